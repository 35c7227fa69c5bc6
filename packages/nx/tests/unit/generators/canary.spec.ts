import type { CanaryState, GateCanary } from '@plangate/core';
import { describeCanaries } from '../../../src/executors/gate/canary-report.js';
import { bitesIn, provesNothing, summarize } from '../../../src/executors/gate/canary-summary.js';

function canary(subject: string, state: CanaryState, more: Partial<GateCanary> = {}): GateCanary {
  return {
    gate: 'II.tests',
    principle: 'II. Test-First',
    kind: 'tests',
    status: 'enforced',
    origin: 'block',
    constitution: '.specify/memory/constitution.md',
    subject,
    state,
    reason: 'tests-passed',
    message: `${subject} says so`,
    idle: [],
    tried:
      state === 'bites'
        ? [{ rules: ['min'], what: 'one passed test fails', verdict: 'fail', message: 'failed' }]
        : [],
    ...more,
  };
}

const blind = (subject: string, verdict: 'pass' | 'waived' | 'skipped' | 'pending', what = 'it is gone') =>
  canary(subject, 'blind', { tried: [{ rules: ['max'], what, verdict, message: 'still green' }] });

describe('the summary of what became of gates', () => {
  it('has a row for each gate of each constitution', () => {
    const other = canary('till', 'bites', { constitution: 'libs/till/.specify/memory/constitution.md' });
    const rows = summarize([canary('pay', 'bites'), canary('cart', 'bites'), other]);
    expect(rows.map(({ bites, changes }) => ({ bites, changes }))).toEqual([
      { bites: ['pay', 'cart'], changes: 2 },
      { bites: ['till'], changes: 1 },
    ]);
    expect(rows.every(bitesIn)).toBe(true);
    expect(rows.some(provesNothing)).toBe(false);
  });

  it('puts a change that several did not notice together', () => {
    const [row] = summarize([blind('pay', 'pass'), blind('cart', 'pass'), blind('till', 'waived')]);
    expect(row?.blind).toEqual(['pay', 'cart', 'till']);
    expect(row?.unnoticed.map(({ verdict, subjects }) => ({ verdict, subjects }))).toEqual([
      { verdict: 'pass', subjects: ['pay', 'cart'] },
      { verdict: 'waived', subjects: ['till'] },
    ]);
  });

  it.each<[CanaryState, boolean]>([
    ['bites', false],
    ['blind', true],
    ['untried', true],
    ['skipped', true],
    ['fails', false],
    ['waived', false],
    ['pending', false],
    ['disabled', false],
  ])('says of a gate that is %s in its only project whether it proves nothing: %s', (state, hollow) => {
    expect(summarize([canary('pay', state)]).map(provesNothing)).toEqual([hollow]);
  });

  it('does not count what is only evaluated as biting', () => {
    const [row] = summarize([canary('pay', 'bites', { status: 'evaluated' })]);
    expect(row && [bitesIn(row), provesNothing(row)]).toEqual([false, false]);
  });

  it('says of a rule that judges nothing where that is so', () => {
    const idle = (rule: string) => [{ rule, why: 'nothing is denied' }];
    const [some] = summarize([
      canary('pay', 'bites'),
      canary('cart', 'bites', { tried: [], idle: idle('min') }),
    ]);
    expect(some?.idle).toEqual([
      { rule: 'min', why: 'nothing is denied', subjects: ['cart'], everywhere: false },
    ]);
    expect(some && [bitesIn(some), provesNothing(some)]).toEqual([true, false]);
    const [all] = summarize([canary('pay', 'bites', { idle: idle('deny') })]);
    expect(all?.idle.map(({ everywhere }) => everywhere)).toEqual([true]);
    expect(all && [bitesIn(all), provesNothing(all)]).toEqual([false, true]);
  });

  it('counts the changes by which a gate would fail that waits for a phase', () => {
    const tried = [{ rules: [], what: 'it is gone', verdict: 'fail', message: '' }] as const;
    const [row] = summarize([
      canary('spec-001', 'pending', { tried }),
      canary('spec-002', 'pending', { tried }),
    ]);
    expect(row?.notTried).toMatchObject([
      { state: 'pending', subjects: ['spec-001', 'spec-002'], changes: 2 },
    ]);
    expect(row && bitesIn(row)).toBe(false);
  });

  it('lets a gate leave out some projects', () => {
    const [row] = summarize([canary('pay', 'bites'), canary('cart', 'skipped'), canary('till', 'skipped')]);
    expect(row && provesNothing(row)).toBe(false);
    expect(row?.notTried).toEqual([
      { state: 'skipped', subjects: ['cart', 'till'], message: 'cart says so', changes: 0 },
    ]);
  });
});

describe('the report for the terminal', () => {
  const shown = (...canaries: GateCanary[]): string[] =>
    describeCanaries(summarize(canaries), { projects: 3, features: 0 });

  it('counts where each gate bites, stays green and is not tried', () => {
    const lines = shown(canary('pay', 'bites'), blind('cart', 'pass'), canary('till', 'fails'));
    expect(lines.find((line) => line.startsWith('II.tests '))).toMatch(/enforced +1 +1 +1 +2$/u);
    expect(lines.find((line) => line.includes(' of '))).toMatch(/^0 of 1 .* 3 .*2 /u);
  });

  it.each([
    [1, 0, /^1 of 1 gate bites in 1 project \(1 change tried\)/u],
    [2, 0, /^1 of 1 gate bites in 2 projects \(/u],
    [0, 1, / in 1 feature \(/u],
    [2, 3, / in 2 projects and 3 features \(/u],
    [0, 0, / in 0 projects \(/u],
  ])('counts %i projects and %i features', (projects, features, words) => {
    const lines = describeCanaries(summarize([canary('pay', 'bites')]), { projects, features });
    expect(lines.find((line) => line.includes(' of '))).toMatch(words);
  });

  it('says of a gate that waits that it failed by what was tried', () => {
    const of = (count: number) =>
      shown(
        canary('spec-001', 'pending', {
          tried: Array.from({ length: count }, () => ({
            rules: [],
            what: 'a',
            verdict: 'fail',
            message: '',
          })),
        }),
      ).at(-1);
    expect([of(0), of(1), of(2)]).toEqual([
      expect.not.stringContaining('tried'),
      expect.stringMatching(/1 change that was/u),
      expect.stringMatching(/2 changes that were/u),
    ]);
  });

  it('names a rule that judges nothing, and why', () => {
    const idle = [{ rule: 'deny', why: 'nothing is denied' }];
    const lines = shown(canary('pay', 'bites', { idle }), canary('cart', 'bites'));
    expect(
      lines.filter((line) => line.includes('"deny"') && line.includes('nothing is denied')),
    ).toHaveLength(1);
  });

  it.each(['pass', 'waived', 'skipped', 'pending'] as const)(
    'names the change that a gate answers with %s, and what to do',
    (verdict) => {
      const words = { ...blind('pay', verdict), origin: 'words' } as const;
      const at = shown(words).findIndex((line) => line.includes('it is gone'));
      expect(at).toBeGreaterThan(0);
      expect(shown(words)[at]).toContain('pay');
      expect(shown(words)[at + 1]?.trim()).not.toBe('');
    },
  );

  it('lists ten changes of a gate, and counts the others', () => {
    const many = Array.from({ length: 12 }, (_, at) => blind('pay', 'pass', `file ${String(at)} is gone`));
    const lines = shown(...many);
    expect(lines.filter((line) => line.includes(' is gone'))).toHaveLength(10);
    expect(lines.some((line) => line.includes('2 more'))).toBe(true);
  });

  it('says more of what words state, of what is evaluated, and of what says nothing', () => {
    const of = (more: Partial<GateCanary>): number => shown(canary('pay', 'skipped', more)).length;
    expect(of({ origin: 'words' })).toBe(of({}) + 1);
    expect(of({ status: 'evaluated' })).toBe(of({}) + 2);
    const disabled = shown(canary('pay', 'disabled', { message: '', reason: null, constitution: null }));
    expect(disabled.at(-1)).toMatch(/pay\.$/u);
    expect(disabled).toContain('II.tests');
  });

  it('shows no control character of a name', () => {
    const hostile = shown(canary('pay\u001b[31m', 'skipped', { gate: 'II\u0007', message: 'a\u001b]0;b' }));
    // eslint-disable-next-line no-control-regex -- that is what must not be there
    expect(hostile.join('')).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/u);
  });
});
