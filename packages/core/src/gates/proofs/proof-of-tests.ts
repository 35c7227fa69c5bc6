import { isGlob } from '../../base/glob.js';
import { nameOf } from '../../base/paths.js';
import {
  locateTests,
  pathMatcher,
  suitePatterns,
  type LocatedResult,
  type Suites,
} from '../../evidence/kinds/tests/suites.js';
import type { TestsEvidence } from '../../evidence/kinds/tests/tests-evidence.js';
import type { ProjectSubject } from '../define-gate.js';
import { placeOf } from '../evidence-of-target.js';
import { languageOf } from './source-files.js';
import { goTestsBeside, testFilesOf } from './test-files.js';

/** What reports prove of the test files of a project. All paths are relative to it and sorted. */
export interface ProofOfTests {
  /** Every test file. */
  readonly all: readonly string[];
  /** Test files of which a report shows a test that ran. */
  readonly proven: readonly string[];
  /** Test files that no report mentions. */
  readonly missing: readonly string[];
  /** Test files that a report mentions without a test that ran: all skipped, or the file did not load. */
  readonly notRun: readonly string[];
  /** Test files with tests that ran and tests that were skipped. */
  readonly partly: readonly string[];
  /** Whether reports hold tests of which they say neither a file nor a class that is found, so that a missing file may have run. */
  readonly unnamed: boolean;
  /** Whether all paths of the project were looked at. */
  readonly complete: boolean;
}

type Subject = Pick<ProjectSubject, 'project' | 'context'>;

/** What reports say of one test file. */
interface Mention {
  ran: number;
  skipped: number;
}

/**
 * Holds the test files of a project on disk against the reports of its targets. A file counts by its place; a report that names
 * classes, packages or modules by the file that each is in, and a package of Go by all tests in its directory.
 *
 * @param suites of the gates in force: a glob that names files, not a directory, declares tests whatever they are called
 */
export function proofOfTests(
  evidence: readonly TestsEvidence[],
  suites: readonly Suites[],
  subject: Subject,
): ProofOfTests {
  const { project, context } = subject;
  const host = { files: context.disk ?? context.files, project: placeOf(project.root, context.state) };
  const located = evidence.flatMap((one) => locateTests(one, host));
  const named = new Set(
    located.flatMap(({ path, result }) => (path !== null && result.file !== null ? [path] : [])),
  );
  const declared = suites.flatMap((one) => suitePatterns(one)).filter(({ pattern }) => isOfFiles(pattern));
  const matchers = declared.map(({ pattern }) => pathMatcher(pattern));
  const disk = testFilesOf(subject, {
    mentioned: onlyVisible(named, subject),
    isDeclared: (path) => matchers.some((matches) => matches(path)),
  });
  const mentions = mentionsOf(located, disk.paths);
  const of = (holds: (mention: Mention | undefined) => boolean): string[] =>
    disk.paths.filter((path) => holds(mentions.get(path)));
  return {
    all: disk.paths,
    proven: of((mention) => (mention?.ran ?? 0) > 0),
    missing: of((mention) => mention === undefined),
    notRun: of((mention) => mention?.ran === 0),
    partly: of((mention) => mention !== undefined && mention.ran > 0 && mention.skipped > 0),
    unnamed: located.some(isUnnamed),
    complete: disk.complete,
  };
}

/** Files that reports name and that are in the hash of the gate: built copies of tests are not test files of their own. */
function onlyVisible(
  paths: ReadonlySet<string>,
  { project: { root }, context }: Subject,
): ReadonlySet<string> {
  const isFile = (path: string): boolean =>
    context.files.kind(root === '.' ? path : `${root}/${path}`) === 'file';
  return new Set([...paths].filter((path) => !BUILT.test(path) && isFile(path)));
}

/**
 * A glob whose last name says which files are tests: `*.check.ts` and `*.feature`, and not whatever is in a directory, such as all
 * sources of a language.
 */
function isOfFiles(pattern: string): boolean {
  const name = nameOf(pattern);
  if (pattern.startsWith('name:') || !isGlob(pattern) || !/\.[a-z]+\}?$/i.test(name)) return false;
  const anyName = /^\*+\.(.*)$/.exec(name)?.[1];
  return anyName === undefined || !/^(?:\w+|\{[\w,]*\})$/.test(anyName) || !isOfLanguage(anyName);
}

function isOfLanguage(endings: string): boolean {
  return endings.split(/[{},]/).some((ending) => languageOf(`a.${ending}`) !== null);
}

/** Tests that ran, of which the report says neither the file nor anything else that is found. */
function isUnnamed({ result, file }: LocatedResult): boolean {
  return result.file === null && file === null && result.passed + result.failed + result.expected > 0;
}

function mentionsOf(
  located: readonly LocatedResult[],
  disk: readonly string[],
): ReadonlyMap<string, Mention> {
  const known = new Set(disk);
  const places = new Places(disk);
  const mentions = new Map<string, Mention>();
  for (const { result, path } of located) {
    const ran = result.crashed ? 0 : result.passed + result.failed + result.expected;
    for (const file of filesMeant(path, result.file, { known, places, disk })) {
      const mention = mentions.get(file) ?? { ran: 0, skipped: 0 };
      mention.ran += ran;
      mention.skipped += result.skipped;
      mentions.set(file, mention);
    }
  }
  return mentions;
}

function filesMeant(
  path: string | null,
  written: string | null,
  { known, places, disk }: { known: ReadonlySet<string>; places: Places; disk: readonly string[] },
): readonly string[] {
  if (path !== null && written === null && path.endsWith('_test.go')) return goTestsBeside(path, disk);
  if (path !== null && known.has(path)) return [path];
  if (written === null) return [];
  const meant = path === null ? places.namedBy(written) : places.builtFrom(path);
  return meant === null ? [] : [meant];
}

/** Where compilers put what they make of tests. */
const BUILT = /(?:^|\/)(?:dist|build|out|out-tsc|lib|compiled|target|\.?tmp|bin|obj)\//i;

/** Finds the test files that reports mean which name them relative to a directory of their own, or built copies of them. */
class Places {
  /** Each test file by the ends of its path; null for an end that several have. */
  readonly #byEnd = new Map<string, string | null>();

  constructor(disk: readonly string[]) {
    for (const path of disk) {
      for (const end of endsOf(withoutEnding(path))) this.#byEnd.set(end, this.#byEnd.has(end) ? null : path);
    }
  }

  /** The one test file that a path means which is nowhere; null where none or several could be meant. */
  namedBy(written: string): string | null {
    const slashed = written.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
    const found = /^(?:\/|[a-z]:)/i.test(slashed) ? null : this.#byEnd.get(withoutEnding(slashed));
    return found ?? this.builtFrom(slashed);
  }

  /** The one test file that a built one was made from; null where it is not in a directory of built files. */
  builtFrom(path: string): string | null {
    const built = BUILT.exec(path);
    return built === null ? null : this.#longest(withoutEnding(path.slice(built.index + built[0].length)));
  }

  /** The longest end of a path that one file has: what is before it are directories that the compiler added. */
  #longest(path: string): string | null {
    for (const end of endsOf(path)) {
      const found = this.#byEnd.get(end);
      if (found !== undefined) return found;
    }
    return null;
  }
}

/** A path and what is behind each of its slashes, the longest first; deep paths only from their last directories. */
function endsOf(path: string): string[] {
  const names = path.split('/').slice(-MAX_NAMES);
  return names.map((_, at) => names.slice(at).join('/'));
}

const MAX_NAMES = 20;

/** Compilers change the last ending only. */
function withoutEnding(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/i, '');
}
