import type { TestsEvidence } from '../../kinds/tests/tests-evidence.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { asPath, detach, shown } from '../../reading/values.js';
import { readXml } from '../../reading/xml.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import { isTestPath, TestResults, type OpenResult } from '../../kinds/tests/collect-tests.js';

type Attributes = ReadonlyMap<string, string>;

/** JUnit XML as jest-junit, Vitest, pytest, Surefire, node:test and others write it. */
export const junit: EvidenceFormatOf<'tests'> = {
  kind: 'tests',
  name: 'junit',
  title: 'JUnit XML',
  writtenBy: ['jest-junit', 'Vitest', 'pytest', 'Surefire', 'node --test', 'gotestsum', 'cargo nextest'],
  precedence: 1,
  fileNames: ['TEST-*.xml', '*junit*.xml'],
  extensions: ['.xml'],
  sniff: (head) => /^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^]{0,1000}?-->\s*)?<testsuites?[\s>/]/.test(head),
  read(source) {
    const handler = new JUnitHandler(source.held ? (text) => text : detach);
    readXml(source, handler);
    return handler.evidence();
  },
};

/** A `testsuites` or `testsuite` element that is open. */
interface Suite {
  readonly name: string;
  readonly file: string | null;
  readonly declared: Declared;
  /** Where its results begin in the list of all. */
  readonly from: number;
  /** The counts of its own and its inner suites' test cases, reconciled with what these declare. */
  listed: { passed: number; failed: number; skipped: number };
  readonly results: Map<string, OpenResult>;
}

/** What the attributes of a suite state; null where there is no such attribute. */
interface Declared {
  readonly tests: number | null;
  readonly failed: number | null;
  readonly skipped: number | null;
}

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly file: string | null;
  outcome: 'passed' | 'failed' | 'skipped';
}

/** What jest-junit writes in place of a class name when a file failed before any test ran. */
const JEST_CRASH = 'Test suite failed to run';

class JUnitHandler {
  /** Makes a part of the report's text outlive it. */
  readonly #keep: (text: string) => string;
  readonly #results = new TestResults();
  readonly #suites: Suite[] = [];
  #case: { readonly depth: number; readonly value: Case } | null = null;

  constructor(keep: (text: string) => string) {
    this.#keep = keep;
  }

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === 0 && name !== 'testsuites' && name !== 'testsuite') unreadable('it is XML, but not JUnit');
    if (this.#case !== null) {
      if (depth === this.#case.depth + 1) noteOutcome(this.#case.value, name);
    } else if (name === 'testsuite' || name === 'testsuites') {
      if (this.#suites.length === depth) this.#suites.push(this.#suite(attributes));
    } else if (name === 'testcase') {
      this.#case = { depth, value: testCase(attributes) };
    } else if ((name === 'error' || name === 'failure') && depth === this.#suites.length) {
      this.#count({ name: '', classname: JEST_CRASH, file: null, outcome: 'failed' });
    }
  }

  close(name: string, depth: number): void {
    if (this.#case?.depth === depth) {
      this.#count(this.#case.value);
      this.#case = null;
    } else if (this.#case === null && (name === 'testsuite' || name === 'testsuites')) {
      if (this.#suites.length === depth + 1) this.#settle();
    }
  }

  #suite(attributes: Attributes): Suite {
    const name = this.#keep((attributes.get('name') ?? '').slice(0, 1_000));
    const parent = this.#suites.at(-1);
    const file = asPath(attributes.get('file')) ?? (isTestPath(name) ? name : null) ?? parent?.file ?? null;
    return {
      name,
      file: file === null ? null : this.#keep(file),
      declared: declaredBy(attributes),
      from: this.#results.list.length,
      listed: { passed: 0, failed: 0, skipped: 0 },
      results: new Map(),
    };
  }

  #count(test: Case): void {
    const suite = this.#suites.at(-1);
    if (suite === undefined) return;
    const result = this.#result(suite, fileOf(test, suite));
    result[test.outcome] += 1;
    suite.listed[test.outcome] += 1;
    if (test.outcome !== 'failed') return;
    result.crashed ||= test.classname === JEST_CRASH;
    result.firstFailure ??= this.#keep(titleOf(test, suite));
  }

  #result(suite: Suite, file: string | null): OpenResult {
    const key = file ?? '';
    const known = suite.results.get(key);
    if (known) return known;
    const kept = file === null || file === suite.file ? file : this.#keep(file);
    const result = this.#results.start(suite.name, kept);
    suite.results.set(kept ?? '', result);
    return result;
  }

  /** A suite ends: what it declares is held against what it lists, and the worse of the two counts. */
  #settle(): void {
    const suite = this.#suites.pop();
    if (suite === undefined) return;
    const { declared, listed } = suite;
    const counted = listed.passed + listed.failed + listed.skipped;
    const failed = Math.max(listed.failed, declared.failed ?? 0);
    const skipped = Math.max(listed.skipped, declared.skipped ?? 0);
    const tests = declared.tests ?? Math.max(counted, failed + skipped);
    if (failed === 0 && tests < skipped)
      contradiction(`a suite declares ${tests} tests, ${skipped} of them skipped`);
    if (failed === 0 && counted > 0 && tests > counted) {
      contradiction(`the suite ${shown(suite.name)} declares ${tests} tests and lists ${counted}`);
    }
    const more = { failed: failed - listed.failed, skipped: skipped - listed.skipped };
    this.#raise(suite, more);
    if (counted === 0) {
      listed.passed = Math.max(0, tests - failed - skipped);
      if (listed.passed > 0) this.#result(suite, suite.file).passed += listed.passed;
    } else {
      // Tools disagree on whether a crash is one of the tests, so only a suite without failures is held to its sum.
      const passed = failed === 0 ? tests - skipped : Math.max(0, listed.passed - more.failed - more.skipped);
      this.#results.passFewer(suite.from, listed.passed - passed);
      listed.passed = Math.min(listed.passed, passed);
    }
    const parent = this.#suites.at(-1);
    if (parent === undefined) return;
    parent.listed.passed += listed.passed;
    parent.listed.failed += failed;
    parent.listed.skipped += skipped;
  }

  #raise(suite: Suite, more: { failed: number; skipped: number }): void {
    if (more.failed === 0 && more.skipped === 0) return;
    const result = this.#result(suite, suite.file);
    result.failed += more.failed;
    result.skipped += more.skipped;
    if (more.failed > 0) result.firstFailure ??= suite.name === '' ? 'a test that is not listed' : suite.name;
  }

  evidence(): TestsEvidence {
    const { passed, failed, skipped } = this.#results.sum();
    if (passed + failed + skipped === 0) empty('it lists no test');
    return { kind: 'tests', files: this.#results.list };
  }
}

function testCase(attributes: Attributes): Case {
  const status = (attributes.get('status') ?? attributes.get('result') ?? '').toLowerCase();
  return {
    name: attributes.get('name') ?? '',
    classname: attributes.get('classname') ?? '',
    file: asPath(attributes.get('file')),
    outcome: /^(?:fail|failed|failure|error)$/.test(status)
      ? 'failed'
      : /^(?:skipped|notrun|disabled|pending|suppressed|ignored)$/.test(status)
        ? 'skipped'
        : 'passed',
  };
}

function noteOutcome(test: Case, child: string): void {
  if (child === 'failure' || child === 'error') test.outcome = 'failed';
  else if (child === 'skipped' && test.outcome !== 'failed') test.outcome = 'skipped';
}

/** The test's own file, else its suite's, else a class name that is a path. */
function fileOf(test: Case, suite: Suite): string | null {
  if (test.file !== null) return test.file;
  if (suite.file !== null) return suite.file;
  if (isTestPath(test.classname)) return test.classname;
  return suite.name === 'pytest' ? pythonFile(test.classname) : null;
}

/** pytest writes modules, and classes after them: `tests.unit.test_card.TestCard`. */
function pythonFile(classname: string): string | null {
  const match = /^((?:\w+\.)*?(?:test_\w+|\w+_test))(?:\.[A-Z]\w*)*$/.exec(classname.slice(0, 500));
  return match?.[1] === undefined ? null : `${match[1].replaceAll('.', '/')}.py`;
}

function titleOf(test: Case, suite: Suite): string {
  const title = test.classname === JEST_CRASH && suite.name !== '' ? suite.name : test.name || test.classname;
  const full = test.classname === '' || title.startsWith(test.classname) || isTestPath(test.classname);
  return (full || test.classname === JEST_CRASH ? title : `${test.classname} ${title}`).slice(0, 1_000);
}

function declaredBy(attributes: Attributes): Declared {
  const failures = declaredCount(attributes, 'failures');
  const errors = declaredCount(attributes, 'errors');
  const skipped = declaredCount(attributes, 'skipped') ?? declaredCount(attributes, 'skips');
  const disabled = declaredCount(attributes, 'disabled');
  return {
    tests: declaredCount(attributes, 'tests'),
    failed: failures === null && errors === null ? null : (failures ?? 0) + (errors ?? 0),
    skipped: skipped === null && disabled === null ? null : (skipped ?? 0) + (disabled ?? 0),
  };
}

function declaredCount(attributes: Attributes, name: string): number | null {
  const value = attributes.get(name);
  if (value === undefined) return null;
  return /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : unreadable(`${name}=${shown(value)} is not a count`);
}
