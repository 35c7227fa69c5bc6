import type { Report, Reports } from '../../define-evidence-kind.js';
import type { TestFileResult, TestsEvidence } from './tests-evidence.js';

/**
 * Puts the test reports of a project together. Where several name the same test file, as a JUnit and a JSON report
 * of one run do, the file counts once, with the larger of each count.
 *
 * @param place where a test file is in the workspace, by its path as written; null if it does not exist
 */
export function combineTests(
  reports: Reports<TestsEvidence>,
  place: (written: string) => string | null,
): TestsEvidence {
  const [first, second] = reports;
  if (second === undefined) return first.evidence;
  const merged = new Map<string, TestFileResult>();
  for (const report of reports) {
    for (const [key, result] of resultsByFile(report, place)) {
      const known = merged.get(key);
      merged.set(key, known ? larger(known, result) : result);
    }
  }
  return { kind: 'tests', files: [...merged.values()] };
}

function resultsByFile(
  report: Report<TestsEvidence>,
  place: (written: string) => string | null,
): Map<string, TestFileResult> {
  const results = new Map<string, TestFileResult>();
  for (const result of report.evidence.files) {
    // Results without a file are told apart by report, so that no count is lost.
    const key =
      result.file === null ? `\0${report.path}\0${result.name}` : (place(result.file) ?? result.file);
    const known = results.get(key);
    results.set(key, known ? added(known, result) : result);
  }
  return results;
}

function added(one: TestFileResult, two: TestFileResult): TestFileResult {
  return {
    ...one,
    passed: one.passed + two.passed,
    failed: one.failed + two.failed,
    skipped: one.skipped + two.skipped,
    firstFailure: one.firstFailure ?? two.firstFailure,
    crashed: one.crashed || two.crashed,
  };
}

function larger(one: TestFileResult, two: TestFileResult): TestFileResult {
  return {
    ...added(one, two),
    passed: Math.max(one.passed, two.passed),
    failed: Math.max(one.failed, two.failed),
    skipped: Math.max(one.skipped, two.skipped),
  };
}
