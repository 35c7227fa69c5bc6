import { detectTools } from '../../../src/tools/detect.js';
import { pluginOf, withInferredTargets } from '../../../src/tools/infer-targets.js';
import { tscTool } from '../../../src/tools/tsc/tool.js';
import { vitestTool } from '../../../src/tools/vitest/tool.js';
import type { ToolProject } from '../../../src/tools/tool.js';
import { memoryFiles } from '../scaffolding/support.js';

const project = (given: Partial<ToolProject>): ToolProject => ({
  name: 'pay',
  root: 'libs/pay',
  targets: {},
  scripts: {},
  ...given,
});
const found = (given: Partial<ToolProject>, files: Record<string, string> = {}) =>
  detectTools(project(given), memoryFiles(files)).map(
    ({ tool, target, how, config }) => [tool.name, target, how, config] as const,
  );
const command = (text: string, more: object = {}) => ({
  executor: 'nx:run-commands',
  options: { command: text, cwd: 'libs/pay' },
  ...more,
});

describe('the tools of a project', () => {
  it.each([
    ['@nx/jest:jest', 'jest'],
    ['@nx/vitest:test', 'vitest'],
    ['@nx/vite:test', 'vitest'],
    ['@nx/playwright:playwright', 'playwright'],
    ['@nx/cypress:cypress', 'cypress'],
    ['@nx/eslint:lint', 'eslint'],
    ['@nxlv/python:ruff-check', 'ruff'],
  ])('by the executor %s', (executor, tool) => {
    expect(found({ targets: { go: { executor } } })).toEqual([[tool, 'go', 'executor', null]]);
  });

  it.each([
    ['vitest', 'vitest'],
    ['playwright test', 'playwright'],
    ['cypress run', 'cypress'],
    ['node --test', 'node-test'],
    ['eslint .', 'eslint'],
    ['biome ci .', 'biome'],
    ['oxlint', 'oxlint'],
    ['tsc --build --emitDeclarationOnly', 'tsc'],
    ['uv run pytest', 'pytest'],
    ['poetry run ruff check .', 'ruff'],
    ['mypy src', 'mypy'],
    ['basedpyright', 'pyright'],
    ['bandit -r src', 'bandit'],
  ])('by the command %s', (line, tool) => {
    expect(found({ targets: { go: command(line) } })).toEqual([[tool, 'go', 'command', null]]);
    const inferred = command(line, { metadata: { technologies: [tool] } });
    expect(found({ targets: { go: inferred } })).toEqual([[tool, 'go', 'inferred', null]]);
    const script = { targets: { go: { executor: 'nx:run-script' } }, scripts: { go: line } };
    expect(found(script)).toEqual([[tool, 'go', 'script', null]]);
  });

  it.each(['ruff format .', 'vitest bench', 'playwright install', 'biome format .', 'node server.js'])(
    'not by %s, which proves nothing',
    (line) => {
      expect(found({ targets: { go: command(line) } })).toEqual([]);
    },
  );

  it('through scripts that call scripts, which may call each other', () => {
    const scripts = {
      test: 'npm run test:unit && pnpm test:e2e',
      'test:unit': 'vitest run',
      'test:e2e': 'yarn playwright test',
      a: 'npm run b',
      b: 'npm run a',
    };
    const targets = { test: { executor: 'nx:run-script' }, a: { executor: 'nx:run-script' } };
    expect(found({ scripts, targets })).toEqual([
      ['vitest', 'test', 'script', null],
      ['playwright', 'test', 'script', null],
    ]);
  });

  it('with the configuration that the call, the executor or the directory names', () => {
    const files = {
      'libs/pay/vite.config.ts': 'export default { test: {} }',
      'libs/pay/vitest.unit.ts': '',
      'jest.config.js': '',
      'eslint.config.mjs': '',
    };
    const targets = {
      test: command('vitest'),
      unit: command('vitest --config vitest.unit.ts'),
      old: { executor: '@nx/jest:jest', options: { jestConfig: 'jest.config.js' } },
      lint: command('eslint .'),
    };
    expect(found({ targets }, files)).toEqual([
      ['vitest', 'test', 'command', 'libs/pay/vite.config.ts'],
      ['vitest', 'unit', 'command', 'libs/pay/vitest.unit.ts'],
      ['jest', 'old', 'executor', 'jest.config.js'],
      ['eslint', 'lint', 'command', 'eslint.config.mjs'],
    ]);
  });

  it('by a configuration that no target uses', () => {
    const files = {
      'libs/pay/playwright.config.mts': '',
      'libs/pay/vite.config.ts': 'export default { plugins: [] }',
      'libs/pay/pyproject.toml': '[tool.ruff.lint]\nselect = ["E"]\n',
      'eslint.config.mjs': '',
    };
    expect(found({}, files)).toEqual([
      ['playwright', null, 'config', 'libs/pay/playwright.config.mts'],
      ['ruff', null, 'config', 'libs/pay/pyproject.toml'],
    ]);
  });

  it.each([
    ['npm t', ['jest']],
    ['npm start', ['playwright']],
    ['yarn run test', ['jest']],
    ['pnpm --silent start', ['playwright']],
    ['bun run vitest', ['vitest']],
    ['yarn vitest --coverage', ['vitest']],
    ['npm vitest', []],
    ['npm lint', []],
    ['npm run absent', []],
    ['npm run constructor', []],
    ['yarn', []],
    ['yarn run', []],
  ])('through the package manager by %s', (line, tools) => {
    const scripts = { test: 'jest', start: 'playwright test', lint: 'eslint .' };
    const uses = found({ targets: { go: command(line) }, scripts });
    expect(uses.map(([tool]) => tool)).toEqual(tools);
  });

  it('by each of several commands, whatever their form', () => {
    const commands = ['jest', { command: 'eslint .' }, { description: 'nothing to run' }, null, 7];
    const uses = found({ targets: { go: { executor: 'nx:run-commands', options: { commands } } } });
    expect(uses.map(([tool]) => tool)).toEqual(['jest', 'eslint']);
  });

  it.each([
    ['jest --config', 'libs/pay/jest.config.js'],
    ['jest --config --ci', 'libs/pay/jest.config.js'],
    ['jest --config absent.js', 'libs/pay/jest.config.js'],
    ['jest --config=own.js', 'libs/pay/own.js'],
    ['jest -c own.js', 'libs/pay/own.js'],
    ['jest -c /own.js', 'libs/pay/jest.config.js'],
  ])('%s is configured by %s', (line, config) => {
    const files = { 'libs/pay/jest.config.js': '', 'libs/pay/own.js': '' };
    expect(found({ targets: { go: command(line) } }, files)).toEqual([['jest', 'go', 'command', config]]);
  });

  it('at the root where the directory of a command is outside the workspace', () => {
    const files = { 'own.js': '', 'libs/pay/jest.config.js': '' };
    const outside = { executor: 'nx:run-commands', options: { command: 'jest -c own.js', cwd: '../../..' } };
    expect(found({ targets: { go: outside } }, files)).toEqual([['jest', 'go', 'command', 'own.js']]);
  });

  it('once where Nx splits a target into files', () => {
    const inferred = { metadata: { technologies: ['vitest'] } };
    const targets = {
      'test-ci--src/a.spec.ts': command('vitest run src/a.spec.ts', inferred),
      'test-ci': { executor: 'nx:noop', metadata: { technologies: ['vitest'], nonAtomizedTarget: 'test' } },
      test: command('vitest', inferred),
      'test--once': command('vitest run', inferred),
    };
    expect(found({ targets })).toEqual([
      ['vitest', 'test', 'inferred', null],
      ['vitest', 'test--once', 'inferred', null],
    ]);
  });

  it('never leaves the workspace for a configuration', () => {
    expect(found({ targets: { test: command('jest -c ../../../jest.config.js') } })).toEqual([
      ['jest', 'test', 'command', null],
    ]);
  });

  describe('without a project graph', () => {
    const files = memoryFiles({
      'libs/pay/vitest.config.mts': '',
      'libs/pay/eslint.config.mjs': '',
      'libs/pay/tsconfig.json': '{}',
    });
    const plugins = [
      '@nx/eslint/plugin',
      { plugin: '@nx/vitest', options: { testTargetName: 'unit' } },
      { plugin: '@nx/js/typescript', options: { typecheck: { targetName: 'types' } } },
    ];

    it('are told by the plugins of nx.json, the scripts and the own targets together', () => {
      const own = project({
        scripts: { audit: 'bandit -r .' },
        targets: { unit: { outputs: ['{projectRoot}/out'] }, lint: { command: 'biome lint' } },
      });
      const known = withInferredTargets(own, { files, plugins });
      expect(detectTools(known, files).map(({ tool, target, how }) => [tool.name, target, how])).toEqual([
        ['bandit', 'audit', 'script'],
        ['vitest', 'unit', 'inferred'],
        ['biome', 'lint', 'command'],
        ['tsc', 'types', 'inferred'],
        ['eslint', null, 'config'],
      ]);
      expect(known.targets.unit?.outputs).toEqual(['{projectRoot}/out']);
    });

    it('infers the types of what Vite builds from its configuration only', () => {
      const vite = { plugin: '@nx/vite', options: { typecheckTargetName: 'types' } };
      const targets = (paths: Record<string, string>) =>
        withInferredTargets(project({}), { files: memoryFiles(paths), plugins: [vite] }).targets;
      expect(Object.keys(targets({ 'libs/pay/tsconfig.json': '{}' }))).toEqual([]);
      expect(Object.keys(targets({ 'libs/pay/vite.config.ts': 'export default {};' }))).toEqual(['types']);
    });

    it('names the plugin that counts, the last one of several', () => {
      const both = ['@nx/vite', ...plugins, '@nx/vitest/plugin', '@nx/unknown'];
      expect(pluginOf(vitestTool, 'libs/pay', { files, plugins: both })).toBe('@nx/vitest/plugin');
      expect(pluginOf(tscTool, 'libs/pay', { files, plugins })).toBe('@nx/js/typescript');
      expect(pluginOf(vitestTool, 'libs/cart', { files, plugins })).toBeNull();
    });
  });
});
