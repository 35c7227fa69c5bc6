import { join } from 'node:path';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { checkDirectory, fromWorkingDirectory } from '../../../src/generators/shared/directory.js';
import { treeWorkspaceFiles } from '../../../src/workspace/index.js';

const before = process.env.INIT_CWD;
afterAll(() => {
  if (before === undefined) delete process.env.INIT_CWD;
  else process.env.INIT_CWD = before;
});

function resolved(here: string, written: string): string {
  const tree = createTreeWithEmptyWorkspace();
  process.env.INIT_CWD = join(tree.root, here);
  return checkDirectory(fromWorkingDirectory(written, tree), '--directory', treeWorkspaceFiles(tree));
}

describe('a directory that a person names', () => {
  it.each([
    ['.', 'packages/pay', 'packages/pay'],
    ['packages/tax', 'inner', 'packages/tax/inner'],
    ['packages/tax', './inner/', 'packages/tax/inner'],
    ['packages/tax', 'packages/tax/inner', 'packages/tax/inner'],
    ['packages/tax', 'packages/tax', 'packages/tax'],
    ['packages/tax', '../pay', 'packages/pay'],
    ['packages', 'pay', 'packages/pay'],
  ])('in %s as %s is %s, as for the generators of Nx', (here, written, expected) => {
    expect(resolved(here, written)).toBe(expected);
  });

  it.each(['../../../pay', '/pay', 'C:\\pay', '../..'])('is refused as %s', (written) => {
    expect(() => resolved('packages/tax', written)).toThrow(/--directory.*inside the workspace/);
  });
});
