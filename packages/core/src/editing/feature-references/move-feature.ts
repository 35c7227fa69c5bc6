import { isWithin, relativeTo } from '../../base/paths.js';
import { sanitize } from '../../base/sanitize.js';
import type { ReadProblem, WorkspaceFiles } from '../../base/workspace-files.js';
import { applyEdits, type LineEdit } from '../lines.js';
import { failed, type EditProblem } from '../problem.js';
import { saysTheSame } from './confirm.js';
import { fileReferences } from './edit-file.js';
import { LineIndex, lineEdits } from './line-edits.js';
import type { LeftKind, ReferenceReason } from './model.js';
import type { FeatureMove } from './move.js';

/** A file of the feature that gets another path. */
export interface MovedFile {
  readonly from: string;
  readonly to: string;
}

/** A file whose references follow the feature. */
export interface ReferenceEdit {
  /** Where it is before the move. */
  readonly path: string;
  /** Lines of its text without a byte order mark. */
  readonly edits: readonly LineEdit[];
  /** The text afterwards. */
  readonly text: string;
  /** How many references of each kind change. */
  readonly reasons: Readonly<Partial<Record<ReferenceReason, number>>>;
}

/** A mention that a person has to decide. */
export interface LeftReference {
  readonly path: string;
  readonly line: number;
  readonly kind: LeftKind;
  /** The line, cut. */
  readonly text: string;
}

/** A file that refers to the feature, or may, and was not changed. */
export interface UneditedFile {
  readonly path: string;
  readonly problem: EditProblem | ReadProblem;
}

/** Everything that the move of a feature comes to. Nothing is written. */
export interface MovedFeature {
  readonly moves: readonly MovedFile[];
  readonly edits: readonly ReferenceEdit[];
  readonly left: readonly LeftReference[];
  readonly unedited: readonly UneditedFile[];
}

/** Characters of a line that are shown. */
const MAX_SHOWN = 160;
/** What bytes of another encoding are read as: written back, they would be lost. */
const NOT_UTF8 = '\ufffd';

/**
 * What follows when a feature gets another directory, or none: the files that move, the references that lead to it, line by line,
 * and the mentions that only a person can judge. Each edit is read back before it counts.
 * @param paths every file that may refer to the feature, those of the feature among them
 */
export function moveFeature(
  files: WorkspaceFiles,
  paths: readonly string[],
  move: FeatureMove,
): MovedFeature {
  const { from, to } = move;
  const own = paths.filter((path) => isWithin(path, from));
  const found: { [Part in keyof MovedFeature]: MovedFeature[Part][number][] } = {
    moves: to === null ? [] : own.map((path) => ({ from: path, to: `${to}/${relativeTo(path, from)}` })),
    edits: [],
    left: [],
    unedited: [],
  };
  // What is deleted needs no word on its own documents.
  const referring = to === null ? paths.filter((path) => !isWithin(path, from)) : paths;
  for (const path of referring) collect({ files, path }, move, found);
  return found;
}

function collect(
  { files, path }: { readonly files: WorkspaceFiles; readonly path: string },
  move: FeatureMove,
  found: { [Part in keyof MovedFeature]: MovedFeature[Part][number][] },
): void {
  const read = files.read(path);
  if (!read.ok) {
    if (read.problem === 'too-large') found.unedited.push({ path, problem: read.problem });
    return;
  }
  const { text } = read;
  const references = fileReferences({ files, path, text }, move);
  if (references === null) {
    found.unedited.push({ path, problem: failed('unreadable').problem });
    return;
  }
  const { replacements, left } = references;
  if (replacements.length === 0 && left.length === 0) return;
  const index = new LineIndex(text);
  found.left.push(...left.map(({ offset, kind }) => ({ path, kind, ...shownLine(index, offset) })));
  if (replacements.length === 0) return;
  if (text.includes(NOT_UTF8)) {
    found.unedited.push({ path, problem: failed('not-read-back').problem });
    return;
  }
  const edited = applyEdits(text, lineEdits(index, replacements));
  if (!edited.ok) found.unedited.push({ path, problem: edited.problem });
  else if (!saysTheSame(path, [text, edited.text], move)) {
    found.unedited.push({
      path,
      problem: failed('not-read-back', { line: edited.edits[0]?.from ?? null }).problem,
    });
  } else {
    const reasons: Partial<Record<ReferenceReason, number>> = {};
    for (const { reason } of replacements) reasons[reason] = (reasons[reason] ?? 0) + 1;
    found.edits.push({ path, edits: edited.edits, text: edited.text, reasons });
  }
}

function shownLine(index: LineIndex, offset: number): { line: number; text: string } {
  const { number, text } = index.at(offset);
  return { line: number, text: sanitize(text.trim().slice(0, MAX_SHOWN)) };
}
