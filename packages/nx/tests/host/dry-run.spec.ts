import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { guarded } from '../../src/generators/guarded.js';
import type { HostWorkspace } from './support.js';
import { WRITING_RUNS, type Guard } from './writing-runs.js';

const guard: Guard = (name, generator) => guarded(name, generator) as typeof generator;

/** What documents say is kept by their content, as every command of Nx keeps it. */
const CACHE = /^\.nx\/workspace-data\/plangate\/\w+-\d+\.ndjson$/;

describe.each(WRITING_RUNS)('a dry run of $name', ({ workspace, generate }) => {
  it('lists the same changes as a run, and leaves nothing on disk, not even a directory', async () => {
    const ws = await workspace();
    const before = everything(ws);
    const dry = await generate(ws, { dryRun: true }, guard);
    expect(everything(ws)).toEqual(before);
    const { changes } = await generate(ws, {}, guard);
    expect(dry.changes).toEqual(changes);
    expect(changes.length).toBeGreaterThan(0);
  }, 60_000);
});

/** All that is on disk, directories and what Nx and Plangate keep for themselves included. */
function everything(ws: HostWorkspace): Record<string, string> {
  const paths = readdirSync(ws.root, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  return Object.fromEntries(
    paths
      .filter((path) => !CACHE.test(path))
      .map((path) => {
        const place = join(ws.root, path);
        return [path, statSync(place).isDirectory() ? 'directory' : readFileSync(place, 'latin1')];
      }),
  );
}
