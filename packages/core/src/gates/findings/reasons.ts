import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { atMostAllowed, didYouMean, plural } from '../../reasons/wording.js';

const left = (count: number, what: string, whose: string): string =>
  count === 0 ? '' : ` ${plural(count, `${what} ${whose} does`, `${what}s ${whose} do`)} not.`;

/** What the findings of linters and type checkers have in common. */
export const reasons = defineReasons({
  'findings-within-maximum': {
    title: 'Errors and warnings are within the maximum of the gate',
    severity: 'info',
    message: (a: {
      errors: number;
      warnings: number;
      oldErrors: number;
      oldWarnings: number;
      otherRules: number;
      elsewhere: number;
    }) =>
      `${plural(a.errors, 'error')} and ${plural(a.warnings, 'warning')} count.` +
      left(a.oldErrors, 'error', 'that the base has') +
      left(a.oldWarnings, 'warning', 'that the base has') +
      left(a.otherRules, 'error', 'of other rules') +
      left(a.elsewhere, 'error', 'of other tools or projects'),
    fix: () => '',
  },
  'warnings-above-maximum': {
    title: 'There are more warnings than the gate allows',
    severity: 'error',
    message: (a: { found: string; maximum: number; first: string | null }) =>
      `${a.found}; ${atMostAllowed(a.maximum)}.${a.first === null ? '' : ` The first is ${a.first}.`}`,
    fix: () => 'Fix what the report lists, then run the target again.',
    identity: () => [],
  },
  'findings-base-unknown': {
    title: 'Nobody can tell which findings are new',
    severity: 'error',
    message: (a: { found: string; maximum: number; why: string; first: string | null }) =>
      `${a.found}; ${atMostAllowed(a.maximum)}. The gate counts new ones only, and nobody can tell which are new: ${a.why}.${a.first === null ? '' : ` The first is ${a.first}.`}`,
    fix: () =>
      'Run `gate-report` in CI on the commit that the change is based on and restore the cache of Nx from there, or name its report.json in PLANGATE_BASE_REPORT. The gate must have been in force there; until then, let it be `status: evaluated`.',
    identity: () => [],
    standing: 'broken',
  },
  'findings-incomplete': {
    title: 'Not everything was checked',
    severity: 'error',
    message: (a: { report: string; first: string | null }) =>
      `${a.report} says that not everything was checked, so errors may be missing.${a.first === null ? '' : ` The first error is ${a.first}.`}`,
    fix: () =>
      'Fix what stopped the tool (a file that cannot be parsed, its configuration), then run it again.',
    identity: () => [],
    standing: 'broken',
  },
  'rules-not-known': {
    title: 'No tool has a rule that the gate names',
    severity: 'error',
    message: (a: { report: string; rules: string; nearest: string | null }) =>
      `${a.report} lists the rules of its tools. The gate counts ${a.rules}, and none of them has that name.${didYouMean(a.nearest)}`,
    fix: () => 'Correct "rules" of the gate, or add the plugin that has the rule to the tool.',
    identity: (a: { rules: string }) => [a.rules],
    standing: 'unproven',
  },
  'findings-not-stated': {
    title: 'A tool does not say what it found',
    severity: 'error',
    message: (a: { report: string; tool: string }) =>
      `The run of ${a.tool} in ${a.report} has no results, not even an empty list, and does not say that it succeeded.`,
    fix: (a: { tool: string }) =>
      `Make ${a.tool} write "results": [] or "executionSuccessful": true when it finds nothing (a newer version may do so), or leave its run out.`,
    identity: (a: { tool: string }) => [a.tool],
    standing: 'unproven',
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
