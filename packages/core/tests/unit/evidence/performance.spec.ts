import fc from 'fast-check';
import { collectEvidence } from '../../../src/evidence/collect-evidence.js';
import {
  comparePercentile,
  limitOf,
  nearestRank,
  showAmount,
} from '../../../src/evidence/kinds/performance/performance-limits.js';
import type { PerformanceMeasure } from '../../../src/evidence/kinds/performance/performance-evidence.js';
import { exampleText } from './format-folders.js';
import { workspace } from './workspace.js';

it('puts the reports of several runs together', () => {
  const found = collectEvidence({
    files: workspace({
      'packages/a/out/k6.json': exampleText('k6', 'summary-export'),
      'packages/a/out/list.json': exampleText('hyperfine', 'hyperfine'),
      'packages/a/out/notes.json': '{"a":1}',
    }),
    kind: 'performance',
    project: { root: 'packages/a', roots: new Set(['.', 'packages/a']) },
    outputs: ['packages/a/out'],
  });
  expect(found).toMatchObject({
    status: 'found',
    paths: ['packages/a/out/k6.json', 'packages/a/out/list.json'],
  });
  if (found.status === 'found') expect(found.evidence.measures).toHaveLength(8);
});

describe('limits', () => {
  it.each<[string | number, number, 'ms' | null]>([
    ['200ms', 200, 'ms'],
    ['1.5s', 1500, 'ms'],
    ['0.2001s', 200.1, 'ms'],
    ['2m', 120_000, 'ms'],
    ['750us', 0.75, 'ms'],
    ['750µs', 0.75, 'ms'],
    ['200 ms', 200, 'ms'],
    [0.1, 0.1, null],
  ])('%j is %d %s', (written, amount, unit) => {
    expect(limitOf(written)).toEqual({ amount, unit });
  });

  it.each(['', 'soon', '1h', '-1ms', '1e3ms'])('%j is none', (written) => {
    expect(limitOf(written)).toBeNull();
  });

  it('are shown so that nothing reads as less than it is', () => {
    expect(showAmount(200.0001, 'ms')).toBe('200.001 ms');
    expect(showAmount(200, 'ms')).toBe('200 ms');
    expect(showAmount(0.02, null)).toBe('0.02');
  });
});

const measure = (more: Partial<PerformanceMeasure>): PerformanceMeasure => ({
  names: ['latency'],
  subject: null,
  unit: 'ms',
  value: null,
  percentiles: [],
  samples: [],
  answered: 1,
  failing: 0,
  problem: null,
  ...more,
});

describe('percentiles', () => {
  const p90 = { percentile: 90, value: 100 };
  const p975 = { percentile: 97.5, value: 200 };
  const stated = measure({ percentiles: [p90, p975] });

  it('are proven by a stricter one within the limit, and disproven by a laxer one above it', () => {
    expect(comparePercentile(stated, 95, 200)).toEqual({ state: 'within', by: 97.5, actual: 200 });
    expect(comparePercentile(stated, 95, 199)).toEqual({ state: 'unstated' });
    expect(comparePercentile(stated, 95, 99)).toEqual({ state: 'above', by: 90, actual: 100 });
    expect(comparePercentile(stated, 99, 300)).toEqual({ state: 'unstated' });
    expect(comparePercentile(stated, 97.5, 199.999)).toEqual({ state: 'above', by: 97.5, actual: 200 });
    expect(comparePercentile(stated, 90, 100)).toEqual({ state: 'within', by: 90, actual: 100 });
  });

  it('need a stricter one where requests have no answer', () => {
    const lossy = { ...stated, answered: 0.98 };
    expect(comparePercentile(lossy, 95, 200)).toEqual({ state: 'within', by: 97.5, actual: 200 });
    expect(comparePercentile({ ...stated, answered: 0.97 }, 95, 200)).toEqual({ state: 'unstated' });
    expect(comparePercentile({ ...stated, answered: 0.9 }, 95, 200)).toEqual({ state: 'lost' });
  });

  it('do not apply to a single value', () => {
    expect(comparePercentile(measure({ value: 3 }), 95, 3)).toEqual({ state: 'within', by: null, actual: 3 });
    expect(comparePercentile(measure({ value: 3.1 }), 95, 3)).toEqual({
      state: 'above',
      by: null,
      actual: 3.1,
    });
  });

  it('of single values are the smallest that so many do not exceed', () => {
    const times = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 9999 }), (unsorted, hundredths) => {
        const rising = [...unsorted].sort((one, two) => one - two);
        const value = nearestRank(rising, hundredths / 100);
        const upTo = (limit: number) => rising.filter((time) => time <= limit).length;
        expect(rising).toContain(value);
        expect(upTo(value) * 10_000).toBeGreaterThanOrEqual(hundredths * rising.length);
        // No smaller time would do.
        expect(upTo(value - 1) * 10_000).toBeLessThan(hundredths * rising.length);
      }),
    );
  });

  it('rise with the percentage', () => {
    const times = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 100 });
    const percent = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(times, percent, percent, (unsorted, one, two) => {
        const rising = [...unsorted].sort((a, b) => a - b);
        const [low, high] = [Math.min(one, two), Math.max(one, two)];
        expect(nearestRank(rising, low)).toBeLessThanOrEqual(nearestRank(rising, high));
      }),
    );
  });
});
