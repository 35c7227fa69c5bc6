import type { Principle } from '../model/constitution.js';
import type { CheckRow } from '../model/plan.js';
import { memoize } from '../base/memo.js';
import { numberValue } from './numeral.js';
import { parsePrincipleHeading } from './principle-heading.js';
import { mentionedNumber, withoutMentions } from './principle-number.js';
import { comparableName, differentScripts, initials, significantWords } from './comparable-name.js';

/** Longest row text that is compared; what follows is prose. */
const MAX_ROW = 400;

interface Known {
  readonly principle: Principle;
  readonly value: number | null;
  /** The name, and each half of a bilingual or bracketed one, comparable. */
  readonly names: readonly string[];
  readonly words: ReadonlySet<string>;
}

interface Asked {
  readonly value: number | null;
  readonly name: string;
  readonly names: readonly string[];
  /** The words of the row's lead, before its prose. */
  readonly words: ReadonlySet<string>;
}

/**
 * The principle that a row of a plan's Constitution Check is about, by name, by number or both. Where they
 * disagree the name wins, since amendments renumber. Null when none is meant, or when more than one could be.
 */
export function matchPrinciple(
  row: Pick<CheckRow, 'principle' | 'number'>,
  principles: readonly Principle[],
): Principle | null {
  const known = knownPrinciples(principles);
  const asked = readRow(row);
  const numbered = asked.value === null ? [] : known.filter(({ value }) => value === asked.value);
  const found =
    one(byName(asked, known), numbered) ??
    byNumber(asked, numbered) ??
    one(byLead(asked, known), numbered) ??
    one(byWords(asked, known), numbered);
  return found?.principle ?? null;
}

/** The principle that has the number of a row, whatever its name; null when none or several have it. */
export function principleNumbered(
  { number }: Pick<CheckRow, 'number'>,
  principles: readonly Principle[],
): Principle | null {
  const value = number === null ? null : numberValue(number);
  const numbered = knownPrinciples(principles).filter((known) => value !== null && known.value === value);
  return numbered.length === 1 ? (numbered[0]?.principle ?? null) : null;
}

const knownPrinciples = memoize((principles: readonly Principle[]): readonly Known[] =>
  principles.map((principle) => ({
    principle,
    value: principle.number === null ? null : numberValue(principle.number),
    names: namesOf(principle.name),
    words: significantWords(comparableName(principle.name)),
  })),
);

function readRow(row: Pick<CheckRow, 'principle' | 'number'>): Asked {
  const text = row.principle.slice(0, MAX_ROW);
  const heading = parsePrincipleHeading(text);
  const number = row.number ?? heading.number ?? mentionedNumber(text);
  const bare = withoutMentions(heading.name);
  const lead = /^[^:：—–.]{1,120}/u.exec(bare)?.[0] ?? bare;
  return {
    value: number === null ? null : numberValue(number.replace(/^[§#]\s*|[.):]+$/g, '')),
    name: comparableName(bare),
    names: namesOf(bare),
    words: significantWords(comparableName(lead)),
  };
}

/** A name with each half of a bilingual or bracketed one: "测试优先 (Test-First)", "Test-First / TDD". */
function namesOf(name: string): string[] {
  const halves = name.split(/[()（）[\]【】/|｜:：—–]/u);
  return [...new Set([name, ...halves].map(comparableName))].filter((part) => part.length > 1);
}

function byName(asked: Asked, known: readonly Known[]): readonly Known[] {
  const whole = known.filter(({ names }) => names[0] === asked.name);
  return whole.length > 0
    ? whole
    : known.filter(({ names }) => names.some((name) => asked.names.includes(name)));
}

/** The number decides when no name is written, when the names are related, or when their scripts differ. */
function byNumber(asked: Asked, numbered: readonly Known[]): Known | null {
  const [only, ...others] = numbered;
  if (only === undefined || others.length > 0) return null;
  const principle = only.names[0] ?? '';
  if (asked.name === '' || principle === '' || differentScripts(asked.name, principle)) return only;
  return isRelated(asked, only) ? only : null;
}

function isRelated(asked: Asked, known: Known): boolean {
  if ([...known.words].some((word) => [...asked.words].some((other) => sameStem(word, other)))) return true;
  const letters = known.names.map(initials);
  return asked.names.some((name) => letters.includes(name) || known.names.includes(initials(name)));
}

function sameStem(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === long || (short.length >= 4 && long.startsWith(short));
}

/** Names of two words or more that the row begins with, the longest of them. */
function byLead(asked: Asked, known: readonly Known[]): readonly Known[] {
  const leading = known.filter(({ names }) =>
    names.some((name) => name.length >= 4 && `${asked.name} `.startsWith(`${name} `)),
  );
  const longest = Math.max(0, ...leading.map(({ names }) => names[0]?.length ?? 0));
  return leading.filter(({ names }) => names[0]?.length === longest);
}

/** Principles that share at least half of their words with the row, and more than any other does. */
function byWords(asked: Asked, known: readonly Known[]): readonly Known[] {
  const scored = known.map((item) => ({ item, score: overlap(item.words, asked.words) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best < 0.5 ? [] : scored.filter(({ score }) => score === best).map(({ item }) => item);
}

function overlap(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const common = [...words].filter((word) => [...others].some((other) => sameStem(word, other))).length;
  return common / Math.max(words.size, others.size, 1);
}

/** The only candidate, or the one that the number points out. */
function one(candidates: readonly Known[], numbered: readonly Known[]): Known | null {
  if (candidates.length === 1) return candidates[0] ?? null;
  const pointed = candidates.filter((candidate) => numbered.includes(candidate));
  return pointed.length === 1 ? (pointed[0] ?? null) : null;
}
