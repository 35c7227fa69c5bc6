import { command, inferred, steps, vitestFiles } from './support.js';

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

  it.each([
    ['playwright test', 'playwright.config.ts'],
    ['cypress run', 'cypress.config.ts'],
    ['jest', 'jest.config.js'],
    ['vitest run', 'vitest.config.ts'],
  ])('%s: changes nothing where its configuration is missing or cannot be read', (text, name) => {
    const tooLong = { [`libs/pay/${name}`]: `export default { test: {} };${' '.repeat(4_000_000)}` };
    for (const contents of [{}, tooLong]) {
      const [step] = steps(command(text), contents);
      expect(step).not.toHaveProperty('files');
      expect(step).toMatchObject({ writes: null, byHand: [expect.stringContaining('libs/pay')] });
    }
  });

  it.each(['package.json', 'jest.config.json'])('leaves Jest in %s to a person', (name) => {
    const [step] = steps(command('jest'), { [`libs/pay/${name}`]: '{ "jest": {} }' });
    expect(step).toEqual({ writes: null, byHand: [expect.stringContaining(`libs/pay/${name}`)] });
  });

  it.each([
    ['vitest run --reporter verbose', 'vitest run --reporter verbose --reporter=junit'],
    ['vitest run --reporter verbose --reporter junit', undefined],
    ['vitest run --reporter=json', undefined],
    ['vitest run --reporter', 'vitest run --reporter --reporter=junit'],
    ['vitest run --reporter --run', 'vitest run --reporter --run --reporter=junit'],
  ])('completes the reporters of %s', (text, line) => {
    expect(steps(command(text), vitestFiles())[0]?.line).toBe(line);
  });

  it('completes none of the options that a plugin hands on, and says so', () => {
    const options = { command: 'vitest', cwd: 'libs/pay', reporter: ['html'] };
    const target = { ...inferred('vitest', 'vitest'), options };
    const [, second] = steps(target, vitestFiles());
    expect(second).toEqual({
      writes: 'test results, coverage',
      byHand: [expect.stringContaining('--reporter=junit')],
    });
  });

  it('asks for a provider of coverage where Vitest has none', () => {
    const { 'libs/pay/vitest.config.ts': config = '' } = vitestFiles();
    const [first, second] = steps(command('vitest'), { 'libs/pay/vitest.config.ts': config });
    expect(first?.byHand).toEqual([expect.stringContaining('@vitest/coverage-v8')]);
    expect(second).toMatchObject({ writes: 'test results' });
  });

  it('measures what pytest is told to measure', () => {
    const plugin = { 'requirements.txt': 'pytest-cov==6.0\n' };
    expect(steps(command('pytest --cov=src'), plugin)[0]?.line).toBe(
      'pytest --cov=src --junitxml=test-output/go/junit.xml --cov-report=xml:test-output/go/coverage.xml',
    );
  });

  it('adds reporters to Node behind the flag itself', () => {
    const line = steps(command('node --test-concurrency=1 --test tests'))[0]?.line ?? '';
    expect(line).toContain('-- node --test-concurrency=1 --test --test-reporter=spec ');
    expect(line.endsWith('.info tests')).toBe(true);
  });

  it.each(['node "--test" tests', 'node --test --test-reporter=spec'])('leaves %s to a person', (text) => {
    expect(steps(command(text))[0]).toEqual({ writes: null, byHand: [expect.any(String)] });
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
      ['export default { reporter: [] };', "reporter: [['json'"],
      ["export default { reporter: [['json']] };", "[['json'], ['json'"],
      ["export default { reporter: [['json', options]] };", "[['json', options], ['json'"],
      ["export default { reporter: [['junit', { outputFile: at }]] };", "outputFile: at }], ['json'"],
      ["export default { reporter: [['junit', {}], custom, []] };", "custom, [], ['json'"],
      [
        "import './a';\nconst nxPreset = 1;\nexport default { ...nxE2EPreset(nxPreset) };",
        'const nxE2EPresetOptions = nxE2EPreset(nxPreset);',
      ],
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
      'export default { ...nxE2EPreset(here) };',
    ])('leaves %s alone', (config) => {
      expect(edited(config)).toMatchObject({ text: null, byHand: [expect.any(String)] });
    });

    it('gives Cypress a file for each spec', () => {
      const file = 'libs/pay/cypress.config.ts';
      const { text, second } = edited('export default defineConfig({ e2e: {} });', 'cypress run', file);
      expect(text).toContain("reporterOptions: { mochaFile: 'test-output/cypress/junit-[hash].xml' }");
      expect(second).toEqual({ writes: 'test results' });
    });

    it.each([
      "export default { reporter: 'spec' };",
      "export default { reporter: 'junit', reporterOptions: { mochaFile: 'one.xml' } };",
      "export default { reporterOptions: { mochaFile: 'one.xml' } };",
      'export default make();',
    ])('leaves %s of Cypress alone', (config) => {
      const file = 'libs/pay/cypress.config.ts';
      expect(edited(config, 'cypress run', file)).toMatchObject({ text: null, byHand: [expect.any(String)] });
    });
  });
});

describe('a gate that judges the lines of a change', () => {
  const JEST = 'libs/pay/jest.config.cjs';
  const VITEST = 'libs/pay/vitest.config.ts';
  const provider = { 'package.json': '{ "devDependencies": { "@vitest/coverage-v8": "*" } }' };
  const jest = (reporters: string): Record<string, string> => ({
    [JEST]: `module.exports = { collectCoverage: true, ${reporters}reporters: ['@plangate/nx/jest-reporter'] };\n`,
  });
  const vitest = (reporter: string): Record<string, string> => ({
    ...provider,
    [VITEST]: `export default { test: { reporters: ['junit'], outputFile: { junit: 'coverage/junit.xml' }, coverage: { enabled: true, reportOnFailure: true${reporter} } } };\n`,
  });

  it.each([
    ['jest', JEST, jest(''), "coverageReporters: ['html', 'json-summary', 'json']"],
    ['jest', JEST, jest("coverageReporters: ['json-summary'], "), "['json-summary', 'json']"],
    ['jest', JEST, jest('coverageReporters: [], '), "['json-summary', 'json']"],
    ['jest', JEST, jest("coverageReporters: ['json'], "), "['json', 'json-summary']"],
    ['vitest run', VITEST, vitest(''), "reporter: ['text', 'json-summary', 'json']"],
    ['vitest run', VITEST, vitest(", reporter: 'json-summary'"), "['json-summary', 'json']"],
    ['vitest run', VITEST, vitest(", reporter: ['text']"), "['text', 'json-summary', 'json']"],
    [
      'vitest run',
      VITEST,
      { ...provider, [VITEST]: 'export default { test: {} };' },
      "['text', 'json-summary', 'json']",
    ],
  ])('makes %s say which lines ran, by its configuration %s: %j', (line, file, contents, expected) => {
    const [first, second] = steps(command(line), contents, { needsLines: true });
    expect(first?.files?.[file]).toContain(expected);
    expect(second?.files).toBeUndefined();
  });

  it.each([
    ['jest', jest("coverageReporters: ['json-summary', ['lcov', {}]], ")],
    ['jest', jest("coverageReporters: ['json-summary', 'clover'], ")],
    ['vitest run', vitest(", reporter: 'json'")],
    ['vitest run', vitest(", reporter: ['json-summary', 'cobertura']")],
  ])('asks for no more than %s says: %j', (line, contents) => {
    const [step] = steps(command(line), contents, { needsLines: true });
    expect(step?.files).toBeUndefined();
    expect(step?.writes).toMatch(/coverage/);
  });

  it('changes nothing where totals are enough', () => {
    const [step] = steps(command('jest'), jest("coverageReporters: ['json-summary'], "));
    expect(step?.files).toBeUndefined();
  });

  it('completes what a command line says against the configuration', () => {
    const [first, second] = steps(
      command('jest --coverageReporters=json-summary'),
      jest("coverageReporters: ['json-summary', 'json'], "),
      { needsLines: true },
    );
    expect(first?.line).toBe('jest --coverageReporters=json-summary --coverageReporters=json');
    expect(second).not.toHaveProperty('line');
  });

  it('is told to who edits a configuration by hand', () => {
    const [byJest] = steps(command('jest'), { 'libs/pay/jest.config.json': '{}' }, { needsLines: true });
    expect(byJest?.byHand?.join()).toContain("'json-summary' and 'json'");
    const [byVitest] = steps(
      command('vitest run'),
      { ...provider, [VITEST]: 'export default make();' },
      { needsLines: true },
    );
    expect(byVitest?.byHand?.join()).toContain("['text', 'json-summary', 'json']");
  });

  it.each(['node --test tests', 'pytest --cov-report=xml tests'])('has lines of %s already', (line) => {
    const plain = steps(command(line));
    expect(steps(command(line), {}, { needsLines: true })).toEqual(plain);
  });
});
