import { settlingLine } from '../../../src/principles/settling-line.js';
import type { CheckResult } from '../../../src/model/plan.js';

/** "pass pre all" as a closing line. */
function line(text: string, at: number): CheckResult {
  const [verdict, phase, all] = text.split(' ') as [CheckResult['verdict'], CheckResult['phase'], string?];
  return { verdict, phase, all: all === 'all', numbers: [], position: { line: at + 1, column: 1 } };
}

function settled(lines: readonly string[], designed = true): number | null {
  return settlingLine(lines.map(line), { number: 'I' }, designed)?.position.line ?? null;
}

describe('settlingLine', () => {
  it.each<[string, readonly string[], number | null]>([
    ['a line that speaks of all', ['pass pre all'], 1],
    ['a line that does not', ['pass pre'], null],
    ['no line at all', [], null],
    ['a failure beside it', ['pass pre all', 'fail pre'], null],
    ['a partial pass beside it', ['pass pre all', 'partial pre'], null],
    ['a line after the design', ['pass pre all', 'pass post all'], 2],
    ['a confirmation after the design', ['pass pre all', 'pass post'], 1],
    ['a failure after the design', ['pass pre all', 'fail post'], null],
    ['a failure that the design mended', ['fail pre', 'pass post all'], 2],
    ['a confirmation of what failed', ['fail pre', 'pass post'], null],
  ])('with %s', (_name, lines, expected) => {
    expect(settled(lines)).toBe(expected);
  });

  it('waits for an open check after the design only once the design is done', () => {
    expect(settled(['pass pre all', 'pending post'], false)).toBe(1);
    expect(settled(['pass pre all', 'pending post'], true)).toBeNull();
  });
});
