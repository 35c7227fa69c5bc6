/** What a project of a framework does: it is shown in browsers, or it answers requests. */
export type Side = 'client' | 'server';

/** Options of a generator of Nx, besides those of all generators. */
export type GeneratorOptions = Readonly<Record<string, unknown>>;

/** A framework whose projects a first-party generator of Nx makes. Its templates are in `files/<layer>/` beside its declaration. */
export interface FrameworkDeclaration {
  /** As people call it. */
  readonly title: string;
  readonly side: Side;
  /** What names it in Technical Context. */
  readonly named: RegExp;
  /** What names something else that has the same files or builds on it, for which its generators make the wrong project. */
  readonly notNamed?: RegExp;
  /** Files that only its projects have; null if there are none. */
  readonly drawn: RegExp | null;
  /** The module that the entry of each of its applications imports. */
  readonly started: RegExp;
  /** The package of Nx that has its generators. */
  readonly plugin: string;
  /** What of the package exports them; default: the package. */
  readonly module?: string;
  /** The options for an application. */
  readonly application: GeneratorOptions;
  /** Those for a library; null if it has none, and what is shared with an application is a plain library. */
  readonly library: GeneratorOptions | null;
  /** The packages of Nx that each of its bundlers needs, the default first; empty if it has its own bundler. */
  readonly bundlers: Readonly<Record<string, readonly string[]>>;
  /** The only test runner that its generators know; default: each. */
  readonly testRunner?: 'vitest' | 'jest';
  /** What its generators call the test runners, where they have names of their own. */
  readonly runners?: Readonly<Record<string, string>>;
  /** The command that checks the types of its files, and the package that has it; default: `tsc`. */
  readonly compiler?: string;
  /** The layers that it has its own templates for. */
  readonly layers: readonly string[];
  /** What its generator makes as a sample, which the templates replace together; null if it has no templates. */
  readonly sample: RegExp | null;
  /** Whether its generator refuses a workspace of package-manager workspaces with TypeScript references. */
  readonly needsPathMappings?: boolean;
}
