import { judgePlan } from '../../../src/gates/plan/judge-plan.js';
import { type Feature } from '../../../src/index.js';
import { contextOf, entry, filesOf, stateOf, tree } from '../support/builders.js';
import { done, planning, told } from './planned.js';

describe('plans are a history', () => {
  function judgeAll(there: readonly string[], ...features: readonly Feature[]): unknown[] {
    const context = contextOf(stateOf(features), filesOf(there));
    return features.map((feature) =>
      told(judgePlan(feature, context)).map((outcome) => (outcome as string[])[0]),
    );
  }

  it('an older plan is not blamed for what a later one deletes, moves or replaces', () => {
    const first = planning(
      'specs/001-a',
      tree('packages/pay/src/old.ts', 'packages/pay/lib/', 'packages/pay/lib/a.ts'),
      done,
    );
    const second = planning(
      'specs/002-b',
      [
        entry('packages/pay/src/old.ts', 'deleted'),
        entry('packages/pay/lib/', 'deleted'),
        entry('packages/pay/src/new.ts'),
      ],
      done,
    );
    expect(judgeAll(['packages/pay/src/new.ts'], first, second)).toEqual([[], []]);
  });

  it('an older plan is not blamed for a directory that a later one emptied', () => {
    const first = planning('specs/001-a', tree('packages/pay/lib/'), done);
    const second = planning('specs/002-b', [entry('packages/pay/lib/a.ts', 'deleted')], done);
    expect(judgeAll([], first, second)).toEqual([[], []]);
  });

  it('the latest plan is asked for what it expects of an earlier one', () => {
    const first = planning('specs/001-a', tree('packages/pay/src/a.ts'), done);
    const second = planning('specs/002-b', [entry('packages/pay/src/a.ts', 'modified')]);
    expect(judgeAll([], first, second)).toEqual([[], ['layout-entry-missing']]);
  });

  it('and waits where the earlier one is still open', () => {
    const first = planning('specs/001-a', tree('packages/pay/src/a.ts'));
    const second = planning('specs/002-b', [entry('packages/pay/src/a.ts', 'existing')]);
    expect(judgeAll([], first, second)).toEqual([[], ['layout-entry-pending']]);
  });

  it('what was deleted and planned again must be there', () => {
    const first = planning('specs/001-a', [entry('packages/pay/', 'deleted')], done);
    const second = planning('specs/002-b', tree('packages/pay/src/a.ts'), done);
    expect(judgeAll(['packages/pay/src/a.ts'], first, second)).toEqual([[], []]);
    expect(judgeAll([], first, second)).toEqual([[], ['layout-file-missing']]);
  });

  it('reads the disk once for a path that many plans name', () => {
    const features = Array.from({ length: 20 }, (_, index) =>
      planning(`specs/${100 + index}-x`, tree(`packages/pay/f${index}.ts`, 'packages/pay/')),
    );
    const files = filesOf(['packages/pay/']);
    const kind = jest.fn((path: string) => files.kind(path));
    const context = contextOf(stateOf(features), { ...files, kind });
    for (const feature of features) judgePlan(feature, context);
    expect(kind.mock.calls.filter(([path]) => path === 'packages/pay')).toHaveLength(1);
  });
});
