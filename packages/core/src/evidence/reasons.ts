import type { ArgsOf } from '../model/reason.js';
import { defineReasons } from '../reasons/define-reasons.js';
import { formatsOf } from './formats-of.js';
import { EVIDENCE_KINDS, type EvidenceKind } from './evidence-kinds.js';

interface Wanted {
  readonly kind: string;
  readonly project: string;
  readonly target: string;
}

/** A kind of evidence that no generator sets up; undefined for those that one does. */
const byHand = ({ kind }: Wanted) =>
  Object.values(EVIDENCE_KINDS).find((known) => known.kind === kind && !known.setUpByGenerator)?.kind;

const writes = (a: Wanted) => {
  const kind = byHand(a);
  return kind === undefined ? written(a) : writtenByHand(a, kind);
};

const writtenByHand = (a: Wanted, kind: EvidenceKind) =>
  `Let the target write one below its "outputs" (${formatsOf(kind)
    .flatMap(({ writtenBy }) => writtenBy)
    .join(', ')}), run \`nx run ${a.project}:${a.target}\` and then the gate.`;

const written = (a: Wanted) =>
  `Run \`nx run ${a.project}:${a.target}\` and then the gate. If the target writes no report, ` +
  `\`nx g @plangate/nx:evidence ${a.project}\` makes it write one.`;

const writtenBy = 'Run the target that writes it again, without the cache (`--skip-nx-cache`).';

/** Reports that targets wrote: found or not, readable or not, and whose they are. */
export const reasons = defineReasons({
  'evidence-missing': {
    title: 'There is no evidence',
    severity: 'error',
    message: (a: { kind: string; looked: string; project: string; target: string }) =>
      `No ${a.kind} report was found in ${a.looked}.`,
    fix: writes,
    identity: (a: { kind: string; target: string }) => [a.kind, a.target],
    standing: 'unproven',
  },
  'evidence-no-outputs': {
    title: 'The target names no outputs to look in',
    severity: 'error',
    message: (a: { kind: string; project: string; target: string }) =>
      `The target ${a.target} of ${a.project} names no outputs, so there is no place to look for its ${a.kind} report.`,
    fix: (a: { kind: string; project: string; target: string }) => {
      const kind = byHand(a);
      return kind === undefined
        ? `Name the directory of the report in the "outputs" of the target; ` +
            `\`nx g @plangate/nx:evidence ${a.project}\` does both.`
        : `Name the report in the "outputs" of the target. ${writtenByHand(a, kind)}`;
    },
    identity: (a: { kind: string; target: string }) => [a.kind, a.target],
    standing: 'unproven',
  },
  'evidence-unreadable': {
    title: 'A report cannot be read',
    severity: 'error',
    message: (a: { file: string; problem: string }) => `${a.file} cannot be read as a report: ${a.problem}.`,
    fix: () => `Delete the file. ${writtenBy}`,
    identity: (a: { file: string }) => [a.file],
    standing: 'broken',
  },
  'evidence-empty': {
    title: 'A report says nothing',
    severity: 'error',
    message: (a: { file: string; problem: string }) => `${a.file} is a report without content: ${a.problem}.`,
    fix: () => 'See that the target finds the files it should work on, and run it again.',
    identity: (a: { file: string }) => [a.file],
    standing: 'unproven',
  },
  'evidence-contradiction': {
    title: 'Reports contradict themselves or each other',
    severity: 'error',
    message: (a: { file: string; problem: string }) => `${a.file} cannot be believed: ${a.problem}.`,
    fix: () => `Delete the outputs of the target, stale reports among them. ${writtenBy}`,
    identity: (a: { file: string }) => [a.file],
    standing: 'broken',
  },
  'evidence-foreign': {
    title: 'The report belongs to another project',
    severity: 'error',
    message: (a: { file: string; root: string; example: string; owner: string | null }) =>
      `${a.file} names no file of ${a.root}; it speaks of ${a.example}` +
      (a.owner === null ? ', which lies in no project of this workspace.' : `, which belongs to ${a.owner}.`),
    fix: () =>
      'Let the target of this project write its own report to an output that no other project shares, and run it again.',
    identity: (a: { file: string; root: string }) => [a.file, a.root],
    standing: 'unproven',
  },
  'evidence-unnamed-suites': {
    title: 'The report does not say which files its tests are in',
    severity: 'error',
    message: (a: { file: string; suite: string }) =>
      `${a.file} names no test files, so nothing shows that the suite ${a.suite} ran.`,
    fix: () =>
      'Let the reporter write file names (jest-junit: addFileAttribute "true"), or write the report of `jest --json`.',
    identity: (a: { file: string; suite: string }) => [a.file, a.suite],
    standing: 'unproven',
  },
  'evidence-search-limited': {
    title: 'The outputs are too large to search',
    severity: 'error',
    message: (a: { looked: string; limit: string }) =>
      `The search for reports in ${a.looked} ended at ${a.limit}.`,
    fix: () => 'Name the directory or the file of the report itself in the "outputs" of the target.',
    identity: (a: { limit: string }) => [a.limit],
    standing: 'unproven',
  },
  'evidence-unverified': {
    title: 'The report names no files',
    severity: 'info',
    message: (a: { file: string }) =>
      `${a.file} names no files, so it was not checked whether it belongs to this project.`,
    fix: () => '',
  },
  'evidence-ignored': {
    title: 'A report of another project was left out',
    severity: 'info',
    message: (a: { file: string; example: string }) => `${a.file} was left out: it speaks of ${a.example}.`,
    fix: () => '',
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
