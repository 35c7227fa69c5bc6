// @ts-check

export const CASES = [
  'gate',
  'graph',
  'cold',
  'generate',
  'sync',
  'parse',
  'corpus',
  'stream',
  'hostile',
  'bounds',
  'html',
  'report',
  'canary',
];

/**
 * @typedef {object} BenchOptions
 * @property {number[]} projects sizes of the synthetic workspaces
 * @property {number} features
 * @property {number} runs pairs of runs for each comparison
 * @property {string[]} only
 * @property {string | null} corpus folder of a corpus of plans, as `npm run corpus` reads it
 */

/**
 * @param {readonly string[]} args
 * @returns {BenchOptions}
 */
export function readOptions(args) {
  /** @type {Record<string, string>} */
  const given = {};
  for (let index = 0; index < args.length; index += 1) {
    const match = /^--(projects|features|runs|only|corpus)(?:=(.*))?$/.exec(args[index] ?? '');
    if (!match?.[1])
      throw new Error(`expected --projects, --features, --runs, --only or --corpus, received ${args[index]}`);
    given[match[1]] = match[2] ?? args[(index += 1)] ?? '';
  }
  const only = (given['only'] ?? CASES.join(',')).split(',');
  const unknown = only.filter((name) => !CASES.includes(name));
  if (unknown.length > 0)
    throw new Error(`expected ${CASES.join(', ')} for --only, received ${unknown.join(', ')}`);
  return {
    projects: (given['projects'] ?? '100,1000').split(',').map((text) => positive('projects', text)),
    features: positive('features', given['features'] ?? '300'),
    runs: positive('runs', given['runs'] ?? '3'),
    only,
    corpus: given['corpus'] ?? null,
  };
}

/**
 * @param {string} name
 * @param {string} text
 */
function positive(name, text) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`expected a number for --${name}, received ${text}`);
  return number;
}
