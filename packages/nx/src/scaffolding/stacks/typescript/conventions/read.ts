import { parseJson } from '@nx/devkit';
import type { WorkspaceFiles } from '@plangate/core';
import { joinPath } from '@plangate/core/graph';
import { configOf } from '../../../../tools/config-files.js';
import { eslintTool } from '../../../../tools/eslint/tool.js';
import { jestTool } from '../../../../tools/jest/tool.js';
import { vitestTool } from '../../../../tools/vitest/tool.js';
import type { DeclaredPart, WorkspaceProject } from '../../stack.js';
import type { TypeScriptWorkspace } from '../workspace.js';
import type { Conventions, ImportEnding, TestRunner } from './conventions.js';
import { declarationOf } from '../frameworks/index.js';
import { frameworkOf } from './framework.js';
import { leftOut, leftOutByJest } from './test-files.js';
import { usualBundler, usualFrameworks } from './usual.js';

const RUNNERS = [vitestTool, jestTool];
/** The generator of Nx that makes most projects, whose defaults are followed. */
const COLLECTION = '@nx/js';
const GENERATOR = 'library';

/** Projects without a framework have modules of their own, so what makes one file of them all is left out. */
const PLAIN = { plugin: COLLECTION, bundlers: { tsc: [], swc: [] } };

/**
 * How the projects of a workspace are written, tested and linted. Each question has its answer from the first of these that
 * knows one: the project itself, what its plan states, the defaults of generators in nx.json, most projects of the
 * workspace, and what its package.json declares.
 */
export class WorkspaceConventions {
  private frameworks: ReturnType<typeof usualFrameworks> | undefined;

  constructor(
    private readonly files: WorkspaceFiles,
    private readonly projects: readonly WorkspaceProject[],
    private readonly workspace: TypeScriptWorkspace,
  ) {}

  /** Those of an existing project, or that its plan asks for. */
  of({ root, stated, drawn }: DeclaredPart): Conventions {
    const chosen = frameworkOf({ root, drawn }, { stated, usual: this.usual() });
    const declaration = declarationOf(chosen.framework);
    const testRunner = this.runnerOf(root) ?? declaration?.testRunner ?? this.newRunner(stated.Testing ?? '');
    return {
      testRunner,
      testNames: this.testNamesOf(root, testRunner),
      linter: this.newLinter(),
      ...chosen,
      bundler: usualBundler(declaration ?? PLAIN, this.projects, this.files),
      importEnding: this.importEndingOf(
        root,
        declaration?.side === 'client' ? '' : this.workspace.importEnding,
      ),
    };
  }

  /** The runner that a project has; null where it has none, or does not exist. */
  runnerOf(root: string): TestRunner | null {
    const used = this.projects.find((project) => project.root === root)?.tools ?? [];
    const named = used.map(({ tool }) => tool.name);
    const found = RUNNERS.find(({ name }) => named.includes(name));
    return (found ?? RUNNERS.find((tool) => configOf(tool, root, this.files) !== null))?.name ?? null;
  }

  /** Which tests an existing project does not run, and why. */
  notRun({ root, tests }: { readonly root: string; readonly tests: readonly string[] }): NotRun | null {
    if (this.runnerOf(root) === null) {
      return { why: `${root} has no test runner, so nothing runs its new tests`, tests };
    }
    const tool = this.runnerOf(root) === 'vitest' ? vitestTool : jestTool;
    const config = configOf(tool, root, this.files);
    const leaves = tool === vitestTool ? leftOut : leftOutByJest;
    const others = config === null ? [] : leaves(this.text(config), tests);
    return others.length === 0
      ? null
      : { why: `Nothing runs these tests, because ${config} includes others`, tests: others };
  }

  private newRunner(testing: string): TestRunner {
    const [told, another] = RUNNERS.filter(({ name }) => new RegExp(`\\b${name}\\b`, 'iu').test(testing));
    if (told !== undefined && another === undefined) return told.name;
    const preset = this.generatorDefault('unitTestRunner');
    const byDefault = RUNNERS.find(({ name }) => name === preset);
    return byDefault?.name ?? this.usualRunner() ?? 'jest';
  }

  /** The runner of most projects; of none more than of another, the one that the workspace declares alone. */
  private usualRunner(): TestRunner | null {
    const [vitest, jest] = [this.countOf(vitestTool.name), this.countOf(jestTool.name)];
    if (vitest !== jest) return vitest > jest ? 'vitest' : 'jest';
    const [declared, another] = RUNNERS.filter(({ name }) => this.declares(name));
    return another === undefined ? (declared?.name ?? null) : null;
  }

  private newLinter(): Conventions['linter'] {
    const preset = this.generatorDefault('linter');
    if (preset === 'eslint' || preset === 'none') return preset;
    const linters = ['biome', 'oxlint'].map((name) => this.countOf(name));
    const others = Math.max(...linters);
    return others > this.countOf(eslintTool.name) ? 'none' : 'eslint';
  }

  private countOf(name: string): number {
    return this.projects.filter(({ tools }) => tools.some(({ tool }) => tool.name === name)).length;
  }

  private declares(name: string): boolean {
    const { dependencies = {}, devDependencies = {} } = this.json<Manifest>('package.json');
    return name in dependencies || name in devDependencies;
  }

  /** nx.json keeps defaults as `generators['@nx/js:library']` or as `generators['@nx/js'].library`. */
  private generatorDefault(option: string): unknown {
    const { generators = {} } = this.json<{ generators?: Record<string, unknown> }>('nx.json');
    const nested = asRecord(asRecord(generators[COLLECTION])[GENERATOR]);
    return asRecord(generators[`${COLLECTION}:${GENERATOR}`])[option] ?? nested[option];
  }

  private testNamesOf(root: string, runner: TestRunner): Conventions['testNames'] {
    const config = configOf(runner === 'vitest' ? vitestTool : jestTool, root, this.files);
    // A project that does not exist yet will find them as globals: so the generators of Nx configure it.
    if (config === null) return 'global';
    const text = this.text(config);
    const isGlobal =
      runner === 'vitest' ? /\bglobals\s*:\s*true\b/ : /^(?![^]*\binjectGlobals["']?\s*:\s*false\b)/;
    return isGlobal.test(text) ? 'global' : 'imported';
  }

  private usual(): ReturnType<typeof usualFrameworks> {
    this.frameworks ??= usualFrameworks(this.projects, this.files);
    return this.frameworks;
  }

  /** As the entry of a project writes them; else as new ones need them. */
  private importEndingOf(root: string, ofNew: ImportEnding): ImportEnding {
    const entry = this.text(joinPath(root, 'src/index.ts'));
    const ending = /\bfrom\s+['"]\.{1,2}\/[^'"\n]*?(\.[jt]s)?['"]/.exec(entry);
    return ending === null ? ofNew : ((ending[1] ?? '') as ImportEnding);
  }

  private text(path: string): string {
    const text = this.files.read(path);
    return text.ok ? text.text : '';
  }

  private json<Shape extends object>(path: string): Partial<Shape> {
    try {
      return parseJson<Shape>(this.text(path) || '{}');
    } catch {
      return {};
    }
  }
}

interface NotRun {
  readonly why: string;
  readonly tests: readonly string[];
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
