import type * as devkit from '@nx/devkit';
import type { Tree } from '@nx/devkit';
import { baselineGenerator as recordBaseline } from '../../src/generators/baseline/generator.js';
import type { BaselineOptions } from '../../src/generators/baseline/schema.js';
import { canaryGenerator } from '../../src/generators/canary/generator.js';
import type { CanaryOptions } from '../../src/generators/canary/schema.js';
import { constitutionGenerator as amend } from '../../src/generators/constitution/generator.js';
import type { ConstitutionOptions } from '../../src/generators/constitution/schema.js';
import { initGenerator } from '../../src/generators/init/generator.js';
import { planGenerator } from '../../src/generators/plan/generator.js';
import { specGenerator } from '../../src/generators/spec/generator.js';
import { tasksGenerator } from '../../src/generators/tasks/generator.js';
import type { TasksOptions } from '../../src/generators/tasks/schema.js';
import { fakeLibraryGenerator } from '../unit/generators/support.js';
import { HostWorkspace } from './support.js';

/*
 * A shop of TypeScript packages, and our generators in it. Import the generators from here: the library generator of
 * Nx, which takes seconds to load, is stood in for before they are loaded. tests/integration runs the real one.
 */
jest.mock('@nx/devkit', () => {
  const actual = jest.requireActual<typeof devkit>('@nx/devkit');
  return {
    ...actual,
    ensurePackage: (name: string, version: string): unknown =>
      name === '@nx/js' ? { libraryGenerator: fakeLibraryGenerator } : actual.ensurePackage(name, version),
    installPackagesTask: (): void => undefined,
  };
});

export const CONSTITUTION = '.specify/memory/constitution.md';
export const FEATURE = 'specs/001-saved-cards-at-checkout';
export const FEATURE_NODE = 'spec-001-saved-cards-at-checkout';
export const PROJECT = 'packages/checkout';
/** As the library generator names it. */
export const PROJECT_NODE = '@acme/checkout';
export const REPORTS = `${PROJECT}/test-output/jest/coverage`;

export const plan = planGenerator;
export const spec = specGenerator;
export const init = initGenerator;
export const canary = canaryGenerator;

/** The generator with the graph of the workspace in place of the one that Nx would build in a process of its own. */
export function baselineOf(ws: HostWorkspace) {
  const graph = async () => {
    const { nodes, edges } = await ws.graph();
    return { nodes, dependencies: edges };
  };
  return (tree: Tree, options: BaselineOptions) => recordBaseline(tree, options, { graph });
}

/** The same for what tries whether gates bite. */
export function canaryOf(ws: HostWorkspace) {
  const graph = async () => {
    const { nodes, edges } = await ws.graph();
    return { nodes, dependencies: edges };
  };
  return (tree: Tree, options: CanaryOptions) => canaryGenerator(tree, options, { graph });
}

/** The same for what amends constitutions. */
export function constitutionOf(ws: HostWorkspace) {
  const nodes = async () => (await ws.graph()).nodes;
  return (tree: Tree, options: ConstitutionOptions) => amend(tree, options, { nodes });
}

/** The same for what writes and ticks tasks. */
export function tasksOf(ws: HostWorkspace) {
  const graph = async () => {
    const { nodes, edges } = await ws.graph();
    return { nodes, dependencies: edges };
  };
  return (tree: Tree, options: TasksOptions) =>
    tasksGenerator(tree, { skipFormat: true, ...options }, { graph });
}

const FILES = {
  'nx.json': '{}\n',
  'package.json': JSON.stringify({
    name: '@acme/source',
    workspaces: ['packages/*'],
    devDependencies: { typescript: '~6.0.3' },
  }),
  'tsconfig.base.json': JSON.stringify({ compilerOptions: { composite: true } }),
  'tsconfig.json': JSON.stringify({ extends: './tsconfig.base.json', files: [], references: [] }),
};

/** A workspace with the plugin and the default constitution. */
export async function readyWorkspace(): Promise<HostWorkspace> {
  const ws = new HostWorkspace(FILES);
  await ws.generate(init, { skipFormat: true });
  return ws;
}

let planned: Record<string, string> | undefined;

/** The same with a planned feature, and with reports of tests that all passed and cover all of its code. */
export async function plannedWorkspace(): Promise<HostWorkspace> {
  if (planned !== undefined) return new HostWorkspace(planned);
  const ws = await readyWorkspace();
  const feature = 'Saved cards at checkout';
  await ws.generate(plan, { feature, directory: PROJECT, entities: 'Card,Wallet', skipFormat: true });
  ws.write(`${REPORTS}/junit.xml`, junitReport(ws.files(`${PROJECT}/tests`)));
  ws.write(`${REPORTS}/coverage-summary.json`, coverageOfAll(ws, { [`${PROJECT}/src/index.ts`]: [10, 10] }));
  planned = ws.contents();
  return ws;
}

/** A report as jest-junit writes it: a test for each file, which fails, is skipped or passes. */
export function junitReport(files: readonly string[], ends: Readonly<Record<string, string>> = {}): string {
  const suites = files.map((file) => {
    const end = ends[file] ?? '';
    const count = (element: string): number => (end.startsWith(`<${element}`) ? 1 : 0);
    return (
      `<testsuite name="${file}" tests="1" failures="${count('failure')}" skipped="${count('skipped')}" errors="0">` +
      `<testcase classname="${file}" name="works" file="tests/${file}">${end}</testcase></testsuite>`
    );
  });
  return `<testsuites name="jest tests" tests="${files.length}">${suites.join('')}</testsuites>\n`;
}

/** A coverage summary of all sources of the project, each covered, but for those with other counts. */
export function coverageOfAll(ws: HostWorkspace, files: Parameters<typeof coverageReport>[0]): string {
  const sources = ws.files(`${PROJECT}/src`).map((file) => [`${PROJECT}/src/${file}`, [1, 1] as const]);
  return coverageReport({ ...(Object.fromEntries(sources) as object), ...files });
}

/** A coverage summary of files with how many of their lines are there and how many are covered. */
export function coverageReport(
  files: Readonly<Record<string, readonly [total: number, covered: number]>>,
): string {
  const entry = ([total, covered]: readonly [number, number]) => {
    const metric = { total, covered, skipped: 0, pct: (covered / total) * 100 };
    return { lines: metric, statements: metric, functions: metric, branches: metric };
  };
  const all = Object.values(files);
  const sum = (index: 0 | 1): number => all.reduce((total, counts) => total + counts[index], 0);
  const entries = Object.entries(files).map(([file, counts]) => [file, entry(counts)]);
  return JSON.stringify({ total: entry([sum(0), sum(1)]), ...(Object.fromEntries(entries) as object) });
}
