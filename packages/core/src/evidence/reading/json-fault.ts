/** What JSON allows next. */
type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/** How far a text or a number reaches, or where it breaks off. */
interface Reach {
  readonly whole: boolean;
  readonly to: number;
}

/**
 * The offset of the first character that JSON does not allow where it is; the length of the text where more was to come; null
 * when nothing is wrong. `JSON.parse` names no offset for some errors, and quotes the text for others.
 */
export function jsonFault(text: string): number | null {
  /** The closing marks of what is open, the innermost last. */
  const open: string[] = [];
  let expecting: Expecting = 'value';
  let at = 0;
  for (;;) {
    at = afterSpace(text, at);
    const mark = text.charAt(at);
    if (mark === '') return expecting === 'comma-or-end' && open.length === 0 ? null : text.length;
    if (expecting.endsWith('-or-end') && mark === open.at(-1)) {
      open.pop();
      expecting = 'comma-or-end';
      at += 1;
    } else if (expecting === 'comma-or-end') {
      if (mark !== ',' || open.length === 0) return at;
      expecting = open.at(-1) === '}' ? 'key' : 'value';
      at += 1;
    } else if (expecting === 'colon') {
      if (mark !== ':') return at;
      expecting = 'value';
      at += 1;
    } else if (expecting.startsWith('value') && (mark === '{' || mark === '[')) {
      open.push(mark === '{' ? '}' : ']');
      expecting = mark === '{' ? 'key-or-end' : 'value-or-end';
      at += 1;
    } else {
      const isKey = expecting.startsWith('key');
      if (isKey && mark !== '"') return at;
      const { whole, to } = mark === '"' ? textAt(text, at) : wordAt(text, at);
      if (!whole) return to;
      expecting = isKey ? 'colon' : 'comma-or-end';
      at = to;
    }
  }
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return at;
}

const SPACE = 32;

function textAt(text: string, from: number): Reach {
  let at = from + 1;
  while (at < text.length) {
    const mark = text.charAt(at);
    if (mark === '"') return { whole: true, to: at + 1 };
    if (text.charCodeAt(at) < SPACE) return { whole: false, to: at };
    if (mark === '\\') {
      const escape = escapeAt(text, at);
      if (!escape.whole) return escape;
      at = escape.to;
    } else at += 1;
  }
  return { whole: false, to: text.length };
}

function escapeAt(text: string, from: number): Reach {
  const kind = text.charAt(from + 1);
  if (kind === '' || !'"\\/bfnrtu'.includes(kind)) return { whole: false, to: from + 1 };
  if (kind !== 'u') return { whole: true, to: from + 2 };
  for (let at = from + 2; at < from + 6; at += 1) {
    if (!/^[0-9a-fA-F]$/.test(text.charAt(at))) return { whole: false, to: Math.min(at, text.length) };
  }
  return { whole: true, to: from + 6 };
}

const WORDS = ['true', 'false', 'null'];

function wordAt(text: string, from: number): Reach {
  const word = WORDS.find((one) => text.startsWith(one.charAt(0), from));
  if (word === undefined) return numberAt(text, from);
  let length = 1;
  while (length < word.length && text.charAt(from + length) === word.charAt(length)) length += 1;
  return { whole: length === word.length, to: from + length };
}

function numberAt(text: string, from: number): Reach {
  const first = text.charAt(from) === '-' ? from + 1 : from;
  let at = text.charAt(first) === '0' ? first + 1 : afterDigits(text, first);
  if (at === first) return { whole: false, to: first };
  for (const part of ['.', 'eE']) {
    const mark = text.charAt(at);
    if (mark === '' || !part.includes(mark)) continue;
    const signed = part !== '.' && '+-'.includes(text.charAt(at + 1) || ' ');
    const digits = at + (signed ? 2 : 1);
    at = afterDigits(text, digits);
    if (at === digits) return { whole: false, to: Math.min(digits, text.length) };
  }
  return { whole: true, to: at };
}

function afterDigits(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) >= '0' && text.charAt(at) <= '9') at += 1;
  return at;
}
