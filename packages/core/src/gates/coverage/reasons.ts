import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { otherText } from '../proofs/wording.js';
import { plural } from '../../reasons/wording.js';

/** The coverage of a project against the minimum of the gate. */
export const reasons = defineReasons({
  'coverage-reached': {
    title: 'Coverage reaches its minimum',
    severity: 'info',
    message: (a: { metrics: string }) => `Coverage: ${a.metrics}.`,
    fix: () => '',
  },
  'coverage-below-minimum': {
    title: 'Coverage is below its minimum',
    severity: 'error',
    message: (a: { metric: string; minimum: number; actual: string; least: string; uncovered: string }) =>
      `${SINGULAR[a.metric] ?? a.metric} coverage is ${a.actual}; the minimum is ${a.minimum} %.` +
      (a.least === '' ? '' : ` Least covered: ${a.least}.`) +
      (a.uncovered === '' ? '' : ` Uncovered lines of ${a.uncovered}.`),
    fix: () => 'Write tests for the code that the report lists as not covered.',
    identity: (a: { metric: string }) => [a.metric],
  },
  'coverage-sources-uncounted': {
    title: 'Sources that no coverage report counts are below the minimum',
    severity: 'error',
    message: (a: { metric: string; minimum: number; actual: string; count: number; first: string }) =>
      `${plural(a.count, 'source file of the project is', 'source files of the project are')} in no coverage report; the first is ${a.first}. ` +
      `Counted as not covered, ${(SINGULAR[a.metric] ?? a.metric).toLowerCase()} coverage is ${a.actual}; the minimum is ${a.minimum} %.`,
    fix: () =>
      'Point the coverage tool at all sources (Jest: collectCoverageFrom, Vitest: coverage.include), test them, or set "uncounted: allow" in the gate.',
    identity: (a: { metric: string }) => [a.metric],
  },
  'coverage-sources-not-counted': {
    title: 'Source files are in no coverage report',
    severity: 'info',
    message: (a: { counted: number; total: number; files: string }) =>
      `${a.counted} of ${plural(a.total, 'source file')} of the project counted; not counted: ${a.files}.`,
    fix: () => '',
  },
  'coverage-of-other-sources': {
    title: 'The coverage report is of other sources',
    severity: 'info',
    message: (a: { file: string; line: number; lines: number | null; more: number }) => otherText(a),
    fix: () => '',
  },
  'coverage-changed-reached': {
    title: 'The coverage of changed lines reaches its minimum',
    severity: 'info',
    message: (a: { changed: number; since: string; minimum: number; share: string }) =>
      `${plural(a.changed, 'line')} changed since ${a.since}; covered of those that count: ${a.share}.`,
    fix: () => '',
  },
  'coverage-changed-few': {
    title: 'No more lines changed than the gate allows without coverage',
    severity: 'info',
    message: (a: { changed: number; allow: number; since: string }) =>
      a.changed === 0
        ? `No line of a measured source changed since ${a.since}.`
        : `${plural(a.changed, 'line')} of measured sources changed since ${a.since}; the gate looks at changes of more than ${a.allow}.`,
    fix: () => '',
  },
  'coverage-changed-below-minimum': {
    title: 'The coverage of changed lines is below its minimum',
    severity: 'error',
    message: (a: { changed: number; since: string; minimum: number; share: string; uncovered: string }) =>
      `${plural(a.changed, 'line')} changed since ${a.since}; covered of those that count: ${a.share}. ` +
      `The minimum is ${a.minimum} %. Not covered: ${a.uncovered}.`,
    fix: () => 'Write tests that run these lines.',
    identity: () => [],
    standing: 'broken',
  },
  'coverage-changed-lines-unknown': {
    title: 'The coverage report does not say which lines ran',
    severity: 'error',
    message: (a: { report: string; file: string }) =>
      `Lines of ${a.file} changed, and ${a.report} does not say which of its lines ran.`,
    fix: () =>
      'Run `nx g @plangate/nx:evidence`, or make the target write a report with lines beside it: lcov.info or coverage-final.json (Jest: coverageReporters, Vitest: coverage.reporter), cobertura.xml, or the JSON of coverage.py. Jest with swc needs "sourceMaps": "inline" in .spec.swcrc; otherwise its reports have the lines of what swc built.',
    identity: (a: { report: string; file: string }) => [a.report],
    standing: 'broken',
  },
  'coverage-changed-other-source': {
    title: 'The coverage report is of another text of a changed source',
    severity: 'error',
    message: (a: { file: string; line: number; lines: number | null; more: number }) => otherText(a),
    fix: () => 'Run the target again on the sources as they are.',
    identity: (a: { file: string; line: number; lines: number | null; more: number }) => [a.file],
    standing: 'broken',
  },
  'coverage-change-unknown': {
    title: 'Nobody can tell which lines changed',
    severity: 'error',
    message: (a: { why: string }) => `The gate judges changed lines, and nobody can tell which changed: ${a.why}.`,
    fix: () =>
      'Run the gate in a git clone that has the commit the change is based on (GitHub Actions: fetch-depth: 0, GitLab CI: GIT_DEPTH: 0), or set NX_BASE to a commit that it has.',
    identity: () => [],
    standing: 'broken',
  },
  'coverage-changed-generated': {
    title: 'Changed files that are generated do not count',
    severity: 'info',
    message: (a: { count: number; first: string }) =>
      `${plural(a.count, 'changed file does', 'changed files do')} not count, because .gitattributes says linguist-generated. The first is ${a.first}.`,
    fix: () => '',
  },
  'coverage-files-left-out': {
    title: 'Files of a coverage report do not count',
    severity: 'info',
    message: (a: { count: number; first: string }) =>
      `${plural(a.count, 'file of the coverage reports does', 'files of the coverage reports do')} not count: tests, files of other projects, or files that do not exist. The first is ${a.first}.`,
    fix: () => '',
  },
  'coverage-metric-missing': {
    title: 'The coverage report lacks a metric',
    severity: 'error',
    message: (a: { metric: string; report: string }) =>
      `${a.report} does not report coverage of ${a.metric}.`,
    fix: () =>
      'Make the target write a report that has it (Istanbul reports all four metrics), or use another metric in the gate.',
    identity: (a: { metric: string; report: string }) => [a.metric, a.report],
  },
  'coverage-empty': {
    title: 'The coverage report has nothing to cover',
    severity: 'error',
    message: (a: { metric: string; report: string }) =>
      `${a.report} counts 0 ${a.metric} of sources of the project.`,
    fix: () =>
      'Point the coverage tool at the sources of the project (Jest: collectCoverageFrom), so that untested files count too.',
    identity: (a: { metric: string; report: string }) => [a.metric, a.report],
  },
});

const SINGULAR: Readonly<Record<string, string>> = {
  lines: 'Line',
  branches: 'Branch',
  functions: 'Function',
  statements: 'Statement',
};

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
