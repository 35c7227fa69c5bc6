/** The suites of Spec Kit's default layout, each in a directory of `tests/`. */
const SUITES = ['contract', 'integration', 'unit'];

/** Where the tests of a workspace are. */
export type TestPlaces =
  | { readonly kind: 'suites' }
  /** A glob relative to each project. */
  | { readonly kind: 'glob'; readonly glob: string };

/** Names of test files, the glob for those of a kind, and how to tell one. */
const NAMES: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/[._-](?:spec|test)\.([cm]?[jt]sx?)$/, ([, extension = '']) => `.${extension}`],
  [/^test_.+\.py$/, () => 'test_*.py'],
  [/_test\.(py|go|rb|dart|exs|cc|cpp)$/, ([, extension = '']) => `*_test.${extension}`],
  [/_spec\.rb$/, () => '*_spec.rb'],
  [
    /(Tests?|IT|Spec)\.(java|kt|groovy|scala|cs|fs|vb|swift|php)$/,
    ([, end = '', extension = '']) => `*${end}.${extension}`,
  ],
];
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
  const directories = new Set(files.map((file) => (file.includes('/') ? (file.split('/')[0] ?? '') : '')));
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
  const scripts = new Set<string>();
  for (const file of files) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    for (const [pattern, glob] of NAMES) {
      const match = pattern.exec(name);
      if (match === null) continue;
      const found = glob(match);
      if (found.startsWith('.')) scripts.add(found.slice(1));
      else names.add(found);
      break;
    }
  }
  if (scripts.size > 0) {
    // A component that is planned into a project of plain modules has its test in a file of this kind.
    if (scripts.has('ts')) scripts.add('tsx');
    for (const extension of scripts)
      for (const infix of ['spec', 'test']) names.add(`*.${infix}.${extension}`);
  }
  return names;
}

/** One of some texts, as a glob; anything where they are too many or none. */
function oneOf(texts: ReadonlySet<string>, most: number): string {
  const sorted = [...texts].sort();
  if (sorted.length === 0 || sorted.length > most) return '*';
  return sorted.length === 1 ? (sorted[0] ?? '*') : `{${sorted.join(',')}}`;
}
