import type { GeneratorCallback, Tree } from '@nx/devkit';
import type { PlanDocument, TechnicalContextFieldName, WorkspaceFiles } from '@plangate/core';
import type { FileNames } from '@plangate/core/editing';
import type { ToolUse } from '../../tools/tool.js';
import type { ConstitutionTools } from '../default-constitution.js';
import type { EntityNames, ReservedNames } from '../entities.js';
import type { PlanNote, PlannedNeeds, PlannedProject } from '../file-plan.js';
import type { Structure } from '../structures/structure.js';
import type { RenderValues } from '../templates/render.js';
import type { Claim } from './claim.js';

/**
 * How a project of one language is created, tested, linted and covered. A stack is one folder below `stacks/`; nothing
 * outside it knows the language, its tools or its words. Its templates are in `files/<layer>/`; a structure names its
 * layers.
 */
export interface Stack extends ReservedNames {
  /** The name of its folder, as `--language` takes it. */
  readonly name: string;
  /** One line for lists and prompts. */
  readonly title: string;
  /** Whether it is the default. Exactly one stack is. */
  readonly isDefault: boolean;
  /** What the default constitution says about the tools of the language. */
  readonly constitution: ConstitutionTools;
  /** The shared source that each test tests, by path of the test: both are written or neither is. */
  readonly sharedTests: Readonly<Record<string, string>>;
  /** How surely a root that a plan draws asks for a project of this language. */
  claim(root: string, plan: PlanDocument): Claim;
  /** Whether a workspace shows that it has this language. */
  isPresent(files: WorkspaceFiles): boolean;
  /** Whether a path is a source that others can import, and not a test. */
  isSource(path: string): boolean;
  isTest(path: string): boolean;
  /** How it calls new files. */
  readonly fileNames: FileNames;
  /** The names that the text of a source exports. */
  exportedNames(source: string): readonly string[];
  /** Whether a source has to export every new part, so that a plan marks it MODIFIED if it exists. */
  isEntry(path: string): boolean;
  /** The entity, in kebab case, whose model is at a path of the workspace; null for any other path. */
  entityOfModel(path: string): string | null;
  /** Whether paths of a project, relative to its root, show that its skeleton is about an entity. */
  isAbout(entity: string, declared: ReadonlySet<string>): boolean;
  /** The other names that this configuration may already have; empty if its tool does not read only one file. */
  otherNames(path: string): readonly string[];
  /**
   * The folders of templates, relative to the package, that make a layer in a project with these tools: its own, after those of the
   * layers that it builds on.
   */
  layerFolders(layer: string, tools: ProjectTools): readonly string[];
  /**
   * Prepares a workspace without projects for those of this language, as the preset of Nx for it does. Changes nothing that exists.
   * Not given: projects of the language need nothing of the workspace.
   * @param formatter the tool that formats files, in the words of Nx
   * @returns what installs the packages that it added
   */
  setUpWorkspace?(tree: Tree, formatter: string): Promise<GeneratorCallback>;
  /** The stack in one workspace, whose projects show its conventions. */
  open(files: WorkspaceFiles, projects?: readonly WorkspaceProject[]): StackInWorkspace;
}

/** What a plan states in its Technical Context, by field; a field that is open or missing is not stated. */
export type StatedContext = Readonly<Partial<Record<TechnicalContextFieldName, string>>>;

/** What a plan says of a project that it may ask for. */
export interface DeclaredPart {
  readonly root: string;
  readonly stated: StatedContext;
  /** The paths that the plan draws in it, relative to its root. */
  readonly drawn: readonly string[];
}

/** The tools of one project by what they do, such as `testRunner: 'vitest'`. Only its stack knows the words. */
export type ProjectTools = Readonly<Record<string, string>>;

/** An existing project: new ones follow the tools of most. */
export interface WorkspaceProject {
  readonly name: string;
  readonly root: string;
  readonly tools: readonly ToolUse[];
}

/** The entry of an existing project, and what it is to export besides. */
export interface EntryExtension {
  /** The entry as it is. */
  readonly text: string;
  /** The entry as the skeleton would have it. */
  readonly wanted: string;
  /** The new sources. */
  readonly added: readonly string[];
  /** The existing sources. */
  readonly others: readonly string[];
}

/** The text after the edit (the same text when nothing was missing), or the lines that a person has to add. */
export type ExtendedEntry =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly lines: readonly string[] };

/** A file of a project for which content is written. */
export interface StarterPlace {
  /** Relative to the project's root. */
  readonly path: string;
  /** The tools of the project. */
  readonly tools: ProjectTools;
  /** The sources of the project whose content is not known, relative to its root. */
  readonly sources: readonly string[];
}

/** Where a walking skeleton goes, and which entities it has. */
export interface SkeletonPlace {
  /** Root of the project. */
  readonly root: string;
  /** Directory of the feature, whose contracts the tests read. */
  readonly feature: string;
  readonly entities: readonly EntityNames[];
  /** The tools of the project. */
  readonly tools: ProjectTools;
}

/** What a stack knows and does in one workspace. */
export interface StackInWorkspace {
  readonly stack: Stack;
  /** The file that the manifest of a project names as its entry, relative to the project's root; null if it names none. */
  readonly entry: string | null;
  /** Whether a project with these tools has an entry for others to import, so that a new one gets it whatever its plan draws. */
  hasEntry(tools: ProjectTools): boolean;
  /** The tools of a project: those that it has, else those that its plan names, else those of most projects. */
  toolsOf(project: DeclaredPart): ProjectTools;
  /** The language and the tools of a project, for people. */
  describe(tools: ProjectTools): string;
  /** The fields of Technical Context that follow from the stack and the tools of its projects; a field that is missing is not known. */
  technicalContext(structure: Structure, tools: readonly ProjectTools[]): StatedContext;
  /** The values that the templates of a project can use. */
  templateValues(place: SkeletonPlace): RenderValues;
  /** Those that differ between its files. The path is that of the file that is written, relative to the project's root. */
  fileValues(place: SkeletonPlace, path: string): Readonly<Record<string, unknown>>;
  /** The content of a file that a plan declares and that no template makes: the least that builds, lints and passes its tests. */
  starter(place: StarterPlace): string;
  /** Which of some new tests an existing project will not run, with the reason; null if it runs them all. */
  notRun(project: {
    readonly root: string;
    /** Relative to the root. */
    readonly tests: readonly string[];
  }): { readonly why: string; readonly tests: readonly string[] } | null;
  /**
   * The entry of an existing project, with exports of new sources behind what it exports; or the lines that a person has to
   * add.
   */
  extendEntry(entry: EntryExtension): ExtendedEntry;
  /** How to try a project of the given layers by hand, as Markdown; null if only its tests can show it. */
  trial(project: {
    root: string;
    layers: readonly string[];
    entities: readonly EntityNames[];
  }): string | null;
  /** The command that makes new projects ready to run, for quickstart.md; null if the generator does all there is to do. */
  readonly setup: string | null;
  /** What a person has to do before the targets of new projects can run. */
  nextSteps(roots: readonly string[]): readonly PlanNote[];
  /** The packages that the skeleton imports, by name with their version ranges. */
  readonly needs: Pick<PlannedNeeds, 'dependencies' | 'devDependencies'>;
  /** Makes a directory a project with the generators of Nx; its tests and its linter write evidence. */
  createProject(tree: Tree, project: PlannedProject): Promise<void>;
  /** Declares what the code of a project needs; an existing declaration keeps its version. */
  declareNeeds(tree: Tree, needs: PlannedNeeds): void;
}
