import { FEATURE, FEATURE_NODE, PROJECT } from './support/feature.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const PLAN = `${FEATURE}/plan.md`;
const FAILING =
  "import { it, expect } from '@jest/globals';\n\nit('fails', () => {\n  expect(1).toBe(2);\n});\n";
const SKIPPED =
  "import { it, expect } from '@jest/globals';\n\nit.skip('is skipped', () => {\n  expect(1).toBe(1);\n});\n";

/** One red gate for each way in which Nx comes to it; every reason for one is in the host tests. */
describe('a red gate', () => {
  let ws: Workspace;
  let project: string;
  const reasons = (gates: readonly { verdict: string; reason: string }[]) =>
    gates.filter(({ verdict }) => verdict === 'fail').map(({ reason }) => reason);

  beforeAll(async () => {
    ws = workspace('ts', 'planned');
    project = await ws.nameAt(PROJECT);
  });

  afterEach(() => {
    ws.git('checkout', '-q', '--', '.');
    ws.git('clean', '-fdq');
  });

  it('that Nx skips, because tests, lint and types failed before it, has a verdict of what they said', async () => {
    ws.write(`${PROJECT}/tests/unit/fails.spec.ts`, FAILING);
    ws.write(`${PROJECT}/tests/unit/wrong.ts`, "export const wrong: number = 'text';\n");
    ws.write(`${PROJECT}/src/lib/wrong.ts`, 'export function wrong(): void {\n  debugger;\n}\n');
    const { code, output, gates, verdict } = await ws.judge(project, '--nxBail=false');
    // 130 is Nx's own code for a run in which a task before the gate failed.
    expect([1, 130]).toContain(code);
    expect(verdict).toBe('fail');
    expect(reasons(gates)).toEqual(expect.arrayContaining(['tests-failed', 'lint-failed', 'types-failed']));
    const failed = gates.find(({ reason }) => reason === 'tests-failed');
    expect(failed?.location?.file).toContain('tests/unit/fails.spec.ts');
    for (const reason of ['tests-failed', 'lint-failed', 'types-failed']) expect(output).toContain(reason);
  });

  it('of a report that a real tool wrote is told, though its target succeeded', async () => {
    ws.write(`${PROJECT}/tests/unit/skips.spec.ts`, SKIPPED);
    const { code, gates, verdict } = await ws.judge(project);
    expect({ code, verdict }).toEqual({ code: 1, verdict: 'fail' });
    expect(reasons(gates)).toEqual(['tests-skipped', 'proof-tests-not-run']);
  });

  it('of a document ends the run with 1 and a verdict file, and is green again with the document', async () => {
    const before = ws.read(PLAN);
    const field = '**Storage**: [if applicable, e.g., PostgreSQL, CoreData, files or N/A]';
    ws.edit(PLAN, /^\*\*Storage\*\*: .*$/m, field);
    const red = await ws.judge(FEATURE_NODE);
    expect(red).toMatchObject({ code: 1, verdict: 'fail' });
    const found = red.gates.find(({ reason }) => reason === 'placeholder-left');
    expect(found).toMatchObject({
      verdict: 'fail',
      location: { file: PLAN, line: ws.read(PLAN).split('\n').indexOf(field) + 1 },
    });
    expect(red.output).toContain('placeholder-left');
    ws.write(PLAN, before);
    expect(await ws.judge(FEATURE_NODE)).toMatchObject({ code: 0, verdict: 'pending' });
  });
});
