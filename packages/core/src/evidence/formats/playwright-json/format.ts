import {
  addFlaky,
  dayOf,
  nameFailure,
  TestResults,
  type OpenResult,
} from '../../kinds/tests/collect-tests.js';
import { NOTHING_AROUND, within, type NamesAround } from '../../kinds/tests/names-around.js';
import { asLine } from '../../kinds/tests/failing-line.js';
import type { NamedTest, TestsEvidence } from '../../kinds/tests/tests-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import {
  asName,
  asObject,
  asPath,
  objectsIn,
  own,
  requireCount,
  shown,
  type JsonObject,
} from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The report of Playwright's json reporter. */
export const playwrightJson: EvidenceFormatOf<'tests'> = {
  kind: 'tests',
  name: 'playwright-json',
  title: 'Playwright JSON',
  writtenBy: ['playwright test --reporter=json'],
  precedence: 3,
  fileNames: ['playwright{,-,_,.}{,result,results,report,output}.json'],
  extensions: ['.json'],
  keys: [['config', 'suites', 'stats']],
  sniff: (head) => /^\{\s*"config"\s*:\s*\{/.test(head) && /"(?:configFile|rootDir)"\s*:/.test(head),
  read(source) {
    const members = new PlaywrightMembers();
    readJson(source, members);
    return members.evidence();
  },
};

/** Suites in suites that are read; Playwright has one level for each `describe`. */
const MAX_DEPTH = 50;

/** What a test takes from the specification that it is a run of. */
interface Spec {
  readonly around: NamesAround;
  readonly title: string;
  readonly line: number | null;
}

class PlaywrightMembers {
  readonly #results = new TestResults();
  readonly #problems = new Set<string>();
  #listed = false;
  #rootDir = '';
  #stats: JsonObject | null = null;

  splits(path: JsonPath): boolean {
    return path.length === 0 || (path.length === 1 && path[0] === 'suites');
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    if (path.length === 0 && container === 'array') unreadable('it is a list, not what Playwright writes');
    if (path[0] === 'suites') this.#listed = container === 'array';
  }

  member(path: JsonPath, value: unknown): void {
    const [key] = path;
    if (path.length === 2) this.#file(asObject(value) ?? unreadable(`a suite of it is ${shown(value)}`));
    else if (key === 'config') this.#rootDir = asPath(own(asObject(value), 'rootDir')) ?? '';
    else if (key === 'stats') this.#stats = asObject(value);
    else if (key === 'errors') for (const error of objectsIn(value, 'its errors')) this.#error(error);
  }

  /** The outermost suites are files. */
  #file(suite: JsonObject): void {
    const file = asPath(own(suite, 'file')) ?? unreadable('a suite of it names no file');
    this.#suite(this.#results.start(file, file), suite, { around: NOTHING_AROUND, depth: 0 });
  }

  /** @param place the titles down to the suite, the file left out, and how many there are */
  #suite(
    result: OpenResult,
    suite: JsonObject,
    { around, depth }: { readonly around: NamesAround; readonly depth: number },
  ): void {
    if (depth > MAX_DEPTH) unreadable(`its suites are nested more than ${MAX_DEPTH} levels deep`);
    for (const spec of objectsIn(own(suite, 'specs'), 'its specs')) {
      const title = textOf(own(spec, 'title'));
      for (const test of objectsIn(own(spec, 'tests'), 'its tests'))
        this.#test(result, { around, title, line: asLine(own(spec, 'line')) }, test);
    }
    for (const inner of objectsIn(own(suite, 'suites'), 'its suites'))
      this.#suite(result, inner, { around: within(around, textOf(own(inner, 'title'))), depth: depth + 1 });
  }

  #test(result: OpenResult, spec: Spec, test: JsonObject): void {
    const title = asName(spec.title) ?? '';
    const status = own(test, 'status');
    const wanted = own(test, 'expectedStatus');
    const ended =
      endedAs(status, wanted) ??
      unreadable(`the test ${shown(title)} has the status ${shown(status)} and was to have ${shown(wanted)}`);
    result[ended] += 1;
    if (status === 'flaky') addFlaky(result, title);
    if (ended === 'failed') nameFailure(result, title, () => spec.line);
    this.#results.name(result, spec, ended);
  }

  /** What failed outside tests: a file that does not load, or the run as a whole. */
  #error(error: JsonObject): void {
    const location = asObject(own(error, 'location'));
    const file = asPath(own(location, 'file'));
    if (file === null) {
      this.#problems.add('there were errors outside its tests');
      return;
    }
    const result = this.#results.start(file, file);
    result.failed = 1;
    result.crashed = true;
    nameFailure(result, file, () => asLine(own(location, 'line')));
  }

  evidence(): TestsEvidence {
    if (!this.#listed) unreadable('it has no list "suites"');
    const stats = this.#stats ?? unreadable('it has no "stats"');
    this.#compare(stats);
    const sum = this.#results.sum();
    const problems = [...this.#problems];
    if (sum.passed + sum.failed + sum.skipped + sum.expected === 0 && problems.length === 0)
      empty('it lists no test');
    const files = this.#results.list.map((result) => this.#placed(result));
    return this.#results.evidence({ problems, ranOn: dayOf(own(stats, 'startTime')) }, files);
  }

  /** What is counted beyond the list failed, or was left out of it. */
  #compare(stats: JsonObject): void {
    const listed = this.#results.sum();
    const unexpected = requireCount(own(stats, 'unexpected'), 'unexpected');
    if (unexpected > listed.failed) {
      const result = this.#results.start('', null);
      result.failed = unexpected - listed.failed;
      result.firstFailure = 'a test that is not listed';
    }
    const good =
      requireCount(own(stats, 'expected'), 'expected') + requireCount(own(stats, 'flaky'), 'flaky');
    const known = listed.passed + listed.expected;
    if (good !== known) contradiction(`it counts ${good} tests that ended as expected and lists ${known}`);
  }

  /** Files of tests are relative to the directory that the configuration names, in whatever order the two are written. */
  #placed(result: OpenResult): OpenResult {
    const { file } = result;
    if (file === null || this.#rootDir === '' || /^(?:[/\\]|[a-z]:[/\\])/i.test(file)) return result;
    return { ...result, file: `${this.#rootDir.replace(/[/\\]+$/, '')}/${file}` };
  }
}

function textOf(title: unknown): string {
  return typeof title === 'string' ? title : '';
}

function endedAs(status: unknown, wanted: unknown): NamedTest['ended'] | null {
  if (status === 'skipped' || (status === 'expected' && wanted === 'skipped')) return 'skipped';
  if (status === 'flaky' || (status === 'expected' && wanted === 'passed')) return 'passed';
  if (status === 'expected' && wanted === 'failed') return 'expected';
  return status === 'unexpected' ? 'failed' : null;
}
