import type { GateVerdict, ProjectVerdict } from '../../../src/index.js';
import { compareWithBase, stillHolds } from '../../../src/index.js';
import { changeText, differenceLine } from '../../../src/reports/compare-base.js';

const GATE: GateVerdict = {
  id: 'II.tests',
  principle: null,
  kind: 'tests',
  status: 'enforced',
  verdict: 'pass',
  reason: 'tests-passed',
  message: 'x',
  fix: null,
  help: 'x',
  advice: null,
  expected: null,
  actual: null,
  location: null,
  evidence: [],
  waiver: null,
};
const WAIVER = { location: { file: 'a.md', line: 1, column: 1 }, why: 'x', until: '2026-06-14' };
const TODAY = '2026-06-15';

const pass = GATE;
const fail: GateVerdict = { ...GATE, verdict: 'fail' };
const evaluated: GateVerdict = { ...fail, status: 'evaluated' };
const ended: GateVerdict = { ...GATE, verdict: 'waived', waiver: WAIVER };
const waived: GateVerdict = { ...ended, waiver: { ...WAIVER, until: null } };
const lasting: GateVerdict = { ...ended, waiver: { ...WAIVER, until: TODAY } };
const skipped: GateVerdict = { ...GATE, verdict: 'skipped' };
const pending: GateVerdict = { ...GATE, verdict: 'pending' };
const few: GateVerdict = { ...GATE, reason: 'coverage-changed-few' };
const unread: GateVerdict = { ...fail, reason: 'evidence-missing' };
const never: GateVerdict = { ...ended, waiver: { ...WAIVER, until: '2026-06-31' } };
const other: GateVerdict = { ...fail, id: 'other' };

const of = (gates: readonly GateVerdict[]): ProjectVerdict => ({
  schemaVersion: 2,
  project: 'pay',
  root: 'pay',
  verdict: 'pass',
  gates,
});

function changes(before: readonly GateVerdict[], now: readonly GateVerdict[]) {
  const report = { verdicts: [of(now)], today: TODAY };
  return compareWithBase(report, { ref: 'main', of: () => of(before) }, []).changes.map(
    ({ change, before: first, after }) => [change, first, after],
  );
}

describe('what became of a gate since the base', () => {
  it.each([
    ['fails as before', [fail], [fail], []],
    ['passes as before', [pass], [pass], []],
    ['fails now', [pass], [fail], [['new', 0, 1]]],
    ['is new and fails', [other], [fail], [['new', 0, 1]]],
    ['was evaluated only, and fails now', [evaluated], [fail], [['new', 0, 1]]],
    ['is evaluated only', [pass], [evaluated], []],
    ['passes now', [fail], [pass], [['fixed', 1, 0]]],
    ['is waived now', [fail], [waived], []],
    ['is gone', [fail], [{ ...pass, id: 'another' }], []],
    ['is skipped now', [fail], [skipped], []],
    ['is pending now', [fail], [pending], []],
    ['is only evaluated now, and fails', [fail], [evaluated], []],
    ['is only evaluated now, and passes', [fail], [{ ...pass, status: 'evaluated' as const }], []],
    [
      'passes and is evaluated, too',
      [fail],
      [pass, { ...pass, status: 'evaluated' as const }],
      [['fixed', 1, 0]],
    ],
    ['passes in one place and is skipped in another', [fail, fail], [pass, skipped], []],
    ['passes because it has nothing to look at', [fail], [few], []],
    ['fails less often, because the rest is waived', [fail, fail], [fail, waived], []],
    ['fails less often, because the rest is skipped', [fail, fail], [fail, skipped], []],
    ['fails less often, because nothing can be read', [fail, fail], [unread], []],
    ['fails more often for want of a report', [fail], [unread, unread], [['worse', 1, 2]]],
    ['was waived until a day that does not exist', [never], [fail], [['expired', 0, 1]]],
    ['fails more often', [fail], [fail, fail], [['worse', 1, 2]]],
    ['fails less often', [fail, fail, pass], [fail], [['better', 2, 1]]],
    ['was waived until yesterday', [ended], [fail], [['expired', 0, 1]]],
    ['was waived until today', [lasting], [fail], [['new', 0, 1]]],
    ['was waived without an end', [waived], [fail], [['new', 0, 1]]],
  ])('%s', (_, before, now, expected) => {
    expect(changes(before, now)).toEqual(expected);
  });
});

it('says what is not known, and leaves out what is carried forward', () => {
  const report = { verdicts: [of([fail]), { ...of([fail]), project: 'web' }], today: TODAY };
  const base = { ref: 'main', of: (project: string) => `no ${project}` };
  expect(compareWithBase(report, base, ['web'])).toEqual({
    ref: 'main',
    changes: [],
    unknown: [{ project: 'pay', why: 'no pay' }],
    carried: ['web'],
  });
});

it('knows that a verdict holds no longer than its waivers', () => {
  expect(stillHolds(of([lasting, waived]), TODAY)).toBe(true);
  expect(stillHolds(of([pass, ended]), TODAY)).toBe(false);
  expect(stillHolds(of([pass, never]), '2026-06-01')).toBe(false);
});

describe('a difference in words', () => {
  const change = { project: 'pay', gate: 'II.tests', before: 1, after: 2 };

  it.each([
    ['new', 'fails now'],
    ['expired', 'fails now, because a waiver ended'],
    ['fixed', 'is fixed'],
    ['worse', 'has 2 failures, 1 before'],
    ['better', 'has 2 failures, 1 before'],
  ] as const)('%s', (kind, text) => {
    expect(changeText({ ...change, change: kind })).toBe(text);
  });

  it('counts what changed, what is not known and what was carried forward', () => {
    const worse = { ...change, change: 'worse' as const };
    const fresh = { ...change, change: 'new' as const };
    const unknown = [{ project: 'web', why: 'x' }];
    expect(
      differenceLine({ ref: 'main', changes: [worse, fresh, worse], unknown, carried: ['a', 'b'] }),
    ).toBe('1 new, 2 worse; 1 not known; 2 carried forward');
    expect(differenceLine({ ref: 'main', changes: [], unknown: [], carried: [] })).toBe('no gate changed');
  });
});
