import type { EvidenceAdvice } from './evidence-advice.js';
import type { BaselineDocument } from './baseline.js';
import type { ConstitutionDocument } from './constitution.js';
import type { ContractFile } from './contract.js';
import type { CompanionDocument, TasksDocument, WaiversDocument } from './documents.js';
import type { Finding } from './finding.js';
import type { GateKind } from './gate.js';
import type { PackageIdentity } from './package-identity.js';
import type { Position } from './position.js';
import type { PlanDocument } from './plan.js';
import type { ReadProblem, WorkspaceFiles } from '../base/workspace-files.js';

/** A document of the workspace: read, or why it could not be. `missing` is a problem like any other. */
export type Loaded<Document> =
  | { readonly file: string; readonly ok: true; readonly document: Document }
  | { readonly file: string; readonly ok: false; readonly problem: ReadProblem };

/** The phases of a feature, in order. `research`: the plan is open; `design`: it is designed; `tasks`: tasks exist. */
export const PHASES = ['research', 'design', 'tasks'] as const;
/** A phase of a feature. */
export type Phase = (typeof PHASES)[number];

/** A row of a roadmap, which breaks a large feature into others. */
export interface RoadmapEntry {
  readonly id: string;
  /** The directory of the feature that it names, relative to the workspace root. */
  readonly directory: string;
  readonly done: boolean;
  readonly position: Position;
}

/** A feature directory and its documents. The directory is its identity. */
export interface Feature {
  /** `specs/001-saved-cards`, relative to the workspace root. */
  readonly directory: string;
  /** Name of its node in the project graph: `spec-001-saved-cards`. */
  readonly name: string;
  /** Its number for the order of features; null when the directory has none. */
  readonly number: number | null;
  readonly plan: Loaded<PlanDocument>;
  readonly spec: Loaded<CompanionDocument>;
  readonly tasks: Loaded<TasksDocument>;
  /** research.md, data-model.md, quickstart.md and Markdown files of contracts/ that exist. */
  readonly companions: readonly Loaded<CompanionDocument>[];
  /** Files below contracts/, of any format, relative to the workspace root. */
  readonly contracts: readonly string[];
  /** The rows of its roadmap.md; not given: it has none. */
  readonly roadmap?: readonly RoadmapEntry[];
}

/** What is wrong with something that a constitution extends, and the file that says that it extends it. */
export interface ExtensionFault {
  readonly file: string;
  readonly finding: Finding;
}

/**
 * The constitution of the workspace (root `.`) or of a directory that has its own, or one that such a constitution extends: it
 * governs the same directory, and precedes it.
 */
export interface ConstitutionLayer {
  readonly root: string;
  readonly constitution: Loaded<ConstitutionDocument>;
  /** The real path of its file, by which one that is found in several ways is known; not given: the file itself. */
  readonly id?: string;
  /** The ids of all that it extends, also through others; not given: none. */
  readonly bases?: readonly string[];
  /** Whether it is there because others extend it. */
  readonly isBase?: boolean;
  /** The package that it is read from. */
  readonly package?: PackageIdentity;
  /** What of that which it extends could not be found, also through others. */
  readonly faults?: readonly ExtensionFault[];
}

/** One direct dependency of a project, as the project graph has it. */
export interface ProjectDependency {
  /** The name of the project, or of a package with its registry and without its version: `npm:@scope/name`. */
  readonly name: string;
  /** The root of the project; null for packages of registries. */
  readonly root: string | null;
  /** A source file that makes the dependency, relative to the workspace root; null when the graph does not say. */
  readonly file: string | null;
}

/** What the project graph says of a project. */
export interface Project {
  readonly name: string;
  /** `.` for the root project. */
  readonly root: string;
  readonly tags: readonly string[];
  /** By target name, the resolved outputs: paths or globs relative to the workspace root. */
  readonly targets: Readonly<Record<string, { readonly outputs: readonly string[] }>>;
  /** Its direct dependencies; not given when the graph was not asked, which proves nothing. */
  readonly dependencies?: readonly ProjectDependency[];
}

/** What a structure asks of one of its projects; all paths are relative to the root of the project. */
export interface StructurePart {
  /** Where it goes; `.` for the directory itself. */
  readonly root: string;
  /** Directories that it must have. */
  readonly directories: readonly string[];
  /** Files that it must have. Where their paths have a place for the name of an entity, each entity must have all of these. */
  readonly files?: readonly string[];
  /** Globs of what it must not have. */
  readonly forbid?: readonly string[];
}

/** A structure as far as a `layout` gate holds a project against it; structures are the host's to read. */
export type StructureLayout = {
  readonly name: string;
} & (
  | {
      readonly ok: true;
      readonly parts: readonly StructurePart[];
    }
  | { readonly ok: false; /** What is wrong with it, with its place. */ readonly problem: string }
);

/** All that is known of the workspace's documents, loaded once and shared by every judgement. */
export interface WorkspaceState {
  /** The workspace's own first, then deeper ones by root. */
  readonly constitutions: readonly ConstitutionLayer[];
  /** In the order in which they apply: number, then date, then directory. */
  readonly features: readonly Feature[];
  /** `.specify/memory/waivers.md`. */
  readonly waivers: Loaded<WaiversDocument>;
  /** `.specify/baseline.json`. */
  readonly baseline: Loaded<BaselineDocument>;
  /** Every project of the graph, features left out. */
  readonly projects: readonly Pick<Project, 'name' | 'root' | 'tags'>[];
  /** Specifications in archives: tests that name their requirements may still be there. Not given: none is known. */
  readonly archivedSpecs?: readonly string[];
  /**
   * Outputs that are not in the directory of their own project: by the file or directory, without patterns, the roots of the
   * projects whose targets have it. A report in such a place may be of any of them. Left out by a host that knows no targets.
   */
  readonly outputsElsewhere?: ReadonlyMap<string, readonly string[]>;
  /** The structures that a gate can name. A host may leave them out where `namesStructure` says that no gate does. */
  readonly structures?: readonly StructureLayout[];
}

/** Names of the targets that each kind of gate reads, unless the gate says otherwise; a kind that is left out has its default. */
export interface GateTargets extends Readonly<Partial<Record<GateKind, string>>> {}

/**
 * Why a report on disk is not the work of the run that is judged. `committed`: git has it, so no run need have written it.
 * `unrecorded`: no run of its target is on record. `replaced`: it was written after that run. `outdated`: files of the project
 * changed after that run.
 */
export type ReportFault = 'committed' | 'unrecorded' | 'replaced' | 'outdated';

/**
 * Whether every task of a feature was ticked in the commit that the present change is based on. `unknown`: there is a history, but
 * not the commit that would tell.
 */
export type FinishedBefore = 'yes' | 'no' | 'unknown';

/**
 * What the contracts were in the commit that the present change is based on. `unknown`: there is a history, but not the commit that
 * would tell.
 */
export type ContractChange =
  | { readonly known: false }
  /** The contracts that the change alters or deletes, by path, as they were; what is left out is as it was, or new. */
  | { readonly known: true; readonly before: ReadonlyMap<string, ContractFile> };

/** Lines that follow each other. */
export interface LineRange {
  /** The number of the first, from 1. */
  readonly from: number;
  readonly count: number;
}

/** The lines of a file that the present change adds or alters, in order; `all`: the file is new, or not compared line by line. */
export type ChangedLines = readonly LineRange[] | 'all';

/** Which lines the present change adds or alters. */
export type LineChange =
  /** Why nobody can tell, as a clause ("NX_BASE is main, which git does not have here"). */
  | { readonly known: false; readonly why: string }
  | {
      readonly known: true;
      /** What the workspace is compared with, for people: a commit, or "the first commit". */
      readonly since: string;
      /** By path in the workspace; a file that was only renamed, or lost lines alone, is left out. */
      readonly files: ReadonlyMap<string, ChangedLines>;
      /** Files with such lines that the repository says are generated (`linguist-generated`): they are not in `files`. */
      readonly generated: readonly string[];
    };

/** Which findings of a project the commit has that the present change is based on. */
export type BaseFindings =
  /** Why nobody can tell, as a clause ("the cache has no report on 0123456789"). */
  | { readonly known: false; readonly why: string }
  | {
      readonly known: true;
      /** How often the base has each, by the fingerprints in its verdicts. */
      readonly fingerprints: ReadonlyMap<string, number>;
      /** By the path of a file that the change renamed, its path in the base. */
      readonly renamed: ReadonlyMap<string, string>;
    };

/** A project that a feature touches, with what judging that project needs. */
export interface TouchedProject {
  readonly project: Project;
  readonly context: JudgeContext;
}

/** What judging one project or feature needs besides the project. */
export interface JudgeContext {
  readonly state: WorkspaceState;
  /** What is in the hash of the gate: documents, sources and trees are looked up here. */
  readonly files: WorkspaceFiles;
  /** All that is on disk, for reports, which are often ignored by git; not given: the same as `files`. */
  readonly disk?: WorkspaceFiles;
  readonly targets: GateTargets;
  /** Targets of this project that succeeded in this run, or whose result was cached: proof by exit status. */
  readonly succeeded: ReadonlySet<string>;
  /** Targets of this project that ran in this run and failed. */
  readonly failed: ReadonlySet<string>;
  /** The task ("pay:build") whose failure kept a target of this project from running in this run; null where none did. */
  readonly heldUpBy?: (target: string) => string | null;
  /**
   * Whether the report at a path is the work of the run of a target of this project that is judged; null where nothing says
   * otherwise. Not given: the host cannot tell.
   */
  readonly reportFault?: (target: string, path: string) => ReportFault | null;
  /**
   * The words that a target was run with, as far as the host knows them: its command or its executor, its options, and what was
   * added on the command line. Not given, or null: nothing is known, which proves nothing.
   */
  readonly wordsOf?: (target: string) => readonly string[] | null;
  /** What makes a target of this project write evidence of a kind ("tests"). Not given: the host knows no tools. */
  readonly adviseEvidence?: (target: string, kind: string) => EvidenceAdvice;
  /** Today as YYYY-MM-DD, for waivers with an end. */
  readonly today: string;
  /**
   * Whether a feature, by its directory, was finished before the present change. Not given: there is no history to ask, as in a
   * workspace without version control, and a feature whose tasks are all ticked is taken for history.
   */
  readonly finishedBefore?: (directory: string) => FinishedBefore;
  /**
   * Whether a directory that is missing now had files in the commit that the present change is based on, or in the last commit:
   * then the change has deleted it, and it is not still to come. Not given: there is no history to ask.
   */
  readonly wasThere?: (directory: string) => boolean;
  /**
   * The contracts that concern the project, by path, where a gate asks for them: parsing needs the libraries of their formats, which
   * are the host's to load. A contract that is left out counts as one that cannot be read.
   */
  readonly contracts?: ReadonlyMap<string, ContractFile>;
  /** What the present change does to contracts; not given: nothing is known of the past, as in a workspace without version control. */
  readonly contractChange?: ContractChange;
  /** Which lines the present change touches, at least in the project; asked where a gate looks at them. Not given: nobody can tell. */
  readonly changedLines?: () => LineChange;
  /** The findings that the base of the present change has; asked where a gate counts new ones only. Not given: nobody can tell. */
  readonly baseFindings?: () => BaseFindings;
  /** A digest of a text, 22 letters, digits, `-` and `_`, for which nobody can find another text. Not given: all findings count. */
  readonly digest?: (text: string) => string;
  /** The projects that the feature touches, where a gate reads what their tests prove; not given: nothing is known of their runs. */
  readonly touched?: readonly TouchedProject[];
  /** Asked for with `--phase`; null: as the documents show. */
  readonly phase: Phase | null;
}

/** Reads documents, from a cache by content where the host has one. `path` must be what `WorkspaceFiles` takes. */
export interface DocumentReader {
  plan(path: string): Promise<Loaded<PlanDocument>>;
  companion(path: string): Promise<Loaded<CompanionDocument>>;
  tasks(path: string): Promise<Loaded<TasksDocument>>;
  waivers(path: string): Promise<Loaded<WaiversDocument>>;
  baseline(path: string): Promise<Loaded<BaselineDocument>>;
  constitution(path: string): Promise<Loaded<ConstitutionDocument>>;
}
