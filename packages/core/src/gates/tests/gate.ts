import { plural } from '../../reasons/wording.js';
import { violation, violationKey } from '../../reasons/given.js';
import { testSuites, type SuiteResult, type TestCounts } from '../../evidence/kinds/tests/suites.js';
import type { Violation } from '../../model/baseline.js';
import type { TestsEvidence } from '../../evidence/kinds/tests/tests-evidence.js';
import type { Location } from '../../model/position.js';
import { locate } from '../../model/position.js';
import { compareTests } from './compare.js';
import type { GateOf, GateOutcome, ProjectGateKind, ProjectSubject, ReasonGiven } from '../define-gate.js';
import { gather, placeOf, sourcePlace } from '../evidence-of-target.js';
import { missingTarget } from '../missing-target.js';

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
};

function describe({ suites, min, skipped }: TestsGate['rules']): string {
  const names = Array.isArray(suites)
    ? suites
    : Object.entries(suites).map(([name, glob]) => `${name} (${glob})`);
  const least = min === 1 ? '' : `, at least ${String(min)} tests each`;
  return `${names.join(', ')} ran and passed${least}${skipped === 'allow' ? ', skipped tests allowed' : ''}`;
}

interface Found {
  readonly evidence: TestsEvidence;
  readonly paths: readonly string[];
}

function judge({ rules }: TestsGate, subject: ProjectSubject, { evidence, paths }: Found): GateOutcome {
  const { project, context } = subject;
  const host = { files: context.files, project: placeOf(project.root, context.state) };
  const { suites, total } = testSuites(evidence, rules.suites, host);
  const details = { expected: expectation(rules, suites), actual: counts(suites, total), evidence: paths };
  const report = locate(paths[0] ?? '', null);
  const violations = violationsIn({ evidence, suites }, rules, subject);
  if (total.failed + total.crashed > 0) {
    const location =
      placeOfFirst(evidence, (result) => result.failed > 0 || result.crashed, subject) ?? report;
    return { ...details, ...failed(evidence, total), verdict: 'fail', location, violations };
  }
  const skipping = rules.skipped === 'deny' ? suites.find(({ skipped }) => skipped > 0) : undefined;
  if (skipping) {
    const args = { suite: skipping.suite, skipped: skipping.skipped };
    const location = placeOfFirst(evidence, ({ skipped }) => skipped > 0, subject) ?? report;
    return { ...details, verdict: 'fail', reason: 'tests-skipped', args, location, violations };
  }
  const short = suites.find(({ passed }) => passed < rules.min);
  if (short) {
    const given = tooFew(short, rules.min, paths);
    return given.reason === 'tests-suite-empty'
      ? { ...details, ...given, verdict: 'fail', location: report, violations }
      : { ...details, ...given, verdict: 'fail', location: report };
  }
  const args = { passed: total.passed, suites: details.actual };
  return { ...details, verdict: 'pass', reason: 'tests-passed', args, location: null };
}

/** Failures count by file, so that another file that fails is another violation. A file that did not run hides its failures. */
function violationsIn(
  { evidence, suites }: { evidence: TestsEvidence; suites: readonly SuiteResult[] },
  { min, skipped }: TestsGate['rules'],
  subject: ProjectSubject,
): Violation[] {
  const broken = evidence.files
    .filter(({ failed: count }) => count > 0)
    .map((result) => violation('tests-failed', [nameOfFile(result, subject)], result.failed));
  const crashed = evidence.files
    .filter((result) => result.crashed)
    .map((result): Violation => {
      const key = violationKey('tests-failed', [nameOfFile(result, subject), '(did not run)']);
      return { key, value: 1, better: 'lower', hiding: true };
    });
  const skipping = suites
    .filter((suite) => skipped === 'deny' && suite.skipped > 0)
    .map((suite) => violation('tests-skipped', [suite.suite], suite.skipped));
  const short = suites
    .filter((suite) => suite.passed < min)
    .map((suite) => violation('tests-suite-empty', [suite.suite], min - suite.passed));
  return [...broken, ...crashed, ...skipping, ...short];
}

/** Reports may write absolute paths, which another machine does not share. */
function nameOfFile({ file, name }: TestsEvidence['files'][number], subject: ProjectSubject): string {
  if (file === null) return name;
  return sourcePlace({ file }, subject)?.file ?? file.replaceAll('\\', '/').split('/').slice(-2).join('/');
}

function failed(evidence: TestsEvidence, { failed: tests, crashed, firstFailure }: TestCounts): ReasonGiven {
  const crash = evidence.files.find((result) => result.crashed);
  const first = firstFailure ?? crash?.file ?? crash?.name ?? 'not named in the report';
  const said = [tests > 0 ? plural(tests, 'test') : '', crashed > 0 ? plural(crashed, 'test file') : ''];
  return {
    reason: 'tests-failed',
    args: { failed: said.filter(Boolean).join(' and '), first: `"${first}"` },
  };
}

function tooFew(suite: SuiteResult, minimum: number, [file = '']: readonly string[]): ReasonGiven {
  if (suite.state === 'unnamed')
    return { reason: 'evidence-unnamed-suites', args: { file, suite: suite.suite } };
  const args = { suite: suite.suite, minimum, ran: suite.passed, place: suite.pattern };
  return { reason: 'tests-suite-empty', args };
}

function expectation({ min, skipped }: TestsGate['rules'], suites: readonly SuiteResult[]): string {
  const names = suites.map(({ suite }) => suite).join(', ');
  return `${names}: each >= ${min} passed, none failed${skipped === 'deny' ? ', none skipped' : ''}`;
}

/** "contract 0, integration 3, unit 5 (2 skipped); 1 failed" */
function counts(suites: readonly SuiteResult[], total: TestCounts): string {
  const each = suites.map(({ suite, passed, failed: broken, skipped }) => {
    const rest = [broken > 0 ? `${broken} failed` : '', skipped > 0 ? `${skipped} skipped` : ''].filter(
      Boolean,
    );
    return `${suite} ${passed}${rest.length > 0 ? ` (${rest.join(', ')})` : ''}`;
  });
  const crashed = total.crashed > 0 ? `; ${plural(total.crashed, 'test file')} did not run` : '';
  return each.join(', ') + crashed;
}

function placeOfFirst(
  { files }: TestsEvidence,
  offends: (result: TestsEvidence['files'][number]) => boolean,
  subject: ProjectSubject,
): Location | null {
  const file = files.find(offends)?.file ?? null;
  return file === null ? null : sourcePlace({ file }, subject);
}
