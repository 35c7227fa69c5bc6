import { isAmongTests, isTestPathInProject } from '../../evidence/kinds/tests/test-files.js';
import { nameOf, parentOf } from '../../base/paths.js';

/** Endings of the files of one language; a report that counts one of them could count the others. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ts: 'ts',
  tsx: 'ts',
  mts: 'ts',
  cts: 'ts',
  js: 'js',
  jsx: 'js',
  mjs: 'js',
  cjs: 'js',
  kts: 'kt',
  ...Object.fromEntries(
    'vue svelte py go rs java kt scala groovy cs fs vb php rb swift dart ex exs'
      .split(' ')
      .map((name) => [name, name]),
  ),
};

/** The language of a file by its ending; null for one that is no source. */
export function languageOf(path: string): string | null {
  const name = nameOf(path);
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(LANGUAGES, ending) ? (LANGUAGES[ending] ?? null) : null;
}

/** Directories anywhere in a project whose code is not the product's: written by tools, or shown and tried only. */
const NOT_PRODUCT =
  /(?:^|\/)(?:\.[^/]+|stories|examples?|demos?|generated|__generated__|gen|vendor|third[-_]party|__pycache__|typings|@types)\//i;
/** Directories at the top of a project that hold tools, papers and what was built. */
const TOP =
  /^(?:scripts?|tools?|docs?|bench(?:marks?)?|migrations|public|static|assets|build|out|target|bin|obj|tmp|temp)\//i;
/** Files that configure, declare, show, replace others, or are written by tools. */
const NAMES =
  /\.d\.[cm]?ts$|\.(?:config|conf|stories|story|mock|mocks|fixture|fixtures|generated|gen|pb|setup|preset)\.\w+$|_pb2?(?:_grpc)?\.\w+$|^\.|rc\.[cm]?[jt]s$|^(?:jest|vitest|vite|webpack|rollup|karma|gulpfile|gruntfile|babel|eslint|prettier|playwright|cypress)[.-].*\.\w+$|^(?:setup-?tests?|test-?setup|setup-?(?:jest|vitest))\.\w+$|^(?:gulpfile|gruntfile)\.\w+$|^(?:conftest|setup|noxfile|fabfile)\.py$|^(?:package|module)-info\.java$/i;

/** What shows which files of a project are sources. */
export interface SourcesShown {
  /** The languages that the reports count. */
  readonly languages: ReadonlySet<string | null>;
  /** The directories of the files that they count, relative to the project; empty for its top, where most projects keep settings. */
  readonly directories: ReadonlySet<string>;
}

/** What is taken where no report shows anything: every language, and no directory but those of convention. */
export const EVERY_SOURCE: SourcesShown = {
  languages: new Set(Object.values(LANGUAGES)),
  directories: new Set(),
};

/** Whether a path, relative to the project, is of a source that a coverage report should count. */
export function isSourceOf({ languages, directories }: SourcesShown): (path: string) => boolean {
  return (path) => {
    const language = languageOf(path);
    if (language === null || !languages.has(language)) return false;
    // Where a report counts one file, the others beside it are sources too.
    const beside = directories.has(parentOf(path) ?? '');
    if (!beside && (!path.includes('/') || isAmongTests(path))) return false;
    return (
      !isTestPathInProject(path) && !NOT_PRODUCT.test(path) && !TOP.test(path) && !NAMES.test(nameOf(path))
    );
  };
}
