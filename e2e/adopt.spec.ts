import { PROJECT } from './support/feature.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const FILE = '.specify/baseline.json';
const SOURCE = `${PROJECT}/src/lib/old.ts`;
const GENERATE = 'g @plangate/nx:baseline --no-interactive';

/** Code that no test runs. */
function untested(lines: number): string {
  const cases = Array.from(
    { length: lines },
    (_, index) => `  if (value === ${index}) return 'number ${index}';`,
  );
  return ['export function old(value: number): string {', ...cases, "  return 'none';", '}', ''].join('\n');
}

interface Baseline {
  readonly violations: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

/** What an old workspace lives through; each step begins where the one before ended. */
describe('a workspace that adopts gates with what it has', () => {
  let ws: Workspace;
  let project: string;
  const accepted = () => ws.json<Baseline & Record<string, unknown>>(FILE).violations[project] ?? {};
  const reasons = async () => {
    const { code, verdict, gates } = await ws.judge(project);
    return { code, verdict, coverage: gates.find(({ kind }) => kind === 'coverage')?.reason };
  };

  beforeAll(async () => {
    ws = workspace('ts', 'planned');
    project = await ws.nameAt(PROJECT);
    ws.write(SOURCE, untested(60));
    ws.commit('As it was');
  });

  it('is red at first', async () => {
    expect(await reasons()).toEqual({ code: 1, verdict: 'fail', coverage: 'coverage-below-minimum' });
  });

  it('is not touched by a dry run, which says what it would record', async () => {
    const { output } = await ws.nxOk(`${GENERATE} --dry-run`);
    expect(output).toContain(`CREATE ${FILE}`);
    expect(output).toMatch(/accepts \d+ violations? of 1 projects/);
    expect(ws.changes()).toEqual([]);
  });

  it('records its violations and passes with them, without a change the second time', async () => {
    await ws.nxOk(GENERATE);
    expect(ws.changes()).toEqual([`?? ${FILE}`]);
    expect(Object.keys(accepted())).toEqual(['II.coverage']);
    expect(await reasons()).toEqual({ code: 0, verdict: 'waived', coverage: 'baselined' });
    const recorded = ws.read(FILE);
    await ws.nxOk(GENERATE);
    expect(ws.read(FILE)).toBe(recorded);
    ws.commit('A baseline');
  });

  it('turns red by what is new, which another run does not accept', async () => {
    ws.write(SOURCE, untested(90));
    expect(await reasons()).toEqual({ code: 1, verdict: 'fail', coverage: 'coverage-below-minimum' });
    const { output } = await ws.nxOk(GENERATE);
    expect(output).toContain('New or worse, not accepted');
    expect(ws.changes()).toEqual([` M ${SOURCE}`]);
  });

  it('is told what no longer occurs, and rid of it', async () => {
    ws.remove(SOURCE);
    const mended = await ws.judge(project);
    expect(mended.code).toBe(0);
    expect(mended.gates.map(({ reason }) => reason)).toContain('baseline-entry-stale');
    await ws.nxOk(GENERATE);
    expect(accepted()).toEqual({});
    const after = await ws.judge(project);
    expect(after.gates.map(({ reason }) => reason)).not.toContain('baseline-entry-stale');
    expect(after.code).toBe(0);
  });

  it('turns red where the baseline is broken', async () => {
    ws.write(FILE, '{ "schemaVersion": 1, "violations": [] }\n');
    const { code, gates } = await ws.judge(project);
    expect(code).toBe(1);
    expect(gates.map(({ reason }) => reason)).toContain('baseline-malformed');
  });
});
