import { updateNxJson, readNxJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { treeWorkspaceFiles } from '../../../src/workspace/index.js';
import { checkDirectory } from '../../../src/generators/shared/directory.js';
import { openWorkspace } from '../../../src/generators/shared/workspace.js';
import {
  resolveFeature as resolve,
  titleOf,
  type TargetFeature,
} from '../../../src/generators/shared/feature.js';
import { markdownText } from '../../../src/generators/shared/markdown.js';

function workspaceWith(...directories: string[]) {
  const tree = createTreeWithEmptyWorkspace();
  for (const directory of directories) tree.write(`${directory}/plan.md`, '# Plan\n');
  return tree;
}

function resolveFeature(tree: Tree, wanted: string, specsDir?: string): TargetFeature {
  return resolve(openWorkspace(tree), wanted, { naming: 'title', specsDir }).feature;
}

describe('resolveFeature', () => {
  it('gives a new title the next number over all roots', () => {
    const tree = workspaceWith('specs/001-a', 'apps/web/specs/007-b');
    updateNxJson(tree, {
      ...readNxJson(tree),
      plugins: [{ plugin: '@plangate/nx/plugin', options: { specsRoots: ['apps/*/specs', 'specs'] } }],
    });
    expect(resolveFeature(tree, 'Saved cards')).toEqual({
      directory: 'specs/008-saved-cards',
      name: '008-saved-cards',
      title: 'Saved cards',
      branch: '008-saved-cards',
      isNew: true,
    });
    expect(resolveFeature(tree, 'Saved cards', 'apps/web/specs').directory).toBe(
      'apps/web/specs/008-saved-cards',
    );
  });

  it('counts a directory without documents: its number is taken', () => {
    const tree = workspaceWith();
    tree.write('specs/003-started/notes.txt', '');
    expect(resolveFeature(tree, 'Other').name).toBe('004-other');
  });

  it.each([
    '1',
    '001',
    '001-saved-cards',
    'specs/001-saved-cards',
    'specs/001-saved-cards/',
    './specs/001-saved-cards',
    '001-saved-cards/plan.md',
    'specs/001-saved-cards/tasks.md',
    'Saved cards!',
  ])('finds a feature by %s', (asked) => {
    const found = resolveFeature(workspaceWith('specs/001-saved-cards', 'specs/002-b'), asked);
    expect(found).toMatchObject({ directory: 'specs/001-saved-cards', isNew: false });
  });

  it('says which features share a number, and takes neither', () => {
    const tree = workspaceWith('specs/003-one', 'specs/003-two');
    expect(() => resolveFeature(tree, '3')).toThrow(/specs\/003-one, specs\/003-two/);
    expect(resolveFeature(tree, '003-two').name).toBe('003-two');
    expect(resolveFeature(tree, 'New').name).toBe('004-new');
  });

  it.each(['9', '009-unknown', 'specs/009-unknown', '009-unknown/plan.md'])(
    'does not take %s for a title',
    (asked) => {
      expect(() => resolveFeature(workspaceWith('specs/001-a'), asked)).toThrow(/specs\/001-a/);
    },
  );

  it.each(['🚀', '///', '...'])('refuses %s, which gives no name', (asked) => {
    expect(() => resolveFeature(workspaceWith(), asked)).toThrow(/letter/);
  });

  it.each([
    ['../../etc/passwd', /^specs\/001-[a-z-]+$/],
    ['x'.repeat(300), /^specs\/001-x{1,80}$/],
    ['Ünïcode \u001b[31mred\u0007', /^specs\/001-[a-z-]+$/],
  ])('makes a safe directory of %j', (asked, expected) => {
    const feature = resolveFeature(workspaceWith(), asked);
    expect(feature.directory).toMatch(expected);
    // eslint-disable-next-line no-control-regex
    expect(feature.title).not.toMatch(/[\u0000-\u001f]/);
  });

  it('refuses a directory of features outside of the workspace', () => {
    expect(() => resolveFeature(workspaceWith(), 'Cards', '../specs')).toThrow(/--specs-dir/);
  });
});

it('titleOf keeps one line of at most 200 characters', () => {
  expect(titleOf(' a\n\tb ')).toBe('a b');
  expect([...titleOf('💳'.repeat(300))]).toHaveLength(200);
});

it('markdownText shows text as it is', () => {
  expect(markdownText('a *b* [c](d) | <e> `f` # \n g')).toBe(
    'a \\*b\\* \\[c\\](d) \\| &lt;e\\> \\`f\\` \\# g',
  );
});

describe('checkDirectory', () => {
  const files = treeWorkspaceFiles(createTreeWithEmptyWorkspace());

  it.each([
    ['packages/a', 'packages/a'],
    ['./packages/a/', 'packages/a'],
    ['packages/ünï', 'packages/ünï'],
  ])('takes %s', (written, expected) => {
    expect(checkDirectory(written, '--directory', files)).toBe(expected);
  });

  it.each([
    '',
    '.',
    '..',
    '../a',
    'a/../../b',
    '/a',
    '~/a',
    'C:/a',
    'a\\b',
    'node_modules/a',
    '.git/a',
    'a b',
    'a"b',
    'nx.json',
  ])('refuses %j', (written) => {
    expect(() => checkDirectory(written, '--directory', files)).toThrow(/--directory/);
  });
});
