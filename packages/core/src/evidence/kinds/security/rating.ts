import type { SecurityFinding } from './security-evidence.js';
import { shown } from '../../reading/values.js';
import { readVector } from './cvss.js';
import { severityOfScore, severityOfWord, SEVERITIES, type Severity } from './severity.js';

/** What a report says of how severe a vulnerability is. */
export interface Ratings {
  /** CVSS scores; with one that is not a number from 0 to 10 the severity is not known. */
  readonly scores?: readonly unknown[];
  /** CVSS vectors. They are scored where no score is given. */
  readonly vectors?: readonly unknown[];
  /** The tool's own words for it. */
  readonly words?: readonly unknown[];
}

/** How severe a finding is, and by what. */
export type Rating = Pick<SecurityFinding, 'severity' | 'score' | 'unscored'>;

/**
 * CVSS decides, and of several scores the highest; then the gravest of the tool's words. A score of 0 is how npm and others write
 * that they know none, so only a vector can show that there is nothing.
 */
export function rate({ scores = [], vectors = [], words = [] }: Ratings): Rating {
  const wrong = scores.find((score) => score !== undefined && score !== null && numberOf(score) === null);
  if (wrong !== undefined) {
    return { severity: null, score: null, unscored: `its CVSS score is ${shown(wrong)}` };
  }
  const read = vectors.flatMap((vector) => readVector(vector) ?? []);
  const stated = scores.flatMap((score) => numberOf(score) ?? []).filter((score) => score > 0);
  const computed = stated.length > 0 ? [] : read.flatMap(({ score }) => score ?? []);
  const known = [...stated, ...computed];
  if (known.length > 0) {
    const score = Math.max(...known);
    return { severity: severityOfScore(score), score, unscored: null };
  }
  const [unscored] = read;
  return {
    severity: gravest(words.map(severityOfWord)),
    score: null,
    unscored: unscored === undefined ? null : `its CVSS ${unscored.version} vector has no score`,
  };
}

/** Scores are numbers, or texts of a number as in SARIF. */
function numberOf(value: unknown): number | null {
  const isText = typeof value === 'string' && /^\d{1,2}(?:\.\d{1,4})?$/.test(value);
  const score = isText ? Number(value) : value;
  return typeof score === 'number' && severityOfScore(score) !== null ? score : null;
}

/** The gravest of severities; null where one is not known, because it may be graver. */
function gravest(severities: readonly (Severity | null)[]): Severity | null {
  if (severities.length === 0 || severities.includes(null)) return null;
  return SEVERITIES.findLast((severity) => severities.includes(severity)) ?? null;
}
