import { coverageReport, readyWorkspace } from './shop.js';

const NAME = 'orders';
const REPORT = 'packages/orders/out/coverage-summary.json';

/** Reports that a test target may leave, and why none of them lets a gate pass. */
describe('evidence that proves nothing', () => {
  it.each([
    ['none at all', null, 'evidence-missing'],
    ['an empty file', '', 'evidence-empty'],
    ['no JSON', '{ "total": ', 'evidence-unreadable'],
    ['another project', coverageReport({ 'packages/others/src/other.ts': [9, 9] }), 'evidence-foreign'],
  ])('%s', async (_title, content, reason) => {
    const ws = await readyWorkspace();
    const test = { outputs: ['{projectRoot}/out'] };
    ws.write('packages/others/package.json', JSON.stringify({ name: 'others' }));
    ws.write('packages/others/src/other.ts', 'export const other = 1;\n');
    ws.write('packages/orders/src/orders.ts', 'export const orders = 1;\n');
    ws.write('packages/orders/package.json', JSON.stringify({ name: NAME, nx: { targets: { test } } }));
    if (content !== null) ws.write(REPORT, content);
    const { success, gates } = await ws.judge(NAME);
    expect(success).toBe(false);
    const coverage = gates.filter(({ kind }) => kind === 'coverage');
    expect(coverage.map(({ reason: found, verdict }) => [found, verdict])).toEqual([[reason, 'fail']]);
  });
});

/** What the gate advises where a report is missing: never a command that would change nothing. */
describe('a missing report', () => {
  const GENERATOR = `nx g @plangate/nx:evidence ${NAME}`;
  const DONE =
    "export default { test: { reporters: ['default', 'junit'], outputFile: { junit: './coverage/junit.xml' }, " +
    "coverage: { enabled: true, reporter: ['json-summary'], reportOnFailure: true } } };\n";

  it.each([
    [
      'a tool that can be set up',
      'vitest run',
      'export default { test: {} };\n',
      GENERATOR,
      '--skip-nx-cache',
    ],
    ['a tool that is set up', 'vitest run', DONE, '--skip-nx-cache', GENERATOR],
    [
      'a configuration that cannot be edited',
      'vitest run',
      'export default make();\n',
      'reportOnFailure',
      GENERATOR,
    ],
    ['no tool that is known', 'make test', null, 'Make the target write one', GENERATOR],
  ])('of %s', async (_title, command, config, wanted, unwanted) => {
    const ws = await readyWorkspace();
    const test = { command, outputs: ['{projectRoot}/coverage'] };
    const options = { executor: 'nx:run-commands', options: { command, cwd: 'packages/orders' }, ...test };
    ws.write('packages/orders/src/orders.ts', 'export const orders = 1;\n');
    ws.write(
      'packages/orders/package.json',
      JSON.stringify({ name: NAME, nx: { targets: { test: options } } }),
    );
    ws.write(
      'package.json',
      JSON.stringify({
        name: 'w',
        workspaces: ['packages/*'],
        devDependencies: { '@vitest/coverage-v8': '*' },
      }),
    );
    ws.write('node_modules/typescript/package.json', JSON.stringify({ main: 'index.js' }));
    ws.write(
      'node_modules/typescript/index.js',
      `module.exports = require(${JSON.stringify(require.resolve('typescript'))});\n`,
    );
    if (config !== null) ws.write('packages/orders/vitest.config.mts', config);
    const { gates } = await ws.judge(NAME);
    const missing = gates.find(({ reason }) => reason === 'evidence-missing');
    expect(missing?.fix).toContain(wanted);
    expect(missing?.fix).not.toContain(unwanted);
  });
});
