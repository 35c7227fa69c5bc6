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

/** The whole life of a baseline is in the host tests; here the coverage is measured and the graph is that of Nx. */
describe('a workspace that adopts gates with what it has', () => {
  let ws: Workspace;
  let project: string;
  const judged = async () => {
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
    expect(await judged()).toEqual({ code: 1, verdict: 'fail', coverage: 'coverage-below-minimum' });
  });

  it('records its violations and passes with them', async () => {
    await ws.nxOk(GENERATE);
    expect(ws.changes()).toEqual([`?? ${FILE}`]);
    const { violations } = ws.json<Baseline>(FILE);
    expect(Object.keys(violations[project] ?? {})).toEqual(['II.coverage']);
    expect(await judged()).toEqual({ code: 0, verdict: 'waived', coverage: 'baselined' });
  });

  it('turns red by what is new', async () => {
    ws.write(SOURCE, untested(90));
    expect(await judged()).toEqual({ code: 1, verdict: 'fail', coverage: 'coverage-below-minimum' });
  });
});
