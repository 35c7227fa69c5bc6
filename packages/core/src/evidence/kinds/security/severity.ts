/** How severe a finding is, rising. `none`: it is no weakness, such as a score of 0 or a remark. */
export const SEVERITIES = ['none', 'low', 'medium', 'high', 'critical'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** The words of the tools for their levels, in small letters. What is not among them is not known. */
const WORDS: Readonly<Record<string, Severity>> = {
  none: 'none',
  info: 'none',
  informational: 'none',
  negligible: 'low',
  low: 'low',
  moderate: 'medium',
  medium: 'medium',
  important: 'high',
  high: 'high',
  critical: 'critical',
};

/** The severity that a tool's word means; null for a word that is not known, and for anything but text. */
export function severityOfWord(word: unknown): Severity | null {
  if (typeof word !== 'string') return null;
  const known = word.trim().toLowerCase();
  return Object.hasOwn(WORDS, known) ? (WORDS[known] ?? null) : null;
}

/** The severity of a CVSS score by the scale of CVSS 3 and 4; null for a number that is no score. */
export function severityOfScore(score: number): Severity | null {
  if (!(score >= 0 && score <= 10)) return null;
  if (score === 0) return 'none';
  return score < 4 ? 'low' : score < 7 ? 'medium' : score < 9 ? 'high' : 'critical';
}

/** Whether a severity is the given one or worse. One that is not known may be any. */
export function isAtLeast(severity: Severity | null, least: Severity): boolean {
  return severity === null || SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}
