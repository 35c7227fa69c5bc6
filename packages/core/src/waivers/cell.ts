import { anyOf, wholeWords } from '../languages/words.js';

/** Longer cells are not read beyond this. */
const MAX_CELL = 1000;

/** The projects that a row is about. */
export interface Scope {
  /** Each project as it is written, and the names that the spelling may mean: "@acme/pay" is the package or the project. */
  readonly projects: readonly { readonly written: string; readonly names: readonly string[] }[];
  /** Words behind a comma that are a further project where the workspace has one of that name. */
  readonly possible: readonly string[];
}

/** A Violation cell, taken apart. */
export interface ViolationCell {
  /** The cell on one line, without marks of Markdown and without its scope. */
  readonly text: string;
  /** Null when the cell has no "@", so that the row is about all that its ledger is about. */
  readonly scope: Scope | null;
}

const AND = `(?:,|;|&|\\+|/|\\b(?:${anyOf(({ ledger }) => ledger.and)})\\b)`;
/** A project behind "@": up to a blank, a bracket or a mark that no name has. */
const NAME = '@?[^\\s,;@()\\[\\]{}<>|"\'’]{1,200}';
const FIRST = new RegExp(`@(\\s{0,8})(${NAME})`, 'u');
const NEXT = new RegExp(`^\\s{0,8}(?:${AND}\\s{0,8})?@(\\s{0,8})(${NAME})`, 'iu');
const POSSIBLE = new RegExp(`^\\s{0,8}${AND}\\s{0,8}(${NAME})`, 'iu');

/**
 * Reads the scope of a Violation cell, in whatever spelling: `@ pay`, `@pay`, `II.coverage@pay`, `(@ pay)`, a full-width at sign,
 * `@ pay, @ checkout`, `@ pay, checkout`. Each "@" is read as a scope, so that a row never reaches further than it says.
 */
export function readCell(violation: string): ViolationCell {
  const cell = plainCell(violation);
  const first = FIRST.exec(cell);
  if (first === null) return { text: cell.includes('@') ? '' : cell, scope: null };
  const projects = [projectOf(first)];
  const possible: string[] = [];
  let end = first.index + first[0].length;
  for (;;) {
    const rest = cell.slice(end);
    const next = NEXT.exec(rest);
    const word = next === null ? POSSIBLE.exec(rest) : null;
    if (next !== null) projects.push(projectOf(next));
    else if (word !== null) possible.push(withoutMarks(word[1] ?? ''));
    else break;
    end += (next ?? word)?.[0].length ?? 1;
  }
  const before = cell.slice(0, first.index).replace(/[\s([{]+$/u, '');
  const after = cell.slice(end).replace(/^[\s)\]}.,;]+/u, '');
  const text = before === '' ? after.replace(/^[:—–-]\s*/u, '') : `${before} ${after}`.trim();
  return { text, scope: { projects, possible } };
}

function projectOf(match: RegExpExecArray): Scope['projects'][number] {
  const written = withoutMarks(match[2] ?? '');
  // "@acme/pay" without a blank is the name of a scoped package, and may be "@" and the project acme/pay.
  const names =
    match[1] === '' && written.includes('/') && !written.startsWith('@')
      ? [`@${written}`, written]
      : [written];
  return { written: names[0] ?? written, names };
}

function withoutMarks(name: string): string {
  return name.replace(/[.:`*]+$/u, '');
}

/** Whether a scope covers a project or feature. */
export function covers({ projects, possible }: Scope, name: string): boolean {
  return projects.some(({ names }) => names.includes(name)) || possible.includes(name);
}

/** A cell on one line, without marks of Markdown and with one form of each character. */
export function plainCell(cell: string): string {
  return cell
    .slice(0, MAX_CELL)
    .normalize('NFKC')
    .replace(/[*`]|<[^<>]{0,20}>/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

const LEAD = new RegExp(`^(?:(?:${anyOf(({ ledger }) => ledger.lead)})\\s*:?\\s+)+`, 'iu');

/** A cell without the words that lead to what it is about: "Violation of II.coverage", "Exception to Principle II". */
export function withoutLead(text: string): string {
  return text
    .replace(/^["'“„«([{]+/u, '')
    .replace(LEAD, '')
    .replace(/^["'“„«([{]+/u, '');
}

const NOT = wholeWords(({ ledger }) => ledger.not);
const OUT_OF_ORDER = anyOf(({ ledger }) => ledger.outOfOrder);
const WORDS_BETWEEN = '(?:[\\s\\p{P}]+[\\p{L}\\p{N}._-]{1,40}){0,4}';
/** "not waived", "no violation", "ist nicht verletzt". */
const TAKEN_BACK = new RegExp(
  `(?:${NOT})${WORDS_BETWEEN}[\\s\\p{P}]*(?:${OUT_OF_ORDER})|(?:${OUT_OF_ORDER})\\p{L}*[\\s\\p{P}]+(?:${NOT})[\\s\\p{P}]*$`,
  'iu',
);
const SETTLED = new RegExp(
  `^[\\s\\p{P}]*(?:${anyOf(({ ledger }) => ledger.being)})?\\s*(?:${anyOf(({ ledger }) => ledger.settled)}|${anyOf(({ ledger }) => ledger.nothing)})[\\s\\p{P}]*$`,
  'iu',
);

/** Whether a cell says that nothing is violated or waived, although it names something, or only asks. */
export function isTakenBack(text: string): boolean {
  return TAKEN_BACK.test(text) || /[?？]\s*$/u.test(text);
}

/** Whether what follows a name says that all is well: "fine", "is met", "none". */
export function isSettled(tail: string): boolean {
  return SETTLED.test(tail);
}

const MET = new RegExp(
  `(?<!\\p{L})(?:${anyOf(({ ledger }) => ledger.being)})\\s+(?:${anyOf(({ ledger }) => ledger.settled)})[\\s\\p{P}]*$`,
  'iu',
);

/** Whether a sentence ends in the words that all is well: "… is met". */
export function isSaidToBeMet(text: string): boolean {
  return MET.test(text);
}

const LIST = new RegExp(`^\\s*${AND}\\s*`, 'iu');

/** How many characters a separator of a list takes at the start of a text; 0 when there is none. */
export function listSeparator(text: string): number {
  return LIST.exec(text)?.[0].length ?? 0;
}
