import type { Tree } from '@nx/devkit';
import type { PlanDocument, TechnicalContextFieldName, WorkspaceFiles } from '@plangate/core';
import type { ConstitutionTools } from '../default-constitution.js';
import type { EntityNames, ReservedNames } from '../entities.js';
import type { PlannedNeeds, PlannedProject } from '../file-plan.js';
import type { Structure } from '../structures/structure.js';
import type { RenderValues } from '../templates/render.js';

/**
 * How a project of one language is created, tested, linted and covered. A stack is one folder below `stacks/`: nothing
 * outside of it knows the language, its tools or its words. Its templates lie in `files/<layer>/`; a structure names the
 * layers it is made of.
 */
export interface Stack extends ReservedNames {
  /** The name of its folder, as `--language` takes it. */
  readonly name: string;
  /** One line for lists and prompts. */
  readonly title: string;
  /** Whether it serves where nobody names a language. Exactly one stack does. */
  readonly isDefault: boolean;
  /** What the default constitution says of the language's tools. */
  readonly constitution: ConstitutionTools;
  /** What the tests of shared sources test, by path of the test: both come together or not at all. */
  readonly sharedTests: Readonly<Record<string, string>>;
  /** Whether a root that a plan draws asks for a project of this language. */
  claims(root: string, plan: PlanDocument): boolean;
  /** Whether a path is a source that others can import, and no test. */
  isSource(path: string): boolean;
  isTest(path: string): boolean;
  /** Whether a source has to name every new part, so that a plan marks it MODIFIED where it is there. */
  isEntry(path: string): boolean;
  /** The entity, in kebab case, whose model a path of the workspace is; null for any other path. */
  entityOfModel(path: string): string | null;
  /** Whether paths of a project, relative to its root, show that its skeleton is about an entity. */
  isAbout(entity: string, declared: ReadonlySet<string>): boolean;
  /** The names under which a tool may have this configuration already; empty where no tool reads one file only. */
  otherNames(path: string): readonly string[];
  /** The stack in one workspace. */
  open(files: WorkspaceFiles): StackInWorkspace;
}

/** A file of a project as what is written for it needs to know it. */
export interface StarterPlace {
  /** Relative to the project's root. */
  readonly path: string;
  /** The sources that the project will have and whose content is not known, relative to its root. */
  readonly sources: readonly string[];
}

/** Where a walking skeleton goes and what it is of. */
export interface SkeletonPlace {
  /** Root of the project. */
  readonly root: string;
  /** Directory of the feature, whose contracts the tests read. */
  readonly feature: string;
  readonly entities: readonly EntityNames[];
}

/** What a stack knows and does in one workspace. */
export interface StackInWorkspace {
  readonly stack: Stack;
  /** The file that the manifest of a new project names as its entry, relative to the project's root. */
  readonly entry: string;
  /** The fields of Technical Context that follow from the stack; what is missing here is not known. */
  technicalContext(structure: Structure): Readonly<Partial<Record<TechnicalContextFieldName, string>>>;
  /** What the templates of a project may name. */
  templateValues(place: SkeletonPlace): RenderValues;
  /** The content of a file that a plan declares and that no template makes: as little as builds, lints and tests. */
  starter(place: StarterPlace): string;
  /** How a project made of some layers is tried by hand, as Markdown; null where only its tests show it. */
  trial(project: {
    root: string;
    layers: readonly string[];
    entities: readonly EntityNames[];
  }): string | null;
  /** The packages that the skeleton imports, by name with their version ranges. */
  readonly needs: Pick<PlannedNeeds, 'dependencies' | 'devDependencies'>;
  /** Makes a directory a project by the first-party generators; its tests and its linter write evidence. */
  createProject(tree: Tree, project: PlannedProject): Promise<void>;
  /** Declares what the code of a project needs; what is declared already keeps its version. */
  declareNeeds(tree: Tree, needs: PlannedNeeds): void;
}
