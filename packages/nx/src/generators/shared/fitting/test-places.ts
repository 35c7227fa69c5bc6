/** The suites of Spec Kit's default layout, each in a directory of `tests/`. */
const SUITES = ['contract', 'integration', 'unit'];

/** Where the tests of a workspace are. */
export type TestPlaces =
  | { readonly kind: 'suites' }
  /** A glob relative to each project. */
  | { readonly kind: 'glob'; readonly glob: string };

/** How the name of a test file ends, and the glob for files that end so; `$1` and `$2` are parts of the name. */
const NAMES: readonly (readonly [ending: RegExp, glob: string])[] = [
  [/^test_.+\.(py)$/, 'test_*.$1'],
  [/_test\.(py|go|rb|dart|exs|cc|cpp)$/, '*_test.$1'],
  [/_spec\.(rb)$/, '*_spec.$1'],
  [/(Tests?|IT|Spec)\.(java|kt|groovy|scala|cs|fs|vb|swift|php)$/, '*$1.$2'],
];
const SCRIPT = /[._-](?:spec|test)\.([cm]?[jt]sx?)$/;
/** More directories or names than these are said by "anything". */
const MAX_DIRECTORIES = 6;
const MAX_NAMES = 12;

/**
 * Where the tests of projects are; null where no project has any. Where a project keeps no directory for each suite of Spec Kit's
 * layout, one glob says it, which also matches where `nx g plan` puts tests.
 * @param projects the test files of each project, relative to its root
 */
export function placesOfTests(projects: readonly (readonly string[])[]): TestPlaces | null {
  const tested = projects.filter((files) => files.length > 0);
  if (tested.length === 0) return null;
  if (tested.every(hasAllSuites)) return { kind: 'suites' };
  const files = tested.flat();
  const directories = new Set(files.map((file) => file.slice(0, Math.max(0, file.indexOf('/')))));
  const names = namesOf(files);
  return { kind: 'glob', glob: `${directoriesGlob(directories)}${oneOf(names, MAX_NAMES)}` };
}

function hasAllSuites(files: readonly string[]): boolean {
  return SUITES.every((suite) => files.some((file) => file.startsWith(`tests/${suite}/`)));
}

function directoriesGlob(directories: ReadonlySet<string>): string {
  if (directories.has('') || directories.size >= MAX_DIRECTORIES) return '**/';
  return `${oneOf(new Set([...directories, 'tests']), MAX_DIRECTORIES)}/**/`;
}

function namesOf(files: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  const extensions = new Set<string>();
  for (const file of files) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    if (SCRIPT.test(name)) extensions.add(name.slice(name.lastIndexOf('.') + 1));
    const known = NAMES.find(([ending]) => ending.test(name));
    if (known !== undefined) names.add(globOf(name, known));
  }
  // A component that is planned into a project of plain modules has its test in a file of this kind.
  if (extensions.has('ts')) extensions.add('tsx');
  for (const extension of extensions)
    for (const word of ['spec', 'test']) names.add(`*.${word}.${extension}`);
  return names;
}

function globOf(name: string, [ending, glob]: readonly [RegExp, string]): string {
  const from = name.search(ending);
  return name.slice(from).replace(ending, glob);
}

/** One of some texts, as a glob; anything where they are too many or none. */
function oneOf(texts: ReadonlySet<string>, most: number): string {
  const sorted = [...texts].sort();
  if (sorted.length === 0 || sorted.length > most) return '*';
  return sorted.length === 1 ? sorted.join('') : `{${sorted.join(',')}}`;
}
