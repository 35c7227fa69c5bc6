import { baselineOf, coverageOfAll, plannedWorkspace, PROJECT, PROJECT_NODE, REPORTS } from './shop.js';
import type { Generated, HostWorkspace } from './support.js';

const FILE = '.specify/baseline.json';

interface Baseline {
  readonly violations: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What an old workspace lives through; each step begins where the one before ended. */
describe('a workspace that adopts gates with what it has', () => {
  let ws: HostWorkspace;
  const cover = (total: number, covered: number): void =>
    ws.write(
      `${REPORTS}/coverage-summary.json`,
      coverageOfAll(ws, { [`${PROJECT}/src/index.ts`]: [total, covered] }),
    );
  const generate = (how = {}): Promise<Generated> => ws.generate(baselineOf(ws), { skipFormat: true }, how);
  const judged = async () => {
    const { success, verdict, gates } = await ws.judge(PROJECT_NODE);
    return { success, verdict, coverage: gates.find(({ kind }) => kind === 'coverage')?.reason };
  };
  const accepted = () => Object.keys((JSON.parse(ws.read(FILE)) as Baseline).violations[PROJECT_NODE] ?? {});

  beforeAll(async () => {
    ws = await plannedWorkspace();
    cover(100, 60);
  });

  it('is red at first', async () => {
    expect(await judged()).toEqual({ success: false, verdict: 'fail', coverage: 'coverage-below-minimum' });
  });

  it('is not touched by a dry run, which says what it would record', async () => {
    const before = ws.contents();
    const { changes, told } = await generate({ dryRun: true });
    expect(changes).toEqual([`CREATE ${FILE}`]);
    expect(told).toMatch(/accepts \d+ violations? of 1 project/);
    expect(ws.contents()).toEqual(before);
  });

  it('records its violations and passes with them, without a change the second time', async () => {
    expect((await generate()).changes).toEqual([`CREATE ${FILE}`]);
    expect(accepted()).toEqual(['II.coverage']);
    expect(await judged()).toEqual({ success: true, verdict: 'waived', coverage: 'baselined' });
    expect((await generate()).changes).toEqual([]);
  });

  it('turns red by what is new, which another run does not accept', async () => {
    cover(100, 40);
    expect(await judged()).toEqual({ success: false, verdict: 'fail', coverage: 'coverage-below-minimum' });
    const { changes, told } = await generate();
    expect(changes).toEqual([]);
    expect(told).toContain('New or worse, not accepted');
  });

  it('is told what no longer occurs, and rid of it', async () => {
    cover(100, 100);
    const mended = await ws.judge(PROJECT_NODE);
    expect(mended.success).toBe(true);
    expect(mended.gates.map(({ reason }) => reason)).toContain('baseline-entry-stale');
    await generate();
    expect(accepted()).toEqual([]);
    const after = await ws.judge(PROJECT_NODE);
    expect(after.gates.map(({ reason }) => reason)).not.toContain('baseline-entry-stale');
    expect(after.success).toBe(true);
  });

  it('turns red where the baseline is broken', async () => {
    ws.write(FILE, '{ "schemaVersion": 1, "violations": [] }\n');
    const { success, gates } = await ws.judge(PROJECT_NODE);
    expect(success).toBe(false);
    expect(gates.map(({ reason }) => reason)).toContain('baseline-malformed');
  });
});
