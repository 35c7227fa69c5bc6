import { COMMON, CRITICAL_FLOWS, words } from '../../prose/common-words.js';
import { isScoped, softens } from '../../prose/modality.js';
import { statementsOf, tokenizer, type Token } from '../../prose/phrase.js';
import type { GateInput, WordPattern } from '../../prose/word-pattern.js';

const SUITES = ['unit', 'integration', 'contract'] as const;

const SUITE_WORDS: Readonly<Record<(typeof SUITES)[number], readonly string[]>> = {
  unit: words(
    'unit tests|unit test|unit-tests|unit|unittests|komponententests|tests unitaires|pruebas unitarias|' +
      'testes unitários|test unitari|单元测试|單元測試|ユニットテスト|単体テスト|단위 테스트|유닛 테스트',
  ),
  integration: words(
    'integration tests|integration test|integration-tests|integration|integrationstests|' +
      "tests d'intégration|tests d’intégration|pruebas de integración|testes de integração|" +
      'test di integrazione|集成测试|整合測試|統合テスト|結合テスト|インテグレーションテスト|통합 테스트',
  ),
  contract: words(
    'contract tests|contract test|contract-tests|contract|vertragstests|tests de contrat|' +
      'pruebas de contrato|testes de contrato|契约测试|契約テスト|コントラクトテスト|계약 테스트',
  ),
};

/** `written` and its like: what is demanded is that the tests are there, not how they are made. */
const EXIST = words(
  'include|includes|have|has|contain|contains|provide|provides|ship|ships|come|comes|written|write|' +
    'exist|present|provided|included|covered|added|add|accompanied|required|mandatory|requires|require|' +
    'obligatory|vorhanden|geschrieben|enthalten|haben|pflicht|erforderlich|verpflichtend|inclure|' +
    'comporter|avoir|obligatoires|requis|incluir|tener|obligatorias|obligatorios|ter|obrigatórios|' +
    'includere|obbligatori|包含|具有|编写|包括|有|必備|書く|含む|作成|필수|포함|作成する|必須|必須である|必須です|必須とする|是必须的|是必需的',
);
const MUST_AND_EXIST = words(
  'required|mandatory|requires|require|obligatory|pflicht|erforderlich|verpflichtend|obligatoires|' +
    'requis|obligatorias|obligatorios|obrigatórios|obbligatori|必須|必須である|必須です|必須とする|是必须的|是必需的|필수',
);

const tokens = tokenizer({
  ...COMMON,
  universal: CRITICAL_FLOWS,
  exist: EXIST,
  coverage: words('coverage|code coverage|test coverage|minimum|min|at least|>=|≥'),
  tests: words(
    'tests|test|testing|automated tests|e2e tests|e2e|end-to-end tests|end-to-end|playwright|vitest|' +
      'jest|pytest',
  ),
  ...SUITE_WORDS,
});

/** Whether the text mentions tests at all, which is checked before the sentence is analysed. */
const ABOUT = /test|prueba|测试|測試|テスト|테스트/iu;

/** Suites of tests that every project must have. */
const suitesPattern: WordPattern = {
  name: 'Test suites',
  describes:
    'Unit, integration or contract tests that MUST exist for everything ("MUST include unit tests", "contract tests are ' +
    'required for all features"). What such tests must be like, alternatives, and rules for a part of the code are not read.',
  examples: [
    {
      text: 'Every feature MUST include unit tests and integration tests.',
      gate: { kind: 'tests', suites: ['unit', 'integration'] },
    },
    { text: 'Contract tests are REQUIRED for all features.', gate: { kind: 'tests', suites: ['contract'] } },
    {
      text: 'Feature MUST include unit tests with minimum 90% coverage and integration tests for all critical flows.',
      gate: { kind: 'tests', suites: ['unit', 'integration'] },
    },
    {
      text: '所有功能必须包含单元测试和集成测试。',
      gate: { kind: 'tests', suites: ['unit', 'integration'] },
    },
  ],
  counterexamples: [
    'Unit tests MUST be fast.',
    'Integration tests SHOULD be included.',
    'Every public endpoint MUST have unit tests.',
    'Unit tests or integration tests MUST be included.',
    'Integration tests MUST be included when external tools are touched.',
    'Features MUST include unit tests, integration tests, contract tests where they apply.',
  ],
  read: readSuites,
};

function readSuites(sentence: { text: string; must: boolean }): readonly GateInput[] {
  if (!sentence.must || !ABOUT.test(sentence.text) || softens(sentence.text)) return [];
  return statementsOf(sentence.text, tokens(sentence.text), []).flatMap((statement) => {
    if (!demands(statement, sentence) || isAboutAPart(statement)) return [];
    if (goesOnUnderCondition(sentence.text, statement)) return [];
    const suites = SUITES.filter((suite) => names(statement, suite));
    return suites.length === 0 ? [] : [{ kind: 'tests' as const, suites }];
  });
}

function demands(statement: readonly Token[], sentence: { text: string }): boolean {
  const both = statement.some(({ text }) => MUST_AND_EXIST.includes(text.toLowerCase()));
  const exist = statement.some(({ role }) => role === 'exist');
  const must = statement.some(({ role }) => role === 'must');
  // A slash leaves open whether both are meant.
  const alternative =
    /(?:unit|integration|contract)\s?(?:tests?)?\s?\/\s?(?:unit|integration|contract)/i.test(sentence.text);
  return !alternative && (both || (exist && must));
}

/** A list without "and" that ends with a condition: it may hold for all that is listed. */
function goesOnUnderCondition(text: string, statement: readonly Token[]): boolean {
  const rest = text.slice(statement.at(-1)?.end ?? text.length);
  const next = tokens(rest).find(({ role, text: mark }) => role !== 'sep' || !LISTS.test(mark));
  return next !== undefined && isSuite(next.role) && isScoped(rest);
}

const LISTS = /^[,，、]$/u;

/** "Integration tests are required for contract changes": what is behind the preposition is the part that needs them. */
function isAboutAPart(statement: readonly Token[]): boolean {
  const demanded = statement.findIndex(({ role }) => role === 'exist' || role === 'must');
  if (demanded < 0) return false;
  const behind = statement.slice(demanded + 1).filter(({ role }) => role !== 'sep');
  const about = behind.findIndex(({ text }) => PREPOSITION.test(text));
  // Nothing known behind the preposition: what it leads to is not understood.
  return about >= 0 && (about === behind.length - 1 || behind.slice(about).some(({ role }) => isSuite(role)));
}

function isSuite(role: string): boolean {
  return SUITES.some((suite) => suite === role);
}

const PREPOSITION = /^(?:for|on|in|at|per|of|für|bei|pour|para|per|针对)$/iu;

/** "unit and integration tests": the bare word counts when tests are named behind it. */
function names(statement: readonly Token[], suite: string): boolean {
  return statement.some(({ role, text }, at) => {
    if (role !== suite) return false;
    if (text.toLowerCase() !== suite) return true;
    return statement
      .slice(at + 1, at + 6)
      .some((later) => later.role === 'tests' || /tests?$/i.test(later.text));
  });
}

export const patterns: readonly WordPattern[] = [suitesPattern];

/** Such gates apply to every project. */
export const doubtful = false;
