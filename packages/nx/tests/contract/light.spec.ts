import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const PACKAGES = join(__dirname, '../../..');
const ENTRIES = join(PACKAGES, 'core/src/entries');
/** Statements that are left when types are stripped: `import { type X }` still loads its module. */
const IMPORT = /^(?:import|export) (?!type )(?:[^;]*? from )?'([^']+)';/gm;

/** What is loaded when a module is: it, and all that it needs at once. What it asks for later is not. */
function loadedBy(entry: string): readonly string[] {
  const found = new Set<string>();
  const pending = [join(PACKAGES, entry)];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    for (const [, from = ''] of text.matchAll(IMPORT)) pending.push(placeOf(from, path));
  }
  return [...found].map((path) => relative(PACKAGES, path).replaceAll('\\', '/')).sort();
}

/** Where an import leads; the name of a package stays as it is. */
function placeOf(from: string, path: string): string {
  if (from.startsWith('.')) return join(dirname(path), from.replace(/\.js$/, '.ts'));
  if (from === '@plangate/core') return join(PACKAGES, 'core/src/index.ts');
  const entry = /^@plangate\/core\/(.+)$/.exec(from)?.[1];
  return entry === undefined ? join(PACKAGES, from) : join(ENTRIES, `${entry}.ts`);
}

/** The storeys of core that a module loads. */
const storeys = (entry: string) => [
  ...new Set(loadedBy(entry).flatMap((path) => /^core\/src\/(.+)\//.exec(path)?.[1]?.split('/')[0] ?? [])),
];
/** What is neither ours nor of Node. */
const others = (entry: string) => loadedBy(entry).filter((path) => !/^(?:core|nx)\/|^node:/.test(path));

const OF_GRAPH = ['base', 'constitutions', 'entries', 'features', 'languages', 'layout', 'model', 'reasons'];

describe('what is loaded', () => {
  it.each([
    ['at the end of each run of tasks', 'nx/src/plugin/post-tasks.ts', OF_GRAPH],
    ['before a run of tasks', 'nx/src/plugin/pre-tasks.ts', OF_GRAPH],
    ['for the summary of a run', 'nx/src/plugin/run-summary.ts', OF_GRAPH],
    ['for the verdict files of a run', 'nx/src/executors/report/collect.ts', [...OF_GRAPH, 'reports']],
    ['for a report', 'nx/src/executors/report/impl.ts', [...OF_GRAPH, 'reports']],
  ])('%s is of these storeys', (_, entry, expected) => {
    expect(storeys(entry).sort()).toEqual(expected);
    expect(others(entry)).toEqual([]);
  });

  it('for reports needs no words of languages', () => {
    expect(storeys('core/src/entries/reports.ts').sort()).toEqual(['base', 'entries', 'model', 'reports']);
  });

  it('is found by following imports, heavy packages included', () => {
    expect(others('nx/src/executors/report/schema.ts')).toEqual(['zod']);
    expect(storeys('nx/src/plugin/skipped-gates.ts')).toEqual(expect.arrayContaining(OF_GRAPH));
    expect(storeys('core/src/index.ts')).toEqual(expect.arrayContaining(['gates', 'judging']));
    expect(loadedBy('nx/src/plugin/post-tasks.ts')).not.toContain('nx/src/plugin/run-summary.ts');
  });
});
