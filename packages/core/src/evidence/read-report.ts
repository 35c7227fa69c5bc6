import type { Evidence, EvidenceKind } from '../model/evidence.js';
import type { Finding } from '../model/finding.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import type { EvidenceFormat } from './define-format.js';
import { formatsOf } from './formats-of.js';
import { empty, ReportProblem, unreadable } from './reading/read-problem.js';
import { openReport, peek, type ReportSource } from './reading/source.js';

/** Evidence of one kind. */
export type EvidenceOf<Kind extends EvidenceKind> = Extract<Evidence, { kind: Kind }>;

/** A report that was read, or why it does not count. */
export type ReadEvidence<Kind extends EvidenceKind = EvidenceKind> =
  | {
      readonly ok: true;
      readonly path: string;
      /** The name of the format, as in the registry ("junit"). */
      readonly format: string;
      readonly evidence: EvidenceOf<Kind>;
    }
  | { readonly ok: false; readonly path: string; readonly finding: Finding };

/**
 * Reads one report file. Never throws and never answers with part of a report: what is broken, empty or contradicts
 * itself is a finding (`evidence-unreadable`, `evidence-empty`, `evidence-contradiction`). Reports over 8 MiB are
 * read in pieces, so that memory holds what they say and not what they are.
 *
 * @param path the report, relative to the workspace root
 */
export function readEvidence<Kind extends EvidenceKind>(
  files: WorkspaceFiles,
  path: string,
  kind: Kind,
): ReadEvidence<Kind> {
  try {
    const source = openReport(files, path);
    if (source.head === '') empty('it has no content');
    const format = formatOf(source, path, kind);
    return { ok: true, path, format: format.name, evidence: format.read(source) as EvidenceOf<Kind> };
  } catch (error) {
    return { ok: false, path, finding: findingOf(error, path) };
  }
}

function formatOf(source: ReportSource, path: string, kind: EvidenceKind): EvidenceFormat {
  const formats = formatsOf(kind);
  const name = fileName(path);
  return (
    formats.find((format) => mayHold(format, name) && format.sniff(source.head)) ??
    // A known name whose content is not recognised: the format's own reader says what is wrong with it.
    formats.find((format) => format.fileNames.test(name)) ??
    unreadable('it is in no format that is known')
  );
}

function findingOf(error: unknown, file: string): Finding {
  const problem = error instanceof ReportProblem ? error.message : 'it cannot be made sense of';
  const reason = error instanceof ReportProblem ? error.reason : 'evidence-unreadable';
  return { reason, args: { file, problem }, position: null };
}

/** Whether the name alone says that a file is a report of the kind, even when its content is broken. */
export function isReportName(path: string, kind: EvidenceKind): boolean {
  return formatsOf(kind).some((format) => format.fileNames.test(fileName(path)));
}

/** Whether the first characters of a file say that it is a report of the kind. */
export function looksLikeReport(files: WorkspaceFiles, path: string, kind: EvidenceKind): boolean {
  const head = peek(files, path);
  return formatsOf(kind).some((format) => mayHold(format, fileName(path)) && format.sniff(head));
}

/** Names of files that lie beside reports, in the same endings, and are known to be none of the kinds read here. */
const OTHER_FILES =
  /^(?:clover\.xml|cobertura(?:-coverage)?\.xml|package(?:-lock)?\.json|tsconfig[^/]*\.json)$/i;

/** Whether a file that is not known by its name may still be a report of the kind. */
export function mayBeReport(path: string, kind: EvidenceKind): boolean {
  const name = fileName(path);
  if (OTHER_FILES.test(name)) return false;
  const others = KINDS.filter((other) => other !== kind).flatMap(formatsOf);
  if (others.some((format) => format.fileNames.test(name))) return false;
  return formatsOf(kind).some((format) => mayHold(format, name));
}

const KINDS: readonly EvidenceKind[] = ['coverage', 'tests', 'lint', 'performance'];

function mayHold(format: EvidenceFormat, name: string): boolean {
  const lower = name.toLowerCase();
  return format.fileNames.test(name) || format.extensions.some((extension) => lower.endsWith(extension));
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
