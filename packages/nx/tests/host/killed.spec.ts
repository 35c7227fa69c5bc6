import { WRITING_RUNS, type Guard } from './writing-runs.js';
import { guarded } from '../../src/generators/guarded.js';
import { interruptedRuns } from '../../src/interrupted/progress.js';
import { HostWorkspace } from './support.js';

describe.each(WRITING_RUNS.filter(({ needsRecord }) => needsRecord !== true))(
  'a run of $name that is killed while it writes',
  ({ workspace, generate }) => {
    it('is completed by the same command', async () => {
      const whole = await workspace();
      const before = whole.contents();
      const { changes } = await generate(whole, {});
      expect(changes.length).toBeGreaterThan(0);
      for (const written of cuts(changes.length)) {
        const ws = new HostWorkspace(before);
        await generate(ws, { killedAfter: written });
        await generate(ws, {});
        expect([written, ws.contents()]).toEqual([written, whole.contents()]);
      }
    }, 60_000);
  },
);

const guard: Guard = (name, generator) => guarded(name, generator) as typeof generator;
const nothing = (): Promise<void> => Promise.resolve();

describe.each(WRITING_RUNS)(
  'a guarded run of $name that is killed while it writes',
  ({ workspace, generate }) => {
    let before: Record<string, string>;
    let after: Record<string, string>;
    let changes: readonly string[];

    beforeAll(async () => {
      const whole = await workspace();
      before = whole.contents();
      ({ changes } = await generate(whole, {}, guard));
      after = whole.contents();
      expect(changes.length).toBeGreaterThan(0);
      expect(interruptedRuns(whole.root)).toEqual([]);
    });

    it.each([null, 7])(
      'is completed by the same command; bytes of a cut file: %s',
      async (cut) => {
        for (const killedAfter of [1, changes.length >> 1, changes.length - 1].filter(
          (count) => count < changes.length,
        )) {
          const ws = new HostWorkspace(before);
          await generate(ws, { killedAfter, cut }, guard);
          await generate(ws, {}, guard);
          expect([killedAfter, ws.contents()]).toEqual([killedAfter, after]);
          expect(interruptedRuns(ws.root)).toEqual([]);
        }
      },
      60_000,
    );

    it('is completed by any other generator', async () => {
      const ws = new HostWorkspace(before);
      await generate(ws, { killedAfter: changes.length >> 1, cut: 7 }, guard);
      await ws.generate(guard('other', nothing), {});
      expect(ws.contents()).toEqual(after);
      expect(interruptedRuns(ws.root)).toEqual([]);
    });
  },
);

/** Some of the places where a run may end: the first ones, the last ones, and some between. */
function cuts(changes: number): number[] {
  const some = [0, 1, 2, changes >> 2, changes >> 1, changes - 2, changes - 1];
  return [...new Set(some.filter((count) => count >= 0 && count < changes))];
}
