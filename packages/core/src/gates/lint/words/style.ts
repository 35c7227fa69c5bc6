import { COMMON, words } from '../../../prose/common-words.js';
import { isScoped, softens } from '../../../prose/modality.js';
import { statementsOf, tokenizer, type Token } from '../../../prose/phrase.js';
import type { GateInput, WordPattern } from '../../../prose/word-pattern.js';

/** What lint and type checks have in common: words for passing and for counts of zero. */
export const PASSING = {
  pass: words(
    'pass|passes|passing|passed|succeed|succeeds|satisfied|satisfy|satisfies|clean|cleanly|green|' +
      'error-free|lint-clean|bestehen|besteht|fehlerfrei|passer|passe|réussir|pasar|pasa|superar|passar|' +
      'superare|passare|passano|réussit|passam|pasan|通过|通過|パス|통과|通過する|パスする|통과해야',
  ),
  zero: words(
    'zero|no|0|without|free of|ohne|keine|null|sans|aucune|aucun|sin|cero|sem|senza|零|无|無|没有|ゼロ|なし|없이',
  ),
  errors: words(
    'error|errors|violation|violations|issue|issues|problems|failures|fehler|erreur|erreurs|errores|' +
      'erros|errori|错误|錯誤|エラー|에러|오류',
  ),
  warnings: words(
    'warning|warnings|warnungen|avertissement|avertissements|advertencias|avisos|avvisi|警告|경고',
  ),
} as const;

/** Checks that sentences name side by side with lint and types. */
export const OTHER_CHECKS = words(
  'formatting|format|formatter|format checks|prettier|tests|test|all tests|unit tests|build|builds|' +
    'compilation|compile|static analysis|checks|check|rules|rule|or|nor|ni|noch|nem|né|run|reports|report|格式化|构建|编译|' +
    '检查|测试|规则|チェック|ビルド',
);

/** Linters, and what they do. */
export const LINT_WORDS = words(
  'lint|lints|linting|linted|linter|linters|lint rules|linting rules|lint checks|eslint|oxlint|biome|' +
    'stylelint|ruff|flake8|pylint|golangci-lint|clippy|cargo clippy|rubocop|checkstyle|ktlint|' +
    'swiftlint|lint-fehler|lint-fehlern|linterfehler|linter-fehler|eslint-fehler|代码检查|静的解析|リント|リンター|린트',
);

/** The style guide of Python is what its linters check. */
export const STYLE_WORDS = words(
  'pep 8|pep8|pep-8|pep 8 style|pep 8 style guide|pep 8 guidelines|pep 8 conventions',
);
export const FOLLOW_WORDS = words(
  'follow|follows|comply with|complies with|conform to|conforms to|adhere to|adheres to|be compliant with|compliant|compliant with|' +
    'respect|befolgen|folgen|einhalten|entsprechen|suivre|respecter|conforme|conformes|conforme à|seguir|cumplir|cumplir con|respetar|' +
    'cumprir|obedecer|respeitar|seguire|rispettare|遵循|遵守|符合|に準拠|準拠|準拠する|従う|に従う|を遵守|준수|준수해야|를 준수|따라야',
);

const tokens = tokenizer({
  ...COMMON,
  beside: [
    ...OTHER_CHECKS,
    'typecheck',
    'type-check',
    'type check',
    'type checks',
    'type checking',
    'type-checking',
    'typescript',
    'configured',
  ],
  ...PASSING,
  python: words(
    'python|python code|python-code|código python|code python|codice python|python代码|pythonコード',
  ),
  style: STYLE_WORDS,
  follow: FOLLOW_WORDS,
  lint: LINT_WORDS,
});

/** No lint errors, and no warnings where the sentence says so. */
export const lintPattern: WordPattern = {
  name: 'Lint',
  describes:
    'Lint, or a linter by name, that MUST pass, or zero errors or warnings from it. A linter that must be run, rules for a part ' +
    'of the code, and rules with exceptions other than documented ones, which waivers are, are not read.',
  examples: [
    { text: 'All code MUST pass linting.', gate: { kind: 'lint', max: { errors: 0 } } },
    {
      text: 'ESLint MUST report zero errors and zero warnings.',
      gate: { kind: 'lint', max: { errors: 0, warnings: 0 } },
    },
    { text: 'No ESLint errors.', gate: { kind: 'lint', max: { errors: 0 } } },
    {
      text: 'Every package MUST pass `golangci-lint` with zero errors.',
      gate: { kind: 'lint', max: { errors: 0 } },
    },
    { text: '所有代码必须通过 ESLint 检查。', gate: { kind: 'lint', max: { errors: 0 } } },
    {
      text: 'ESLint with the `strict` and `react` presets MUST pass with zero warnings.',
      gate: { kind: 'lint', max: { errors: 0, warnings: 0 } },
    },
    { text: 'Code MUST be lint-free.', gate: { kind: 'lint', max: { errors: 0 } } },
    { text: 'All Python code MUST follow PEP 8.', gate: { kind: 'lint', max: { errors: 0 } } },
    {
      text: '`golangci-lint` must pass (or documented waivers with a link).',
      gate: { kind: 'lint', max: { errors: 0 } },
    },
  ],
  counterexamples: [
    'Contributors MUST run the linter after each change.',
    'New code MUST pass linting.',
    'Lint SHOULD pass.',
    'Python code SHOULD follow PEP 8.',
    'Scripts MUST follow PEP 8.',
    'Lint messages MUST be readable.',
  ],
  read: ({ text, must }) => {
    const plain = text.replace(/(?<!\p{L})lint-(?:clean|free)(?!\p{L})/giu, 'lint clean').replace(SETUP, '');
    const sentence = { text: plain, must };
    return [...readCheck(sentence, { tokens, subject: 'lint', kind: 'lint' }), ...readStyle(sentence)].slice(
      0,
      1,
    );
  },
};

/** "ESLint with the `strict` and `react` configurations": what a linter is set up with narrows nothing. */
const SETUP =
  / with (?:the |our |its )?(?:`[^`]{1,60}`(?:,? and |, | ?\+ | )){1,4}(?:config(?:uration)?s?|presets?|rule sets?|rules?)(?= (?:must|shall)(?!\p{L}))/iu;

function readStyle({ text, must }: { readonly text: string; readonly must: boolean }): readonly GateInput[] {
  if (!must || softens(text) || isScoped(text)) return [];
  const stated = statementsOf(text, tokens(text), ['style']).some((statement) => {
    const has = (role: string): boolean => statement.some((token) => token.role === role);
    return has('style') && has('follow') && !has('zero');
  });
  return stated ? [{ kind: 'lint', max: { errors: 0 } }] : [];
}

const ERRORS = /errors?$|fehlern?$|erreurs?$|错误$|エラー$|오류$/iu;

/** How a check of errors is read: who it is about, and what gate it makes. */
export interface CheckReading {
  readonly tokens: (sentence: string) => Token[];
  readonly subject: string;
  readonly kind: 'lint' | 'types';
}

/** Reads "X MUST pass" and "no X errors". */
export function readCheck(
  sentence: { readonly text: string; readonly must: boolean },
  { tokens: tokenize, subject, kind }: CheckReading,
): readonly GateInput[] {
  const { text } = sentence;
  if (softens(text) || isScoped(text)) return [];
  return statementsOf(text, tokenize(text), [subject]).flatMap((statement) => {
    const has = (role: string): boolean => statement.some((token) => token.role === role);
    if (!has(subject)) return [];
    // "Type errors" are its subject and what must not be.
    const named = statement.some(({ role, text: word }) => role === subject && ERRORS.test(word));
    const none = has('zero') && (named || has('errors') || has('warnings'));
    // "No lint is required" demands nothing.
    if (has('zero') && !none) return [];
    if (!none && !(has('pass') && (has('must') || sentence.must))) return [];
    const warnings = has('warnings') && has('zero') ? { warnings: 0 } : {};
    return [{ kind, max: { errors: 0, ...warnings } }];
  });
}
