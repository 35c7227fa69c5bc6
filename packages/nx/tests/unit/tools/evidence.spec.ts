import * as ts from 'typescript';
import { detectTools } from '../../../src/tools/detect.js';
import { EVIDENCE } from '../../../src/tools/evidence-of.js';
import type { EvidenceStep } from '../../../src/tools/evidence.js';
import type { ToolProject, ToolTarget } from '../../../src/tools/tool.js';
import type { ToolName } from '../../../src/tools/tools.js';
import { memoryFiles } from '../scaffolding/support.js';

/** The step for a target of the project in libs/pay, and the same again after it was applied. */
function steps(target: ToolTarget, contents: Record<string, string> = {}): readonly EvidenceStep[] {
  const project: ToolProject = { name: 'pay', root: 'libs/pay', targets: { go: target }, scripts: {} };
  const step = stepFor(project, contents);
  const { line, files = {}, target: patch } = step;
  const before = (target.options ?? {}) as Record<string, unknown>;
  const options = { ...before, ...patch?.options, ...(line === undefined ? {} : { command: line }) };
  const outputs = [...(target.outputs ?? []), ...(patch?.outputs ?? [])];
  const after = { ...project, targets: { go: { ...target, options, outputs } } };
  return [step, stepFor(after, { ...contents, ...files })];
}

function stepFor(project: ToolProject, contents: Record<string, string>): EvidenceStep {
  const files = memoryFiles(contents);
  const use = detectTools(project, files).find(({ target }) => target === 'go');
  if (use === undefined) throw new Error('no tool');
  const subject = {
    project,
    use: { ...use, target: 'go' },
    target: project.targets.go ?? {},
    files,
    compiler: () => ts,
  };
  return EVIDENCE[use.tool.name as ToolName](subject);
}

const command = (text: string, more: object = {}): ToolTarget => ({
  executor: 'nx:run-commands',
  options: { command: text, cwd: 'libs/pay' },
  ...more,
});
const inferred = (text: string, tool: string): ToolTarget =>
  command(text, { metadata: { technologies: [tool] }, outputs: ['{projectRoot}/test-output/playwright'] });

describe('what makes a tool write evidence', () => {
  it.each([
    ['tsc --noEmit', 'plangate-report test-output/go/tsc.txt -- tsc --noEmit'],
    [
      'A=1 oxlint src',
      'A=1 plangate-report test-output/go/oxlint.json --again="--format=json" -- oxlint src',
    ],
    [
      'npm run build && npx biome ci && echo',
      'npm run build && plangate-report test-output/go/biome-report.json --again="--reporter=json" -- npx biome ci && echo',
    ],
    [
      'uv run ruff check .',
      'plangate-report test-output/go/ruff.json --again="--output-format=json" -- uv run ruff check .',
    ],
    ['mypy src', 'plangate-report test-output/go/mypy.json --again="--output=json" -- mypy src'],
    ['pyright', 'plangate-report test-output/go/pyright.json --again="--outputjson" -- pyright'],
    [
      'bandit -r src',
      'plangate-report test-output/go/bandit.json --again="--format=json --quiet" -- bandit -r src',
    ],
    [
      'node --test tests',
      'plangate-report test-output/go/junit.xml -- node --test --test-reporter=spec --test-reporter-destination=stdout ' +
        '--test-reporter=junit --test-reporter-destination=test-output/go/junit.xml --experimental-test-coverage ' +
        '--test-reporter=lcov --test-reporter-destination=test-output/go/lcov.info tests',
    ],
    [
      'eslint src',
      'eslint src --format=../../node_modules/@plangate/nx/eslint-formatter.js --output-file=test-output/go/eslint.json',
    ],
    ['pytest tests', 'pytest tests --junitxml=test-output/go/junit.xml'],
  ])('%s', (text, line) => {
    const [first, second] = steps(command(text));
    expect(first?.writes).toBeNull();
    expect(first?.line).toBe(line);
    expect(first?.target?.outputs?.every((output) => output.startsWith('{projectRoot}/test-output/go'))).toBe(
      true,
    );
    expect(second?.writes).not.toBeNull();
    expect(second).not.toHaveProperty('line');
    expect(second).not.toHaveProperty('target');
  });

  it('writes paths from where the line runs', () => {
    const atRoot = { executor: 'nx:run-commands', options: { command: 'tsc --noEmit -p libs/pay' } };
    expect(steps(atRoot)[0]?.line).toBe(
      'plangate-report libs/pay/test-output/go/tsc.txt -- tsc --noEmit -p libs/pay',
    );
  });

  it('hands options to what a plugin infers, and replaces its command where the tool only prints', () => {
    expect(steps(inferred('eslint .', 'eslint'))[0]?.target?.options).toEqual({
      format: '../../node_modules/@plangate/nx/eslint-formatter.js',
      'output-file': 'test-output/go/eslint.json',
    });
    expect(steps(inferred('tsc --build', 'typescript'))[0]?.target?.options).toEqual({
      command: 'plangate-report test-output/go/tsc.txt -- tsc --build',
    });
  });

  it('reads what pytest is configured with, and measures coverage where its plugin is there', () => {
    const configured = {
      'libs/pay/pyproject.toml':
        '[tool.pytest.ini_options]\naddopts = [\n  "--junitxml=out/junit.xml", # kept\n  "--cov", "--cov-report=xml:out/coverage.xml",\n]\n',
    };
    const [first, second] = steps(command('pytest'), configured);
    expect(first).toEqual({
      writes: 'test results, coverage',
      target: { outputs: ['{projectRoot}/out/junit.xml', '{projectRoot}/out/coverage.xml'] },
    });
    expect(second).toEqual({ writes: 'test results, coverage' });
    const plugin = { 'libs/pay/pyproject.toml': '[dependency-groups]\ndev = ["pytest-cov"]\n' };
    expect(steps(command('pytest'), plugin)[0]?.line).toContain(
      '--cov-report=xml:test-output/go/coverage.xml',
    );
  });

  it.each([
    ['a report nobody reads', command('eslint . --output-file=lint.html --format=html'), {}],
    ['arguments against the configuration', command('vitest run --coverage=false'), vitestFiles()],
    ['an executor that writes none', { executor: '@nxlv/python:ruff-check' }, {}],
    ['a configuration that is nowhere', command('playwright test'), {}],
  ])('leaves %s to a person', (_title, target, contents) => {
    expect(steps(target, contents)[0]?.byHand?.length).toBeGreaterThan(0);
  });

  describe('by its configuration', () => {
    const path = 'libs/pay/playwright.config.ts';
    const edited = (config: string, tool = 'playwright test', file = path) => {
      const [first, second] = steps(inferred(tool, 'x'), { [file]: config });
      return { text: first?.files?.[file] ?? null, byHand: first?.byHand ?? [], second };
    };

    it('keeps the preset of Nx, whose reporters come first', () => {
      const config =
        "import { nxE2EPreset } from '@nx/playwright/preset';\n\n/** Kept. */\nexport default defineConfig({\n" +
        "  ...nxE2EPreset(__filename, { testDir: './src' }),\n  use: {}, // kept\n});\n";
      const { text, second } = edited(config);
      expect(text).toContain("const nxPreset = nxE2EPreset(__filename, { testDir: './src' });");
      expect(text).toContain('...nxPreset,\n  reporter: [...(Array.isArray(nxPreset.reporter)');
      expect(text).toContain('/** Kept. */\nexport default');
      expect(text).toContain('use: {}, // kept');
      expect(second).toEqual({ writes: 'test results' });
    });

    it.each([
      ["export default { reporter: 'html' };", "[['html'], ['json'"],
      ["export default { reporter: [['dot']] };", "[['dot'], ['json'"],
      ['export default { retries: 1 };', "retries: 1, reporter: [['list'], ['json'"],
    ])('extends the reporters of %s', (config, expected) => {
      const { text, second } = edited(config);
      expect(text).toContain(expected);
      expect(second?.files).toBeUndefined();
    });

    it.each([
      'export default { reporter: list };',
      'export default { ...shared };',
      "export default { reporter: 'dot', ...shared };",
      'export default make();',
    ])('leaves %s alone', (config) => {
      expect(edited(config)).toMatchObject({ text: null, byHand: [expect.any(String)] });
    });

    it('gives Cypress a file for each spec', () => {
      const file = 'libs/pay/cypress.config.ts';
      const { text, second } = edited('export default defineConfig({ e2e: {} });', 'cypress run', file);
      expect(text).toContain("reporterOptions: { mochaFile: 'test-output/cypress/junit-[hash].xml' }");
      expect(second).toEqual({ writes: 'test results' });
      const own = "export default { reporter: 'spec' };";
      expect(edited(own, 'cypress run', file)).toMatchObject({ text: null, byHand: [expect.any(String)] });
      const one = "export default { reporter: 'junit', reporterOptions: { mochaFile: 'one.xml' } };";
      expect(edited(one, 'cypress run', file)).toMatchObject({ text: null, byHand: [expect.any(String)] });
    });
  });
});

function vitestFiles(): Record<string, string> {
  return {
    'libs/pay/vitest.config.ts': 'export default { test: {} };',
    'package.json': '{ "devDependencies": { "@vitest/coverage-v8": "*" } }',
  };
}
