import { COMMON, words } from '../../prose/common-words.js';
import { isScoped, softens } from '../../prose/modality.js';
import { FOLLOW_WORDS, OTHER_CHECKS, PASSING, readCheck, STYLE_WORDS } from '../lint/words/style.js';
import { statementsOf, tokenizer } from '../../prose/phrase.js';
import type { GateInput, WordPattern } from '../../prose/word-pattern.js';

/** The type check and its tools. */
export const CHECK_WORDS = words(
  'mypy --strict|pyright --strict|tsc --strict|type check|type checks|type-check|type-checks|typecheck|typechecks|type checking|type-checking|' +
    'typechecking|type checker|tsc|tsc --noemit|mypy|pyright|type errors|type error|typescript errors|' +
    'typescript error|typescript compiler errors|typescript compilation|typescript compiler|typprüfung|typfehler|typfehlern|vérification de types|' +
    'vérification des types|comprobación de tipos|verificação de tipos|类型检查|類型檢查|类型错误|型エラー|타입 오류|型チェック|타입 체크|타입 검사',
);
const STRICT_WORDS = words(
  'strict mode|strict|strict: true|strict type checking|strict type-checking|strict typing|' +
    'typescript strict mode|strict typescript|strict compiler options|strict-modus|strikter modus|' +
    'mode strict|modalità strict|modalità rigorosa|modo estricto|modo strict|严格模式|嚴格模式|严格类型检查|strictモード|strict モード|엄격 모드|strict 모드',
);
const HINT_WORDS = words(
  'type hints|type hint|type annotations|type annotation|type-hints|typhinweise|typannotationen|' +
    'annotations de type|anotaciones de tipo|anotações de tipo|类型注解|类型标注|型ヒント|型注釈|타입 힌트',
);

const tokens = tokenizer({
  ...COMMON,
  beside: [
    ...OTHER_CHECKS,
    ...STYLE_WORDS,
    ...FOLLOW_WORDS,
    'lint',
    'linting',
    'eslint',
    'used',
    'run',
    'on',
    'use',
    'uses',
    'written',
    'enabled',
    'enable',
    'turned on',
    'compile',
    'compiles',
    'compiled',
    'functions',
    'function signatures',
    'function',
    'function signature',
    'methods',
    'signatures',
    'public',
    'carry',
    'carries',
    'parameters',
    'return values',
    'return types',
    'tsconfig',
    'tsconfig files',
    'tsconfig.json',
    'tsconfig.json files',
    'compiler',
    'python',
    'full',
    'complete',
    'verwendet',
    'genutzt',
    'aktiviert',
    'eingeschaltet',
    'activé',
    'activée',
    'activado',
    'habilitado',
    'ativado',
    'attivato',
    'attivata',
    'abilitato',
    'mode',
    'type',
    'types',
    'typed',
    'settings',
    'setting',
    '启用',
    '使用',
    '开启',
    '編写',
    '编写',
    '函数',
    '有',
    '関数',
    '함수',
    'funktionen',
    'fonctions',
    'funciones',
    'funções',
    'funzioni',
    '有効',
    'にする',
    '使用する',
  ],
  typescript: ['typescript', 'ts', 'タイプスクリプト', '타입스크립트'],
  ...PASSING,
  check: CHECK_WORDS,
  strict: STRICT_WORDS,
  hints: HINT_WORDS,
});

/** No errors of the type check. */
const typesPattern: WordPattern = {
  name: 'Types',
  describes:
    'A type check that MUST pass or has no errors, TypeScript strict mode that MUST be on, type hints that MUST exist. All of ' +
    'them are judged by the type check of the project. Rules for a part of the code are not read.',
  examples: [
    {
      text: 'All packages MUST use TypeScript in strict mode.',
      gate: { kind: 'types', max: { errors: 0 } },
    },
    { text: 'TypeScript strict mode MUST be enabled.', gate: { kind: 'types', max: { errors: 0 } } },
    {
      text: 'Type hints are required for every function signature.',
      gate: { kind: 'types', max: { errors: 0 } },
    },
    {
      text: 'All Python code MUST follow PEP 8 and include type hints for every function signature.',
      gate: { kind: 'types', max: { errors: 0 } },
    },
    {
      text: 'The type check MUST pass with zero errors and warnings.',
      gate: { kind: 'types', max: { errors: 0, warnings: 0 } },
    },
    { text: '必须启用 TypeScript 严格模式。', gate: { kind: 'types', max: { errors: 0 } } },
  ],
  counterexamples: [
    'React strict mode MUST be enabled.',
    'Type hints SHOULD be used.',
    'TypeScript strict mode MUST be enabled for new packages.',
    'Contributors MUST run the type check.',
  ],
  read: (sentence) =>
    [...readCheck(sentence, { tokens, subject: 'check', kind: 'types' }), ...readStrict(sentence)].slice(
      0,
      1,
    ),
};

function readStrict(sentence: { readonly text: string; readonly must: boolean }): readonly GateInput[] {
  const { text } = sentence;
  if (!sentence.must || softens(text) || isScoped(text)) return [];
  const strict = statementsOf(text, tokens(text), []).some((statement) => {
    const has = (role: string): boolean => statement.some((token) => token.role === role);
    // "Strict mode" alone is that of the compiler; that of React or of a shell has their name.
    const typed =
      has('typescript') ||
      statement.some(({ role, text: word }) => /type|tsconfig|类型|型/i.test(word) || isMode(role, word));
    return (has('must') || sentence.must) && (has('hints') || (has('strict') && typed));
  });
  return strict ? [{ kind: 'types', max: { errors: 0 } }] : [];
}

function isMode(role: string, word: string): boolean {
  return role === 'strict' && /mode|modus|modo|modalità|模式|モード|모드/iu.test(word);
}

export const patterns: readonly WordPattern[] = [typesPattern];

/** Such gates apply to every project. */
export const doubtful = false;
