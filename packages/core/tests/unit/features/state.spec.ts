import { isoDate, orderFeatures } from '../../../src/features/feature-order.js';
import { finished, phaseOf } from '../../../src/features/feature-phase.js';
import { featuresOfProject, projectsOfFeature } from '../../../src/features/touched-projects.js';
import { declaredRoots, loadWorkspaceState, type DocumentReader, type Feature } from '../../../src/index.js';
import {
  companionOf,
  DESIGNED,
  entry,
  featureOf,
  filesOf,
  leftover,
  loaded,
  planOf,
  projectOf,
  tasksOf,
  tree,
  unread,
} from '../support/builders.js';

describe('phaseOf', () => {
  it('is research until the whole design is written', () => {
    expect(phaseOf(featureOf('specs/001-a'))).toBe('research');
    const { 'quickstart.md': _, ...companions } = DESIGNED.companions;
    expect(phaseOf(featureOf('specs/001-a', { ...DESIGNED, companions }))).toBe('research');
    expect(phaseOf(featureOf('specs/001-a', { ...DESIGNED, contracts: [] }))).toBe('research');
    expect(phaseOf(featureOf('specs/001-a', DESIGNED))).toBe('design');
  });

  it.each([
    ['a clarification', companionOf({ leftovers: [leftover('clarification', 'NEEDS CLARIFICATION')] })],
    ['a placeholder', companionOf({ leftovers: [leftover('placeholder', '[ENTITY]')] })],
    ['no content', companionOf({ empty: true })],
    ['no readable text', 'binary' as const],
  ])('is research while research.md has %s', (_, research) => {
    const companions = { ...DESIGNED.companions, 'research.md': research };
    expect(phaseOf(featureOf('specs/001-a', { ...DESIGNED, companions }))).toBe('research');
  });

  it('is research while a contract is open', () => {
    const open = companionOf({ leftovers: [leftover('clarification', 'NEEDS CLARIFICATION')] });
    const companions = { ...DESIGNED.companions, 'contracts/api.md': open };
    expect(phaseOf(featureOf('specs/001-a', { ...DESIGNED, companions }))).toBe('research');
  });

  it('is tasks once there is a task list, whatever else is there', () => {
    expect(phaseOf(featureOf('specs/001-a', { tasks: tasksOf('T001 start') }))).toBe('tasks');
    expect(phaseOf(featureOf('specs/001-a', { tasks: 'binary' }))).toBe('tasks');
  });
});

describe('finished', () => {
  it('needs tasks, and all of them ticked', () => {
    expect(finished(featureOf('specs/001-a', { tasks: tasksOf('x T001 a', 'x T002 b') }))).toBe(true);
    expect(finished(featureOf('specs/001-a', { tasks: tasksOf('x T001 a', 'T002 b') }))).toBe(false);
    expect(finished(featureOf('specs/001-a', { tasks: tasksOf() }))).toBe(false);
    expect(finished(featureOf('specs/001-a'))).toBe(false);
  });
});

describe('orderFeatures', () => {
  const dated = (directory: string, date: string | null): Feature => {
    const header = {
      branch: null,
      spec: null,
      input: null,
      date: date === null ? null : { text: date, position: { line: 1, column: 1 } },
    };
    return featureOf(directory, { plan: planOf({ header }) });
  };

  it('orders by number, then date, then directory', () => {
    const features = [
      dated('specs/SPEC-aa', '2024-01-01'),
      dated('specs/20260329-082123-late', null),
      dated('specs/010-a', null),
      dated('specs/002-b', '17 October 2025'),
      dated('specs/002-a', '2025-11-01'),
      dated('apps/web/specs/002-c', '2025-11-01'),
      dated('specs/002-z', 'soon'),
    ];
    expect(orderFeatures(features).map(({ directory }) => directory)).toEqual([
      'specs/002-z',
      'specs/002-b',
      'apps/web/specs/002-c',
      'specs/002-a',
      'specs/010-a',
      'specs/20260329-082123-late',
      'specs/SPEC-aa',
    ]);
  });

  it.each([
    ['2025-10-07', '2025-10-07'],
    ['2025年10月7日', '2025-10-07'],
    ['7.10.2025', '2025-10-07'],
    ['7 October 2025 (draft)', '2025-10-07'],
    ['October 7, 2025', '2025-10-07'],
    ['2025-02-30', null],
    ['7 Foobar 2025', null],
    ['[DATE]', null],
  ])('reads the date %s', (written, date) => {
    expect(isoDate(written)).toBe(date);
  });
});

describe('projects and features', () => {
  const plan = planOf({
    layout: [
      ...tree(
        'packages/',
        'packages/pay/',
        'packages/pay/src/a.ts',
        'packages/pay/plugins/x/b.ts',
        '../out.ts',
      ),
      entry('apps/web/old.ts', 'deleted'),
      entry('packages/new/src/'),
    ],
  });
  const feature = featureOf('specs/001-a', { plan });

  it('names the deepest project of every path, what is deleted included', () => {
    const roots = ['apps/web', 'packages/pay', 'packages/pay/plugins/x', 'packages/other'];
    expect(projectsOfFeature(feature, roots)).toEqual(['apps/web', 'packages/pay', 'packages/pay/plugins/x']);
  });

  it('touches the root project only by paths that no other project holds', () => {
    expect(projectsOfFeature(feature, ['.', 'packages/pay', 'apps/web', 'packages/new'])).not.toContain('.');
    expect(projectsOfFeature(feature, ['.', 'packages/pay', 'apps/web'])).toContain('.');
  });

  it('answers the other way round, and trusts no template', () => {
    const template = featureOf('specs/002-b', { plan: { ...plan, nature: 'template' } });
    const features = [
      feature,
      template,
      featureOf('specs/003-c'),
      featureOf('specs/004-d', { plan: 'missing' }),
    ];
    const roots = ['packages/pay', 'apps/web'];
    expect(featuresOfProject('packages/pay', features, roots).map(({ directory }) => directory)).toEqual([
      'specs/001-a',
      'specs/003-c',
    ]);
    expect(featuresOfProject('apps/web', features, roots)).toEqual([feature]);
    expect(featuresOfProject('packages/none', features, roots)).toEqual([]);
  });

  it('agrees with the roots in which a tree asks for projects', () => {
    expect([...declaredRoots(plan.layout, new Set())]).toContain('packages/new');
  });
});

describe('loadWorkspaceState', () => {
  const asked: string[] = [];
  const reader: DocumentReader = {
    plan: (path) => {
      asked.push(path);
      return Promise.resolve(loaded(path, planOf()));
    },
    companion: (path) => {
      asked.push(path);
      return Promise.resolve(loaded(path, companionOf()));
    },
    tasks: (path) => {
      asked.push(path);
      return Promise.resolve(loaded(path, tasksOf('T001 a')));
    },
    waivers: (path) => Promise.resolve(unread(path)),
    baseline: (path) => Promise.resolve(unread(path)),
    constitution: (path) => Promise.resolve(path.startsWith('apps') ? unread(path, 'binary') : unread(path)),
  };

  it.each([
    ['template', ['specs/001-a/plan.md'], []],
    ['foreign', ['specs/001-a/plan.md'], []],
    ['template', ['specs/001-a/plan.md', 'specs/001-a/spec.md'], ['specs/001-a']],
    ['foreign', ['specs/001-a/plan.md', 'specs/001-a/spec.md'], ['specs/001-a']],
    ['empty', ['specs/001-a/plan.md'], ['specs/001-a']],
  ] as const)('with a plan that is %s among %j has the features %j', async (nature, paths, expected) => {
    const plan: DocumentReader['plan'] = (path) => Promise.resolve(loaded(path, planOf({ nature })));
    const inventory = { paths, specsRoots: ['specs'], projects: [] };
    const state = await loadWorkspaceState({ ...reader, plan }, filesOf([...paths]), inventory);
    expect(state.features.map(({ directory }) => directory)).toEqual(expected);
  });

  it('loads what is there and asks for nothing else', async () => {
    const paths = [
      'specs/002-b/plan.md',
      'specs/001-a/plan.md',
      'specs/001-a/spec.md',
      'specs/001-a/tasks.md',
      'specs/001-a/research.md',
      'specs/001-a/contracts/card.json',
      'specs/001-a/contracts/http/api.md',
      'specs/001-a/contracts/.gitkeep',
      'apps/web/.specify/memory/constitution.md',
    ];
    const projects = [projectOf('packages/pay')];
    const state = await loadWorkspaceState(reader, filesOf(paths), {
      paths,
      specsRoots: ['specs'],
      projects,
    });
    expect(state.features.map(({ directory }) => directory)).toEqual(['specs/001-a', 'specs/002-b']);
    const [first, second] = state.features;
    expect(first?.contracts).toEqual([
      'specs/001-a/contracts/card.json',
      'specs/001-a/contracts/http/api.md',
    ]);
    expect(first?.companions.map(({ file }) => file)).toEqual([
      'specs/001-a/research.md',
      'specs/001-a/contracts/http/api.md',
    ]);
    expect(first?.tasks.ok).toBe(true);
    expect(second?.spec).toEqual({ file: 'specs/002-b/spec.md', ok: false, problem: 'missing' });
    expect(asked).not.toContain('specs/002-b/spec.md');
    expect(
      state.constitutions.map(({ root, constitution }) => [root, constitution.ok || constitution.problem]),
    ).toEqual([
      ['.', 'missing'],
      ['apps/web', 'binary'],
    ]);
    expect(state.waivers.ok).toBe(false);
    expect(state.projects).toBe(projects);
  });

  it('bounds the contracts it looks at', async () => {
    const paths = [
      'specs/001-a/plan.md',
      ...Array.from({ length: 800 }, (_, index) => `specs/001-a/contracts/c${index}.json`),
    ];
    const deep = `specs/001-a/contracts/${'d/'.repeat(30)}x.json`;
    const files = filesOf([...paths, deep]);
    const state = await loadWorkspaceState(reader, files, { paths, specsRoots: [], projects: [] });
    expect(state.features[0]?.contracts).toHaveLength(500);
  });
});
