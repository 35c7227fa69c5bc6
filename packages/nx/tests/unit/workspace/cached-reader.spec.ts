import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceFiles } from '@plangate/core';
import { plangateDataDirectory } from '../../../src/workspace/cache-directory.js';
import { cachedReader } from '../../../src/workspace/cached-reader.js';
import { fsWorkspaceFiles } from '../../../src/workspace/fs-files.js';
import { CONSTITUTION_TEXT, planText } from '../../support/documents.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const root = temporaryDirectory();
const cache = join(root, '.cache');
const documents = {
  'plan.md': planText('src/\n└── a.ts'),
  'spec.md': '# Spec\n\nText.\n',
  'tasks.md': '- [x] T001 Do it in src/a.ts\n',
  'constitution.md': CONSTITUTION_TEXT,
  'baseline.json': '{ "schemaVersion": 1, "violations": {} }',
  'waivers.md':
    '| Violation | Why Needed | Simpler Alternative Rejected Because |\n| --- | --- | --- |\n| II.tests | a | b |\n',
};
writeFiles(root, documents);

async function readAll(files: WorkspaceFiles) {
  const reader = cachedReader(files, cache);
  const all = await Promise.all([
    reader.plan('plan.md'),
    reader.companion('spec.md'),
    reader.tasks('tasks.md'),
    reader.constitution('constitution.md'),
    reader.waivers('waivers.md'),
    reader.baseline('baseline.json'),
  ]);
  reader.save();
  return all;
}

describe('cachedReader', () => {
  it('reads documents once, and without the readers ever after', async () => {
    const first = await readAll(fsWorkspaceFiles(root));
    expect(first.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true]);
    expect(readdirSync(cache)).toHaveLength(1);
    jest.doMock('@plangate/core/documents', () => {
      throw new Error('loaded');
    });
    expect(await readAll(fsWorkspaceFiles(root))).toEqual(first);
    writeFiles(root, { 'spec.md': '# Another\n' });
    await expect(cachedReader(fsWorkspaceFiles(root), cache).companion('spec.md')).rejects.toThrow('loaded');
  });

  it('tells why a document could not be read', async () => {
    const reader = cachedReader(fsWorkspaceFiles(root), cache);
    expect(await reader.plan('none.md')).toEqual({ file: 'none.md', ok: false, problem: 'missing' });
    expect(await reader.plan('../x.md')).toEqual({ file: '../x.md', ok: false, problem: 'outside' });
  });

  it('keeps a model of one kind of document apart from another of the same text', async () => {
    const reader = cachedReader(fsWorkspaceFiles(root), cache);
    const tasks = await reader.tasks('tasks.md');
    expect(tasks.ok && tasks.document.tasks).toHaveLength(1);
  });
});

describe('plangateDataDirectory', () => {
  const names = ['NX_WORKSPACE_DATA_DIRECTORY', 'NX_PROJECT_GRAPH_CACHE_DIRECTORY'] as const;
  const before = names.map((name) => process.env[name]);
  const set = (values: readonly (string | undefined)[]) =>
    names.forEach((name, index) => {
      const value = values[index];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    });
  afterEach(() => set(before));

  it.each([
    [[undefined, undefined], '/w/.nx/workspace-data/plangate'],
    [['data', undefined], '/w/data/plangate'],
    [[undefined, '/elsewhere'], '/elsewhere/plangate'],
    [['', undefined], '/w/.nx/workspace-data/plangate'],
  ])('follows the variables of Nx: %j', (values, expected) => {
    set(values);
    expect(plangateDataDirectory('/w')).toBe(expected);
  });
});

describe('a reader that breaks', () => {
  it('costs the document that it broke on', async () => {
    jest.resetModules();
    jest.doMock('@plangate/core/documents', () => ({
      readPlan: () => {
        throw new Error('broken');
      },
      readTasks: () => ({ tasks: [] }),
    }));
    const { cachedReader: fresh } = await import('../../../src/workspace/cached-reader.js');
    const reader = fresh(fsWorkspaceFiles(root), join(root, '.other-cache'));
    expect(await reader.plan('plan.md')).toEqual({ file: 'plan.md', ok: false, problem: 'unreadable' });
    expect(await reader.tasks('tasks.md')).toMatchObject({ ok: true });
  });
});
