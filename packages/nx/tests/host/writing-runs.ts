import {
  constitutionOf,
  FEATURE,
  init,
  plan,
  plannedWorkspace,
  PROJECT,
  readyWorkspace,
  spec,
  tasksOf,
} from './shop.js';
import { conformGenerator } from '../../src/generators/conform/generator.js';
import { featureGenerator } from '../../src/generators/feature/generator.js';
import type { FeatureOptions } from '../../src/generators/feature/schema.js';
import { structureGenerator } from '../../src/generators/structure/generator.js';
import { files } from './pay.js';
import { HostWorkspace, type Generated, type Generator, type HowToGenerate } from './support.js';

/** What is put around a generator by its name. */
export type Guard = <Options>(name: string, generator: Generator<Options>) => Generator<Options>;

const exported: Guard = (_, generator) => generator;

/** A generator with what it is given, on a workspace of its own. */
export interface WritingRun {
  readonly name: string;
  readonly workspace: () => Promise<HostWorkspace>;
  /** The generator as it is exported, or guarded as Nx calls it. */
  readonly generate: (ws: HostWorkspace, how: HowToGenerate, guard?: Guard) => Promise<Generated>;
  /** Where the generator itself does not see what it wrote before, so that only its record completes it. */
  readonly needsRecord?: true;
}

async function decided(): Promise<HostWorkspace> {
  const ws = await plannedWorkspace();
  for (const file of ws.files(FEATURE).map((name) => `${FEATURE}/${name}`))
    ws.write(file, ws.read(file).replaceAll(/\[?NEEDS CLARIFICATION[^\]\n]*\]?/g, 'decided'));
  return ws;
}

export const WRITING_RUNS: readonly WritingRun[] = [
  {
    name: 'spec',
    workspace: readyWorkspace,
    generate: (ws, how, guard = exported) =>
      ws.generate(guard('spec', spec), { description: 'Refunds' }, how),
  },
  {
    name: 'plan of what an existing plan draws anew',
    workspace: async () => {
      const ws = await plannedWorkspace();
      ws.edit(`${FEATURE}/plan.md`, /^├── src\//m, '├── receipts/\n│   └── receipt.ts\n├── src/');
      return ws;
    },
    generate: (ws, how, guard = exported) => ws.generate(guard('plan', plan), { feature: 1 }, how),
  },
  {
    name: 'tasks',
    workspace: decided,
    generate: (ws, how, guard = exported) => ws.generate(guard('tasks', tasksOf(ws)), { feature: 1 }, how),
  },
  {
    name: 'structure',
    workspace: plannedWorkspace,
    generate: (ws, how, guard = exported) =>
      ws.generate(guard('structure', structureGenerator), { name: 'house', from: PROJECT }, how),
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
    generate: (ws, how, guard = exported) =>
      ws.generate(guard('conform', conformGenerator), { project: 'pay', structure: 'pay' }, how),
  },
  {
    name: 'plan of a new feature',
    workspace: readyWorkspace,
    generate: (ws, how, guard = exported) =>
      ws.generate(guard('plan', plan), { feature: 'Refunds', entities: 'Refund', skipFormat: true }, how),
    needsRecord: true,
  },
  {
    ...moving('feature that is removed', { feature: 1, remove: true }),
    needsRecord: true,
  },
  {
    name: 'init',
    workspace: () => Promise.resolve(new HostWorkspace({ 'nx.json': '{}\n', 'package.json': '{}\n' })),
    generate: (ws, how, guard = exported) => ws.generate(guard('init', init), {}, how),
  },
  {
    name: 'constitution that is published',
    workspace: plannedWorkspace,
    generate: (ws, how, guard = exported) =>
      ws.generate(guard('constitution', constitutionOf(ws)), { publishable: 'packages/law' }, how),
    needsRecord: true,
  },
];

function moving(name: string, options: FeatureOptions, others: readonly string[] = []): WritingRun {
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
    generate: (ws, how, guard = exported) => ws.generate(guard('feature', featureGenerator), options, how),
  };
}
