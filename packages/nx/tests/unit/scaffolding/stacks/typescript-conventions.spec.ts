import { WorkspaceConventions } from '../../../../src/scaffolding/stacks/typescript/conventions/read.js';
import type { WorkspaceProject } from '../../../../src/scaffolding/stacks/stack.js';
import { readTypeScriptWorkspace } from '../../../../src/scaffolding/stacks/typescript/workspace.js';
import { biomeTool } from '../../../../src/tools/biome/tool.js';
import { eslintTool } from '../../../../src/tools/eslint/tool.js';
import { jestTool } from '../../../../src/tools/jest/tool.js';
import { oxlintTool } from '../../../../src/tools/oxlint/tool.js';
import type { Tool } from '../../../../src/tools/tool.js';
import { vitestTool } from '../../../../src/tools/vitest/tool.js';
import { memoryFiles } from '../support.js';

/** What a workspace is asked for: its projects by their tools, and its files. */
interface Asked {
  readonly tools?: readonly (readonly Tool[])[];
  readonly contents?: Readonly<Record<string, string>>;
  readonly testing?: string;
}

function conventions({ tools = [], contents = {} }: Asked): WorkspaceConventions {
  const files = memoryFiles(contents);
  const projects = tools.map(
    (used, at): WorkspaceProject => ({
      name: `p${at}`,
      root: `packages/p${at}`,
      tools: used.map((tool) => ({ tool, target: null, how: 'config', config: null, line: null })),
    }),
  );
  return new WorkspaceConventions(files, projects, readTypeScriptWorkspace(files));
}

function newProject({ testing, ...asked }: Asked) {
  const stated = testing === undefined ? {} : { Testing: testing };
  return conventions(asked).of({ root: 'packages/cards', stated, drawn: ['src/cards.ts'] });
}

const generators = (options: object): Record<string, string> => ({
  'nx.json': JSON.stringify({ generators: { '@nx/js:library': options } }),
});

describe('the test runner of a new project', () => {
  const both = { 'package.json': '{"dependencies":{"jest":"30"},"devDependencies":{"vitest":"4"}}' };
  const declaresJest = { 'package.json': '{"devDependencies":{"jest":"30"}}' };

  it.each<[string, Asked, 'jest' | 'vitest']>([
    ['the plan names it', { testing: 'Vitest 4', tools: [[jestTool]] }, 'vitest'],
    ['the plan names both, and most have it', { testing: 'Jest, Vitest', tools: [[vitestTool]] }, 'vitest'],
    ['the plan names another one', { testing: 'Mocha', tools: [[vitestTool]] }, 'vitest'],
    ['generators have it', { contents: generators({ unitTestRunner: 'vitest' }) }, 'vitest'],
    [
      'generators have none',
      { contents: generators({ unitTestRunner: 'none' }), tools: [[vitestTool]] },
      'vitest',
    ],
    ['most projects have it', { tools: [[jestTool], [vitestTool], [vitestTool]] }, 'vitest'],
    [
      'as many have each, and one is declared',
      { tools: [[jestTool], [vitestTool]], contents: declaresJest },
      'jest',
    ],
    ['both are declared', { contents: both }, 'jest'],
    ['nothing is declared', { contents: { 'package.json': '{}' } }, 'jest'],
    ['most projects have the other', { tools: [[jestTool], [jestTool], [vitestTool]] }, 'jest'],
  ])('follows from this: %s', (_, asked, expected) => {
    expect(newProject(asked).testRunner).toBe(expected);
  });
});

describe('the linter of a new project', () => {
  it.each<[string, Asked, 'eslint' | 'none']>([
    ['generators have none', { contents: generators({ linter: 'none' }), tools: [[eslintTool]] }, 'none'],
    [
      'generators have ESLint',
      { contents: generators({ linter: 'eslint' }), tools: [[biomeTool]] },
      'eslint',
    ],
    ['generators have a wrong one', { contents: generators({ linter: true }) }, 'eslint'],
    ['most projects have Biome', { tools: [[biomeTool], [biomeTool], [eslintTool]] }, 'none'],
    ['most projects have oxlint', { tools: [[oxlintTool]] }, 'none'],
    ['projects have oxlint beside ESLint', { tools: [[oxlintTool, eslintTool]] }, 'eslint'],
    ['no project has any', {}, 'eslint'],
  ])('follows from this: %s', (_, asked, expected) => {
    expect(newProject(asked).linter).toBe(expected);
  });
});

describe('an existing project', () => {
  const root = 'packages/p0';
  const of = (asked: Asked) => conventions(asked).of({ root, stated: { Testing: 'Jest' }, drawn: [] });

  it('keeps its runner, and finds the names of tests as its configuration says', () => {
    const globals = { [`${root}/vitest.config.ts`]: 'export default { test: { globals: true } };' };
    const imported = { [`${root}/vitest.config.ts`]: 'export default { test: {} };' };
    expect(of({ contents: globals })).toMatchObject({ testRunner: 'vitest', testNames: 'global' });
    expect(of({ contents: imported })).toMatchObject({ testRunner: 'vitest', testNames: 'imported' });
    expect(of({ tools: [[vitestTool]] })).toMatchObject({ testRunner: 'vitest', testNames: 'global' });
    const jest = { [`${root}/jest.config.json`]: '{ "injectGlobals": false }' };
    expect(of({ contents: jest })).toMatchObject({ testRunner: 'jest', testNames: 'imported' });
  });

  it.each([
    ['./tax.js', '.js'],
    ['../tax.ts', '.ts'],
    ['./tax', ''],
  ])('writes imports as its entry does: %s', (path, ending) => {
    const contents = { [`${root}/src/index.ts`]: `export * from '${path}';\n` };
    expect(of({ contents }).importEnding).toBe(ending);
  });

  it('runs no new tests without a runner, and none that its configuration leaves out', () => {
    const tests = ['tests/unit/a.spec.ts', 'src/b.spec.ts'];
    const config = (text: string) => ({ contents: { [`${root}/vitest.config.ts`]: text } });
    const left = config("export default { test: { include: ['src/**/*.spec.ts'] } };");
    expect(conventions({}).notRun({ root, tests })?.tests).toEqual(tests);
    expect(conventions(left).notRun({ root, tests })?.tests).toEqual(['tests/unit/a.spec.ts']);
    expect(conventions(config('export default {};')).notRun({ root, tests })).toBeNull();
    expect(conventions({ tools: [[jestTool]] }).notRun({ root, tests })).toBeNull();
  });
});
