import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ProjectDependency } from '@plangate/core';
import { plangateDataDirectory } from '../../workspace/cache-directory.js';
import { joinPath } from '@plangate/core/graph';
import { analysesSources } from './source-analysis.js';
import type { GateRun } from './types.js';

type Run = Pick<GateRun, 'root' | 'nodes' | 'edges' | 'nxJson'> & {
  readonly files: NonNullable<GateRun['files']>;
};

/** What the projects of one run directly depend on, by the project graph. */
export class GraphDependencies {
  readonly #run: Run;
  #analysed: boolean | null = null;
  #importers: ReadonlyMap<string, string> | null = null;

  constructor(run: Run) {
    this.#run = run;
  }

  /**
   * Each project and package once, without the project itself. Packages lose their version: a graph with two versions of
   * one names both. Undefined when the graph does not know, for a list that nothing filled proves nothing: the
   * project is not in it, or has no package.json and nobody reads the imports of its sources.
   */
  of(project: string): readonly ProjectDependency[] | undefined {
    const { nodes, edges } = this.#run;
    if (edges === undefined || !Object.hasOwn(edges, project) || !this.#isRead(project)) return undefined;
    const found = new Map<string, ProjectDependency>();
    for (const { target } of edges[project] ?? []) {
      const node = Object.hasOwn(nodes, target) ? nodes[target] : undefined;
      const name = node === undefined ? withoutVersion(target) : target;
      const importer = (): string | null => this.#importer(project, target);
      if (target !== project) found.set(name, dependency(name, node?.data.root ?? null, importer));
    }
    return [...found.values()].sort((one, two) => (one.name < two.name ? -1 : 1));
  }

  #isRead(project: string): boolean {
    if (this.#hasManifest(project)) return true;
    this.#analysed ??= analysesSources(this.#run) || this.#hasOtherReader();
    return this.#analysed;
  }

  #hasManifest(project: string): boolean {
    const root = this.#run.nodes[project]?.data.root;
    return root !== undefined && this.#run.files.kind(joinPath(root, 'package.json')) === 'file';
  }

  /** Another plugin reads sources, of whatever language, when a project has edges that nobody wrote down. */
  #hasOtherReader(): boolean {
    const { edges = {} } = this.#run;
    return Object.entries(edges).some(
      ([project, list]) => list.some(({ type }) => type !== 'implicit') && !this.#hasManifest(project),
    );
  }

  /** Looked for only when somebody asks, which is when a boundary is crossed. */
  #importer(project: string, target: string): string | null {
    this.#importers ??= readImporters(this.#run.root);
    return this.#importers.get(`${project}\0${target}`) ?? null;
  }
}

function dependency(name: string, root: string | null, importer: () => string | null): ProjectDependency {
  return {
    name,
    root,
    get file() {
      return importer();
    },
  };
}

/** `npm:@scope/name@1.0.0` is `npm:@scope/name`. */
function withoutVersion(name: string): string {
  const start = name.indexOf(':') + 1;
  const at = name.indexOf('@', start + 1);
  return at < 0 ? name : name.slice(0, at);
}

/** The first source file that makes each edge, as Nx keeps them beside its graph; none where it does not. */
function readImporters(root: string): ReadonlyMap<string, string> {
  const importers = new Map<string, string>();
  try {
    const path = join(dirname(plangateDataDirectory(root)), 'file-map.json');
    const map: unknown = JSON.parse(readFileSync(path, 'utf8'));
    for (const [project, files] of Object.entries(fieldOf(fieldOf(map, 'fileMap'), 'projectFileMap') ?? {})) {
      for (const entry of Array.isArray(files) ? (files as unknown[]) : [])
        addImports(importers, project, entry);
    }
  } catch {
    // Without the map a verdict names the project's own file.
  }
  return importers;
}

function addImports(importers: Map<string, string>, project: string, entry: unknown): void {
  const file = fieldOf(entry, 'file');
  const deps = fieldOf(entry, 'deps');
  if (typeof file !== 'string' || !Array.isArray(deps)) return;
  for (const dep of deps as unknown[]) {
    // A target, a target with its type, or a source, a target and its type.
    const target: unknown = Array.isArray(dep) ? (dep as unknown[]).at(-2) : dep;
    const key = `${project}\0${String(target)}`;
    if (typeof target === 'string' && !importers.has(key)) importers.set(key, file);
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
