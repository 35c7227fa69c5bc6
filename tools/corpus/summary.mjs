// @ts-check

/**
 * @param {readonly import('./read.mjs').ReadPlan[]} plans
 * @returns {string}
 */
export function summarise(plans) {
  const times = plans.map((plan) => plan.milliseconds).sort((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  const slowest = [...plans].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
  const entries = plans.flatMap((plan) => plan.document.layout);
  return [
    `plans read: ${plans.length}`,
    table('by nature', count(plans.map((plan) => plan.document.nature))),
    table(
      'findings',
      count(plans.flatMap((plan) => plan.document.findings.map((finding) => finding.reason))),
    ),
    table('leftovers', count(plans.flatMap((plan) => plan.document.leftovers.map((item) => item.kind)))),
    table('entries by kind', count(entries.map((entry) => entry.kind))),
    table('entries by status', count(entries.map((entry) => entry.status))),
    table(
      'verdicts',
      count(plans.flatMap((plan) => plan.document.constitutionCheck.rows.map((row) => row.verdict))),
    ),
    shares('rows of the check that speak of a principle', plans, ({ rows, resolved }) => [resolved, rows]),
    shares('entries in a project', plans, ({ entries, inProjects }) => [inProjects, entries]),
    `time per plan: median ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, all ${total.toFixed(0)} ms`,
    `slowest:\n${slowest.map((plan) => `  ${plan.milliseconds.toFixed(1)} ms  ${plan.path}`).join('\n')}`,
    '',
  ].join('\n');
}

/**
 * @param {readonly number[]} sorted
 * @param {number} share
 */
function at(sorted, share) {
  return (sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0).toFixed(1);
}

/** @param {readonly string[]} values */
function count(values) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/**
 * @param {string} title
 * @param {readonly (readonly [string, number])[]} rows
 */
function table(title, rows) {
  return `${title}:\n${rows.map(([name, number]) => `  ${String(number).padStart(6)}  ${name}`).join('\n') || '       0'}`;
}

/**
 * By repository, where there is anything to count, and together.
 * @param {string} title
 * @param {readonly import('./read.mjs').ReadPlan[]} plans
 * @param {(evidence: import('./evidence.mjs').Evidence) => [number, number]} counts
 */
function shares(title, plans, counts) {
  /** @type {Map<string, [number, number]>} */
  const sums = new Map();
  for (const { document, repository, evidence } of plans) {
    if (document.nature !== 'plan') continue;
    const [some, all] = counts(evidence);
    for (const name of [repository, 'all']) {
      const [before, total] = sums.get(name) ?? [0, 0];
      sums.set(name, [before + some, total + all]);
    }
  }
  const rows = [...sums]
    .filter(([, [, all]]) => all > 0)
    .sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1));
  const lines = rows.map(([name, [some, all]]) => {
    const percent = `${((100 * some) / all).toFixed(0)} %`;
    return `  ${percent.padStart(6)}  ${name} (${some} of ${all})`;
  });
  return `${title}:\n${lines.join('\n') || '  none'}`;
}

/** @param {string} name */
function order(name) {
  return name === 'all' ? 1 : 0;
}
