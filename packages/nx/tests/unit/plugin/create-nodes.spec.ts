import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectConfiguration } from '@nx/devkit';
import { createGateNodes } from '../../../src/plugin/create-nodes.js';
import { CONSTITUTION_TEXT, planText } from '../../support/documents.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const CONSTITUTION = '.specify/memory/constitution.md';
const BASE = {
  [CONSTITUTION]: CONSTITUTION_TEXT,
  'packages/pay/project.json': '{"name":"pay"}',
  'packages/web/project.json': '{"name":"web"}',
};
const payPlan = planText('packages/\n└── pay/\n    ├── src/\n    │   └── index.ts\n    └── tests/');

function readTemplate(): string {
  const fields = ['Language/Version', 'Primary Dependencies', 'Storage', 'Testing', 'Target Platform'];
  const lines = fields.map((field) => `**${field}**: [e.g., something or NEEDS CLARIFICATION]`);
  return `# Implementation Plan: [FEATURE]\n\n## Technical Context\n\n${lines.join('\n')}\n`;
}

type Nodes = Record<string, Partial<ProjectConfiguration>>;

async function nodesOf(
  root: string,
  content: Readonly<Record<string, string | Buffer>>,
  options: unknown = {},
): Promise<Nodes> {
  writeFiles(root, content);
  const known = /(?:project\.json|package\.json|plan\.md|spec\.md|constitution\.md)$/;
  const files = Object.keys(content)
    .filter((file) => known.test(file))
    .sort();
  const results = await createGateNodes(files, options, { workspaceRoot: root });
  return Object.fromEntries(results.flatMap(([, { projects }]) => Object.entries(projects ?? {})));
}
const infer = (content: Readonly<Record<string, string | Buffer>>, options: unknown = {}) =>
  nodesOf(temporaryDirectory(), { ...BASE, ...content }, options);
const gateOf = (nodes: Nodes, root: string, name = 'gate') => nodes[root]?.targets?.[name];
const filesets = (nodes: Nodes, root: string) =>
  (gateOf(nodes, root)?.inputs ?? []).filter((input) => typeof input === 'string');

describe('gate of a project', () => {
  it('is a cached batch executor that waits for the evidence its gates need', async () => {
    const gate = gateOf(await infer({}), 'packages/pay');
    expect(gate).toMatchObject({
      executor: '@plangate/nx:gate',
      cache: true,
      dependsOn: ['lint', 'test'],
      outputs: ['{options.output}/{projectName}.json'],
      options: { output: 'dist/gate' },
    });
  });

  it('has the constitutions, its own files, the evidence and the run as inputs', async () => {
    const gate = gateOf(await infer({}), 'packages/web');
    expect(gate?.inputs).toEqual([
      '{projectRoot}/**/*',
      '{workspaceRoot}/.specify/memory/constitution.md',
      '{workspaceRoot}/.specify/memory/waivers.md',
      '{workspaceRoot}/.specify/baseline.json',
      { dependentTasksOutputFiles: '**/*', transitive: false },
      { env: 'PLANGATE_RUN' },
      { env: 'PLANGATE_DATE' },
    ]);
  });

  it.each([
    ['looks at dependencies', '- kind: boundaries\n  deny: [web]', true],
    ['would, but is disabled', '- kind: boundaries\n  deny: [web]\n  status: disabled', false],
    ['looks at something else', '- kind: layout', false],
  ])('is judged anew when the graph can change where a gate %s', async (_, gate, expected) => {
    const own = `# C\n\n## Core Principles\n\n### A. Layers\n\nLayers.\n\n\`\`\`yaml gate\n${gate}\n\`\`\`\n`;
    const nodes = await infer({ [`packages/pay/${CONSTITUTION}`]: own });
    const graphFiles = '{workspaceRoot}/**/{project,package}.json';
    const inputs = filesets(nodes, 'packages/pay');
    expect(inputs.includes(graphFiles)).toBe(expected);
    expect(inputs.includes('{workspaceRoot}/{nx,package,tsconfig,tsconfig.base}.json')).toBe(expected);
    expect(inputs).toContain('{projectRoot}/**/*');
    expect(filesets(nodes, 'packages/web')).not.toContain(graphFiles);
  });

  it.each([
    ['names a structure', '- kind: layout\n  structure: kiosk', true],
    ['names none', '- kind: layout\n  directories: [src]', false],
  ])('is judged anew when a structure changes where a gate %s', async (_, gate, expected) => {
    const own = `# C\n\n## Core Principles\n\n### A. Layout\n\nLayout.\n\n\`\`\`yaml gate\n${gate}\n\`\`\`\n`;
    const nodes = await infer({ [`packages/pay/${CONSTITUTION}`]: own });
    const structures = '{workspaceRoot}/.specify/structures/**/*';
    expect(filesets(nodes, 'packages/pay').includes(structures)).toBe(expected);
    expect(filesets(nodes, 'packages/web')).not.toContain(structures);
  });

  it('has the plans that name the project as inputs, and no others', async () => {
    const nodes = await infer({ 'specs/001-x/plan.md': payPlan });
    expect(filesets(nodes, 'packages/pay')).toContain('{workspaceRoot}/specs/001-x/{plan,tasks}.md');
    expect(filesets(nodes, 'packages/web').join()).not.toContain('001-x');
  });

  it('follows the options: name of the target, names of targets, output', async () => {
    const options = {
      gateTargetName: 'judge',
      targets: { tests: 'unit', lint: 'eslint' },
      output: 'out',
      specsRoots: ['plans'],
    };
    const nodes = await infer({ 'plans/001-x/plan.md': payPlan }, options);
    expect(gateOf(nodes, 'packages/pay', 'judge')).toMatchObject({
      dependsOn: ['eslint', 'unit'],
      options: { output: 'out', specsRoots: ['plans'], targets: { tests: 'unit', lint: 'eslint' } },
    });
    expect(nodes['plans/001-x']).toBeDefined();
  });

  it('takes its own constitution into account', async () => {
    const own = `packages/pay/${CONSTITUTION}`;
    const nodes = await infer({
      [own]: '# C\n\n## Core Principles\n\n### A. Types\n\nTyped.\n\n```yaml gate\n- kind: types\n```\n',
    });
    expect(gateOf(nodes, 'packages/pay')?.dependsOn).toEqual(['lint', 'test', 'typecheck']);
    expect(gateOf(nodes, 'packages/web')?.dependsOn).toEqual(['lint', 'test']);
    expect(filesets(nodes, 'packages/pay')).toContain(`{workspaceRoot}/${own}`);
    expect(filesets(nodes, 'packages/web')).not.toContain(`{workspaceRoot}/${own}`);
  });

  it('reads names and tags where a gate chooses by them', async () => {
    const chosen = CONSTITUTION_TEXT.replace(
      '- kind: lint',
      '- kind: lint\n  projects: ["tag:strict", "web"]',
    );
    const nodes = await infer({
      [CONSTITUTION]: chosen,
      'packages/pay/project.json': '{"name":"pay","tags":["loose"]}',
      'packages/ui/project.json': '{"tags":["strict"]}',
    });
    expect(gateOf(nodes, 'packages/pay')?.dependsOn).toEqual(['test']);
    expect(gateOf(nodes, 'packages/web')?.dependsOn).toEqual(['lint', 'test']);
    expect(gateOf(nodes, 'packages/ui')?.dependsOn).toEqual(['lint', 'test']);
  });

  it.each([
    ['missing', undefined],
    ['binary', Buffer.from([0, 1, 2])],
    ['empty', ''],
    ['without an end', '```yaml gate\n- kind: nonsense\n'],
  ])('is there where the constitution is %s', async (_, text) => {
    const content: Record<string, string | Buffer> = { 'packages/a/project.json': '{}' };
    if (text !== undefined) content[CONSTITUTION] = text;
    const nodes = await nodesOf(temporaryDirectory(), content);
    expect(gateOf(nodes, 'packages/a')?.dependsOn).toEqual([]);
  });

  it('does not hash verdicts that lie in the root project', async () => {
    const nodes = await infer({ 'project.json': '{"name":"root"}' });
    expect(filesets(nodes, '.')).toContain('!{workspaceRoot}/dist/gate/**/*');
    expect(filesets(nodes, 'packages/pay').join()).not.toContain('dist');
  });

  it('has a report of all beside it in the root project, and nowhere else', async () => {
    const nodes = await infer(
      { 'project.json': '{"name":"root"}' },
      { gateTargetName: 'judge', output: 'out' },
    );
    const reports = Object.keys(nodes).filter((root) => gateOf(nodes, root, 'judge-report') !== undefined);
    expect(reports).toEqual(['.']);
    expect(gateOf(nodes, '.', 'judge-report')).toMatchObject({ cache: false, options: { output: 'out' } });
  });

  it('names a wrong option', async () => {
    await expect(infer({}, { gateTarget: 'x' })).rejects.toThrow('"gateTargetName"');
  });
});

describe('node of the report', () => {
  const reportsIn = (nodes: Nodes) =>
    Object.keys(nodes).filter((root) => gateOf(nodes, root, 'gate-report') !== undefined);

  it('is there without a root project, with the report of all as its one target', async () => {
    expect((await infer({}))['.specify']).toEqual({
      root: '.specify',
      name: 'plangate',
      projectType: 'library',
      tags: ['type:plangate'],
      targets: {
        'gate-report': {
          executor: '@plangate/nx:report',
          cache: false,
          options: { output: 'dist/gate' },
          metadata: expect.anything() as object,
        },
      },
    });
    const named = await infer({}, { gateTargetName: 'judge', output: 'out' });
    expect(named['.specify']?.targets).toMatchObject({ 'judge-report': { options: { output: 'out' } } });
  });

  it('is not there without a constitution of the workspace, nor where the option says so', async () => {
    const root = temporaryDirectory();
    expect(reportsIn(await nodesOf(root, { 'packages/pay/project.json': '{}' }))).toEqual([]);
    expect(reportsIn(await infer({}, { features: false }))).toEqual([]);
  });

  it.each([
    ['place', { '.specify/project.json': '{"name":"rules"}' }],
    ['name', { 'tools/a/project.json': '{"name":"plangate"}' }],
    ['name', { 'tools/plangate/project.json': '{}' }],
    ['name', { 'tools/a/project.json': '{}', 'tools/a/package.json': '{"name":"plangate"}' }],
  ])('leaves its %s to what has it, and says so with --verbose', async (what, content) => {
    const told = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const silent = await infer(content);
    expect(told).not.toHaveBeenCalled();
    process.env.NX_VERBOSE_LOGGING = 'true';
    try {
      expect(await infer(content)).toEqual(silent);
    } finally {
      delete process.env.NX_VERBOSE_LOGGING;
    }
    const lines = told.mock.calls.map(([line]) => String(line));
    told.mockRestore();
    expect(lines).toContainEqual(expect.stringContaining(`(${what}-taken)`));
    expect(reportsIn(silent)).toEqual([]);
  });

  it('does not mind names that only begin as its own, or that only a dependency has', async () => {
    const nodes = await infer({
      'tools/a/project.json': '{"name":"plangate-rules","tags":["plangate"]}',
      'specs/001-plangate/plan.md': payPlan,
    });
    expect(reportsIn(nodes)).toEqual(['.specify']);
  });
});

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

describe('the cache of the graph', () => {
  it('gives the same graph warm, damaged and without a place to write', async () => {
    const root = temporaryDirectory();
    const content = {
      ...BASE,
      'specs/001-x/plan.md': payPlan,
      'pnpm-workspace.yaml': 'packages: ["apps/*"]',
      'package.json': '{"name":"r"}',
      'apps/a/package.json': '{}',
    };
    const cold = await nodesOf(root, content);
    const data = join(root, '.nx/workspace-data/plangate');
    expect(readdirSync(data).length).toBeGreaterThan(0);
    expect(await nodesOf(root, content)).toEqual(cold);
    expect(cold['apps/a']).toBeDefined();
    for (const file of readdirSync(data)) writeFiles(data, { [file]: 'law:x\noutline:0 damaged\n' });
    expect(await nodesOf(root, content)).toEqual(cold);
    rmSync(data, { recursive: true });
    writeFiles(root, { '.nx/workspace-data/plangate': 'a file in its place' });
    expect(await nodesOf(root, content)).toEqual(cold);
  });

  it('sees a plan that changed within the same process', async () => {
    const root = temporaryDirectory();
    await nodesOf(root, { ...BASE, 'specs/001-x/plan.md': payPlan });
    const nodes = await nodesOf(root, { ...BASE, 'specs/001-x/plan.md': payPlan.replaceAll('pay/', 'web/') });
    expect(filesets(nodes, 'packages/web').join()).toContain('001-x');
    expect(filesets(nodes, 'packages/pay').join()).not.toContain('001-x');
  });
});
