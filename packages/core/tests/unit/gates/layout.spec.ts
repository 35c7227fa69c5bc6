import { decideLayout, namesStructure } from '../../../src/gates/layout/gate.js';
import {
  type Feature,
  type JudgeContext,
  type LayoutEntry,
  type StructureLayout,
  type TasksDocument,
} from '../../../src/index.js';
import type { GateOf, GateOutcome } from '../../../src/gates/define-gate.js';
import {
  at,
  contextOf,
  DESIGNED,
  entry,
  featureOf,
  filesOf,
  layerOf,
  planOf,
  principleOf,
  projectOf,
  stateOf,
  tasksOf,
  tree,
} from '../support/builders.js';

type Rules = Partial<GateOf<'layout'>['rules']>;

/** As a host hands them in. */
const STRUCTURES: readonly StructureLayout[] = [
  { name: 'screens', ok: false, problem: '.specify/structures/screens/structure.yaml:2:3 ...' },
  { name: 'single', ok: true, parts: [{ root: '.', directories: ['src/models', 'src/lib', 'tests/unit'] }] },
  {
    name: 'web',
    ok: true,
    parts: [
      { root: 'backend', directories: ['src/api'] },
      { root: 'frontend', directories: ['src/pages'] },
    ],
  },
];

interface Case {
  readonly rules?: Rules;
  readonly root?: string;
  readonly there?: readonly string[];
  /** Links that lead out of the workspace. */
  readonly outside?: readonly string[];
  readonly features?: readonly Feature[];
  readonly context?: Partial<JudgeContext>;
}

function gateOf(rules: Rules): GateOf<'layout'> {
  return {
    id: 'I.layout',
    rules: { kind: 'layout', projects: [], status: 'enforced', ...rules },
    origin: 'block',
    quote: '',
    position: at(4),
  };
}

function decide({
  rules = {},
  root = 'packages/pay',
  there = [],
  outside = [],
  features = [],
  context = {},
}: Case): GateOutcome {
  const projects = [
    projectOf('packages/pay'),
    projectOf('packages/pay/plugins/x'),
    projectOf('apps/shop/backend'),
  ];
  const state = stateOf(features, {
    projects: root === '.' ? [...projects, projectOf('.')] : projects,
    structures: STRUCTURES,
  });
  const gate = gateOf(rules);
  const project = { ...projectOf(root), targets: {} };
  return decideLayout(gate, {
    project,
    context: contextOf(state, filesOf(there, outside), context),
  });
}

function planning(directory: string, layout: readonly LayoutEntry[], tasks?: TasksDocument): Feature {
  return featureOf(directory, { ...DESIGNED, plan: planOf({ layout }), ...(tasks && { tasks }) });
}

describe('a layout gate with rules', () => {
  const there = [
    'packages/pay/src/models/card.ts',
    'packages/pay/README.md',
    'packages/pay/app/[id]/page.tsx',
    'packages/pay/plugins/x/legacy/a.js',
  ];

  it('passes where everything asked for is there', () => {
    const rules = {
      directories: ['src/models', 'src/*', './src/'],
      files: ['README.md', '**/*.tsx', 'app/[id]/page.tsx'],
      forbid: ['**/*.js', 'legacy'],
    };
    expect(decide({ rules, there })).toMatchObject({
      verdict: 'pass',
      reason: 'layout-as-required',
      args: { checked: 8 },
    });
  });

  it('finds what is forbidden where it is a link, and nothing that is asked for', () => {
    const outside = ['packages/pay/vendor'];
    expect(decide({ rules: { forbid: ['vendor'] }, there, outside }).reason).toBe('layout-forbidden-present');
    expect(decide({ rules: { directories: ['vendor'] }, there, outside }).verdict).toBe('fail');
  });

  it('fails for a missing directory or file, and names all of them', () => {
    expect(decide({ rules: { directories: ['src/models', 'tests/unit', 'tests/*'] }, there })).toMatchObject({
      verdict: 'fail',
      reason: 'layout-required-directory-missing',
      args: { what: 'tests/unit', more: 1, root: 'packages/pay' },
      actual: 'missing: tests/unit, tests/*',
    });
    expect(decide({ rules: { files: ['src/*.test.ts'] }, there })).toMatchObject({
      verdict: 'fail',
      reason: 'layout-required-file-missing',
    });
  });

  it('takes no file for a directory, nor the other way round', () => {
    expect(decide({ rules: { directories: ['README.md'] }, there }).verdict).toBe('fail');
    expect(decide({ rules: { files: ['src/models', 'src/*'] }, there })).toMatchObject({
      args: { what: 'src/models', more: 1 },
    });
  });

  it('fails where a forbidden path is there, at its place', () => {
    expect(decide({ rules: { forbid: ['**/*.css', 'src/**/*.ts'] }, there })).toMatchObject({
      verdict: 'fail',
      reason: 'layout-forbidden-present',
      args: { path: 'packages/pay/src/models/card.ts', pattern: 'src/**/*.ts', more: 0 },
      location: { file: 'packages/pay/src/models/card.ts' },
    });
    expect(decide({ rules: { forbid: ['README.md'] }, there }).verdict).toBe('fail');
  });

  it('looks neither into other projects nor into what tools write', () => {
    const written = [
      'packages/pay/node_modules/a/x.js',
      'packages/pay/dist/x.js',
      'packages/pay/plugins/x/legacy/a.js',
    ];
    expect(decide({ rules: { forbid: ['**/*.js'] }, there: written }).verdict).toBe('pass');
    expect(
      decide({ rules: { forbid: ['**/*.js'] }, root: '.', there: ['packages/pay/a.js', 'b.ts'] }).verdict,
    ).toBe('pass');
    expect(decide({ rules: { forbid: ['**/*.js'] }, root: '.', there: ['tools/a.js'] })).toMatchObject({
      args: { path: 'tools/a.js' },
    });
  });

  it('never passes what it could not look at', () => {
    const many = Array.from({ length: 20_001 }, (_, index) => `packages/pay/src/f${index}.ts`);
    expect(decide({ rules: { forbid: ['**/*.js'] }, there: many })).toMatchObject({
      verdict: 'fail',
      reason: 'layout-too-many-files',
    });
    expect(decide({ rules: { files: ['**/*.js'] }, there: many })).toMatchObject({
      verdict: 'fail',
      reason: 'layout-too-many-files',
    });
    const deep = [`packages/pay/${'d/'.repeat(60)}a.js`];
    expect(decide({ rules: { forbid: ['**/*.js'] }, there: deep })).toMatchObject({
      verdict: 'fail',
      reason: 'layout-too-many-files',
    });
    const braces = '{a,b,c,d}'.repeat(4);
    expect(decide({ rules: { forbid: [`${braces}.js`] }, there })).toMatchObject({ verdict: 'fail' });
  });

  it('asks for the directories of a structure', () => {
    const single = ['src/models/', 'src/lib/', 'tests/unit/'];
    const inProject = single.map((directory) => `packages/pay/${directory}`);
    expect(decide({ rules: { structure: 'single' }, there: inProject }).verdict).toBe('pass');
    expect(decide({ rules: { structure: 'single' }, there: inProject.slice(1) })).toMatchObject({
      args: { what: 'src/models' },
    });
  });

  it('asks of a project that is a part of a structure only for that part', () => {
    const backend = decide({ rules: { structure: 'web' }, root: 'apps/shop/backend' });
    expect(backend.actual).not.toContain('frontend');
    expect(decide({ rules: { structure: 'web' } }).actual).toContain('frontend/src/pages');
  });

  it('tells an unknown structure and the nearest one', () => {
    for (const structure of ['singel', 'constructor']) {
      expect(decide({ rules: { structure } })).toMatchObject({
        verdict: 'fail',
        reason: 'layout-structure-unknown',
      });
    }
    expect(decide({ rules: { structure: 'singel' } })).toMatchObject({ args: { nearest: 'single' } });
  });

  it('fails with what is wrong with the structure', () => {
    const there = ['packages/pay/src/models/'];
    expect(decide({ rules: { structure: 'screens' }, there })).toMatchObject({
      verdict: 'fail',
      reason: 'layout-structure-unreadable',
      args: { structure: 'screens' },
    });
  });

  it('says to the host whether a structure is named at all', () => {
    const layer = (rules: Rules) => layerOf('.', [principleOf('I', 'Layout', { gates: [gateOf(rules)] })]);
    expect(namesStructure([layer({ directories: ['src'] })])).toBe(false);
    expect(namesStructure([layer({ structure: 'single' })])).toBe(true);
  });
});

describe('a layout gate without rules', () => {
  const layout = [
    entry('packages/', 'unspecified', 50),
    entry('packages/pay/src/', 'unspecified', 51),
    entry('packages/pay/src/a.ts', 'unspecified', 52),
  ];
  const tasks = tasksOf('T001 a');

  it('skips a project that no plan names', () => {
    const features = [
      planning('specs/001-a', tree('packages/other/src/a.ts', 'packages/pay/plugins/x/a.ts')),
    ];
    expect(decide({ features })).toMatchObject({ verdict: 'skipped', reason: 'layout-not-planned' });
    expect(
      decide({ features: [planning('specs/001-a', tree('packages/', 'packages/pay/src/'))], root: '.' })
        .verdict,
    ).toBe('skipped');
  });

  it('waits for a directory until its feature has tasks, then misses it', () => {
    expect(decide({ features: [planning('specs/001-a', layout)] })).toMatchObject({
      verdict: 'pending',
      reason: 'layout-directory-pending',
    });
    expect(decide({ features: [planning('specs/001-a', layout, tasks)] })).toMatchObject({
      verdict: 'fail',
      reason: 'layout-directory-missing',
      args: { path: 'packages/pay/src', feature: '001-a' },
      location: { file: 'specs/001-a/plan.md', line: 51 },
      evidence: ['specs/001-a/plan.md'],
    });
  });

  it('waits for a file while the feature is open and passes when all is there', () => {
    const features = [planning('specs/001-a', layout, tasks)];
    expect(decide({ features, there: ['packages/pay/src/'] })).toMatchObject({
      verdict: 'pending',
      reason: 'layout-file-pending',
    });
    expect(decide({ features, there: ['packages/pay/src/a.ts'] })).toMatchObject({
      verdict: 'pass',
      reason: 'layout-as-planned',
      args: { checked: 2 },
    });
  });

  it('judges by the latest plan', () => {
    const first = planning('specs/001-a', layout, tasksOf('x T001 a'));
    const second = planning(
      'specs/002-b',
      [entry('packages/pay/src/a.ts', 'deleted', 70)],
      tasksOf('x T001 a'),
    );
    const there = ['packages/pay/src/'];
    expect(decide({ features: [first], there })).toMatchObject({
      verdict: 'fail',
      reason: 'layout-file-missing',
    });
    expect(decide({ features: [first, second], there })).toMatchObject({ verdict: 'pass' });
    expect(decide({ features: [first, second], there: ['packages/pay/src/a.ts'] })).toMatchObject({
      verdict: 'fail',
      reason: 'layout-deleted-present',
      location: { file: 'specs/002-b/plan.md', line: 70 },
    });
  });

  it('lists what else is missing, within bounds', () => {
    const many = tree(...Array.from({ length: 15 }, (_, index) => `packages/pay/d${index}/`));
    const { actual } = decide({ features: [planning('specs/001-a', many, tasks)] });
    expect(actual?.match(/is missing/g)).toHaveLength(10);
    expect(actual).toMatch(/…$/);
  });
});
