import { FEATURE, FEATURE_NODE, PROJECT } from './support/feature.ts';
import { workspace, type Workspace } from './support/workspace.ts';

/** A second project with its own feature, so that "and nothing else" can be seen. */
const OTHER_PROJECT = 'packages/returns';
const OTHER_FEATURE = 'specs/002-returns';
const OTHER_NODE = 'spec-002-returns';

interface TaskLine {
  readonly task: string;
  readonly cached: boolean;
}

/** The tasks of a run as Nx prints them in its static output. */
function tasksOf(output: string): TaskLine[] {
  const lines = [...output.matchAll(/^\s*(?:✔|✖|>)\s+nx run (\S+)(?:\s+\[(.*)\])?\s*$/gm)];
  return lines.map(([, task = '', note = '']) => ({ task, cached: note.includes('cache') }));
}

/** Names of the projects and features whose gates were run and not read from the cache, sorted. */
async function ranGates(ws: Workspace): Promise<string[]> {
  const { output, code } = await ws.nx('run-many -t gate --outputStyle=static');
  const gates = tasksOf(output).filter(({ task }) => task.endsWith(':gate'));
  if (gates.length === 0) throw new Error(`no gate was run (code ${code})\n${output}`);
  const ran = gates.filter(({ cached }) => !cached).map(({ task }) => task.replace(/:gate$/, ''));
  return [...new Set(ran)].sort();
}

describe('what is judged again', () => {
  let ws: Workspace;
  let checkout: string;
  let returns: string;

  beforeAll(async () => {
    ws = workspace('ts', 'planned');
    await ws.nxOk(`g plan "Returns" --directory=${OTHER_PROJECT} --entities=Parcel --no-interactive`);
    expect(ws.exists(`${OTHER_FEATURE}/plan.md`)).toBe(true);
    ws.commit('Plan returns');
    checkout = await ws.nameAt(PROJECT);
    returns = await ws.nameAt(OTHER_PROJECT);
    await ws.nxOk('run-many -t gate');
  });

  it('is nothing when nothing has changed', async () => {
    expect(await ranGates(ws)).toEqual([]);
  });

  it('is nothing when a file that no gate reads has changed', async () => {
    ws.write('README.md', '# Another title\n');
    expect(await ranGates(ws)).toEqual([]);
    ws.git('checkout', '-q', '--', '.');
  });

  it('comes from the cache with the same verdict files', async () => {
    const before = ws.verdicts();
    ws.remove('dist/gate');
    expect(await ranGates(ws)).toEqual([]);
    expect(ws.verdicts()).toEqual(before);
  });

  describe('after a change', () => {
    // Judged again, so that the next change begins where nothing is left to do.
    afterEach(async () => {
      ws.git('checkout', '-q', '--', '.');
      ws.git('clean', '-fdq');
      await ws.nx('run-many -t gate');
    });

    it('is the project whose test has changed', async () => {
      const [file = ''] = ws.files(`${PROJECT}/tests/unit`);
      ws.write(
        `${PROJECT}/tests/unit/${file}`,
        `${ws.read(`${PROJECT}/tests/unit/${file}`)}\nit('is new', () => undefined);\n`,
      );
      const ran = await ranGates(ws);
      expect(ran).toContain(checkout);
      expect(ran).not.toContain(returns);
      expect(ran).not.toContain(OTHER_NODE);
    });

    it('is the project whose source has changed', async () => {
      ws.write(`${PROJECT}/src/lib/added.ts`, 'export const added = 1;\n');
      const ran = await ranGates(ws);
      expect(ran).toContain(checkout);
      expect(ran).not.toContain(returns);
      expect(ran).not.toContain(OTHER_NODE);
    });

    it('is the feature whose plan has changed and the projects it touches', async () => {
      ws.edit(`${FEATURE}/plan.md`, '## Summary\n', '## Summary\n\nOne more sentence.\n');
      const ran = await ranGates(ws);
      expect(ran).toEqual(expect.arrayContaining([checkout, FEATURE_NODE]));
      expect(ran).not.toContain(returns);
    });

    it('is everything when the constitution has changed', async () => {
      const path = '.specify/memory/constitution.md';
      ws.write(path, `${ws.read(path)}\nOne more sentence.\n`);
      expect(await ranGates(ws)).toEqual(
        expect.arrayContaining([checkout, returns, FEATURE_NODE, OTHER_NODE]),
      );
    });

    it('is what a waiver may concern when the ledger appears', async () => {
      ws.write(
        '.specify/memory/waivers.md',
        [
          '# Waivers',
          '',
          '| Violation | Why Needed | Simpler Alternative Rejected Because |',
          '| --- | --- | --- |',
          `| II.coverage @ ${checkout} | The provider has no sandbox yet | A fake would prove nothing |`,
          '',
        ].join('\n'),
      );
      expect(await ranGates(ws)).toContain(checkout);
    });
  });
});
