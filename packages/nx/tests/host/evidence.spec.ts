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
    if (content === null) expect(coverage[0]?.fix).toContain(`nx g @plangate/nx:evidence ${NAME}`);
  });
});
