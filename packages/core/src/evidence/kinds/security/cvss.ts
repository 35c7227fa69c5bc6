/** The weights of CVSS 3.0 and 3.1, whose base formula is the same but for its rounding. */
const WEIGHTS = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
} as const;
/** Privileges weigh less where the vulnerability changes the scope. */
const PRIVILEGES = {
  U: { N: 0.85, L: 0.62, H: 0.27 },
  C: { N: 0.85, L: 0.68, H: 0.5 },
} as const;

/** A vector is short; a longer text is not one. */
const MAX_VECTOR = 400;

/** What a text says as a CVSS vector: a version, and the base score where it is one of CVSS 3. */
export interface CvssVector {
  /** "3.1", "4.0", "2.0". */
  readonly version: string;
  /** Null for versions whose score is not computed here, and for a vector that is not complete. */
  readonly score: number | null;
}

/**
 * Reads a CVSS vector, and computes the base score of CVSS 3 by the formula of its specification
 * (https://www.first.org/cvss/v3.1/specification-document, 7.1). Null for a text that is no vector.
 */
export function readVector(text: unknown): CvssVector | null {
  if (typeof text !== 'string' || text.length > MAX_VECTOR) return null;
  const [, version] = /^CVSS:(\d\.\d)\//.exec(text) ?? [];
  if (version === undefined)
    return /^\(?AV:[LAN]\/AC:[HML]\/Au:/.test(text) ? { version: '2.0', score: null } : null;
  const isThird = version === '3.0' || version === '3.1';
  return { version, score: isThird ? baseScore(metricsOf(text)) : null };
}

/** The metrics of a vector; a metric that is given twice counts for none, since nobody knows which one is meant. */
function metricsOf(vector: string): ReadonlyMap<string, string> {
  const metrics = new Map<string, string>();
  for (const part of vector.split('/').slice(1)) {
    const [name = '', value = ''] = part.split(':', 2);
    metrics.set(name, metrics.has(name) ? '' : value);
  }
  return metrics;
}

function baseScore(metrics: ReadonlyMap<string, string>): number | null {
  const weight = (name: keyof typeof WEIGHTS) => valueIn(WEIGHTS[name], metrics.get(name));
  const scope = metrics.get('S');
  if (scope !== 'U' && scope !== 'C') return null;
  const privileges = valueIn(PRIVILEGES[scope], metrics.get('PR'));
  const all = [weight('AV'), weight('AC'), privileges, weight('UI'), weight('C'), weight('I'), weight('A')];
  if (all.some((one) => one === null)) return null;
  const [av = 0, ac = 0, pr = 0, ui = 0, c = 0, i = 0, a = 0] = all.map((one) => one ?? 0);
  const base = 1 - (1 - c) * (1 - i) * (1 - a);
  const impact = scope === 'U' ? 6.42 * base : 7.52 * (base - 0.029) - 3.25 * (base - 0.02) ** 15;
  if (impact <= 0) return 0;
  const sum = impact + 8.22 * av * ac * pr * ui;
  return roundedUp(Math.min(scope === 'U' ? sum : 1.08 * sum, 10));
}

function valueIn(weights: Readonly<Record<string, number>>, value = ''): number | null {
  return Object.hasOwn(weights, value) ? (weights[value] ?? null) : null;
}

/** To one decimal, upwards; the way of CVSS 3.1, which leaves out what binary fractions add. */
function roundedUp(score: number): number {
  const scaled = Math.round(score * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}
