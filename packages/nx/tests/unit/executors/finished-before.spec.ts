import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { finishedBefore } from '../../../src/executors/gate/finished-before.js';
import { changeDigest, deletedDigest, readChange } from '../../../src/workspace/change-base.js';
import { TestRepository } from '../../support/repository.js';

const FEATURE = 'specs/001-saved-cards';
const OPEN = '# Tasks\n\n- [x] T001 Keep a card\n- [ ] T002 Show it\n';
const DONE = OPEN.replace('[ ]', '[x]');
const BASE = process.env.NX_BASE;

beforeEach(() => delete process.env.NX_BASE);
afterAll(() => {
  if (BASE !== undefined) process.env.NX_BASE = BASE;
});

class Repository extends TestRepository {
  tasks(text: string): this {
    return this.write({ [`${FEATURE}/tasks.md`]: text });
  }

  async before(): Promise<string | undefined> {
    return (await finishedBefore(this.root, readChange(this.root, ['specs'])))?.(FEATURE);
  }

  digest(specsRoots = ['specs']): string | null {
    return changeDigest(this.root, readChange(this.root, specsRoots));
  }

  deleted(): { thinned: readonly string[]; digest: string | null } {
    const change = readChange(this.root, ['specs']);
    return { thinned: [...change.thinned].sort(), digest: deletedDigest(this.root, change) };
  }
}

function repository(branch = 'main'): Repository {
  const made = new Repository();
  made.git('init', '-q', '-b', branch);
  return made;
}

describe('whether a feature was finished before the change', () => {
  it('is not asked without a repository', async () => {
    expect(await new Repository().tasks(DONE).before()).toBeUndefined();
  });

  it('is no where the working tree ticks the last task', async () => {
    const made = repository().tasks(OPEN);
    made.commit();
    made.commit();
    expect(await made.tasks(DONE).before()).toBe('no');
  });

  it('is no where the branch ticks it, however many commits ago', async () => {
    const made = repository().tasks(OPEN);
    made.commit();
    made.git('checkout', '-q', '-b', 'work');
    made.tasks(DONE).commit();
    made.commit();
    expect(await made.before()).toBe('no');
  });

  it('is no where the last commit of the default branch ticks it, and yes one commit later', async () => {
    const made = repository('trunk').tasks(OPEN);
    made.commit();
    made.tasks(DONE).commit();
    expect(await made.before()).toBe('no');
    made.commit();
    expect(await made.before()).toBe('yes');
  });

  it('is yes for a change that leaves the list alone, or edits a finished one', async () => {
    const made = repository().tasks(DONE);
    made.commit();
    made.git('checkout', '-q', '-b', 'work');
    made.commit();
    expect(await made.before()).toBe('yes');
    expect(await made.tasks(`${DONE}\nDone in May.\n`).before()).toBe('yes');
  });

  it('is no where a finished list goes on, and all of it is ticked again', async () => {
    const made = repository().tasks(DONE);
    made.commit();
    made.git('checkout', '-q', '-b', 'work');
    expect(await made.tasks(`${DONE}- [x] T003 Remove it\n`).before()).toBe('no');
    expect(await made.tasks(`${DONE}- [x] Remove it\n`).before()).toBe('no');
    expect(await made.tasks('# Tasks\n\n- [x] T001 Export the list of all cards\n').before()).toBe('no');
    expect(await made.tasks(DONE.replace('Keep a card', 'Keep a credit card')).before()).toBe('yes');
  });

  it.each([
    ['in another order', '# Tasks\n\n- [x] T002 Show it\n- [x] T001 Keep a card\n'],
    ['with other numbers', '# Tasks\n\n- [x] T010 Keep a card\n- [x] T020 Show it\n'],
    ['without one of its tasks', '# Tasks\n\n- [x] T001 Keep a card\n'],
  ])('is yes for the same list %s', async (_, text) => {
    const made = repository().tasks(DONE);
    made.commit();
    made.git('checkout', '-q', '-b', 'work');
    expect(await made.tasks(text).before()).toBe('yes');
  });

  it('is no for a list that is not in the base, committed or not', async () => {
    const made = repository();
    made.commit();
    made.commit();
    expect(await made.tasks(DONE).before()).toBe('no');
    made.write({ '.gitignore': 'specs\n' });
    expect(await made.before()).toBe('no');
  });

  it('follows NX_BASE', async () => {
    const made = repository().tasks(OPEN);
    const base = made.commit();
    made.tasks(DONE).commit();
    made.commit();
    expect(await made.before()).toBe('yes');
    process.env.NX_BASE = base;
    expect(await made.before()).toBe('no');
    process.env.NX_BASE = 'nowhere';
    expect(await made.before()).toBe('unknown');
  });

  it('is unknown in a clone that has not the base', async () => {
    const made = repository().tasks(OPEN);
    made.commit();
    made.git('checkout', '-q', '-b', 'work');
    made.tasks(DONE).commit();
    const clone = new Repository();
    clone.git('clone', '-q', '--depth', '1', '--branch', 'work', `file://${made.root}`, '.');
    clone.git('checkout', '-q', '--detach');
    clone.git('branch', '-q', '-D', 'work');
    expect(await clone.before()).toBe('unknown');
  });

  it('takes a first commit for the change itself, and for the base of what follows it', async () => {
    const made = repository().tasks(DONE);
    expect(await made.before()).toBe('no');
    made.commit();
    expect(await made.before()).toBe('no');
    made.write({ 'other.txt': 'changed' });
    expect(await made.before()).toBe('yes');
  });
});

describe('what the hash of a gate knows of the change', () => {
  it('is nothing where no task list changes', () => {
    const made = repository().tasks(DONE);
    made.commit();
    made.commit();
    expect(made.digest()).toBeNull();
    expect(new Repository().digest()).toBeNull();
  });

  it('tells one base from another', () => {
    const made = repository().tasks(OPEN);
    made.commit();
    made.commit();
    made.tasks(DONE);
    const first = made.digest();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    made.tasks(`${OPEN}- [ ] T003 Hide it\n`).commit();
    made.commit();
    made.tasks(DONE);
    expect(made.digest()).not.toBe(first);
    expect(made.digest(['apps/*/specs'])).toBeNull();
  });
});

describe('the directories that a change deletes', () => {
  const FILES = { 'packages/pay/src/models/card.ts': 'a', 'packages/pay/src/b.ts': 'b' };
  const DELETED = ['packages', 'packages/pay', 'packages/pay/src', 'packages/pay/src/models'];

  it('are those that had files in the commit that it is based on', () => {
    const made = repository();
    made.write(FILES);
    made.commit();
    made.git('checkout', '-q', '-b', 'work');
    expect(made.deleted()).toEqual({ thinned: [], digest: null });
    made.git('rm', '-q', '-r', 'packages/pay/src/models');
    made.commit();
    made.commit();
    expect(made.deleted()).toEqual({ thinned: DELETED, digest: expect.any(String) as string });
  });

  it('are those of the last commit, too, and none that is still there', () => {
    const made = repository();
    made.commit();
    made.git('checkout', '-q', '-b', 'work');
    made.write(FILES);
    made.commit();
    rmSync(join(made.root, 'packages/pay/src/b.ts'));
    expect(made.deleted()).toEqual({ thinned: DELETED.slice(0, 3), digest: null });
    rmSync(join(made.root, 'packages/pay/src/models'), { recursive: true });
    expect(made.deleted().digest).not.toBeNull();
  });

  it('are those of the last commit where the clone has not the base, and none without a repository', () => {
    const made = repository();
    made.write(FILES);
    made.commit();
    made.git('checkout', '-q', '-b', 'work');
    made.commit();
    const clone = new Repository();
    clone.git('clone', '-q', '--depth', '1', '--branch', 'work', `file://${made.root}`, '.');
    rmSync(join(clone.root, 'packages'), { recursive: true });
    expect(clone.deleted().thinned).toContain('packages/pay/src/models');
    expect(new Repository().deleted()).toEqual({ thinned: [], digest: null });
  });
});
