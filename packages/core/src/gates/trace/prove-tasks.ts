import { listIn } from '../../base/list-in.js';
import { memoize } from '../../base/memo.js';
import { deepestRoot, joinPath, relativeTo } from '../../base/paths.js';
import { isTestFileName } from '../../evidence/kinds/tests/test-files.js';
import { roleOf, stemOf } from '../../evidence/roles.js';
import { needsNoFile } from '../../features/task-words.js';
import { taskPath } from '../../features/task-paths.js';
import type { PlanTask, TasksDocument } from '../../model/documents.js';
import type { TestsOfRun } from '../tests-of-run.js';

/**
 * What of a task is not proven. `missing`: a file does not exist. `failed`: a test failed or was skipped. `not-run`: the last run
 * shows no result of a test. `untested`: no test is known to be of it. `nothing`: it names nothing that could be proven.
 */
export type Unproven = 'missing' | 'failed' | 'not-run' | 'untested' | 'nothing';

/** A task, and whether it is proven. */
export interface TaskProof {
  readonly task: PlanTask;
  readonly proof:
    | { readonly ok: true }
    | { readonly ok: false; readonly why: Unproven; readonly paths: readonly string[] };
}

/** What proves tasks. All paths are relative to the workspace root. */
export interface ProofSources {
  /** What a path is on disk; null when it does not exist. */
  readonly kind: (path: string) => 'file' | 'dir' | 'outside' | null;
  /** The roots of the projects of the feature. */
  readonly roots: readonly string[];
  readonly tests: TestsOfRun;
  /** Files that the plan says were there before the feature: their own tests say nothing of what it changed. */
  readonly earlier: ReadonlySet<string>;
}

/**
 * Which tasks of a list are proven: every file that a task names is there, and every test of it passed in the last run. Its tests are those
 * that it names, and those that are named after its sources; if there are none, or a source was there before, those that the tasks
 * of its story name. A task without a test is never proven. Dropped tasks are left out.
 */
export function proveTasks({ tasks }: TasksDocument, sources: ProofSources): TaskProof[] {
  const places = new TaskPlaces(sources);
  const ofStory = new Map<number, Set<string>>();
  const counted = tasks.filter(({ dropped }) => dropped !== true);
  for (const task of counted) {
    if (task.story === undefined) continue;
    const tests = ofStory.get(task.story) ?? new Set();
    for (const { path } of places.of(task)) if (isTestFileName(path)) tests.add(path);
    ofStory.set(task.story, tests);
  }
  const prover = new Prover(sources, places);
  return counted.map((task) => ({
    task,
    proof: prover.prove(task, ofStory.get(task.story ?? -1) ?? new Set()),
  }));
}

/** A path that a task names, where it is. */
interface Place {
  readonly path: string;
  readonly kind: 'file' | 'dir' | null;
}

/** Finds what tasks name: from the root of the workspace, or from that of a project of the feature. */
class TaskPlaces {
  readonly #sources: ProofSources;

  constructor(sources: ProofSources) {
    this.#sources = sources;
  }

  of({ paths }: PlanTask): readonly Place[] {
    return paths.flatMap((written) => {
      const path = taskPath(written);
      return path === null ? [] : [this.#find(path)];
    });
  }

  #find(path: string): Place {
    const { kind, roots } = this.#sources;
    const found = [path, ...roots.map((root) => joinPath(root, path))].find((place) => isInside(kind(place)));
    const what = found === undefined ? null : kind(found);
    return { path: found ?? path, kind: what === 'outside' ? null : what };
  }
}

function isInside(kind: ReturnType<ProofSources['kind']>): boolean {
  return kind === 'file' || kind === 'dir';
}

class Prover {
  readonly #sources: ProofSources;
  readonly #places: TaskPlaces;
  readonly #roots: ReadonlySet<string>;
  /** The test files of the last run by their project and what they are named after. */
  readonly #byStem = new Map<string, string[]>();
  /** Decided once for all tasks of a story. */
  readonly #storyPassed = memoize((tests: ReadonlySet<string>) => this.#passed(tests));

  constructor(sources: ProofSources, places: TaskPlaces) {
    this.#sources = sources;
    this.#places = places;
    this.#roots = new Set(sources.roots);
    for (const path of [...sources.tests.passed, ...sources.tests.failed]) {
      listIn(this.#byStem, this.#stemKey(path), path);
    }
  }

  prove(task: PlanTask, ofStory: ReadonlySet<string>): TaskProof['proof'] {
    const places = this.#places.of(task);
    if (places.length === 0 || needsNoFile(task.text)) return { ok: false, why: 'nothing', paths: [] };
    const missing = places.filter(({ kind }) => kind === null).map(({ path }) => path);
    if (missing.length > 0) return { ok: false, why: 'missing', paths: missing };
    const tested = places.filter(({ path, kind }) => kind === 'dir' || this.#isTestable(path));
    if (tested.length === 0) return { ok: false, why: 'nothing', paths: [] };
    const tests = tested.map((place) => this.#testsOf(place));
    const without = tested.filter((_, at) => tests[at]?.length === 0).map(({ path }) => path);
    const own = tests.flat();
    if (without.length === 0) return this.#passed(new Set(own));
    if (ofStory.size === 0) return { ok: false, why: 'untested', paths: without };
    const others = own.filter((path) => !ofStory.has(path));
    return others.length === 0 ? this.#storyPassed(ofStory) : this.#passed(new Set([...others, ...ofStory]));
  }

  /** Whether a test could say anything of a file: a test itself, or code. */
  #isTestable(path: string): boolean {
    if (isTestFileName(path)) return true;
    return !['configuration', 'document', 'test', 'project'].includes(roleOf(this.#inProject(path)));
  }

  /** The tests of a path alone; none where those of the story decide. */
  #testsOf({ path, kind }: Place): readonly string[] {
    if (kind === 'file' && isTestFileName(path)) return [path];
    if (kind === 'dir' || this.#sources.earlier.has(path)) return [];
    return this.#byStem.get(this.#stemKey(path)) ?? [];
  }

  #passed(tests: ReadonlySet<string>): TaskProof['proof'] {
    const { passed, failed } = this.#sources.tests;
    const broken = [...tests].filter((path) => failed.has(path));
    if (broken.length > 0) return { ok: false, why: 'failed', paths: broken };
    const notRun = [...tests].filter((path) => !passed.has(path));
    return notRun.length > 0 ? { ok: false, why: 'not-run', paths: notRun } : { ok: true };
  }

  #inProject(path: string): string {
    return relativeTo(path, deepestRoot(path, this.#roots) ?? '.');
  }

  #stemKey(path: string): string {
    return `${deepestRoot(path, this.#roots) ?? '.'}\0${stemOf(path)}`;
  }
}
