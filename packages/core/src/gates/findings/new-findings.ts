import type { LintMessage } from '../../evidence/kinds/lint/lint-evidence.js';
import type { FoundFindings } from '../../model/verdict.js';
import type { ProjectSubject } from '../define-gate.js';
import { heldAgainstBase, type Identity } from './fingerprints.js';
import type { OwnFindings } from './own-findings.js';

/** The findings of a project without those that the base has. */
export interface NewFindings {
  readonly own: OwnFindings;
  /** Errors and warnings that the base has as well, and that would count. */
  readonly old: { readonly errors: number; readonly warnings: number };
  readonly record: FoundFindings;
  /** Why nobody can tell which are new, as a clause: then all of them count. Null: somebody can. */
  readonly unknown: string | null;
}

/**
 * Takes what the base has from what counts. Findings that the report does not list one by one cannot be told from others and count, as does
 * what was not checked to its end.
 */
export function newFindings(own: OwnFindings, subject: ProjectSubject): NewFindings {
  // Those that do not count come first: one of them must not make another one that does count an old one.
  const found = [...own.others, ...own.messages].map((message) => ({
    ...identityOf(message),
    told: message,
  }));
  const { old, record, unknown } = heldAgainstBase(found, totalOf(own), subject);
  const known = new Set<LintMessage>(found.filter((one) => old.has(one)).map(({ told }) => told));
  const gone = own.messages.filter((message) => known.has(message));
  const of = (severity: LintMessage['severity']): number =>
    gone.filter((message) => message.severity === severity).length;
  const [errors, warnings] = [of('error'), of('warning')];
  const fresh = {
    ...own,
    errors: Math.max(0, own.errors - errors),
    warnings: Math.max(0, own.warnings - warnings),
    // What counts for a rule is the sum of its counts.
    counts: [...own.counts, ...gone.map(takenAway)],
    first: (severity: LintMessage['severity']) =>
      own.messages.find((message) => message.severity === severity && !known.has(message)) ?? null,
  };
  return { own: fresh, old: { errors, warnings }, record, unknown };
}

function identityOf({ tool, rule, file, line, message }: LintMessage): Identity {
  return { of: ['lint', tool, rule], file: file === '' ? null : file, line, message };
}

function totalOf({ errors, warnings, otherRules }: OwnFindings): number {
  return errors + warnings + otherRules;
}

function takenAway({ tool, file, rule, severity }: LintMessage) {
  const [errors, warnings] = severity === 'error' ? [-1, 0] : [0, -1];
  return { tool, file, rule, errors, warnings, unchecked: 0 };
}
