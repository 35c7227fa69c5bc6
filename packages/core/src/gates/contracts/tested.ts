import { listIn } from '../../base/list-in.js';
import { isWithin, joinPath, parentOf } from '../../base/paths.js';
import { selectAll } from '../../constitutions/matchers.js';
import { pathMatcher, type LocatedResult } from '../../evidence/kinds/tests/suites.js';
import { finished } from '../../features/feature-phase.js';
import type { Feature, JudgeContext } from '../../model/workspace.js';
import type { GateOf, ProjectSubject } from '../define-gate.js';
import { listProject } from '../project-paths.js';
import { suitePattern } from './compare.js';
import { isTaskAbout, testWords, type ContractSigns, type TestWords } from './test-signs.js';

/** Bytes of a test file that are looked at, and files of a suite. */
const MAX_TEST_BYTES = 1024 * 1024;
const MAX_TEST_FILES = 2_000;

/** A file of a suite of contract tests. */
export interface ContractTest {
  /** Relative to the workspace root. */
  readonly file: string;
  readonly words: TestWords;
}

/** The files of the suite of contract tests in a project, with what they name. */
export function contractTests(root: string, suite: string, context: JudgeContext): ContractTest[] {
  const matches = pathMatcher(suitePattern(suite));
  return listProject(root, context)
    .paths.filter(({ path, kind }) => kind === 'file' && matches(path))
    .slice(0, MAX_TEST_FILES)
    .map(({ path }) => {
      const file = joinPath(root, path);
      const text = context.files.read(file, MAX_TEST_BYTES);
      return { file, words: testWords(file, text.ok ? text.text : '') };
    });
}

/**
 * The roots of the other projects whose tests may be about a contract: those that the same gate judges, so that it asks there whether
 * these tests passed.
 */
export function otherRoots(
  { rules }: GateOf<'contracts'>,
  { project, context: { state }, governed }: Omit<ProjectSubject, 'target'>,
  roots: readonly string[],
): string[] {
  return [...selectAll(rules.projects, state.projects)]
    .map(({ root }) => root)
    .filter((root) => root !== project.root && roots.includes(root))
    .filter((root) => isWithin(root, governed));
}

/** The results of a run by the files, or directories, that they are of. */
export type ResultsByFile = ReadonlyMap<string, readonly LocatedResult[]>;

export function resultsByFile(located: readonly LocatedResult[]): ResultsByFile {
  const byFile = new Map<string, LocatedResult[]>();
  for (const one of located) {
    if (one.file !== null) listIn(byFile, one.file, one);
  }
  return byFile;
}

/** How a test file ended by the results of a run; null where no result is of it. */
export function resultOf(file: string, byFile: ResultsByFile): 'passed' | 'failed' | 'did not pass' | null {
  // Tools of some languages name the package, which is a directory.
  const own = [file, parentOf(file)].flatMap((path) => (path === null ? [] : (byFile.get(path) ?? [])));
  if (own.length === 0) return null;
  if (own.some(({ result }) => result.failed > 0 || result.crashed)) return 'failed';
  return own.some(({ result }) => result.passed > 0) ? 'passed' : 'did not pass';
}

/**
 * Whether the test of a contract must be there by now: the feature is finished, or a ticked task is about the contract and no open
 * one is. The contracts of a project itself belong to no feature, and have no tasks that would come.
 */
export function isDue(
  feature: Feature | null,
  signs: ContractSigns,
  { phase }: Pick<JudgeContext, 'phase'>,
): boolean {
  if (feature === null) return true;
  if (phase !== null && phase !== 'tasks') return false;
  if (finished(feature)) return true;
  const tasks = feature.tasks.ok ? feature.tasks.document.tasks : [];
  const about = tasks.filter((task) => task.dropped !== true && isTaskAbout(task, signs));
  return about.some(({ done }) => done) && about.every(({ done }) => done);
}
