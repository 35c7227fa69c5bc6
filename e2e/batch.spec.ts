import { PROJECT } from './support/feature.ts';
import { workspace, type Workspace } from './support/workspace.ts';

describe('single and batch runs', () => {
  let ws: Workspace;
  let project: string;

  beforeAll(async () => {
    ws = workspace('ts', 'planned', true);
    ws.edit(
      'specs/001-saved-cards-at-checkout/plan.md',
      /^\*\*Storage\*\*: .*$/m,
      '**Storage**: [if applicable, e.g., PostgreSQL, CoreData, files or N/A]',
    );
    project = await ws.nameAt(PROJECT);
    await ws.nxOk('run-many -t test lint typecheck build');
  });

  it('give the same verdicts and the same exit code', async () => {
    const results = [];
    for (const batch of ['true', 'false']) {
      ws.remove('dist/gate');
      const { code } = await ws.nx('run-many -t gate --skip-nx-cache', { NX_BATCH_MODE: batch });
      results.push({ code, verdicts: ws.verdicts() });
    }
    expect(results[0]?.code).toBe(1);
    expect(results[0]).toEqual(results[1]);
  });

  it('let a broken project fail alone', async () => {
    ws.remove('dist/gate');
    const { code } = await ws.nx('run-many -t gate', { NX_BATCH_MODE: 'true' });
    expect(code).toBe(1);
    expect(ws.verdict(project).verdict).toBe('pass');
  });

  it('say what is wrong with an option', async () => {
    const manifest = `${PROJECT}/package.json`;
    const before = ws.read(manifest);
    const data = ws.json<{ nx?: { targets?: object } }>(manifest);
    const gate = { options: { phaze: 'design' } };
    ws.write(
      manifest,
      JSON.stringify({ ...data, nx: { ...data.nx, targets: { ...data.nx?.targets, gate } } }, null, 2),
    );
    for (const batch of ['true', 'false']) {
      const { code, output } = await ws.nx(`run ${project}:gate`, { NX_BATCH_MODE: batch });
      expect(code).not.toBe(0);
      expect(output).toContain('phaze');
    }
    ws.write(manifest, before);
  });
});
