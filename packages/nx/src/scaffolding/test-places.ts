import { compileGlob, pathOrHolder } from '@plangate/core/graph';
import { directoryOf } from '../workspace/paths.js';

/** The globs that say where the tests of each suite are, relative to a project; a test of a suite matches all of its globs. */
export type SuiteGlobs = Readonly<Record<string, readonly string[]>>;

/** A test as its template has it. */
export interface PlacedTest {
  /** `tests/<suite>/<name>`, relative to the project's root. */
  readonly path: string;
  /** The source that it tests; null if it tests no single one. */
  readonly source: string | null;
}

/** What templates and structures know as the places of tests. */
const TEMPLATE_PATH = /^tests\/(?<suite>[^/]+)\/[^/]+$/;
/** In the order in which their tests choose: those of units are most of all expected beside their source. */
const TEMPLATE_SUITES = ['unit', 'integration', 'contract'];

/**
 * Where tests go so that each is in its suite: where its template has it if that is a place of the suite, else beside its source
 * or where else the globs of the suite allow it. A test that fits no glob stays where its template has it.
 * @param isTest whether a path is one of a test
 * @returns the path of each test, by the path of its template
 */
export function placeTests(
  tests: readonly PlacedTest[],
  suites: SuiteGlobs,
  isTest: (path: string) => boolean,
): ReadonlyMap<string, string> {
  const placed = new Map<string, string>();
  const taken = new Set<string>();
  const inOrder = [...tests].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  for (const test of inOrder) {
    const path = placeOf(test, suites, (one) => isTest(one) && !taken.has(one));
    placed.set(test.path, path);
    taken.add(path);
  }
  return placed;
}

function rank({ path }: PlacedTest): number {
  return TEMPLATE_SUITES.indexOf(suiteOf(path) ?? '');
}

/** The suite of a template; null for a path that no template of tests has. */
function suiteOf(path: string): string | null {
  return TEMPLATE_PATH.exec(path)?.groups?.suite ?? null;
}

function placeOf(test: PlacedTest, suites: SuiteGlobs, isFree: (path: string) => boolean): string {
  const suite = suiteOf(test.path);
  if (suite === null) return test.path;
  const own = ownOf(suite, suites);
  if (own === undefined) return test.path;
  const [ownName, globs] = own;
  const wanted = matcherOf(globs);
  const others = Object.entries(suites).flatMap(([name, of]) => (name === ownName ? [] : [matcherOf(of)]));
  const fitting = candidates(test, suite, globs).filter((path) => wanted(path) && isFree(path));
  return fitting.find((path) => !others.some((matches) => matches(path))) ?? fitting[0] ?? test.path;
}

/** The suite of the same name; a suite of a name that templates do not know takes all that has none of its own. */
function ownOf(suite: string, suites: SuiteGlobs): [string, readonly string[]] | undefined {
  const all = Object.entries(suites);
  return all.find(([name]) => name === suite) ?? all.find(([name]) => !TEMPLATE_SUITES.includes(name));
}

function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const compiled = globs.map((glob) => compileGlob(glob));
  return (path) => compiled.every((glob) => glob.ok && pathOrHolder(path, glob.matches));
}

/** Paths that a test may have, the likeliest first; whoever asks has to hold them against the globs. */
function candidates({ path, source }: PlacedTest, suite: string, globs: readonly string[]): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const written = globs.flatMap((glob) => {
    const compiled = compileGlob(glob);
    return compiled.ok ? compiled.alternatives : [];
  });
  const stem = name.replace(/\..*$/, '');
  const ending = name.slice(stem.length + 1);
  const stems = [stem, `${stem}.${suite}`, `${stem}-${suite}`];
  return [path, ...written.flatMap((glob) => instances(glob, { stems, ending, suite, source }))];
}

interface Filling {
  /** What the name may begin with, the likeliest first. */
  readonly stems: readonly string[];
  /** What a name of a test ends in where the glob does not say it, such as `spec.ts`. */
  readonly ending: string;
  readonly suite: string;
  readonly source: string | null;
}

/** Paths that a glob without braces describes: with the directory of the source, none or the suite for `**`, and the name for `*`. */
function instances(glob: string, { stems, ending, suite, source }: Filling): string[] {
  const segments = glob.split('/').filter((segment) => segment !== '.');
  const last = segments.at(-1) ?? '';
  const directories = last === '**' ? segments : segments.slice(0, -1);
  const at = directories.indexOf('**');
  const before = at < 0 ? directories : directories.slice(0, at);
  const behind = at < 0 ? [] : directories.slice(at + 1).filter((segment) => segment !== '**');
  if ([...before, ...behind].some((segment) => /[*?[]/.test(segment))) return [];
  const extension = ending.slice(ending.lastIndexOf('.'));
  const names = stems.flatMap((stem) => {
    const name = last === '**' || last === '*' ? `${stem}.${ending}` : last.replace('*', stem);
    return [name, name.endsWith(extension) ? `${name.slice(0, -extension.length)}.${ending}` : name];
  });
  const between = at < 0 ? [''] : [relativeTo(source, before.join('/')), '', suite];
  return between
    .filter((directory) => directory !== null)
    .flatMap((directory) =>
      names.map((one) => [...before, directory, ...behind, one].filter(Boolean).join('/')),
    )
    .filter((path) => path.endsWith(extension) && !/[*?[\]]/.test(path));
}

/** The directory of a source below another one; null if it is elsewhere. */
function relativeTo(source: string | null, above: string): string | null {
  if (source === null) return null;
  const directory = directoryOf(source).replace(/^\.$/, '');
  if (above === '') return directory;
  if (directory === above) return '';
  return directory.startsWith(`${above}/`) ? directory.slice(above.length + 1) : null;
}
