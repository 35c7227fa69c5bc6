import { locateTests, memberOf, suitePatterns } from '../../evidence/kinds/tests/suites.js';
import type { TestFileResult, TestsEvidence } from '../../evidence/kinds/tests/tests-evidence.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { targetGone } from '../canaries/target-canaries.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';
import { placeOf } from '../evidence-of-target.js';

type TestsGate = GateOf<'tests'>;

/** One test that passed fails or is skipped, one file does not run, one suite is not there, or its report is not what it was. */
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
    ...suitePatterns(rules.suites).map(({ suite, pattern }) =>
      changed(`the tests of the suite ${suite} are not in the report`, (evidence) =>
        withoutSuite(evidence, pattern, subject),
      ),
    ),
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

function withoutSuite(
  evidence: TestsEvidence,
  pattern: string,
  { project, context }: ProjectSubject,
): TestsEvidence {
  const host = { files: context.disk ?? context.files, project: placeOf(project.root, context.state) };
  const isMember = memberOf(pattern);
  const located = locateTests(evidence, host);
  return { ...evidence, files: located.filter((one) => !isMember(one)).map(({ result }) => result) };
}
