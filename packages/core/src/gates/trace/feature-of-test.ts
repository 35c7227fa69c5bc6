import { beginsWithKey, requirementKeysIn } from '../../base/requirement-ids.js';
import { memoize } from '../../base/memo.js';
import type { WorkspaceFiles } from '../../base/workspace-files.js';
import { taskPaths } from '../../features/task-paths.js';
import { declaredEntries } from '../../layout/declared-entries.js';
import type { CompanionDocument } from '../../model/documents.js';
import type { Feature, JudgeContext, WorkspaceState } from '../../model/workspace.js';
import { comparable, featureNames } from './feature-names.js';

/** A test, or a test file: its path in the workspace, and the text by which it may name a feature. */
export interface TestPlace {
  /** Null where no report says it. */
  readonly file: string | null;
  /** The full name of the test; of a file, all that it says. */
  readonly words: string;
}

/** Whose requirement a test names: that of this feature, surely not of it, or nobody can tell. */
export type Whose = 'this' | 'other' | 'unclear';

/** Archived specifications that are read, and bytes of each. */
const MAX_ARCHIVED = 300;
const MAX_SPEC_BYTES = 1024 * 1024;
/** Characters of an id. */
const MAX_ID = 30;

/**
 * Decides whose requirement a test of a project means. Ids are numbered anew in each feature, so the id alone says it only where no other
 * feature that touches the project has it. First counts which feature the test or its path names, then which one plans the file.
 */
export class FeatureOfTest {
  readonly #feature: Feature;
  readonly #root: string;
  /** The features that touch the project, this one among them. */
  readonly #touching: readonly Feature[];
  readonly #context: JudgeContext;
  /** The features whose plan draws a file, or whose tasks name it. */
  readonly #planning = new Map<string, readonly Feature[]>();
  /** By key, whether it may be that of another feature that touches the project. */
  readonly #elsewhere = new Map<string, boolean>();

  constructor(
    feature: Feature,
    place: { root: string; touching: readonly Feature[]; context: JudgeContext },
  ) {
    this.#feature = feature;
    this.#root = place.root;
    this.#touching = place.touching;
    this.#context = place.context;
  }

  /** @param key of a requirement that the feature has and the test names */
  whose(test: TestPlace, key: string): Whose {
    const named = this.#named(test, key);
    if (named.length > 0) return this.#among(named, key);
    const planning = test.file === null ? [] : this.#planningOf(test.file);
    if (planning.length > 0) return this.#among(planning, key);
    return this.#isElsewhere(key) ? 'unclear' : 'this';
  }

  #planningOf(file: string): readonly Feature[] {
    const known = this.#planning.get(file);
    if (known !== undefined) return known;
    const found = this.#touching.filter((feature) => plans(feature, file, this.#root));
    this.#planning.set(file, found);
    return found;
  }

  #isElsewhere(key: string): boolean {
    const known = this.#elsewhere.get(key);
    if (known !== undefined) return known;
    const others = this.#touching.some((feature) => feature !== this.#feature && mayHave(feature, key));
    const found = others || archiveMayHave(this.#context, key);
    this.#elsewhere.set(key, found);
    return found;
  }

  /** The directories of features that may have a requirement of the key beside this one. */
  others(key: string): string[] {
    const having = this.#touching.filter((one) => one !== this.#feature && mayHave(one, key));
    const archived = archiveMayHave(this.#context, key) ? ['an archived feature'] : [];
    return [...having.map(({ directory }) => directory), ...archived];
  }

  #among(features: readonly Feature[], key: string): Whose {
    if (!features.includes(this.#feature)) return 'other';
    return features.every((feature) => feature === this.#feature || !mayHave(feature, key))
      ? 'this'
      : 'unclear';
  }

  /** The features that a test names, of several names the longest: `saved-cards` is a part of `saved-cards-export`. */
  #named({ file, words }: TestPlace, key: string): Feature[] {
    const text = comparable(`${file ?? ''} ${words}`);
    const numbers = numbersBefore(words, key);
    const touching = new Set(this.#touching);
    let longest = 0;
    let found: Feature[] = [];
    const take = (feature: Feature, length: number): void => {
      if (length < longest || (length === longest && found.includes(feature))) return;
      found = length > longest ? [feature] : [...found, feature];
      longest = length;
    };
    const names = featureNames(this.#context.state.features);
    for (const { feature, isWhole, length } of names.in(text))
      if (isWhole || touching.has(feature)) take(feature, length);
    for (const number of numbers)
      for (const one of names.byNumber.get(number) ?? []) take(one.feature, one.length);
    return found;
  }
}

/** Numbers of three digits and more directly before an id of the key: `001-FR-002`, `spec 001: FR-002`. */
function numbersBefore(words: string, key: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const found of words.matchAll(/(?<![\p{L}\p{N}])(?:spec-)?(\d{3,9})[-_/: ]{1,3}(?=\p{L})/gu)) {
    const start = found.index + found[0].length;
    if (beginsWithKey(words.slice(start, start + MAX_ID), key)) numbers.add(Number(found[1]));
  }
  return numbers;
}

/** Whether a plan draws a file, or a task names it. */
function plans(feature: Feature, file: string, root: string): boolean {
  const planned = plannedFiles(feature);
  return (
    planned.has(file) ||
    (root !== '.' && file.startsWith(`${root}/`) && planned.has(file.slice(root.length + 1)))
  );
}

const plannedFiles = memoize((feature: Feature): ReadonlySet<string> => {
  const drawn = declaredEntries(feature).filter(({ kind }) => kind === 'file');
  const { ticked, open } = taskPaths(feature);
  return new Set([...drawn.map(({ path }) => path), ...ticked.keys(), ...open]);
});

/** Whether a feature has a requirement; of one whose specification cannot be read, it cannot be told. */
function mayHave({ spec }: Feature, key: string): boolean {
  if (!spec.ok) return spec.problem !== 'missing';
  return keysOf(spec.document).has(key);
}

const keysOf = memoize(
  ({ requirements = [] }: CompanionDocument): ReadonlySet<string> =>
    new Set(requirements.map(({ key }) => key)),
);

/** Whether an archived specification has a requirement. */
function archiveMayHave({ state, files }: JudgeContext, key: string): boolean {
  const keys = archivedKeys(state)(files);
  return keys === null || keys.has(key);
}

/** The keys of all that archived specifications name; null: not all of them can be read, so any key may be among them. */
const archivedKeys = memoize(({ archivedSpecs = [] }: WorkspaceState) =>
  memoize((files: WorkspaceFiles): ReadonlySet<string> | null => {
    if (archivedSpecs.length > MAX_ARCHIVED) return null;
    const keys = new Set<string>();
    for (const path of archivedSpecs) {
      const text = files.read(path, MAX_SPEC_BYTES);
      if (text.ok) for (const key of requirementKeysIn(text.text)) keys.add(key);
      else if (text.problem !== 'missing') return null;
    }
    return keys;
  }),
);
