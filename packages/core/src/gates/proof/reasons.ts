import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { plural } from '../../reasons/wording.js';
import { otherText } from '../proofs/wording.js';

interface Share {
  /** How many of the files are proven. */
  readonly proven: number;
  readonly total: number;
  /** The first files that are not, for people. */
  readonly files: string;
}

const ofTests = ({ proven, total }: Share) => `${proven} of ${plural(total, 'test file')} proven`;

/** What reports say of a run, held against the disk, the plans and the command. */
export const reasons = defineReasons({
  'proof-complete': {
    title: 'Every file is proven by a report',
    severity: 'info',
    message: (a: { tests: number; sources: number }) =>
      `Reports mention ${plural(a.tests, 'test file')} and count ${plural(a.sources, 'source file')}: all that must be proven.`,
    fix: () => '',
  },
  'proof-tests-unproven': {
    title: 'Test files are in no report',
    severity: 'error',
    message: (a: Share & { words: string }) =>
      `${ofTests(a)}; not mentioned: ${a.files}.` +
      (a.words === '' ? '' : ` The run was of a part of the files: ${a.words}.`),
    fix: (a: { words: string }) =>
      (a.words === ''
        ? 'Make the target run these files and write them to its report. '
        : 'Run the target without the options that choose files. ') +
      'Delete a file that is not to run, or add it to "exempt" of the gate.',
    identity: (a: { files: string }) => [a.files],
    standing: 'unproven',
  },
  'proof-tests-not-run': {
    title: 'No test of a test file ran',
    severity: 'error',
    message: (a: Share) => `${ofTests(a)}; mentioned, but without a test that ran: ${a.files}.`,
    fix: () =>
      'Run the tests that are skipped in these files, fix the files that do not load, or delete them. A file that cannot run here goes to "exempt" of the gate.',
    identity: (a: { files: string }) => [a.files],
    standing: 'unproven',
  },
  'proof-tests-unnamed': {
    title: 'Reports do not say which test files ran',
    severity: 'error',
    message: (a: Share & { report: string; writer: string }) =>
      `${ofTests(a)}; unproven by name: ${a.files}. ${a.report} holds tests of which it says neither a file nor a class that is found. It looks like a report of ${a.writer}.`,
    fix: (a: { how: string }) => a.how,
    identity: (a: { files: string }) => [a.files],
    standing: 'unproven',
  },
  'proof-run-partial': {
    title: 'Only a part of the tests ran',
    severity: 'error',
    message: (a: { target: string; why: string }) =>
      `The report of ${a.target} is of a part of the tests: ${a.why}.`,
    fix: () => 'Run all tests: without the options that choose some, and without `.only`.',
    identity: (a: { target: string; why: string }) => [a.target, a.why],
    standing: 'broken',
  },
  'proof-sources-unproven': {
    title: 'Source files are in no coverage report',
    severity: 'error',
    message: (a: Share) =>
      `${a.proven} of ${plural(a.total, 'source file')} counted; not counted: ${a.files}.`,
    fix: () =>
      'Point the coverage tool at all sources (Jest: collectCoverageFrom, Vitest: coverage.include, pytest: --cov), or add files that need no tests to "exempt" of the gate.',
    identity: (a: { files: string }) => [a.files],
  },
  'proof-sources-changed': {
    title: 'A coverage report is of other sources',
    severity: 'error',
    message: (a: { file: string; line: number; lines: number | null; more: number }) => otherText(a),
    fix: () => 'Delete the report and run its target again without the cache (`--skip-nx-cache`).',
    identity: (a: { file: string }) => [a.file],
    standing: 'broken',
  },
  'proof-nothing-to-prove': {
    title: 'Nothing that could be proven was found',
    severity: 'error',
    message: (a: { project: string; what: string; declared: boolean; exempt: number }) =>
      (a.declared
        ? `No suite of a gate and no plan in force declares ${a.what} of ${a.project} that are on disk`
        : `${a.project} has no ${a.what}`) +
      (a.exempt === 0 ? '.' : `; ${plural(a.exempt, 'file is', 'files are')} exempt.`),
    fix: (a: { declared: boolean }) =>
      a.declared
        ? 'Name the files in the tree of a plan or in "suites" of a gate of kind tests, or ask for "all".'
        : 'Write tests, or exclude the project with "projects" of the gate.',
    identity: (a: { what: string }) => [a.what],
    standing: 'unproven',
  },
  'proof-exempt-unused': {
    title: 'A glob exempts no file',
    severity: 'info',
    message: (a: { globs: string; project: string }) =>
      `"exempt" of the gate has globs that match no test file and no source of ${a.project}: ${a.globs}.`,
    fix: () => '',
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
