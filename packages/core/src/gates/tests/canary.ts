import { locateTests, memberOf, suitePatterns } from '../../evidence/kinds/tests/suites.js';
import type { TestFileResult, TestsEvidence } from '../../evidence/kinds/tests/tests-evidence.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { targetGone } from '../canaries/target-canaries.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';
import { placeOf } from '../evidence-of-target.js';

type TestsGate = GateOf<'tests'>;

/** One test that passed fails or is skipped, one file does not run, one suite is missing, or its report is not what it was. */
export function testsCanaries({ rules }: TestsGate, subject: ProjectSubject): readonly Canary[] {
  const changed = (what: string, alter: (evidence: TestsEvidence) => TestsEvidence): Canary =>
    evidenceCanary('tests', subject, { what, alter });
  const ofOne = (what: string, alter: (result: TestFileResult) => TestFileResult): Canary =>
    changed(what, (evidence) => ({ ...evidence, files: alterFirst(evidence.files, alter) }));
  return [
    ofOne('one passed test fails', (result) => ({
      ...result,
      passed: result.passed - 1,
      failed: result.failed + 1,
      firstFailure: 'a test of the canary',
    })),
    ofOne('one test file does not run', (result) => ({ ...result, passed: 0, crashed: true })),
    ...(rules.skipped === 'deny'
      ? [
          ofOne('one passed test is skipped', (result) => ({
            ...result,
            passed: result.passed - 1,
            skipped: result.skipped + 1,
          })),
        ]
      : []),
    changed('the run fails beyond its tests', (evidence) => ({
      ...evidence,
      problems: ['an error outside tests'],
    })),
    ...suitePatterns(rules.suites).flatMap(({ suite, pattern }) => [
      changed(`the tests of the suite ${suite} are not in the report`, (evidence) =>
        ofSuite(evidence, { pattern, subject }, () => []),
      ),
      ...(rules.min > 1
        ? [
            changed(`${String(rules.min - 1)} tests of the suite ${suite} passed`, (evidence) =>
              ofSuite(evidence, { pattern, subject }, atMost(rules.min - 1)),
            ),
          ]
        : []),
    ]),
    ...reportCanaries('tests', subject),
    targetGone(subject),
  ];
}

/** Results of which the first with a passed test is another. */
function alterFirst(
  files: readonly TestFileResult[],
  alter: (result: TestFileResult) => TestFileResult,
): readonly TestFileResult[] {
  const at = files.findIndex(({ passed }) => passed > 0);
  return files.map((result, index) => (index === at ? alter(result) : result));
}

/** The same report with other results of one suite. */
function ofSuite(
  evidence: TestsEvidence,
  { pattern, subject }: { readonly pattern: string; readonly subject: ProjectSubject },
  alter: (result: TestFileResult) => readonly TestFileResult[],
): TestsEvidence {
  const { project, context } = subject;
  const host = { files: context.disk ?? context.files, project: placeOf(project.root, context.state) };
  const isMember = memberOf(pattern);
  const files = locateTests(evidence, host).flatMap((one) =>
    isMember(one) ? alter(one.result) : [one.result],
  );
  return { ...evidence, files };
}

/** Leaves a number of passed tests, and no more. */
function atMost(most: number): (result: TestFileResult) => readonly TestFileResult[] {
  let left = most;
  return (result) => {
    const passed = Math.min(result.passed, left);
    left -= passed;
    return [{ ...result, passed, flaky: Math.min(result.flaky, passed) }];
  };
}
