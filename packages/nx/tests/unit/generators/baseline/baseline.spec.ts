import { existsSync } from 'node:fs';
import { logger, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import type { GraphEdges } from '../../../../src/executors/gate/types.js';
import { baselineGenerator } from '../../../../src/generators/baseline/generator.js';
import type { BaselineOptions } from '../../../../src/generators/baseline/schema.js';
import { CONSTITUTION_TEXT, planText } from '../../../support/documents.js';

const FILE = '.specify/baseline.json';
const LINT = 'packages/pay/reports/lint/eslint.json';
const gate = { executor: '@plangate/nx:gate', options: { output: 'dist/gate' } };
const NODES = {
  pay: {
    data: {
      root: 'packages/pay',
      targets: {
        lint: { outputs: ['{projectRoot}/reports/lint'] },
        test: { outputs: ['{projectRoot}/reports/test'] },
        gate,
      },
    },
  },
  tools: { data: { root: 'tools', targets: { build: {} } } },
};
const FEATURE = { data: { root: 'specs/001-x', targets: { gate }, tags: ['type:feature'] } };

function eslint(...rules: readonly string[]): string {
  const messages = rules.map((ruleId) => ({ ruleId, severity: 2, line: 3, column: 1, message: 'No.' }));
  const counts = { fatalErrorCount: 0, warningCount: 0, fixableErrorCount: 0, fixableWarningCount: 0 };
  const filePath = '/ci/shop/packages/pay/src/card.ts';
  return JSON.stringify([
    { filePath, messages, suppressedMessages: [], errorCount: rules.length, ...counts },
  ]);
}

describe('the baseline generator', () => {
  let tree: Tree;
  let told: string;

  async function run(
    options: BaselineOptions = {},
    nodes: object = NODES,
    edges: GraphEdges = {},
  ): Promise<Record<string, object>> {
    const info = jest.spyOn(logger, 'info').mockReturnValue(undefined);
    await baselineGenerator(
      tree,
      { skipFormat: true, ...options },
      { graph: () => Promise.resolve({ nodes: nodes as never, dependencies: edges }) },
    );
    told = info.mock.calls.map(([line]) => String(line)).join('\n');
    info.mockRestore();
    if (!tree.exists(FILE)) return {};
    return (JSON.parse(tree.read(FILE, 'utf-8') ?? '') as { violations: Record<string, object> }).violations;
  }

  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace();
    tree.write('.specify/memory/constitution.md', CONSTITUTION_TEXT);
    tree.write('packages/pay/src/card.ts', '');
    tree.write(LINT, eslint('no-var', 'no-var', 'eqeqeq'));
  });

  it('records everything that fails, of projects and features', async () => {
    tree.write('specs/001-x/plan.md', planText('packages/\n└── pay/\n    └── src/'));
    const violations = await run({}, { ...NODES, 'spec-001-x': FEATURE });
    expect(violations.pay).toEqual({ 'I.lint': { 'lint-failed eqeqeq': 1, 'lint-failed no-var': 2 } });
    expect(violations['spec-001-x']).toMatchObject({ plan: { 'spec-missing plan.md spec.md': 1 } });
    expect(Object.keys(violations)).toEqual(['pay', 'spec-001-x']);
  });

  it('records gates without evidence only when asked to, and says what to run first', async () => {
    expect((await run()).pay).not.toHaveProperty(['II.tests']);
    expect(told).toContain('Without evidence, and so not recorded: gates of pay.');
    expect(told).toContain('nx run-many -t lint typecheck test');
    const grown = await run({ grow: true, unproven: true });
    expect(grown.pay).toMatchObject({ 'II.tests': { 'evidence-missing tests test none': 1 } });
    expect(told).not.toContain('Without evidence');
  });

  it('records the dependencies that cross a boundary, by the edges of the graph', async () => {
    const block =
      '\n### IX. Layers\n\nKeep them.\n\n```yaml gate\n- kind: boundaries\n  deny: [tools]\n```\n';
    tree.write('.specify/memory/constitution.md', `${CONSTITUTION_TEXT}${block}`);
    tree.write('packages/pay/package.json', '{ "name": "pay" }');
    const edges = { pay: [{ target: 'tools', type: 'static' }], tools: [] };
    const violations = await run({}, NODES, edges);
    expect(violations.pay).toMatchObject({ 'IX.boundaries': { 'boundary-crossed tools': 1 } });
  });

  it('writes nothing beside the tree where the workspace lies nowhere on disk', async () => {
    await run();
    expect(existsSync(tree.root)).toBe(false);
  });

  it('changes nothing the second time', async () => {
    await run();
    const once = tree.read(FILE, 'utf-8');
    tree.write(FILE, `${once ?? ''}\n`);
    await run();
    expect(tree.read(FILE, 'utf-8')).toBe(`${once ?? ''}\n`);
    expect(told).toContain('(unchanged)');
  });

  it('only shrinks, and names what it does not accept', async () => {
    await run();
    tree.write(LINT, eslint('no-var', 'no-debugger'));
    expect((await run()).pay).toEqual({ 'I.lint': { 'lint-failed no-var': 1 } });
    expect(told).toContain('pay I.lint: lint-failed eqeqeq');
    expect(told).toContain(
      'New or worse, not accepted (--grow records them):\n  pay I.lint: lint-failed no-debugger',
    );
    expect((await run({ grow: true })).pay).toEqual({
      'I.lint': { 'lint-failed no-debugger': 1, 'lint-failed no-var': 1 },
    });
  });

  it('stays a file when nothing is left, so that the next run does not start anew', async () => {
    await run();
    tree.write(LINT, eslint());
    expect(await run()).toEqual({});
    expect(tree.exists(FILE)).toBe(true);
    tree.write(LINT, eslint('no-var'));
    expect(await run()).toEqual({});
  });

  it('writes nothing where nothing can be recorded', async () => {
    tree.write(LINT, eslint());
    await run();
    expect(tree.exists(FILE)).toBe(false);
    expect(told).toContain('none was written');
  });

  it.each([
    ['target-succeeded', {}],
    ['lint-failed', { pay: { 'I.lint': { 'lint-failed lint failed': 1 } } }],
    ['baselined', { pay: { 'I.lint': { 'lint-failed lint failed': 1 } } }],
  ])(
    'knows from the last verdict (%s) what became of a target without a report',
    async (reason, expected) => {
      tree.delete(LINT);
      tree.write('dist/gate/pay.json', JSON.stringify({ gates: [{ id: 'I.lint', reason }] }));
      expect(await run()).toEqual(expected);
      expect(told).not.toContain('Not known');
    },
  );

  it.each([
    ['no verdict', null],
    ['a broken verdict', '{'],
    ['a verdict of nothing', '{"gates":[null,{"id":1}]}'],
  ])('says what it cannot know with %s', async (_, text) => {
    tree.delete(LINT);
    if (text !== null) tree.write('dist/gate/pay.json', text);
    expect(await run()).toEqual({});
    expect(told).toContain('Not known whether lint would succeed in pay.');
  });

  it('tells whose constitution has errors', async () => {
    tree.write('.specify/memory/constitution.md', CONSTITUTION_TEXT.replace('kind: lint', 'kind: lnt'));
    await run();
    expect(told).toContain('has errors, which no baseline accepts, over pay');
  });

  it.each([
    ['is not JSON', '{\n  oops\n}', `${FILE}:`],
    ['is of another version', '{ "schemaVersion": 9, "violations": {} }', 'schemaVersion'],
    ['is binary', 'a\0b', 'cannot be read: it is not UTF-8 text.'],
  ])('refuses to replace a file that %s', async (_, text, expected) => {
    tree.write(FILE, text);
    await expect(run()).rejects.toThrow(expected);
    expect(tree.read(FILE, 'utf-8')).toBe(text);
  });

  it('refuses a workspace without gates, and options that do not exist', async () => {
    await expect(run({}, { tools: NODES.tools })).rejects.toThrow('No project has a gate');
    await expect(run({ add: true } as never)).rejects.toThrow('add');
  });
});
