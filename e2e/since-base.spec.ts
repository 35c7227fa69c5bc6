import { PROJECT } from './support/feature.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const CONSTITUTION = '.specify/memory/constitution.md';
const GATE = /^- kind: coverage\n(?: {2}.*\n)*/m;
const SOURCE = `${PROJECT}/src/lib/discount.ts`;

const COVERED = `/** What a price is after a discount. */
export function discounted(price: number): number {
  return price - 1;
}
`;
const UNCOVERED = `
/** What a price is with a fee. */
export function withFee(price: number): number {
  const fee = price / 100;
  return price + fee;
}
`;
const TEST = `import { discounted } from '../../src/lib/discount.js';

it('takes the discount off', () => expect(discounted(3)).toBe(2));
`;

interface ReportFile {
  readonly commit?: string;
  readonly missing: readonly string[];
  readonly base?: {
    readonly ref: string;
    readonly changes: readonly { readonly project: string; readonly gate: string; readonly change: string }[];
    readonly unknown: readonly unknown[];
    readonly carried: readonly string[];
  };
}

describe('what a change does since its base', () => {
  let ws: Workspace;
  let checkout: string;
  /** As on a CI system, where a report keeps what it found. */
  const CI = { CI: 'true' };

  const coverage = () => ws.verdict(checkout).gates.find(({ kind }) => kind === 'coverage');
  async function report(flags = ''): Promise<ReportFile> {
    await ws.nx(`run ${checkout}:gate-report --output=dist/report ${flags}`.trim(), CI);
    return ws.json<ReportFile>('dist/report/report.json');
  }

  beforeAll(async () => {
    ws = workspace('ts', 'planned');
    checkout = await ws.nameAt(PROJECT);
    ws.edit(CONSTITUTION, GATE, '- kind: coverage\n  changed: { lines: 90 }\n');
    ws.write(SOURCE, COVERED);
    ws.write(`${PROJECT}/tests/unit/discount.spec.ts`, TEST);
    const manifest = ws.json<{ nx?: { targets?: object } }>(`${PROJECT}/package.json`);
    const targets = { ...manifest.nx?.targets, 'gate-report': { executor: '@plangate/nx:report' } };
    ws.write(
      `${PROJECT}/package.json`,
      JSON.stringify({ ...manifest, nx: { ...manifest.nx, targets } }, null, 2),
    );
    ws.commit('Give discounts');
    // The base is what a clone knows of the default branch.
    ws.git('checkout', '-q', '-b', 'work');
    ws.git('commit', '-q', '--allow-empty', '-m', 'Begin');
  });

  it('is nothing at first: no line changed, and a report on the base keeps its verdicts', async () => {
    ws.git('checkout', '-q', ws.git('rev-parse', 'HEAD^'));
    await ws.nx('run-many -t gate', CI);
    const { commit } = await report();
    expect(commit).toBe(ws.git('rev-parse', 'HEAD'));
    ws.git('checkout', '-q', 'work');
    await ws.nx('run-many -t gate', CI);
    expect(coverage()).toMatchObject({ verdict: 'pass', reason: 'coverage-changed-few' });
  });

  it('fails for lines that no test runs, and passes once one does', async () => {
    ws.write(SOURCE, COVERED + UNCOVERED);
    ws.commit('Add a fee');
    await ws.nx('affected -t gate', CI);
    expect(coverage()).toMatchObject({
      verdict: 'fail',
      reason: 'coverage-changed-below-minimum',
      location: { file: SOURCE },
    });
    const { base } = await report();
    expect(base?.changes).toContainEqual(
      expect.objectContaining({ project: checkout, gate: coverage()?.id, change: 'new' }),
    );
    expect(base?.unknown).toEqual([]);

    const both = TEST.replace('{ discounted }', '{ discounted, withFee }');
    ws.write(
      `${PROJECT}/tests/unit/discount.spec.ts`,
      `${both}it('adds the fee', () => expect(withFee(100)).toBe(101));\n`,
    );
    ws.commit('Test the fee');
    await ws.nx('affected -t gate', CI);
    expect(coverage()).toMatchObject({ verdict: 'pass', reason: 'coverage-changed-reached' });
    expect((await report()).base?.changes).toEqual([]);
  });

  it('is compared with an artefact by options, and says what it does not know', async () => {
    await ws.nx('run-many -t gate', CI);
    const kept = await report('--base=HEAD --baseReport=dist/report');
    expect(kept.base).toMatchObject({ changes: [], unknown: [] });
    const none = await report('--baseReport=dist/none');
    expect(none.base?.unknown.length).toBeGreaterThan(0);
  });

  it('comes from the cache as long as its lines stay', async () => {
    await ws.nx('run-many -t gate', CI);
    ws.git('commit', '-q', '--allow-empty', '-m', 'Nothing');
    const { output } = await ws.nx(`run ${checkout}:gate --outputStyle=static`, CI);
    expect(output).toMatch(/gate\s+\[(?:local cache|existing outputs)/);
  });
});
