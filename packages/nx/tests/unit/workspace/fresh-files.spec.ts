import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { freshWorkspaceFiles } from '../../../src/workspace/fresh-files.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const root = temporaryDirectory();
const now = Date.now();
for (const name of ['old', 'new']) {
  for (const path of [`reports/${name}.xml`, `src/${name}.ts`, `out/${name}.json`]) {
    writeFiles(root, { [path]: name });
    const at = (now - (name === 'old' ? 60_000 : 0)) / 1000;
    utimesSync(join(root, path), at, at);
  }
}
const files = freshWorkspaceFiles(root, { outputs: ['reports', 'out/*.json'], since: now - 10_000 });

describe('freshWorkspaceFiles', () => {
  it('shows in outputs only what was written since', () => {
    expect(files.list('reports')).toEqual(['new.xml']);
    expect(files.list('out')).toEqual(['new.json']);
    expect(files.kind('reports/old.xml')).toBeNull();
    expect(files.kind('reports')).toBe('dir');
    expect(files.read('out/old.json')).toEqual({ ok: false, problem: 'missing' });
    expect([...files.chunks('reports/old.xml')]).toEqual([]);
    expect(files.read('reports/new.xml')).toEqual({ ok: true, text: 'new' });
    expect([...files.chunks('reports/new.xml')]).toHaveLength(1);
  });

  it.each([
    ['a pattern of directories', 'reports*'],
    ['dotted', '{reports,.x}/*'],
    ['refused', `reports/{${'a,'.repeat(600)}b}`],
  ])('hides old files below %s', (_, output) => {
    const fresh = freshWorkspaceFiles(root, { outputs: [output], since: now - 10_000 });
    expect(fresh.list('reports')).toEqual(['new.xml']);
    expect(fresh.list('src')).toEqual(['new.ts', 'old.ts']);
  });

  it('shows everything elsewhere', () => {
    expect(files.list('src')).toEqual(['new.ts', 'old.ts']);
    expect(files.read('src/old.ts')).toEqual({ ok: true, text: 'old' });
    expect(files.read('../x')).toEqual({ ok: false, problem: 'outside' });
  });
});
