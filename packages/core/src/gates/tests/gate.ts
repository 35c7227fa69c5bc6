import { plural } from '../../reasons/wording.js';
import { violation, violationKey } from '../../reasons/given.js';
import {
  testSuites,
  type LocatedResult,
  type SuiteResult,
  type SuiteResults,
  type TestCounts,
} from '../../evidence/kinds/tests/suites.js';
import { writerOf } from '../../evidence/kinds/tests/report-writer.js';
import type { Finding } from '../../model/finding.js';
import type { Violation } from '../../model/baseline.js';
import type { TestFileResult, TestsEvidence } from '../../evidence/kinds/tests/tests-evidence.js';
import type { Location } from '../../model/position.js';
import { locate } from '../../model/position.js';
import { compareTests } from './compare.js';
import { flakyViolations, mostFlaky, namesOf, tooManyFlaky } from './flaky.js';
import type { GateOf, GateOutcome, ProjectGateKind, ProjectSubject, ReasonGiven } from '../define-gate.js';
import { gather, placeOf } from '../evidence-of-target.js';
import { missingTarget } from '../missing-target.js';
import { declaredBySuites } from '../proofs/declared-paths.js';
import { listed } from '../../reasons/wording.js';
import { partialWords } from '../proofs/partial-words.js';
import { proofOfTests } from '../proofs/proof-of-tests.js';
import { testsCanaries } from './canary.js';

type TestsGate = GateOf<'tests'>;

/** Every suite ran its tests, nothing in the report failed, and no suite skips tests unless the gate allows it. */
export const testsKind: ProjectGateKind<'tests'> = {
  kind: 'tests',
  of: 'project',
  defaultTarget: 'test',
  evidence: 'tests',
  needs: [],
  describe,
  compare: compareTests,
  decide: (gate, subject) => {
    const missing = missingTarget(subject);
    if (missing !== null) return missing;
    const gathered = gather('tests', subject);
    return gathered.status === 'found' ? judge(gate, subject, gathered) : gathered.outcome;
  },
  canaries: testsCanaries,
};

function describe({ suites, min, skipped, flaky }: TestsGate['rules']): string {
  const names = Array.isArray(suites)
    ? suites
    : Object.entries(suites).map(([name, glob]) => `${name} (${glob})`);
  const least = min === 1 ? '' : `, at least ${String(min)} tests each`;
  const skips = skipped === 'allow' ? ', skipped tests allowed' : '';
  const most = mostFlaky(flaky);
  const repeats =
    most === 0 ? ', no flaky tests' : most === Infinity ? '' : `, flaky tests <= ${String(most)}`;
  return `${names.join(', ')} ran and passed${least}${skips}${repeats}`;
}

interface Found {
  readonly evidence: TestsEvidence;
  readonly paths: readonly string[];
  readonly notes: readonly Finding[];
}

function judge(
  { rules }: TestsGate,
  subject: ProjectSubject,
  { evidence, paths, notes }: Found,
): GateOutcome {
  const { project, context } = subject;
  const host = { files: context.disk ?? context.files, project: placeOf(project.root, context.state) };
  const found = testSuites(evidence, rules.suites, host);
  const { suites, total } = found;
  const details = {
    expected: expectation(rules, suites),
    actual: counts(suites, total),
    evidence: paths,
    notes: [
      ...notes,
      ...flakyTests(rules, total),
      ...skipsNotWritten(rules, total, evidence),
      ...unproven(rules, evidence, subject),
    ],
  };
  const report = locate(paths[0] ?? '', null);
  const violations = violationsIn(found, rules, evidence.problems);
  if (total.failed + total.crashed > 0) {
    const location = placeOfFailure(found) ?? report;
    return { ...details, ...failed(found), verdict: 'fail', location, violations };
  }
  const [problem] = evidence.problems;
  if (problem !== undefined) {
    const args = { file: paths[0] ?? '', problem };
    return { ...details, verdict: 'fail', reason: 'tests-run-failed', args, location: report, violations };
  }
  const skipping =
    rules.skipped === 'deny' ? (suites.find(({ skipped }) => skipped > 0) ?? unplacedSkips(found)) : null;
  if (skipping) {
    const args = { suite: skipping.suite, skipped: skipping.skipped };
    const location = placeOfFirst(found, ({ skipped }) => skipped > 0) ?? report;
    return { ...details, verdict: 'fail', reason: 'tests-skipped', args, location, violations };
  }
  const short = suites.find(({ passed }) => passed < rules.min);
  if (short) {
    const given = tooFew(short, rules.min, { evidence, paths });
    return given.reason === 'tests-suite-empty'
      ? { ...details, ...given, verdict: 'fail', location: report, violations }
      : { ...details, ...given, verdict: 'fail', location: report };
  }
  const flaky = tooManyFlaky(rules.flaky, total);
  if (flaky !== null) {
    const location = placeOfFirst(found, (result) => result.flaky > 0) ?? report;
    return { ...details, ...flaky, verdict: 'fail', location, violations };
  }
  const args = { passed: total.passed, suites: details.actual };
  return { ...details, verdict: 'pass', reason: 'tests-passed', args, location: null };
}

/**
 * Skipped tests that a report counts and does not list, of one or another of the suites; null when there are none. Where the
 * report does not say of any test which suite it is in, that is what is wrong with it.
 */
function unplacedSkips({ suites, located }: SuiteResults): Pick<SuiteResult, 'suite' | 'skipped'> | null {
  if (suites.some(({ state }) => state !== 'counted')) return null;
  const skipped = located
    .filter(({ result, path }) => path === null && result.file === null && result.module === null)
    .reduce((sum, { result }) => sum + result.skipped, 0);
  return skipped === 0 ? null : { suite: suites.map(({ suite }) => suite).join(', '), skipped };
}

function flakyTests({ flaky: rule }: TestsGate['rules'], total: TestCounts): Finding[] {
  if (total.flaky === 0 || total.flaky > mostFlaky(rule)) return [];
  const args = { flaky: total.flaky, tests: namesOf(total) };
  return [{ reason: 'tests-flaky', args, position: null }];
}

/** Tools whose reports leave skipped tests out unless they are set otherwise. */
const WITHOUT_SKIPS: readonly string[] = ['cargo nextest'];

function skipsNotWritten(
  { skipped }: TestsGate['rules'],
  total: TestCounts,
  evidence: TestsEvidence,
): Finding[] {
  const { writer } = writerOf(evidence);
  const doubtful = skipped === 'deny' && total.skipped === 0 && WITHOUT_SKIPS.includes(writer);
  return doubtful ? [{ reason: 'tests-skips-not-written', args: { writer }, position: null }] : [];
}

/**
 * What the gate of kind `proof` would judge, as information: test files of the suites that no report mentions, and words of the
 * command that chose tests.
 */
function unproven(
  { suites }: TestsGate['rules'],
  evidence: TestsEvidence,
  subject: ProjectSubject,
): Finding[] {
  const { proven, missing, notRun } = proofOfTests([evidence], [suites], subject);
  const isOfSuites = declaredBySuites([suites]);
  const [found, lacking, left] = [proven, missing, notRun].map((paths) => paths.filter(isOfSuites));
  const { tests: chosen } = partialWords(subject.context.wordsOf?.(subject.target) ?? []);
  const findings: Finding[] = [];
  if (lacking !== undefined && lacking.length > 0) {
    const total = (found?.length ?? 0) + lacking.length + (left?.length ?? 0);
    const args = { proven: found?.length ?? 0, total, files: listed(lacking) };
    findings.push({ reason: 'tests-files-not-reported', args, position: null });
  }
  if (chosen.length > 0)
    findings.push({ reason: 'tests-run-partial', args: { words: listed(chosen) }, position: null });
  return findings;
}

/** Failures count by file, so that another file that fails is another violation. A file that did not run hides its failures. */
function violationsIn(
  found: SuiteResults,
  { min, skipped, flaky }: TestsGate['rules'],
  problems: TestsEvidence['problems'],
): Violation[] {
  const { suites, located, total } = found;
  const failing = [...countByName(located, ({ failed: count }) => count)].map(([name, count]) =>
    violation('tests-failed', [name], count),
  );
  const crashed = [...countByName(located, (result) => (result.crashed ? 1 : 0)).keys()].map(
    (name): Violation => {
      const key = violationKey('tests-failed', [name, '(did not run)']);
      return { key, value: 1, better: 'lower', hiding: true };
    },
  );
  const run = problems.length > 0 ? [violation('tests-run-failed', [])] : [];
  const skipping = suites
    .filter((suite) => skipped === 'deny' && suite.skipped > 0)
    .map((suite) => violation('tests-skipped', [suite.suite], suite.skipped));
  const unplaced = skipped === 'deny' && skipping.length === 0 ? unplacedSkips(found) : null;
  if (unplaced !== null) skipping.push(violation('tests-skipped', [unplaced.suite], unplaced.skipped));
  const short = suites
    .filter((suite) => suite.passed < min)
    .map((suite) => violation('tests-suite-empty', [suite.suite], min - suite.passed));
  return [...failing, ...crashed, ...run, ...skipping, ...short, ...flakyViolations(flaky, total)];
}

/** Sums over the files of a run that have the same name for people; files with nothing are left out. */
function countByName(
  located: readonly LocatedResult[],
  count: (result: TestFileResult) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const one of located) {
    const added = count(one.result);
    if (added > 0) sums.set(nameOf(one), (sums.get(nameOf(one)) ?? 0) + added);
  }
  return sums;
}

/** Reports may write absolute paths, which another machine does not share. */
function nameOf({ result, file }: LocatedResult): string {
  if (file !== null) return file;
  if (result.file === null) return result.name === '' ? (result.module ?? '') : result.name;
  return result.file.replaceAll('\\', '/').split('/').slice(-2).join('/');
}

function failed({ located, total: { failed: tests, crashed, firstFailure } }: SuiteResults): ReasonGiven {
  const first = firstName(located, firstFailure);
  const said = [tests > 0 ? plural(tests, 'test') : '', crashed > 0 ? plural(crashed, 'test file') : ''];
  return {
    reason: 'tests-failed',
    args: { failed: said.filter(Boolean).join(' and '), first: `"${first}"` },
  };
}

/** The first failed test by its title; a file that failed as a whole by where it is. */
function firstName(located: readonly LocatedResult[], title: string | null): string {
  const whole = located.find(({ result }) =>
    title === null ? result.crashed : result.file !== null && result.file === title,
  );
  return whole === undefined ? (title ?? 'not named in the report') : nameOf(whole);
}

function tooFew(
  suite: SuiteResult,
  minimum: number,
  { evidence, paths: [file = ''] }: Pick<Found, 'evidence' | 'paths'>,
): ReasonGiven {
  if (suite.state === 'unnamed')
    return { reason: 'evidence-unnamed-suites', args: { file, suite: suite.suite, ...writerOf(evidence) } };
  const args = { suite: suite.suite, minimum, ran: suite.passed, place: suite.pattern };
  return { reason: 'tests-suite-empty', args };
}

function expectation({ min, skipped, flaky }: TestsGate['rules'], suites: readonly SuiteResult[]): string {
  const names = suites.map(({ suite }) => suite).join(', ');
  const most = mostFlaky(flaky);
  const repeats = most === Infinity ? '' : most === 0 ? ', none flaky' : `, at most ${String(most)} flaky`;
  return `${names}: each >= ${min} passed, none failed${skipped === 'deny' ? ', none skipped' : ''}${repeats}`;
}

/** "contract 0, integration 3, unit 5 (2 skipped); 1 failed" */
function counts(suites: readonly SuiteResult[], total: TestCounts): string {
  const each = suites.map(({ suite, passed, failed: broken, skipped, expected }) => {
    const rest = [
      broken > 0 ? `${broken} failed` : '',
      skipped > 0 ? `${skipped} skipped` : '',
      expected > 0 ? `${expected} failed as expected` : '',
    ].filter(Boolean);
    return `${suite} ${passed}${rest.length > 0 ? ` (${rest.join(', ')})` : ''}`;
  });
  const crashed = total.crashed > 0 ? `; ${plural(total.crashed, 'test file')} did not run` : '';
  const flaky = total.flaky > 0 ? `; ${total.flaky} flaky` : '';
  return each.join(', ') + crashed + flaky;
}

function placeOfFirst(
  { located }: SuiteResults,
  offends: (result: TestFileResult) => boolean,
): Location | null {
  const file = located.find(({ result }) => offends(result))?.file ?? null;
  return file === null ? null : locate(file, null);
}

/** The first failed test, at its line where the report says it; that of the file that a report names is in that file. */
function placeOfFailure({ located }: SuiteResults): Location | null {
  const failing = located.find(({ result }) => result.failed > 0 || result.crashed);
  const file = failing?.file ?? null;
  if (file === null) return null;
  const line = failing?.result.firstFailureLine;
  return locate(file, line === undefined ? null : { line, column: 1 });
}
