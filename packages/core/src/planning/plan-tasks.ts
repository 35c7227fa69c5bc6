import { listIn } from '../base/list-in.js';
import { ancestorsOf, comparePaths } from '../base/paths.js';
import type { UserStory } from '../model/stories.js';
import type { Draft } from './draft.js';
import { drawnDrafts } from './drawn-drafts.js';
import { neededDrafts } from './needed-drafts.js';
import { RANK } from '../evidence/roles.js';
import { StoryWords } from './story-words.js';
import type { NumberedStory, Task, TaskPhase, TaskPlan, TaskSources } from './task.js';
import type { PhaseKind } from '../documents/task-phases.js';
import { inCode } from './wording.js';

/** Tasks that one names as those that it waits for; with more, the phase says it. */
const MAX_NAMED = 4;

/** The stories in the order in which they are done: by priority, those without one last, and each with a number of its own. */
export function orderStories(stories: readonly UserStory[]): NumberedStory[] {
  const taken = new Set<number>();
  const numbered = stories.map((story) => {
    const isFree = story.number !== null && story.number > 0 && !taken.has(story.number);
    if (isFree) taken.add(story.number ?? 0);
    return { story, label: isFree ? story.number : null };
  });
  let next = 1;
  const labelled = numbered.map(({ story, label }) => {
    if (label !== null) return { ...story, label };
    while (taken.has(next)) next += 1;
    taken.add(next);
    return { ...story, label: next };
  });
  return labelled.sort((a, b) => (a.priority ?? Infinity) - (b.priority ?? Infinity) || 0);
}

/** All that is to be done for a feature, whether or not a task list says so already. Nothing in it is there on disk. */
export function draftTasks(sources: TaskSources, stories: readonly NumberedStory[]): Draft[] {
  const words = new StoryWords(stories);
  const drawn = drawnDrafts(sources, stories, words);
  const needed = neededDrafts(sources, stories, { drawn, words });
  const filled = new Set(needed.flatMap(({ files }) => files.flatMap(ancestorsOf)));
  // A directory that is drawn without its files is made with the files that it needs.
  const left = drawn.filter(
    ({ role, files }) => role === 'project' || !files.some((file) => filled.has(file.replace(/\/$/, ''))),
  );
  return [...left, ...needed, ...endings(sources)];
}

function endings({ directory, hasQuickstart }: TaskSources): Draft[] {
  const ending = (text: string): Draft => ({
    kind: 'polish',
    story: null,
    role: 'document',
    root: '.',
    subject: null,
    text,
    files: [],
    origin: 'ending',
  });
  return [
    ...(hasQuickstart
      ? [ending(`Follow ${inCode(`${directory}/quickstart.md`)} by hand, and correct it where it is wrong`)]
      : []),
    ending('Run every gate with `npx nx run-many -t gate`, and fix what it finds'),
  ];
}

/** Where numbers go on. */
export interface Numbering {
  /** The number of the first id. */
  readonly id: number;
  /** Digits of an id at least. */
  readonly digits: number;
}

/**
 * Drafts as numbered tasks in phases: Setup, Foundational, each story, Polish. In each phase tests come first, then what others build on.
 * A phase for which there is nothing to do stays, without tasks.
 */
export function planTasks(
  drafts: readonly Draft[],
  stories: readonly NumberedStory[],
  from: Numbering = { id: 1, digits: 3 },
): TaskPlan {
  const places: { readonly kind: PhaseKind; readonly story: NumberedStory | null }[] = [
    { kind: 'setup', story: null },
    { kind: 'foundational', story: null },
    ...(stories.length === 0
      ? [{ kind: 'story' as const, story: null }]
      : stories.map((story) => ({ kind: 'story' as const, story }))),
    { kind: 'polish', story: null },
  ];
  const groups = places.map(({ kind, story }, index) => {
    const own = drafts.filter((draft) => draft.kind === kind && draft.story === story);
    const isTest = ({ role }: Draft): boolean => role === 'test' && kind !== 'polish';
    return {
      kind,
      story,
      number: index + 1,
      tests: sorted(own.filter(isTest)),
      sources: sorted(own.filter((one) => !isTest(one))),
    };
  });
  const ids = new Map<Draft, string>();
  for (const draft of groups.flatMap(({ tests, sources }) => [...tests, ...sources])) {
    ids.set(draft, `T${String(from.id + ids.size).padStart(from.digits, '0')}`);
  }
  const before = whatIsBefore(ids);
  const phases = groups.map(({ kind, story, number, tests, sources }): TaskPhase => {
    const write = (of: readonly Draft[]): Task[] => {
      const group = new Group(of);
      return of.map((draft) => taskOf(draft, { group, before, ids, phase: number }));
    };
    return { kind, story, number, tests: write(tests), implementation: write(sources) };
  });
  return { phases };
}

function sorted(drafts: readonly Draft[]): Draft[] {
  return [...drafts].sort(
    (a, b) =>
      Number(a.origin === 'ending') - Number(b.origin === 'ending') ||
      RANK[a.role] - RANK[b.role] ||
      comparePaths(a.root, b.root) ||
      comparePaths(a.files[0] ?? '', b.files[0] ?? ''),
  );
}

interface Among {
  readonly group: Group;
  readonly before: (draft: Draft) => readonly string[];
  readonly ids: ReadonlyMap<Draft, string>;
  readonly phase: number;
}

function taskOf(draft: Draft, { group, before, ids, phase }: Among): Task {
  const dependsOn = before(draft);
  const named =
    dependsOn.length > 0 && dependsOn.length <= MAX_NAMED ? ` (depends on ${dependsOn.join(', ')})` : '';
  return {
    id: ids.get(draft) ?? '',
    phase,
    parallel: group.isParallel(draft),
    story: draft.story?.label ?? null,
    text: draft.text + named,
    files: draft.files,
    dependsOn,
  };
}

/**
 * By draft, the ids of those that it has to wait for: they are about the same thing in the same project, and it builds on them.
 * Drafts that wait for the same have one list, however many they are.
 */
function whatIsBefore(ids: ReadonlyMap<Draft, string>): (draft: Draft) => readonly string[] {
  const bySubject = new Map<string, Draft[]>();
  for (const draft of ids.keys()) {
    if (draft.role === 'test' || draft.subject === null) continue;
    listIn(bySubject, `${draft.root}\0${draft.subject}`, draft);
  }
  const lists = new Map<string, readonly string[]>();
  return ({ role, root, subject }) => {
    if (role === 'test' || subject === null) return [];
    const key = `${root}\0${subject}\0${String(RANK[role])}`;
    const known = lists.get(key);
    if (known !== undefined) return known;
    const names = subject.split('-').map((_, at, parts) => parts.slice(0, at + 1).join('-'));
    const same = names.flatMap((name) => bySubject.get(`${root}\0${name}`) ?? []);
    const before = same.filter((other) => RANK[other.role] < RANK[role]).map((other) => ids.get(other) ?? '');
    lists.set(key, before);
    return before;
  };
}

/** The tasks that stand together: the tests of a phase, or its sources. */
class Group {
  readonly #size: number;
  /** How often a path is written; on some disks upper and lower case are one. */
  readonly #written = new Map<string, number>();
  /** How often something in a directory is written. */
  readonly #within = new Map<string, number>();
  readonly #lowest = new Map<string, number>();

  constructor(drafts: readonly Draft[]) {
    this.#size = drafts.filter(({ files }) => files.length > 0).length;
    for (const { root, role, files } of drafts) {
      this.#lowest.set(root, Math.min(this.#lowest.get(root) ?? Infinity, RANK[role]));
      for (const file of files.map(placeOf)) {
        count(this.#written, file);
        for (const directory of ancestorsOf(file)) count(this.#within, directory);
      }
    }
  }

  /** Whether a task can be done beside the others: no file is in two, and nothing that it may build on is among them. */
  isParallel({ files, role, root }: Draft): boolean {
    if (files.length === 0 || this.#size < 2) return false;
    if (role !== 'test' && RANK[role] > (this.#lowest.get(root) ?? 0)) return false;
    return files.map(placeOf).every((file) => {
      const isAlone = this.#written.get(file) === 1 && !this.#within.has(file);
      return isAlone && !ancestorsOf(file).some((directory) => this.#written.has(directory));
    });
  }
}

function placeOf(path: string): string {
  return path.replace(/\/$/, '').toLowerCase();
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
