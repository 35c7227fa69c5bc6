import { judgePlan } from '../../../src/gates/plan/judge-plan.js';
import { type Feature, type JudgeContext } from '../../../src/index.js';
import { type RuleOutcome } from '../../../src/gates/rule-outcome.js';
import {
  companionOf,
  contextOf,
  DESIGNED,
  featureOf,
  filesOf,
  layerOf,
  leftover,
  planOf,
  principleOf,
  stateOf,
  tasksOf,
  tree,
  type FeatureParts,
} from '../support/builders.js';

const THERE = filesOf(['packages/pay/src/models/', 'packages/pay/tests/unit/card.spec.ts', 'docs/']);

function judge(parts: FeatureParts, more: Partial<JudgeContext> = {}): RuleOutcome[] {
  const feature: Feature = featureOf('specs/001-a', parts);
  return judgePlan(feature, contextOf(stateOf([feature]), THERE, more));
}
const told = (outcomes: readonly RuleOutcome[]): unknown[] =>
  outcomes.map(({ reason, location }) => [reason, location?.file.slice(12), location?.line]);

describe('a feature that keeps all rules', () => {
  it.each<[string, FeatureParts]>([
    ['research', {}],
    ['design', DESIGNED],
    ['tasks', { ...DESIGNED, tasks: tasksOf('T001 write packages/pay/src/a.ts') }],
  ])('has nothing to tell in %s', (_, parts) => {
    expect(judge(parts)).toEqual([]);
  });
});

describe('a plan that cannot be judged', () => {
  it('is waited for while there are no tasks, and missed afterwards', () => {
    expect(judge({ plan: 'missing' })).toMatchObject([{ reason: 'plan-pending', severity: 'pending' }]);
    expect(judge({ plan: 'missing', tasks: tasksOf('x T001 a') })).toMatchObject([
      { reason: 'plan-missing', severity: 'error' },
    ]);
    expect(judge({ plan: 'too-large' })).toMatchObject([
      { reason: 'plan-document-unreadable', args: { problem: 'too-large' } },
    ]);
  });

  it.each(['template', 'foreign', 'empty', 'unreadable'] as const)('is told once when it is %s', (nature) => {
    const plan = planOf({ nature, natureReason: 'why', leftovers: [leftover('placeholder', '[FEATURE]')] });
    expect(judge({ plan, tasks: tasksOf('x T001 a') })).toMatchObject([
      { reason: 'plan-not-written', args: { nature, why: 'why' }, severity: 'error' },
    ]);
    expect(judge({ plan })).toHaveLength(1);
  });

  it('waits to be written while it is the template and there are no tasks', () => {
    expect(judge({ plan: planOf({ nature: 'template', natureReason: 'why' }) })).toMatchObject([
      { reason: 'plan-unfilled', args: { file: 'specs/001-a/plan.md' }, severity: 'pending' },
    ]);
  });
});

describe('sections and fields', () => {
  it('are all required but Complexity Tracking', () => {
    const sections = {
      summary: null,
      'technical-context': null,
      'constitution-check': null,
      'project-structure': null,
      'complexity-tracking': null,
    };
    expect(judge({ plan: planOf({ sections, layoutPosition: null }) }).map(({ args }) => args)).toEqual([
      { section: 'Summary' },
      { section: 'Technical Context' },
      { section: 'Constitution Check' },
      { section: 'Project Structure' },
    ]);
    expect(
      judge({
        plan: planOf({
          sections: { ...planOf().sections, 'complexity-tracking': null, 'project-structure': null },
        }),
      }),
    ).toEqual([]);
  });

  it('wait for the design when a field is missing or still an example', () => {
    const fields = planOf()
      .technicalContext.fields.slice(1)
      .map((field, index) => (index === 0 ? { ...field, value: null } : field));
    const plan = planOf({ technicalContext: { fields } });
    expect(told(judge({ plan }))).toEqual([
      ['plan-field-pending', 'plan.md', 10],
      ['plan-field-pending', 'plan.md', 12],
    ]);
    expect(told(judge({ ...DESIGNED, plan }))).toEqual([
      ['plan-field-missing', 'plan.md', 10],
      ['plan-field-missing', 'plan.md', 12],
    ]);
  });
});

describe('what a template left', () => {
  it.each([
    ['placeholder', 'placeholder-left'],
    ['option-label', 'option-label-left'],
    ['action-required', 'action-required-left'],
    ['conflict-marker', 'conflict-marker-left'],
  ] as const)('is an error in every document and phase: %s', (kind, reason) => {
    const leftovers = [leftover(kind, '[X]', 7)];
    const parts: FeatureParts = {
      plan: planOf({ leftovers }),
      spec: companionOf({ leftovers }),
      companions: {
        ...DESIGNED.companions,
        'research.md': companionOf({ leftovers }),
        'contracts/api.md': companionOf({ leftovers }),
      },
    };
    expect(told(judge(parts))).toEqual([
      [reason, 'plan.md', 7],
      [reason, 'contracts/api.md', 7],
      [reason, 'research.md', 7],
      [reason, 'spec.md', 7],
    ]);
  });

  it('waits with clarifications for the design', () => {
    const leftovers = [leftover('clarification', 'NEEDS CLARIFICATION: which bank', 12)];
    const plan = planOf({ leftovers });
    const spec = companionOf({ leftovers });
    const open = judge({ plan, spec });
    expect(open.map(({ reason, severity }) => [reason, severity])).toEqual([
      ['clarification-pending', 'pending'],
      ['clarification-pending', 'pending'],
    ]);
    expect(told(judge({ ...DESIGNED, plan, spec }))).toEqual([
      ['clarification-open', 'plan.md', 12],
      ['clarification-open', 'spec.md', 12],
    ]);
  });

  it('tells an open field once, with or without its mark', () => {
    const fields = planOf().technicalContext.fields.map((field, index) => ({
      ...field,
      open: index === 1 || index === 8,
    }));
    const technicalContext = { fields };
    expect(told(judge({ plan: planOf({ technicalContext }) }))).toEqual([
      ['clarification-pending', 'plan.md', 12],
      ['clarification-pending', 'plan.md', 19],
    ]);
    const leftovers = [
      leftover('clarification', 'NEEDS CLARIFICATION', 12),
      leftover('clarification', 'NEEDS CLARIFICATION', 20),
    ];
    expect(judge({ plan: planOf({ technicalContext, leftovers }) })).toHaveLength(2);
  });

  it('tells what readers found, each thing once', () => {
    const finding = {
      reason: 'placeholder-left',
      args: { text: '[X]' },
      position: { line: 7, column: 1 },
    } as const;
    const plan = planOf({
      leftovers: [leftover('placeholder', '[X]', 7)],
      findings: [finding, { ...finding, position: { line: 8, column: 1 } }],
    });
    expect(told(judge({ plan }))).toEqual([
      ['placeholder-left', 'plan.md', 7],
      ['placeholder-left', 'plan.md', 8],
    ]);
  });

  it('tells documents that cannot be read', () => {
    expect(told(judge({ spec: 'binary', tasks: 'unreadable' }))).toEqual([
      ['plan-document-unreadable', 'spec.md', 1],
      ['plan-document-unreadable', 'tasks.md', 1],
    ]);
  });

  it('looks into the constitutions in force', () => {
    const leftovers = [leftover('placeholder', '[PRINCIPLE_1]', 5), leftover('placeholder', '[DATE]', 9)];
    const found = {
      reason: 'constitution-placeholder-left',
      args: { text: '[DATE]' },
      position: { line: 9, column: 1 },
    } as const;
    const constitutions = [
      layerOf('.', [], { leftovers, findings: [found] }),
      layerOf('packages/other', [], { leftovers }),
    ];
    const feature = featureOf('specs/001-a');
    expect(judgePlan(feature, contextOf(stateOf([feature], { constitutions }), THERE))).toMatchObject([
      {
        reason: 'constitution-placeholder-left',
        args: { text: '[PRINCIPLE_1]' },
        location: { file: '.specify/memory/constitution.md', line: 5 },
      },
    ]);
  });
});

describe('the specification', () => {
  it('must be there', () => {
    expect(judge({ spec: 'missing' })).toMatchObject([
      { reason: 'spec-missing', severity: 'error', args: { file: 'specs/001-a/spec.md' } },
    ]);
  });
});

describe('a phase that is asked for', () => {
  it('needs its documents', () => {
    expect(judge({}, { phase: 'design' }).map(({ args }) => args)).toEqual([
      { document: 'specs/001-a/research.md' },
      { document: 'specs/001-a/data-model.md' },
      { document: 'specs/001-a/quickstart.md' },
      { document: 'specs/001-a/contracts/' },
    ]);
    expect(judge(DESIGNED, { phase: 'tasks' })).toMatchObject([{ reason: 'tasks-missing' }]);
    expect(judge({}, { phase: 'research' })).toEqual([]);
  });

  it('is judged by, whatever the documents show', () => {
    const plan = planOf({ leftovers: [leftover('clarification', 'NEEDS CLARIFICATION')] });
    expect(judge({ ...DESIGNED, plan }, { phase: 'research' })).toMatchObject([
      { reason: 'clarification-pending' },
    ]);
    expect(judge({ ...DESIGNED, plan }, { phase: 'design' })).toMatchObject([
      { reason: 'clarification-open' },
    ]);
  });
});

describe('the Structure Decision', () => {
  const deciding = (text: string, ...paths: readonly string[]): FeatureParts => ({
    plan: planOf({
      layout: tree('packages/pay/', 'packages/pay/src/models/', 'packages/pay/tests/unit/card.spec.ts'),
      structureDecision: {
        text,
        paths: paths.map((path, index) => ({ text: path, position: { line: 80, column: index + 1 } })),
        position: { line: 80, column: 1 },
      },
    }),
  });

  it('names paths of the tree, directories above them, or their ends', () => {
    expect(
      judge(
        deciding(
          '',
          'packages/pay',
          'packages',
          './packages/pay/src/',
          'src/models',
          'tests/unit/card.spec.ts',
          'models',
        ),
      ),
    ).toEqual([]);
  });

  it.each([
    ['packages/nowhere', 'In `packages/nowhere`.'],
    ['packages/pay/nowhere.ts', 'In `packages/pay/nowhere.ts:12`.'],
    ['packages/no/where', 'In packages/no/where.'],
  ])('must not name %s, which the tree lacks', (path, text) => {
    expect(judge(deciding(text, 'packages/pay', path))).toMatchObject([
      {
        reason: 'structure-decision-unknown-path',
        args: { path },
        location: { line: 80, column: 2 },
        severity: 'error',
      },
    ]);
  });

  it.each([
    ['nowhere', 'In `nowhere/`, a module of `packages/pay`.'],
    ['elsewhere/src', 'As `elsewhere/src/` has it, in `packages/pay`.'],
    ['x/y.ts', 'Like `x/y.ts`, in `packages/pay`.'],
    ['src', 'No `src/`, all in `packages/pay`.'],
    ['packages/cart', 'In `packages/pay` instead of `packages/cart`.'],
    ['packages/shared', 'All in `packages/pay`; kein neues `packages/shared`.'],
  ])('may say %s, which is not written from a root of the tree or is denied', (path, text) => {
    expect(judge(deciding(text, 'packages/pay', path))).toEqual([]);
  });

  it('may speak of a directory that is there and not drawn', () => {
    expect(judge(deciding('No change in `docs`, all in `packages/pay/`.', 'packages/pay', 'docs/'))).toEqual(
      [],
    );
  });

  it.each(['The logic lies in `card.spec.ts`.', 'A new `src/models` for it.', 'All under packages/pay.'])(
    'names what is drawn where its words do: %s',
    (text) => {
      expect(judge({ ...DESIGNED, ...deciding(text) })).toEqual([]);
    },
  );

  it('names a directory by a pattern for all that is in it', () => {
    for (const path of ['packages/pay/*', 'packages/pay/**', 'packages/pay/**/*'])
      expect(judge({ ...DESIGNED, ...deciding(`All in \`${path}\`.`, path) })).toEqual([]);
  });

  it('names nothing by a word that only happens to be the name of a directory', () => {
    expect(told(judge({ ...DESIGNED, ...deciding('The models are simple and have unit tests.') }))).toEqual([
      ['structure-decision-names-nothing', 'plan.md', 80],
    ]);
  });

  it('suggests what may be meant', () => {
    expect(judge(deciding('', 'packages/pai'))).toMatchObject([
      { args: { path: 'packages/pai', nearest: 'packages/pay' } },
    ]);
  });

  it('may speak of packages, types and alternatives', () => {
    const others = [
      'packages/pay',
      '@acme/pay',
      'application/json',
      'client/server',
      'https://x.y/z',
      'src/**',
      'CardService',
      'zod',
    ];
    expect(judge(deciding('Uses zod and CardService.', ...others))).toEqual([]);
  });

  it('waits for the design when it is missing or names nothing', () => {
    const silent = deciding('One project.', 'zod');
    const none: FeatureParts = { plan: planOf({ structureDecision: null }) };
    expect(told(judge(silent))).toEqual([['structure-decision-pending', 'plan.md', 80]]);
    expect(told(judge(none))).toEqual([['structure-decision-pending', 'plan.md', 48]]);
    expect(told(judge({ ...DESIGNED, ...silent }))).toEqual([
      ['structure-decision-names-nothing', 'plan.md', 80],
    ]);
    expect(told(judge({ ...DESIGNED, ...none }))).toEqual([['structure-decision-missing', 'plan.md', 48]]);
  });

  it('has nothing to name without a tree', () => {
    const plan = planOf({ layout: [], layoutPosition: null });
    expect(told(judge({ plan }))).toEqual([['plan-tree-pending', 'plan.md', 40]]);
    expect(told(judge({ ...DESIGNED, plan }))).toEqual([['plan-tree-missing', 'plan.md', 40]]);
  });
});

describe('principles and layers of a feature without any', () => {
  it('asks nothing of a plan', () => {
    const feature = featureOf('specs/001-a');
    const constitutions = [layerOf('.', []), layerOf('apps/other', [principleOf('I', 'Elsewhere')])];
    expect(judgePlan(feature, contextOf(stateOf([feature], { constitutions }), THERE))).toEqual([]);
  });
});

describe('a feature whose tasks are all ticked', () => {
  const parts: FeatureParts = {
    ...DESIGNED,
    spec: 'missing',
    tasks: tasksOf('x T001 write packages/pay/src/models'),
  };

  it('is history where it was finished before the change, or where there is no history', () => {
    expect(judge(parts)).toEqual([]);
    expect(judge(parts, { finishedBefore: () => 'yes' })).toEqual([]);
  });

  it.each(['no', 'unknown'] as const)('is judged in full where the answer is "%s"', (answer) => {
    expect(told(judge(parts, { finishedBefore: () => answer }))).toContainEqual([
      'spec-missing',
      'plan.md',
      1,
    ]);
  });

  it('is asked for by its directory', () => {
    const asked: string[] = [];
    judge(parts, {
      finishedBefore: (directory) => {
        asked.push(directory);
        return 'yes';
      },
    });
    expect(new Set(asked)).toEqual(new Set(['specs/001-a']));
  });
});
