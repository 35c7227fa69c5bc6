import { renderBaseline, updateBaseline, type SubjectViolations } from '../../../src/index.js';
import { baselineSchema } from '../../../src/entries/extend.js';

type Values = Record<string, number>;

function found(
  subject: string,
  gates: Record<string, Values>,
  more: Partial<SubjectViolations> & { readonly better?: 'lower' | 'higher' } = {},
): SubjectViolations {
  const { better = 'lower', ...rest } = more;
  const violations = Object.entries(gates).map(
    ([gate, values]) =>
      [gate, Object.entries(values).map(([key, value]) => ({ key, value, better }))] as const,
  );
  return {
    subject,
    violations: new Map(violations),
    unproven: new Map(),
    undecided: new Set(),
    complete: true,
    notRun: new Map(),
    ...rest,
  };
}

const PLAIN = { grow: false, unproven: false };
const GROW = { grow: true, unproven: false };
const UNPROVEN = new Map([
  ['II.tests', [{ key: 'evidence-missing tests', value: 1, better: 'lower' }]],
] as const);

describe('the first baseline', () => {
  it('records everything, sorted', () => {
    const { violations, added } = updateBaseline(
      null,
      [
        found('pay', { 'II.lint': { 'b b': 2, a: 1 }, 'I.layout': { x: 1 } }),
        found('cart', { plan: { y: 1 } }),
      ],
      PLAIN,
    );
    expect(JSON.stringify(violations)).toBe(
      '{"cart":{"plan":{"y":1}},"pay":{"I.layout":{"x":1},"II.lint":{"a":1,"b b":2}}}',
    );
    expect(added).toHaveLength(4);
  });

  it('leaves out what nothing proves, unless it is asked for', () => {
    const subject = found('pay', {}, { unproven: UNPROVEN });
    expect(updateBaseline(null, [subject], PLAIN).violations).toEqual({});
    expect(updateBaseline(null, [subject], { grow: false, unproven: true }).violations).toEqual({
      pay: { 'II.tests': { 'evidence-missing tests': 1 } },
    });
  });

  it('counts one key together that is found several times', () => {
    const violations = new Map([
      ['plan', ['lower', 'lower'].map(() => ({ key: 'left', value: 1, better: 'lower' as const }))],
    ]);
    expect(updateBaseline(null, [found('pay', {}, { violations })], PLAIN).violations).toEqual({
      pay: { plan: { left: 2 } },
    });
  });
});

describe('a later run', () => {
  const before = { pay: { 'II.lint': { a: 3, b: 1 } } };

  it('takes away what no longer occurs and adds nothing', () => {
    const { violations, removed, refused } = updateBaseline(
      before,
      [found('pay', { 'II.lint': { a: 3, c: 1 } })],
      PLAIN,
    );
    expect(violations).toEqual({ pay: { 'II.lint': { a: 3 } } });
    expect(removed.map(({ key }) => key)).toEqual(['b']);
    expect(refused.map(({ key }) => key)).toEqual(['c']);
  });

  it('adds what is new and what became worse only when asked to grow', () => {
    const now = [found('pay', { 'II.lint': { a: 4, b: 1, c: 1 } })];
    expect(updateBaseline(before, now, PLAIN)).toMatchObject({
      violations: before,
      refused: [{ key: 'a', value: 4 }, { key: 'c' }],
    });
    expect(updateBaseline(before, now, GROW).violations).toEqual({
      pay: { 'II.lint': { a: 4, b: 1, c: 1 } },
    });
  });

  it('accepts only the better value from then on', () => {
    const lower = updateBaseline(before, [found('pay', { 'II.lint': { a: 2, b: 1 } })], PLAIN);
    expect(lower).toMatchObject({
      violations: { pay: { 'II.lint': { a: 2, b: 1 } } },
      tightened: [{ key: 'a' }],
    });
    const measured = (value: number) => [
      found('pay', { 'II.coverage': { lines: value } }, { better: 'higher' }),
    ];
    const covered = { pay: { 'II.coverage': { lines: 62 } } };
    expect(updateBaseline(covered, measured(70), PLAIN).violations).toEqual({
      pay: { 'II.coverage': { lines: 70 } },
    });
    expect(updateBaseline(covered, measured(60), PLAIN).violations).toEqual(covered);
    expect(updateBaseline(covered, measured(60), GROW).violations).toEqual({
      pay: { 'II.coverage': { lines: 60 } },
    });
  });

  it('keeps what could not be decided', () => {
    expect(
      updateBaseline(before, [found('pay', {}, { undecided: new Set(['II.lint']) })], PLAIN).violations,
    ).toEqual(before);
    expect(updateBaseline(before, [found('pay', {}, { complete: false })], PLAIN).violations).toEqual(before);
    expect(
      updateBaseline(before, [found('pay', {}, { undecided: new Set(['II.tests']) })], PLAIN).violations,
    ).toEqual({});
  });

  it('keeps gates without evidence while they are so, without being asked', () => {
    const recorded = { pay: { 'II.tests': { 'evidence-missing tests': 1 } } };
    const subject = found('pay', {}, { unproven: UNPROVEN, undecided: new Set(['II.tests']) });
    expect(updateBaseline(recorded, [subject], PLAIN).violations).toEqual(recorded);
    expect(updateBaseline(recorded, [found('pay', {})], PLAIN).violations).toEqual({});
  });

  it('takes away what the workspace no longer has', () => {
    expect(updateBaseline(before, [], PLAIN).violations).toEqual({});
  });

  it('changes nothing when nothing changed', () => {
    const now = [found('pay', { 'II.lint': { a: 3, b: 1 } })];
    const update = updateBaseline(before, now, PLAIN);
    expect(update).toEqual({ violations: before, added: [], removed: [], tightened: [], refused: [] });
  });
});

describe('the file', () => {
  it('has one line for each violation and follows its schema', () => {
    const text = renderBaseline({ pay: { 'II.lint': { 'lint-failed no-var': 3 } } });
    expect(text.split('\n')).toContain('        "lint-failed no-var": 3');
    expect(baselineSchema.safeParse(JSON.parse(text)).success).toBe(true);
  });
});

describe('two measurements of one key', () => {
  const measured = (...values: number[]): SubjectViolations => {
    const all = values.map((value) => ({ key: 'k', value, better: 'lower', measured: true }) as const);
    return { ...found('pay', {}), violations: new Map([['II.performance', all]]) };
  };

  it('are recorded as the worse one, and never added', () => {
    expect(updateBaseline(null, [measured(300, 250)], PLAIN).violations).toEqual({
      pay: { 'II.performance': { k: 300 } },
    });
  });

  it('shrink to the worse one', () => {
    const before = { pay: { 'II.performance': { k: 600 } } };
    expect(updateBaseline(before, [measured(300, 300)], PLAIN).violations).toEqual({
      pay: { 'II.performance': { k: 300 } },
    });
  });
});
