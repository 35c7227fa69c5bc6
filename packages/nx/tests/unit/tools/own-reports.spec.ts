import * as ts from 'typescript';
import { detectTools } from '../../../src/tools/detect.js';
import { jsonAt, withJsonAt } from '../../../src/tools/editing/json-file.js';
import { EVIDENCE } from '../../../src/tools/evidence-of.js';
import type { EvidenceStep } from '../../../src/tools/evidence.js';
import type { ToolProject, ToolTarget } from '../../../src/tools/tool.js';
import type { ToolName } from '../../../src/tools/tools.js';
import { memoryFiles } from '../scaffolding/support.js';

interface Given {
  readonly contents?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly root?: string;
}

/** The step for the one target of a project, which is in libs/pay if nothing else is given. */
function stepFor(
  target: ToolTarget,
  { contents = {}, scripts = {}, root = 'libs/pay' }: Given = {},
): EvidenceStep {
  const project: ToolProject = { name: 'pay', root, targets: { go: target }, scripts };
  const files = memoryFiles(contents);
  const use = detectTools(project, files).find((one) => one.target === 'go');
  if (use === undefined) throw new Error('no tool');
  const evidence = EVIDENCE[use.tool.name as ToolName];
  return evidence({
    project,
    use: { ...use, target: 'go' },
    target,
    files,
    compiler: () => ts,
    needsLines: false,
  });
}

const command = (text: string, cwd = 'libs/pay'): ToolTarget => ({ options: { command: text, cwd } });
const VITEST = {
  'libs/pay/vitest.config.ts':
    "export default { test: { reporters: ['default', 'junit'], outputFile: { junit: 'coverage/junit.xml' }, " +
    "coverage: { enabled: true, reporter: ['json-summary'] } } };\n",
  'package.json': '{ "devDependencies": { "@vitest/coverage-v8": "*" } }',
};
const JEST = { 'libs/pay/jest.config.ts': 'export default {};\n' };

describe('a report that a target writes already', () => {
  it.each<[string, ToolTarget, readonly string[]]>([
    ['of a command, beside it', command('eslint . -f json -o out.json'), ['{projectRoot}/out.json']],
    [
      'of a command, elsewhere',
      command('eslint -f json -o ../../out/pay.json .'),
      ['{workspaceRoot}/out/pay.json'],
    ],
    [
      'of an executor, from the workspace root',
      { executor: '@nx/eslint:lint', options: { format: 'json', outputFile: 'out/pay.json' } },
      ['{workspaceRoot}/out/pay.json'],
    ],
    ['behind plangate-report', command('plangate-report out/tsc.txt -- tsc'), ['{projectRoot}/out/tsc.txt']],
    [
      'of Node',
      command('node --test --test-reporter=junit --test-reporter-destination=out/junit.xml'),
      ['{projectRoot}/out/junit.xml'],
    ],
    [
      'of pytest, by the default name',
      command('pytest --junitxml=out.xml --cov --cov-report=xml'),
      ['{projectRoot}/out.xml', '{projectRoot}/coverage.xml'],
    ],
  ])('becomes an output: %s', (_title, target, outputs) => {
    const step = stepFor(target);
    expect(step.writes).not.toBeNull();
    expect(step).toMatchObject({ target: { outputs } });
    expect(step.line).toBeUndefined();
    expect(stepFor({ ...target, outputs }).target).toBeUndefined();
  });

  it.each([
    'eslint . -f json -o ../../../out.json',
    'plangate-report ../../../out.txt -- tsc',
    'pytest --junitxml=../../../out.xml --cov --cov-report=xml:../../../coverage.xml',
  ])('is no output outside the workspace: %s', (line) => {
    expect(stepFor(command(line)).target).toBeUndefined();
  });

  it.each([
    ['no file', 'eslint . -o'],
    ['a format that nobody reads', 'node --test --test-reporter=dot'],
    ['a place outside', 'node --test --test-reporter=junit --test-reporter-destination=../../../a.xml'],
  ])('is none with %s', (_title, line) => {
    const step = stepFor(command(line));
    expect(step).toMatchObject({ writes: null, byHand: [expect.any(String)] });
    expect(step.target).toBeUndefined();
  });
});

describe('the directory of coverage', () => {
  it.each<[string, ToolTarget, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'of Jest',
      { executor: '@nx/jest:jest', options: { coverageDirectory: 'out/pay' } },
      JEST,
      ['{workspaceRoot}/out/pay'],
    ],
    ['of Jest by default', { executor: '@nx/jest:jest' }, JEST, ['{projectRoot}/coverage']],
    [
      'of Vitest',
      { executor: '@nx/vitest:test', options: { reportsDirectory: '../../out/pay' } },
      VITEST,
      ['{workspaceRoot}/out/pay', '{projectRoot}/coverage/junit.xml'],
    ],
    ['of Vitest by default', { executor: '@nx/vitest:test' }, VITEST, ['{projectRoot}/coverage']],
    [
      'of Vitest without a value',
      command('vitest run --coverage.reportsDirectory'),
      VITEST,
      ['{projectRoot}/coverage'],
    ],
  ])('is an output: %s', (_title, target, contents, outputs) => {
    expect(stepFor(target, { contents }).target?.outputs).toEqual(outputs);
  });

  it('is measured by pytest once it is asked for, and shown once', () => {
    const contents = { 'libs/pay/requirements.txt': 'pytest-cov\n' };
    expect(stepFor(command('pytest --cov=src'), { contents }).line).toBe(
      'pytest --cov=src --junitxml=test-output/go/junit.xml --cov-report=xml:test-output/go/coverage.xml',
    );
  });
});

describe('what is left to a person', () => {
  it.each<[string, ToolTarget, Readonly<Record<string, string>>]>([
    ['a configuration of Jest in JSON', command('jest'), { 'libs/pay/jest.config.json': '{}' }],
    ['no configuration of Jest', command('jest'), {}],
    [
      'reporters on the command line of an inferred target',
      { ...command('vitest run --reporter=dot'), metadata: { technologies: ['vitest'] } },
      VITEST,
    ],
    ['no configuration of Cypress', command('cypress run'), {}],
    [
      'options of a reporter of Cypress without the reporter',
      command('cypress run'),
      { 'libs/pay/cypress.config.ts': "export default { reporterOptions: { mochaFile: 'a.xml' } };" },
    ],
    [
      'a configuration of Cypress that is made by a call',
      command('cypress run'),
      { 'libs/pay/cypress.config.ts': 'export default make();' },
    ],
  ])('%s', (_title, target, contents) => {
    const step = stepFor(target, { contents });
    expect(step.byHand).toHaveLength(1);
    expect(step.line).toBeUndefined();
  });
});

describe('where a command runs', () => {
  it.each([
    ['npm t', 'libs/pay'],
    ['npm run test', 'libs/pay'],
    ['yarn test', '.'],
  ])('is the project for the script behind %s', (line, cwd) => {
    const scripts = { test: 'pytest' };
    expect(stepFor(command(line, cwd), { scripts }).line).toBe('pytest --junitxml=test-output/go/junit.xml');
  });

  it.each([
    ['{workspaceRoot}', 'pytest --junitxml=libs/pay/test-output/go/junit.xml'],
    ['../outside', 'pytest --junitxml=libs/pay/test-output/go/junit.xml'],
    ['{projectRoot}', 'pytest --junitxml=test-output/go/junit.xml'],
  ])('is what its options say: %s', (cwd, line) => {
    expect(stepFor(command('pytest', cwd)).line).toBe(line);
  });

  it.each([
    ['yarn run mypy', 'plangate-report test-output/go/mypy.json --again="--output=json" -- yarn run mypy'],
    [
      'my\\ tool; mypy',
      'my\\ tool; plangate-report test-output/go/mypy.json --again="--output=json" -- mypy',
    ],
    ['mypy >', 'plangate-report test-output/go/mypy.json --again="--output=json" -- mypy >'],
  ])('stays as it is around the call: %s', (text, line) => {
    expect(stepFor(command(text)).line).toBe(line);
  });

  it('is the workspace for the executor of the root project', () => {
    expect(stepFor({ executor: '@nx/eslint:lint' }, { root: '.' }).target).toMatchObject({
      options: { outputFile: 'test-output/go/eslint.json' },
      outputs: ['{projectRoot}/test-output/go/eslint.json'],
    });
  });
});

describe('JSON that people write', () => {
  it.each([
    ['{\n\t"a": 1 // kept\n}\n', '{\n\t"a": 1,\n\t"b": {\n\t\t"c": 2\n\t} // kept\n}\n'],
    ['{\r\n    "a": 1\r\n}\r\n', '{\r\n    "a": 1,\r\n    "b": {\r\n        "c": 2\r\n    }\r\n}\r\n'],
    ['{}', '{\n  "b": {\n    "c": 2\n  }\n}'],
  ])('keeps its form where a value is set: %j', (text, after) => {
    const edited = withJsonAt(text, ['b', 'c'], 2);
    expect(edited).toBe(after);
    expect(jsonAt(edited, ['b', 'c'])).toBe(2);
  });
});
