import { isSpecsRoot } from '@plangate/core';
import { fsWorkspaceFiles } from '../../../src/workspace/fs-files.js';
import { documentPaths, expandDirectories } from '../../../src/workspace/inventory.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const root = temporaryDirectory();
writeFiles(root, {
  '.specify/memory/constitution.md': '',
  '.specify/memory/waivers.md': '',
  'apps/pay/.specify/memory/constitution.md': '',
  'apps/web/project.json': '',
  'libs/.specify/memory/constitution.md': '',
  'libs/shared/ui/project.json': '',
  'specs/001-x/plan.md': '',
  'specs/001-x/contracts/api.yaml': '',
  'apps/web/specs/002-y/spec.md': '',
  'node_modules/p/specs/003-z/plan.md': '',
  'teams/.core/specs/004-hidden/plan.md': '',
  'teams/(web)/specs/005-group/plan.md': '',
});
const files = fsWorkspaceFiles(root);

describe('documentPaths', () => {
  it('finds constitutions, waivers and everything below the roots of specs', () => {
    expect(
      documentPaths(
        { disk: files, visible: files },
        ['specs', 'apps/*/specs'],
        ['apps/pay', 'apps/web', '.'],
      ).sort(),
    ).toEqual([
      '.specify/memory/constitution.md',
      '.specify/memory/waivers.md',
      'apps/pay/.specify/memory/constitution.md',
      'apps/web/specs/002-y/spec.md',
      'specs/001-x/contracts/api.yaml',
      'specs/001-x/plan.md',
    ]);
  });

  it('finds constitutions of directories that only hold projects', () => {
    expect(documentPaths({ disk: files, visible: files }, [], ['libs/shared/ui'])).toContain(
      'libs/.specify/memory/constitution.md',
    );
  });

  it('is empty where nothing is', () => {
    expect(
      documentPaths({ disk: files, visible: files }, ['plans'], ['apps/web']).filter(
        (path) => !path.startsWith('.specify'),
      ),
    ).toEqual([]);
  });
});

describe('the roots of specs', () => {
  it.each(['teams/*/specs', '{apps/web,teams/*}/specs', 'teams/[(]web)/specs', 'teams/?core/specs'])(
    'are the same directories on disk and among paths with %s',
    (pattern) => {
      const all = ['apps/web/specs', 'specs', 'teams/(web)/specs', 'teams/.core/specs'];
      const matching = all.filter((directory) => isSpecsRoot(directory, { specsRoots: [pattern] }));
      expect(matching).not.toEqual([]);
      expect(expandDirectories(files, pattern).sort()).toEqual(matching);
    },
  );
});

describe('expandDirectories', () => {
  it.each([
    ['specs', ['specs']],
    ['./specs/', ['specs']],
    ['apps/*/specs', ['apps/web/specs']],
    ['**/specs', ['apps/web/specs', 'specs', 'teams/(web)/specs', 'teams/.core/specs']],
    ['teams/*/specs', ['teams/(web)/specs', 'teams/.core/specs']],
    ['teams/(web)/*', ['teams/(web)/specs']],
    ['{apps/web,teams/*}/specs', ['apps/web/specs', 'teams/(web)/specs', 'teams/.core/specs']],
    ['**', expect.arrayContaining(['.', 'teams/.core'])],
    ['apps/{web,pay}/specs', ['apps/web/specs']],
    ['none/*', []],
  ])('%s', (pattern, expected) => {
    expect(expandDirectories(files, pattern).sort()).toEqual(expected);
  });
});
