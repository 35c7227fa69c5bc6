import { coverageOfAll, junitReport, PROJECT, PROJECT_NODE, plannedWorkspace, REPORTS } from './shop.js';
import type { HostWorkspace } from './support.js';

/** What the gate of kind proof, which the default constitution has, says of a project that was just planned. */
describe('a planned project, held against its reports', () => {
  let ws: HostWorkspace;
  const proof = async () => {
    const { gates } = await ws.judge(PROJECT_NODE);
    return gates.find(({ kind }) => kind === 'proof');
  };
  const tests = () => ws.files(`${PROJECT}/tests`).filter((file) => file.endsWith('.spec.ts'));

  beforeEach(async () => {
    ws = await plannedWorkspace();
  });

  it('is proven by the reports of its skeleton', async () => {
    expect(await proof()).toMatchObject({ verdict: 'pass', reason: 'proof-complete' });
  });

  it('is not by a report without one of its test files', async () => {
    ws.write(`${REPORTS}/junit.xml`, junitReport(tests().slice(1)));
    expect(await proof()).toMatchObject({ verdict: 'fail', reason: 'proof-tests-unproven' });
  });

  it('is not with a source that no report counts', async () => {
    ws.write(`${REPORTS}/coverage-summary.json`, coverageOfAll(ws, {}));
    ws.write(`${PROJECT}/src/services/refund.ts`, 'export const refund = (sum: number): number => -sum;\n');
    expect(await proof()).toMatchObject({ verdict: 'fail', reason: 'proof-sources-unproven' });
  });

  it.each([
    ['by its options', { testNamePattern: 'cards' }],
    ['by its command', { command: 'jest -t cards' }],
    ['by the arguments of its command', { command: 'jest', args: ['--shard=1/2'] }],
  ])('is not by a target that runs a part of the tests %s', async (_, options) => {
    const outputs = ['{projectRoot}/test-output/jest/coverage'];
    const manifest = JSON.parse(ws.read(`${PROJECT}/package.json`)) as Record<string, unknown>;
    const executor = 'command' in options ? 'nx:run-commands' : '@nx/jest:jest';
    const nx = { targets: { test: { executor, options, outputs } } };
    ws.write(`${PROJECT}/package.json`, JSON.stringify({ ...manifest, nx }));
    expect(await proof()).toMatchObject({ verdict: 'fail', reason: 'proof-run-partial' });
  });
});
