import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateDependenciesContext, ProjectConfiguration } from '@nx/devkit';
import { createFeatureDependencies } from '../../src/plugin/create-dependencies.js';
import { createGateNodes } from '../../src/plugin/create-nodes.js';

/** What Nx makes of the answers of our plugin and of the files of projects. */
export interface HostGraph {
  readonly nodes: Readonly<
    Record<string, { readonly name: string; readonly data: ProjectConfiguration & { root: string } }>
  >;
  readonly edges: Readonly<Record<string, readonly { readonly target: string; readonly type: string }[]>>;
}

type Targets = NonNullable<ProjectConfiguration['targets']>;

/** The files that Nx hands to the plugin; `CONFIG_FILES` names the same. */
const CONFIG_FILE = /(?:^|\/)(?:project\.json|package\.json|plan\.md|spec\.md|constitution\.md)$/;
const IGNORED = /(?:^|\/)(?:node_modules|\.nx|dist)\//;

/** What first-party plugins infer in a project that has a Jest configuration, where the names are the usual ones. */
const INFERRED: Targets = {
  build: {},
  lint: {},
  typecheck: {},
  test: { outputs: ['{projectRoot}/test-output/jest/coverage'] },
};

/** Calls the plugin as Nx does, and joins what it infers with what the projects' own files say. */
export async function readGraph(root: string, options: unknown = {}): Promise<HostGraph> {
  const files = filesOf(root);
  const results = await createGateNodes(
    files.filter((file) => CONFIG_FILE.test(file)),
    options,
    {
      workspaceRoot: root,
    },
  );
  const projects: Record<string, ProjectConfiguration> = {};
  for (const [, { projects: found = {} }] of results) {
    for (const [directory, project] of Object.entries(found)) {
      const own = ownConfiguration(root, directory);
      const targets = { ...own.targets, ...project.targets };
      const name = own.name ?? project.name ?? directory;
      projects[name] = { ...own, ...project, name, root: directory, targets };
    }
  }
  const nodes = Object.fromEntries(Object.entries(projects).map(([name, data]) => [name, { name, data }]));
  return { nodes, edges: await edgesOf(root, { files, options, projects }) };
}

async function edgesOf(
  workspaceRoot: string,
  graph: { files: string[]; options: unknown; projects: Record<string, ProjectConfiguration> },
): Promise<HostGraph['edges']> {
  const { files, options, projects } = graph;
  const fileMap = { nonProjectFiles: files.map((file) => ({ file, hash: '' })), projectFileMap: {} };
  const context = { workspaceRoot, projects, fileMap } as unknown as CreateDependenciesContext;
  const edges: Record<string, { target: string; type: string }[]> = {};
  for (const name of Object.keys(projects)) edges[name] = [];
  for (const { source, target, type } of await createFeatureDependencies(options, context)) {
    edges[source]?.push({ target, type });
  }
  return edges;
}

function ownConfiguration(root: string, directory: string): Partial<ProjectConfiguration> {
  const { name, nx } = readJson<{ name?: string; nx?: object }>(join(root, directory, 'package.json'));
  const project = readJson<ProjectConfiguration>(join(root, directory, 'project.json'));
  const inferred = existsSync(join(root, directory, 'jest.config.cjs')) ? INFERRED : {};
  const own: Partial<ProjectConfiguration> = { ...(name === undefined ? {} : { name }), ...nx, ...project };
  return { ...own, targets: merged(inferred, own.targets ?? {}) };
}

/** Nx merges a target that several sources describe option by option. */
function merged(inferred: Targets, own: Targets): Targets {
  const all = Object.entries({ ...inferred, ...own });
  return Object.fromEntries(all.map(([name, target]) => [name, { ...inferred[name], ...target }]));
}

function readJson<T extends object>(path: string): Partial<T> {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<T>) : {};
}

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !IGNORED.test(path))
    .sort();
}
