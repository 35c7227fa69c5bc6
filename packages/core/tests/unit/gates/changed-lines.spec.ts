import { judgeProject, type LineChange } from '../../../src/index.js';
import { gateBlock } from '../../../src/entries/extend.js';
import { coverageKind } from '../../../src/gates/coverage/gate.js';
import { CHECKOUT, contextWith, gate, only } from '../judging/support.js';

const SOURCE = 'packages/checkout/src/cards.ts';
const TEXT = 'export const a = 1;\nexport const b = 2;\nexport const c = 3;\nexport const d = 4;\n';

function final(hits: readonly number[], more: Record<string, unknown> = {}): string {
  const statementMap = Object.fromEntries(
    hits.map((_, at) => [at, { start: { line: at + 1, column: 0 }, end: { line: at + 1, column: 9 } }]),
  );
  const s = Object.fromEntries(hits.map((count, at) => [at, count]));
  const maps = { statementMap, s, fnMap: {}, f: {}, branchMap: {}, b: {} };
  return JSON.stringify({ [SOURCE]: { path: SOURCE, ...maps, ...more } });
}

function summary(covered: number, total: number): string {
  const counts = { total, covered, skipped: 0, pct: 0 };
  const none = { total: 0, covered: 0, skipped: 0, pct: 100 };
  const all = { lines: counts, statements: counts, functions: none, branches: none };
  return JSON.stringify({ total: all, [SOURCE]: all });
}

function lcov(hits: readonly number[]): string {
  const lines = hits.map((count, at) => `DA:${at + 1},${count}\n`).join('');
  return `TN:\nSF:${SOURCE}\n${lines}end_of_record\n`;
}

function judge(
  reports: Readonly<Record<string, string>>,
  change: LineChange | undefined,
  rules = {},
  text = TEXT,
) {
  const files = Object.fromEntries(
    Object.entries(reports).map(([name, text]) => [`packages/checkout/coverage/${name}`, text]),
  );
  const gates = [gate('II.coverage', { kind: 'coverage', changed: { lines: 90 }, ...rules })];
  const context = contextWith(gates, { [SOURCE]: text, ...files });
  const asked = change === undefined ? {} : { changedLines: () => change };
  return only(judgeProject(CHECKOUT, { ...context, ...asked }));
}

const changed = (
  files: Readonly<Record<string, readonly (readonly [number, number])[] | 'all'>>,
): LineChange => ({
  known: true,
  since: 'abc',
  files: new Map(
    Object.entries(files).map(([path, lines]) => [
      path,
      lines === 'all' ? lines : lines.map(([from, count]) => ({ from, count })),
    ]),
  ),
  generated: [],
});

describe('coverage of changed lines', () => {
  it('names the lines that are not covered, at the first of them', () => {
    const entry = judge({ 'coverage-final.json': final([1, 0, 0, 1]) }, changed({ [SOURCE]: 'all' }));
    expect(entry).toMatchObject({
      verdict: 'fail',
      reason: 'coverage-changed-below-minimum',
      expected: 'changed lines >= 90 %',
      actual: 'changed lines 50 % (2 of 4)',
      location: { file: SOURCE, line: 2 },
    });
    expect(entry.message).toContain(`${SOURCE} 2-3`);
  });

  it('takes lines from the report beside totals, and fails where the two do not fit', () => {
    const change = changed({ [SOURCE]: [[1, 1]] });
    const of = (covered: number) => ({
      'coverage-summary.json': summary(covered, 4),
      'coverage-final.json': final([1, 1, 0, 1]),
    });
    expect(judge(of(3), change)).toMatchObject({ verdict: 'pass', reason: 'coverage-changed-reached' });
    expect(judge(of(4), change).verdict).toBe('fail');
    const lines = { 'coverage-final.json': final([1, 1, 0, 1]) };
    expect(judge(lines, change)).toMatchObject({ verdict: 'pass', reason: 'coverage-changed-reached' });
  });

  it('does not take lines for those of the source where blank ones are counted and others are not', () => {
    const text =
      'import { x } from "y";\n\nexport function a() {\n  return 1;\n}\n\nexport function b() {\n  return x;\n}\n';
    const report = (lines: readonly number[]): string =>
      `TN:\nSF:${SOURCE}\n${lines.map((line) => `DA:${line},1\n`).join('')}end_of_record\n`;
    const of = (lines: readonly number[]) =>
      judge({ 'lcov.info': report(lines) }, changed({ [SOURCE]: [[8, 1]] }), {}, text);
    // Line 6 is blank: these are the lines of what was built of the source.
    expect(of([1, 4, 6, 9])).toMatchObject({ verdict: 'fail', reason: 'coverage-changed-lines-unknown' });
    // Tools that count characters count every line.
    expect(of([1, 2, 3, 4, 5, 6, 7, 8, 9])).toMatchObject({ verdict: 'pass' });
    expect(of([4, 8])).toMatchObject({ verdict: 'pass' });
  });

  it.each([
    ['is counted, and another line is not', [1, 2, 4], 'fail', 'coverage-changed-lines-unknown'],
    ['is counted like every line', [1, 2, 3, 4], 'pass', 'coverage-changed-reached'],
    ['is not counted', [1, 3, 4], 'pass', 'coverage-changed-reached'],
  ])('knows what was built by the only blank line, which %s', (_, counted, verdict, reason) => {
    const text = 'export const a = 1;\n\n// b\nexport const c = 3;\n';
    const lines = counted.map((line) => `DA:${line},1\n`).join('');
    const reports = { 'lcov.info': `TN:\nSF:${SOURCE}\n${lines}end_of_record\n` };
    expect(judge(reports, changed({ [SOURCE]: [[4, 1]] }), {}, text)).toMatchObject({ verdict, reason });
  });

  it.each([
    ['\r', 'fail'],
    ['\u2028', 'fail'],
    ['\u2029', 'fail'],
    ['\r\n', 'pass'],
  ])('counts a source whole whose lines end otherwise than for version control: %j', (end, verdict) => {
    const text = `export const a = 1;${end}export const b = 2;\nexport const c = 3;\n\n`;
    expect(judge({ 'lcov.info': lcov([1, 1, 0]) }, changed({ [SOURCE]: [[2, 1]] }), {}, text).verdict).toBe(
      verdict,
    );
  });

  it('does not take lines of what was built for those of the source', () => {
    const report = final([1, 1, 1, 1], { inputSourceMap: { sources: ['cards.ts'] } });
    const entry = judge({ 'coverage-final.json': report }, changed({ [SOURCE]: [[1, 1]] }));
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'coverage-changed-lines-unknown' });
  });

  it('does not take them from another report of the same run', () => {
    // Jest hands the map that swc gives it as text on to Istanbul, which makes an object of its characters and cannot follow it.
    const reports = {
      'coverage-final.json': final([1, 1, 1, 1], { inputSourceMap: { 0: '{', 1: '}' } }),
      'lcov.info': lcov([1, 1, 1, 1]),
    };
    const change = changed({ [SOURCE]: [[1, 1]] });
    expect(judge(reports, change)).toMatchObject({
      verdict: 'fail',
      reason: 'coverage-changed-lines-unknown',
    });
    expect(judge({ ...reports, 'coverage-final.json': final([1, 1, 1, 1]) }, change).verdict).toBe('pass');
  });

  it('does not take them from a run whose parts are those of another', () => {
    const runs = {
      'a/coverage-final.json': final([1, 0, 0, 0]),
      'b/coverage-final.json': final([0, 1, 0, 0], { inputSourceMap: { sources: ['cards.ts'] } }),
    };
    const entry = judge(runs, changed({ [SOURCE]: [[1, 2]] }));
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'coverage-changed-lines-unknown' });
  });

  it('counts a line of several runs as covered when it ran in one', () => {
    const runs = {
      'a/coverage-final.json': final([1, 0, 0, 0]),
      'b/coverage-final.json': final([0, 1, 0, 0]),
    };
    expect(judge(runs, changed({ [SOURCE]: [[1, 2]] })).verdict).toBe('pass');
    expect(judge(runs, changed({ [SOURCE]: [[2, 2]] })).verdict).toBe('fail');
  });

  it('looks at more lines than it allows, and not at as many', () => {
    const report = { 'coverage-final.json': final([0, 0, 0, 0]) };
    const rules = { changed: { lines: 90, allow: 2 } };
    expect(judge(report, changed({ [SOURCE]: [[1, 2]] }), rules).verdict).toBe('pass');
    expect(
      judge(
        report,
        changed({
          [SOURCE]: [
            [1, 1],
            [3, 2],
          ],
        }),
        rules,
      ).verdict,
    ).toBe('fail');
  });

  it('fails for a host that knows no change', () => {
    const entry = judge({ 'coverage-final.json': final([1, 1, 1, 1]) }, undefined);
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'coverage-change-unknown' });
  });
});

describe('a gate on changed lines', () => {
  const rules = (given: Record<string, unknown>) => ({
    rules: gateBlock.parse({ kind: 'coverage', ...given }) as never,
    principle: null,
  });
  const both = rules({ min: { lines: 50 }, changed: { lines: 90, allow: 5 } });

  it.each([
    ['without the minimum of changes', { min: { lines: 50 } }],
    ['without the minimum of the whole', { changed: { lines: 90, allow: 5 } }],
    ['with a lower share', { min: { lines: 50 }, changed: { lines: 80, allow: 5 } }],
    ['with larger changes allowed', { min: { lines: 50 }, changed: { lines: 90, allow: 6 } }],
  ])('asks for less %s', (_, inner) => {
    expect(coverageKind.compare(both, rules(inner)).weaker).not.toBeNull();
  });

  it('asks for more where it came first', () => {
    const compared = coverageKind.compare(rules({ min: { lines: 50 } }), both);
    expect(compared).toEqual({ weaker: null, stronger: true, unclear: false });
  });

  it('needs one of the two', () => {
    expect(gateBlock.safeParse({ kind: 'coverage' }).success).toBe(false);
  });
});
