/** Words that make a sentence binding, by language. */
export const MUST_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['must', 'shall', 'required', 'requires', 'require', 'mandatory', 'non-negotiable', 'obligatory'],
  de: ['muss', 'müssen', 'erforderlich', 'verpflichtend', 'zwingend', 'pflicht'],
  fr: ['doit', 'doivent', 'obligatoire', 'obligatoires', 'requis', 'requise', 'requises'],
  es: [
    'debe',
    'deben',
    'deberá',
    'deberán',
    'obligatorio',
    'obligatoria',
    'obligatorios',
    'obligatorias',
    'requerida',
    'requerido',
  ],
  pt: ['deve', 'devem', 'obrigatório', 'obrigatória', 'obrigatórios', 'obrigatórias'],
  it: ['deve', 'devono', 'obbligatorio', 'obbligatoria', 'obbligatori', 'obbligatorie'],
  zh: ['必须', '必須', '强制', '强制要求', '务必'],
  ja: [
    '必須',
    'なければならない',
    'なければなりません',
    'ねばならない',
    'しなければならない',
    'でなければならない',
  ],
  ko: ['필수', '해야 한다', '해야 합니다', '이어야 한다', '이어야 합니다'],
};

const LATIN_MUST = latin(
  Object.entries(MUST_WORDS).flatMap(([language, words]) => (writesSpaces(language) ? words : [])),
);
const OTHER_MUST = anyOf(
  Object.entries(MUST_WORDS).flatMap(([language, words]) => (writesSpaces(language) ? [] : words)),
);

const LATIN_SOFT = latin(
  (
    'should recommended recommend may prefer preferred preferably encouraged aim aims ideally aspire aspirational goal goals ' +
    'optional optionally consider avoid forbidden prohibited sollte sollten empfohlen möglichst idealerweise devrait ' +
    'devraient recommandé idéalement debería deberían recomendado recomendada idealmente deveria deveriam recomendável ' +
    'dovrebbe dovrebbero consigliato preferibilmente'
  ).split(' '),
);
const OTHER_SOFT =
  /建议|推荐|推薦|尽量|应尽|可选|避免|目标|目標|推奨|望ましい|可能な限り|禁止|권장|목표|가능하면|금지/u;

const LATIN_CONDITION = latin(
  (
    'if when whenever where wherever unless except excepting excluding exempt until while only waiver waivers exception ' +
    'exceptions applicable possible feasible practical reasonable touched touching new newly changed modified added legacy ' +
    'critical core some most wenn falls außer sofern wo neue neuen neuer geänderte kritische si sauf lorsque quand nouveau ' +
    'nouvelle nouveaux nouvelles cuando salvo excepto donde nuevo nueva nuevos nuevas quando se exceto novo nova novos ' +
    'novas nuovo nuova nuovi nuove'
  ).split(' '),
);
const OTHER_CONDITION =
  /除非|除外|如果|若|新增|新代码|变更|修改|核心|关键|場合|新規|変更|除く|新しい|可能|경우|신규|새로운|변경|제외|핵심/u;

/** Whether a text says MUST. */
export function obliges(text: string): boolean {
  return LATIN_MUST.test(text) || OTHER_MUST.test(text);
}

/** Whether a text recommends, permits or forbids instead of demanding. */
export function softens(text: string): boolean {
  return LATIN_SOFT.test(text) || OTHER_SOFT.test(text);
}

/** Whether a text speaks under a condition or of a part only ("where applicable", "for new code"). */
export function isScoped(text: string): boolean {
  return LATIN_CONDITION.test(text) || OTHER_CONDITION.test(text);
}

function writesSpaces(language: string): boolean {
  return !['zh', 'ja', 'ko'].includes(language);
}

function latin(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${[...words].join('|')})(?![\\p{L}\\p{N}_])`, 'iu');
}

function anyOf(words: readonly string[]): RegExp {
  return new RegExp([...words].join('|'), 'u');
}
