import { escapePattern } from '../base/escape-pattern.js';
import { globTest, isGlob, isMatchable } from '../base/glob.js';
import { memoize } from '../base/memo.js';

/** What a matcher can look at: a project, or the node of a feature. */
export interface Selectable {
  readonly name: string;
  readonly root: string;
  readonly tags: readonly string[];
}

const MATCHER_TYPES = ['name', 'tag', 'directory'] as const;
type MatcherType = (typeof MATCHER_TYPES)[number] | 'unlabeled';

interface Matcher {
  readonly type: MatcherType;
  readonly value: string;
  readonly excludes: boolean;
}

/** Every subject of one kind, with an index by name. */
interface Population {
  readonly all: readonly Selectable[];
  readonly names: ReadonlySet<string>;
}

/**
 * Which subjects the matchers select, as `nx run-many -p` would: applied in order; a first `!…` takes away from
 * all; a name that no project has exactly is looked for inside names; without a name the directory counts. A glob
 * without a slash is also held against the part of a name behind its scope, which Nx does not do. No matchers at all select everything. A glob that is refused selects everything and takes nothing away, so that no
 * project goes unjudged for it.
 */
export function selectAll(
  matchers: readonly string[],
  subjects: readonly Selectable[],
): ReadonlySet<Selectable> {
  if (matchers.length === 0) return new Set(subjects);
  const population = populationOf(subjects);
  const selected = new Set(matchers[0]?.startsWith('!') ? subjects : []);
  for (const text of matchers) {
    if (text === '' || text === '!') continue;
    const matcher = parseMatcher(text, population);
    for (const subject of matching(matcher, population)) {
      if (matcher.excludes) selected.delete(subject);
      else selected.add(subject);
    }
  }
  return selected;
}

/**
 * Whether matchers select one project when only this project is known, as while Nx builds its graph. With another
 * project of the same name as a matcher the answer can be `true` where `selectAll` leaves the project out.
 */
export function selects(matchers: readonly string[], project: Selectable): boolean {
  return selectAll(matchers, [project]).has(project);
}

const populationOf = memoize(
  (all: readonly Selectable[]): Population => ({
    all,
    names: new Set(all.map((subject) => subject.name)),
  }),
);

function parseMatcher(text: string, population: Population): Matcher {
  const excludes = text.startsWith('!');
  const pattern = excludes ? text.slice(1) : text;
  const colon = pattern.indexOf(':');
  if (population.names.has(pattern)) return { type: 'name', value: pattern, excludes };
  if (colon < 0) return { type: 'unlabeled', value: pattern, excludes };
  const label = MATCHER_TYPES.find((type) => type === pattern.slice(0, colon));
  return { type: label ?? 'unlabeled', value: pattern.slice(colon + 1), excludes };
}

function matching(matcher: Matcher, population: Population): readonly Selectable[] {
  if (matcher.value === '*') return population.all;
  if (!isMatchable(matcher.value)) return matcher.excludes ? [] : population.all;
  switch (matcher.type) {
    case 'tag':
      return byTag(matcher.value, population);
    case 'name':
      return byName(matcher.value, population);
    case 'directory':
      return byDirectory(matcher.value, population);
    case 'unlabeled': {
      const named = byName(matcher.value, population);
      return named.length > 0 ? named : byDirectory(matcher.value, population);
    }
  }
}

function byName(value: string, { all, names }: Population): readonly Selectable[] {
  if (names.has(value)) return all.filter((subject) => subject.name === value);
  if (!isGlob(value)) {
    const matches = wordMatcher(value);
    return all.filter(({ name }) => matches(name));
  }
  const matches = globTest(value, { refused: false });
  const isScoped = (name: string): boolean => name.startsWith('@') && !value.includes('/');
  return all.filter(({ name }) => matches(name) || (isScoped(name) && matches(withoutScope(name))));
}

/** The name of a project behind its scope, by which people call it: `*-e2e` means @acme/shop-e2e too. */
export function withoutScope(name: string): string {
  return name.replace(/^@[^/]*\//, '');
}

/** Nx finds `checkout` in `@shop/checkout` and in `checkout_api`, but not in `checkout-e2e`. */
function wordMatcher(word: string): (name: string) => boolean {
  const pattern = new RegExp(`(?<![@a-zA-Z0-9-])${escapePattern(word)}(?![@a-zA-Z0-9-])`, 'i');
  return (name) => pattern.test(name);
}

function byDirectory(value: string, { all }: Population): readonly Selectable[] {
  const matches = globTest(value, { refused: false });
  return all.filter((subject) => subject.root === value || matches(subject.root));
}

function byTag(value: string, { all }: Population): readonly Selectable[] {
  const matches = globTest(value, { refused: false });
  return all.filter((subject) => subject.tags.some((tag) => tag === value || matches(tag)));
}
