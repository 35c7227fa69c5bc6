import { planKind } from '../../../src/gates/plan/gate.js';
import type { Feature, JudgeContext, TasksDocument } from '../../../src/index.js';
import { violationsOf } from '../../../src/judging/baseline-identity.js';
import type { GateOutcome } from '../../../src/model/outcome.js';
import {
  contextOf,
  DESIGNED,
  featureOf,
  filesOf,
  planOf,
  stateOf,
  tasksOf,
  tree,
} from '../support/builders.js';

const DIRECTORY = 'specs/001-a';
const decision = {
  text: '',
  paths: [{ text: 'packages', position: { line: 80, column: 1 } }],
  position: { line: 80, column: 1 },
};

function decide(
  paths: readonly string[],
  { tasks, there = [], more = {} }: { tasks?: TasksDocument; there?: string[]; more?: Partial<JudgeContext> },
): readonly GateOutcome[] {
  const plan = planOf({ layout: tree(...paths), structureDecision: decision });
  const feature: Feature = featureOf(DIRECTORY, { ...DESIGNED, plan, ...(tasks && { tasks }) });
  const context = contextOf(stateOf([feature]), filesOf(there), more);
  const told = planKind.decide(
    planKind.implied as never,
    { feature, context, decidedElsewhere: new Set() } as never,
  );
  return [told].flat();
}
const reasons = (outcomes: readonly GateOutcome[]): string[] => outcomes.map(({ reason }) => reason);
const ticked = tasksOf('x T001 write packages/b/two.ts');

describe('what a feature is still to make', () => {
  it('is one entry, however many paths it is about', () => {
    const outcomes = decide(['packages/', 'packages/a.ts', 'packages/b.ts'], {});
    expect(outcomes).toMatchObject([
      {
        reason: 'feature-paths-pending',
        verdict: 'pending',
        args: { feature: '001-a', paths: 3, names: 'packages, packages/a.ts, packages/b.ts', more: 0 },
        location: { file: `${DIRECTORY}/plan.md`, line: 50 },
      },
    ]);
  });

  it('keeps its own reason where it is one path', () => {
    expect(reasons(decide(['packages/a.ts'], {}))).toEqual(['layout-file-pending']);
  });
});

describe('what a finished feature has lost', () => {
  const paths = ['packages/a/one.ts', 'packages/a/three.ts'];

  it('is one entry with the violations of each, as a baseline knows them', () => {
    const there = ['packages/a/x.ts'];
    const [outcome, ...others] = decide(paths, { tasks: ticked, there });
    expect(others).toEqual([]);
    expect(outcome).toMatchObject({ reason: 'feature-paths-missing', verdict: 'fail', args: { paths: 3 } });
    const single = decide(['packages/a/one.ts'], { tasks: tasksOf('x T001 all'), there });
    const keys = (of: GateOutcome | undefined): string[] =>
      of === undefined ? [] : violationsOf(of, 'plan', DIRECTORY).map(({ key }) => key);
    expect(keys(outcome)).toEqual([
      ...keys(single[0]),
      'layout-file-missing plan.md packages/a/three.ts',
      'task-file-missing tasks.md packages/b/two.ts',
    ]);
  });

  it('is told path by path in the change that finishes it', () => {
    const more: Partial<JudgeContext> = { finishedBefore: () => 'no' };
    const outcomes = decide(paths, { tasks: tasksOf('x T001 all'), there: ['packages/a/x.ts'], more });
    expect(reasons(outcomes)).toEqual(['layout-file-missing', 'layout-file-missing']);
  });

  it('may have moved, but not in the change that finishes it', () => {
    const there = ['packages/a/lib/one.ts', 'packages/c/two.ts'];
    const drawn = ['packages/a/one.ts'];
    expect(reasons(decide(drawn, { tasks: ticked, there }))).toEqual(['plan-passed']);
    const more: Partial<JudgeContext> = { finishedBefore: () => 'no' };
    expect(reasons(decide(drawn, { tasks: ticked, there, more }))).toEqual([
      'layout-file-missing',
      'task-file-missing',
    ]);
  });
});
