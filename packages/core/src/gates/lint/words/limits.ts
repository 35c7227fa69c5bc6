import { COMMON, words } from '../../../prose/common-words.js';
import { clausesOf, type Clause } from '../../../prose/clauses.js';
import { LIMIT_RULES, type LimitName } from './limit-rules.js';
import { tokenizer, type Token } from '../../../prose/phrase.js';
import type { GateInput, WordPattern } from '../../../prose/word-pattern.js';

/** "At most", in the languages understood; also what says so only with a "not". */
export const AT_MOST = {
  max: words(
    'at most|no more than|not more than|no longer than|not longer than|no greater than|no deeper than|not exceeding|up to|' +
      'maximum|maximum of|max|max.|limited to|limit|capped at|cap|under|below|less than|fewer than|shorter than|' +
      'smaller than|lower than|within|<=|<|≤|≦|⩽|höchstens|maximal|maximale|höchstwert|unter|weniger als|kürzer als|' +
      'au plus|maximale|au maximum|inférieur à|inférieure à|inférieurs à|inférieures à|moins de|sous|máximo|máxima|como máximo|' +
      'a lo sumo|menos de|inferior a|abaixo de|no máximo|menor que|menor de|massimo|massima|al massimo|meno di|inferiore a|sotto|' +
      '最多|上限|上限为|小于|少于|低于|小于等于|以内|以下|之内|内|最大|未満|超えない|超えてはならない|超えないこと|이하|이하여야 한다|이하여야 합니다|이하로|이내|이내여야 한다|미만|최대|' +
      '초과하지 않아야 한다|초과해서는 안 된다|초과할 수 없다|넘지 않아야 한다|넘어서는 안 된다|넘을 수 없다|' +
      '초과하지 않아야 합니다|넘지 않아야 합니다',
  ),
  exceeds: words(
    'exceed|exceeds|exceeding|longer than|more than|over|beyond|greater than|deeper than|above|überschreiten|überschreitet|' +
      'länger als|dépasser|dépasse|dépassent|exceder|exceden|excede|superar|supera|superan|ultrapassar|ultrapassa|' +
      'ultrapassam|superare|superano|超过|超出|大于',
  ),
  not: words(
    "not|never|no|cannot|nicht|keine|kein|nie|ne|n'|pas|aucune|aucun|jamais|ningún|ninguna|nunca|não|nenhum|nenhuma|non|" +
      'nessun|nessuna|mai|不|不得|不能|不可|不应|不允许',
  ),
} as const;

const SUBJECTS = {
  function: words(
    'functions|function|methods|method|function length|method length|functions length|function size|funktionen|funktion|' +
      'methoden|methode|fonctions|fonction|méthodes|méthode|funciones|función|métodos|método|funções|função|funzioni|' +
      'funzione|metodi|metodo|函数|方法|函数长度|方法长度|函数体|関数|メソッド|関数の長さ|함수|메서드|메소드|함수 길이',
  ),
  file: words(
    'files|file|source files|source file|file length|file size|dateien|datei|quelldateien|fichiers|fichier|archivos|archivo|' +
      'ficheros|arquivos|arquivo|文件|单个文件|单文件|文件长度|源文件|ファイル|ファイルの長さ|파일|파일 길이',
  ),
  line: words(
    'line length|line lengths|line-length|line width|length of lines|zeilenlänge|longueur de ligne|longueur des lignes|' +
      'longitud de línea|longitud de las líneas|comprimento de linha|comprimento das linhas|lunghezza della riga|' +
      'lunghezza delle righe|行长|行宽|行长度|单行|每行|单行长度|行の長さ|1行|一行|줄 길이|한 줄',
  ),
  cognitive: words(
    'cognitive complexity|kognitive komplexität|complexité cognitive|complejidad cognitiva|complexidade cognitiva|' +
      'complessità cognitiva|认知复杂度|認知的複雑度|인지 복잡도',
  ),
  complexity: words(
    'complexity|cyclomatic complexity|mccabe complexity|mccabe|code complexity|cyclomatic|komplexität|' +
      'zyklomatische komplexität|complexité|complexité cyclomatique|complejidad|complejidad ciclomática|complexidade|' +
      'complexidade ciclomática|complessità|complessità ciclomatica|圈复杂度|循环复杂度|复杂度|循環的複雑度|循環複雑度|複雑度|' +
      'サイクロマティック複雑度|순환 복잡도|복잡도',
  ),
  nesting: words(
    'nesting|nesting depth|nesting level|nesting levels|verschachtelung|verschachtelungstiefe|imbrication|' +
      "profondeur d'imbrication|profondeur d’imbrication|anidamiento|profundidad de anidamiento|nivel de anidamiento|" +
      'aninhamento|profundidade de aninhamento|annidamento|profondità di annidamento|嵌套|嵌套深度|嵌套层级|嵌套层数|' +
      'ネスト|ネストの深さ|ネスト深度|중첩|중첩 깊이',
  ),
} as const;

const UNITS = {
  lines: words(
    'lines|line|lines of code|loc|sloc|zeilen|codezeilen|lignes|ligne|lignes de code|líneas|línea|líneas de código|linhas|' +
      'linha|linhas de código|righe|riga|righe di codice|行|行代码|代码行|줄|라인',
  ),
  characters: words(
    'characters|chars|columns|zeichen|caractères|caracteres|caratteri|字符|个字符|文字|자|글자|문자',
  ),
  levels: words(
    'levels|level|deep|ebenen|stufen|niveaux|niveles|níveis|livelli|层|级|段|段階|レベル|階層|단계|수준',
  ),
  parameters: words(
    'parameters|arguments|params|parameter|argumente|paramètres|parámetros|parâmetros|parametri|参数|个参数|引数|매개변수|인자',
  ),
} as const;

const BESIDE = words(
  'small|short|simple|kept|length|size|long|depth|take|takes|accept|linter|linters|eslint|ruff|flake8|pylint|clippy|static analysis|' +
    'beträgt|betragen|i|gli|via|automatically|linting|lint|individual|single|any|score|value|lang|länge|gehalten|longs|longueur|taille|longitud|tamaño|' +
    'comprimento|tamanho|lunghezza|darf|dürfen|长度|单个|个|每个|每|长|が|長さ|길이',
);
const SPLIT = words(
  'split|split up|refactored|broken up|broken down|decomposed|divided|aufgeteilt|拆分|拆解|重构|分割|分割する',
);

const tokens = tokenizer({ ...COMMON, beside: BESIDE, split: SPLIT, ...UNITS, ...SUBJECTS, ...AT_MOST }, [
  ['number', /\d{1,3}(?:,\d{3})+(?![\d.,%％]|\s?[%％])|\d{1,6}(?![\d%％]|[.,]\d|\s?[%％])/uy],
]);

/** Most lines, characters, levels or paths that code may have, which linters know as rules. */
export const limitsPattern: WordPattern = {
  name: 'Limits of code',
  describes:
    'Most characters of a line, lines of a function or file, parameters, levels of nesting, or complexity. The gate names the rules ' +
    'that linters have for it and is only evaluated: a report does not say whether the rule was on, nor with which ' +
    'number, so that each plan attests the principle as well. Guides, and limits of a part of the code, are not read.',
  examples: [
    { text: 'Functions MUST NOT exceed 40 lines.', gate: limitGate('functionLength', 40) },
    {
      text: 'No file may exceed 500 lines without documented justification.',
      gate: limitGate('fileLength', 500),
    },
    { text: 'Cyclomatic complexity MUST stay below 12 per function.', gate: limitGate('complexity', 11) },
    { text: 'Maximum line length: 100 characters.', gate: limitGate('lineLength', 100) },
    { text: 'Nesting depth: at most 3 levels.', gate: limitGate('nesting', 3) },
    { text: 'Funktionen dürfen höchstens 40 Zeilen lang sein.', gate: limitGate('functionLength', 40) },
    { text: 'Les fonctions ne doivent pas dépasser 40 lignes.', gate: limitGate('functionLength', 40) },
    { text: 'Los archivos no deben superar 300 líneas.', gate: limitGate('fileLength', 300) },
    { text: 'As funções não devem ultrapassar 40 linhas.', gate: limitGate('functionLength', 40) },
    { text: 'Le funzioni non devono superare 40 righe.', gate: limitGate('functionLength', 40) },
    { text: '函数长度不得超过 40 行，圈复杂度不超过 12。', gate: limitGate('complexity', 12) },
    { text: '関数は40行以内とする。', gate: limitGate('functionLength', 40) },
    { text: '함수는 40줄을 넘지 않아야 한다.', gate: limitGate('functionLength', 40) },
  ],
  counterexamples: [
    'Functions SHOULD NOT exceed 40 lines.',
    'Functions of the parser MUST NOT exceed 40 lines.',
    'New files MUST NOT exceed 300 lines.',
    'Functions MUST have at least 3 lines.',
    'In the payment module, functions MUST NOT exceed 40 lines.',
    'The parser MUST be simple (complexity < 10).',
    'Log files MUST NOT exceed 300 lines.',
  ],
  read: readLimits,
};

function readLimits(sentence: { readonly text: string; readonly lead: string | null }): readonly GateInput[] {
  if (!/\d/.test(sentence.text)) return [];
  const clauses = clausesOf(withLead(sentence), tokens);
  let carried: Clause | null = null;
  const gates = new Map<LimitName, GateInput>();
  const numbers = sentence.text.match(/\d+/g)?.length ?? 0;
  for (const clause of clauses) {
    // "Function length: max 40 lines" and "max 40 lines per function, 300 per file" share what one part says.
    const around: Clause[] = carried === null ? [clause] : [carried, clause];
    const limited = around.some(isAtMost);
    for (const [limit, value] of limited ? limitsOf(clause, carried) : []) {
      gates.set(limit, limitGate(limit, around.some(isBelow) ? value - 1 : value));
    }
    carried = clause;
  }
  // Which of several numbers holds for what is for the sentence to say.
  return [...gates.values()].map((gate) => (numbers > gates.size ? withoutMessage(gate) : gate));
}

function withoutMessage(gate: GateInput): GateInput {
  const { message: _, ...rest } = gate;
  return rest;
}

const BELOW =
  /^(?:<|under|below|less than|fewer than|shorter than|smaller than|lower than|unter|weniger als|kürzer als|inférieure?s? à|moins de|sous|menos de|inferior a|abaixo de|menor (?:que|de)|meno di|inferiore a|sotto|小于|少于|低于|未満|미만)$/iu;

/** "Below 15" allows 14 at most. */
function isBelow({ tokens: all }: Clause): boolean {
  return all.some(({ role, text }) => role === 'max' && BELOW.test(text));
}

/** "Each function MUST:" says what the items below it are about. */
function withLead({ text, lead }: { readonly text: string; readonly lead: string | null }): string {
  if (lead === null || lead.length > 100) return text;
  return tokens(lead).every(({ role }) => role !== 'unknown') ? `${lead} ${text}` : text;
}

/** Whether it says "at most": by a word, by "not" and "exceed", or by what longer ones must be: split. */
export function isAtMost(clause: Clause): boolean {
  // "Must not be below" is the contrary, unless it is "exceed" that is forbidden.
  if (clause.has('not')) return clause.has('exceeds');
  return clause.has('max') || (clause.has('exceeds') && clause.has('split') && clause.has('must'));
}

/** Each number of a clause with what it limits. */
function limitsOf({ tokens: all }: Clause, carried: Clause | null): [LimitName, number][] {
  const numbers = all.flatMap(({ role }, at) => (role === 'number' ? [at] : []));
  return numbers.flatMap((at, index): [LimitName, number][] => {
    const before = all.slice(index === 0 ? 0 : (numbers[index - 1] ?? 0) + 1, at);
    const after = all.slice(at + 1, numbers[index + 1] ?? all.length);
    const unit = after[0]?.role ?? null;
    const value = Number(all[at]?.text.replaceAll(',', ''));
    const found = [before, after, carried?.tokens ?? []].map((part) => {
      const named = subjectsOf(part);
      if (before.some(({ role }) => role === 'lines')) named.add('lines');
      return limitNames(named, unit);
    });
    return (found.find((names) => names.length > 0) ?? []).map((limit) => [limit, value]);
  });
}

function subjectsOf(part: readonly Token[]): Set<string> {
  return new Set(part.map(({ role }) => role).filter((role) => Object.hasOwn(SUBJECTS, role)));
}

function limitNames(subjects: ReadonlySet<string>, unit: string | null): LimitName[] {
  if (unit === 'characters') return subjects.has('line') || subjects.has('lines') ? ['lineLength'] : [];
  if (unit === 'parameters') return subjects.has('function') ? ['parameters'] : [];
  if (subjects.has('cognitive')) return ['cognitive'];
  if (subjects.has('complexity')) return unit === 'lines' || unit === 'levels' ? [] : ['complexity'];
  if (subjects.has('nesting')) return unit === 'lines' ? [] : ['nesting'];
  if (unit !== 'lines') return [];
  return [
    ...(subjects.has('function') ? (['functionLength'] as const) : []),
    ...(subjects.has('file') ? (['fileLength'] as const) : []),
  ];
}

function limitGate(limit: LimitName, value: number): GateInput {
  const { rules, means } = LIMIT_RULES[limit];
  return {
    kind: 'lint',
    status: 'evaluated',
    max: { errors: 0, warnings: 0 },
    rules: [...rules],
    message: `${means}: at most ${String(value)}.`,
  };
}
