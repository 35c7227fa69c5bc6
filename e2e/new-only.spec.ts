import { PROJECT } from './support/feature.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const CONSTITUTION = '.specify/memory/constitution.md';
const SOURCE = `${PROJECT}/src/lib/wait.ts`;
const OLD = 'export function wait(): void {\n  debugger;\n}\n';

describe('findings of ESLint that the base has', () => {
  let ws: Workspace;
  let checkout: string;
  /** As on a CI system, where a report keeps what it found. */
  const CI = { CI: 'true' };

  async function lint() {
    await ws.nx('run-many -t gate --nxBail=false', CI);
    return ws.verdict(checkout).gates.find(({ kind }) => kind === 'lint');
  }

  beforeAll(async () => {
    ws = workspace('ts', 'planned');
    checkout = await ws.nameAt(PROJECT);
    await ws.nxOk(`g @plangate/nx:evidence ${checkout} --no-interactive`);
    ws.edit(CONSTITUTION, /^- kind: lint\n/m, '- kind: lint\n  newOnly: true\n');
    ws.write(SOURCE, OLD);
    const manifest = ws.json<{ nx?: { targets?: object } }>(`${PROJECT}/package.json`);
    const targets = { ...manifest.nx?.targets, 'gate-report': { executor: '@plangate/nx:report' } };
    ws.write(
      `${PROJECT}/package.json`,
      JSON.stringify({ ...manifest, nx: { ...manifest.nx, targets } }, null, 2),
    );
    ws.commit('Wait');
    ws.git('checkout', '-q', '-b', 'work');
  });

  it('count as long as no report on it is kept', async () => {
    expect(await lint()).toMatchObject({ verdict: 'fail', reason: 'findings-base-unknown' });
    await ws.nx(`run ${checkout}:gate-report --output=dist/report`, CI);
  });

  it('do not count wherever their lines are, and a new one does', async () => {
    ws.write(SOURCE, `// What a customer waits for.\n\n${OLD}`);
    ws.commit('Say what it is');
    expect(await lint()).toMatchObject({ verdict: 'pass', reason: 'findings-within-maximum' });
    ws.write(SOURCE, OLD.replace('debugger;', 'debugger;\n  debugger;'));
    ws.commit('Wait twice');
    expect(await lint()).toMatchObject({
      verdict: 'fail',
      reason: 'lint-failed',
      actual: 'errors 1 new of 2, warnings 0 new of 0',
      location: { file: SOURCE, line: 3 },
    });
  });
});
