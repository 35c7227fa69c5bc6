import type {
  Difference,
  DocumentChange,
  DocumentEdit,
  ToldDifference,
  WorkspaceFiles,
} from '@plangate/core';
import { describeDifference } from '@plangate/core';
import {
  addCheckRows,
  describeEditProblem,
  moveInTask,
  movePath,
  relabelCheckRow,
  renameInWaiver,
  type Edited,
} from '@plangate/core/editing';

/** Documents with their edits made. */
export interface EditedDocuments {
  /** The new texts by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly done: readonly DocumentEdit[];
  /** What was refused, and why. */
  readonly told: readonly ToldDifference[];
}

/**
 * Makes the edits of documents, each of which confirms itself by reading its document again. Rows come last, because they move the
 * lines below them.
 */
export function editDocuments(files: WorkspaceFiles, edits: readonly DocumentEdit[]): EditedDocuments {
  const texts = new Map<string, string>();
  const done: DocumentEdit[] = [];
  const told: ToldDifference[] = [];
  const isRow = ({ change }: DocumentEdit): boolean => change.type === 'add-check-row';
  for (const edit of [...edits.filter((one) => !isRow(one)), ...edits.filter(isRow)]) {
    const known = texts.get(edit.file) ?? readText(files, edit.file);
    const edited = applyChange(known, edit.change);
    if (!edited.ok) told.push(refused(edit, describeEditProblem(edited.problem)));
    else if (edited.text !== known) {
      texts.set(edit.file, edited.text);
      done.push(edit);
    }
  }
  return { texts, done, told };
}

function readText(files: WorkspaceFiles, path: string): string {
  const text = files.read(path);
  return text.ok ? text.text : '';
}

function applyChange(text: string, change: DocumentChange): Edited {
  switch (change.type) {
    case 'move-path':
      return movePath(text, change, change.mentions);
    case 'move-in-task':
      return moveInTask(text, change.line, change);
    case 'relabel-check-row':
      return relabelCheckRow(text, change.row, change.replacements);
    case 'replace-in-waiver':
      return renameInWaiver(text, change.row, change);
    case 'add-check-row':
      return addCheckRows(text, [
        { number: change.number, name: change.name, verdict: 'pending', note: change.note },
      ]);
  }
}

function refused({ file, line, reason }: Difference & DocumentEdit, problem: string): ToldDifference {
  const args = { wanted: describeDifference(reason), problem };
  return { kind: 'told', file, line, reason: { code: 'edit-refused', args } };
}
