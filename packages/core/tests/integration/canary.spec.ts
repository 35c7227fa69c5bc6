import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canaryExample, loadExample } from '../support/example.js';

const GATES = join(__dirname, '../../src/gates');
const KINDS = foldersIn(GATES).filter((name) => existsSync(join(GATES, name, 'gate.ts')));
const EXAMPLES = KINDS.flatMap((kind) =>
  foldersIn(join(GATES, kind, 'examples')).map((name) => ({
    kind,
    where: `${kind}/examples/${name}`,
    example: loadExample(join(GATES, kind, 'examples', name)),
  })),
);

describe('each change that a kind of gate tries', () => {
  const biting = new Set<string>();

  it.each(EXAMPLES)('makes the gates of $where fail', async ({ example }) => {
    const found = await canaryExample(example);
    for (const { kind, state } of found) if (state === 'bites') biting.add(kind);
    const missed = found.flatMap(({ gate, tried }) =>
      tried
        // What a ledger accepts fails no more; the gate of such an example stays green, and says so.
        .filter(({ verdict }) => verdict !== 'fail' && verdict !== 'waived')
        .map(({ what, verdict }) => `${gate}: ${what} (${verdict})`),
    );
    expect(missed).toEqual([]);
  });

  it('was tried for every kind', () => {
    expect([...biting].sort()).toEqual([...KINDS].sort());
  });
});

describe('a gate for which nothing is tried', () => {
  const stateOf = async (example: string, gate: string) => {
    const found = await canaryExample(loadExample(join(GATES, example)));
    return found
      .filter((one) => one.gate === gate)
      .map(({ state, tried }) => ({ state, tried: tried.length }));
  };

  it.each([
    ['fails already', 'tests/examples/a-test-fails', 'II.tests', 'fails'],
    ['does not judge the project', 'size/examples/nothing-to-measure', 'I.size', 'skipped'],
  ])('%s', async (_, example, gate, state) => {
    expect(await stateOf(example, gate)).toEqual([{ state, tried: 0 }]);
  });

  it('is green in spite of a change that a ledger accepts', async () => {
    const found = await canaryExample(loadExample(join(GATES, 'coverage/examples/waiver-not-needed')));
    const [coverage] = found.filter(({ kind }) => kind === 'coverage');
    expect(coverage?.state).toBe('blind');
    expect(new Set(coverage?.tried.map(({ verdict }) => verdict))).toEqual(new Set(['waived']));
  });
});

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
