import { combineTests } from '../../../src/evidence/kinds/tests/combine.js';
import { asLine, lineInFailure } from '../../../src/evidence/kinds/tests/failing-line.js';
import type { TestsEvidence } from '../../../src/evidence/kinds/tests/tests-evidence.js';

const inFile = (text: unknown, file: string) => lineInFailure(text, { file, module: null });
const inModule = (text: string, module: string) => lineInFailure(text, { file: null, module });

describe('the line of a failure', () => {
  it.each([
    [
      'an absolute path',
      'at Object.<anonymous> (/ci/shop/tests/card.spec.ts:12:5)',
      '/ci/shop/tests/card.spec.ts',
    ],
    ['the address of a file', 'at file:///ci/shop/tests/card.spec.ts:12:5', '/ci/shop/tests/card.spec.ts'],
    ['a path from another directory', 'at /ci/shop/tests/card.spec.ts:12:5', './tests/card.spec.ts'],
    ['a shorter path', '❯ tests/card.spec.ts:12:5', '/ci/shop/tests/card.spec.ts'],
    [
      'a path of Windows',
      'at run (C:\\my shop\\tests\\card.spec.ts:12:5)',
      'C:\\my shop\\tests\\card.spec.ts',
    ],
    ['a path with a space', 'at /ci/my shop/tests/card.spec.ts:12:5', '/ci/my shop/tests/card.spec.ts'],
    [
      'a path in colours',
      'at \u001b[36mtests/card.spec.ts\u001b[39m\u001b[2m:12:5\u001b[22m',
      'tests/card.spec.ts',
    ],
    ['a place of Python', 'File "/ci/tests/test_card.py", line 12, in test_visa', 'tests/test_card.py'],
    ['a place of RSpec', "./spec/card_spec.rb:12:in `block'", 'spec/card_spec.rb'],
  ])('is read from %s', (_, text, file) => {
    expect(inFile(text, file)).toBe(12);
  });

  it('is that of the first place in the file, and of no other file', () => {
    const stack = 'at help (/ci/tests/help.ts:3:1)\nat /ci/tests/a.spec.ts:9:1\nat /ci/tests/a.spec.ts:2:1';
    expect(inFile(stack, '/ci/tests/a.spec.ts')).toBe(9);
    expect(inFile('at /ci/tests/other-a.spec.ts:9:1', 'a.spec.ts')).toBeNull();
    expect(inFile('at /ci/other/a.spec.ts:9:1', '/ci/tests/a.spec.ts')).toBeNull();
  });

  it.each([
    ['file:///ci/my%20shop/tests/card.spec.ts:12:5', '/ci/my shop/tests/card.spec.ts'],
    ['file:///ci/my%20shop/tests/card.spec.ts:12:5', 'my shop/tests/card.spec.ts'],
    ['file:///C:/my%20shop/tests/card.spec.ts:12:5', 'c:\\my shop\\tests\\card.spec.ts'],
    ['/ci/my shop/tests/card.spec.ts:12:5', 'file:///ci/my%20shop/tests/card.spec.ts'],
    ['file:///ci/tests/100%/card.spec.ts:12:5', '/ci/tests/100%/card.spec.ts'],
    ['webpack://shop/./tests/card.spec.ts:12:5', 'tests/card.spec.ts'],
    ['node_modules/a/card.spec.ts:12:5', 'node_modules/a/card.spec.ts'],
    ['/ci/tests/card.spec.ts:12\n/ci/tests/card.spec.ts:3\ntests/card.spec.ts:4', 'tests/card.spec.ts'],
  ])('is read from %s for %s', (text, file) => {
    expect(inFile(text, file)).toBe(12);
  });

  it.each([
    ['/ci/node_modules/kit/tests/card.spec.ts:12:5', 'tests/card.spec.ts'],
    ['webpack://shop/node_modules/kit/tests/card.spec.ts:12:5', 'tests/card.spec.ts'],
    ['site-packages/kit/tests/test_card.py:12', 'tests/test_card.py'],
    ['/ci/packages/pay/tests/card.spec.ts:12\n/ci/packages/shop/tests/card.spec.ts:3', 'tests/card.spec.ts'],
    ['file:///ci/other/tests/card.spec.ts:12:5', '/ci/shop/tests/card.spec.ts'],
  ])('is not known from %s for %s', (text, file) => {
    expect(inFile(text, file)).toBeNull();
  });

  it('is not that of another class or module of the same name', () => {
    expect(inModule('at org.other.CardTest.help(CardTest.java:3)', 'com.acme.CardTest')).toBeNull();
    const both = 'at org.other.CardTest.help(CardTest.java:3)\nat com.acme.CardTest.pays(CardTest.java:27)';
    expect(inModule(both, 'com.acme.CardTest')).toBe(27);
    expect(inModule('/ci/lib/unit.py:3', 'tests.unit.test_card')).toBeNull();
    expect(inModule('/ci/tests/unit/test_card.py:3', 'tests.unit.test_card.TestCard')).toBe(3);
    expect(inModule('at Acme.CardTests.Pays() in C:\\ci\\CardTests.cs:line 9', 'Acme.CardTests')).toBe(9);
    expect(inModule('panicked at tests/card.rs:7:5', 'checkout::card')).toBe(7);
  });

  it('is found by the name of the class or module where no file is named', () => {
    expect(inModule('at com.acme.CardTest.pays(CardTest.java:27)', 'com.acme.CardTest$Visa')).toBe(27);
    expect(inModule('at org.junit.Assert.fail(Assert.java:89)', 'com.acme.CardTest')).toBeNull();
  });

  it.each([undefined, null, 4, {}, '', 'no', '.ts:4', 'a.spec.ts:0', 'a.spec.ts:123456789'])(
    'is not known from %p',
    (text) => {
      expect(inFile(text, 'a.spec.ts')).toBeNull();
    },
  );

  it('is looked for within bounds, whatever the text', () => {
    const started = performance.now();
    expect(inFile('x.ts:1'.repeat(1_000_000), 'a.spec.ts')).toBeNull();
    expect(inFile('.'.repeat(5_000_000), 'a.spec.ts')).toBeNull();
    expect(inFile(`.${'a'.repeat(5_000_000)}`, 'a.spec.ts')).toBeNull();
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('counts from 1', () => {
    expect([1, '12', 0, -1, 1.5, '1e3', 1e12, null].map(asLine)).toEqual([
      1,
      12,
      ...Array<null>(6).fill(null),
    ]);
  });

  it('stays with its test when reports are combined', () => {
    const report = (format: string, firstFailure: string, firstFailureLine?: number) => {
      const counts = {
        passed: 0,
        failed: 1,
        skipped: 0,
        expected: 0,
        flaky: 0,
        flakyTests: [],
        crashed: false,
      };
      const line = firstFailureLine === undefined ? {} : { firstFailureLine };
      const file = { file: 'a.spec.ts', name: 'a', module: null, ...counts, firstFailure, ...line };
      const evidence: TestsEvidence = { kind: 'tests', files: [file], problems: [], ranOn: null };
      return { path: `${format}.json`, format, evidence };
    };
    const combined = (...reports: [ReturnType<typeof report>, ReturnType<typeof report>]) =>
      combineTests(reports, (path) => path).files;
    expect(combined(report('junit', 'a > b'), report('jest-json', 'a b', 7))).toMatchObject([
      { firstFailure: 'a b', firstFailureLine: 7 },
    ]);
    expect(combined(report('junit', 'a', 3), report('junit', 'b', 7))).toMatchObject([
      { firstFailure: 'a', firstFailureLine: 3 },
    ]);
    expect(combined(report('junit', 'a'), report('junit', 'b'))[0]).not.toHaveProperty('firstFailureLine');
  });
});
