import { unplannedPaths } from '../../../src/gates/plan/unplanned.js';
import { type Feature, type LayoutEntry } from '../../../src/index.js';
import { contextOf, DESIGNED, featureOf, filesOf, planOf, stateOf, tree } from '../support/builders.js';

const planning = (directory: string, layout: readonly LayoutEntry[]): Feature =>
  featureOf(directory, { ...DESIGNED, plan: planOf({ layout }) });

describe('unplannedPaths', () => {
  it('tells what is in a planned directory and no plan names', () => {
    const names = Array.from({ length: 7 }, (_, index) => `packages/pay/x${index}.ts`);
    const first = planning('specs/001-a', tree('packages/pay/', 'packages/pay/src/a.ts', 'packages/bare/'));
    const second = planning('specs/002-b', tree('packages/pay/x0.ts'));
    const context = contextOf(
      stateOf([first, second]),
      filesOf([...names, 'packages/pay/src/a.ts', 'packages/bare/y.ts']),
    );
    expect(unplannedPaths(first, context)).toMatchObject([
      {
        reason: 'layout-unplanned',
        severity: 'info',
        args: { directory: 'packages/pay', names: 'x1.ts, x2.ts, x3.ts, x4.ts, x5.ts', more: 1 },
      },
    ]);
    expect(unplannedPaths(second, context)).toEqual([]);
  });
});
