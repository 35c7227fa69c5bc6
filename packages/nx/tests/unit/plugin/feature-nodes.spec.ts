import { planText } from '../../support/documents.js';
import { filesets, gateOf, infer, payPlan, readTemplate } from './nodes.js';

describe('node of a feature', () => {
  const template = readTemplate();
  const foreign =
    '# Cards Implementation Plan\n\n> **For agentic workers:** do it task by task.\n\n**Goal:** Cards.\n';

  it.each([
    ['a template', template],
    ['a document of another tool', foreign],
  ])('is not made for %s alone, and is made beside a spec.md', async (_name, plan) => {
    const alone = await infer({ 'specs/001-x/plan.md': plan });
    expect(alone['specs/001-x']).toBeUndefined();
    const beside = await infer({ 'specs/001-x/plan.md': plan, 'specs/001-x/spec.md': '# Cards\n' });
    expect(beside['specs/001-x']).toMatchObject({ tags: ['type:feature'] });
  });

  it('says with --verbose why a directory is none', async () => {
    const told = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    process.env.NX_VERBOSE_LOGGING = 'true';
    try {
      await infer({ 'specs/001-x/plan.md': template, 'specs/archive/001-y/plan.md': payPlan });
    } finally {
      delete process.env.NX_VERBOSE_LOGGING;
    }
    const lines = told.mock.calls.map(([line]) => String(line));
    told.mockRestore();
    expect(lines).toEqual([expect.stringContaining('(archived)'), expect.stringContaining('(template)')]);
  });

  describe('which lacks something that it names', () => {
    const gone = planText('packages/\n└── pay/\n    └── src/\n        └── gone.ts');
    const hasPaths = async (plan: string, tasks: string) => {
      const nodes = await infer({
        'specs/001-x/plan.md': plan,
        'specs/001-x/tasks.md': tasks,
        'packages/pay/src/index.ts': '',
        'packages/pay/tests/a.ts': '',
      });
      return ['specs/001-x', 'packages/pay'].map((root) =>
        JSON.stringify(gateOf(nodes, root)?.inputs).includes('{"env":"PLANGATE_PATHS"}'),
      );
    };

    it('has the paths of all files, as its projects have once it is finished', async () => {
      expect(await hasPaths(gone, '- [x] T001 a\n')).toEqual([true, true]);
      expect(await hasPaths(gone, '- [ ] T001 a\n')).toEqual([true, false]);
    });

    it.each([
      'Write `tools/gone.ts`',
      'Write tools/gone.ts.',
      'Write (`my tools/gone.ts`)',
      '**tools/[id]/gone.tsx**: b',
    ])('may lack the file of a task: %s', async (text) => {
      expect(await hasPaths(payPlan, `- [x] T001 ${text}\n`)).toEqual([true, true]);
    });

    it.each(['Write a', 'Write `specs/001-x/plan.md`', 'Run npm test and/or lint in Node.js'])(
      'lacks none by a task: %s',
      async (text) => {
        expect(await hasPaths(payPlan, `- [x] T001 ${text}\n`)).toEqual([false, false]);
      },
    );
  });

  it('is named after its directory and judged by what its plan draws', async () => {
    const nodes = await infer({ 'specs/001-x/plan.md': payPlan, 'specs/001-x/spec.md': '# S' });
    expect(nodes['specs/001-x']).toMatchObject({
      root: 'specs/001-x',
      name: 'spec-001-x',
      projectType: 'library',
      tags: ['type:feature'],
    });
    expect(gateOf(nodes, 'specs/001-x')?.dependsOn).toEqual([]);
    expect(filesets(nodes, 'specs/001-x')).toEqual([
      '{projectRoot}/**/*',
      '{workspaceRoot}/.specify/memory/constitution.md',
      '{workspaceRoot}/.specify/memory/waivers.md',
      '{workspaceRoot}/.specify/baseline.json',
      '{workspaceRoot}/packages/pay/**/*',
    ]);
  });

  it('has the plans of features that draw the same places as inputs', async () => {
    const webPlan = planText('packages/\n└── web/\n    └── src/');
    const nodes = await infer({
      'specs/001-x/plan.md': payPlan,
      'specs/002-y/plan.md': planText('packages/\n└── pay/\n    └── docs/'),
      'specs/003-z/plan.md': webPlan,
    });
    expect(filesets(nodes, 'specs/001-x')).toContain('{workspaceRoot}/specs/002-y/{plan,tasks}.md');
    expect(filesets(nodes, 'specs/001-x')).not.toContain('{workspaceRoot}/specs/003-z/{plan,tasks}.md');
    expect(filesets(nodes, 'specs/003-z').join()).not.toContain('specs/00');
  });

  it('has a plan that takes away a whole directory as input of those below it', async () => {
    const nodes = await infer({
      'specs/001-x/plan.md': planText('legacy/\n└── old/\n    └── a.ts'),
      'specs/002-y/plan.md': planText('legacy/ (DELETED)'),
    });
    expect(filesets(nodes, 'specs/001-x')).toContain('{workspaceRoot}/specs/002-y/{plan,tasks}.md');
    expect(filesets(nodes, 'specs/002-y')).toContain('{workspaceRoot}/specs/001-x/{plan,tasks}.md');
  });

  it('watches paths outside of projects, and names that look like patterns', async () => {
    const nodes = await infer({
      'specs/001-x/plan.md': planText('docs/\n└── guide.md\napp/\n└── [id]/\n    └── page.tsx\nREADME.md'),
    });
    expect(filesets(nodes, 'specs/001-x')).toEqual(
      expect.arrayContaining([
        '{workspaceRoot}/docs/**/*',
        '{workspaceRoot}/app/**/*',
        '{workspaceRoot}/README.md',
      ]),
    );
    expect(filesets(nodes, 'specs/001-x').join()).not.toMatch(/[[\]]/);
  });

  it('stays small where many features share a project', async () => {
    const many: Record<string, string> = {};
    for (let i = 100; i < 150; i++) many[`specs/${i}-x/plan.md`] = payPlan;
    const nodes = await infer(many);
    expect(filesets(nodes, 'packages/pay')).toContain('{workspaceRoot}/specs/*/{plan,tasks}.md');
    expect(filesets(nodes, 'packages/pay').length).toBeLessThan(6);
  });

  it('stays small where a plan draws many places', async () => {
    const files = Array.from({ length: 120 }, (_, i) => `├── f${i}.ts`).join('\n');
    const nodes = await infer({
      'specs/001-x/plan.md': planText(`packages/\n└── pay/\n    └── src/\n${files}\n└── z.ts`),
    });
    expect(filesets(nodes, 'specs/001-x').length).toBeLessThan(60);
  });

  it('never takes the name of a project', async () => {
    const nodes = await infer({
      'packages/a/package.json': '{"name":"spec-001-x"}',
      'packages/a/project.json': '{}',
      'libs/spec-002-y/project.json': '{}',
      'specs/001-x/plan.md': payPlan,
      'specs/002-y/plan.md': payPlan,
      'packages/b/project.json': '{"name":"spec-specs-002-y"}',
    });
    const names = ['specs/001-x', 'specs/002-y'].map((root) => nodes[root]?.name);
    expect(names).toEqual(['spec-specs-001-x', 'spec-specs-002-y-2']);
  });

  it('leaves name and type to a project that lies in its directory', async () => {
    const nodes = await infer({
      'specs/001-x/plan.md': payPlan,
      'specs/001-x/project.json': '{"name":"mine"}',
    });
    expect(nodes['specs/001-x']).not.toHaveProperty('name');
    expect(nodes['specs/001-x']).toMatchObject({
      tags: ['type:feature'],
      targets: { gate: { dependsOn: [] } },
    });
  });

  it('is not there when the option says so, and the gates of projects are', async () => {
    const nodes = await infer({ 'specs/001-x/plan.md': payPlan }, { features: false });
    expect(nodes['specs/001-x']).toBeUndefined();
    expect(filesets(nodes, 'packages/pay')).toContain('{workspaceRoot}/specs/001-x/{plan,tasks}.md');
  });

  it('is there where its plan cannot be read', async () => {
    const nodes = await infer({
      'specs/001-x/plan.md': Buffer.from([0]),
      'specs/002-y/plan.md': '',
      'specs/003-z/spec.md': '#',
    });
    expect(Object.keys(nodes).filter((root) => root.startsWith('specs/'))).toHaveLength(3);
  });
});
