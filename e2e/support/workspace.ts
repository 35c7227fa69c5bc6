import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { runLine, type RunResult } from '../../tools/process/run.mjs';
import { FLAVOURS, type Flavour } from './flavours.ts';
import {
  inOneProcess,
  nxIn,
  useRegistry,
  workspaceEnvironment,
  type PackageManager,
} from './package-managers.ts';
import { copyFolder, problemFile, sharedFolders } from './shared.ts';

/** A gate of a verdict file, as its published schema has it. */
export interface GateResult {
  readonly id: string;
  readonly principle: string | null;
  readonly kind: string;
  readonly status: string;
  readonly verdict: 'pass' | 'fail' | 'waived' | 'pending' | 'skipped';
  readonly reason: string;
  readonly message: string;
  readonly fix: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly location: { readonly file: string; readonly line: number; readonly column: number } | null;
  readonly evidence: readonly string[];
  readonly waiver: unknown;
}

/** A verdict file, `dist/gate/<project>.json`. */
export interface VerdictFile {
  readonly schemaVersion: number;
  readonly project: string;
  readonly root: string;
  readonly verdict: GateResult['verdict'];
  readonly gates: readonly GateResult[];
}

const COMMAND_LIMIT_MS = 300_000;

/** A workspace of a spec's own, with what a person does in it. */
export class Workspace {
  constructor(
    readonly root: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly packageManager: PackageManager,
  ) {}

  /** The same workspace with other tools at hand. */
  with(tools: (environment: NodeJS.ProcessEnv) => NodeJS.ProcessEnv): Workspace {
    return new Workspace(this.root, tools(this.environment), this.packageManager);
  }

  /** The environment of the commands that are run in it. */
  environmentOf(): NodeJS.ProcessEnv {
    return this.environment;
  }

  /** Runs a command line from the root; the exit code is for the caller to judge. */
  run(line: string, extra: Record<string, string> = {}): Promise<RunResult> {
    const env = { ...this.environment, ...extra };
    return runLine(line, { cwd: this.root, env, timeoutMs: COMMAND_LIMIT_MS });
  }

  /** Runs Nx; the exit code is for the caller to judge. */
  nx(args: string, extra: Record<string, string> = {}): Promise<RunResult> {
    return this.run(`${nxIn(this.packageManager)} ${args}`, extra);
  }

  /** Runs Nx and fails the test with its output unless it ends with 0. */
  async nxOk(args: string, extra: Record<string, string> = {}): Promise<RunResult> {
    const result = await this.nx(args, extra);
    if (result.code !== 0) throw new Error(`nx ${args}\nended with code ${result.code}\n${result.output}`);
    return result;
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.root, env: this.environment, encoding: 'utf8' }).trimEnd();
  }

  /** Commits all there is. */
  commit(message = 'Change'): void {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
  }

  /** What has changed since the last commit, as `git status --porcelain` lists it, every file on its own. */
  changes(): string[] {
    return this.git('status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean).sort();
  }

  path(path: string): string {
    return join(this.root, path);
  }

  exists(path: string): boolean {
    return existsSync(this.path(path));
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  json<T = Record<string, unknown>>(path: string): T {
    return JSON.parse(this.read(path)) as T;
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), content);
  }

  /** Replaces the first occurrence; a text that is not there is an error of the test. */
  edit(path: string, from: string | RegExp, to: string): void {
    const before = this.read(path);
    const after = before.replace(from, () => to);
    if (after === before) throw new Error(`${path} does not contain ${String(from)}\n${before}`);
    this.write(path, after);
  }

  remove(path: string): void {
    rmSync(this.path(path), { recursive: true, force: true });
  }

  /** Files below a directory, relative to it, sorted; without what node_modules holds. */
  files(directory: string): string[] {
    return readdirSync(this.path(directory), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(this.path(directory).length + 1)
          .replaceAll('\\', '/'),
      )
      .filter(
        (path) =>
          !/(^|\/)(node_modules|dist|out-tsc|test-output|reports|__pycache__|\.venv|\.[a-z]+_cache)\//.test(
            path,
          ),
      )
      .sort();
  }

  /** Every verdict file there is, by project; the report of all of them lies beside these. */
  verdicts(): Record<string, VerdictFile> {
    if (!this.exists('dist/gate')) return {};
    const paths = readdirSync(this.path('dist/gate'), { recursive: true, encoding: 'utf8' });
    const all = paths
      .filter((path) => path.endsWith('.json') && path !== 'report.json')
      .map((path) => this.json<VerdictFile>(join('dist/gate', path)));
    return Object.fromEntries(all.map((verdict) => [verdict.project, verdict]));
  }

  /** The verdict file of a project; that there is none fails the test. */
  verdict(project: string): VerdictFile {
    const all = this.verdicts();
    const found = all[project];
    if (!found)
      throw new Error(`no verdict of ${project}; there are ${Object.keys(all).join(', ') || 'none'}`);
    return found;
  }

  /** Runs the gate of one project and returns its verdict with the run's exit code. */
  async judge(project: string, flags = ''): Promise<VerdictFile & { code: number; output: string }> {
    this.remove('dist/gate');
    const { code, output } = await this.nx(`run ${project}:gate ${flags}`.trim());
    const found = this.verdicts()[project];
    if (!found) throw new Error(`nx run ${project}:gate wrote no verdict (code ${code})\n${output}`);
    return { ...found, code, output };
  }

  /** The name of the project whose root this is. */
  async nameAt(root: string): Promise<string> {
    const { nodes } = await this.graph();
    const found = Object.values(nodes).find((node) => node.data.root === root);
    if (!found) throw new Error(`no project in ${root}; there are ${Object.keys(nodes).join(', ')}`);
    return found.name;
  }

  /** The project graph as `nx graph --file` writes it. */
  async graph(): Promise<Graph> {
    await this.nxOk('graph --file=dist/graph.json');
    const { graph } = this.json<{ graph: Graph }>('dist/graph.json');
    this.remove('dist/graph.json');
    return graph;
  }

  /** Names of all projects of the graph, sorted. */
  async projects(): Promise<string[]> {
    const { stdout } = await this.nxOk('show projects --json');
    return (JSON.parse(stdout) as string[]).sort();
  }

  /** A project with its targets as Nx resolves them. */
  async project(name: string): Promise<ProjectDetails> {
    const { stdout } = await this.nxOk(`show project ${name} --json`);
    return JSON.parse(stdout) as ProjectDetails;
  }
}

export interface Graph {
  readonly nodes: Readonly<Record<string, { readonly name: string; readonly data: ProjectDetails }>>;
  readonly dependencies: Readonly<Record<string, readonly { readonly target: string }[]>>;
}

export interface ProjectDetails {
  readonly name: string;
  readonly root: string;
  readonly tags?: readonly string[];
  readonly targets: Readonly<
    Record<
      string,
      { executor?: string; dependsOn?: unknown[]; inputs?: unknown[]; outputs?: string[]; cache?: boolean }
    >
  >;
}

/**
 * A copy of a shared workspace for one spec.
 * @param kind `ready` has the plugin; `planned` also the feature "Saved cards at checkout" in packages/checkout, judged
 *   and committed; `bare` is as Nx made it and knows the registry
 * @param isolated whether Nx starts a process for each plugin, as it does by itself; see `inOneProcess`
 */
export function workspace(
  flavour: Flavour,
  kind: 'bare' | 'ready' | 'planned' = 'ready',
  isolated = false,
): Workspace {
  const base = required('PLANGATE_E2E_BASE');
  const folders = sharedFolders(base);
  const problem = problemFile(folders[kind](flavour));
  if (existsSync(problem))
    throw new Error(`the shared workspace could not be made: ${readFileSync(problem, 'utf8')}`);
  mkdirSync(join(base, 'copies'), { recursive: true });
  const target = join(mkdtempSync(join(base, 'copies', `${flavour}-`)), 'acme');
  copyFolder(folders[kind](flavour), target);
  const { packageManager } = FLAVOURS[flavour];
  if (kind === 'bare') useRegistry(target, packageManager, required('PLANGATE_E2E_REGISTRY'));
  const asUsers = workspaceEnvironment(folders, packageManager);
  return new Workspace(target, isolated ? asUsers : inOneProcess(asUsers), packageManager);
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run e2e with \`npm run e2e\``);
  return value;
}
