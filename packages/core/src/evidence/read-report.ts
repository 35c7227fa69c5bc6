import type { EvidenceKind, EvidenceOf } from './evidence-kinds.js';
import type { Finding } from '../model/finding.js';
import { nameOf } from '../base/paths.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import type { EvidenceFormat } from './define-format.js';
import { EVIDENCE_FORMATS } from './evidence-formats.js';
import { formatsOf } from './formats-of.js';
import { isOtherFile, mayHold, promises } from './report-names.js';
import { empty, ReportProblem, unreadable } from './reading/read-problem.js';
import { openReport, type ReportSource } from './reading/source.js';
import { recognise } from './recognise-report.js';

/** A report that was read, or why it does not count. */
export type ReadEvidence<Kind extends EvidenceKind = EvidenceKind> =
  | {
      readonly ok: true;
      readonly path: string;
      /** The name of the format, as in the registry ("junit"). */
      readonly format: string;
      readonly evidence: EvidenceOf<Kind>;
    }
  | {
      readonly ok: false;
      readonly path: string;
      readonly finding: Finding;
      /** Whether the report states itself that it has no results, so that others beside it count without it. */
      readonly emptyByItself: boolean;
    };

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
    const format =
      source.head === ''
        ? formatOfEmpty(path, kind)
        : (formatOf(source, path, kind) ?? recognised(files, path, kind));
    return { ok: true, path, format: format.name, evidence: format.read(source) as EvidenceOf<Kind> };
  } catch (error) {
    const emptyByItself = error instanceof ReportProblem && error.stated;
    return { ok: false, path, finding: findingOf(error, path), emptyByItself };
  }
}

function formatOf(source: ReportSource, path: string, kind: EvidenceKind): EvidenceFormat | undefined {
  const formats = formatsOf(kind);
  const name = nameOf(path);
  return (
    formats.find((format) => mayHold(format, name) && format.sniff(source.head)) ??
    // A known name whose content is not recognised: the format's own reader says what is wrong with it.
    formats.find((format) => promises(format, name))
  );
}

/** An empty file is a report only of a tool that writes nothing when it finds nothing; whether it ran, its target says. */
function formatOfEmpty(path: string, kind: EvidenceKind): EvidenceFormat {
  const name = nameOf(path);
  const found = formatsOf(kind).find((format) => format.emptyWhenClean === true && promises(format, name));
  return found ?? empty('it has no content');
}

function recognised(files: WorkspaceFiles, path: string, kind: EvidenceKind): EvidenceFormat {
  const found = recognise(files, path, kind);
  if (found.is === 'report') return found.format;
  const titles = formatsOf(kind).map(({ title }) => title);
  return unreadable(`it is in none of the known formats (${titles.join(', ')})`);
}

function findingOf(error: unknown, file: string): Finding {
  if (!(error instanceof ReportProblem)) {
    const args = { file, problem: 'its content cannot be understood' };
    return { reason: 'evidence-unreadable', args, position: null };
  }
  const { reason, place, message } = error;
  const problem = place === null ? message : `${message} (at ${place.line}:${place.column})`;
  return { reason, args: { file, problem }, position: place };
}

/** Whether the name alone says that a file is a report of the kind, even when its content is broken. */
export function isReportName(path: string, kind: EvidenceKind): boolean {
  return formatsOf(kind).some((format) => promises(format, nameOf(path)));
}

/** Settings of packages and compilers, which outputs hold copies of. */
const SETTINGS = /^(?:package(?:-lock)?|tsconfig[^/]*|jsconfig|project|nx|\..*rc)\.json$/i;

/** Whether a file that is not known by its name may still be a report of the kind. */
export function mayBeReport(path: string, kind: EvidenceKind): boolean {
  const name = nameOf(path);
  if (SETTINGS.test(name) || EVIDENCE_FORMATS.some((format) => isOtherFile(format, name))) return false;
  if (EVIDENCE_FORMATS.some((format) => format.kind !== kind && promises(format, name))) return false;
  return formatsOf(kind).some((format) => mayHold(format, name));
}
