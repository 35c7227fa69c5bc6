import { anyOf, wordsOf } from '../languages/words.js';

/**
 * Clauses that let a rule be broken with a reason: "without documented justification", "(or documented waivers)". A row of
 * Complexity Tracking is that reason, so that the rule itself stands.
 */
const CLAUSES: readonly RegExp[] = [
  ...wordsOf(({ sentences }) => sentences.waiverClauses).map((clause) => new RegExp(clause, 'giu')),
  new RegExp(
    ` ?[(（](?:${anyOf(({ sentences }) => sentences.waiverBrackets)})(?![\\p{Script=Latin}])[^()（）]{1,100}[)）]`,
    'giu',
  ),
];
/** Only such words make a bracket a waiver and not another rule. */
const WAIVES = new RegExp(
  anyOf(({ sentences }) => sentences.waives),
  'iu',
);

/** What only stresses that a rule has no exception. */
const STRESS = new RegExp(`[,;—–-]? ?(?:${anyOf(({ sentences }) => sentences.stress)})(?=[,;.。]|$)`, 'giu');
/** "No function may exceed" forbids as "must not" does. */
const FORBIDS = new RegExp(
  `^(\\W{0,3}no (?:[\\p{L}-]{1,30} ){1,4})(?:${anyOf(({ sentences }) => sentences.forbids)})(?![\\p{L}])`,
  'iu',
);

/** A sentence without the clause that lets it be broken with a reason, which a waiver is. */
export function withoutWaiverClause(text: string): string {
  let rest = text.replace(STRESS, '');
  for (const clause of CLAUSES) rest = rest.replace(clause, (found) => (WAIVES.test(found) ? '' : found));
  return rest.replace(FORBIDS, '$1must');
}
