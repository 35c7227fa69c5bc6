import type {
  FeatureStatus,
  GateCanary,
  GateDeclaration,
  ProjectVerdict,
  SubjectViolations,
  TestsOfRun,
} from '@plangate/core';
import { TaskJudge } from './task-judge.js';
import type { GateResult, GateRun } from './types.js';

/**
 * Judges gates one by one and answers for each as soon as it is decided; the same for one task and for thousands. Never
 * throws: what goes wrong with one task is that task's failure, and its verdict file of an earlier run is gone.
 */
export async function* judgeTasks(run: GateRun): AsyncGenerator<GateResult, void, undefined> {
  const judge = new TaskJudge(run);
  for (const task of run.tasks) {
    yield { task: task.id, result: await judge.judge(task) };
  }
}

/**
 * What a baseline would have to accept, for each task; judged as the gates are, and nothing is written.
 * @throws OptionsError when the options of a gate are wrong
 */
export async function findTaskViolations(run: GateRun): Promise<SubjectViolations[]> {
  const judge = new TaskJudge(run);
  const found: SubjectViolations[] = [];
  for (const task of run.tasks) found.push(await judge.find(task));
  return found;
}

/**
 * The verdict of each task, in their order; judged as the gates are, and nothing is written.
 * @throws OptionsError when the options of a gate are wrong
 */
export async function findTaskVerdicts(run: GateRun): Promise<ProjectVerdict[]> {
  const judge = new TaskJudge(run);
  const found: ProjectVerdict[] = [];
  for (const task of run.tasks) found.push(await judge.verdict(task));
  return found;
}

/**
 * Whether the gates of each task judge, in their order; what would have to make them fail is changed in memory, and nothing is written.
 * @param wanted which gates are tried
 * @throws OptionsError when the options of a gate are wrong
 */
export async function findTaskCanaries(
  run: GateRun,
  wanted: (gate: GateDeclaration) => boolean,
): Promise<GateCanary[]> {
  const judge = new TaskJudge(run);
  const found: GateCanary[] = [];
  for (const task of run.tasks) found.push(...(await judge.canaries(task, wanted)));
  return found;
}

/**
 * Where the features among some gates are, in their order; nothing is judged and nothing is written.
 * @throws OptionsError when the options of a gate are wrong
 */
export async function findTaskStatuses(run: GateRun): Promise<FeatureStatus[]> {
  const judge = new TaskJudge(run);
  const found: FeatureStatus[] = [];
  for (const task of run.tasks) {
    const status = await judge.status(task);
    if (status !== null) found.push(status);
  }
  return found;
}

/**
 * What the last runs say of the test files of the projects of some gates; judged as the gates are, and nothing is written.
 * @throws OptionsError when the options of a gate are wrong
 */
export async function findTestsOfRuns(run: GateRun): Promise<TestsOfRun> {
  const judge = new TaskJudge(run);
  const found: TestsOfRun[] = [];
  for (const task of run.tasks) found.push(await judge.tests(task));
  return {
    passed: new Set(found.flatMap(({ passed }) => [...passed])),
    failed: new Set(found.flatMap(({ failed }) => [...failed])),
  };
}
