import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { andMore, plural } from '../../reasons/wording.js';

/** What tests prove of a specification and its tasks. */
export const reasons = defineReasons({
  'trace-proven': {
    title: 'Tests prove what the specification and the tasks say',
    severity: 'info',
    message: (a: { requirements: number; tasks: number }) =>
      `${plural(a.requirements, 'requirement')} and ${plural(a.tasks, 'ticked task')} are proven.`,
    fix: () => '',
  },
  'trace-pending': {
    title: 'Requirements are still to be proven',
    severity: 'pending',
    message: (a: { requirement: string; more: number }) =>
      `Nothing proves ${a.requirement} yet${andMore(a.more)}, and the work on it is still to come.`,
    fix: () => '',
    identity: (a: { requirement: string }) => [a.requirement],
  },
  'trace-finished': {
    title: 'The feature is finished, so nothing has to prove it',
    severity: 'info',
    message: (a: { feature: string }) =>
      `${a.feature} was finished before this change, so its requirements and tasks are history.`,
    fix: () => '',
  },
  'requirements-missing': {
    title: 'The specification has no requirement with an id',
    severity: 'error',
    message: (a: { file: string }) => `${a.file} gives no requirement an id, so no test can name one.`,
    fix: () => 'Begin each requirement with an id, such as "- **FR-001**: …".',
    identity: () => [],
  },
  'requirements-not-read': {
    title: 'A specification numbers items by ids that are not read as requirements',
    severity: 'info',
    message: (a: { file: string; ids: string; more: number }) =>
      `${a.file} also numbers ${a.ids}${andMore(a.more)}. The gate does not ask for tests of these.`,
    fix: () => '',
  },
  'requirement-untested': {
    title: 'No test of this run proves a requirement',
    severity: 'error',
    message: (a: { requirement: string; text: string; named: string | null }) =>
      a.named === null
        ? `No test names ${a.requirement}${quoted(a.text)}.`
        : `${a.named} names ${a.requirement}${quoted(a.text)}, but no test of this run that names it passed.`,
    fix: (a: { requirement: string }) =>
      `Write a test whose name has ${a.requirement}, and run it: it("${a.requirement} …").`,
    identity: (a: { requirement: string }) => [a.requirement],
  },
  'requirement-unnamed': {
    title: 'No test file names a requirement',
    severity: 'error',
    message: (a: { requirement: string; text: string }) =>
      `No test file of the projects of the feature names ${a.requirement}${quoted(a.text)}.`,
    fix: (a: { requirement: string }) => `Name ${a.requirement} in the test that is about it.`,
    identity: (a: { requirement: string }) => [a.requirement],
  },
  'requirement-failing': {
    title: 'A test of a requirement fails',
    severity: 'error',
    message: (a: { requirement: string; test: string; project: string }) =>
      `The test "${a.test}" of ${a.project} names ${a.requirement} and failed.`,
    fix: () => 'Correct the code or the test until it passes.',
    identity: (a: { requirement: string }) => [a.requirement],
  },
  'requirement-ambiguous': {
    title: 'A test names a requirement that several features have',
    severity: 'error',
    message: (a: { requirement: string; test: string; others: string }) =>
      `The test "${a.test}" names ${a.requirement}, which ${a.others} may have as well, so it proves nothing of this feature.`,
    fix: (a: { requirement: string; feature: string }) =>
      `Name the feature in the test or in its path, such as "${a.feature} ${a.requirement} …", or name the test file in the feature's plan or tasks.`,
    identity: (a: { requirement: string }) => [a.requirement],
  },
  'trace-run-unproven': {
    title: 'A run of tests proves nothing',
    severity: 'error',
    message: (a: { project: string; target: string; why: UnprovenWhy }) =>
      `${a.target} of ${a.project} ${faultOfRun(a.why)}, so its report proves no requirement.`,
    fix: fixOfRun,
    identity: (a: { project: string; target: string }) => [a.project, a.target],
    standing: 'unproven',
  },
  'task-unproven': {
    title: 'A ticked task is not proven',
    severity: 'error',
    message: (a: { task: string; why: 'missing' | 'failed' | 'not-run'; paths: string; more: number }) =>
      `${a.task} is ticked, but ${a.paths}${andMore(a.more)} ${UNPROVEN[a.why]}.`,
    fix: () => 'Finish the task and run its tests, or take its tick away.',
    identity: (a: { task: string }) => [a.task],
  },
  'tasks-without-proof': {
    title: 'Ticked tasks name nothing that could prove them',
    severity: 'info',
    message: (a: { tasks: string; more: number }) =>
      `Ticked, with no file and no test that could prove it: ${a.tasks}${andMore(a.more)}.`,
    fix: () => '',
  },
});

/** Why a run proves nothing; `names`: its tests are not known by name. */
type UnprovenWhy = 'failed' | 'partial' | 'names';

function faultOfRun(why: UnprovenWhy): string {
  if (why === 'partial') return 'ran only a part of its tests';
  if (why === 'names') return 'ran more tests that name requirements than one report can tell';
  return 'failed for a reason that no test of its report shows';
}

function fixOfRun({ project, target, why }: { project: string; target: string; why: UnprovenWhy }): string {
  if (why === 'partial')
    return `Run all tests: remove what chooses some of them from the options of ${target}.`;
  if (why === 'names') return `Let ${target} write several reports, such as one for each suite.`;
  return `Correct what makes ${target} of ${project} fail.`;
}

const UNPROVEN = {
  missing: 'does not exist',
  failed: 'has tests that failed or were skipped',
  'not-run': 'has no test in this run',
} as const;

function quoted(text: string): string {
  return text === '' ? '' : ` ("${text.length > 120 ? `${text.slice(0, 119)}…` : text}")`;
}

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
