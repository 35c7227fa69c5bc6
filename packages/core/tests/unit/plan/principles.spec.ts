import { judgePlan } from '../../../src/gates/plan/judge-plan.js';
import {
  type CheckResult,
  type CheckRow,
  type ComplexityRow,
  type GateDeclaration,
  type JudgeContext,
  type WorkspaceState,
} from '../../../src/index.js';
import { type RuleOutcome } from '../../../src/gates/rule-outcome.js';
import {
  at,
  checkRow,
  contextOf,
  DESIGNED,
  featureOf,
  filesOf,
  layerOf,
  loaded,
  planOf,
  principleOf,
  projectOf,
  stateOf,
  tasksOf,
  waiverRow,
  type FeatureParts,
} from '../support/builders.js';

const THERE = filesOf(['packages/pay/src/', 'packages/pay/tests/']);
const coverage: GateDeclaration = {
  id: 'II.coverage',
  rules: { kind: 'coverage', projects: [], status: 'enforced', uncounted: 'deny', min: { lines: 90 } },
  origin: 'block',
  quote: '',
  position: at(9),
};
const PRINCIPLES = [
  principleOf('I', 'Library-First'),
  principleOf('II', 'Test-First', { gates: [coverage] }),
];

interface Case {
  readonly rows?: readonly CheckRow[];
  readonly results?: readonly CheckResult[];
  readonly waivers?: readonly ComplexityRow[];
  readonly parts?: FeatureParts;
  readonly state?: Partial<WorkspaceState>;
  readonly context?: Partial<JudgeContext>;
}

function judge({
  rows = [],
  results = [],
  waivers = [],
  parts = DESIGNED,
  state = {},
  context = {},
}: Case): RuleOutcome[] {
  const plan = planOf({ constitutionCheck: { rows, results }, complexity: { rows: waivers } });
  const feature = featureOf('specs/001-a', { plan, ...parts });
  const whole = stateOf([feature], {
    constitutions: [layerOf('.', PRINCIPLES)],
    projects: [projectOf('packages/pay')],
    ...state,
  });
  return judgePlan(feature, contextOf(whole, THERE, context));
}
const told = (outcomes: readonly RuleOutcome[]): unknown[] =>
  outcomes.map(({ reason, args }) => [reason, ...Object.values({ ...args } as Record<string, unknown>)]);
const passing = checkRow('I. Library-First', 'pass');

describe('every principle has a verdict', () => {
  it('with a row each', () => {
    expect(judge({ rows: [passing, checkRow('II. Test-First', 'na')] })).toEqual([]);
  });

  it.each(['pending', 'unknown'] as const)('which %s is none', (verdict) => {
    const rows = [passing, checkRow('II. Test-First', verdict)];
    expect(judge({ rows })).toMatchObject([
      {
        reason: 'principle-without-verdict',
        principle: 'II. Test-First',
        location: { line: 30 },
        severity: 'error',
      },
    ]);
    expect(judge({ rows, parts: {} })).toMatchObject([{ reason: 'principle-pending', severity: 'pending' }]);
  });

  it('is missed at the section when there is no row', () => {
    expect(judge({ rows: [passing] })).toMatchObject([
      { reason: 'principle-without-verdict', args: { principle: 'II. Test-First' }, location: { line: 25 } },
    ]);
  });

  it('is told where a row has its number and another name', () => {
    const rows = [passing, checkRow('II. Speed', 'pass')];
    expect(judge({ rows }).map(({ reason, severity }) => [reason, severity])).toEqual([
      ['check-row-misnamed', 'info'],
    ]);
    expect(judge({ rows: [...rows, checkRow('Test-First', 'pass')] })).toEqual([]);
    expect(judge({ rows: [checkRow('II. Library-First', 'pass'), checkRow('II', 'pass')] })).toEqual([]);
  });

  it('by a closing line only when it speaks of all and says pass', () => {
    const closing = (verdict: CheckResult['verdict'], all: boolean): CheckResult => ({
      verdict,
      all,
      numbers: [],
      phase: 'pre',
      position: at(35),
    });
    expect(judge({ rows: [passing], results: [closing('pass', true)] })).toEqual([]);
    expect(judge({ rows: [passing], results: [closing('pass', false)] })).toHaveLength(1);
    expect(judge({ rows: [passing], results: [closing('pending', true)] })).toHaveLength(1);
    const treated = [passing, checkRow('II. Test-First', 'unknown')];
    expect(judge({ rows: treated, results: [closing('pass', true)] })).toEqual([]);
    expect(judge({ rows: treated, results: [closing('pass', false)] })).toHaveLength(1);
    expect(judge({ rows: treated, results: [closing('pass', true), closing('fail', false)] })).toHaveLength(
      1,
    );
    expect(
      judge({ rows: [passing, checkRow('II. Test-First', 'pending')], results: [closing('pass', true)] }),
    ).toHaveLength(1);
  });

  it('of which the check after the design counts', () => {
    const pre = [passing, checkRow('II. Test-First', 'pass')];
    expect(told(judge({ rows: [...pre, checkRow('II. Test-First', 'pending', 'post')] }))).toEqual([
      ['principle-without-verdict', 'II. Test-First', true],
    ]);
    expect(judge({ rows: [...pre, checkRow('II. Test-First', 'pending', 'post')], parts: {} })).toEqual([]);
    expect(
      judge({
        rows: [passing, checkRow('II. Test-First', 'fail'), checkRow('II. Test-First', 'pass', 'post')],
      }),
    ).toEqual([]);
  });

  it('even where a remark beside it has none', () => {
    expect(
      judge({ rows: [passing, checkRow('II. Test-First', 'pass'), checkRow('II. Test-First', 'unknown')] }),
    ).toEqual([]);
  });

  it('also of the constitutions of its projects, not of others', () => {
    const constitutions = [
      layerOf('.', PRINCIPLES),
      layerOf('packages/pay', [principleOf('I', 'PCI first')]),
      layerOf('packages/other', [principleOf('I', 'Nothing here')]),
    ];
    const rows = [passing, checkRow('II. Test-First', 'pass')];
    expect(told(judge({ rows, state: { constitutions } }))).toEqual([
      ['principle-without-verdict', 'I. PCI first'],
    ]);
  });

  it('is told as a missing section where there is no check at all', () => {
    const plan = planOf({ sections: { ...planOf().sections, 'constitution-check': null } });
    const feature = featureOf('specs/001-a', { ...DESIGNED, plan });
    const state = stateOf([feature], { constitutions: [layerOf('.', PRINCIPLES)] });
    expect(told(judgePlan(feature, contextOf(state, THERE)))).toEqual([
      ['plan-section-missing', 'Constitution Check'],
    ]);
  });

  describe('in a finished feature', () => {
    const parts = { ...DESIGNED, tasks: tasksOf('x T001 a') };

    it.each([
      ['no row at all', []],
      ['a row without a verdict', [checkRow('II. Test-First', 'unknown')]],
      ['an open row', [checkRow('II. Test-First', 'pending')]],
      ['a partial one', [checkRow('II. Test-First', 'partial')]],
      ['a failure of the number alone, which another principle had then', [checkRow('II. Brand', 'fail')]],
    ])('is not asked for: %s', (_case, rows) => {
      expect(judge({ rows, parts })).toEqual([]);
    });

    it('is what the plan says itself', () => {
      expect(told(judge({ rows: [checkRow('II. Test-First', 'fail')], parts }))).toEqual([
        ['violation-without-waiver', 'II. Test-First', 'FAIL'],
      ]);
      expect(told(judge({ rows: [checkRow('Offline budget', 'fail')], parts }))).toEqual([
        ['violation-without-waiver', 'Offline budget', 'FAIL'],
      ]);
      const waivers = [waiverRow('II. Test-First')];
      expect(judge({ rows: [checkRow('II. Test-First', 'fail')], waivers, parts })).toEqual([]);
    });
  });

  it('by a number that two constitutions give is of neither', () => {
    const constitutions = [
      layerOf('.', PRINCIPLES),
      layerOf('packages/pay', [principleOf('II', 'PCI first')]),
    ];
    const rows = [passing, checkRow('II. Brand voice', 'pass')];
    expect(told(judge({ rows, state: { constitutions } }))).toEqual([
      ['principle-without-verdict', 'II. Test-First'],
      ['principle-without-verdict', 'II. PCI first'],
    ]);
  });

  it('after the design does not replace one by a row that says nothing', () => {
    const rows = [passing, checkRow('II. Test-First', 'pass'), checkRow('II. Test-First', 'unknown', 'post')];
    expect(judge({ rows })).toEqual([]);
  });
});

describe('a violation', () => {
  const violated = [passing, checkRow('II. Test-First', 'fail')];

  it('needs a waiver, in every phase', () => {
    expect(told(judge({ rows: violated }))).toEqual([['violation-without-waiver', 'II. Test-First', 'FAIL']]);
    expect(told(judge({ rows: [passing, checkRow('II. Test-First', 'partial')], parts: {} }))).toEqual([
      ['violation-without-waiver', 'II. Test-First', 'PARTIAL'],
    ]);
  });

  it.each(['II. Test-First', 'Test-First @ pay', 'II.coverage', 'II.attestation'])(
    'is justified by a row for %s',
    (violation) => {
      expect(judge({ rows: violated, waivers: [waiverRow(violation)] })).toEqual([]);
    },
  );

  it('is not justified by a row for another principle', () => {
    expect(told(judge({ rows: violated, waivers: [waiverRow('I. Library-First')] }))).toEqual([
      ['violation-without-waiver', 'II. Test-First', 'FAIL'],
      ['waiver-without-violation', 'I. Library-First', 'I. Library-First'],
    ]);
  });

  it('may be justified in the ledger of the workspace while that row holds', () => {
    const ledger = (row: ComplexityRow): Partial<WorkspaceState> => ({
      waivers: loaded('.specify/memory/waivers.md', { rows: [row], findings: [] }),
    });
    expect(judge({ rows: violated, state: ledger(waiverRow('II. Test-First')) })).toEqual([]);
    expect(
      judge({ rows: violated, state: ledger(waiverRow('II. Test-First', { until: '2020-01-01' })) }),
    ).toHaveLength(1);
  });

  it('of a gate that the plan invented needs a row that names it', () => {
    const rows = [passing, checkRow('II. Test-First', 'pass'), checkRow('Offline budget', 'fail')];
    expect(told(judge({ rows }))).toEqual([['violation-without-waiver', 'Offline budget', 'FAIL']]);
    expect(judge({ rows, waivers: [waiverRow('Offline budget')] })).toEqual([]);
  });
});

describe('a waiver', () => {
  const rows = [passing, checkRow('II. Test-First', 'fail')];
  const waived = (more: Partial<ComplexityRow>): unknown[] =>
    told(judge({ rows, waivers: [waiverRow('II. Test-First', more)] }));

  it('gives real reasons', () => {
    expect(waived({ why: 'N/A' })).toEqual([['waiver-without-reason', 'II. Test-First', '"Why Needed"']]);
    expect(waived({ why: '-', alternative: 'TBD' })).toEqual([
      ['waiver-without-reason', 'II. Test-First', '"Why Needed" and "Simpler Alternative Rejected Because"'],
    ]);
  });

  it('has not expired; a date that is none has', () => {
    expect(waived({ until: '2025-06-15' })).toEqual([]);
    expect(waived({ until: '2025-06-14' })).toEqual([['waiver-expired', 'II. Test-First', '2025-06-14']]);
    expect(waived({ until: 'soon' })).toEqual([['waiver-end-unclear', 'II. Test-First', 'soon']]);
  });

  it.each([
    'Repository pattern',
    '4th project',
    'New crate (`orders-api`)',
    'Second client in the shared module',
  ])('may note complexity that no principle speaks of: %s', (row) => {
    const settled = [passing, checkRow('II. Test-First', 'pass')];
    expect(judge({ rows: settled, waivers: [waiverRow(row)] })).toEqual([]);
  });

  it('names a gate or a principle', () => {
    const settled = [passing, checkRow('II. Test-First', 'pass')];
    const faults = (row: string) =>
      judge({ rows: settled, waivers: [waiverRow(row)] }).map(({ reason }) => reason);
    expect(faults('II.covrage')).toEqual(['waiver-gate-unknown']);
    expect(faults('layout.drawing')).toEqual(['waiver-gate-unknown']);
    expect(faults('Principle IX: no such thing')).toEqual(['waiver-names-nothing']);
    expect(faults('Repository pattern @ pay')).toContain('waiver-names-nothing');
    expect(faults('This improves II.coverage')).toEqual(['waiver-not-understood']);
    expect(faults('II.coverage is not waived')).toEqual(['waiver-not-understood']);
    expect(
      judge({
        rows: settled,
        waivers: [waiverRow('II.coverage'), waiverRow('None', { why: '', alternative: '' })],
      }),
    ).toEqual([]);
  });

  it('does not name a principle that the check calls met', () => {
    const settled = [passing, checkRow('II. Test-First', 'pass')];
    expect(told(judge({ rows: settled, waivers: [waiverRow('II. Test-First')] }))).toEqual([
      ['waiver-without-violation', 'II. Test-First', 'II. Test-First'],
    ]);
    expect(told(judge({ rows: [passing], waivers: [waiverRow('II. Test-First')], parts: {} }))).toEqual([
      ['principle-pending', 'II. Test-First'],
    ]);
  });

  it('still has to be reasoned and in time once the feature is finished, and no more', () => {
    const parts = { ...DESIGNED, tasks: tasksOf('x T001 a') };
    const old = [
      waiverRow('Repository pattern'),
      waiverRow('II. Test-First', { why: 'TBD' }),
      waiverRow('II.coverage', { until: '2024-12-31' }),
    ];
    const kept = [passing, checkRow('II. Test-First', 'pass')];
    expect(judge({ rows: kept, waivers: old, parts }).map(({ reason }) => reason)).toEqual([
      'waiver-without-reason',
      'waiver-expired',
    ]);
  });
});
