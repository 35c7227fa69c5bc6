import { featureGenerator } from '../../src/generators/feature/generator.js';
import type { FeatureOptions } from '../../src/generators/feature/schema.js';
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
  moving('feature that is renamed', { feature: 1, rename: 'Stored cards' }),
  moving('feature with another number', { feature: 'Saved cards at checkout', renumber: 7 }),
  moving('feature with the next free number', { feature: FEATURE, renumber: true }, [
    'specs/001-mail/spec.md',
  ]),
  moving('feature that is archived', { feature: 1, archive: true }),
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

function moving(name: string, options: FeatureOptions, others: readonly string[] = []): Run {
  return {
    name,
    workspace: async () => {
      const ws = await plannedWorkspace();
      ws.write(`${FEATURE}/flow.png`, Buffer.from([0x89, 0x50, 0]));
      ws.write('README.md', `[Cards](${FEATURE}/spec.md)\n`);
      ws.write('.specify/feature.json', `{"feature_directory":"${FEATURE}"}\n`);
      for (const file of others) ws.write(file, '# Feature Specification: Mail\n');
      return ws;
    },
    generate: (ws, killedAfter) => ws.generate(featureGenerator, options, { killedAfter }),
  };
}

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
