import type { SecurityFinding } from '../../evidence/kinds/security/security-evidence.js';
import type { ProjectSubject } from '../define-gate.js';
import { heldAgainstBase, type HeldAgainstBase, type Identity } from '../findings/fingerprints.js';

/** Findings of a project by whether they count. */
interface Sorted {
  readonly counting: readonly SecurityFinding[];
  readonly others: readonly SecurityFinding[];
}

/**
 * Takes the findings that the base has from those that count. One that is declared, ignored or less severe uses up the fingerprint
 * first, so that it does not make another one like it an old one.
 */
export function newSecurityFindings(
  { counting, others }: Sorted,
  subject: ProjectSubject,
): { readonly counted: readonly SecurityFinding[]; readonly held: HeldAgainstBase } {
  const all = [...others, ...counting];
  const found = all.flatMap((finding) => identityOf(finding) ?? []);
  const held = heldAgainstBase(found, all.length, subject);
  const old = new Set(found.filter((one) => held.old.has(one)).map(({ told }) => told));
  return { counted: counting.filter((finding) => !old.has(finding)), held };
}

interface Told extends Identity {
  readonly told: SecurityFinding;
}

/** A package has a vulnerability wherever its lockfile names it, in each version; null: nothing distinguishes it from others of its rule. */
function identityOf(told: SecurityFinding): Told | null {
  const { tool, id, package: found, file, line, title } = told;
  if (found !== null) return { told, of: ['security', tool, id, found.name], file, line: null, message: '' };
  if (title === '') return null;
  return { told, of: ['security', tool, id], file, line, message: title };
}
