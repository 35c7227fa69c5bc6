import {
  addFlaky,
  dayOf,
  isTestPath,
  nameFailure,
  TestResults,
  type OpenResult,
} from '../../kinds/tests/collect-tests.js';
import { NOTHING_AROUND, within } from '../../kinds/tests/names-around.js';
import { asLine, lineInFailure } from '../../kinds/tests/failing-line.js';
import type { TestsEvidence } from '../../kinds/tests/tests-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import {
  asList,
  asName,
  asObject,
  asPath,
  isCount,
  own,
  requireCount,
  shown,
  type JsonObject,
} from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The Common Test Report Format, for which many test runners have a reporter. */
export const ctrf: EvidenceFormatOf<'tests'> = {
  kind: 'tests',
  name: 'ctrf',
  title: 'CTRF',
  writtenBy: ['a CTRF reporter'],
  precedence: 4,
  fileNames: ['ctrf*.json', '*-ctrf.json'],
  extensions: ['.json'],
  sniff: (head) =>
    /^\{\s*"reportFormat"\s*:\s*"CTRF"/.test(head) || /^\{\s*"results"\s*:\s*\{\s*"tool"\s*:/.test(head),
  read(source) {
    const members = new CtrfMembers();
    readJson(source, members);
    return members.evidence();
  },
};

/** `other` is what no other word fits, which is not a success. */
const OUTCOMES: Readonly<Record<string, 'passed' | 'failed' | 'skipped'>> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  pending: 'skipped',
  other: 'failed',
};

class CtrfMembers {
  readonly #results = new TestResults();
  readonly #open = new Map<string, OpenResult>();
  #listed = false;
  #summary: JsonObject | null = null;

  splits(path: JsonPath): boolean {
    return (
      path.length === 0 ||
      (path[0] === 'results' && (path.length === 1 || path[1] === 'tests') && path.length < 3)
    );
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    if (path.length < 2 && container === 'array') unreadable('it has a list where CTRF has an object');
    if (path[1] === 'tests') this.#listed = container === 'array';
  }

  member(path: JsonPath, value: unknown): void {
    if (path[0] !== 'results') return;
    if (path.length === 3) this.#test(asObject(value) ?? unreadable(`a test of it is ${shown(value)}`));
    else if (path[1] === 'summary') this.#summary = asObject(value);
  }

  #test(test: JsonObject): void {
    const name = asName(own(test, 'name')) ?? unreadable('a test of it has no name');
    const status = own(test, 'status');
    const outcome =
      typeof status === 'string' && Object.hasOwn(OUTCOMES, status) ? OUTCOMES[status] : undefined;
    if (outcome === undefined) return unreadable(`the test ${shown(name)} has the status ${shown(status)}`);
    const result = this.#resultOf(test);
    // Playwright's reporter: a test that failed, as its author said that it would.
    const isKnown = outcome === 'passed' && own(test, 'rawStatus') === 'failed';
    const ended = isKnown ? 'expected' : outcome;
    result[ended] += 1;
    const around = suitesOf(own(test, 'suite')).reduce(within, NOTHING_AROUND);
    this.#results.name(result, { around, title: String(own(test, 'name')) }, ended);
    if (outcome === 'failed')
      nameFailure(result, name, () => asLine(own(test, 'line')) ?? lineInFailure(own(test, 'trace'), result));
    if (outcome === 'passed' && !isKnown && wasRepeated(test)) addFlaky(result, name);
  }

  #resultOf(test: JsonObject): OpenResult {
    const names = suitesOf(own(test, 'suite'));
    const suite = names.join(' > ').slice(0, 1_000);
    const file = asPath(own(test, 'filePath')) ?? names.find(isTestPath) ?? null;
    const key = JSON.stringify([file, file === null ? suite : null]);
    const known = this.#open.get(key);
    if (known !== undefined) return known;
    const result = this.#results.start(file ?? suite, file, file === null && suite !== '' ? suite : null);
    this.#open.set(key, result);
    return result;
  }

  evidence(): TestsEvidence {
    if (!this.#listed) unreadable('it has no list "tests"');
    const summary = this.#summary ?? unreadable('it has no "summary"');
    const listed = this.#results.sum();
    const failed =
      requireCount(own(summary, 'failed'), 'failed') + requireCount(own(summary, 'other'), 'other');
    // Its summary counts such a test as failed.
    const known = listed.failed + listed.expected;
    if (failed > known) {
      const result = this.#results.start('', null);
      result.failed = failed - known;
      result.firstFailure = 'a test that is not listed';
    }
    const passed = requireCount(own(summary, 'passed'), 'passed');
    if (passed !== listed.passed)
      contradiction(`it counts ${passed} passed tests and lists ${listed.passed}`);
    const total = requireCount(own(summary, 'tests'), 'tests');
    const all = listed.passed + Math.max(failed, known) + listed.skipped;
    if (total > all) contradiction(`it counts ${total} tests and lists ${all}`);
    if (all === 0) empty('it lists no test');
    return this.#results.evidence({ problems: [], ranOn: dayOf(own(summary, 'stop')) });
  }
}

/** Whether a test that passed says that it failed first: in a word, by its number of retries, or by its failed tries. */
function wasRepeated(test: JsonObject): boolean {
  const retries = own(test, 'retries');
  const attempts = asList(own(test, 'retryAttempts')) ?? [];
  return own(test, 'flaky') === true || (isCount(retries) && retries > 0) || attempts.length > 0;
}

/** The suites that hold a test, outermost first: a list, or one text in older versions. */
function suitesOf(suite: unknown): string[] {
  const names = asList(suite) ?? (typeof suite === 'string' ? suite.split(' > ') : []);
  return names.flatMap((name) => asName(name) ?? []);
}
