import type { CanaryState, GateCanary } from '@plangate/core';
import { describeCanaries } from '../../../src/generators/canary/report.js';
import { bitesIn, provesNothing, summarize } from '../../../src/generators/canary/summary.js';

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
    tried: state === 'bites' ? [{ what: 'one passed test fails', verdict: 'fail', message: 'failed' }] : [],
    ...more,
  };
}

const blind = (subject: string, verdict: 'pass' | 'waived' | 'skipped' | 'pending', what = 'it is gone') =>
  canary(subject, 'blind', { tried: [{ what, verdict, message: 'still green' }] });

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

  it('lets a gate leave out some projects', () => {
    const [row] = summarize([canary('pay', 'bites'), canary('cart', 'skipped'), canary('till', 'skipped')]);
    expect(row && provesNothing(row)).toBe(false);
    expect(row?.notTried).toEqual([
      { state: 'skipped', subjects: ['cart', 'till'], message: 'cart says so' },
    ]);
  });
});

describe('the report for the terminal', () => {
  const shown = (...canaries: GateCanary[]): string[] => describeCanaries(summarize(canaries), 3);

  it('counts where each gate bites, stays green and is not tried', () => {
    const lines = shown(canary('pay', 'bites'), blind('cart', 'pass'), canary('till', 'fails'));
    expect(lines.find((line) => line.startsWith('II.tests '))).toMatch(/enforced +1 +1 +1 +2$/u);
    expect(lines.find((line) => line.includes(' of '))).toMatch(/^0 of 1 .* 3 .*2 /u);
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
    expect(of({ status: 'evaluated' })).toBe(of({}) + 1);
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
