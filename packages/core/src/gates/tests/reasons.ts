import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { atMostAllowed, plural } from '../../reasons/wording.js';

/** "2 tests failed first and passed when they were repeated ("a", "b")", without the names where the report has none. */
function repeated({ flaky, tests }: { readonly flaky: number; readonly tests: string }): string {
  const they = flaky === 1 ? 'it was' : 'they were';
  return `${plural(flaky, 'test')} failed first and passed when ${they} repeated${tests === '' ? '' : ` (${tests})`}`;
}

/** The results of tests, suite by suite. */
export const reasons = defineReasons({
  'tests-passed': {
    title: 'All suites ran and passed',
    severity: 'info',
    message: (a: { passed: number; suites: string }) => `${plural(a.passed, 'test')} passed (${a.suites}).`,
    fix: () => '',
  },
  'tests-failed': {
    title: 'A test failed',
    severity: 'error',
    message: (a: { failed: string; first: string }) => `${a.failed} failed. The first is ${a.first}.`,
    fix: () => 'Fix the code or the test, then run the tests again.',
    identity: () => [],
  },
  'tests-run-failed': {
    title: 'The run of the tests failed',
    severity: 'error',
    message: (a: { file: string; problem: string }) =>
      `${a.file} says that the run itself failed: ${a.problem}.`,
    fix: () =>
      'Run the target and read what it prints. Update or delete obsolete snapshots, handle errors outside tests, or lower the coverage threshold of the tool.',
    identity: () => [],
  },
  'tests-flaky': {
    title: 'Tests passed only when they were repeated',
    severity: 'info',
    message: (a: { flaky: number; tests: string }) => `${repeated(a)}.`,
    fix: () => '',
  },
  'tests-too-flaky': {
    title: 'More tests than allowed passed only when they were repeated',
    severity: 'error',
    message: (a: { flaky: number; maximum: number; tests: string }) =>
      `${repeated(a)}; ${atMostAllowed(a.maximum)}.`,
    fix: () =>
      'Make the tests independent of time, order and shared state, or raise "flaky: { max }" in the gate.',
    identity: () => [],
  },
  'tests-skips-not-written': {
    title: 'The tool leaves skipped tests out of its report',
    severity: 'info',
    message: (a: { writer: string }) =>
      `${a.writer} writes no skipped tests by default, so a report without any does not show that none was skipped.`,
    fix: () => 'Set `report-skipped` in the junit section of the profile (nextest.toml).',
  },
  'tests-files-not-reported': {
    title: 'Test files are in no report',
    severity: 'info',
    message: (a: { proven: number; total: number; files: string }) =>
      `${a.proven} of ${plural(a.total, 'test file')} of the suites proven; not mentioned: ${a.files}.`,
    fix: () => '',
  },
  'tests-run-partial': {
    title: 'The command chose tests',
    severity: 'info',
    message: (a: { words: string }) =>
      `The target ran with ${a.words}, so the report is of a part of the tests.`,
    fix: () => '',
  },
  'tests-suite-empty': {
    title: 'A suite has too few tests',
    severity: 'error',
    message: (a: { suite: string; minimum: number; ran: number; place: string }) =>
      `Suite "${a.suite}" (${a.place}): ${plural(a.ran, 'test')} passed; at least ${a.minimum} must pass.`,
    fix: (a: { suite: string; place: string }) =>
      `Write tests in ${a.place} and make sure that the target runs them. To move the suite, set "suites" of the gate.`,
    identity: (a: { suite: string }) => [a.suite],
  },
  'tests-skipped': {
    title: 'A suite has skipped tests',
    severity: 'error',
    message: (a: { suite: string; skipped: number }) =>
      `Suite "${a.suite}" skips ${plural(a.skipped, 'test')}; the gate allows none.`,
    fix: () => 'Run the skipped tests, delete them, or set "skipped: allow" in the gate.',
    identity: (a: { suite: string }) => [a.suite],
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
