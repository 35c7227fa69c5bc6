import { wantedFlavours } from './support/flavours.ts';
import { workspace, type Workspace } from './support/workspace.ts';

/** The first-party generators write a project of pnpm as they write one of npm. */
const flavours = wantedFlavours().filter((flavour) => flavour !== 'pnpm');

const LIBRARY =
  'g @nx/js:library packages/orders --unitTestRunner=jest --linter=eslint --bundler=tsc --no-interactive';

describe.each(flavours)(
  'evidence of a project that was there before, in a workspace of kind %s',
  (flavour) => {
    let ws: Workspace;
    let name: string;

    beforeAll(async () => {
      ws = workspace(flavour);
      await ws.nxOk(LIBRARY);
      // Nx 23.2.1 writes jest.config.cts, which Jest cannot load with TypeScript 6 before node's types are set up.
      ws.write('packages/orders/jest.config.cjs', ws.read('packages/orders/jest.config.cts'));
      ws.remove('packages/orders/jest.config.cts');
      ws.commit('A library');
      name = await ws.nameAt('packages/orders');
    });

    it('is missing at first, and the failing gate names the command that writes it', async () => {
      const verdict = await ws.judge(name);
      expect(verdict.code).toBe(1);
      const missing = verdict.gates.filter((gate) => gate.reason.startsWith('evidence-'));
      expect(missing.length).toBeGreaterThan(0);
      expect(missing.some(({ fix }) => fix?.includes(`nx g @plangate/nx:evidence ${name}`) === true)).toBe(
        true,
      );
    });

    it('is written after nx g @plangate/nx:evidence', async () => {
      await ws.nxOk(`g @plangate/nx:evidence ${name} --no-interactive`);
      const verdict = await ws.judge(name);
      const reasons = verdict.gates.map((gate) => gate.reason);
      expect(reasons).not.toContain('evidence-missing');
      expect(
        verdict.gates.filter((gate) => gate.kind === 'coverage' && gate.evidence.length > 0).length,
      ).toBeGreaterThan(0);
    });

    it('changes nothing the second time', async () => {
      ws.commit('Evidence');
      await ws.nxOk(`g @plangate/nx:evidence ${name} --no-interactive`);
      expect(ws.changes()).toEqual([]);
    });
  },
);
