import type { CoverageEvidence } from '../../evidence/kinds/coverage/coverage-evidence.js';
import { relativeTo } from '../../base/paths.js';
import type { ProjectSubject } from '../define-gate.js';
import { otherSources, type OtherSource } from './other-sources.js';
import { sourcesWithoutReport, uncountedSources } from './uncounted-sources.js';

/** What coverage reports prove of the sources of a project. Paths are relative to it. */
export interface ProofOfSources {
  /** Sources that some report counts. */
  readonly counted: readonly string[];
  /** Sources with code that none counts. */
  readonly missing: readonly string[];
  /** Sources that are not those that a report counted, in the workspace. */
  readonly others: readonly OtherSource[];
  /** Whether all paths of the project were looked at. */
  readonly complete: boolean;
}

/**
 * Holds the sources of a project on disk against the coverage reports of its targets.
 * @param evidence of each target; without any, every source with code is missing
 * @param tests files that are no sources, whatever they are called
 */
export function proofOfSources(
  evidence: readonly CoverageEvidence[],
  tests: ReadonlySet<string>,
  subject: Pick<ProjectSubject, 'project' | 'context'>,
): ProofOfSources {
  const { project, context } = subject;
  const files = evidence.flatMap((one) => one.files);
  const counted = [...new Set(files.map(({ file }) => relativeTo(file, project.root)))];
  const [first] = evidence;
  const uncounted =
    first === undefined || counted.length === 0
      ? sourcesWithoutReport(subject)
      : uncountedSources(evidence.length === 1 ? first : { ...first, files }, subject);
  return {
    counted,
    missing: uncounted.paths.filter((path) => !tests.has(path)),
    others: evidence.flatMap((one) => otherSources(one, context.files)),
    complete: uncounted.complete,
  };
}
