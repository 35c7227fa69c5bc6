import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { atMostAllowed, plural } from '../../reasons/wording.js';

const more = (count: number, what: string): string =>
  count === 0 ? '' : ` ${plural(count, 'other')} ${what}.`;

/** What security scanners found. */
export const reasons = defineReasons({
  'security-within-maximum': {
    title: 'Findings of the severity that counts are within the maximum',
    severity: 'info',
    message: (a: {
      counted: number;
      severity: string;
      scanned: string;
      old: number;
      below: number;
      ignored: number;
      declared: number;
      elsewhere: number;
    }) =>
      `${plural(a.counted, 'finding')} of ${a.severity} severity or worse (${a.scanned}).` +
      more(a.old, a.old === 1 ? 'is not new' : 'are not new') +
      more(a.below, a.below === 1 ? 'is less severe' : 'are less severe') +
      more(a.ignored, a.ignored === 1 ? 'is ignored by the gate' : 'are ignored by the gate') +
      more(a.declared, a.declared === 1 ? 'is declared not affected' : 'are declared not affected') +
      more(a.elsewhere, a.elsewhere === 1 ? 'is in another project' : 'are in other projects'),
    fix: () => '',
  },
  'security-above-maximum': {
    title: 'There are more findings of the severity that counts than the gate allows',
    severity: 'error',
    message: (a: { counted: number; of: number | null; severity: string; maximum: number; first: string }) =>
      `${a.of === null ? plural(a.counted, 'finding') : `${a.counted} new of ${plural(a.of, 'finding')}`} of ${a.severity} severity or worse; ${atMostAllowed(a.maximum)}. The first is ${a.first}.`,
    fix: (a: { update: string | null }) =>
      a.update === null
        ? 'Update the package or change the code, then run the scanner again.'
        : `Update to a version that fixes it (${a.update}), then run the scanner again.`,
    identity: () => [],
  },
  'security-incomplete': {
    title: 'Not everything was scanned',
    severity: 'error',
    message: (a: { report: string; failures: number; first: string }) =>
      `${a.report} names ${plural(a.failures, 'failure')} of the scan, so findings may be missing. The first is "${a.first}".`,
    fix: () => 'Fix what stopped the scanner, then run it again.',
    identity: () => [],
    standing: 'broken',
  },
  'security-not-scanned': {
    title: 'No report says that anything was scanned',
    severity: 'error',
    message: (a: { report: string }) =>
      `${a.report} declares what is affected and what is not, but no report says that a scanner looked at the project.`,
    fix: () => 'Make the target run a scanner and write its report beside it, then run it again.',
    identity: () => [],
    standing: 'unproven',
  },
  'security-ignore-expired': {
    title: 'An exception of the gate has ended',
    severity: 'error',
    message: (a: { id: string; until: string; found: string | null }) =>
      `The gate ignored ${a.id} until ${a.until}.` +
      (a.found === null ? ' It is not found any more.' : ` It is still found: ${a.found}.`),
    fix: (a: { id: string; found: string | null }) =>
      a.found === null
        ? `Remove ${a.id} from "ignore" of the gate.`
        : `Fix ${a.id} and remove it from "ignore" of the gate, or give it a new reason and a new date.`,
    identity: (a: { id: string }) => [a.id],
    standing: 'broken',
  },
  'security-no-target': {
    title: 'The project has no target that scans it',
    severity: 'info',
    message: (a: { project: string; target: string }) =>
      `${a.project} has no target ${a.target} that scans it. The Constitution Check of the plan decides the principle.`,
    fix: () => '',
  },
  'security-not-affected': {
    title: 'A finding is declared not to affect the project',
    severity: 'info',
    message: (a: { finding: string; source: string; status: string; reason: string | null }) =>
      `${a.finding} does not count: ${a.source} declares it ${a.status}` +
      (a.reason === null ? '.' : ` ("${a.reason}").`),
    fix: () => '',
  },
  'security-statement-unused': {
    title: 'A statement on a finding does not count',
    severity: 'info',
    message: (a: { finding: string; source: string; status: string; why: string }) =>
      `${a.source} declares ${a.finding} ${a.status}, which does not count: ${a.why}.`,
    fix: () => '',
  },
  'security-ignore-unused': {
    title: 'An exception of the gate is not needed',
    severity: 'info',
    message: (a: { id: string }) => `The gate ignores ${a.id}, and no report finds it.`,
    fix: (a: { id: string }) => `Remove ${a.id} from "ignore" of the gate if no project needs it.`,
  },
  'security-not-scored': {
    title: 'A severity is the level of the tool',
    severity: 'info',
    message: (a: { finding: string; why: string; severity: string }) =>
      `${a.finding} counts as ${a.severity} by the tool's own level: ${a.why}.`,
    fix: () => '',
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
