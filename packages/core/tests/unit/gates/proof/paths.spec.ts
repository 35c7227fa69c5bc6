import { words } from '../../judging/support.js';
import { A, AB, CODE, IN_PROJECT, TEST, judge, junit, lcov, type Trial } from './support.js';

const TRIALS: readonly Trial[] = [
  {
    name: 'all files by their paths in the project',
    disk: AB,
    reports: { 'junit.xml': junit(Object.keys(AB)) },
    says: 'pass proof-complete',
  },
  {
    name: 'all files by their paths in the workspace',
    disk: AB,
    reports: { 'junit.xml': junit(Object.keys(AB).map((file) => IN_PROJECT + file)) },
    says: 'pass proof-complete',
  },
  {
    name: 'all files by absolute paths of another machine',
    disk: AB,
    reports: { 'junit.xml': junit(Object.keys(AB).map((file) => `/home/ci/shop/${IN_PROJECT}${file}`)) },
    says: 'pass proof-complete',
  },
  {
    name: 'all files by paths of Windows',
    disk: AB,
    reports: {
      'junit.xml': junit([
        'D:\\a\\shop\\packages\\checkout\\tests\\unit\\a.spec.ts',
        'tests\\unit\\b.spec.ts',
      ]),
    },
    says: 'pass proof-complete',
  },
  {
    name: 'a file that JUnit does not mention',
    disk: AB,
    reports: { 'junit.xml': junit(Object.keys(A)) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'the last spec only',
    disk: {
      'cypress/e2e/a.cy.ts': TEST,
      'cypress/e2e/b.cy.ts': TEST,
      'cypress/e2e/c.cy.ts': TEST,
    },
    reports: { 'results.xml': junit(['cypress/e2e/c.cy.ts']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a report for each spec',
    disk: { 'cypress/e2e/a.cy.ts': TEST, 'cypress/e2e/b.cy.ts': TEST },
    reports: { 'TEST-1.xml': junit(['cypress/e2e/a.cy.ts']), 'TEST-2.xml': junit(['cypress/e2e/b.cy.ts']) },
    says: 'pass proof-complete',
  },
  {
    name: 'root suites of Cypress',
    disk: { 'cypress/e2e/a.cy.ts': TEST },
    reports: {
      'junit.xml':
        '<testsuites><testsuite name="Root Suite" file="cypress/e2e/a.cy.ts" tests="0"/>' +
        '<testsuite name="Cards" tests="1"><testcase name="works" classname="works"/></testsuite></testsuites>',
    },
    says: 'pass proof-complete',
  },
  {
    name: 'one shard',
    disk: { ...AB, 'tests/unit/c.spec.ts': TEST },
    reports: { 'junit-1.xml': junit(['tests/unit/a.spec.ts', 'tests/unit/b.spec.ts']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'all shards',
    disk: AB,
    reports: {
      'junit-1.xml': junit(['tests/unit/a.spec.ts']),
      'junit-2.xml': junit(['tests/unit/b.spec.ts']),
    },
    says: 'pass proof-complete',
  },
  {
    name: 'names of describe blocks alone',
    disk: A,
    reports: {
      'junit.xml':
        '<testsuites><testsuite name="cards" tests="1"><testcase name="x"/></testsuite></testsuites>',
    },
    says: 'fail proof-tests-unnamed',
  },
  {
    name: 'built copies of the tests',
    disk: {
      'src/a.test.ts': TEST,
      'test/b.test.ts': TEST,
      'dist/a.test.js': '',
      'dist/test/b.test.js': '',
    },
    reports: { 'junit.xml': junit(['dist/a.test.js', 'dist/test/b.test.js']) },
    says: 'pass proof-complete',
  },
  {
    name: 'a built copy of one test of two with the same name',
    disk: { 'src/a/x.test.ts': TEST, 'src/b/x.test.ts': TEST, 'dist/x.test.js': '' },
    reports: { 'junit.xml': junit(['dist/x.test.js']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a test of TypeScript with markup, and one of JavaScript',
    disk: { 'src/Card.test.tsx': TEST, 'src/money.test.mjs': TEST },
    reports: { 'junit.xml': junit(['src/Card.test.tsx']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a file that was renamed after the run',
    disk: { ...A, 'tests/unit/new.spec.ts': TEST },
    reports: { 'junit.xml': junit(['tests/unit/a.spec.ts', 'tests/unit/old.spec.ts']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a file that was moved after the run and has its old name',
    disk: { 'tests/unit/a.spec.ts': TEST, 'tests/unit/cards/b.spec.ts': TEST },
    reports: { 'junit.xml': junit(['tests/unit/a.spec.ts', 'tests/unit/b.spec.ts']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a file that did not load',
    disk: AB,
    reports: {
      'junit.xml':
        '<testsuites><testsuite name="tests/unit/a.spec.ts" tests="1"><testcase name="x" classname="x" file="tests/unit/a.spec.ts"/></testsuite>' +
        '<testsuite name="tests/unit/b.spec.ts" tests="1" errors="1"><testcase name="b" classname="Test suite failed to run" file="tests/unit/b.spec.ts"><error>no</error></testcase></testsuite></testsuites>',
    },
    says: 'fail proof-tests-not-run',
  },
  {
    name: 'tests that are fixtures of others',
    disk: { ...A, 'tests/fixtures/shop/src/cart.spec.ts': TEST, 'tests/__mocks__/x.test.ts': TEST },
    reports: { 'junit.xml': junit(Object.keys(A)) },
    says: 'pass proof-complete',
  },
  {
    name: 'a report that two projects could have written by its paths',
    disk: { ...A, '/packages/other/tests/unit/a.spec.ts': TEST, '/packages/other/package.json': '{}' },
    reports: { 'junit.xml': junit(['tests/unit/a.spec.ts']) },
    says: 'pass proof-complete',
  },
  { name: 'no report', disk: A, reports: {}, says: 'fail evidence-missing' },
  {
    name: 'tests that are in a source',
    disk: { 'src/card.ts': CODE },
    reports: { 'junit.xml': junit(['src/card.ts']), 'lcov.info': lcov({ 'src/card.ts': ['1,1', '2,1'] }) },
    says: 'pass proof-complete',
  },
];

describe('proof of test files by the paths and names in reports', () => {
  it.each(TRIALS)('$name: $says', (trial) => {
    expect(words(judge(trial))).toBe(trial.says);
  });
});
