import { wordsOf } from '../../../languages/words.js';
import { COMMON, words } from '../../../prose/common-words.js';
import { isScoped, softens } from '../../../prose/modality.js';
import { statementsOf, tokenizer, type Token } from '../../../prose/phrase.js';
import type { GateInput, WordPattern } from '../../../prose/word-pattern.js';
import { LINT_WORDS, PASSING } from '../../lint/words/style.js';
import { CHECK_WORDS } from '../../types/words.js';

const tokens = tokenizer({
  ...COMMON,
  beside: words(
    'format|formatting|format check|format checks|prettier|security|audit|checks|check|cleanly|stage|step|job',
  ),
  people: wordsOf(({ constitution }) => constitution.people),
  ci: wordsOf(({ constitution }) => constitution.ci),
  has: wordsOf(({ constitution }) => constitution.has),
  scripts: wordsOf(({ constitution }) => constitution.scripts),
  runs: wordsOf(({ constitution }) => constitution.runs),
  ...PASSING,
  others: wordsOf(({ constitution }) => constitution.otherTests),
  tests: wordsOf(({ constitution }) => constitution.tests),
  builds: wordsOf(({ constitution }) => constitution.builds),
  lint: LINT_WORDS,
  types: CHECK_WORDS,
});

/** What each check asks for, and what its script is called. */
const CHECKS: Readonly<Record<string, { readonly gate: GateInput; readonly script: string }>> = {
  tests: { gate: { kind: 'target', name: 'test' }, script: 'test' },
  builds: { gate: { kind: 'target', name: 'build' }, script: 'build' },
  lint: { gate: { kind: 'lint', max: { errors: 0 } }, script: 'lint' },
  types: { gate: { kind: 'types', max: { errors: 0 } }, script: 'typecheck' },
};

/** Tests and builds that MUST pass, checks that CI MUST run, and scripts that every package MUST have. */
export const checksPattern: WordPattern = {
  name: 'Checks by their usual names',
  describes:
    'Tests or a build that MUST pass, checks that CI or every pull request MUST run or pass, and build, test, lint and type-check ' +
    'scripts that each package MUST have. Projects without such a target are left out, and each plan attests the principle as well. ' +
    'What people must run, other suites than the tests, and rules for a part of the code are not read.',
  examples: [
    { text: 'All tests MUST pass before merge.', gate: { kind: 'target', name: 'test' } },
    { text: 'The build MUST succeed.', gate: { kind: 'target', name: 'build' } },
    { text: 'CI MUST run tests and lint on every pull request.', gate: { kind: 'lint', max: { errors: 0 } } },
    { text: 'Each package MUST have build and test scripts.', gate: { kind: 'target', name: 'build' } },
    { text: 'Require all tests to pass before merging.', gate: { kind: 'target', name: 'test' } },
    {
      text: 'All tests MUST pass before merging any feature branch.',
      gate: { kind: 'target', name: 'test' },
    },
    { text: 'Every commit MUST pass the full test suite.', gate: { kind: 'target', name: 'test' } },
    { text: 'Failing tests MUST block the merge.', gate: { kind: 'target', name: 'test' } },
    { text: '所有测试必须通过。', gate: { kind: 'target', name: 'test' } },
  ],
  counterexamples: [
    'Contributors MUST run the tests.',
    'CI MUST run tests for changed packages.',
    'All tests of the payment module MUST pass.',
    'Tests MUST be written before code.',
    'Integration tests MUST pass.',
    'Every commit MUST pass the integration tests.',
    'Each package MUST have an owner.',
  ],
  read: readChecks,
};

function readChecks({ text, must }: { readonly text: string; readonly must: boolean }): readonly GateInput[] {
  if (!must || softens(text) || isScoped(text)) return [];
  if (FAILING_TESTS.test(text)) return [checkOf('tests')];
  return statementsOf(text, tokens(text), ['tests', 'builds', 'lint', 'types', 'ci']).flatMap((statement) => {
    const at = (role: string): number => statement.findIndex((token) => token.role === role);
    if (at('people') >= 0 || NOT.test(text)) return [];
    const duty = at('must');
    const behind = statement.slice(duty + 1);
    if (at('ci') >= 0 && at('ci') < duty && isRun(behind)) return checksIn(behind);
    if (duty >= 0 && isHad(behind)) return scriptsIn(behind);
    return succeeding(statement, duty);
  });
}

const FAILING_TESTS = /^no (?:(?:failing|failed|broken) tests?|test failures?|tests? must pass)$/iu;
const NOT = /(?<![\p{L}])(?:not|never|nicht|nie|jamais|nunca|mai)(?![\p{L}])|不得|不能/iu;

function checkOf(role: string): GateInput {
  return CHECKS[role]?.gate ?? { kind: 'target', name: 'test' };
}

function isRun(behind: readonly Token[]): boolean {
  const [first] = behind.filter(({ role }) => role !== 'neutral' && role !== 'article');
  return (
    first?.role === 'runs' ||
    (first?.role === 'pass' && behind.some(({ role }) => Object.hasOwn(CHECKS, role)))
  );
}

function checksIn(behind: readonly Token[]): GateInput[] {
  return [...new Set(behind.map(({ role }) => role))]
    .filter((role) => Object.hasOwn(CHECKS, role))
    .map(checkOf);
}

function isHad(behind: readonly Token[]): boolean {
  const [first] = behind.filter(({ role }) => role !== 'article');
  return first?.role === 'has' && behind.some(({ role }) => role === 'scripts');
}

/** `typecheck` in backticks is the name itself. */
function scriptsIn(behind: readonly Token[]): GateInput[] {
  return behind.flatMap(({ role, text }): GateInput[] => {
    const check = CHECKS[role];
    if (check === undefined) return [];
    const name = role === 'types' && /^[a-z]+-?check$/.test(text) ? text : check.script;
    return [{ kind: 'target', name }];
  });
}

/** "All tests MUST pass", "every package MUST build", "tests pass" under a heading of duties. */
function succeeding(statement: readonly Token[], duty: number): GateInput[] {
  const passes = statement.findIndex(({ role }) => role === 'pass');
  const clean =
    statement.some(({ role }) => role === 'zero') && statement.some(({ role }) => role === 'errors');
  const end = passes >= 0 ? passes : statement.length;
  // "Require all tests to pass" begins with its duty.
  const before = statement.slice(0, duty > 0 && duty < end ? duty : end);
  const named = (tokens: readonly Token[], role: string): boolean =>
    tokens.some((token) => token.role === role);
  const found: string[] = [];
  if ((passes > duty && named(before, 'tests')) || passesTests(statement, duty)) found.push('tests');
  const builds = duty >= 0 && statement[duty + 1]?.role === 'builds';
  if (
    (passes > duty && named(before, 'builds')) ||
    (builds && (clean || isBare(statement.slice(duty + 2))))
  ) {
    found.push('builds');
  }
  return found.map(checkOf);
}

/** "Every commit MUST pass the full test suite", and no other tests. */
function passesTests(statement: readonly Token[], duty: number): boolean {
  const [verb, ...passed] = statement.slice(duty + 1);
  const named = (role: string): boolean => passed.some((token) => token.role === role);
  return verb !== undefined && /^(?:pass|通过|通過)$/iu.test(verb.text) && named('tests') && !named('others');
}

/** Nothing is behind "MUST build" that says how. */
function isBare(rest: readonly Token[]): boolean {
  return rest.every(({ role }) => role === 'sep' || role === 'pass' || role === 'beside');
}
