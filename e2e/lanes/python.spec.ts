import { PROJECT } from '../support/feature.ts';
import { describeWithPython, runPythonMutants } from '../support/python.ts';
import { workspace, type Workspace } from '../support/workspace.ts';

const SERVICE = 'services/saved-cards';
const PLAN =
  'g plan "Saved cards" --language=python --directory=services/saved-cards --entities=Card --no-interactive';

/** The real tools, from PyPI: uv, pytest, Ruff and mypy, in a workspace that has a TypeScript library. */
describeWithPython('a Python service beside a TypeScript library', (withTools) => {
  let ws: Workspace;
  const reasons = () =>
    Object.fromEntries(
      ws.verdict('saved-cards').gates.map(({ id, reason, verdict }) => [id, [verdict, reason]] as const),
    );

  beforeAll(() => {
    ws = workspace('ts', 'planned').with(withTools);
  });

  it('is planned, and its plan says how its packages are installed', async () => {
    const { output } = await ws.nxOk(PLAN);
    expect(output).toContain('uv sync');
    expect(output).not.toContain('is not installed here');
    expect(ws.read('specs/002-saved-cards/plan.md')).toContain('**Language/Version**: Python');
    await ws.nxOk('run-many -t install');
    expect(ws.exists(`${SERVICE}/uv.lock`)).toBe(true);
    ws.commit('Plan a service');
  });

  it('passes its gates by the reports of its own tools, and so does the library', async () => {
    await ws.nxOk('run-many -t gate');
    expect(reasons()).toMatchObject({
      'I.lint': ['pass', 'findings-within-maximum'],
      'I.types': ['pass', 'findings-within-maximum'],
      'II.tests': ['pass', expect.any(String)],
      'II.coverage': ['pass', expect.any(String)],
    });
    expect(ws.verdict('saved-cards').verdict).toBe('pass');
    expect(ws.verdict(await ws.nameAt(PROJECT)).verdict).toBe('pass');
  });

  it('leaves nothing for git to see, and a second plan changes nothing', async () => {
    await ws.nxOk(PLAN);
    expect(ws.changes()).toEqual([]);
  });

  it('takes all of it from the cache the second time', async () => {
    const { output } = await ws.nxOk('run-many -t gate -p saved-cards');
    expect(output).toMatch(/existing outputs match the cache|local cache/);
    expect(output).not.toContain('uv run');
  });

  it('fails the gate of each tool that finds something', async () => {
    const file = `${SERVICE}/src/lib/broken.py`;
    ws.write(file, 'import os\n\n\ndef add(a, b: int) -> int:\n    return str(a + b)\n');
    const { code } = await ws.nx('run-many -t gate -p saved-cards');
    expect(code).not.toBe(0);
    expect(reasons()).toMatchObject({
      'I.lint': ['fail', expect.any(String)],
      'I.types': ['fail', expect.any(String)],
    });
    ws.remove(file);
  });

  it('has tests that fail when the code breaks', async () => {
    const all = await runPythonMutants(ws, SERVICE);
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(({ failed }) => !failed)).toEqual([{ broken: null, failed: false }]);
  });
});
