import { locateTests, memberOf, suitePatterns } from '../../evidence/kinds/tests/suites.js';
import type { TestFileResult, TestsEvidence } from '../../evidence/kinds/tests/tests-evidence.js';
import { plural } from '../../reasons/wording.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import { targetGone } from '../canaries/target-canaries.js';
import type { Canary, CanaryOrIdle, GateOf, ProjectSubject } from '../define-gate.js';
import type { IdleRule } from '../canary.js';
import { gather, placeOf } from '../evidence-of-target.js';
import { mostFlaky } from './flaky.js';

type TestsGate = GateOf<'tests'>;

/**
 * One test that passed fails, is skipped or had to be repeated, one file does not run, one suite is missing or too small, or its
 * report is not what it was.
 */
export function testsCanaries({ rules }: TestsGate, subject: ProjectSubject): readonly CanaryOrIdle[] {
  const ofOne = changesOfOne(subject);
  return [
    ofOne([], 'one passed test fails', (result) => ({
      ...result,
      passed: result.passed - 1,
      failed: result.failed + 1,
      firstFailure: 'a test of the canary',
    })),
    ofOne([], 'one test file does not run', (result) => ({ ...result, passed: 0, crashed: true })),
    ...(rules.skipped === 'deny'
      ? [
          ofOne(['skipped'], 'one passed test is skipped', (result) => ({
            ...result,
            passed: result.passed - 1,
            skipped: result.skipped + 1,
          })),
        ]
      : []),
    ...flakyCanaries(rules, subject),
    evidenceCanary('tests', subject, {
      rules: [],
      what: 'the run fails beyond its tests',
      alter: (evidence) => ({ ...evidence, problems: ['an error outside tests'] }),
    }),
    ...suiteCanaries(rules, subject),
    ...sameSuites(rules, subject),
    ...reportCanaries('tests', subject),
    targetGone(subject),
  ];
}

type Change = (
  rules: Canary['rules'],
  what: string,
  alter: (result: TestFileResult) => TestFileResult,
) => Canary;

/** Changes of the first result with a passed test. */
function changesOfOne(subject: ProjectSubject): Change {
  return (rules, what, alter) =>
    evidenceCanary('tests', subject, {
      rules,
      what,
      alter: (evidence) => ({ ...evidence, files: alterFirst(evidence.files, alter) }),
    });
}

/** One more test than may pass only when it is repeated. */
function flakyCanaries({ flaky }: TestsGate['rules'], subject: ProjectSubject): Canary[] {
  const most = mostFlaky(flaky);
  if (!Number.isSafeInteger(most)) return [];
  const count = most + 1;
  return [
    changesOfOne(subject)(
      ['flaky'],
      `${plural(count, 'test passes', 'tests pass')} only when repeated`,
      (result) => ({ ...result, passed: Math.max(result.passed, count), flaky: count }),
    ),
  ];
}

function suiteCanaries({ suites, min }: TestsGate['rules'], subject: ProjectSubject): Canary[] {
  return suitePatterns(suites).flatMap(({ suite, pattern }) => [
    evidenceCanary('tests', subject, {
      rules: ['suites'],
      what: `the tests of the suite ${suite} are not in the report`,
      alter: (evidence) => ofSuite(evidence, { pattern, subject }, () => []),
    }),
    evidenceCanary('tests', subject, {
      rules: ['min'],
      what: `${plural(min - 1, 'test')} of the suite ${suite} passed`,
      alter: (evidence) => ofSuite(evidence, { pattern, subject }, atMost(min - 1)),
    }),
  ]);
}

/** Suites with the same tests as one before them: whatever one of them asks for, the other asks for already. */
function sameSuites({ suites }: TestsGate['rules'], subject: ProjectSubject): IdleRule[] {
  const gathered = gather('tests', subject);
  if (gathered.status !== 'found') return [];
  const located = locatedIn(gathered.evidence, subject);
  const names = new Map<string, string>();
  return suitePatterns(suites).flatMap(({ suite, pattern }) => {
    const isMember = memberOf(pattern);
    const members = located.flatMap((one, at) => (isMember(one) ? [at] : [])).join();
    const same = names.get(members);
    if (same === undefined) names.set(members, suite);
    return same === undefined || members === ''
      ? []
      : [{ rule: 'suites', why: `the tests of the suite ${suite} are those of the suite ${same}` }];
  });
}

/** Results of which the first with a passed test is another. */
function alterFirst(
  files: readonly TestFileResult[],
  alter: (result: TestFileResult) => TestFileResult,
): readonly TestFileResult[] {
  const at = files.findIndex(({ passed }) => passed > 0);
  return files.map((result, index) => (index === at ? alter(result) : result));
}

function locatedIn(evidence: TestsEvidence, { project, context }: ProjectSubject) {
  const host = { files: context.disk ?? context.files, project: placeOf(project.root, context.state) };
  return locateTests(evidence, host);
}

/** The same report with other results of one suite. */
function ofSuite(
  evidence: TestsEvidence,
  { pattern, subject }: { readonly pattern: string; readonly subject: ProjectSubject },
  alter: (result: TestFileResult) => readonly TestFileResult[],
): TestsEvidence {
  const isMember = memberOf(pattern);
  const files = locatedIn(evidence, subject).flatMap((one) =>
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
