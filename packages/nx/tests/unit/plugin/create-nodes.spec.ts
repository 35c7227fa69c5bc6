import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CONSTITUTION_TEXT } from '../../support/documents.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';
import { BASE, CONSTITUTION, filesets, gateOf, infer, nodesOf, payPlan, type Nodes } from './nodes.js';

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
