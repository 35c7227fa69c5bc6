import { COVERAGE_METRICS, type CoverageMetric } from '../../evidence/kinds/coverage/coverage-evidence.js';
import { softens } from '../../prose/modality.js';
import { COMMON, words } from '../../prose/common-words.js';
import { percentOf, statementsOf, tokenizer, type Token } from '../../prose/phrase.js';
import type { GateInput, WordPattern } from '../../prose/word-pattern.js';

const METRIC_WORDS: Readonly<Record<CoverageMetric, readonly string[]>> = {
  lines: words('lines|line|zeilen|lignes|líneas|linhas|linee|righe|行|代码行|라인'),
  branches: words('branches|branch|zweige|verzweigungen|ramas|ramos|rami|分支|ブランチ|分岐|브랜치|분기'),
  functions: words('functions|function|funktionen|fonctions|funciones|funções|funzioni|函数|関数|함수'),
  statements: words(
    'statements|statement|anweisungen|instructions|sentencias|instruções|istruzioni|语句|ステートメント|文|구문',
  ),
};

const COVERAGE_WORDS = words(
  'coverage|code coverage|test coverage|unit test coverage|unit-test coverage|' +
    'unit and integration test coverage|testabdeckung|codeabdeckung|code-abdeckung|test-abdeckung|' +
    'abdeckung|zeilenabdeckung|couverture|couverture de code|couverture de test|couverture de tests|' +
    'couverture des tests|couverture du code|cobertura|cobertura de código|cobertura de pruebas|' +
    'cobertura de tests|cobertura de testes|cobertura del código|copertura|copertura del codice|' +
    'copertura dei test|copertura di test|覆盖率|覆盖度|覆蓋率|代码覆盖率|测试覆盖率|单元测试覆盖率|单元测试覆盖度|カバレッジ|テストカバレッジ|' +
    'コードカバレッジ|カバレッジ率|커버리지|테스트 커버리지|코드 커버리지',
);

const MINIMUM_WORDS = words(
  'minimum|min|min.|minimum of|at least|no less than|not less than|no lower than|not lower than|' +
    'at or above|or greater|or higher|or more|or above|or better|greater than or equal to|' +
    'equal to or greater than|greater than|more than|above|over|exceed|exceeds|meet or exceed|' +
    'meets or exceeds|not fall below|not drop below|never fall below|never drop below|not go below|' +
    'not be below|not be less than|not be lower than|threshold|thresholds|gate|floor|>=|≥|>|⩾|≧|+|' +
    "mindestens|mindestwert|nicht unter|minimale|minimal|au moins|d'au moins|d’au moins|au minimum|" +
    'supérieure ou égale à|mínima|mínimo|al menos|como mínimo|no mínimo|pelo menos|minima|minimo|' +
    "almeno|al minimo|dell'|dell’|至少|最低|最少|不低于|不得低于|不能低于|不小于|不少于|大于等于|大于|超过|以上|及以上|或以上|下限|最低でも|少なくとも|" +
    '最小|下回らない|最低限|이상|최소|최소한',
);

/** What may come beside coverage without narrowing it. */
const BESIDE = words(
  'unit|test|tests|unit tests|tested|testing|unit test|tdd|passing|pass|write|written|tooling|jest|' +
    'vitest|istanbul|c8|pytest|pytest-cov|lcov|codecov|sonarqube|coverage.py|unittest|pruebas|testes|' +
    'tests unitaires|unit-tests|unittests|(unit test)',
);

/** Other suites: coverage of these is not the project's. */
const OTHER_SUITES = [
  'integration tests',
  'contract tests',
  'e2e tests',
  'end-to-end tests',
  'acceptance tests',
];

const tokens = tokenizer({
  ...COMMON,
  beside: BESIDE,
  others: OTHER_SUITES,
  ...METRIC_WORDS,
  minimum: MINIMUM_WORDS,
  coverage: COVERAGE_WORDS,
});

const HEADS = ['coverage', 'minimum', 'percent'];
const RANGE = /\d\s?[%％]?\s?(?:[-–—~〜～]|to|bis|à|a)\s?\d{1,3}(?:[.,]\d)?\s?[%％]/iu;
const COVERED = /covered by (?:unit |automated )?tests/giu;
const METRIC_COVERAGE = /(line|branch|function|statement)[- ]coverage/giu;

/** What a refusal leaves of "the build MUST fail if coverage drops below 80%". */
const REFUSED =
  /^no ((?:\p{L}{1,20} ){0,3}coverage) (?:is |are |drops |falls |goes |dropping |falling )?(?:below|under|less than) (\d{1,3}(?:[.,]\d{1,2})?\s?[%％])$/iu;

/** A least percentage of coverage. */
const coveragePattern: WordPattern = {
  name: 'Coverage',
  describes:
    'A percentage of coverage with MUST or a word for "at least". It applies to the metrics named beside it, or else to lines. ' +
    'Targets, ranges, and rules for new, changed, critical or named parts of the code are not read.',
  examples: [
    {
      text: 'Minimum 85% coverage for lines/branches/functions/statements',
      gate: { kind: 'coverage', min: { lines: 85, branches: 85, functions: 85, statements: 85 } },
    },
    { text: 'Code coverage MUST meet or exceed 80%.', gate: { kind: 'coverage', min: { lines: 80 } } },
    {
      text: 'Each build: coverage ≥ 90% branches/lines.',
      gate: { kind: 'coverage', min: { lines: 90, branches: 90 } },
    },
    {
      text: 'Feature MUST include unit tests with minimum 90% coverage and integration tests for all critical flows.',
      gate: { kind: 'coverage', min: { lines: 90 } },
    },
    { text: '85% of the codebase MUST be covered by tests.', gate: { kind: 'coverage', min: { lines: 85 } } },
    {
      text: 'Die Testabdeckung MUSS mindestens 85 % betragen.',
      gate: { kind: 'coverage', min: { lines: 85 } },
    },
    {
      text: 'La couverture de code DOIT être d’au moins 75 %.',
      gate: { kind: 'coverage', min: { lines: 75 } },
    },
    {
      text: 'La cobertura de pruebas DEBE ser de al menos 80 %.',
      gate: { kind: 'coverage', min: { lines: 80 } },
    },
    { text: '测试覆盖率必须达到 80% 以上。', gate: { kind: 'coverage', min: { lines: 80 } } },
    { text: 'テストカバレッジは80%以上でなければならない。', gate: { kind: 'coverage', min: { lines: 80 } } },
  ],
  counterexamples: [
    'Target 85% coverage.',
    'New code MUST have 90% coverage.',
    'Coverage SHOULD be at least 80%.',
    'Minimum 80% coverage for the payment module.',
    'Coverage MUST be between 70% and 90%.',
    '90% of code changes MUST be covered by tests.',
  ],
  read: readCoverage,
};

function readCoverage(sentence: { text: string; lead: string | null; must: boolean }): readonly GateInput[] {
  // "branch coverage" has its metric inside.
  const own = sentence.text
    .replace(METRIC_COVERAGE, '$1 coverage')
    .replace(COVERED, 'test coverage')
    .replace(REFUSED, '$1 must be at least $2');
  if (!/[%％]|percent|prozent|cento|ciento|pour cent/i.test(own) || RANGE.test(own) || softens(own))
    return [];
  const text = withLead(own, sentence.lead);
  return statementsOf(text, tokens(text), HEADS).flatMap((statement) => {
    const min = readStatement(statement, sentence.must);
    return min === null ? [] : [{ kind: 'coverage' as const, min }];
  });
}

/** "Coverage thresholds:" gives its meaning to "Lines: 90%" below it. */
function withLead(text: string, lead: string | null): string {
  if (lead === null || lead.length > 100) return text;
  const led = tokens(lead);
  const about = led.some(({ role }) => role === 'coverage') && led.every(({ role }) => role !== 'unknown');
  return about && !led.some(({ role }) => role === 'percent') ? `${lead} ${text}` : text;
}

function readStatement(
  statement: readonly Token[],
  must: boolean,
): Partial<Record<CoverageMetric, number>> | null {
  const has = (role: string): boolean => statement.some((token) => token.role === role);
  const percents = statement.filter(({ role }) => role === 'percent');
  const bounded = has('minimum') || percents.some(({ text }) => text.includes('+'));
  if (!has('coverage') || percents.length === 0 || !(has('must') || must || bounded)) return null;
  if (statement.some((_, at) => isOfOtherSuite(statement, at) || isShareOfOther(statement, at))) return null;
  const pairs = percents.length === 1 ? pairAll(statement) : pairEach(statement);
  if (pairs === null || Object.values(pairs).some((value) => !(value > 0 && value <= 100))) return null;
  return pairs;
}

/** Other suites may only be listed beside coverage ("unit tests, integration tests and 80% coverage"). */
function isOfOtherSuite(statement: readonly Token[], at: number): boolean {
  if (statement[at]?.role !== 'others') return false;
  const before = statement[at - 1]?.text.toLowerCase() ?? '';
  const after = statement[at + 1]?.role ?? 'sep';
  return !['and', 'sep'].includes(after) || ['of', 'by', 'for', 'from', 'in', 'through'].includes(before);
}

/** "80% of features" is a share of features, whatever else the sentence says of coverage. */
function isShareOfOther(statement: readonly Token[], at: number): boolean {
  if (
    statement[at]?.role !== 'percent' ||
    !/^(?:of|de|des|der|von|di|do|da|del)$/i.test(statement[at + 1]?.text ?? '')
  ) {
    return false;
  }
  const [shared, next] = statement
    .slice(at + 2)
    .filter(({ role, text }) => role !== 'article' && !/^all$/i.test(text));
  return (
    shared === undefined ||
    !(shared.role === 'coverage' || isMetric(shared.role) || isAllCode(shared, next))
  );
}

/** "Code" and not "code changes". */
function isAllCode(shared: Token, next: Token | undefined): boolean {
  return (
    /^code(?:base)?$/i.test(shared.text) &&
    (next?.role !== 'neutral' || /^(?:is|are|be|has|have|will)$/i.test(next.text))
  );
}

function isMetric(role: string): role is CoverageMetric {
  return COVERAGE_METRICS.some((metric) => metric === role);
}

/** One percentage: it holds for every metric named, or for lines. */
function pairAll(statement: readonly Token[]): Partial<Record<CoverageMetric, number>> {
  const percent = statement.find(({ role }) => role === 'percent');
  const value = percent === undefined ? NaN : percentOf(percent);
  const metrics = statement.map(({ role }) => role).filter(isMetric);
  return Object.fromEntries((metrics.length === 0 ? ['lines'] : metrics).map((metric) => [metric, value]));
}

/** Several: each belongs to the metrics before it, or each to those behind it. */
function pairEach(statement: readonly Token[]): Partial<Record<CoverageMetric, number>> | null {
  const parts = statement.filter(({ role }) => role === 'percent' || isMetric(role));
  const ordered = parts[0]?.role === 'percent' ? [...parts].reverse() : parts;
  const pairs: Partial<Record<CoverageMetric, number>> = {};
  let waiting: CoverageMetric[] = [];
  for (const { role, ...token } of ordered) {
    if (isMetric(role)) waiting.push(role);
    else {
      if (waiting.length === 0) return null;
      for (const metric of waiting) pairs[metric] ??= percentOf({ role, ...token });
      waiting = [];
    }
  }
  return waiting.length === 0 ? pairs : null;
}

export const patterns: readonly WordPattern[] = [coveragePattern];

/** Such gates apply to every project. */
export const doubtful = false;
