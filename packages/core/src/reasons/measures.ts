import { defineReasons } from './define.js';

const nearestHint = (nearest: string | null) => (nearest === null ? '' : ` Is "${nearest}" meant?`);

/** What load tests and benchmarks measured. */
export const performanceReasons = defineReasons({
  'performance-within-maximum': {
    title: 'What was measured is within its maximum',
    severity: 'info',
    message: (a: { actual: string; maximum: string }) => `Measured: ${a.actual}; at most ${a.maximum}.`,
    fix: () => '',
  },
  'performance-above-maximum': {
    title: 'What was measured is above its maximum',
    severity: 'error',
    message: (a: { actual: string; maximum: string }) =>
      `Measured: ${a.actual}; at most ${a.maximum} is allowed.`,
    fix: () => 'Make it faster, and measure again.',
  },
  'performance-metric-missing': {
    title: 'The report does not state what the gate asks for',
    severity: 'error',
    message: (a: { metric: string; report: string; known: string; nearest: string | null }) =>
      `${a.report} states no ${a.metric}, but ${a.known}.${nearestHint(a.nearest)}`,
    fix: () => 'Name in the gate\'s "metric" what the report states, or let the target measure it.',
  },
  'performance-percentile-missing': {
    title: 'The report states no percentile that decides',
    severity: 'error',
    message: (a: { metric: string; percentile: string; report: string; known: string }) =>
      `${a.report} does not decide percentile ${a.percentile} of ${a.metric}; it states ${a.known}.`,
    fix: (a: { percentile: string }) =>
      `Let the tool write it (k6: --summary-trend-stats "p(${a.percentile})"), or ask the gate for one of those.`,
  },
  'performance-unit-differs': {
    title: 'The maximum has another unit than the report',
    severity: 'error',
    message: (a: { metric: string; report: string; unit: string; maximum: string }) =>
      `${a.report} states ${a.metric} ${a.unit}, which cannot be compared with ${a.maximum}.`,
    fix: () =>
      'Write a time with its unit ("max: 200ms") for what the report states as a time, and a bare number for anything else.',
  },
  'performance-unanswered': {
    title: 'Too many requests have no answer',
    severity: 'error',
    message: (a: { metric: string; percentile: string; report: string; answered: string }) =>
      `In ${a.report} only ${a.answered} % of the requests have an answer, so percentile ${a.percentile} of ${a.metric} has no value.`,
    fix: () => 'See why requests time out or break off, and measure again.',
  },
  'performance-not-measured': {
    title: 'The project does not measure this',
    severity: 'info',
    message: (a: { project: string; target: string; metric: string }) =>
      `${a.project} measures no ${a.metric} in a target ${a.target}; the plan's Constitution Check speaks for the principle.`,
    fix: () => '',
  },
});

/** Who may depend on whom. */
export const boundaryReasons = defineReasons({
  'boundaries-kept': {
    title: 'The project depends only on what it may',
    severity: 'info',
    message: (a: { project: string; count: number }) =>
      `No direct dependency of ${a.project} crosses the boundary (seen: ${a.count}).`,
    fix: () => '',
  },
  'boundary-crossed': {
    title: 'The project depends on what it must not',
    severity: 'error',
    message: (a: { project: string; crossed: string }) => `${a.project} depends on ${a.crossed}.`,
    fix: () => 'Take the import out, move the code to a project that may be used, or change the rule.',
  },
  'boundary-matcher-unmatched': {
    title: 'A boundary names no project',
    severity: 'error',
    message: (a: { field: string; matcher: string; nearest: string | null }) =>
      `"${a.matcher}" in "${a.field}" matches no project of the workspace.${nearestHint(a.nearest)}`,
    fix: () => 'Name projects, globs, directories or tags that exist (`nx show projects`), or take it out.',
  },
  'boundary-undecided': {
    title: 'The words of a boundary name no project',
    severity: 'info',
    message: (a: { matcher: string }) =>
      `The constitution speaks of "${a.matcher}", which is no project of the workspace; the plan's Constitution Check speaks for the principle.`,
    fix: () => '',
  },
  'dependencies-unknown': {
    title: 'The dependencies of the project are not known',
    severity: 'error',
    message: (a: { project: string }) => `The project graph says nothing of what ${a.project} depends on.`,
    fix: () =>
      'Let Nx read imports: it does with @nx/js among the packages of the workspace, or with "pluginsConfig": ' +
      '{ "@nx/js": { "analyzeSourceFiles": true } } in nx.json.',
  },
});
