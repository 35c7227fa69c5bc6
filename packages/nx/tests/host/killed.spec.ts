import { structureGenerator } from '../../src/generators/structure/generator.js';
import { conform, files } from './pay.js';
import { FEATURE, plan, plannedWorkspace, PROJECT, readyWorkspace, spec, tasksOf } from './shop.js';
import { HostWorkspace } from './support.js';

/** A generator with what it is given, on a workspace of its own. */
interface Run {
  readonly name: string;
  readonly workspace: () => Promise<HostWorkspace>;
  readonly generate: (ws: HostWorkspace, killedAfter?: number) => ReturnType<HostWorkspace['generate']>;
}

async function decided(): Promise<HostWorkspace> {
  const ws = await plannedWorkspace();
  for (const file of ws.files(FEATURE).map((name) => `${FEATURE}/${name}`))
    ws.write(file, ws.read(file).replaceAll(/\[?NEEDS CLARIFICATION[^\]\n]*\]?/g, 'decided'));
  return ws;
}

const RUNS: readonly Run[] = [
  {
    name: 'spec',
    workspace: readyWorkspace,
    generate: (ws, killedAfter) => ws.generate(spec, { description: 'Refunds' }, { killedAfter }),
  },
  {
    name: 'plan of what an existing plan draws anew',
    workspace: async () => {
      const ws = await plannedWorkspace();
      ws.edit(`${FEATURE}/plan.md`, /^├── src\//m, '├── receipts/\n│   └── receipt.ts\n├── src/');
      return ws;
    },
    generate: (ws, killedAfter) => ws.generate(plan, { feature: 1 }, { killedAfter }),
  },
  {
    name: 'tasks',
    workspace: decided,
    generate: (ws, killedAfter) => ws.generate(tasksOf(ws), { feature: 1 }, { killedAfter }),
  },
  {
    name: 'structure',
    workspace: plannedWorkspace,
    generate: (ws, killedAfter) =>
      ws.generate(structureGenerator, { name: 'house', from: PROJECT }, { killedAfter }),
  },
  {
    name: 'conform',
    workspace: async () => {
      const ws = new HostWorkspace(files());
      // A file that is told by its neighbours alone is not found any more when the last of them is gone.
      ws.edit(
        '.specify/structures/pay/structure.yaml',
        'takes:',
        "takes:\n      src/models: ['src/lib/card.ts']",
      );
      return Promise.resolve(ws);
    },
    generate: (ws, killedAfter) => conform(ws, 'pay', 'pay', { killedAfter }),
  },
];

describe.each(RUNS)('a run of $name that is killed while it writes', ({ workspace, generate }) => {
  it('is completed by the same command', async () => {
    const whole = await workspace();
    const before = whole.contents();
    const { changes } = await generate(whole);
    expect(changes.length).toBeGreaterThan(0);
    for (const written of cuts(changes.length)) {
      const ws = new HostWorkspace(before);
      await generate(ws, written);
      await generate(ws);
      expect([written, ws.contents()]).toEqual([written, whole.contents()]);
    }
  }, 60_000);
});

/** Some of the places where a run may end: the first ones, the last ones, and some between. */
function cuts(changes: number): number[] {
  const some = [0, 1, 2, changes >> 2, changes >> 1, changes - 2, changes - 1];
  return [...new Set(some.filter((count) => count >= 0 && count < changes))];
}
