import { joinPath } from '@plangate/core/graph';
import { REPORTER } from './command-calls.js';
import { startedBy } from './arguments.js';
import { REPORTS, type EvidenceStep, type EvidenceSubject } from './evidence.js';
import { joinSteps } from './evidence-steps.js';
import { outputsFor, placeIn, writtenFrom } from './report-places.js';

/** What a tool prints for programs. */
export interface PrintedReport {
  /** As the table names it. */
  readonly title: string;
  /** The name of the file, by which gates recognise the format. */
  readonly file: string;
  /** The arguments with which the tool prints it; null where what it prints for people is read. */
  readonly again: string | null;
}

/**
 * A tool that only prints is started by `plangate-report`, which shows what it prints and writes the report beside it. Redirecting
 * would hide what people read, and a pipe would lose the exit code.
 */
export function printedEvidence(subject: EvidenceSubject, report: PrintedReport): EvidenceStep {
  const { use, project } = subject;
  if (use.line === null) return { writes: null, byHand: [byExecutor(subject, report)] };
  const { call, directory, text } = use.line;
  if (call.report !== null) {
    const place = placeIn(directory, call.report);
    return joinSteps(report.title, [{ target: outputsFor(subject, place === null ? [] : [place]) }]);
  }
  const place = joinPath(project.root, `${REPORTS}/${use.target}/${report.file}`);
  const again = report.again === null ? '' : ` --again="${report.again}"`;
  const program = `${REPORTER} ${writtenFrom(directory, place)}${again} --`;
  const line = startedBy(text, call, program);
  return joinSteps(null, [
    use.how === 'inferred' ? { target: { options: { command: line } } } : { line },
    { target: outputsFor(subject, [place]) },
  ]);
}

const byExecutor = ({ use, project }: EvidenceSubject, { file, again }: PrintedReport): string =>
  `The executor of the target ${use.target} writes no report of ${use.tool.title}. Replace it by a command: ` +
  `${REPORTER} ${REPORTS}/${use.target}/${file}${again === null ? '' : ` --again="${again}"`} -- <command>, with "cwd": "${project.root}" ` +
  `and {projectRoot}/${REPORTS}/${use.target} in "outputs".`;
