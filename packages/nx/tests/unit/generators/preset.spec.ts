import { readJson, writeJson, type Tree } from '@nx/devkit';
import type * as devkit from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { parse } from 'yaml';
import { pipelineFile, RUNNERS } from '../../../src/generators/preset/pipeline.js';
import { presetGenerator } from '../../../src/generators/preset/generator.js';
import { withNextCommands } from '../../../src/generators/preset/readme.js';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setUpWorkspace } from '../../../src/scaffolding/stacks/typescript/project/set-up-workspace.js';
import { temporaryDirectory } from '../../support/temporary.js';
import { fakeLibraryGenerator, filesBelow } from './support.js';

/** What `@nx/js:init` was called with, and what its callback was called for. */
const mockCalls: { formatter: string; addTsPlugin: boolean }[] = [];
let mockInstalled = 0;

function fakeInitGenerator(tree: Tree, options: { formatter: string; addTsPlugin: boolean }) {
  mockCalls.push(options);
  tree.write('tsconfig.base.json', '{ "compilerOptions": { "composite": true } }\n');
  tree.write('tsconfig.json', '{ "extends": "./tsconfig.base.json", "files": [], "references": [] }\n');
  return Promise.resolve(() => {
    mockInstalled += 1;
  });
}

jest.mock('@nx/devkit', () => {
  const actual = jest.requireActual<typeof devkit>('@nx/devkit');
  return {
    ...actual,
    ensurePackage: (): unknown => ({
      initGenerator: fakeInitGenerator,
      libraryGenerator: fakeLibraryGenerator,
    }),
    installPackagesTask: (): void => undefined,
    formatFiles: () => Promise.resolve(),
  };
});

/** What create-nx-workspace leaves for the preset of another package. */
function emptyWorkspace(): Tree {
  const tree = createTreeWithEmptyWorkspace();
  for (const name of tree.children('')) if (!['nx.json', 'package.json'].includes(name)) tree.delete(name);
  writeJson(tree, 'package.json', {
    name: '@acme/source',
    dependencies: { '@plangate/nx': '1.0.0' },
    devDependencies: { nx: '23.2.1' },
  });
  tree.write('README.md', '# Acme\n\nReady.\n\n## Run tasks\n\nText.\n');
  return tree;
}

describe('nx g @plangate/nx:preset', () => {
  it('makes a workspace of TypeScript packages with the plugin and a constitution', async () => {
    const tree = emptyWorkspace();
    const passed = { name: 'acme', packageManager: 'npm', workspaces: true, interactive: false, ci: 'skip' };
    await (
      await presetGenerator(tree, passed)
    )();
    expect(mockCalls).toEqual([{ formatter: 'none', addTsPlugin: true }]);
    expect(mockInstalled).toBe(1);
    expect(readJson<object>(tree, 'package.json')).toMatchObject({
      workspaces: ['packages/*'],
      dependencies: {},
      devDependencies: { '@plangate/nx': '1.0.0', nx: '23.2.1' },
    });
    expect(JSON.stringify(readJson(tree, 'nx.json'))).toContain('"@plangate/nx/plugin"');
    expect(tree.exists('.specify/memory/constitution.md')).toBe(true);
    expect(tree.exists('packages/.gitkeep')).toBe(true);
    expect(tree.read('README.md', 'utf-8')).toMatch(
      /^# Acme\n\nReady\.\n\n## Plan and judge\n[^]*npx nx g plan[^]*\n## Run tasks\n/,
    );
    expect([tree.exists('specs'), tree.exists('.github'), tree.exists('.gitlab-ci.yml')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('changes nothing the second time', async () => {
    const tree = emptyWorkspace();
    await presetGenerator(tree, { pipeline: 'github' });
    const before = filesBelow(tree, '.');
    await presetGenerator(tree, { pipeline: 'github' });
    expect(filesBelow(tree, '.')).toEqual(before);
  });

  it.each([
    [{ pipeline: 'github' }, '.github/workflows/gates.yml'],
    [{ pipeline: 'gitlab' }, '.gitlab-ci.yml'],
    [{ ci: 'github' }, '.github/workflows/gates.yml'],
    [{ ci: 'github', pipeline: 'none' }, null],
    [{ ci: 'gitlab' }, null],
  ] as const)('writes for %j the pipeline %s', async (options, path) => {
    const tree = emptyWorkspace();
    await presetGenerator(tree, options);
    const paths = ['.github/workflows/gates.yml', '.gitlab-ci.yml'].filter((one) => tree.exists(one));
    expect(paths).toEqual(path === null ? [] : [path]);
  });

  it('plans a first feature when asked', async () => {
    const tree = emptyWorkspace();
    await presetGenerator(tree, { example: true, formatter: 'prettier' });
    expect(tree.exists('specs/001-greetings/plan.md')).toBe(true);
    expect(tree.exists('packages/greetings/src/models/greeting.ts')).toBe(true);
  });

  it('refuses a pipeline that it does not know', async () => {
    await expect(presetGenerator(emptyWorkspace(), { pipeline: 'azure' as 'github' })).rejects.toThrow(
      /--pipeline/,
    );
  });
});

describe('pipelines', () => {
  it.each(Object.keys(RUNNERS) as (keyof typeof RUNNERS)[])(
    'of %s are YAML that runs the gates',
    (client) => {
      for (const wanted of ['github', 'gitlab'] as const) {
        const [file] = pipelineFile(wanted, { client, reporter: 'plangate' });
        const text = JSON.stringify(parse(file?.content ?? ''));
        expect(text).toContain(`${RUNNERS[client]} nx run-many -t gate`);
        expect(text).toContain(`${RUNNERS[client]} nx run plangate:gate-report`);
      }
    },
  );

  it.each([
    ['the node that the plugin adds', {}, 'plangate'],
    ['the root project', { 'project.json': { name: 'acme' } }, 'acme'],
    ['nothing, if a project has the name of that node', { 'a/project.json': { name: 'plangate' } }, null],
    ['nothing, if a project has its place', { '.specify/project.json': { name: 'a' } }, null],
  ] as const)('report all verdicts by %s', async (_, projects, reporter) => {
    for (const pipeline of ['github', 'gitlab'] as const) {
      const tree = emptyWorkspace();
      for (const [path, content] of Object.entries(projects)) writeJson(tree, path, content);
      await presetGenerator(tree, { pipeline });
      const text = tree.read(
        pipeline === 'github' ? '.github/workflows/gates.yml' : '.gitlab-ci.yml',
        'utf-8',
      );
      expect(/run (\S+):gate-report/.exec(text ?? '')?.[1] ?? null).toBe(reporter);
      expect(text?.includes('gl-junit.xml')).toBe(pipeline === 'gitlab' && reporter !== null);
    }
  });
});

describe('the README', () => {
  it('gets the commands behind a text without sections, and is made where there is none', () => {
    expect(withNextCommands('# A\n', 'pnpm')).toMatch(
      /^# A\n\n## Plan and judge\n[^]*pnpm nx run-many -t gate/,
    );
    expect(withNextCommands('', 'npm')).toMatch(/^# Workspace\n\n## Plan and judge\n/);
  });
});

describe('a workspace of pnpm', () => {
  it('lists its packages in pnpm-workspace.yaml, once', async () => {
    const tree = emptyWorkspace();
    tree.root = join(temporaryDirectory(), 'acme');
    mkdirSync(tree.root);
    writeFileSync(join(tree.root, 'pnpm-lock.yaml'), '');
    tree.write('pnpm-workspace.yaml', 'autoInstallPeers: true\n');
    for (let time = 0; time < 2; time += 1) await setUpWorkspace(tree, 'none');
    expect(tree.read('pnpm-workspace.yaml', 'utf-8')).toBe(
      "packages:\n  - 'packages/*'\nautoInstallPeers: true\n",
    );
    tree.delete('pnpm-workspace.yaml');
    await setUpWorkspace(tree, 'none');
    expect(tree.read('pnpm-workspace.yaml', 'utf-8')).toBe("packages:\n  - 'packages/*'\n");
    expect(readJson<object>(tree, 'package.json')).not.toHaveProperty('workspaces');
  });
});
