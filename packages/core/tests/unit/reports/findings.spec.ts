import type { GateVerdict, ProjectVerdict, WorkspaceReport } from '../../../src/index.js';
import { findingsOf, fingerprintedFindings } from '../../../src/reports/findings.js';
import { verdictOf } from '../../../src/reports/define-report.js';
import { endingWaivers } from '../../../src/reports/summary.js';

const GATE: GateVerdict = {
  id: 'II.coverage',
  principle: 'II. Testing',
  kind: 'coverage',
  status: 'enforced',
  verdict: 'fail',
  reason: 'coverage-below-minimum',
  message: 'Line coverage is 80 % (8 of 10); the minimum is 90 %.',
  fix: null,
  help: 'docs/reference/reasons/coverage-below-minimum.md',
  advice: null,
  expected: null,
  actual: null,
  location: { file: 'packages/pay/src/a.ts', line: 3, column: 1 },
  evidence: [],
  waiver: null,
};

function project(name: string, ...gates: Partial<GateVerdict>[]): ProjectVerdict {
  const all = gates.map((gate) => ({ ...GATE, ...gate }));
  return { schemaVersion: 2, project: name, root: name, verdict: 'fail', gates: all };
}

function report(...verdicts: ProjectVerdict[]): WorkspaceReport {
  return { verdicts, missing: [], unreadable: [], today: '2026-06-15' };
}

const prints = (...verdicts: ProjectVerdict[]): string[] =>
  fingerprintedFindings(report(...verdicts)).map(({ fingerprint }) => fingerprint);

describe('a finding', () => {
  it('keeps its fingerprint when its line and its measurements change', () => {
    const moved = { location: { file: 'packages/pay/src/a.ts', line: 90, column: 7 } };
    const changed = { message: 'Line coverage is 81.5 % (163 of 200); the minimum is 90 %.' };
    expect(prints(project('pay', { ...moved, ...changed }))).toEqual(prints(project('pay', {})));
  });

  it('keeps its fingerprint when other lines are uncovered', () => {
    const of = (lines: string) => project('pay', { message: `Uncovered lines of src/a.ts: ${lines}.` });
    expect(prints(of('3-5, 7, 9, 11, 13 and 2 more'))).toEqual(prints(of('4')));
    expect(prints(of('4'))).not.toEqual(
      prints(project('pay', { message: 'Uncovered lines of src/b.ts: 4.' })),
    );
  });

  it.each([
    ['project', project('orders', {})],
    ['gate', project('pay', { id: 'III.coverage' })],
    ['reason', project('pay', { reason: 'evidence-missing' })],
    ['file', project('pay', { location: { file: 'packages/pay/src/b.ts', line: 3, column: 1 } })],
    ['message', project('pay', { message: 'Branch coverage is 80 % (8 of 10); the minimum is 90 %.' })],
  ])('of another %s has another fingerprint', (_, other) => {
    expect(prints(other)).not.toEqual(prints(project('pay', {})));
  });

  it('has a fingerprint of its own among equals, whatever is added behind them', () => {
    const two = prints(project('pay', {}, {}));
    expect(new Set(two).size).toBe(2);
    expect(prints(project('pay', {}, {}, {})).slice(0, 2)).toEqual(two);
  });

  it('comes before those of lower levels', () => {
    const all = report(project('a', { verdict: 'waived' }, { status: 'evaluated' }), project('b', {}));
    expect(findingsOf(all).map(({ level }) => level)).toEqual(['error', 'warning', 'waived']);
  });

  it('without a place is shown at a file of its project', () => {
    const all = {
      ...report(project('pay', { location: null })),
      anchorOf: (name: string) => `${name}/package.json`,
    };
    expect(findingsOf(all).map(({ place }) => place?.file)).toEqual(['pay/package.json']);
  });
});

describe('a report', () => {
  it('of nothing is a failure', () => {
    expect(verdictOf(report())).toBe('fail');
  });

  it('fails where something was not judged, though all verdicts pass', () => {
    const passing: ProjectVerdict = { ...project('pay'), verdict: 'pass' };
    expect(verdictOf(report(passing))).toBe('pass');
    expect(verdictOf({ ...report(passing), missing: ['orders'] })).toBe('fail');
    expect(verdictOf({ ...report(passing), unreadable: [{ file: 'x', why: 'y' }] })).toBe('fail');
  });

  it('names the waivers that end within 14 days, once each with all gates, the next one first', () => {
    const waiver = (line: number, until: string | null): Partial<GateVerdict> => ({
      verdict: 'waived',
      waiver: { location: { file: 'waivers.md', line, column: 1 }, why: 'Needed', until },
    });
    const all = report(
      project('a', waiver(1, '2026-06-29'), waiver(2, '2026-06-30'), waiver(3, null)),
      project('b', waiver(4, '2026-06-16'), waiver(1, '2026-06-29')),
    );
    expect(endingWaivers(all).map(({ waiver: { until }, gates }) => [until, gates])).toEqual([
      ['2026-06-16', ['b: II.coverage']],
      ['2026-06-29', ['a: II.coverage', 'b: II.coverage']],
    ]);
  });
});
