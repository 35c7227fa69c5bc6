import { PROJECT } from './support/feature.ts';
import { FORMAT, isFormatted, runGenerator, type Ran } from './support/generator-options.ts';
import { workspace, type Workspace } from './support/workspace.ts';
import { addLegacy, RUNS } from './support/generator-runs.ts';

/** Each option as a person sets it, through the command line of Nx, and what is seen of it. */
describe('options of generators', () => {
  let ws: Workspace;

  beforeAll(() => {
    ws = workspace('ts', 'planned');
    addLegacy(ws);
    ws.write('.prettierrc', FORMAT);
    ws.remove(`${PROJECT}/test-output`);
    ws.commit('Before');
  });

  it('are each set at least once', () => {
    const folder = 'node_modules/@plangate/nx';
    const { generators } = ws.json<{ generators: Record<string, { schema: string }> }>(
      `${folder}/generators.json`,
    );
    const published = Object.entries(generators).flatMap(([generator, { schema }]) =>
      Object.keys(ws.json<{ properties: object }>(`${folder}/${schema}`).properties).map(
        (name) => `${generator} ${name}`,
      ),
    );
    const set = RUNS.flatMap(({ generator, settings }) =>
      Object.keys(settings).map((name) => `${generator} ${name}`),
    );
    expect([...new Set(set)].sort()).toEqual(published.sort());
  });

  it.each([
    ['constitution', '--text=Small', '--principle'],
    ['plan', 'Boards --structure=libary', '"library"'],
    ['baseline', '--grow=maybe', "'grow'"],
  ])('are refused by name: %s %s', async (generator, words, told) => {
    const { code, output } = await ws.nx(`g @plangate/nx:${generator} ${words} --no-interactive`);
    expect(code).toBe(1);
    expect(output).toContain(told);
  });

  describe.each(RUNS)('of $generator $title', (run) => {
    let ran: Ran;

    beforeAll(async () => {
      ws.git('reset', '-q', '--hard');
      ws.git('clean', '-fdq');
      run.given?.(ws);
      const { code, ...left } = await runGenerator(ws, run);
      expect({ code, output: code === 0 ? '' : left.output }).toEqual({ code: 0, output: '' });
      ran = left;
    });

    it.each(Object.entries(run.settings).map(([name, setting]) => ({ name, ...setting })))(
      'take $name from $place',
      async ({ seen }) => {
        await seen(ran);
      },
    );

    const { formatted } = run;
    if (formatted === undefined) return;
    it('have the rest formatted', async () => {
      expect(await isFormatted(ws, formatted)).toBe(true);
    });
  });
});
