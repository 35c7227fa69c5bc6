import { gateIdsIn, namesGate } from './rows.js';
import { NO_DETAILS, type JudgedEntry } from '../model/outcome.js';
import { locate } from '../model/position.js';
import type { Ledger, LedgerRow, Waivable } from './ledger.js';
import { names } from './ledger.js';

/** A gate of the subject and whether it is violated; null: it was not decided (pending, or it does not apply). */
export interface DecidedGate extends Waivable {
  readonly violated: boolean | null;
}

/**
 * The rows that waive nothing any more. A gate result is cached per project, so it may only depend on waivers for that
 * project: `II.coverage @ checkout` in the verdict of checkout, a row without `@` in the only project that its plan
 * touches, a row for an attested principle in its feature. A row that also covers others is never reported as stale
 * here. Rows that name a whole principle with gates are left to the plan's own rules, except in the shared
 * ledger, which has none.
 */
export function staleRows(
  subject: string,
  decided: readonly DecidedGate[],
  ledger: Ledger,
): readonly JudgedEntry[] {
  return ledger.rows
    .filter((row) => row.own && row.objection === null)
    .flatMap((row) => staleRow(row, subject, { decided, ledger }) ?? []);
}

function staleRow(
  ledgerRow: LedgerRow,
  subject: string,
  { decided, ledger }: { decided: readonly DecidedGate[]; ledger: Ledger },
): JudgedEntry | null {
  const { row, file } = ledgerRow;
  const named = decided.filter((gate) => names(ledgerRow, gate, ledger.principles));
  if (named.some(({ violated }) => violated !== false)) return null;
  const gateIds = gateIdsIn(row);
  const byId = gateIds.length > 0 || named.some(({ id }) => namesGate(row, id));
  if (!byId && ledger.of === 'project' && !ledgerRow.shared) return null;
  const ids = named.length > 0 ? named.map(({ id }) => id) : gateIds.filter(ledger.declares);
  // Without `@` a word such as "Node.js" looks like an id: only a gate that was judged is known to be meant.
  if (ids.length === 0 || (named.length === 0 && !ledgerRow.scoped)) return null;
  const [id = ''] = ids;
  return {
    id,
    principle: null,
    kind: 'waivers',
    status: 'enforced',
    advice: null,
    waivable: false,
    outcome: {
      ...NO_DETAILS,
      verdict: 'fail',
      reason: 'waiver-stale',
      args: { row: row.violation, gate: [...new Set(ids)].join(', '), project: subject },
      location: locate(file, row.position),
    },
  };
}
