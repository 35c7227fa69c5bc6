import { alternatives, wordsOfLanguages } from '../../../languages/languages.js';
import { list, normaliseLabel, part } from '../../../base/plain-text.js';

const ROMAN = '(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})';
const WORD = `(?:(?:core )?principle|article|gate|rule|section|grundsatz|prinzip|artikel|principe|principio|princípio|principi|artículo|artigo|articolo|art\\.|règle|regla|regra|regola|regel|原則|原则|準則|准则|条款|원칙|조항|규칙|第|제|${alternatives((words) => words.numbered)})`;
const LEADING = new RegExp(
  `^(?:${WORD}\\s*)?[#§]?\\s*(${ROMAN}|\\d{1,2})(?:\\s*[.:：)）\\]】、．–—·・•|｜]|\\s*[-‐‑‒−]\\s|\\s+\\/\\s|\\/\\s|\\s+(?=[(（])|\\s*$|条|條|조|\\s+(?=[A-Z\\p{Lo}]))`,
  'iu',
);
const BRACKETED = new RegExp(
  `[(（\\[【]\\s*(?:${WORD}\\s*)?[§#]?\\s*(${ROMAN}|\\d{1,2})\\s*[)）\\]】]`,
  'iu',
);
const WITH_WORD = new RegExp(`^(?:${WORD})\\s*(${ROMAN}|\\d{1,2})(?![\\w])`, 'iu');
const SECTION = new RegExp(`§\\s*(${ROMAN}|\\d{1,2})(?![\\w])`, 'u');

/** The roman or arabic number that a principle carries: "IV. Simplicity", "Principle 3: …", "Boundary (§I)". */
export function numberOf(text: string): string | null {
  if (/^(?:adr|rfc|fr|nfr|sc|ns)[-\s]?\d|^[第제]?\s*\d{1,2}\s*(?:阶段|階段|フェーズ|단계)/i.test(text))
    return null;
  const found = WITH_WORD.exec(text) ?? leadingNumber(text) ?? withWord(text) ?? SECTION.exec(text);
  return found?.[1]?.toUpperCase() ?? null;
}

/** A roman numeral must be written in capitals, and a bare number must not begin a sentence ("3 projects"). */
function leadingNumber(text: string): RegExpExecArray | null {
  const match = LEADING.exec(text);
  if (!match) return null;
  const number = part(match, 1);
  if (/[ivx]/i.test(number) && number !== number.toUpperCase()) return null;
  return /^\d/.test(number) && /\s$/.test(match[0]) && !/[^\s\d#§\p{L}]/u.test(match[0]) ? null : match;
}

function withWord(text: string): RegExpExecArray | null {
  const match = BRACKETED.exec(text);
  const number = part(match, 1);
  return match && (number === number.toUpperCase() || /principle/i.test(match[0])) ? match : null;
}

const ONLY_NUMBER = new RegExp(`^(?:${WORD}\\s*)?[#§]?\\s*(${ROMAN}|\\d{1,2})[.)]?$`, 'iu');
const ONLY_HAN = /^(?:第|原则|原則|条款)?\s*[一二三四五六七八九十]{1,3}\s*[条條章项項]?$/u;

const LED_BY_HAN = /^(?:第|原则|原則)?\s*[一二三四五六七八九十]{1,3}\s*[、.．：:条條]/u;

/** Whether a name is led by a number of any kind, Chinese ones included. */
export function isNumberedName(text: string): boolean {
  return numberOf(text) !== null || LED_BY_HAN.test(text);
}

/** Whether a text is nothing but a number: `III`, `§2`, `#4`, `Principle V`. */
export function isOnlyNumber(text: string): boolean {
  const number = ONLY_NUMBER.exec(text.trim())?.[1];
  return number === undefined ? ONLY_HAN.test(text.trim()) : number === number.toUpperCase();
}

/** A principle as written, without marks around it and separators behind it. */
export function principleName(text: string): string {
  return text
    .replace(/\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|[✓✔✗✘✖☑☐]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^(?:[\s:：—–\-*_,;]|\.(?![\p{L}\p{N}]))+/u, '')
    .replace(/[\s:：—–\-*_,;]+$/, '')
    .trim();
}

/** Words of labels that say something about a principle and are none: "Status", "Evidence", "Rationale". */
const NOTE =
  /^(?:status|compliance|compliant|evidence|rationale|justification|notes?|minor note|assessment|plan|design|rule|rules|rule text|requirements?|action|actions|impact|implementation|analysis|verification|validation|details?|risks?|mitigations?|decision|decisions|violations?|exceptions?|deviations?|context|reason|why|observations?|recommendations?|concerns?|trade-?offs?|background|caveats?|clarifications?|assumptions?|summary|legend|example|examples|scope|approach|finding|findings|reference|references|check|how|tests required|coverage target|critical [\w ]+|important|todo|next steps?|follow[- ]?ups?|conclusion|overall|result|results|source|alignment|constitution version|constitution file|constitution|version|last amended|gates?|phase|answers?|details|begründung|nachweis|hinweis|anmerkung|bewertung|maßnahmen?|justificación|evidencia|nota|notas|justificativa|evidência|giustificazione|prove|remarque|preuve|注意|备注|备考|说明|依据|证据|理由|备注|備考|補足|根拠|비고|근거|참고|状态|狀態|状態|상태|estado|situação|statut|stato|conformité|conformidad|conformidade|conformità|合规性|준수 여부)(?:\s*[(（].*)?$/;

const NOTES = new Set(wordsOfLanguages((words) => [...words.notes, ...words.verdictLabels]));

/** Whether a bold label or a heading is a note about a principle rather than a principle. */
export function isNoteLabel(text: string): boolean {
  if (numberOf(text) !== null) return false;
  const key = normaliseLabel(text);
  return (
    NOTE.test(key) ||
    NOTES.has(key.replace(/\s*[(（].*$/, '')) ||
    /^(?:note|minor note|hinweis|nota|注)\s*[:：]/.test(key)
  );
}

/** Labels that introduce a list of gates and are none: "Verification Checklist", "Constitution Principles". */
const LIST_LABEL =
  /^(?:[\w-]+ ){0,2}(?:checklist|check list)$|^(?:constitution(?:al)?|core|all|key|other|additional|remaining)(?: \w+)? (?:principles|gates|checks|requirements|compliance|constraints|rules|articles)(?:\s*[(（].*)?$|^(?:principles|gates|checks|checkliste|prüfliste|prinzipien|grundsätze|liste de contrôle|principes|lista de verificación|lista de verificação|principios|princípios|lista di controllo|principi|检查清单|核对清单|檢查清單|原则|原則|チェックリスト|체크리스트|점검표|원칙)$/;

/** Whether a label only introduces the gates that stand below it. */
export function isListLabel(text: string): boolean {
  return numberOf(text) === null && LIST_LABEL.test(normaliseLabel(text));
}

/** Whether a name is that of a file: a written document is no gate. */
export function isFileName(text: string): boolean {
  return (
    /^[\w./-]{1,120}\.[a-z]{1,5}$/i.test(text) &&
    /[\w-]\.(?:md|ya?ml|json|tsx?|jsx?|py|go|rs|cs|java|proto|sql|graphql|txt)$/i.test(text)
  );
}

const VERDICT_LABELS = new Set([
  ...list`
    status, verdict, compliance, assessment, bewertung, statut, estado, stato, conformité, conformidad, conformidade, conformità,
    situação, 狀態, 状态, 状態, 상태
  `,
  ...wordsOfLanguages((words) => words.verdictLabels),
]);

/** Whether a label stands before the verdict on the principle above it. */
export function isVerdictLabel(text: string): boolean {
  return VERDICT_LABELS.has(normaliseLabel(text));
}
