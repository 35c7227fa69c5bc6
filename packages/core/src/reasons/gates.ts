import { defineReasons } from './define.js';

const nearestHint = (nearest: string | null) => (nearest === null ? '' : ` Is "${nearest}" meant?`);

/** Tests, coverage, lint, types and targets: what proves a project, and what does not. */
const evidenceGateReasons = defineReasons({
  'tests-passed': {
    title: 'All suites ran and passed',
    severity: 'info',
    message: (a: { passed: number; suites: string }) => `${a.passed} tests passed (${a.suites}).`,
    fix: () => '',
  },
  'tests-failed': {
    title: 'A test failed',
    severity: 'error',
    message: (a: { failed: string; first: string }) => `${a.failed} failed; the first is ${a.first}.`,
    fix: () => 'Mend the code or the test and run the tests again.',
  },
  'tests-suite-empty': {
    title: 'A suite has too few tests',
    severity: 'error',
    message: (a: { suite: string; minimum: number; ran: number; place: string }) =>
      `Of the suite ${a.suite} (${a.place}) ${a.ran} tests passed; at least ${a.minimum} must.`,
    fix: (a: { suite: string; place: string }) =>
      `Write tests in ${a.place} and see that the target runs them; the gate's "suites" says where a suite lies.`,
  },
  'tests-skipped': {
    title: 'A suite skips tests',
    severity: 'error',
    message: (a: { suite: string; skipped: number }) =>
      `The suite ${a.suite} skips ${a.skipped} tests, and the gate denies skipped tests.`,
    fix: () => 'Run the skipped tests, delete them, or allow them in the gate with "skipped: allow".',
  },
  'coverage-reached': {
    title: 'Coverage is at or above its minimum',
    severity: 'info',
    message: (a: { metrics: string }) => `Covered: ${a.metrics}.`,
    fix: () => '',
  },
  'coverage-below-minimum': {
    title: 'Coverage is below its minimum',
    severity: 'error',
    message: (a: { metric: string; minimum: number; actual: string }) =>
      `Of the ${a.metric}, ${a.actual} are covered; at least ${a.minimum} % must be.`,
    fix: () => 'Test what is not covered yet; the report shows which lines these are.',
  },
  'coverage-metric-missing': {
    title: 'The coverage report does not state a metric',
    severity: 'error',
    message: (a: { metric: string; report: string }) =>
      `${a.report} does not state how many ${a.metric} are covered.`,
    fix: () =>
      'Let the target write a report that states it (Istanbul states all four), or ask the gate for another metric.',
  },
  'coverage-empty': {
    title: 'The coverage report covers nothing',
    severity: 'error',
    message: (a: { metric: string; report: string }) => `${a.report} counts no ${a.metric} at all.`,
    fix: () =>
      'Let the coverage tool see the sources of the project (Jest: collectCoverageFrom), so that untested files count too.',
  },
  'findings-within-maximum': {
    title: 'No more errors and warnings than the gate allows',
    severity: 'info',
    message: (a: { errors: number; warnings: number }) =>
      `${a.errors} errors and ${a.warnings} warnings that count.`,
    fix: () => '',
  },
  'lint-failed': {
    title: 'The linter found errors',
    severity: 'error',
    message: (a: { found: string; first: string | null }) =>
      `${a.found}${a.first === null ? '.' : `; the first is ${a.first}.`}`,
    fix: () => 'Mend what the linter names and run it again.',
  },
  'types-failed': {
    title: 'The type checker found errors',
    severity: 'error',
    message: (a: { found: string; first: string | null }) =>
      `${a.found}${a.first === null ? '.' : `; the first is ${a.first}.`}`,
    fix: () => 'Mend what the type checker names and run it again.',
  },
  'warnings-above-maximum': {
    title: 'More warnings than the gate allows',
    severity: 'error',
    message: (a: { warnings: number; maximum: number; first: string | null }) =>
      `${a.warnings} warnings, and at most ${a.maximum} are allowed${a.first === null ? '.' : `; the first is ${a.first}.`}`,
    fix: () => 'Mend what the report names and run the target again.',
  },
  'target-succeeded': {
    title: 'The target succeeded',
    severity: 'info',
    message: (a: { target: string }) => `The target ${a.target} succeeded.`,
    fix: () => '',
  },
  'target-failed': {
    title: 'The target failed',
    severity: 'error',
    message: (a: { project: string; target: string }) => `The target ${a.target} of ${a.project} failed.`,
    fix: (a: { project: string; target: string }) =>
      `Run \`nx run ${a.project}:${a.target}\` and mend what it shows.`,
  },
  'target-not-run': {
    title: 'The target did not run',
    severity: 'error',
    message: (a: { project: string; target: string }) =>
      `Nothing shows that the target ${a.target} of ${a.project} succeeded: it did not run, and no report of it was found.`,
    fix: (a: { project: string; target: string }) =>
      `Run \`nx run ${a.project}:${a.target}\`, then the gate again.`,
  },
  'target-missing': {
    title: 'The project has no such target',
    severity: 'error',
    message: (a: { project: string; target: string; nearest: string | null }) =>
      `${a.project} has no target ${a.target}.${nearestHint(a.nearest)}`,
    fix: (a: { project: string; target: string }) =>
      `Give ${a.project} a target ${a.target}, name the right one in the gate ("target"), or leave the project out with the gate's "projects".`,
  },
});

/** Constitutions in force, selection of projects, and the plan's own word on principles. */
const governingReasons = defineReasons({
  'constitution-weakened': {
    title: 'A deeper constitution weakens a gate',
    severity: 'error',
    message: (a: { gate: string; what: string; outer: string }) =>
      `The gate ${a.gate} is weaker here than in ${a.outer}: ${a.what}.`,
    fix: (a: { gate: string }) =>
      `Make it at least as strict, give it another id, or justify it in a waiver that names ${a.gate}.`,
  },
  'gate-selects-no-project': {
    title: 'A gate selects no project',
    severity: 'error',
    message: (a: { gate: string; matchers: string; nearest: string | null }) =>
      `The gate ${a.gate} selects no project of the workspace by ${a.matchers}.${nearestHint(a.nearest)}`,
    fix: () =>
      'Name projects, globs, directories or tags that exist (`nx show projects`), or set the gate to "disabled".',
  },
  'target-not-had': {
    title: 'The constitution names a command in words, and the project has no target of that name',
    severity: 'info',
    message: (a: { project: string; target: string }) =>
      `${a.project} has no target ${a.target}, which the constitution names in words.`,
    fix: () => '',
  },
  'project-not-selected': {
    title: 'The gate does not select this project',
    severity: 'info',
    message: (a: { project: string; matchers: string }) =>
      `${a.project} is not among the projects ${a.matchers}.`,
    fix: () => '',
  },
  'no-project-gates': {
    title: 'The constitution has no gates for projects',
    severity: 'info',
    message: () => 'No principle in force has a gate for projects; features attest the principles.',
    fix: () => '',
  },
  'gates-disabled': {
    title: 'All gates are disabled',
    severity: 'info',
    message: (a: { gates: string }) =>
      `The constitutions in force disable every gate for this project: ${a.gates}.`,
    fix: () => '',
  },
  attested: {
    title: 'The plan attests the principle',
    severity: 'info',
    message: (a: { principle: string; verdict: string }) =>
      `The plan's Constitution Check gives "${a.principle}" ${a.verdict}.`,
    fix: () => '',
  },
  'attestation-failed': {
    title: 'The plan itself says that a principle is not met',
    severity: 'error',
    message: (a: { principle: string; verdict: string }) =>
      `The plan's Constitution Check gives "${a.principle}" ${a.verdict}.`,
    fix: (a: { principle: string }) =>
      `Change the design until it meets "${a.principle}", or justify the violation in Complexity Tracking.`,
  },
  'principle-pending': {
    title: 'A principle has no verdict yet, and its phase has not come',
    severity: 'pending',
    message: (a: { principle: string }) =>
      `The plan's Constitution Check gives "${a.principle}" no verdict yet.`,
    fix: (a: { principle: string }) =>
      `Check the design against "${a.principle}" and write the verdict before the design is done.`,
  },
  'feature-finished': {
    title: 'The feature is finished; its Constitution Check is history',
    severity: 'info',
    message: (a: { feature: string }) => `${a.feature} is finished; its Constitution Check is history.`,
    fix: () => '',
  },
  'plan-passed': {
    title: 'The plan keeps all rules',
    severity: 'info',
    message: () => 'The plan and its companions keep all rules of their phase.',
    fix: () => '',
  },
  'gate-glob-refused': {
    title: 'A glob of the gate cannot be matched',
    severity: 'error',
    message: (a: { glob: string; expected: string }) =>
      `"${a.glob.slice(0, 60)}" must be ${a.expected}, so the gate cannot be judged.`,
    fix: () => 'Write several globs instead of one.',
  },
  'waiver-stale': {
    title: 'A waiver waives what is not violated',
    severity: 'error',
    message: (a: { row: string; gate: string; project: string }) =>
      `The waiver "${a.row}" waives nothing: ${a.gate} is not violated in ${a.project}.`,
    fix: () => 'Delete the row.',
  },
  'no-gates': {
    title: 'Nothing was judged',
    severity: 'error',
    message: (a: { project: string }) => `No gate was found for ${a.project}, so nothing is proven.`,
    fix: () => 'See that a constitution governs the project: `nx g @plangate/nx:init` writes one.',
  },
});

export const gateReasons = { ...evidenceGateReasons, ...governingReasons };
