import type { ArgsOf } from '../model/reason.js';
import type { EvidenceAdvice } from '../model/evidence-advice.js';
import { defineReasons } from '../reasons/define-reasons.js';
import { formatsOf } from './formats-of.js';
import { EVIDENCE_KINDS, type EvidenceKind } from './evidence-kinds.js';

interface Wanted {
  readonly kind: string;
  readonly project: string;
  readonly target: string;
  /** What the host knows of the target; null: it knows no tools. */
  readonly advice?: EvidenceAdvice | null;
}

interface MaybeRun extends Wanted {
  /** Whether nothing shows that the target ran and succeeded. */
  readonly toRun: boolean;
}

/** A kind of evidence that no generator sets up; undefined for those that one does. */
const byHand = ({ kind }: Wanted) =>
  Object.values(EVIDENCE_KINDS).find((known) => known.kind === kind && !known.setUpByGenerator)?.kind;

const kindOf = ({ kind }: Wanted) => Object.values(EVIDENCE_KINDS).find((known) => known.kind === kind)?.kind;

const thenJudge = (a: Wanted, flags = '') =>
  `run \`nx run ${a.project}:${a.target}${flags}\`, then run the gate again.`;

/** What makes the target write a report. It never names a command that would change nothing. */
const writes = (a: MaybeRun): string => {
  const kind = byHand(a);
  switch (a.advice?.status) {
    case undefined:
      return kind === undefined ? written(a) : writtenByHand(a, kind);
    case 'command':
      return `Run \`${a.advice.command}\`, which makes ${a.advice.tool} write one. Then ${thenJudge(a)}`;
    case 'by-hand':
      return `${a.advice.steps.join(' ')} Then ${thenJudge(a)}`;
    case 'ready':
      return `${a.advice.tool} is set up to write one, so the result is from before that: ${thenJudge(a, ' --skip-nx-cache')}`;
    case 'unknown':
      return writtenByHand(a, kindOf(a));
  }
};

const writtenByHand = (a: Wanted, kind: EvidenceKind | undefined) =>
  `Make the target write one to its "outputs"${kind === undefined ? '' : ` (${writersOf(kind)})`}, ${thenJudge(a)}`;

const writersOf = (kind: EvidenceKind) =>
  [...new Set(formatsOf(kind).flatMap(({ writtenBy }) => writtenBy))].join(', ');

/** A result of the cache may have been restored without its files (nrwl/nx 36932). */
const written = (a: MaybeRun) =>
  (a.toRun
    ? `Run \`nx run ${a.project}:${a.target}\`, then run the gate again. `
    : `The target succeeded, so its result may have come from the cache without its files: run \`nx run ${a.project}:${a.target} --skip-nx-cache\`, then run the gate again. `) +
  `If the target writes no report, ` +
  `run \`nx g @plangate/nx:evidence ${a.project}\` to set one up.`;

const writeAgain = 'Run its target again without the cache (`--skip-nx-cache`).';

/** Reports that targets wrote: found or not, readable or not, and whose they are. */
export const reasons = defineReasons({
  'evidence-missing': {
    title: 'A report is missing',
    severity: 'error',
    message: (a: MaybeRun & { looked: string; beside: { path: string; problem: string } | null }) =>
      `${a.looked} has no ${a.kind} report.` +
      (a.beside === null ? '' : ` ${a.beside.path} is not one that can be read: ${a.beside.problem}.`),
    fix: writes,
    identity: (a: { kind: string; target: string }) => [a.kind, a.target],
    standing: 'unproven',
  },
  'evidence-no-outputs': {
    title: 'The target declares no outputs',
    severity: 'error',
    message: (a: Wanted) =>
      `The target ${a.target} of ${a.project} has no "outputs", so its ${a.kind} report cannot be found.`,
    fix: (a: Wanted) => {
      const kind = byHand(a);
      if (a.advice?.status === 'command' || a.advice?.status === 'by-hand')
        return writes({ ...a, toRun: true });
      return kind === undefined && !a.advice
        ? `Run \`nx g @plangate/nx:evidence ${a.project}\`, or add the directory of the report to the "outputs" of the target.`
        : `Add the report to the "outputs" of the target. ${writtenByHand(a, kindOf(a))}`;
    },
    identity: (a: { kind: string; target: string }) => [a.kind, a.target],
    standing: 'unproven',
  },
  'evidence-unreadable': {
    title: 'A report cannot be read',
    severity: 'error',
    message: (a: { file: string; problem: string }) =>
      `${a.file} is not a report that can be read: ${a.problem}.`,
    fix: () => `${writeAgain} If the file is not a report, move it out of the "outputs" of the target.`,
    identity: (a: { file: string }) => [a.file],
    standing: 'broken',
  },
  'evidence-not-understood': {
    title: 'A file beside the reports is not understood',
    severity: 'error',
    message: (a: { file: string; problem: string }) =>
      `${a.file} is in the outputs of the target and may be a report, but it cannot be read as one: ${a.problem}.`,
    fix: (a: { file: string }) =>
      `Delete the file and run its target again without the cache (\`--skip-nx-cache\`). If it is not a report, write it elsewhere ` +
      `or add "!{workspaceRoot}/${a.file}" to the "outputs" of the target.`,
    identity: (a: { file: string }) => [a.file],
    standing: 'broken',
  },
  'evidence-empty': {
    title: 'A report has no results',
    severity: 'error',
    message: (a: { file: string; problem: string }) => `${a.file} has no results: ${a.problem}.`,
    fix: () =>
      'If there is nothing to find, write the first test. Else make sure that the target finds its files. Then run it again.',
    identity: (a: { file: string }) => [a.file],
    standing: 'unproven',
  },
  'evidence-contradiction': {
    title: 'Reports contradict themselves or each other',
    severity: 'error',
    message: (a: { file: string; problem: string }) =>
      `${a.file} contradicts itself or another report: ${a.problem}.`,
    fix: () => `Delete old reports from the outputs of the target. ${writeAgain}`,
    identity: (a: { file: string }) => [a.file],
    standing: 'broken',
  },
  'evidence-foreign': {
    title: 'The report belongs to another project',
    severity: 'error',
    message: (a: { file: string; root: string; example: string; owner: string | null }) =>
      `${a.file} names no file of ${a.root}. It names ${a.example}, which ` +
      (a.owner === null ? 'is not in a project of this workspace.' : `belongs to ${a.owner}.`),
    fix: () =>
      'Make the target write its report to a directory that no other project uses, then run it again.',
    identity: (a: { file: string; root: string }) => [a.file, a.root],
    standing: 'unproven',
  },
  'evidence-of-another-run': {
    title: 'A report is of an older run',
    severity: 'error',
    message: (a: { file: string; day: string; than: string }) =>
      `${a.file} is of ${a.day}, and the reports beside it count for ${a.than}, so they are not of one run.`,
    fix: () => `Delete old reports from the outputs of the target. ${writeAgain}`,
    identity: (a: { file: string }) => [a.file],
    standing: 'broken',
  },
  'evidence-shared': {
    title: 'The report may belong to another project',
    severity: 'error',
    message: (a: { file: string; others: string }) =>
      `${a.file} is an output of ${a.others} too, and it names no file by which it can be told whose it is.`,
    fix: () =>
      'Make the target write its report to a file of its own, for example below "{projectRoot}", or with absolute paths in it.',
    identity: (a: { file: string }) => [a.file],
    standing: 'unproven',
  },
  'evidence-among-sources': {
    title: 'The outputs hold the whole project',
    severity: 'error',
    message: (a: { file: string; output: string }) =>
      `${a.file} is in ${a.output}, an output of the target that holds the project itself, so it may be a file of the project.`,
    fix: () =>
      'Write the report to a directory of its own, and list that directory in the "outputs" of the target.',
    identity: (a: { file: string }) => [a.file],
    standing: 'unproven',
  },
  'evidence-unnamed-suites': {
    title: 'The report does not name its test files',
    severity: 'error',
    message: (a: { file: string; suite: string; writer: string; fix: string }) =>
      `${a.file} names no test files, so it does not show that the suite "${a.suite}" ran. It looks like a report of ${a.writer}.`,
    fix: (a: { fix: string }) => a.fix,
    identity: (a: { file: string; suite: string }) => [a.file, a.suite],
    standing: 'unproven',
  },
  'evidence-committed': {
    title: 'A report is committed to git',
    severity: 'error',
    message: (a: { file: string; target: string }) =>
      `${a.file} is committed to git, so nothing shows that ${a.target} wrote it.`,
    fix: (a: { file: string; target: string }) =>
      `Remove it from git (\`git rm --cached ${a.file}\`), add it to .gitignore, and run ${a.target} again.`,
    identity: (a: { file: string }) => [a.file],
    standing: 'unproven',
  },
  'evidence-unrecorded': {
    title: 'No run wrote the report',
    severity: 'error',
    message: (a: { file: string; target: string }) =>
      `${a.file} is there, but no run of ${a.target} by Nx is on record on this machine.`,
    fix: (a: { file: string; target: string }) =>
      `Run ${a.target} with Nx on this machine, or run the gate without \`--excludeTaskDependencies\`.`,
    identity: (a: { file: string }) => [a.file],
    standing: 'unproven',
  },
  'evidence-replaced': {
    title: 'The report was written after the run',
    severity: 'error',
    message: (a: { file: string; target: string }) =>
      `${a.file} was written after the last run of ${a.target} by Nx.`,
    fix: (a: { file: string; target: string }) =>
      `Run ${a.target} with Nx again, or run the gate without \`--excludeTaskDependencies\`.`,
    identity: (a: { file: string }) => [a.file],
    standing: 'unproven',
  },
  'evidence-outdated': {
    title: 'The project changed after the report was written',
    severity: 'error',
    message: (a: { file: string; target: string }) =>
      `${a.file} is from a run of ${a.target} before the last change of the project.`,
    fix: (a: { file: string; target: string }) =>
      `Run ${a.target} with Nx again, or run the gate without \`--excludeTaskDependencies\`.`,
    identity: (a: { file: string }) => [a.file],
    standing: 'unproven',
  },
  'evidence-search-limited': {
    title: 'The outputs are too large to search',
    severity: 'error',
    message: (a: { looked: string; limit: string }) =>
      `The search for reports in ${a.looked} stopped at ${a.limit}.`,
    fix: () => 'List only the report, or its directory, in the "outputs" of the target.',
    identity: (a: { limit: string }) => [a.limit],
    standing: 'unproven',
  },
  'evidence-unverified': {
    title: 'The report names no files',
    severity: 'info',
    message: (a: { file: string }) =>
      `${a.file} names no files, so nothing shows which project it belongs to.`,
    fix: () => '',
  },
  'evidence-ignored': {
    title: 'A report of another project was ignored',
    severity: 'info',
    message: (a: { file: string; example: string }) => `${a.file} was ignored because it names ${a.example}.`,
    fix: () => '',
  },
});

declare module '../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
