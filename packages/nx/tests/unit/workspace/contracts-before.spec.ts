import { readChange, type Change } from '../../../src/workspace/change-base.js';
import { contractsBefore, contractsDigest } from '../../../src/workspace/contracts-before.js';
import { TestRepository } from '../../support/repository.js';

const BASE = process.env.NX_BASE;
const CONTRACTS = 'specs/001-cards/contracts';
const FILES = {
  [`${CONTRACTS}/card.json`]: '{"title":"Kärtchen"}\n',
  [`${CONTRACTS}/deck/deck.yaml`]: 'title: 札\n',
  [`${CONTRACTS}/notes.md`]: '',
};

beforeEach(() => delete process.env.NX_BASE);
afterAll(() => {
  if (BASE !== undefined) process.env.NX_BASE = BASE;
});

/** A repository whose branch changes files that were committed before it. */
function changed(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): { made: TestRepository; change: Change } {
  const made = new TestRepository();
  made.git('init', '-q', '-b', 'main');
  made.write(before).commit();
  made.git('checkout', '-q', '-b', 'work');
  made.write(after).commit();
  return { made, change: readChange(made.root, ['specs']) };
}

const textsOf = (made: TestRepository, change: Change): Record<string, string> =>
  Object.fromEntries(contractsBefore(made.root, change) ?? []);

describe('contracts before a change', () => {
  const AFTER = { [`${CONTRACTS}/card.json`]: '{}' };

  it('are all files of each directory that it touches, as they were', () => {
    const other = { 'specs/002-other/contracts/other.json': '{}' };
    const { made, change } = changed({ ...FILES, ...other }, AFTER);
    expect(textsOf(made, change)).toEqual(FILES);
  });

  it('are none where it touches none, or where the directory is new', () => {
    const untouched = changed(FILES, { 'README.md': 'changed' });
    expect(textsOf(untouched.made, untouched.change)).toEqual({});
    expect(contractsDigest(untouched.made.root, untouched.change)).toBeNull();
    const added = changed({}, FILES);
    expect(textsOf(added.made, added.change)).toEqual({});
    expect(contractsDigest(added.made.root, added.change)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are not known where the clone has not all of them', () => {
    const { made, change } = changed(FILES, AFTER);
    made.lose(`main:${CONTRACTS}/deck/deck.yaml`);
    expect(contractsBefore(made.root, change)).toBeNull();
  });

  it('are not known where there are too many', () => {
    const many = Array.from({ length: 2001 }, (_, at) => [`${CONTRACTS}/${at}.txt`, ''] as const);
    const { made, change } = changed({ ...FILES, ...Object.fromEntries(many) }, AFTER);
    expect(contractsBefore(made.root, change)).toBeNull();
  });

  it('leave out what no line can name', () => {
    const odd = { [`${CONTRACTS}/a\nb.json`]: '{}' };
    const { made, change } = changed({ ...FILES, ...odd }, AFTER);
    expect(textsOf(made, change)).toEqual(FILES);
  });

  it('are none without a base, and the hash of gates tells why', () => {
    const { made, change } = changed(FILES, AFTER);
    const unknown: Change = { ...change, base: { kind: 'unknown', why: 'shallow' }, contracts: null };
    expect(textsOf(made, unknown)).toEqual({});
    expect(contractsDigest(made.root, unknown)).toBe('unknown');
    const none: Change = { ...change, base: { kind: 'none' }, contracts: null };
    expect(contractsDigest(made.root, none)).toBeNull();
    expect(contractsDigest(made.root, { ...change, base: { kind: 'first' }, contracts: [] })).toBeNull();
  });

  it('are none of a commit that is gone, which has a hash of its own', () => {
    const { made, change } = changed(FILES, AFTER);
    const gone: Change = { ...change, base: { kind: 'commit', commit: '0'.repeat(40) } };
    expect(contractsBefore(made.root, gone)).toBeNull();
    expect(contractsDigest(made.root, gone)).not.toBe(contractsDigest(made.root, change));
  });
});
