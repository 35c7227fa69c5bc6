import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { logger, type GeneratorCallback, type ProjectConfiguration, type Tree } from '@nx/devkit';
import type { ProjectVerdict } from '@plangate/core';
import { judgeTasks } from '../../src/executors/gate/judge-tasks.js';
import type { GateTask, TargetOutcome } from '../../src/executors/gate/types.js';
import { resolveOutputs } from '../../src/workspace/interpolate.js';
import { temporaryDirectory, writeFiles } from '../support/temporary.js';
import { readGraph, type HostGraph } from './graph.js';
import { applyChanges, diskTree } from './nx-tree.js';

/** The answer of a gate: its verdict file, and what Nx would have been told and shown. */
export interface Judged extends ProjectVerdict {
  readonly success: boolean;
  readonly output: string;
}

/** What a generator did to the disk and what it said. */
export interface Generated {
  /** `CREATE path`, `UPDATE path` and `DELETE path`, as Nx lists them. */
  readonly changes: readonly string[];
  readonly told: string;
}

export interface JudgeOptions {
  /** Targets of the project that failed before the gate; all others that it waits for succeeded. */
  readonly failed?: readonly string[];
  /** Options of the gate besides those that the plugin infers. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** How a generator ends. */
export interface HowToGenerate {
  readonly dryRun?: boolean;
  /** How many changes are written before it is killed. */
  readonly killedAfter?: number | undefined;
  /** How many bytes of the next one are. */
  readonly cut?: number | null;
}

export type Generator<Options> = (tree: Tree, options: Options) => Promise<GeneratorCallback | void>;
type Files = Readonly<Record<string, string | Buffer>>;

/**
 * A workspace in a real directory whose plugin, gates and generators run in this process: what a person sees of them
 * without the time that Nx takes to start. No target is run; write the reports of tests and linters as files.
 */
export class HostWorkspace {
  readonly root: string;

  constructor(files: Files) {
    // A directory above that is the workspace's own too, so that a test can see what escaped.
    this.root = join(temporaryDirectory(), 'acme');
    writeFiles(this.root, files);
  }

  /** The projects and features with their gates, and the edges between them. */
  graph(pluginOptions?: unknown): Promise<HostGraph> {
    return readGraph(this.root, pluginOptions);
  }

  /** Judges one project or feature as `nx run <name>:gate` does after the targets that its gate waits for. */
  async judge(name: string, { failed = [], options = {} }: JudgeOptions = {}): Promise<Judged> {
    const { nodes, edges } = await this.graph();
    const node = nodes[name];
    if (!node) throw new Error(`no project ${name}; there are ${Object.keys(nodes).join(', ')}`);
    const file = `dist/gate/${name}.json`;
    this.remove(file);
    const touched = touchedBy(name, { nodes, edges }, failed);
    const task = { ...gateTask(name, node.data, { failed, options }), touched };
    for await (const { result } of judgeTasks({ root: this.root, nodes, edges, tasks: [task] })) {
      if (!this.exists(file)) throw new Error(`no verdict of ${name}\n${result.terminalOutput}`);
      const { success, terminalOutput: output } = result;
      return { ...(JSON.parse(this.read(file)) as ProjectVerdict), success, output };
    }
    throw new Error(`no answer for ${name}`);
  }

  /**
   * Runs a generator over the disk and writes what it changed, or nothing in a dry run and when it throws. A run that is killed after a
   * number of changes leaves the others out, or writes some bytes of the next one, and installs nothing.
   */
  async generate<Options>(
    generator: Generator<Options>,
    options: Options,
    { dryRun = false, killedAfter = Infinity, cut = null }: HowToGenerate = {},
  ): Promise<Generated> {
    const said: string[] = [];
    const spies = (['info', 'warn'] as const).map((method) =>
      jest.spyOn(logger, method).mockImplementation((...lines: unknown[]) => void said.push(lines.join(' '))),
    );
    spies.push(
      jest.spyOn(console, 'warn').mockImplementation((line: unknown) => void said.push(String(line))),
    );
    const { NX_DRY_RUN: before } = process.env;
    // Nx sets it in any case; a caller from code, as most tests are, does not.
    if (dryRun) process.env.NX_DRY_RUN = 'true';
    try {
      const tree = diskTree(this.root);
      const after = await generator(tree, options);
      const changes = tree.listChanges().map(({ type, path }) => `${type} ${path}`);
      if (!dryRun) {
        applyChanges(this.root, tree, killedAfter, cut);
        if (killedAfter === Infinity) await after?.();
      }
      return { changes: changes.sort(), told: said.join('\n') };
    } finally {
      spies.forEach((spy) => spy.mockRestore());
      if (before === undefined) delete process.env.NX_DRY_RUN;
      else process.env.NX_DRY_RUN = before;
    }
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  exists(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  write(path: string, content: string | Buffer): void {
    writeFiles(this.root, { [path]: content });
  }

  /** Replaces the first occurrence; a text that is not there is an error of the test. */
  edit(path: string, from: string | RegExp, to: string): void {
    const before = this.read(path);
    const after = before.replace(from, () => to);
    if (after === before) throw new Error(`${path} does not contain ${String(from)}\n${before}`);
    this.write(path, after);
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true, force: true });
  }

  /** Files below a directory, relative to it, sorted; without what Nx and gates write. */
  files(directory = '.'): string[] {
    const top = join(this.root, directory);
    if (!existsSync(top)) return [];
    return readdirSync(top, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(top.length + 1)
          .replaceAll('\\', '/'),
      )
      .filter((path) => !/^(?:acme\/)?(?:\.nx|dist)\//.test(path))
      .sort();
  }

  /** Every file with its content, for a comparison with what is there later. */
  contents(): Record<string, string> {
    return Object.fromEntries(this.files().map((path) => [path, this.read(path)]));
  }
}

/** The failing gate of a reason; that there is none is an error that lists what there is. */
export function failure(verdict: ProjectVerdict, reason: string): ProjectVerdict['gates'][number] {
  const found = verdict.gates.find((gate) => gate.reason === reason);
  if (found) return found;
  const all = verdict.gates.map((gate) => `${gate.id} ${gate.verdict} ${gate.reason}`).join('\n');
  throw new Error(`expected ${reason}, received\n${all}`);
}

function gateTask(
  name: string,
  { root, targets = {} }: Partial<ProjectConfiguration> & { root: string },
  { failed, options }: Required<JudgeOptions>,
): GateTask {
  const waitsFor = (targets.gate?.dependsOn ?? []).filter((target) => typeof target === 'string');
  const outcomes = waitsFor.flatMap((target): TargetOutcome[] => {
    const known = targets[target];
    if (known === undefined) return [];
    return [{ target, succeeded: !failed.includes(target), outputs: resolveOutputs(known, { name, root }) }];
  });
  const given = { ...(targets.gate?.options as object | undefined), ...options };
  return { id: `${name}:gate`, project: name, options: given, outcomes };
}

/** What became of the targets of other projects that the gate of a feature waits for. */
function touchedBy(
  feature: string,
  { nodes, edges }: HostGraph,
  failed: readonly string[],
): ReadonlyMap<string, readonly TargetOutcome[]> {
  const before = (nodes[feature]?.data.targets?.gate?.dependsOn ?? []).flatMap((name) =>
    typeof name === 'string' && name.startsWith('^') ? [name.slice(1)] : [],
  );
  return new Map(
    (edges[feature] ?? []).map(({ target: name }) => {
      const data = nodes[name]?.data ?? { root: '.' };
      const outcomes = before.flatMap((target): TargetOutcome[] => {
        const known = data.targets?.[target];
        if (known === undefined) return [];
        const outputs = resolveOutputs(known, { name, root: data.root });
        return [{ target, succeeded: !failed.includes(target), outputs }];
      });
      return [name, outcomes];
    }),
  );
}
