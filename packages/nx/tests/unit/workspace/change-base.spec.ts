import { join } from 'node:path';
import { changeBase, changeDigest, fileAt, readChange } from '../../../src/workspace/change-base.js';
import { TestRepository } from '../../support/repository.js';

const BASE = process.env.NX_BASE;
const TASKS = 'specs/001-cards/tasks.md';
const CONTRACT = 'specs/001-cards/contracts/card.json';

beforeEach(() => delete process.env.NX_BASE);
afterAll(() => {
  if (BASE !== undefined) process.env.NX_BASE = BASE;
});

function repository(branch = 'main'): TestRepository {
  const made = new TestRepository();
  made.git('init', '-q', '-b', branch);
  return made;
}

/** A clone of the last commit of a repository alone. */
function shallowClone({ root }: TestRepository): TestRepository {
  const clone = new TestRepository();
  clone.git('clone', '-q', '--depth', '1', `file://${root}`, '.');
  return clone;
}

describe('the commit that a change is based on', () => {
  it('is none without a repository, and the first where nothing is committed', () => {
    expect(changeBase(new TestRepository().root)).toEqual({ kind: 'none' });
    expect(changeBase(repository().root)).toEqual({ kind: 'first' });
  });

  it('is the first commit where something changed since, and else none before it', () => {
    const made = repository();
    const commit = made.commit();
    expect(changeBase(made.root)).toEqual({ kind: 'first' });
    made.write({ 'other.txt': 'changed' });
    expect(changeBase(made.root)).toEqual({ kind: 'commit', commit });
  });

  it.each([
    ['defaultBase', { defaultBase: 'develop' }, 'develop'],
    ['the older place of defaultBase', { affected: { defaultBase: 'develop' } }, 'develop'],
    ['an empty name', { defaultBase: '' }, 'main'],
    ['a name that is not a text', { defaultBase: 7 }, 'main'],
    ['a branch that does not exist', { defaultBase: 'gone' }, 'main'],
  ])('is where the branch left the one that nx.json names: %s', (_, nxJson, branch) => {
    const made = repository().write({ 'nx.json': JSON.stringify(nxJson) });
    const left: Record<string, string> = { main: made.commit() };
    made.git('checkout', '-q', '-b', 'develop');
    left.develop = made.commit();
    made.git('checkout', '-q', '-b', 'work');
    made.commit();
    expect(changeBase(made.root)).toEqual({ kind: 'commit', commit: left[branch] });
  });

  it('is where the branch left what was pushed, however far the local branch went', () => {
    const origin = repository();
    const commit = origin.commit();
    const clone = new TestRepository();
    clone.git('clone', '-q', origin.root, '.');
    clone.commit();
    clone.commit();
    expect(changeBase(clone.root)).toEqual({ kind: 'commit', commit });
  });

  it('is not known where no branch is the default one', () => {
    const made = repository('one');
    made.commit();
    made.git('checkout', '-q', '-b', 'two');
    made.commit();
    expect(changeBase(made.root).kind).toBe('unknown');
  });

  it('is not known where the branch never left the default one', () => {
    const made = repository();
    made.commit();
    made.git('checkout', '-q', '--orphan', 'work');
    made.commit();
    expect(changeBase(made.root).kind).toBe('unknown');
  });

  it('is not known where a clone has only the last commit of the default branch', () => {
    const made = repository();
    made.commit();
    made.commit();
    expect(changeBase(shallowClone(made).root).kind).toBe('unknown');
  });
});

describe('what a change does', () => {
  /** A branch that ticks a task list and changes a contract, and the commit that it left. */
  function changed(): { made: TestRepository; base: string } {
    const made = repository().write({ [TASKS]: '- [ ] T001 Keep it\n', [CONTRACT]: '{}' });
    const base = made.commit();
    made.git('checkout', '-q', '-b', 'work');
    made.write({ [TASKS]: '- [x] T001 Keep it\n', [CONTRACT]: '{"type":"object"}' }).commit();
    return { made, base };
  }

  it('is what its commits do, and what is not committed yet', () => {
    const { made, base } = changed();
    made.write({ 'specs/002-deck/tasks.md': '- [ ] T001 Shuffle it\n', 'specs/notes/deep/tasks.md': '' });
    expect(readChange(made.root, ['specs'])).toEqual({
      base: { kind: 'commit', commit: base },
      taskLists: [TASKS, 'specs/002-deck/tasks.md'],
      contracts: [CONTRACT],
      thinned: new Set(),
    });
  });

  it('is told by paths of the workspace where that is a part of its repository', () => {
    const made = repository().write({ [`shop/${TASKS}`]: 'before', 'specs/009-other/tasks.md': 'before' });
    made.commit();
    made.write({ [`shop/${TASKS}`]: 'after', 'specs/009-other/tasks.md': 'after' });
    const root = join(made.root, 'shop');
    const { base, taskLists } = readChange(root, ['specs']);
    expect(taskLists).toEqual([TASKS]);
    expect(base.kind === 'commit' && fileAt(root, base.commit, TASKS)).toBe('before');
    expect(base.kind === 'commit' && fileAt(root, base.commit, 'specs/009-other/tasks.md')).toBeNull();
  });

  it('is not known, and so not nothing, where files of the base are not in the clone', () => {
    const { made, base } = changed();
    made.lose(`${base}^{tree}`);
    const change = readChange(made.root, ['specs']);
    expect(change).toMatchObject({ base: { kind: 'commit' }, taskLists: null, contracts: null });
    expect(changeDigest(made.root, change)).toBe('unknown');
  });

  it('is in the hash of gates by the reason why there is no base', () => {
    const first = repository();
    first.commit();
    const change = readChange(first.root, ['specs']);
    expect(change).toMatchObject({ taskLists: null, contracts: [] });
    expect(changeDigest(first.root, change)).toBe('first');
    const made = repository();
    made.commit();
    made.commit();
    const { root } = shallowClone(made);
    const unknown = readChange(root, ['specs']);
    expect(unknown).toMatchObject({ taskLists: null, contracts: null });
    expect(changeDigest(root, unknown)).toBe('unknown');
  });

  it('is in the hash of gates by the lists, and by what they were', () => {
    const { made } = changed();
    const change = readChange(made.root, ['specs']);
    const digest = changeDigest(made.root, change);
    const gone = { ...change, base: { kind: 'commit', commit: '0'.repeat(40) } } as const;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(changeDigest(made.root, gone)).not.toBe(digest);
    expect(changeDigest(made.root, { ...change, taskLists: [] })).toBeNull();
  });

  it.each([
    ['is not known of contracts that are a submodule', 'pay/contracts', { taskLists: [], contracts: null }],
    ['is not known of contracts in a submodule', 'api', { taskLists: [], contracts: null }],
    ['is not known of task lists in a submodule', 'specs', { taskLists: null, contracts: [] }],
    ['is nothing of a submodule with neither', 'vendor', { taskLists: [], contracts: [] }],
  ])('%s', (_, path, expected) => {
    const files: Record<string, string> = {
      'pay/contracts': 'card.json',
      api: 'contracts/card.json',
      specs: '001-cards/tasks.md',
      vendor: 'a.ts',
    };
    const other = repository().write({ [files[path] ?? '']: '{}' });
    other.commit();
    const made = repository();
    made.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.root, path);
    made.git('config', '-f', '.gitmodules', `submodule.${path}.ignore`, 'all');
    made.commit();
    made.git('checkout', '-q', '-b', 'work');
    new TestRepository(join(made.root, path)).commit();
    expect(readChange(made.root, ['specs'])).toMatchObject(expected);
    made.git('add', '-A', '--force');
    made.commit();
    expect(readChange(made.root, ['specs'])).toMatchObject(expected);
  });

  it('is the same whatever a user configures, and whatever a hook sets', () => {
    const { made } = changed();
    made.write({ [TASKS]: 'now', [CONTRACT]: '{}' });
    const expected = readChange(made.root, ['specs']);
    const settings = [
      'diff.noprefix true',
      'diff.orderFile /nowhere',
      'diff.relative true',
      'diff.renames copies',
    ];
    for (const setting of settings) made.git('config', ...setting.split(' '));
    for (const [name, value] of [
      ['GIT_LITERAL_PATHSPECS', '1'],
      ['GIT_GLOB_PATHSPECS', '1'],
      ['GIT_ICASE_PATHSPECS', '1'],
      ['GIT_INDEX_FILE', '/nowhere'],
    ] as const) {
      process.env[name] = value;
      try {
        expect(readChange(made.root, ['specs'])).toEqual(expected);
      } finally {
        delete process.env[name];
      }
    }
  });
});
