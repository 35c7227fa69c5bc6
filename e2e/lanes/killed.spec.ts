import { FEATURE, PROJECT } from '../support/feature.ts';
import {
  contentsOf,
  countChanges,
  randomNumbers,
  restore,
  runKilled,
  type Contents,
  type Kill,
} from '../support/killing.ts';
import { workspace, type Workspace } from '../support/workspace.ts';

/** A generator with what the workspace is before it. */
interface Run {
  readonly title: string;
  readonly line: string;
  readonly given?: (ws: Workspace) => void;
}

const STRUCTURE = `description: As the shop builds
projects:
  .:
    directories:
      src/domain: entities
    takes:
      src/domain: ['src/models/*.ts']
`;

const RUNS: readonly Run[] = [
  { title: 'spec', line: 'g @plangate/nx:spec "Refunds" --no-interactive' },
  {
    title: 'plan',
    line: 'g @plangate/nx:plan "Refunds" --directory=packages/refunds --entities=Refund --no-interactive',
  },
  {
    title: 'tasks',
    line: 'g @plangate/nx:tasks 1 --no-interactive',
    given: (ws) => {
      for (const file of ws.files(FEATURE).map((name) => `${FEATURE}/${name}`))
        ws.write(file, ws.read(file).replaceAll(/\[?NEEDS CLARIFICATION[^\]\n]*\]?/g, 'decided'));
    },
  },
  { title: 'structure', line: `g @plangate/nx:structure house --from=${PROJECT} --no-interactive` },
  {
    title: 'conform',
    line: `g @plangate/nx:conform ${PROJECT} --structure=shop --no-interactive`,
    given: (ws) => ws.write('.specify/structures/shop/structure.yaml', STRUCTURE),
  },
  { title: 'feature --rename', line: 'g @plangate/nx:feature 1 --rename="Stored cards" --no-interactive' },
  { title: 'feature --archive', line: 'g @plangate/nx:feature 1 --archive --no-interactive' },
  { title: 'feature --remove', line: 'g @plangate/nx:feature 1 --remove --no-interactive' },
  {
    title: 'sync',
    line: 'sync',
    given: (ws) => {
      ws.write(`${FEATURE}/tasks.md`, '# Tasks\n\n- [ ] T001 Write it\n');
      ws.edit(`${FEATURE}/plan.md`, /^├── src\//m, '├── receipts/\n├── drafts/\n├── src/');
    },
  },
  {
    title: 'constitution',
    line: 'g @plangate/nx:constitution --publishable=packages/rules --no-interactive',
  },
  {
    title: 'evidence',
    line: 'g @plangate/nx:evidence --no-interactive',
    given: (ws) => {
      ws.write('packages/orders/package.json', '{ "name": "@acme/orders", "scripts": { "test": "jest" } }\n');
      ws.write('packages/orders/jest.config.cjs', 'module.exports = {};\n');
      ws.write('packages/orders/orders.spec.js', "it('works', () => {});\n");
      ws.write(
        'packages/returns/package.json',
        '{ "name": "@acme/returns", "scripts": { "test": "jest" } }\n',
      );
      ws.write('packages/returns/jest.config.cjs', 'module.exports = {};\n');
      ws.write('packages/returns/returns.spec.js', "it('works', () => {});\n");
    },
  },
  {
    title: 'init',
    line: 'g @plangate/nx:init --no-interactive',
    given: (ws) => {
      const { plugins, sync: _, ...others } = ws.json<{ plugins: unknown[]; sync: unknown }>('nx.json');
      const kept = plugins.filter((entry) => !JSON.stringify(entry).includes('@plangate/nx'));
      ws.write('nx.json', `${JSON.stringify({ ...others, plugins: kept }, null, 2)}\n`);
      ws.remove('.specify/memory/constitution.md');
    },
  },
  {
    title: 'baseline',
    line: 'g @plangate/nx:baseline --no-interactive',
    given: (ws) => ws.remove(`${PROJECT}/src/services`),
  },
];

/**
 * Each of the 13 generators is killed four times, at changes that it makes, drawn evenly from all of them, since the time of writing is too
 * short to be met by a clock; of a run that is left half, the run that completes it is killed as well.
 */
const KILLS_AT_CHANGES = 4;
/** A run may come to an end before the change that was drawn, where it makes fewer than the one that was counted. */
const MAX_TRIES = 3 * KILLS_AT_CHANGES;
const seed = Number(process.env.PLANGATE_SEED ?? Date.now() % 1e6);
const random = randomNumbers(seed);

/** Nothing is installed: what is compared is what generators write. */
const withoutInstalling = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...environment,
  npm_config_dry_run: 'true',
});

describe(`generators that are killed (PLANGATE_SEED=${seed})`, () => {
  let ws: Workspace;
  let planned: Contents;
  let kills = 0;

  beforeAll(() => {
    ws = workspace('ts', 'planned').with(withoutInstalling);
    planned = contentsOf(ws);
  });
  afterAll(() => console.log(`seed ${seed}: ${kills} kills`));

  it.each(RUNS)('$title leaves the tree as before, as after, or to be completed', async ({ line, given }) => {
    restore(ws, planned);
    given?.(ws);
    const before = contentsOf(ws);
    const changes = await countChanges(ws, line);
    const after = contentsOf(ws);
    expect(after).not.toEqual(before);

    /** Whether the tree is neither as before nor as after. */
    const isHalf = (): boolean => {
      const left = contentsOf(ws);
      return !isSame(left, before) && !isSame(left, after);
    };
    const kill = async (how: Kill): Promise<boolean> => {
      const isKilled = await runKilled(ws, line, how);
      if (isKilled) kills += 1;
      return isKilled;
    };
    const atChange = (): Kill => ({
      at: 1 + Math.floor(random() * changes),
      cut: random() < 0.5 ? random() : null,
    });
    const complete = async (history: readonly Kill[]): Promise<void> => {
      if (!isHalf()) return;
      await ws.run(`node node_modules/.bin/nx ${line}`);
      expect({ history, left: contentsOf(ws) }).toEqual({ history, left: after });
    };

    for (let killed = 0, tries = 0; killed < KILLS_AT_CHANGES && tries < MAX_TRIES; tries += 1) {
      restore(ws, before);
      const [first, second] = [atChange(), atChange()];
      if (await kill(first)) killed += 1;
      if (isHalf() && (await kill(second))) killed += 1;
      await complete([first, second]);
    }
  });

  it('were killed at least 50 times', () => {
    expect(kills).toBeGreaterThanOrEqual(50);
  });
});

function isSame(one: Contents, other: Contents): boolean {
  const paths = Object.keys(one);
  return paths.length === Object.keys(other).length && paths.every((path) => one[path] === other[path]);
}
