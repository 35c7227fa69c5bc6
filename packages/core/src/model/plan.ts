import type { Finding } from './finding.js';
import type { Position, Text } from './position.js';

/**
 * What a document in the place of a plan really is: a `plan`; an unfilled `template`; a `foreign` document of
 * another tool; `empty`; or `unreadable` (binary, too large, conflict markers throughout).
 */
export type PlanNature = 'plan' | 'template' | 'foreign' | 'empty' | 'unreadable';

/** The sections of Spec Kit's plan template. */
export const PLAN_SECTIONS = [
  'summary',
  'technical-context',
  'constitution-check',
  'project-structure',
  'complexity-tracking',
] as const;
/** The name of a section of the plan template. */
export type PlanSection = (typeof PLAN_SECTIONS)[number];

/** The nine fields of Technical Context by their English names, in template order. */
export const TECHNICAL_CONTEXT_FIELDS = [
  'Language/Version',
  'Primary Dependencies',
  'Storage',
  'Testing',
  'Target Platform',
  'Project Type',
  'Performance Goals',
  'Constraints',
  'Scale/Scope',
] as const;
/** The name of a field of Technical Context. */
export type TechnicalContextFieldName = (typeof TECHNICAL_CONTEXT_FIELDS)[number];

export interface TechnicalContextField {
  readonly name: TechnicalContextFieldName;
  /** The label as written, in whatever language. */
  readonly label: string;
  /** Null when nothing, or only the template's own example, is there. */
  readonly value: string | null;
  /** Whether the value still needs clarification. */
  readonly open: boolean;
  readonly position: Position;
}

/** What the plan itself says of a principle; `unknown` when it treats the principle without a verdict. */
export type CheckVerdict = 'pass' | 'fail' | 'partial' | 'na' | 'pending' | 'unknown';

/** A row of a Constitution Check: a principle or gate, and its verdict. */
export interface CheckRow {
  /** The principle or gate as written, without markup, with its written lead ("I. Files-First"). */
  readonly principle: string;
  /** The roman or arabic number when one is written. */
  readonly number: string | null;
  readonly verdict: CheckVerdict;
  /** `post` under a post-design or re-check heading, column or label. */
  readonly phase: 'pre' | 'post';
  readonly note: string;
  readonly position: Position;
}

/** A closing line over the whole check ("Gate Result: PASS, 7/7"). */
export interface CheckResult {
  readonly verdict: CheckVerdict;
  readonly phase: 'pre' | 'post';
  /** Whether the line itself says that it is about all principles. */
  readonly all: boolean;
  /** The principles that it names by their numbers, as written: "I–IV all satisfied"; empty when it names none. */
  readonly numbers: readonly string[];
  readonly position: Position;
}

/** What a plan marks a path as. */
export type EntryStatus = 'new' | 'modified' | 'existing' | 'deleted' | 'unspecified';

/** One directory or file that the source tree declares. */
export interface LayoutEntry {
  /** As drawn, relative to the workspace root, with `/`, without a trailing slash; not yet checked for safety. */
  readonly path: string;
  readonly kind: 'file' | 'dir';
  readonly status: EntryStatus;
  readonly comment: string | null;
  /** Why it is neither demanded nor refused; not given where it is. */
  readonly exempt?: Exemption;
  readonly position: Position;
}

/**
 * `open`: the plan leaves open whether it stays. `optional`: it may be left out. `generated`: a tool writes it. `elsewhere`: it is
 * in another repository.
 */
export type Exemption = 'open' | 'optional' | 'generated' | 'elsewhere';

export interface StructureDecision {
  readonly text: string;
  /** What it names in backticks or as plain paths, as written, without a trailing slash. */
  readonly paths: readonly Text[];
  readonly position: Position;
}

/** A row of Complexity Tracking that describes a violation. */
export interface ComplexityRow {
  readonly violation: string;
  readonly why: string;
  readonly alternative: string;
  /** The `Until` cell as written; null when the table has no such column or the cell is empty. */
  readonly until: string | null;
  /** Headers of columns with something in them that may be an end or a scope and is not understood; absent when there is none. */
  readonly unread?: readonly string[];
  readonly position: Position;
}

/** What a template left in a document, or its author left open. */
export interface Leftover {
  readonly kind: 'placeholder' | 'option-label' | 'action-required' | 'clarification' | 'conflict-marker';
  readonly text: string;
  readonly position: Position;
}

/** A document of the design that the Documentation tree names: `research.md`, or `contracts/`. */
export interface NamedDocument {
  readonly name: string;
  readonly position: Position;
}

/** A plan.md as data. Plain JSON: it is cached by the content of the document. */
export interface PlanDocument {
  readonly nature: PlanNature;
  /** Why the nature is what it is, in a few words; empty for a plan. */
  readonly natureReason: string;
  readonly title: Text | null;
  readonly header: {
    readonly branch: Text | null;
    readonly date: Text | null;
    readonly spec: Text | null;
    readonly input: Text | null;
  };
  /** Where each section's heading is; null when the section is missing. */
  readonly sections: Readonly<Record<PlanSection, Position | null>>;
  /** Whether the Summary exists and says nothing; absent if it says something, or if a leftover reports it. */
  readonly emptySummary?: true;
  readonly technicalContext: { readonly fields: readonly TechnicalContextField[] };
  readonly constitutionCheck: {
    readonly rows: readonly CheckRow[];
    readonly results: readonly CheckResult[];
  };
  readonly layout: readonly LayoutEntry[];
  /** Where the source tree is; null when the plan has none. */
  readonly layoutPosition: Position | null;
  /** The names in the tree of the feature's own documents, such as "research.md"; not given where none is drawn. */
  readonly drawnDocuments?: readonly string[];
  readonly structureDecision: StructureDecision | null;
  /** What its Documentation tree names of the design; not given: it has no such tree. */
  readonly documents?: readonly NamedDocument[];
  readonly complexity: { readonly rows: readonly ComplexityRow[] };
  readonly leftovers: readonly Leftover[];
  readonly findings: readonly Finding[];
}
