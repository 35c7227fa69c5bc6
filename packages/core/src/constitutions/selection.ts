import { isGlob } from '../base/glob.js';
import { memoize } from '../base/memo.js';
import { nearest } from '../base/nearest.js';
import { isWithin } from '../base/paths.js';
import type { WorkspaceState } from '../model/workspace.js';
import type { DeclaredGate } from './layers.js';
import { selectAll, withoutScope, type Selectable } from './matchers.js';
import { subjectsOf, type Subject } from './subjects.js';

/** What the matchers of a gate select in a workspace. */
export interface Selection {
  readonly names: ReadonlySet<string>;
  /** How many of the selected are in the directory that the constitution governs. */
  readonly governed: number;
  /** What may be meant when none is governed. */
  readonly nearest: string | null;
  /** Matchers that match nothing beside others that do. */
  readonly unmatched: readonly UnmatchedMatcher[];
}

/** A matcher that matches nothing in the workspace. */
export interface UnmatchedMatcher {
  readonly matcher: string;
  readonly nearest: string | null;
  /** Whether it looks like a mistyped name of a project that the gate then leaves out. */
  readonly mistyped: boolean;
}

/**
 * Each gate selects once per workspace and directory, not once per project. Constitutions of the same text share their gates where
 * the host reads each text once.
 */
const selections = memoize((_: WorkspaceState) => new Map<DeclaredGate['gate'], Map<string, Selection>>());

/** What the matchers of a gate select, of the subjects of one type. */
export function selectionOf(
  { gate, layer }: DeclaredGate,
  { type }: Pick<Subject, 'type'>,
  state: WorkspaceState,
): Selection {
  const root = layer?.root ?? '.';
  const byRoot = selections(state).get(gate) ?? new Map<string, Selection>();
  const known = byRoot.get(root);
  if (known) return known;
  const subjects = subjectsOf(type, state);
  const { projects } = gate.rules;
  const selected = selectAll(projects, subjects);
  const governed = [...selected].filter((one) => isWithin(one.root, root)).length;
  const selection = {
    names: new Set([...selected].map(({ name }) => name)),
    governed,
    nearest: governed === 0 ? nearest(projects[0] ?? '', wordsOf(subjects)) : null,
    unmatched: projects.flatMap((matcher) => unmatched(matcher, subjects, selected)),
  };
  byRoot.set(root, selection);
  selections(state).set(gate, byRoot);
  return selection;
}

/** Everything that a matcher may be. */
const wordsOf = memoize((subjects: readonly Selectable[]): readonly string[] => {
  const words = subjects.flatMap(({ name, root, tags }) => [
    name,
    withoutScope(name),
    root,
    ...tags.map((tag) => `tag:${tag}`),
  ]);
  return [...new Set(words)];
});

function unmatched(
  matcher: string,
  subjects: readonly Selectable[],
  selected: ReadonlySet<Selectable>,
): UnmatchedMatcher[] {
  const plain = matcher.replace(/^!/, '');
  if (selectAll([plain], subjects).size > 0) return [];
  const meant = nearest(plain, wordsOf(subjects));
  const left = meant === null ? [] : [...selectAll([meant], subjects)].filter((one) => !selected.has(one));
  return [
    { matcher, nearest: meant, mistyped: !matcher.startsWith('!') && !isGlob(plain) && left.length > 0 },
  ];
}
