import type { TestsEvidence } from '../../kinds/tests/tests-evidence.js';
import { contradiction, empty, emptyByItself, unreadable } from '../../reading/read-problem.js';
import { detach } from '../../../base/detach.js';
import { asPath, shown } from '../../reading/values.js';
import { localName, readXml, type XmlAttributes, type XmlHandler } from '../../reading/xml.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import {
  addFlaky,
  dayOf,
  isTestPath,
  laterDay,
  nameFailure,
  TestResults,
  type OpenResult,
} from '../../kinds/tests/collect-tests.js';
import { NOTHING_AROUND, within } from '../../kinds/tests/names-around.js';
import { declaredBy, declaresNone } from './declared.js';
import { FailureText, lineOf, statedLine, withoutLine } from './failing-test.js';
import { GoTests, isGoTest } from './go-tests.js';
import { ListedAgain } from './listed-again.js';
import { countedIn, flakyBeside, statedBy, type Suite, type UnlistedTests } from './suite.js';
import {
  fileOf,
  JEST_CRASH,
  moduleOf,
  outsideTests,
  requireName,
  titleOf,
  type TestCase,
} from './test-case.js';
import {
  isFlaky,
  meaningOf,
  outcomeOfAttributes,
  outcomeOfSuite,
  saysFailed,
  unknownElement,
  worse,
} from './outcomes.js';

/** JUnit XML as jest-junit, Vitest, pytest, Surefire, node:test and others write it. */
export const junit: EvidenceFormatOf<'tests'> = {
  kind: 'tests',
  name: 'junit',
  title: 'JUnit XML',
  writtenBy: ['jest-junit', 'Vitest', 'pytest', 'Surefire', 'node --test', 'gotestsum', 'cargo nextest'],
  precedence: 1,
  fileNames: ['TEST-*.xml', '*junit*.xml'],
  extensions: ['.xml'],
  roots: ['testsuites', 'testsuite'],
  sniff: (head) => /^(?:<\?xml[^>]{0,200}\?>\s*)?<testsuites?[\s>/]/.test(head),
  read(source) {
    const handler = new JUnitHandler(source.held ? (text) => text : detach);
    readXml(source, handler);
    return handler.evidence();
  },
};

/** Results of a suite that are looked at for the only one of its file: two of them decide. */
const MAX_LOOKED_AT = 1_000;

class JUnitHandler implements XmlHandler {
  /** Makes a part of the report's text outlive it. */
  readonly #keep: (text: string) => string;
  readonly #results = new TestResults();
  readonly #suites: Suite[] = [];
  #case: TestCase | null = null;
  #ranOn: string | null = null;
  #lastFile: { readonly written: string | undefined; readonly file: string | null } = {
    written: undefined,
    file: null,
  };
  /** The depth of the output or detail that is open, in which no element is unknown. */
  #within: { readonly depth: number; readonly text: boolean } | null = null;
  /** Whether the report is one suite by a name that declares no test: one of the reports of a run, each of a class or an engine. */
  #declaresNone = false;
  /** A suite that declares more tests than it lists, none of them failed. */
  #unlisted: UnlistedTests | null = null;

  constructor(keep: (text: string) => string) {
    this.#keep = keep;
  }

  open(written: string, attributes: XmlAttributes, depth: number): void {
    const name = localName(written).toLowerCase();
    const isSuite = name === 'testsuite' || name === 'testsuites';
    if (depth === 0 && !isSuite) unreadable('it is XML, but not JUnit');
    if (this.#within?.text === true) return;
    if (depth === 0 && name === 'testsuite') this.#declaresNone = declaresNone(attributes);
    if (this.#case === null && isSuite) this.#openSuite(name, attributes, depth);
    else if (this.#case === null && name === 'testcase') this.#openCase(attributes, depth);
    else this.#element(name, attributes, depth);
  }

  text(all: string, from: number, to: number): void {
    if (this.#within?.text === false) this.#case?.failure?.add(all, from, to);
  }

  raw(all: string, from: number, to: number): void {
    this.text(all, from, to);
  }

  close(_: string, depth: number): void {
    if (this.#within?.depth === depth) this.#within = null;
    else if (this.#within?.text === true) return;
    else if (this.#case?.depth === depth) {
      this.#count(this.#case);
      this.#case = null;
    } else if (this.#suites.at(-1)?.depth === depth) this.#settle();
  }

  #openSuite(element: string, attributes: XmlAttributes, depth: number): void {
    this.#within = null;
    this.#ranOn = laterDay(this.#ranOn, dayOf(attributes.get('timestamp')));
    const parent = this.#suites.at(-1);
    if (parent !== undefined) {
      parent.children += 1;
      parent.inner = true;
    }
    const outer = parent?.around ?? NOTHING_AROUND;
    // A run is named by "testsuites"; without a suite around a test, jest-junit writes that it is undefined.
    const name = element === 'testsuite' ? (attributes.get('name') ?? '') : '';
    const around = name === 'undefined' ? outer : within(outer, name);
    this.#suites.push(this.#suite(attributes, { depth, around }, parent));
  }

  #openCase(attributes: XmlAttributes, depth: number): void {
    this.#within = null;
    this.#case = {
      depth,
      name: attributes.get('name') ?? '',
      classname: attributes.get('classname') ?? '',
      file: this.#fileIn(attributes),
      line: statedLine(attributes, this.#suites.at(-1)?.name ?? ''),
      failure: null,
      outcome: outcomeOfAttributes(attributes),
      repeated: 0,
      flaky: isFlaky(attributes),
    };
  }

  /** The file that an element names; some tools write the line behind it. Most tests name that of the one before. */
  #fileIn(attributes: XmlAttributes): string | null {
    const written = attributes.get('file');
    if (written !== this.#lastFile.written) {
      const file = asPath(written === undefined ? written : withoutLine(written));
      this.#lastFile = { written, file };
    }
    return this.#lastFile.file;
  }

  /** An element in a test or beside tests. What fails in it fails the test, at any depth. */
  #element(name: string, attributes: XmlAttributes, depth: number): void {
    const meaning = meaningOf(name, attributes);
    const nested = name === 'testcase' || name === 'testsuite' || name === 'testsuites';
    if (meaning === 'unknown' && (nested || this.#within === null)) {
      const where = this.#case === null ? 'a suite' : `the test ${shown(this.#case.name)}`;
      unknownElement(name, where);
    }
    this.#within ??= { depth, text: meaning === 'text' };
    if (this.#case === null) {
      if (meaning === 'failed' || meaning === 'skipped') {
        this.#count(outsideTests(depth, meaning));
      }
    } else if (saysFailed(attributes)) this.#case.outcome = 'failed';
    else if (meaning === 'flaky') this.#case.repeated += 1;
    else if (meaning === 'failed' || meaning === 'skipped' || meaning === 'expected')
      this.#case.outcome = worse(this.#case.outcome, meaning);
    if (this.#case?.outcome === 'failed') this.#case.failure ??= new FailureText();
  }

  #suite(
    attributes: XmlAttributes,
    place: Pick<Suite, 'depth' | 'around'>,
    parent: Suite | undefined,
  ): Suite {
    const name = this.#keep((attributes.get('name') ?? '').slice(0, 1_000));
    const own = this.#fileIn(attributes) ?? (isTestPath(name) ? name : null);
    const file = own ?? parent?.file ?? parent?.fileOfRootSuite ?? null;
    const kept = file === null ? null : this.#keep(file);
    if (parent !== undefined && name === 'Root Suite') parent.fileOfRootSuite = own === null ? null : kept;
    return {
      ...place,
      name,
      file: kept,
      declared: declaredBy(attributes),
      said: outcomeOfSuite(attributes),
      from: this.#results.list.length,
      listed: { passed: 0, expected: 0, failed: 0, skipped: 0 },
      repeated: 0,
      flaky: 0,
      calledFlaky: 0,
      again: new ListedAgain(),
      unlisted: [],
      children: 0,
      inner: false,
      fileOfRootSuite: null,
      results: new Map(),
      last: null,
      go: new GoTests(),
    };
  }

  #count(test: TestCase): void {
    if (test.outcome === 'passed') requireName(test);
    const suite = this.#suites.at(-1);
    if (suite === undefined) return;
    suite.children += 1;
    const file = fileOf(test, suite);
    const result = this.#result(suite, file, file === null ? moduleOf(test, suite) : null);
    result[test.outcome] += 1;
    suite.listed[test.outcome] += 1;
    suite.repeated += test.repeated;
    const names = { around: within(suite.around, test.classname), title: test.name };
    const named = this.#results.name(result, names, test.outcome);
    const isFlaky = test.flaky || test.repeated > 0;
    if (isFlaky) suite.calledFlaky += 1;
    if (isFlaky && test.outcome === 'passed') {
      suite.flaky += 1;
      addFlaky(result, this.#keep(titleOf(test, suite)));
    }
    suite.again.add(test, { result, named }, () => this.#keep(titleOf(test, suite)));
    if (file === null && isGoTest(test.name)) suite.go.add(test, { result, named }, this.#keep);
    if (test.outcome !== 'failed') return;
    result.crashed ||= test.classname === JEST_CRASH;
    nameFailure(result, this.#keep(titleOf(test, suite)), () => lineOf(test, result));
  }

  #result(suite: Suite, file: string | null, module: string | null): OpenResult {
    const { last } = suite;
    if (last !== null && last.file === file && last.module === module) return last;
    const known = suite.results.get(file ?? `\0${module ?? ''}`);
    suite.last = known ?? this.#start(suite, file, module);
    return suite.last;
  }

  #start(suite: Suite, file: string | null, module: string | null): OpenResult {
    // Equal texts are told apart by what they keep in memory: that of the suite is its own, this one is a part of the report.
    const kept = file === null ? null : file === suite.file ? suite.file : this.#keep(file);
    const keptModule = module === null ? null : this.#keep(module);
    const result = this.#results.start(suite.name, kept, keptModule);
    suite.results.set(kept ?? `\0${keptModule ?? ''}`, result);
    return result;
  }

  /** A suite ends: what it declares is held against what it lists, and the worse of the two counts. */
  #settle(): void {
    const suite = this.#suites.pop();
    if (suite === undefined) return;
    const { declared, listed } = suite;
    const counted = countedIn(suite);
    // Some tools count a run that failed and was repeated among the failures, and an expected failure among the skipped.
    const failed = Math.max(
      listed.failed,
      (declared.failed ?? 0) - suite.repeated,
      suite.said === 'failed' ? 1 : 0,
    );
    const skipped = Math.max(
      listed.skipped,
      (declared.skipped ?? 0) - listed.expected,
      suite.said === 'skipped' ? 1 : 0,
    );
    const more = { failed: failed - listed.failed, skipped: skipped - listed.skipped };
    const known = counted + more.failed + more.skipped;
    const stated = statedBy(suite, counted) ?? Math.max(counted, failed + skipped);
    // node:test counts the children of a suite, whether they are tests or suites.
    const tests = suite.inner && stated === suite.children ? Math.max(stated, counted) : stated;
    if (failed === 0 && tests < skipped)
      contradiction(`a suite declares ${tests} tests, ${skipped} of them skipped`);
    const skippedElsewhere = this.#explain(suite, more.skipped);
    if (tests > known)
      suite.unlisted.push({
        suite,
        declared: tests,
        listed: counted,
        open: tests - known,
        ended: failed > 0,
      });
    this.#raise(suite, { failed: more.failed, skipped: more.skipped - skippedElsewhere });
    if (counted > 0) {
      // Tools disagree on whether a crash is one of the tests, so only a suite without failures is held to its sum.
      const passed =
        failed === 0
          ? Math.min(Math.max(0, tests - skipped - listed.expected), declared.passed ?? tests)
          : listed.passed - Math.min(listed.passed, Math.max(0, known - Math.max(stated, counted)));
      this.#results.passFewer(suite.from, listed.passed - passed);
      listed.passed = Math.min(listed.passed, passed);
    }
    suite.go.settle();
    const flaky = this.#results.moreFlaky(suite.from, flakyBeside(suite));
    const parent = this.#suites.at(-1);
    if (parent === undefined) {
      this.#unlisted ??= suite.unlisted.find(({ open, ended }) => open > 0 && !ended) ?? null;
      return;
    }
    for (const tests of suite.unlisted) if (tests.open > 0) parent.unlisted.push(tests);
    parent.listed.passed += listed.passed;
    parent.listed.expected += listed.expected;
    parent.listed.failed += failed;
    parent.listed.skipped += skipped;
    parent.repeated += suite.repeated;
    parent.flaky += suite.flaky;
    parent.calledFlaky += suite.calledFlaky + flaky;
  }

  /**
   * mocha-junit-reporter leaves pending tests out, and says only of the run as a whole how many there are. So tests that inner
   * suites do not list are skipped as far as an outer one declares more skipped tests than are listed.
   * @returns how many of them are explained so
   */
  #explain({ unlisted }: Suite, skipped: number): number {
    let left = skipped;
    for (const tests of unlisted) {
      const explained = Math.min(tests.open, Math.max(0, left));
      tests.open -= explained;
      if (explained > 0) this.#result(tests.suite, tests.suite.file, null).skipped += explained;
      left -= explained;
    }
    return skipped - left;
  }

  #raise(suite: Suite, more: { failed: number; skipped: number }): void {
    if (more.failed <= 0 && more.skipped <= 0) return;
    // What is not listed belongs to no test in particular: to the file, or to the only class there is.
    const [only, another] = this.#results.list
      .slice(suite.from, suite.from + MAX_LOOKED_AT)
      .filter(({ file }) => suite.file === null || file === suite.file);
    const result = only !== undefined && another === undefined ? only : this.#result(suite, suite.file, null);
    result.failed += Math.max(0, more.failed);
    result.skipped += Math.max(0, more.skipped);
    if (more.failed > 0) result.firstFailure ??= suite.name === '' ? 'a test that is not listed' : suite.name;
  }

  evidence(): TestsEvidence {
    const { passed, expected, failed, skipped } = this.#results.sum();
    const listed = passed + expected + failed + skipped;
    const unlisted = this.#unlisted;
    if (listed === 0 && unlisted === null && this.#declaresNone)
      emptyByItself('it declares and lists no test');
    if (listed === 0)
      empty(unlisted === null ? 'it lists no test' : `it declares ${unlisted.declared} tests and lists none`);
    if (unlisted !== null)
      contradiction(
        `the suite ${shown(unlisted.suite.name)} declares ${unlisted.declared} tests and lists ${unlisted.listed}`,
      );
    return this.#results.evidence({ problems: [], ranOn: this.#ranOn });
  }
}
