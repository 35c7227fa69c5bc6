import { readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateDependenciesContext, ProjectConfiguration } from '@nx/devkit';
import { createDependencies } from '../../../src/plugin.js';
import { RUN_STATE_VERSION, type RunState } from '../../../src/runs/run-state.js';
import { planText } from '../../support/documents.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const plan = planText('packages/\n├── pay/\n│   └── src/\n└── new/\n    └── src/', [
  '| II.tests @ pay | legacy is being rewritten | all at once is risky | 2031-05-01 |',
]);
const gate = { executor: '@plangate/nx:gate', dependsOn: ['test', 'lint', { target: 'x' }] };
const project = (root: string, more: Partial<ProjectConfiguration> = {}): ProjectConfiguration => ({
  root,
  ...more,
});
const PROJECTS = {
  '@acme/pay': project('packages/pay', {
    targets: {
      gate,
      test: { cache: true, outputs: ['{projectRoot}/coverage', '{projectRoot}/out/**/*.xml'] },
    },
  }),
  web: project('packages/web', { targets: { gate, lint: { cache: false } } }),
  docs: project('docs'),
  'spec-001-x': project('specs/001-x', {
    tags: ['type:feature'],
    targets: { gate: { ...gate, dependsOn: [] } },
  }),
};

async function inferred(
  projects: Record<string, ProjectConfiguration>,
  options: object = {},
  more: Record<string, string> = {},
) {
  const root = temporaryDirectory();
  const files = {
    'specs/001-x/plan.md': plan,
    ...more,
    'specs/archive/002-y/plan.md': plan,
    '.specify/memory/waivers.md': '| a | b | c | 2027-01-31 |',
  };
  writeFiles(root, files);
  const context = {
    workspaceRoot: root,
    projects,
    fileMap: {
      nonProjectFiles: [
        { file: 'README.md', hash: '1' },
        { file: 'specs/archive/002-y/plan.md', hash: '1' },
      ],
      projectFileMap: { 'spec-001-x': [{ file: 'specs/001-x/plan.md', hash: '1' }] },
    },
  } as unknown as CreateDependenciesContext;
  const edges = await createDependencies(options, context);
  const stateFile = join(root, '.nx/workspace-data/plangate/run-state.json');
  return {
    edges,
    stateFile,
    state: JSON.parse(readFileSync(stateFile, 'utf8')) as RunState,
    again: () => createDependencies(options, context),
  };
}

describe('edges of features', () => {
  it('lead to the projects of the layout, whatever they are called', async () => {
    expect((await inferred(PROJECTS)).edges).toEqual([
      { source: 'spec-001-x', target: '@acme/pay', type: 'implicit' },
    ]);
  });

  it('lead to the root project for what no other holds', async () => {
    const { edges } = await inferred({ ...PROJECTS, root: project('.') });
    expect(edges.map(({ target }) => target)).toEqual(['root', '@acme/pay']);
  });

  it("lead to the same projects where the tree is drawn under the repository's own name", async () => {
    const drawn = planText('shop/\n├── package.json\n└── packages/\n    └── web/\n        └── src/');
    const { edges } = await inferred(
      PROJECTS,
      {},
      {
        'specs/001-x/plan.md': drawn,
        'package.json': '{ "name": "@acme/shop" }',
      },
    );
    expect(edges.map(({ target }) => target)).toEqual(['web']);
  });

  it('are not there without nodes of features', async () => {
    expect((await inferred(PROJECTS, { features: false })).edges).toEqual([]);
    const { 'spec-001-x': _, ...others } = PROJECTS;
    expect((await inferred(others)).edges).toEqual([]);
  });
});

describe('the node of the report', () => {
  const drawn = planText('packages/\n└── pay/\n.specify/\n└── templates/\n    └── plan.md');
  const reporting = { ...PROJECTS, plangate: project('.specify', { tags: ['type:plangate'] }) };

  it('has no edge from a plan that draws in its directory, and is none of the names that gates choose by', async () => {
    const without = await inferred(PROJECTS, {}, { 'specs/001-x/plan.md': drawn });
    const found = await inferred(reporting, {}, { 'specs/001-x/plan.md': drawn });
    expect(found.edges).toEqual(without.edges);
    expect(found.state.names).toBe(without.state.names);
  });

  it('is told from a project that only has its tag or its place', async () => {
    const without = await inferred(PROJECTS);
    for (const other of [project('tools/a', { tags: ['type:plangate'] }), project('.specify')]) {
      expect((await inferred({ ...PROJECTS, other })).state.names).not.toBe(without.state.names);
    }
  });
});

describe('the state for the hooks', () => {
  it('knows the dates of waivers and what gates wait for', async () => {
    expect((await inferred(PROJECTS)).state).toEqual({
      version: RUN_STATE_VERSION,
      dates: ['2027-01-31', '2031-05-01'],
      evidence: {
        '@acme/pay': {
          root: 'packages/pay',
          outputs: { test: ['packages/pay/coverage', 'packages/pay/out/**/*.xml'] },
        },
        web: { root: 'packages/web', outputs: { lint: [] } },
      },
      ungated: [],
      unhashed: [],
      changes: [],
      compared: [],
      reach: {
        gate: { own: ['lint', 'test'], others: [] },
        test: { own: ['test'], others: [] },
        lint: { own: ['lint'], others: [] },
      },
      extended: [],
      files: expect.stringMatching(/./) as string,
      names: expect.any(String) as string,
      paths: expect.any(String) as string,
      environment: { variables: [], unforeseeable: false },
      sample: [
        { places: ['packages/pay/coverage', 'packages/pay/out'], always: false },
        { places: [], always: true },
      ],
      othersBatch: false,
    });
  });

  it('knows executors that live by batches', async () => {
    const gradle = project('jvm', { targets: { build: { executor: '@nx/gradle:gradle' } } });
    expect((await inferred({ ...PROJECTS, jvm: gradle })).state.othersBatch).toBe(true);
  });

  it('is a sample where there are many projects', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [
        `p${i}`,
        project(
          `packages/p${i}`,
          PROJECTS['@acme/pay'].targets ? { targets: PROJECTS['@acme/pay'].targets } : {},
        ),
      ]),
    );
    const { sample } = (await inferred(many)).state;
    expect(sample.length).toBeGreaterThan(30);
    expect(sample.length).toBeLessThanOrEqual(64);
  });

  it('is written only when it changed', async () => {
    const { stateFile, again } = await inferred(PROJECTS);
    utimesSync(stateFile, 1, 1);
    await again();
    expect(statSync(stateFile).mtimeMs).toBe(1000);
  });
});
