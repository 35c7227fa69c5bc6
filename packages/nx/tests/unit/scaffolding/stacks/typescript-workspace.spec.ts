import { updateJson, writeJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import {
  readTypeScriptWorkspace,
  type TypeScriptWorkspace,
} from '../../../../src/scaffolding/stacks/typescript/workspace.js';
import { treeWorkspaceFiles } from '../../../../src/workspace/index.js';
import { referencesWorkspace } from '../../generators/support.js';

function readWorkspace(tree: Tree): TypeScriptWorkspace {
  return readTypeScriptWorkspace(treeWorkspaceFiles(tree));
}

/** As `nx init` leaves it: no project has been made yet, so that no TypeScript is configured. */
function freshWorkspace(manifest: object): Tree {
  const tree = createTreeWithEmptyWorkspace();
  tree.delete('tsconfig.base.json');
  tree.delete('tsconfig.json');
  writeJson(tree, 'package.json', { name: '@acme/source', ...manifest });
  return tree;
}

describe('the kind of a workspace', () => {
  it('is that of references where the workspace uses them', () => {
    expect(readWorkspace(referencesWorkspace())).toMatchObject({ usesReferences: true, importEnding: '.js' });
  });

  it('is the one that the first project will make it', () => {
    const workspaces = ['packages/*'];
    expect(readWorkspace(freshWorkspace({ workspaces })).usesReferences).toBe(true);
    expect(readWorkspace(freshWorkspace({})).usesReferences).toBe(false);
    const withoutPlugins = freshWorkspace({ workspaces });
    updateJson(withoutPlugins, 'nx.json', (nxJson: object) => ({ ...nxJson, useInferencePlugins: false }));
    expect(readWorkspace(withoutPlugins).usesReferences).toBe(false);
  });

  it('is that of path mappings where TypeScript is configured otherwise', () => {
    const tree = freshWorkspace({ workspaces: ['packages/*'] });
    writeJson(tree, 'tsconfig.base.json', { compilerOptions: { paths: {} } });
    expect(readWorkspace(tree).usesReferences).toBe(false);
  });
});
