/** Names that directories below `src` have as parts of one project, and not as packages of their own. */
const PARTS: ReadonlySet<string> = new Set(['models', 'services', 'cli', 'lib', 'api', 'core', 'utils']);

/** How the tools find the code of a project. */
export interface CodePlaces {
  /** The directory that imports begin in, relative to the project: `.`, or `src` for one package below it. */
  readonly importRoot: '.' | 'src';
  /** The directories whose coverage is measured; `.` alone where modules are in the project's own directory. */
  readonly sources: readonly string[];
  /** The directory of the tests. */
  readonly tests: 'tests' | '.';
}

/**
 * Where a project has its code. One package below `src` is imported by its own name, as in `from shop.cards import …`; any other
 * tree from the project's directory, as in `from src.models.card import …`, so that no name hides another.
 * @param paths of the files that the project will have, relative to its root
 */
export function codePlaces(paths: readonly string[]): CodePlaces {
  const modules = paths.filter((path) => path.endsWith('.py'));
  const testFiles = modules.filter((path) => /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(path));
  const tops = modules.filter((path) => !path.startsWith('tests/')).map((path) => path.split('/'));
  const directories = [...new Set(tops.map((parts) => parts[0] ?? ''))].sort();
  const isFlat = tops.some((parts) => parts.length === 1);
  return {
    importRoot: isOnePackage(modules) ? 'src' : '.',
    sources: isFlat ? ['.'] : directories.length === 0 ? ['src'] : directories,
    tests: testFiles.every((path) => path.startsWith('tests/')) ? 'tests' : '.',
  };
}

/** Whether all modules below `src` are in one directory of it that has the name of a package. */
function isOnePackage(modules: readonly string[]): boolean {
  const below = modules.filter((path) => path.startsWith('src/')).map((path) => path.split('/').slice(1));
  const [only, ...others] = new Set(below.map(([name]) => name ?? ''));
  if (only === undefined || others.length > 0 || below.some((parts) => parts.length === 1)) return false;
  return /^[a-z_][a-z0-9_]*$/.test(only) && !PARTS.has(only);
}
