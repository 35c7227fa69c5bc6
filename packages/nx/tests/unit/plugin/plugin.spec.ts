import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as plugin from '../../../src/plugin.js';
import { writeFiles, temporaryDirectory } from '../../support/temporary.js';

describe('the plugin', () => {
  it('offers what Nx looks for', () => {
    expect(Object.keys(plugin).sort()).toEqual([
      'createDependencies',
      'createNodes',
      'name',
      'postTasksExecution',
      'preTasksExecution',
    ]);
    expect(plugin.name).toBe('@plangate/nx/plugin');
  });

  it('infers gates through the function that Nx calls', async () => {
    const root = temporaryDirectory();
    writeFiles(root, { 'a/project.json': '{}' });
    const [, createNodes] = plugin.createNodes;
    const nodes = await createNodes(['a/project.json'], undefined, {
      workspaceRoot: root,
      nxJsonConfiguration: {},
    });
    expect(nodes).toMatchObject([['a/project.json', { projects: { a: { targets: { gate: {} } } } }]]);
  });

  it('does not fail a run because a part of it cannot be loaded, and says so with --verbose', async () => {
    jest.doMock('../../../src/plugin/post-tasks.js', () => {
      throw new SyntaxError('no such export');
    });
    const told = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const context = {} as Parameters<typeof plugin.postTasksExecution>[1];
    try {
      await plugin.postTasksExecution({}, context);
      expect(told).not.toHaveBeenCalled();
      process.env.NX_VERBOSE_LOGGING = 'true';
      await plugin.postTasksExecution({}, context);
      expect(told).toHaveBeenCalledWith(expect.stringContaining('no such export'));
    } finally {
      delete process.env.NX_VERBOSE_LOGGING;
      told.mockRestore();
      jest.dontMock('../../../src/plugin/post-tasks.js');
    }
  });

  it('loads nothing heavy, and nothing at all before it is asked', () => {
    const source = readFileSync(join(__dirname, '../../../src/plugin.ts'), 'utf8');
    const imports = [...source.matchAll(/^import (type )?[^;]*?from '([^']+)';/gm)];
    expect(imports.filter(([, type]) => type === undefined).map(([, , from]) => from)).toEqual([
      './plugin/config-files.js',
    ]);
  });
});
