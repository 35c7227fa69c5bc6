import type { TestsEvidence } from '../evidence/kinds/tests/tests-evidence.js';
import { locateTests, type LocatedResult } from '../evidence/kinds/tests/suites.js';
import type { GateOutcome } from '../model/outcome.js';
import type { JudgeContext } from '../model/workspace.js';
import type { ProjectRun } from './define-gate.js';
import { gather, placeOf } from './evidence-of-target.js';
import { partialWords } from './proofs/partial-words.js';

/** What the last run says of test files, by their paths in the workspace. */
export interface TestsOfRun {
  /** Files in which tests ran, and every one of them passed. */
  readonly passed: ReadonlySet<string>;
  /** Files in which a test failed, was skipped or did not load, or of whose tests only some were to run. */
  readonly failed: ReadonlySet<string>;
}

/** Why the run of a target proves nothing, though it has a report: it failed for another reason, or ran a part of the tests. */
export type UnprovenRun = 'failed' | 'partial';

/** The run of the tests of one target, or why there is none that counts. */
export type TargetRun =
  | { readonly target: string; readonly ok: false; readonly outcome: GateOutcome }
  | {
      readonly target: string;
      readonly ok: true;
      readonly located: readonly LocatedResult[];
      readonly paths: readonly string[];
      /** Null: what passed in it proves something. */
      readonly unproven: UnprovenRun | null;
      /** Whether its tests are not known by name, because too many of them name requirements. */
      readonly namesLeftOut: boolean;
    };

/** The runs of the targets that a project has. */
export function targetRuns({ project, context, targets }: ProjectRun): TargetRun[] {
  const host = { files: context.disk ?? context.files, project: placeOf(project.root, context.state) };
  return targets
    .filter((target) => Object.hasOwn(project.targets, target))
    .map((target) => {
      const gathered = gather('tests', { project, context, target });
      if (gathered.status !== 'found') return { target, ok: false, outcome: gathered.outcome };
      const { evidence, paths } = gathered;
      const unproven = unprovenBy(evidence, { context, target });
      const { namesLeftOut = false } = evidence;
      return { target, ok: true, located: locateTests(evidence, host), paths, unproven, namesLeftOut };
    });
}

/** What the runs of a project say of each of its test files. */
export function testsOf(run: ProjectRun): TestsOfRun {
  const passed = new Set<string>();
  const failed = new Set<string>();
  for (const one of targetRuns(run)) {
    if (!one.ok) continue;
    for (const { result, file } of one.located) {
      if (file === null) continue;
      const isGood = result.failed + result.skipped === 0 && !result.crashed && one.unproven === null;
      if (!isGood) failed.add(file);
      else if (result.passed > 0) passed.add(file);
    }
  }
  for (const file of failed) passed.delete(file);
  return { passed, failed };
}

function unprovenBy(
  { files, problems }: TestsEvidence,
  { context, target }: { readonly context: JudgeContext; readonly target: string },
): UnprovenRun | null {
  if (problems.length > 0 || !explains(files, context.failed.has(target))) return 'failed';
  return partialWords(context.wordsOf?.(target) ?? []).tests.length > 0 ? 'partial' : null;
}

/** A target that failed for a reason that its report does not show proves nothing. */
function explains(
  files: readonly { readonly failed: number; readonly crashed: boolean }[],
  hasFailed: boolean,
): boolean {
  return !hasFailed || files.some(({ failed, crashed }) => failed > 0 || crashed);
}
