import { workspace, type Workspace } from './support/workspace.ts';

const LIBRARY =
  'g @nx/js:library packages/orders --unitTestRunner=jest --linter=eslint --bundler=tsc --no-interactive';

describe.each(['ts', 'apps'] as const)(
  'evidence of a project that was there before, in a workspace of kind %s',
  (flavour) => {
    let ws: Workspace;
    let name: string;

    beforeAll(async () => {
      ws = workspace(flavour);
      await ws.nxOk(LIBRARY);
      // Nx 23.2.1 writes jest.config.cts, which Jest cannot load with TypeScript 6 before node's types are set up.
      ws.write('packages/orders/jest.config.cjs', ws.read('packages/orders/jest.config.cts'));
      ws.remove('packages/orders/jest.config.cts');
      ws.commit('A library');
      name = await ws.nameAt('packages/orders');
    });

    it('is missing at first, and the failing gate names the command that writes it', async () => {
      const verdict = await ws.judge(name);
      expect(verdict.code).toBe(1);
      const missing = verdict.gates.filter((gate) => gate.reason.startsWith('evidence-'));
      expect(missing.length).toBeGreaterThan(0);
      expect(missing.some((gate) => gate.message.includes(`nx g @plangate/nx:evidence ${name}`))).toBe(true);
    });

    it('is written after nx g @plangate/nx:evidence', async () => {
      await ws.nxOk(`g @plangate/nx:evidence ${name} --no-interactive`);
      const verdict = await ws.judge(name);
      const reasons = verdict.gates.map((gate) => gate.reason);
      expect(reasons).not.toContain('evidence-missing');
      expect(
        verdict.gates.filter((gate) => gate.kind === 'coverage' && gate.evidence.length > 0).length,
      ).toBeGreaterThan(0);
    });

    it('changes nothing the second time', async () => {
      ws.commit('Evidence');
      await ws.nxOk(`g @plangate/nx:evidence ${name} --no-interactive`);
      expect(ws.changes()).toEqual([]);
    });
  },
);

/** Reports a test target may write, and why none of them lets a gate pass. */
const OTHERS_SUMMARY = JSON.stringify({
  total: Object.fromEntries(
    ['lines', 'branches', 'functions', 'statements'].map((metric) => [
      metric,
      { total: 9, covered: 9, skipped: 0, pct: 100 },
    ]),
  ),
  'packages/others/src/other.ts': Object.fromEntries(
    ['lines', 'branches', 'functions', 'statements'].map((metric) => [
      metric,
      { total: 9, covered: 9, skipped: 0, pct: 100 },
    ]),
  ),
});

describe('evidence that proves nothing', () => {
  let ws: Workspace;

  beforeAll(() => {
    ws = workspace('ts');
    ws.write('packages/others/package.json', JSON.stringify({ name: 'others', version: '0.0.0' }));
    ws.write('packages/others/src/other.ts', 'export const other = 1;\n');
    ws.write('packages/orders/src/orders.ts', 'export const orders = 1;\n');
    ws.write('packages/orders/report.txt', '');
  });

  /** Makes the test target of the project write one coverage report of this content, or none. */
  function testWrites(content: string | null): void {
    ws.write('packages/orders/report.txt', content ?? '');
    const copy =
      "require('fs').mkdirSync('out',{recursive:true});require('fs').copyFileSync('report.txt','out/coverage-summary.json')";
    const command = content === null ? 'node --version' : `node -e "${copy}"`;
    const test = {
      executor: 'nx:run-commands',
      cache: true,
      inputs: ['{projectRoot}/**/*'],
      outputs: ['{projectRoot}/out'],
      options: { command, cwd: 'packages/orders' },
    };
    ws.write(
      'packages/orders/package.json',
      JSON.stringify({ name: 'orders', version: '0.0.0', nx: { targets: { test } } }),
    );
    ws.remove('packages/orders/out');
  }

  it.each([
    ['none at all', null, 'evidence-missing'],
    ['an empty file', '', 'evidence-empty'],
    ['no JSON', '{ "total": ', 'evidence-unreadable'],
    ['another project', OTHERS_SUMMARY, 'evidence-foreign'],
  ])('%s', async (_title, content, reason) => {
    testWrites(content);
    const verdict = await ws.judge('orders');
    expect(verdict.code).toBe(1);
    const coverage = verdict.gates.filter((gate) => gate.kind === 'coverage');
    expect(coverage.map((gate) => gate.reason)).toContain(reason);
    expect(coverage.map((gate) => gate.verdict)).toContain('fail');
  });
});
