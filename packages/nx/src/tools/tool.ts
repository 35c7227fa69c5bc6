import type { Call, Words } from './command-calls.js';

/** What a tool can prove. */
export type ToolKind = 'tests' | 'lint' | 'types' | 'security' | 'performance';

/** What Nx knows of a target, as far as its tool is concerned. */
export interface ToolTarget {
  readonly executor?: string;
  readonly command?: string;
  readonly options?: unknown;
  readonly outputs?: readonly string[];
  readonly dependsOn?: readonly unknown[];
  /** Plugins that infer a target name its technologies here; other targets hardly ever do. */
  readonly metadata?: unknown;
}

/** A project with its targets as Nx resolves them, or as far as its own files say. */
export interface ToolProject {
  readonly name: string;
  /** `.` for the root project. */
  readonly root: string;
  readonly targets: Readonly<Record<string, ToolTarget>>;
  /** The scripts of its package.json. */
  readonly scripts: Readonly<Record<string, string>>;
}

/** A file that configures a tool. */
export interface ConfigFile {
  readonly names: readonly string[];
  /** What its text has to hold, where other tools have a file of this name too. */
  readonly holds?: RegExp;
}

/** How a plugin of Nx infers a target from a configuration file. */
export interface Inference {
  readonly plugins: readonly string[];
  /** The option of the plugin that names the target; a name with `.` is inside another option. */
  readonly option: string;
  readonly target: string;
  readonly command: string;
  /** The files of a project for which it does; default: every configuration of the tool. */
  readonly files?: readonly string[];
}

/** How a tool is recognised. */
export interface Tool {
  readonly name: string;
  /** As people call it ("Vitest"). */
  readonly title: string;
  readonly kind: ToolKind;
  readonly executors: readonly string[];
  /** Whether a call is one of this tool. The first word is the base name of the program. */
  readonly isCalledBy: (words: Words) => boolean;
  /** Its configuration files, preferred first. */
  readonly configs: readonly ConfigFile[];
  /** Whether a configuration file in a directory above counts too. */
  readonly looksAbove?: boolean;
  /** The plugins of Nx that infer a target for it. */
  readonly inferences?: readonly Inference[];
}

/** A line that a target runs, and where it is written. */
export interface TargetLine {
  readonly text: string;
  /** The script of package.json that it is; null for a command of the target itself. */
  readonly script: string | null;
  /** Where it runs, relative to the workspace root. */
  readonly directory: string;
}

/** How a project uses a tool. */
export interface ToolUse {
  readonly tool: Tool;
  /** The target that runs it; null where only a configuration file shows the tool. */
  readonly target: string | null;
  /** `inferred`: by a command that a plugin of Nx infers; `command`: by one that the project writes itself. */
  readonly how: 'executor' | 'inferred' | 'command' | 'script' | 'config';
  /** The configuration file, relative to the workspace root; null if there is none. */
  readonly config: string | null;
  /** The line and the call in it; null for executors and configurations. */
  readonly line: (TargetLine & { readonly call: Call }) | null;
}
