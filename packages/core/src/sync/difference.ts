import type { Position } from '../model/position.js';
import type { CheckRow, EntryStatus } from '../model/plan.js';

/** What each reason of a difference tells: the key is the code. */
export interface DifferenceArgs {
  /** A plan in force declares a path as new, and its feature has tasks. */
  'path-due': { readonly feature: string };
  /** Version control knows where a path of the plan went. */
  'path-moved': { readonly from: string; readonly to: string };
  /** A constitution in force has a principle of which the plan says nothing. */
  'principle-added': { readonly principle: string };
  /** The principle of a row has another number now. */
  'principle-renumbered': { readonly from: string; readonly to: string };
  /** The principle of a row has another name, and every other word of it is the same. */
  'principle-renamed': { readonly from: string; readonly to: string };
  /** The gate that a row waives has another id, because its principle has another number. */
  'gate-renumbered': { readonly from: string; readonly to: string };
  /** The project that a row names has another name in its manifest. */
  'project-renamed': { readonly from: string; readonly to: string };

  /** The tree marks a path as existing or modified; nobody can say where it is. */
  'path-missing': { readonly path: string; readonly status: EntryStatus };
  /** A path was there after the plan was written, and was taken away. */
  'path-removed': { readonly path: string };
  /** What was in a directory is in several places now, or partly gone. */
  'path-scattered': { readonly path: string; readonly places: readonly string[] };
  /** A ticked task names a file that is missing: making it would prove what nobody did. */
  'path-done-missing': { readonly path: string };
  /** The tree marks a path as deleted, its task is ticked, and it is there. */
  'path-not-deleted': { readonly path: string };
  /** Something else is in the place of a path, or it leads out of the workspace. */
  'path-blocked': { readonly path: string };
  /** A path moved, and a finished feature would be left with a path that nobody finds. */
  'move-in-history': { readonly from: string; readonly to: string; readonly feature: string };
  /** A row has the number of a principle and another name, and the principle may be another one. */
  'principle-unclear': { readonly row: string; readonly principle: string };
  /** A row names what was a principle before this change, and no principle has that title now. */
  'principle-gone': { readonly row: string };
  /** A row has the number of a principle and no name, or changes places with another row: what it means now nobody can say. */
  'row-unclear': { readonly row: string };
  /** A row names a project that does not exist, and nobody can say what it is called now. */
  'project-unknown': { readonly project: string };
  /** A gate chooses a project by a name that it had before. */
  'matcher-renamed': { readonly gate: string; readonly from: string; readonly to: string };
  /** Several features of one root have one number. */
  'number-collision': { readonly number: number; readonly directories: readonly string[] };
  /** A merge conflict is left in the plan, so nothing is concluded from it. */
  'plan-conflict': Record<never, never>;
  /** What was to be edited is in a form that cannot be edited without changing other lines. */
  'edit-refused': { readonly wanted: string; readonly problem: string };
  /** What was to be created cannot be. */
  'create-refused': { readonly problem: string };
}

export type DifferenceCode = keyof DifferenceArgs;

/** A code with what it tells. */
export type DifferenceReason<Code extends DifferenceCode = DifferenceCode> = {
  readonly [One in Code]: { readonly code: One; readonly args: DifferenceArgs[One] };
}[Code];

/** Words of a line that become others. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** An edit of a document, in the terms of its model: `editing` makes lines of it. */
export type DocumentChange =
  | {
      readonly type: 'move-path';
      readonly from: string;
      readonly to: string;
      /** Where the Structure Decision names it, or something in it. */
      readonly mentions: readonly {
        readonly position: Position;
        readonly from: string;
        readonly to: string;
      }[];
    }
  | { readonly type: 'move-in-task'; readonly line: number; readonly from: string; readonly to: string }
  | {
      readonly type: 'relabel-check-row';
      readonly row: Pick<CheckRow, 'position' | 'phase'>;
      readonly replacements: readonly Replacement[];
    }
  | {
      readonly type: 'add-check-row';
      readonly number: string | null;
      readonly name: string;
      readonly note: string;
    }
  | {
      readonly type: 'replace-in-waiver';
      /** Where the row of Complexity Tracking, or of the shared ledger, is. */
      readonly row: Position;
      readonly from: string;
      readonly to: string;
    };

/** A path that a plan wants and that does not exist. */
export interface Creation {
  readonly kind: 'create';
  readonly file: string;
  readonly feature: string;
  readonly reason: DifferenceReason<'path-due'>;
}

/** What a document says and what the workspace knows better for certain. */
export interface DocumentEdit {
  readonly kind: 'edit';
  readonly file: string;
  readonly line: number | null;
  readonly change: DocumentChange;
  readonly reason: DifferenceReason;
}

/** What a person has to decide. */
export interface ToldDifference {
  readonly kind: 'told';
  readonly file: string;
  readonly line: number | null;
  readonly reason: DifferenceReason;
}

/** In what documents and workspace differ, and what becomes of it. */
export type Difference = Creation | DocumentEdit | ToldDifference;

export function told<Code extends DifferenceCode>(
  place: { readonly file: string; readonly line: number | null },
  code: Code,
  args: DifferenceArgs[Code],
): ToldDifference {
  return { kind: 'told', ...place, reason: { code, args } as DifferenceReason };
}
