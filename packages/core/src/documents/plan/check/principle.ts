import { normaliseLabel, part } from '../../text.js';

const ROMAN = '(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})';
const WORD =
  '(?:principle|article|gate|rule|section|grundsatz|prinzip|artikel|principe|principio|princípio|principi|artículo|artigo|原則|原则|条款|원칙|조항|第)';
const LEADING = new RegExp(
  `^(?:${WORD}\\s*)?[#§]?\\s*(${ROMAN}|\\d{1,2})(?:\\s*[.:：)、．–—]|\\s*[-–—]\\s|\\s*$|条|條|조|\\s+(?=[A-Z\\p{Lo}]))`,
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
  if (/^(?:adr|rfc|fr|nfr|sc|ns)[-\s]?\d/i.test(text)) return null;
  const found = WITH_WORD.exec(text) ?? leadingNumber(text) ?? withWord(text) ?? SECTION.exec(text);
  return found?.[1]?.toUpperCase() ?? null;
}

/** A roman numeral must be written in capitals, and a bare number must not begin a sentence ("3 projects"). */
function leadingNumber(text: string): RegExpExecArray | null {
  const match = LEADING.exec(text);
  if (!match) return null;
  const number = part(match, 1);
  if (/[ivx]/i.test(number) && number !== number.toUpperCase()) return null;
  return /^\d/.test(number) && /\s$/.test(match[0]) && !/[.:：)、．–—-]/.test(match[0]) ? null : match;
}

function withWord(text: string): RegExpExecArray | null {
  const match = BRACKETED.exec(text);
  const number = part(match, 1);
  return match && (number === number.toUpperCase() || /principle/i.test(match[0])) ? match : null;
}

/** Whether a text is nothing but a number: `III`, `§2`, `#4`, `Principle V`. */
export function isOnlyNumber(text: string): boolean {
  return new RegExp(`^(?:${WORD}\\s*)?[#§]?\\s*(?:${ROMAN}|\\d{1,2})[.)]?$`, 'u').test(text.trim());
}

/** A principle as written, without marks around it and separators behind it. */
export function principleName(text: string): string {
  return text
    .replace(/\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|[✓✔✗✘✖☑☐]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:：—–\-*_.,;]+/, '')
    .replace(/[\s:：—–\-*_,;]+$/, '')
    .trim();
}

/** Words of labels that say something about a principle and are none: "Status", "Evidence", "Rationale". */
const NOTE =
  /^(?:status|compliance|compliant|evidence|rationale|justification|notes?|minor note|assessment|plan|design|rule|rules|rule text|requirements?|action|actions|impact|implementation|analysis|verification|validation|details?|risks?|mitigations?|decision|decisions|violations?|exceptions?|deviations?|context|reason|why|observations?|recommendations?|concerns?|trade-?offs?|background|caveats?|clarifications?|assumptions?|summary|legend|example|examples|scope|approach|finding|findings|reference|references|check|how|tests required|coverage target|critical [\w ]+|important|todo|next steps?|follow[- ]?ups?|conclusion|overall|result|results|source|constitution version|constitution file|constitution|version|last amended|gates?|phase|answers?|details|begründung|nachweis|hinweis|anmerkung|bewertung|maßnahmen?|justificación|evidencia|nota|notas|justificativa|evidência|giustificazione|prove|remarque|preuve|注意|备注|备考|说明|依据|证据|理由|备注|備考|補足|根拠|비고|근거|참고)(?:\s*[(（].*)?$/;

/** Whether a bold label or a heading is a note about a principle rather than a principle. */
export function isNoteLabel(text: string): boolean {
  if (numberOf(text) !== null) return false;
  const key = normaliseLabel(text);
  return NOTE.test(key) || /^(?:note|minor note|hinweis|nota|注)\s*[:：]/.test(key);
}
