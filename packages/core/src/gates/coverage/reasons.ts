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
    message: (a: { metric: string; minimum: number; actual: string; least: string }) =>
      `${SINGULAR[a.metric] ?? a.metric} coverage is ${a.actual}; the minimum is ${a.minimum} %.` +
      (a.least === '' ? '' : ` Least covered: ${a.least}.`),
    fix: () => 'Write tests for the code that the report lists as not covered.',
    identity: (a: { metric: string }) => [a.metric],
  },
  'coverage-sources-uncounted': {
    title: 'Sources that no coverage report counts are below the minimum',
    severity: 'error',
    message: (a: { metric: string; minimum: number; actual: string; count: number; first: string }) =>
      `${plural(a.count, 'source file')} of the project ${a.count === 1 ? 'is' : 'are'} in no coverage report; the first is ${a.first}. ` +
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
  'coverage-files-left-out': {
    title: 'Files of a coverage report do not count',
    severity: 'info',
    message: (a: { count: number; first: string }) =>
      `${plural(a.count, 'file')} of the coverage reports ${a.count === 1 ? 'does' : 'do'} not count: tests, files of other projects, or files that do not exist. The first is ${a.first}.`,
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
