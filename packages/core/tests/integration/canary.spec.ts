import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GateCanary } from '../../src/index.js';
import { canaryExample, judgeExample, loadExample, withGate } from '../support/example.js';
import { rulesOfKinds } from '../support/rules-of-kinds.js';

const GATES = join(__dirname, '../../src/gates');
const KINDS = foldersIn(GATES).filter((name) => existsSync(join(GATES, name, 'gate.ts')));
const EXAMPLES = KINDS.flatMap((kind) =>
  foldersIn(join(GATES, kind, 'examples')).map((name) => ({
    kind,
    where: `${kind}/examples/${name}`,
    example: loadExample(join(GATES, kind, 'examples', name)),
  })),
);

const SPEC = 'specs/001-saved-cards/spec.md';

/** Rules that no example has with a gate that passes. */
const OTHER_RULES: readonly { on: string; gate: string; edits?: Readonly<Record<string, RegExp>> }[] = [
  { on: 'boundaries/examples/kept', gate: 'kind: boundaries, allow: [pay, "npm:zod"]' },
  { on: 'contracts/examples/kept', gate: 'kind: contracts, responses: one-structure, breaking: deny' },
  { on: 'contracts/examples/kept', gate: 'kind: contracts, breaking: deny' },
  { on: 'coverage/examples/minimum-reached', gate: 'kind: coverage, min: { functions: 95, statements: 95 }' },
  { on: 'lint/examples/report-without-errors', gate: 'kind: lint, max: { warnings: 1 }' },
  { on: 'types/examples/report-without-errors', gate: 'kind: types, max: { warnings: 0 }, rules: [TS*]' },
  {
    on: 'trace/examples/criteria-and-scenarios',
    gate: 'kind: trace, also: [criteria, scenarios]',
    edits: { [SPEC]: /^2\. .*$/mu },
  },
  { on: 'trace/examples/tested', gate: 'kind: trace, requirements: named' },
];

describe('each change that a kind of gate tries', () => {
  const biting = new Set<string>();
  const rules = new Set<string>();

  const remember = (found: readonly GateCanary[]): void => {
    for (const { kind, state, tried } of found) {
      if (state === 'bites') biting.add(kind);
      for (const one of tried)
        if (one.verdict === 'fail') for (const rule of one.rules) rules.add(`${kind}.${rule}`);
    }
  };

  it.each(EXAMPLES)('makes the gates of $where fail', async ({ example }) => {
    const found = await canaryExample(example);
    remember(found);
    const missed = found.flatMap(({ gate, tried }) =>
      tried
        // What a ledger accepts fails no more; the gate of such an example stays green, and says so.
        .filter(({ verdict }) => verdict !== 'fail' && verdict !== 'waived')
        .map(({ what, verdict }) => `${gate}: ${what} (${verdict})`),
    );
    expect(missed).toEqual([]);
  });

  it.each(OTHER_RULES)('makes a gate with $gate fail ($on)', async ({ on, gate, edits }) => {
    const found = await canaryExample(withGate(loadExample(join(GATES, on)), gate, edits));
    remember(found);
    const [tried] = found.filter(({ kind }) => gate.startsWith(`kind: ${kind}`));
    expect({ state: tried?.state, message: tried?.message }).toMatchObject({ state: 'bites' });
  });

  it('was tried for every kind', () => {
    expect([...biting].sort()).toEqual([...KINDS].sort());
  });

  it('is against each rule of each kind', () => {
    expect([...rules].sort()).toEqual(rulesOfKinds());
  });
});

describe('what a change does not touch', () => {
  it.each([
    ['the files that are measured', 'size/examples/within-maximum', 'kind: size, max: { lines: 400 }', '.ts'],
    ['the coverage beside tests', 'proof/examples/all-files-proven', 'kind: proof', 'lcov.info'],
  ])('is read as often as for one verdict: %s', async (_, on, gate, ending) => {
    const example = withGate(loadExample(join(GATES, on)), gate);
    const reads = { once: 0, tried: 0 };
    await judgeExample(example, (path) => (reads.once += path.endsWith(ending) ? 1 : 0));
    const found = await canaryExample(example, (path) => (reads.tried += path.endsWith(ending) ? 1 : 0));
    expect(found.flatMap(({ tried }) => tried).length).toBeGreaterThan(0);
    expect(reads.once).toBeGreaterThan(0);
    expect(reads.tried).toBe(reads.once);
  });
});

describe('a rule that judges nothing', () => {
  it.each([
    ['denies the project itself', 'boundaries/examples/kept', 'kind: boundaries, deny: [checkout]', 'deny'],
    ['allows everything', 'boundaries/examples/kept', 'kind: boundaries, allow: ["*", "npm:*"]', 'allow'],
    ['has no minimum', 'coverage/examples/minimum-reached', 'kind: coverage, min: { lines: 0 }', 'min.lines'],
    [
      'asks nothing of a change',
      'coverage/examples/changed-lines-covered',
      'kind: coverage, changed: { lines: 0 }',
      'changed.lines',
    ],
    ['exempts all sources', 'proof/examples/all-files-proven', 'kind: proof, exempt: ["src/**"]', 'sources'],
    [
      'names the same tests twice',
      'tests/examples/all-suites-pass',
      'kind: tests, suites: { unit: "tests/**", contract: "tests/**/*.ts" }',
      'suites',
    ],
  ])('is told with its reason where it %s', async (_, on, gate, rule) => {
    const found = await canaryExample(withGate(loadExample(join(GATES, on)), gate));
    const [tried] = found.filter(({ kind }) => gate.startsWith(`kind: ${kind}`));
    expect(tried?.idle.map((one) => one.rule)).toEqual([rule]);
    expect(tried?.tried.filter(({ verdict }) => verdict !== 'fail')).toEqual([]);
  });

  it('is told of a layout that no plan asks anything of', async () => {
    const finished = loadExample(join(GATES, 'plan/examples/finished-violation'));
    const found = await canaryExample({ ...withGate(finished, 'kind: layout'), project: 'checkout' });
    const [layout] = found.filter(({ kind }) => kind === 'layout');
    expect(layout).toMatchObject({ state: 'untried', tried: [], idle: [{ rule: 'plans' }] });
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

  it('waits for a phase, though it would fail by each change', async () => {
    const [found] = await canaryExample(loadExample(join(GATES, 'plan/examples/clarification-for-research')));
    expect({ state: found?.state, verdicts: new Set(found?.tried.map(({ verdict }) => verdict)) }).toEqual({
      state: 'pending',
      verdicts: new Set(['fail']),
    });
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
