import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FsTree } from 'nx/src/generators/tree';
import { updateNxJson, readNxJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { activeFeature } from '../../../src/generators/shared/active.js';
import { openWorkspace } from '../../../src/generators/shared/workspace.js';
import { resolveFeature, withFeature } from '../../../src/generators/shared/feature.js';
import specGenerator from '../../../src/generators/spec/generator.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';
import { now } from './support.js';

const VARIABLES = [
  'SPECIFY_FEATURE_DIRECTORY',
  'SPECIFY_FEATURE',
  'SPECIFY_INIT_DIR',
  'SPECIFY_FEATURE_NO_PERSIST',
  'INIT_CWD',
  'NX_DRY_RUN',
];
const before = Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));

beforeEach(() => {
  for (const name of VARIABLES) delete process.env[name];
});
afterAll(() => {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

function workspace(files: Record<string, string>): Tree {
  const tree = createTreeWithEmptyWorkspace();
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  delete process.env.INIT_CWD;
  return tree;
}

const described = (tree: Tree, text: string, more = {}) =>
  resolveFeature(openWorkspace(tree), text, { naming: 'description', now, ...more }).feature;

describe('a new feature', () => {
  it('is named by its description as Spec Kit names it, and found by its title again', () => {
    const tree = workspace({});
    expect(described(tree, 'Saved cards at checkout').directory).toBe('specs/001-saved-cards-checkout');
    tree.write(
      'specs/001-saved-cards-checkout/spec.md',
      '# Feature Specification: Saved cards at checkout\n',
    );
    expect(described(tree, 'Saved cards at checkout').isNew).toBe(false);
    const planned = resolveFeature(openWorkspace(tree), 'saved cards at checkout!', {
      naming: 'title',
    }).feature;
    expect(planned.directory).toBe('specs/001-saved-cards-checkout');
  });

  it.each([
    ['# Feature Specification: A \\*b\\* &lt;c\\> at checkout\n', 'A *b* <c> at checkout'],
    ['# Feature Specification: [FEATURE NAME]\n', 'Saved cards'],
    ['# Anything\n', 'Saved cards'],
  ])('has the title that %j gives it', (spec, title) => {
    const tree = workspace({ 'specs/001-saved-cards/spec.md': spec });
    expect(resolveFeature(openWorkspace(tree), '1', { naming: 'title' }).feature.title).toBe(title);
  });

  it('is another one where the same few words stand for another title', () => {
    const tree = workspace({
      'specs/001-saved-cards-checkout/spec.md':
        '# Spec: Saved cards in checkout\n\n**Input**: User description: "x"\n',
    });
    expect(described(tree, 'Saved cards at checkout').directory).toBe('specs/002-saved-cards-checkout');
  });

  it('takes up the directory that a run has left empty', () => {
    const tree = workspace({ 'specs/004-saved-cards-checkout/.gitkeep': '' });
    expect(described(tree, 'Saved cards at checkout').directory).toBe('specs/004-saved-cards-checkout');
  });

  it('has the short name that a person chose', () => {
    const tree = workspace({ 'specs/004-a/spec.md': '# A\n' });
    expect(described(tree, 'Let people pay', { shortName: 'The Payment UI' }).name).toBe(
      '005-the-payment-ui',
    );
    expect(() => described(tree, 'Let people pay', { shortName: '!!' })).toThrow(/"!!"/);
  });

  it('is numbered by the moment where the workspace says so', () => {
    const tree = workspace({ '.specify/init-options.json': '{"feature_numbering":"timestamp"}' });
    const moment = (): Date => new Date(2026, 2, 19, 14, 30, 22);
    expect(described(tree, 'Saved cards', { now: moment }).name).toBe('20260319-143022-saved-cards');
  });

  it('goes to the part of the workspace in which the command was given', () => {
    const tree = workspace({ 'apps/web/.specify/memory/x.md': '', 'specs/006-a/spec.md': '# A\n' });
    process.env.INIT_CWD = join(tree.root, 'apps/web/src');
    expect(described(tree, 'Saved cards').directory).toBe('specs/007-saved-cards');
    updateNxJson(tree, {
      ...readNxJson(tree),
      plugins: [{ plugin: '@plangate/nx/plugin', options: { specsRoots: ['specs', 'apps/*/specs'] } }],
    });
    expect(described(tree, 'Saved cards').directory).toBe('apps/web/specs/007-saved-cards');
  });
});

describe('feature.json', () => {
  const FILE = '.specify/feature.json';
  const spec = (tree: Tree, description: string) =>
    specGenerator(tree, { description, skipFormat: true }, { now });

  it('names a new feature where this Spec Kit keeps it, and nothing else changes', async () => {
    const tree = workspace({ [FILE]: '{\n  "feature_directory": "specs/001-old",\n  "mine": true\n}\n' });
    await spec(tree, 'Saved cards');
    expect(tree.read(FILE, 'utf-8')).toBe(
      '{\n  "feature_directory": "specs/001-saved-cards",\n  "mine": true\n}\n',
    );
    tree.write(FILE, '{"feature_directory":"specs/009-other"}');
    await spec(tree, 'Saved cards');
    expect(tree.read(FILE, 'utf-8')).toBe('{"feature_directory":"specs/009-other"}');
  });

  it('is not made where no Spec Kit asks for it, nor against the wish of the caller', async () => {
    const plain = workspace({ '.specify/memory/constitution.md': '# C\n' });
    await spec(plain, 'Saved cards');
    expect(plain.exists(FILE)).toBe(false);
    process.env.SPECIFY_FEATURE_NO_PERSIST = '1';
    const kit = workspace({ '.specify/init-options.json': '{}' });
    await spec(kit, 'Saved cards');
    expect(kit.exists(FILE)).toBe(false);
    delete process.env.SPECIFY_FEATURE_NO_PERSIST;
    await spec(kit, 'More cards');
    expect(kit.read(FILE, 'utf-8')).toBe('{"feature_directory":"specs/002-more-cards"}\n');
  });

  it('is left alone when it cannot be read', async () => {
    const tree = workspace({ [FILE]: '{ oops' });
    await spec(tree, 'Saved cards');
    expect(tree.read(FILE, 'utf-8')).toBe('{ oops');
  });

  it('is the one of the nearest folder, and relative to it', async () => {
    const tree = workspace({
      'apps/web/.specify/init-options.json': '{}',
      '.specify/init-options.json': '{}',
    });
    await specGenerator(
      tree,
      { description: 'Cards', specsDir: 'apps/web/specs', skipFormat: true },
      { now },
    );
    expect(tree.read('apps/web/.specify/feature.json', 'utf-8')).toBe(
      '{"feature_directory":"specs/001-cards"}\n',
    );
    expect(tree.exists(FILE)).toBe(false);
  });
});

describe('the active feature', () => {
  const files = {
    'specs/001-a/spec.md': '# A\n',
    'specs/002-b/spec.md': '# B\n',
    'specs/003-c/spec.md': '# C\n',
    'apps/web/specs/004-d/spec.md': '# D\n',
  };

  it('is what the environment names, then feature.json, then the branch', () => {
    const tree = workspace({ ...files, '.specify/feature.json': '{"feature_directory":"./specs/002-b/"}' });
    process.env.SPECIFY_FEATURE = 'feature/003-renamed';
    process.env.SPECIFY_FEATURE_DIRECTORY = join(tree.root, 'specs/001-a');
    expect(activeFeature(openWorkspace(tree), undefined)).toBe('specs/001-a');
    delete process.env.SPECIFY_FEATURE_DIRECTORY;
    expect(activeFeature(openWorkspace(tree), undefined)).toBe('specs/002-b');
    tree.delete('.specify/feature.json');
    expect(activeFeature(openWorkspace(tree), undefined)).toBe('specs/003-c');
  });

  it('is that of the project that SPECIFY_INIT_DIR names, wherever the command was given', () => {
    const tree = workspace({
      ...files,
      '.specify/feature.json': '{"feature_directory":"specs/002-b"}',
      'apps/web/.specify/feature.json': '{"feature_directory":"specs/004-d"}',
    });
    updateNxJson(tree, {
      ...readNxJson(tree),
      plugins: [{ plugin: '@plangate/nx', options: { specsRoots: ['specs', 'apps/*/specs'] } }],
    });
    process.env.SPECIFY_INIT_DIR = 'apps/web';
    expect(activeFeature(openWorkspace(tree), undefined)).toBe('apps/web/specs/004-d');
    process.env.INIT_CWD = join(tree.root, 'apps/web');
    process.env.SPECIFY_INIT_DIR = tree.root;
    expect(activeFeature(openWorkspace(tree), undefined)).toBe('specs/002-b');
  });

  it.each([
    ['nowhere', 'is not an existing directory'],
    ['specs', 'has no .specify/ directory'],
    ['../other', 'is not a directory of this workspace'],
  ])('is none where SPECIFY_INIT_DIR is %j', (named, why) => {
    const tree = workspace({ ...files, '.specify/feature.json': '{"feature_directory":"specs/002-b"}' });
    process.env.SPECIFY_INIT_DIR = named;
    expect(() => activeFeature(openWorkspace(tree), undefined)).toThrow(why);
    expect(() => described(tree, 'Gift cards')).toThrow(why);
  });

  it('is refused where the plugin does not know the features of that project', () => {
    const tree = workspace({ 'apps/web/.specify/memory/a.md': '' });
    process.env.SPECIFY_INIT_DIR = 'apps/web';
    expect(() => described(tree, 'Gift cards')).toThrow('Add "apps/web/specs" to "specsRoots"');
  });

  it('is that of the part of the workspace in which the command was given', () => {
    const tree = workspace({
      ...files,
      'apps/web/.specify/feature.json': '{"feature_directory":"specs/004-d"}',
    });
    process.env.INIT_CWD = join(tree.root, 'apps/web/src');
    expect(activeFeature(openWorkspace(tree), undefined)).toBe('apps/web/specs/004-d');
  });

  it.each(['../elsewhere', '/etc', 'specs/009-gone', 'specs/001-a/spec.md', '.'])('is not %s', (written) => {
    const tree = workspace({
      ...files,
      '.specify/feature.json': JSON.stringify({ feature_directory: written }),
    });
    expect(() => activeFeature(openWorkspace(tree), undefined)).toThrow(/feature\.json/);
  });

  it('is none where nothing names one', () => {
    expect(() => activeFeature(openWorkspace(workspace(files)), undefined)).toThrow(/No feature was named/);
  });
});

describe('a repository', () => {
  function repository(files: Record<string, string>): FsTree {
    const root = temporaryDirectory();
    writeFiles(root, { 'nx.json': '{}', 'specs/002-b/spec.md': '# B\n', ...files });
    const git = (...command: string[]) =>
      execFileSync('git', ['-c', 'user.name=Ann Example', '-c', 'user.email=ann@example.org', ...command], {
        cwd: root,
        stdio: 'ignore',
      });
    git('init', '-b', 'main');
    git('commit', '--allow-empty', '-m', 'Start');
    git('config', 'user.name', 'Ann Example');
    git('branch', '006-other');
    git('update-ref', 'refs/remotes/origin/feature/011-remote', 'HEAD');
    git('pack-refs', '--all');
    git('checkout', '-b', '002-renamed');
    return new FsTree(root, false);
  }

  it('takes numbers by its branches, local or remote, and names the active feature', () => {
    const tree = repository({});
    expect(described(tree, 'Saved cards').name).toBe('012-saved-cards');
    expect(activeFeature(openWorkspace(tree), undefined)).toBe('specs/002-b');
  });

  it('counts directories alone for a Spec Kit that names them by themselves', () => {
    const tree = repository({ '.specify/init-options.json': '{"feature_numbering":"sequential"}' });
    expect(described(tree, 'Saved cards').name).toBe('003-saved-cards');
  });

  it('is honoured in how branches are named', async () => {
    const tree = repository({
      '.specify/extensions/git/git-config.yml': 'branch_template: "feature/{author}/{number}-{slug}"\n',
    });
    await specGenerator(tree, { description: 'Saved cards', skipFormat: true }, { now });
    const text = tree.read('specs/003-saved-cards/spec.md', 'utf-8');
    expect(text).toContain('**Feature Branch**: `feature/ann-example/003-saved-cards`');
  });
});

describe('a reservation', () => {
  const request = { naming: 'description' } as const;

  function disk(): FsTree {
    const root = temporaryDirectory();
    writeFiles(root, { 'nx.json': '{}' });
    return new FsTree(root, false);
  }

  it('holds the directory while Nx has not written yet', async () => {
    process.env.NX_DRY_RUN = 'false';
    const tree = disk();
    await withFeature(openWorkspace(tree), 'Saved cards', {
      request,
      action: ({ directory }) => {
        expect(existsSync(join(tree.root, directory))).toBe(true);
        expect(described(new FsTree(tree.root, false), 'Other').name).toBe('002-other');
        return Promise.resolve();
      },
    });
    expect(readdirSync(join(tree.root, 'specs'))).toEqual(['001-saved-cards', '002-other']);
  });

  it('is given back when the run fails', async () => {
    process.env.NX_DRY_RUN = 'false';
    const tree = disk();
    const failing = withFeature(openWorkspace(tree), 'Saved cards', {
      request,
      action: () => Promise.reject(new Error('no')),
    });
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(join(tree.root, 'specs'))).toBe(false);
  });

  it.each(['true', undefined])('is not made with NX_DRY_RUN=%s', (value) => {
    if (value !== undefined) process.env.NX_DRY_RUN = value;
    const tree = disk();
    expect(described(tree, 'Saved cards').name).toBe('001-saved-cards');
    expect(readdirSync(tree.root)).toEqual(['nx.json']);
  });
});
