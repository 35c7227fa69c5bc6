import type { RootContent, Table } from 'mdast';
import { lastLine, startOf } from '../markdown/syntax-tree.js';
import type { Section } from '../markdown/outline.js';
import { openPlanDocument, planOf, readPlan } from '../documents/plan/read-plan.js';
import { linesOf } from '../markdown/source-lines.js';
import type { PlanDocument } from '../model/plan.js';
import { withoutPlaces } from './compare.js';
import { applyEdits, type Edited, type LineEdit } from './lines.js';
import { failed } from './problem.js';

/** A plan that can be edited: as data, and as the outline of its Markdown. */
export interface OpenPlan {
  readonly ok: true;
  readonly text: string;
  readonly document: PlanDocument;
  readonly outline: readonly Section[];
  /** Without line ends. */
  readonly lines: readonly string[];
}

/** Opens a plan for an edit; refused if it is not a plan, has a merge conflict, or is in a fence. */
export function openPlan(text: string): OpenPlan | ReturnType<typeof failed> {
  const open = openPlanDocument(text);
  if (!open.ok) return failed('unreadable', { subject: open.problem });
  const [conflict] = open.conflicts;
  if (conflict !== undefined) return failed('conflict', { line: conflict.position.line });
  const parsed = open.parse();
  if (parsed === null) return failed('unreadable');
  const document = planOf(open);
  const fence = document.findings.find(
    ({ reason }) => reason === 'plan-inside-fence' || reason === 'fence-unclosed',
  );
  if (fence !== undefined) return failed('inside-fence', { line: fence.position?.line ?? null });
  if (document.nature !== 'plan') return failed('not-a-plan', { subject: document.natureReason });
  return { ok: true, text, document, outline: parsed.outline, lines: linesOf(text) };
}

/** Applies edits to a plan if the new text then reads as `expected`: the plan's model with what was meant in it. */
export function confirmed(
  open: OpenPlan,
  edits: readonly LineEdit[],
  expected: (after: PlanDocument) => PlanDocument,
): Edited {
  const edited = applyEdits(open.text, edits);
  if (!edited.ok) return edited;
  const after = readPlan(edited.text);
  const same = withoutPlaces(after) === withoutPlaces(expected(after));
  return same ? edited : failed('not-read-back', { line: edits[0]?.from ?? null });
}

/** The table of a plan that has a line; null when none at the top level has. */
export function tableAt(open: OpenPlan, line: number): Table | null {
  const nodes = open.outline.flatMap(({ content }) => content);
  const found = nodes.find((node) => node.type === 'table' && covers(node, line));
  return found?.type === 'table' ? found : null;
}

export function covers(node: RootContent, line: number): boolean {
  return startOf(node).line <= line && line <= lastLine(node);
}
