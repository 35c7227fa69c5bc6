import type { ToolTarget } from '../../../src/tools/tool.js';
import { command, inferred, steps, vitestFiles } from './support.js';

describe('where reports go', () => {
  const jest = (more: string) => ({
    'libs/pay/jest.config.js':
      "module.exports = { collectCoverage: true, coverageReporters: ['json-summary'], " +
      `reporters: ['@plangate/nx/jest-reporter'],${more} };`,
  });
  const cypress = (mochaFile: string) => ({
    'libs/pay/cypress.config.ts': `export default { reporter: 'junit', reporterOptions: { mochaFile: '${mochaFile}' } };`,
  });
  const vitest = { executor: '@nx/vitest:test' };
  const jestBy = (options?: object) => ({ executor: '@nx/jest:jest', ...(options && { options }) });
  const elsewhere = 'export default { test: { coverage: { reportsDirectory: "../../../out" } } };';

  it.each<[string, ToolTarget, Record<string, string>, readonly string[] | undefined]>([
    ['the executor of Jest by default', jestBy(), jest(''), ['{projectRoot}/coverage']],
    ['its configuration', jestBy({}), jest(" coverageDirectory: '<rootDir>/out'"), ['{projectRoot}/out']],
    ['its option', jestBy({ coverageDirectory: 'out/pay' }), jest(''), ['{workspaceRoot}/out/pay']],
    ['the project itself', jestBy({ coverageDirectory: 'libs/pay' }), jest(''), ['{projectRoot}']],
    ['outside the workspace', jestBy({ coverageDirectory: '/tmp/out' }), jest(''), undefined],
    ['outside the workspace', command('jest'), jest(" coverageDirectory: '../../../out'"), undefined],
    ['the executor of Vitest by default', vitest, vitestFiles(), ['{projectRoot}/coverage']],
    [
      'its option',
      { ...vitest, options: { reportsDirectory: '../../out' } },
      vitestFiles(),
      ['{workspaceRoot}/out', '{projectRoot}/coverage/junit.xml'],
    ],
    [
      'an argument',
      command('vitest --coverage.reportsDirectory out'),
      vitestFiles(),
      ['{projectRoot}/out', '{projectRoot}/coverage/junit.xml'],
    ],
    [
      'an argument without a value',
      command('vitest --coverage.reportsDirectory'),
      vitestFiles(),
      ['{projectRoot}/coverage'],
    ],
    ['outside the workspace', command('vitest'), { 'libs/pay/vitest.config.ts': elsewhere }, undefined],
    ['a path of pytest', command('pytest --junitxml out/a.xml'), {}, ['{projectRoot}/out/a.xml']],
    ['outside the workspace', command('pytest --junitxml=/tmp/a.xml'), {}, undefined],
    ['outside the workspace', command('pytest --junitxml=C:/a.xml'), {}, undefined],
    [
      'the default of pytest-cov',
      command('pytest --junitxml=a.xml --cov-report=xml'),
      {},
      ['{projectRoot}/a.xml', '{projectRoot}/coverage.xml'],
    ],
    [
      'beside the specs of Cypress',
      command('cypress run'),
      cypress('../cart/out/[hash].xml'),
      ['{workspaceRoot}/libs/cart/out'],
    ],
    ['outside the workspace', command('cypress run'), cypress('/tmp/[hash].xml'), undefined],
    ['outside the workspace', command('plangate-report ../../../a.json -- ruff check'), {}, undefined],
    ['outside the workspace', command('eslint . -f json -o ../../../a.json'), {}, undefined],
    [
      'a file of ESLint',
      { executor: '@nx/eslint:lint', options: { format: 'json', outputFile: 'out/a.json' } },
      {},
      ['{workspaceRoot}/out/a.json'],
    ],
    ['a command without options', { command: 'jest' }, jest(''), ['{projectRoot}/coverage']],
    [
      'files of Node',
      command(
        'node --test --test-reporter=junit --test-reporter-destination=a.xml --test-reporter-destination=/tmp/b.xml',
      ),
      {},
      ['{projectRoot}/a.xml'],
    ],
  ])('%s', (_title, target, contents, outputs) => {
    expect(steps(target, contents)[0]?.target?.outputs).toEqual(outputs);
  });

  it('is not added where the outputs hold it', () => {
    const target = { ...inferred('eslint .', 'eslint'), outputs: ['{projectRoot}/test-output'] };
    const [first, second] = steps(target);
    expect(first?.target).toEqual({ options: expect.any(Object) as object });
    expect(second).toEqual({ writes: 'ESLint JSON' });
  });

  it('is below the root of a project that is the workspace', () => {
    const [step] = steps({ command: 'tsc --noEmit' }, {}, { root: '.' });
    expect(step).toMatchObject({
      line: 'plangate-report test-output/go/tsc.txt -- tsc --noEmit',
      target: { outputs: ['{projectRoot}/test-output/go/tsc.txt'] },
    });
    expect(steps({ executor: '@nx/eslint:lint' }, {}, { root: '.' })[0]?.target?.options).toMatchObject({
      outputFile: 'test-output/go/eslint.json',
    });
  });
});
