import { LANGUAGES } from '../languages/compiled.js';
import { anyOf, type Pick } from '../languages/words.js';
import { isScoped, obliges, softens } from './modality.js';
import { NARROWS } from './phrase.js';

const REFUSES = sentencesLike(({ constitution }) => constitution.refuses);
const FAILS = sentencesLike(({ constitution }) => constitution.fails);

/** Each alternative is a pattern of its own: each has one group. */
function sentencesLike(pick: Pick): readonly RegExp[] {
  return LANGUAGES.flatMap(pick).map((like) => new RegExp(`^${like}[\\s.;!。；]{0,4}$`, 'iu'));
}

/**
 * What "the build MUST fail on type errors" and "lint warnings MUST be fixed" demand, in the words that the phrases of gates
 * know: "no type errors", "no lint warnings". Null for a sentence that refuses nothing.
 */
export function refusalAsDemand(text: string): string | null {
  const refused = groupOf(REFUSES, text);
  if (refused === null) return null;
  const failing = groupOf(FAILS, refused);
  return failing === null ? `no ${refused}` : `${failing} must pass`;
}

function groupOf(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]?.trim();
    if (found !== undefined && found !== '') return found;
  }
  return null;
}

const OUTSIDE_CODE = new RegExp(
  `(?:${anyOf(({ constitution }) => constitution.outsideCode)})(?=[\\s.;,!。；，]{0,4}$|[,;] )`,
  'iu',
);

/** A sentence without the clause that leaves out what is no code of the workspace: "third-party code excepted". */
export function withoutOutsideCode(text: string): string {
  return text.replace(OUTSIDE_CODE, '');
}

const BEFORE_MERGING = new RegExp(
  `(?:${anyOf(({ constitution }) => constitution.beforeMerging)})(?=[\\s.;!]{0,4}(?:[(][^()]{0,60}[)][\\s.;!]{0,4})?$)`,
  'iu',
);

/** A sentence without the clause that only says when the rule is checked: "before a PR can be merged to main". */
export function withoutMoment(text: string): string {
  return text.replace(BEFORE_MERGING, '');
}

const JOINTS = new RegExp(
  `(?:[,，;；] ?|\\s)(?:${anyOf(({ sentences }) => sentences.joints)})\\s|[,，;；]\\s?|\\s[—–]\\s`,
  'giu',
);
const MAX_CLAUSES = 12;

/**
 * The clauses of a sentence that states several rules, each with a word of duty of its own. None where a condition may hold for
 * all of them; a clause that recommends is left out, with its own condition.
 */
export function rulesOf(text: string): string[] {
  const clauses = clausesWithDuty(text);
  if (clauses.length < 2 || clauses.length > MAX_CLAUSES) return [];
  const conditional = clauses.some(
    (clause, at) => (isScoped(clause) || NARROWS.test(clause)) && (at === 0 || obliges(clause)),
  );
  return conditional ? [] : clauses.filter((clause) => obliges(clause));
}

/** Cut at joints; a part without a word of duty belongs to the clause that follows, the last one to the clause before it. */
function clausesWithDuty(text: string): string[] {
  const clauses: string[] = [];
  let from = 0;
  let end = 0;
  const close = (to: number): void => {
    const part = text.slice(from, to);
    if (!obliges(part) && !softens(part)) return;
    clauses.push(part.trim());
    end = to;
  };
  for (const joint of text.matchAll(JOINTS)) {
    const count = clauses.length;
    close(joint.index);
    if (clauses.length > count) from = joint.index + joint[0].length;
  }
  close(text.length);
  const last = clauses.pop();
  if (last === undefined) return [];
  return [...clauses, end === text.length ? last : `${last}${text.slice(end)}`];
}
