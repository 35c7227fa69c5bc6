import type { GateVerdict, ProjectVerdict, Verdict, WorkspaceReport } from '../../../src/index.js';

const GATE: GateVerdict = {
  id: 'I.lint',
  principle: 'I. Quality',
  kind: 'lint',
  status: 'enforced',
  verdict: 'pass',
  reason: 'findings-within-maximum',
  message: 'No errors.',
  fix: null,
  help: 'docs/reference/reasons/findings-within-maximum.md',
  advice: null,
  expected: null,
  actual: null,
  location: null,
  evidence: [],
  waiver: null,
};

/** The result of a gate that passes, but for what is given. */
export function gate(change: Partial<GateVerdict> = {}): GateVerdict {
  return { ...GATE, ...change };
}

/** A failure with all that can be said of it. */
export const FAILURE = gate({
  id: 'II.coverage',
  principle: 'II. Testing',
  kind: 'coverage',
  verdict: 'fail',
  message: 'Line coverage is 80 %; the minimum is 90 %.',
  fix: 'Write tests.',
  advice: 'Ask the team.',
  expected: 'lines >= 90 %',
  actual: 'lines 80 %',
  location: { file: 'packages/pay/src/card.ts', line: 7, column: 1 },
  evidence: ['packages/pay/coverage/coverage-summary.json'],
  package: { name: '@acme/rules', version: '2.1.0' },
  notes: [{ reason: 'tests-passed', message: 'One test is flaky.' }],
});

export const WAIVED = gate({
  id: 'III.size',
  principle: null,
  verdict: 'waived',
  message: 'A file is too long.',
  waiver: {
    location: { file: 'waivers.md', line: 4, column: 1 },
    why: 'Generated client',
    until: '2026-06-20',
  },
});

/** The verdict on a project. */
export function project(name: string, verdict: Verdict, gates: readonly GateVerdict[]): ProjectVerdict {
  return { schemaVersion: 2, project: name, root: `packages/${name}`, verdict, gates };
}

const TESTS = [
  { project: 'pay', file: 'a.spec.ts', name: 'FR-001 pays', passed: true },
  { project: 'pay', file: 'b.spec.ts', name: null, passed: null },
  { project: 'pay', file: null, name: 'FR-001 fails', passed: false },
];

const FEATURE: ProjectVerdict = {
  ...project('spec-001-cards', 'pending', [gate({ id: 'plan', principle: null, verdict: 'pending' })]),
  phase: { name: 'tasks', message: 'T014 is due.', tasks: { done: 3, total: 12 } },
  requirements: (['tested', 'missing', 'named', 'failing'] as const).map((state, at) => ({
    id: `FR-00${at + 1}`,
    text: 'Pays.',
    location: { file: 'specs/001-cards/spec.md', line: 9, column: 1 },
    state,
    tests: state === 'missing' ? [] : TESTS,
  })),
};

const COUNTS = { pass: 2, fail: 1, waived: 0, pending: 0, skipped: 0 };

/** A report with something in each part of the page. */
export const FULL: WorkspaceReport = {
  verdicts: [
    project('web', 'pass', [
      gate(),
      gate({ id: 'II.tests', principle: 'II. Testing', status: 'evaluated', verdict: 'fail' }),
    ]),
    FEATURE,
    {
      ...project('spec-002-plans', 'pending', [gate({ verdict: 'pending' })]),
      phase: { name: 'design', message: 'x' },
    },
    project('pay', 'fail', [gate(), FAILURE, WAIVED]),
    project('pay-ui', 'pass', [gate({ message: 'No errors in buttons.' })]),
    project('empty', 'fail', []),
  ],
  missing: ['refunds'],
  unreadable: [],
  today: '2026-06-15',
  factsOf: (name) => ({
    kind: name.startsWith('spec-') ? 'feature' : 'project',
    tags: name === 'web' ? ['type:app'] : ['type:lib'],
    owners: name.startsWith('pay') ? ['@acme/payments'] : ['@acme/shop'],
  }),
  base: {
    ref: 'main',
    changes: [
      { project: 'web', gate: 'I.lint', change: 'fixed', before: 2, after: 0 },
      { project: 'pay', gate: 'II.coverage', change: 'new', before: 0, after: 1 },
    ],
    unknown: [{ project: 'pay-ui', why: 'The cache has no verdict of it.' }],
    carried: ['empty'],
  },
  history: [{ date: '2026-06-01', counts: COUNTS }],
};

/** Waits for the events that a window sends by itself, such as those of a part that was opened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
