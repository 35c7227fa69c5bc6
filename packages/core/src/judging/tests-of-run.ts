import { locateTests } from '../evidence/kinds/tests/suites.js';
import { defaultTargetOf, targetOf } from '../gates/decide-gate.js';
import { gather, placeOf } from '../gates/evidence-of-target.js';
import { partialWords } from '../gates/proofs/partial-words.js';
import type { JudgeContext, Project } from '../model/workspace.js';
import { gatesFor } from './evidence-targets.js';

/** What the last run says of test files, by their paths in the workspace. */
export interface TestsOfRun {
  /** Files in which tests ran, and every one of them passed. */
  readonly passed: ReadonlySet<string>;
  /** Files in which a test failed, was skipped or did not load, or of whose tests only some were to run. */
  readonly failed: ReadonlySet<string>;
}

/**
 * What the reports of a project's last run say of each of its test files. The reports count as they do for a gate: one that is
 * not the work of that run, that cannot be read or that is of another project says nothing.
 */
export function testsOfRun(project: Project, context: JudgeContext): TestsOfRun {
  const passed = new Set<string>();
  const failed = new Set<string>();
  const host = { files: context.disk ?? context.files, project: placeOf(project.root, context.state) };
  for (const target of testTargets(project, context)) {
    if (!Object.hasOwn(project.targets, target)) continue;
    const gathered = gather('tests', { project, context, target });
    if (gathered.status !== 'found') continue;
    const { evidence } = gathered;
    const isWhole = evidence.problems.length === 0 && explains(evidence.files, context.failed.has(target));
    const isPartial = partialWords(context.wordsOf?.(target) ?? []).tests.length > 0;
    for (const { result, file } of locateTests(evidence, host)) {
      if (file === null) continue;
      const isGood = result.failed + result.skipped === 0 && !result.crashed && isWhole && !isPartial;
      if (!isGood) failed.add(file);
      else if (result.passed > 0) passed.add(file);
    }
  }
  for (const file of failed) passed.delete(file);
  return { passed, failed };
}

/** A target that failed for a reason that its report does not show proves nothing. */
function explains(
  files: readonly { readonly failed: number; readonly crashed: boolean }[],
  hasFailed: boolean,
): boolean {
  return !hasFailed || files.some(({ failed, crashed }) => failed > 0 || crashed);
}

/** The targets that gates of tests read for a project; the one that they read by default where there is no such gate. */
function testTargets(project: Project, { state, targets }: JudgeContext): ReadonlySet<string> {
  const read = gatesFor(project, state.constitutions)
    .filter(({ rules }) => rules.kind === 'tests')
    .flatMap((gate) => targetOf(gate, targets) ?? []);
  const usual = defaultTargetOf('tests', targets);
  return new Set(read.length > 0 || usual === null ? read : [usual]);
}
