import { joinPath, nameOf, parentOf } from '../../base/paths.js';
import { FileLocator } from '../../evidence/file-locator.js';
import { isSurelyTestFileName, isTestFileName } from '../../evidence/kinds/tests/test-files.js';
import type { ProjectSubject } from '../define-gate.js';
import { placeOf } from '../evidence-of-target.js';
import { listProject } from '../project-paths.js';
import { scriptOf } from './estimate-parts.js';

/** The test files of a project as the disk shows them. */
export interface TestFiles {
  /** Relative to the project, sorted. */
  readonly paths: readonly string[];
  /** Whether all paths of the project were looked at. */
  readonly complete: boolean;
}

/** What says of files that they are tests, besides their names and what is in them. */
export interface TestsShown {
  /** Files that reports name as tests, relative to the project. */
  readonly mentioned: ReadonlySet<string>;
  /** Whether a path, relative to the project, is a test because a gate says so. */
  readonly isDeclared: (path: string) => boolean;
}

/** A test file that is larger is taken for one by its name alone. */
const MAX_TEST_BYTES = 1024 * 1024;

/** Directories whose tests are data of other tests, or came with packages. */
const NOT_RUN =
  /(?:^|\/)(?:\.[^/]+|__mocks__|__fixtures__|fixtures?|test-?data|__testfixtures__|__snapshots__|node_modules|bower_components|vendor|third[-_]party|site-packages|venv|__pycache__)\//i;

/** Names by which tools find classes of tests besides those of `isTestFileName`. */
const CLASS_NAME =
  /^(?:Test|IT)[A-Z]\w*\.(?:java|kt|groovy|scala)$|(?:TestCase|ITCase|Suite|Specs)\.(?:java|kt|groovy|scala|cs)$/;
const OF_JVM_OR_NET = /\.(?:java|kt|groovy|scala|cs|fs|vb|swift|php)$/;
/** A class, or something in it, that a tool runs as a test. */
const CLASS_OF_TESTS =
  /[@[](?:\w*Test|TestFactory|TestMethod|Property|Fact|Theory)\b|\bextends\s+[\w.]*(?:Spec|Suite|TestCase|Specification|Tests?)\b/;

/** The declarations of what is no class of its own, with their names. */
const NOT_TO_RUN = /\b(?:abstract\s+(?:\w+\s+){0,3}class|interface|trait)\s+(\w+)/g;

/** Where scripts are tests without being called so, if they hold tests. */
const SCRIPT_PLACES = /^(?:tests?|specs?|e2e|cypress|playwright)\/|(?:^|\/)__tests__\//i;
const SCRIPT = /\.[cm]?[jt]sx?$/;
/** A call at the top of a script that declares tests; helpers call the same within functions. */
const DECLARES_TEST =
  /^(?:it|test|describe|suite|context|specify|scenario)(?:\.(?:only|skip|each|for|concurrent|sequential|parallel|serial|todo|fails|failing|describe|runIf|skipIf))*\s*[(`]/m;
/** Where Cargo looks for the tests of a crate. */
const RUST_TEST = /^tests\/(?:[^/]+|[^/]+\/main)\.rs$/;
const RUST_ATTRIBUTE = /#\[(?:\w+(?:::\w+)*::)?test\b/;
/** What pytest and unittest could collect: functions, classes, and names that come from elsewhere. */
const PYTHON_TESTS = /\bdef\s+test|\bclass\s+\w|\bimport\s+\*|\bimport\s[^\n]*\btest/i;

/**
 * Finds the test files of a project: by the conventions of test runners for names, by what is in them where names do not tell, and
 * by what gates and reports say. Helpers that are called like tests and hold none are left out.
 */
export function testFilesOf(
  { project: { root }, context }: Pick<ProjectSubject, 'project' | 'context'>,
  shown: TestsShown,
): TestFiles {
  const place = placeOf(root, context.state);
  const { paths, cut } = listProject(root, context);
  const endings = endingsOf(shown.mentioned);
  // In the root project there may be packages that are not its own, though they are no projects.
  const locator = root === '.' ? new FileLocator(context.files, place) : null;
  const isOwn = (path: string): boolean => {
    const found = locator?.locate(path);
    return found === undefined || (found.at === 'workspace' && found.owner === root);
  };
  const read: Read = (path) => {
    const text = context.files.read(joinPath(root, path), MAX_TEST_BYTES);
    return text.ok ? text.text : null;
  };
  const isTest = (path: string): boolean => {
    if (shown.mentioned.has(path) || shown.isDeclared(path)) return true;
    if (NOT_RUN.test(path)) return false;
    if (endings.has(endingOf(path) ?? '')) return true;
    return byConvention(path, read);
  };
  const found = paths
    .filter(({ path, kind }) => kind === 'file' && isTest(path) && isOwn(path))
    .map(({ path }) => path);
  return { paths: found.sort(), complete: !cut };
}

type Read = (path: string) => string | null;

function byConvention(path: string, read: Read): boolean {
  const name = nameOf(path);
  if (isSurelyTestFileName(path)) return mayHoldTests(path, read);
  const isCalledSo = isTestFileName(path) || CLASS_NAME.test(name);
  if (isCalledSo && OF_JVM_OR_NET.test(name)) return CLASS_OF_TESTS.test(read(path) ?? '');
  if (SCRIPT.test(name)) return (isCalledSo || isScriptOfTests(path)) && declaresTests(path, read);
  return isCalledSo || (RUST_TEST.test(path) && RUST_ATTRIBUTE.test(read(path) ?? ''));
}

function isScriptOfTests(path: string): boolean {
  return SCRIPT_PLACES.test(path) && !/\.d\.[cm]?ts$|\.config\.\w+$/.test(path);
}

function declaresTests(path: string, read: Read): boolean {
  const text = read(path) ?? '';
  return DECLARES_TEST.test(text) && DECLARES_TEST.test(scriptOf(text));
}

/** Whether a file that is called a test can hold one: not a module of helpers, and not a class that others are made of. */
function mayHoldTests(path: string, read: Read): boolean {
  if (path.endsWith('.py')) return PYTHON_TESTS.test(read(path) ?? 'class Unread');
  if (!OF_JVM_OR_NET.test(path)) return true;
  const name = nameOf(path).replace(/\.\w+$/, '');
  const text = read(path) ?? '';
  return ![...text.matchAll(NOT_TO_RUN)].some(([, declared]) => declared === name);
}

/** The double endings of files that reports name as tests, by which the others of their kind are known: `.check.ts`. */
function endingsOf(mentioned: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...mentioned].flatMap((path) => endingOf(path) ?? []));
}

/** `.check.ts` of `cards.check.ts`; null for a name with one ending. */
function endingOf(path: string): string | null {
  const ending = /[^.](\.[a-z][\w-]*\.[a-z]+)$/i.exec(nameOf(path))?.[1];
  return ending === undefined || /\.(?:config|setup|d)\.\w+$/i.test(ending) ? null : ending;
}

/** The tests of a Go package beside one of them: a report names the package alone. */
export function goTestsBeside(path: string, paths: readonly string[]): readonly string[] {
  const directory = parentOf(path);
  return paths.filter((other) => other.endsWith('_test.go') && parentOf(other) === directory);
}
