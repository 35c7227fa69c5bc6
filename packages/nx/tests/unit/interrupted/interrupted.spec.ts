import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Tree } from '@nx/devkit';
import { guarded, guardedSync, type Factory } from '../../../src/generators/guarded.js';
import type { SyncResult } from '../../../src/generators/sync/generator.js';
import { interruptedRuns } from '../../../src/interrupted/progress.js';
import { prepareRun } from '../../../src/plugin/pre-tasks.js';
import { applyChanges, diskTree } from '../../host/nx-tree.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const RECORDS = '.nx/workspace-data/plangate/interrupted';

let root: string;
let warned: string[];

beforeEach(() => {
  root = temporaryDirectory();
  writeFiles(root, { 'plan.md': '# Plan\n', 'old/a.md': 'a\n', 'old/b.md': 'b\n' });
  warned = [];
  jest.spyOn(console, 'warn').mockImplementation((line: unknown) => void warned.push(String(line)));
});
afterEach(() => {
  delete process.env.NX_DRY_RUN;
  jest.restoreAllMocks();
});

const generate: Factory = (tree) => {
  tree.write('plan.md', '# Plan of cards\n');
  tree.write('src/card.ts', 'export {};\n');
  tree.write('bin/run', '#!/bin/sh\n', { mode: 0o755 });
  tree.delete('old');
  return Promise.resolve();
};
const plan = guarded('plan', generate);
const nothing = guarded('spec', () => Promise.resolve());

/** Runs a generator as Nx does. */
async function run(
  factory: Factory,
  { killedAfter = Infinity, cut = null as number | null, options = {} } = {},
) {
  const tree = diskTree(root);
  const after = await factory(tree, options as never);
  const changes = tree.listChanges().map(({ type, path }) => `${type} ${path}`);
  applyChanges(root, tree, killedAfter, cut);
  if (killedAfter === Infinity) await (after as () => Promise<void>)();
  return changes;
}

const records = (): string[] => (existsSync(join(root, RECORDS)) ? readdirSync(join(root, RECORDS)) : []);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('the record of a run', () => {
  it('is there until all is written', async () => {
    await run(plan, { killedAfter: 2 });
    expect(records()).toHaveLength(1);
    await run(plan);
    expect(records()).toEqual([]);
  });

  it('is not kept in a dry run, and not where nothing changes', async () => {
    process.env.NX_DRY_RUN = 'true';
    await plan(diskTree(root), {} as never);
    expect(records()).toEqual([]);
    process.env.NX_DRY_RUN = 'false';
    await nothing(diskTree(root), {} as never);
    expect(records()).toEqual([]);
  });

  it('of a run that wrote nothing goes with the next', async () => {
    await run(plan, { killedAfter: 0 });
    expect(interruptedRuns(root)).toEqual([]);
    await run(plan, { killedAfter: 1 });
    expect(records()).toHaveLength(1);
  });
});

describe('an interrupted run', () => {
  it('is completed, with permissions and directories', async () => {
    for (const [killedAfter, cut] of [
      [1, null],
      [2, 4],
      [3, null],
    ] as const) {
      root = temporaryDirectory();
      writeFiles(root, { 'plan.md': '# Plan\n', 'old/a.md': 'a\n', 'old/b.md': 'b\n' });
      await run(plan, { killedAfter, cut });
      expect(await run(nothing)).not.toEqual([]);
      expect(read('plan.md')).toBe('# Plan of cards\n');
      expect(statSync(join(root, 'bin/run')).mode & 0o111).not.toBe(0);
      expect(existsSync(join(root, 'old'))).toBe(false);
      expect(interruptedRuns(root)).toEqual([]);
    }
  });

  it('is completed where only the permissions are missing', async () => {
    await run(plan, { killedAfter: 3 });
    chmodSync(join(root, 'bin/run'), 0o644);
    await run(nothing);
    expect(statSync(join(root, 'bin/run')).mode & 0o111).not.toBe(0);
  });

  it('does nothing else where the command is the same', async () => {
    await run(plan, { killedAfter: 1, options: { b: 1, a: 2 } });
    let runs = 0;
    const counting: Factory = () => Promise.resolve(void (runs += 1));
    await run(guarded('plan', counting), { options: { a: 2, b: 1 } });
    expect([runs, read('src/card.ts')]).toEqual([0, 'export {};\n']);
    await run(guarded('plan', counting));
    expect(runs).toBe(1);
  });

  it('is reported with how far it came', async () => {
    await run(plan, { killedAfter: 2 });
    await run(nothing);
    expect(warned).toEqual([
      expect.stringMatching(/@plangate\/nx:plan was interrupted after 2 of 6 changes/),
    ]);
  });

  it('of which a directory was removed in part is completed', async () => {
    await run(plan, { killedAfter: 3 });
    rmSync(join(root, 'old/b.md'));
    await run(nothing);
    expect(existsSync(join(root, 'old'))).toBe(false);
  });

  it('never writes over what somebody changed since, and names it', async () => {
    await run(plan, { killedAfter: 1 });
    writeFiles(root, { 'src/card.ts': 'mine\n', 'old/a.md': 'mine\n', 'old/c.md': 'mine\n' });
    await run(nothing);
    expect([read('src/card.ts'), read('old/a.md'), read('old/c.md')]).toEqual(['mine\n', 'mine\n', 'mine\n']);
    expect(existsSync(join(root, 'old/b.md'))).toBe(false);
    expect(existsSync(join(root, 'bin/run'))).toBe(true);
    expect(warned.join()).toMatch(/src\/card\.ts, old\/a\.md/);
  });

  it('keeps a file or a directory that somebody put in the place of another', async () => {
    await run(plan, { killedAfter: 1 });
    mkdirSync(join(root, 'src/card.ts'), { recursive: true });
    rmSync(join(root, 'old'), { recursive: true });
    writeFileSync(join(root, 'old'), 'mine\n');
    await run(nothing);
    expect([statSync(join(root, 'src/card.ts')).isDirectory(), read('old')]).toEqual([true, 'mine\n']);
  });

  it('is over for who took back a file that it wrote and kept a later one', async () => {
    await run(plan, { killedAfter: 2 });
    writeFiles(root, { 'plan.md': '# Plan\n' });
    expect(interruptedRuns(root)).toEqual([]);
    expect(await run(nothing)).toEqual([]);
  });

  it('changes nothing in a dry run of the next', async () => {
    await run(plan, { killedAfter: 1 });
    process.env.NX_DRY_RUN = 'true';
    const tree = diskTree(root);
    await nothing(tree, {} as never);
    expect(tree.listChanges().map(({ path }) => path)).toContain('src/card.ts');
    expect(existsSync(join(root, 'src/card.ts'))).toBe(false);
    expect(interruptedRuns(root)).toHaveLength(1);
  });

  it('that wrote nothing yet leaves no empty directory to the next, but what is not its own', async () => {
    mkdirSync(join(root, 'mine/empty'), { recursive: true });
    await run(plan, { killedAfter: 0 });
    for (const directory of ['src', 'bin']) mkdirSync(join(root, directory));
    writeFileSync(join(root, 'bin/mine'), '');
    process.env.NX_DRY_RUN = 'true';
    await run(nothing, { killedAfter: 0 });
    expect(existsSync(join(root, 'src'))).toBe(true);
    process.env.NX_DRY_RUN = 'false';
    await run(nothing);
    expect(['src', 'bin', 'mine/empty', 'old'].filter((path) => existsSync(join(root, path)))).toEqual([
      'bin',
      'mine/empty',
      'old',
    ]);
  });

  it('that was itself a completion is completed', async () => {
    await run(plan, { killedAfter: 1 });
    await run(nothing, { killedAfter: 1 });
    expect(interruptedRuns(root)).not.toEqual([]);
    await run(nothing);
    expect([read('src/card.ts'), existsSync(join(root, 'old')), interruptedRuns(root)]).toEqual([
      'export {};\n',
      false,
      [],
    ]);
  });

  it('is reported before tasks run', async () => {
    await run(plan, { killedAfter: 1 });
    const said: string[] = [];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    const context = {
      id: '1',
      workspaceRoot: root,
      nxJsonConfiguration: {},
      argv: ['node', 'nx', 'run', 'a:build'],
    };
    await prepareRun({}, context);
    expect(said.join('')).toMatch(/plan was interrupted after 1 of 6 changes/);
  });
});

describe('a sync generator', () => {
  const syncing = (result: SyncResult | undefined): Factory =>
    guardedSync((tree: Tree) => {
      if (result === undefined) return Promise.resolve(result);
      tree.write('tasks.md', '# Tasks\n');
      tree.write('todo.md', '# To do\n');
      return Promise.resolve(result);
    });

  it('says that a run was interrupted, completes it, and nothing else', async () => {
    await run(plan, { killedAfter: 1 });
    const tree = diskTree(root);
    const result = (await syncing({ outOfSyncMessage: 'no' })(
      tree,
      undefined as never,
    )) as Required<SyncResult>;
    expect(result.outOfSyncMessage).toMatch(
      /plan was interrupted.*src\/card\.ts was not written.*old was not deleted/s,
    );
    expect(tree.exists('tasks.md')).toBe(false);
    applyChanges(root, tree);
    await result.callback();
    await setImmediate();
    expect([read('src/card.ts'), records()]).toEqual(['export {};\n', []]);
  });

  it('keeps its record while Nx writes the same once more for the next sync generator', async () => {
    const tree = diskTree(root);
    const { callback } = (await syncing({ outOfSyncMessage: '1 file' })(
      tree,
      undefined as never,
    )) as Required<SyncResult>;
    applyChanges(root, tree);
    await callback();
    writeFileSync(join(root, 'tasks.md'), '# Ta');
    expect(interruptedRuns(root).map(({ missing }) => missing.map(({ path }) => path))).toEqual([
      ['tasks.md'],
    ]);
    await setImmediate();
    expect(records()).toEqual([]);
  });

  it('is never in a dry run, though its process has the variable of the command that started it', async () => {
    process.env.NX_DRY_RUN = 'true';
    await syncing({ outOfSyncMessage: '1 file' })(diskTree(root), undefined as never);
    expect(records()).toHaveLength(1);
  });

  it('keeps a record only where something is out of sync, and leaves the check as it is', async () => {
    expect(await syncing(undefined)(diskTree(root), undefined as never)).toBeUndefined();
    expect(records()).toEqual([]);
    const check = await syncing({ outOfSyncMessage: '1 file' })(diskTree(root), undefined as never);
    expect(check).toMatchObject({ outOfSyncMessage: '1 file' });
    expect(interruptedRuns(root)).toEqual([]);
  });

  it('is a generator like the others where it has options', async () => {
    await run(syncing(undefined), { options: {} });
    expect(records()).toEqual([]);
  });
});
