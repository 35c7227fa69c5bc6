import { wantedFlavours } from './support/flavours.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const LIBRARY =
  'g @nx/js:library packages/pricing --unitTestRunner=vitest --linter=eslint --bundler=tsc --no-interactive';
const SPEC = 'packages/pricing/src/lib/pricing.spec.ts';
const CONSTITUTION = `# Acme Constitution

## Core Principles

### I. Code Quality

\`\`\`yaml gate
- kind: lint
- kind: types
\`\`\`

### II. Testing

\`\`\`yaml gate
- kind: tests
  suites: { unit: 'src/**/*.spec.ts' }
- kind: coverage
  min: { lines: 90 }
\`\`\`

**Version**: 1.0.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-01
`;

/** What only a real Vitest can show: that it runs with the configuration as it was edited, and that the gates read what it writes. */
describe('evidence of a library that Nx made for Vitest', () => {
  let ws: Workspace;
  let name: string;

  const reasonsOf = async (): Promise<Record<string, string>> => {
    const { gates } = await ws.judge(name);
    return Object.fromEntries(gates.map(({ kind, reason }) => [kind, reason]));
  };

  beforeAll(async () => {
    const [flavour = 'ts'] = wantedFlavours();
    ws = workspace(flavour);
    ws.write('.specify/memory/constitution.md', CONSTITUTION);
    await ws.nxOk(LIBRARY);
    ws.commit('A library');
    name = await ws.nameAt('packages/pricing');
  });

  it('is written after one call without a project, and every gate passes on it', async () => {
    await ws.nxOk('g @plangate/nx:evidence --no-interactive');
    const verdict = await ws.judge(name);
    expect(verdict.gates.map(({ kind, verdict: decided }) => [kind, decided])).toEqual(
      expect.arrayContaining(['lint', 'types', 'tests', 'coverage'].map((kind) => [kind, 'pass'])),
    );
    for (const kind of ['lint', 'types', 'tests', 'coverage']) {
      expect(verdict.gates.find((gate) => gate.kind === kind)?.evidence).toHaveLength(1);
    }
    expect(verdict.code).toBe(0);
  });

  it('changes nothing the second time', async () => {
    ws.commit('Evidence');
    await ws.nxOk('g @plangate/nx:evidence --no-interactive');
    expect(ws.changes()).toEqual([]);
  });

  it('shows a test that fails, sources without tests, and tests that are gone', async () => {
    const before = ws.read(SPEC);
    ws.edit(SPEC, /toEqual\(.*\)/, "toEqual('seeded')");
    expect(await reasonsOf()).toMatchObject({ tests: 'tests-failed' });
    ws.write(SPEC, before);
    ws.write('packages/pricing/src/lib/alone.ts', 'export function alone(): number {\n  return 1;\n}\n');
    expect((await reasonsOf()).coverage).toMatch(/^coverage-/);
    ws.remove('packages/pricing/src/lib/alone.ts');
    ws.remove(SPEC);
    expect((await reasonsOf()).tests).not.toBe('tests-passed');
  });
});
