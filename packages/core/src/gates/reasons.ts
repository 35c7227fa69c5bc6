import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';
import { didYouMean, plural } from '../reasons/wording.js';

/** What fails a target without a trace in its report, by the kind of evidence. */
const WHAT_FAILS: Readonly<Record<string, string>> = {
  tests: ': a coverage threshold, an obsolete snapshot, or an error outside of the tests',
  coverage: ': a test that failed, a threshold, or an error outside of the tests',
  lint: ': a limit on warnings, the configuration of the tool, or a crash',
  performance: ': a threshold of the script, or a crash',
};

interface FailedDespite {
  readonly project: string;
  readonly target: string;
  readonly kind: string;
  /** The reports, listed. */
  readonly report: string;
  /** How many tests failed by the reports of the target. */
  readonly failedTests: number;
}

/** Targets and globs, which gates of several kinds use. */
export const reasons = defineReasons({
  'gate-glob-refused': {
    title: 'A glob of the gate is not allowed',
    severity: 'error',
    message: (a: { glob: string; expected: string }) =>
      `"${a.glob.slice(0, 60)}" must be ${a.expected}; the gate was not judged.`,
    fix: () => 'Split it into several globs.',
    identity: (a: { glob: string }) => [a.glob],
  },
  'target-succeeded': {
    title: 'The target succeeded',
    severity: 'info',
    message: (a: { target: string }) => `The target ${a.target} succeeded.`,
    fix: () => '',
  },
  'target-not-run': {
    title: 'The target did not run',
    severity: 'error',
    message: (a: { project: string; target: string; heldUpBy: string | null }) =>
      a.heldUpBy === null
        ? `The target ${a.target} of ${a.project} did not run, and it has no report.`
        : `The target ${a.target} of ${a.project} did not run, because ${a.heldUpBy} failed.`,
    fix: (a: { project: string; target: string; heldUpBy: string | null }) =>
      a.heldUpBy === null
        ? `Run \`nx run ${a.project}:${a.target}\`, then run the gate again.`
        : `Run \`nx run ${a.heldUpBy}\` and fix what it reports, then run the gate again.`,
    identity: (a: { target: string }) => [a.target],
    standing: 'broken',
  },
  'target-failed-despite-report': {
    title: 'The target failed although its report is good',
    severity: 'error',
    message: (a: FailedDespite) =>
      a.failedTests > 0
        ? `The target ${a.target} of ${a.project} failed, because ${plural(a.failedTests, 'test')} failed. ` +
          `Nothing else in its reports (${a.report}) is against the gate.`
        : `The target ${a.target} of ${a.project} failed, although its ${a.kind} report (${a.report}) has nothing against the gate. ` +
          'So the report does not show what is wrong.',
    fix: (a: FailedDespite) =>
      a.failedTests > 0
        ? `Fix the tests that fail, then run the gate again.`
        : `Run \`nx run ${a.project}:${a.target}\` and look at the end of its output${WHAT_FAILS[a.kind] ?? ''}.`,
    identity: (a: { target: string }) => [a.target],
    standing: 'broken',
  },
  'target-missing': {
    title: 'The project does not have the target',
    severity: 'error',
    message: (a: { project: string; target: string; nearest: string | null }) =>
      `${a.project} has no target ${a.target}.${didYouMean(a.nearest)}`,
    fix: (a: { project: string; target: string }) =>
      `Add a target ${a.target} to ${a.project}, set "target" of the gate to an existing one, or exclude the project with "projects" of the gate.`,
    identity: (a: { target: string }) => [a.target],
    standing: 'open',
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
