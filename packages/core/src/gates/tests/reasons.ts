import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';

/** What the results of tests come to. */
export const reasons = defineReasons({
  'tests-passed': {
    title: 'All suites ran and passed',
    severity: 'info',
    message: (a: { passed: number; suites: string }) => `${a.passed} tests passed (${a.suites}).`,
    fix: () => '',
  },
  'tests-failed': {
    title: 'A test failed',
    severity: 'error',
    message: (a: { failed: string; first: string }) => `${a.failed} failed; the first is ${a.first}.`,
    fix: () => 'Mend the code or the test and run the tests again.',
    identity: () => [],
  },
  'tests-suite-empty': {
    title: 'A suite has too few tests',
    severity: 'error',
    message: (a: { suite: string; minimum: number; ran: number; place: string }) =>
      `Of the suite ${a.suite} (${a.place}) ${a.ran} tests passed; at least ${a.minimum} must.`,
    fix: (a: { suite: string; place: string }) =>
      `Write tests in ${a.place} and see that the target runs them; the gate's "suites" says where a suite lies.`,
    identity: (a: { suite: string }) => [a.suite],
  },
  'tests-skipped': {
    title: 'A suite skips tests',
    severity: 'error',
    message: (a: { suite: string; skipped: number }) =>
      `The suite ${a.suite} skips ${a.skipped} tests, and the gate denies skipped tests.`,
    fix: () => 'Run the skipped tests, delete them, or allow them in the gate with "skipped: allow".',
    identity: (a: { suite: string }) => [a.suite],
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
