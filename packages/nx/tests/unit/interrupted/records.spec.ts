import { spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { guarded, type Factory } from '../../../src/generators/guarded.js';
import { interruptedRuns } from '../../../src/interrupted/progress.js';
import type { WriteRecord } from '../../../src/interrupted/record-form.js';
import { isWriting, writerOf, type Writer } from '../../../src/interrupted/writer.js';
import { applyChanges, diskTree } from '../../host/nx-tree.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const RECORDS = '.nx/workspace-data/plangate/interrupted';

/** The workspace, and beside it what must never be touched. */
let root: string;
let outside: string;

beforeEach(() => {
  const top = temporaryDirectory();
  root = join(top, 'acme');
  outside = join(top, 'elsewhere');
  writeFiles(root, { 'plan.md': '# Plan\n' });
  mkdirSync(outside);
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  delete process.env.NX_WORKSPACE_DATA_DIRECTORY;
  jest.restoreAllMocks();
});

const plan = guarded('plan', (tree) => {
  tree.write('plan.md', '# Plan of cards\n');
  tree.write('src/card.ts', 'export {};\n');
  return Promise.resolve();
});
const nothing = guarded('spec', () => Promise.resolve());

async function run(factory: Factory, { at = root, killedAfter = Infinity } = {}): Promise<string[]> {
  const tree = diskTree(at);
  const after = await factory(tree, {} as never);
  const changes = tree.listChanges().map(({ type, path }) => `${type} ${path}`);
  applyChanges(at, tree, killedAfter);
  if (killedAfter === Infinity) await (after as () => Promise<void>)();
  return changes;
}

const names = (): string[] => (existsSync(join(root, RECORDS)) ? readdirSync(join(root, RECORDS)) : []);

/** Alters the only record as another process, or somebody with other intentions, would have written it. */
function alter(change: (record: WriteRecord) => unknown): void {
  const [name = ''] = names();
  const file = join(root, RECORDS, name);
  const record = JSON.parse(readFileSync(file, 'utf8')) as WriteRecord;
  writeFileSync(file, JSON.stringify(change(record)));
}

const writtenBy = (change: Partial<Writer>): void =>
  alter((record) => ({ ...record, writer: { ...record.writer, ...change } }));

describe('the record of another process', () => {
  let other: ChildProcess;

  beforeEach(() => {
    other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  });
  afterEach(() => other.kill('SIGKILL'));

  it('is left alone while that process lives, whatever the next generators do', async () => {
    await run(plan, { killedAfter: 1 });
    writtenBy(writerOf(other.pid ?? 0));
    mkdirSync(join(root, 'src'));
    expect(interruptedRuns(root)).toEqual([]);
    expect(await run(nothing)).toEqual([]);
    const change: Factory = (tree) => Promise.resolve(tree.write('other.md', ''));
    expect(await run(guarded('other', change))).toEqual(['CREATE other.md']);
    expect([names().length, existsSync(join(root, 'src'))]).toEqual([1, true]);
  });

  it('is completed when that process has ended', async () => {
    await run(plan, { killedAfter: 1 });
    writtenBy(writerOf(other.pid ?? 0));
    const ended = new Promise((done) => other.once('exit', done));
    other.kill('SIGKILL');
    await ended;
    expect(await run(nothing)).toEqual(['CREATE src/card.ts']);
  });

  it('is completed when another one has its number, or it is asked for after a minute where that is unknown', () => {
    const writer = writerOf(other.pid ?? 0);
    const old = Date.now() - 120_000;
    expect(isWriting({ ...writer, at: old })).toBe(writer.started !== null);
    expect(isWriting({ ...writer, started: 'earlier' })).toBe(false);
    expect(isWriting({ ...writer, started: null })).toBe(true);
    expect(isWriting({ ...writer, started: null, at: old })).toBe(false);
  });

  it('is completed when it has ended, and its parent never asks for it', async () => {
    if (process.platform !== 'linux') return;
    const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = Number(
      await new Promise<string>((done) => parent.stdout.once('data', (text) => done(String(text)))),
    );
    const writer = writerOf(pid);
    expect(isWriting(writer)).toBe(true);
    while (isWriting(writer)) await new Promise((done) => setTimeout(done, 20));
    expect(process.kill(pid, 0)).toBe(true);
    parent.kill('SIGKILL');
  });

  it('of another machine is left alone for a minute, and not for ever', async () => {
    await run(plan, { killedAfter: 1 });
    writtenBy({ machine: 'elsewhere' });
    expect(interruptedRuns(root)).toEqual([]);
    for (const at of [Date.now() - 120_000, Date.now() + 1e9]) {
      writtenBy({ machine: 'elsewhere', at });
      expect(interruptedRuns(root)).toHaveLength(1);
    }
  });

  it('that belongs to somebody else counts as living', () => {
    const denied = Object.assign(new Error('denied'), { code: 'EPERM' });
    jest.spyOn(process, 'kill').mockImplementation(() => {
      throw denied;
    });
    expect(isWriting(writerOf(other.pid ?? 0))).toBe(true);
  });
});

describe('records in a directory of several workspaces', () => {
  beforeEach(() => {
    process.env.NX_WORKSPACE_DATA_DIRECTORY = join(outside, 'shared');
  });

  it('are completed and dropped by their own alone', async () => {
    const second = join(root, '../second');
    writeFiles(second, { 'plan.md': '# Plan\n' });
    await run(plan, { killedAfter: 1 });
    await run(plan, { at: second });
    expect(readFileSync(join(second, 'src/card.ts'), 'utf8')).toBe('export {};\n');
    expect(interruptedRuns(second)).toEqual([]);
    expect(interruptedRuns(root)).toHaveLength(1);
  });
});

it('a record goes with a workspace that is moved', async () => {
  await run(plan, { killedAfter: 1 });
  renameSync(root, join(root, '../moved'));
  expect(interruptedRuns(join(root, '../moved'))).toHaveLength(1);
});

describe('a link out of the workspace', () => {
  it('in the place of a directory of a record is neither read nor written behind', async () => {
    await run(plan, { killedAfter: 1 });
    symlinkSync(outside, join(root, 'src'));
    expect(interruptedRuns(root)).toEqual([]);
    mkdirSync(join(outside, 'empty'));
    alter((record) => ({
      ...record,
      writes: record.writes.map((write) => ({
        ...write,
        path: write.path.replace('src/card', 'src/empty/card'),
      })),
    }));
    await run(nothing);
    expect(readdirSync(outside)).toEqual(['empty']);
  });

  it('in the place of a file of a record stays', async () => {
    writeFileSync(join(outside, 'secret'), '');
    await run(plan, { killedAfter: 1 });
    mkdirSync(join(root, 'src'));
    symlinkSync(join(outside, 'secret'), join(root, 'src/card.ts'));
    expect(interruptedRuns(root)).toEqual([]);
    await run(nothing);
    expect(readFileSync(join(outside, 'secret'), 'utf8')).toBe('');
  });

  it('in a directory that is removed goes with it, and what it shows stays', async () => {
    writeFiles(root, { 'old/a.md': 'a\n', 'docs/b.md': 'b\n' });
    writeFileSync(join(outside, 'c.md'), 'c\n');
    symlinkSync(outside, join(root, 'old/elsewhere'));
    symlinkSync('../docs', join(root, 'old/docs'));
    const removal: Factory = (tree) => {
      tree.write('plan.md', '# None\n');
      return Promise.resolve(tree.delete('old'));
    };
    await run(guarded('feature', removal), { killedAfter: 1 });
    await run(nothing);
    expect([existsSync(join(root, 'old')), readdirSync(outside)]).toEqual([false, ['c.md']]);
    expect(existsSync(join(root, 'docs/b.md'))).toBe(true);
  });

  it('that somebody put into a directory that is removed stays with it', async () => {
    writeFiles(root, { 'old/a.md': 'a\n' });
    const removal: Factory = (tree) => {
      tree.write('plan.md', '# None\n');
      return Promise.resolve(tree.delete('old'));
    };
    await run(guarded('feature', removal), { killedAfter: 1 });
    symlinkSync(outside, join(root, 'old/mine'));
    await run(nothing);
    expect(readdirSync(join(root, 'old'))).toEqual(['mine']);
  });

  it('behind which a generator writes has no part in the record', async () => {
    symlinkSync(outside, join(root, 'src'));
    writeFileSync(join(outside, 'gone.ts'), '');
    const writing: Factory = (tree) => {
      tree.delete('src/gone.ts');
      tree.write('src/card.ts', '');
      return Promise.resolve(tree.write('plan.md', ''));
    };
    const tree = diskTree(root);
    await guarded('plan', writing)(tree, {} as never);
    const [name = ''] = names();
    const record = JSON.parse(readFileSync(join(root, RECORDS, name), 'utf8')) as WriteRecord;
    expect(record.writes.map(({ path }) => path)).toEqual(['plan.md']);
  });

  it('in the place of a record, or of their directory, is not followed', async () => {
    await run(plan, { killedAfter: 1 });
    const [name = ''] = names();
    renameSync(join(root, RECORDS, name), join(outside, name));
    symlinkSync(join(outside, name), join(root, RECORDS, name));
    expect(interruptedRuns(root)).toEqual([]);
    renameSync(join(root, RECORDS), join(root, 'aside'));
    symlinkSync(outside, join(root, RECORDS));
    expect(interruptedRuns(root)).toEqual([]);
    await run(plan);
    expect(readdirSync(outside)).toEqual([name]);
    expect(lstatSync(join(root, RECORDS)).isSymbolicLink()).toBe(true);
  });
});

describe('what is not a record of ours', () => {
  const write = { path: 'src/card.ts', before: null, after: '', mode: null };

  it.each<[string, (record: WriteRecord) => unknown]>([
    ['null', () => null],
    ['a generator that is no text', (record) => ({ ...record, generator: 1 })],
    ['options that are no text', (record) => ({ ...record, options: 1 })],
    ['no list', (record) => ({ ...record, writes: {} })],
    ['no process', ({ writer: _, ...record }) => record],
    ['a group of processes', (record) => ({ ...record, writer: { ...record.writer, pid: -1 } })],
    ['another workspace', (record) => ({ ...record, workspace: 'elsewhere' })],
    ...[
      null,
      { path: 1 },
      { path: '../a' },
      { path: 'src/../../a' },
      { path: 'src/./a' },
      { path: '.' },
      { path: '/tmp/a' },
      { path: 'C:/a' },
      { path: 'src\\..\\..\\a' },
      { path: '.git/hooks/pre-commit' },
      { path: 'a/.GIT/config' },
      { path: 'node_modules/.bin/nx' },
      { path: 'a\u001b[2Jb' },
      { before: 1 },
      { after: 1 },
      { mode: '1' },
      { mode: 0o4755 },
      { mode: 1.5 },
    ].map((part): [string, (record: WriteRecord) => unknown] => [
      JSON.stringify(part),
      (record) => ({ ...record, writes: [...record.writes, part === null ? null : { ...write, ...part }] }),
    ]),
  ])('is left alone: %s', async (_, change) => {
    await run(plan, { killedAfter: 1 });
    expect(interruptedRuns(root)).toHaveLength(1);
    alter(change);
    expect(interruptedRuns(root)).toEqual([]);
    expect(await run(nothing)).toEqual([]);
  });

  it('is left alone where it is no file, no JSON, or larger than any record', async () => {
    await run(plan, { killedAfter: 1 });
    const [name = ''] = names();
    const prefix = name.slice(0, name.indexOf('-'));
    alter((record) => ({ ...record, more: ' '.repeat(65 * 1024 * 1024) }));
    mkdirSync(join(root, RECORDS, `${prefix}-1.json`));
    writeFiles(root, { [`${RECORDS}/${prefix}-2.json`]: '{', [`${RECORDS}/note.txt`]: '' });
    expect(interruptedRuns(root)).toEqual([]);
  });

  it('is not made of what is larger, of a path that no record may have, or where nothing can be kept', async () => {
    const large: Factory = (tree) => Promise.resolve(tree.write('a', Buffer.alloc(33 * 1024 * 1024)));
    await guarded('plan', large)(diskTree(root), {} as never);
    expect(names()).toEqual([]);
    const odd: Factory = (tree) => {
      tree.write('a\u0007b', '');
      return Promise.resolve(tree.write('c', ''));
    };
    await run(guarded('plan', odd), { killedAfter: 1 });
    expect(names()).toHaveLength(1);
    writeFileSync(join(root, 'full'), '');
    process.env.NX_WORKSPACE_DATA_DIRECTORY = 'full';
    expect(await run(plan)).toEqual(['UPDATE plan.md', 'CREATE src/card.ts']);
  });
});
