import { readLayer } from '../constitutions/layers.js';
import { memoize } from '../base/memo.js';
import type { JudgedEntry } from '../model/outcome.js';
import type { ComplexityRow } from '../model/plan.js';
import { locate } from '../model/position.js';
import type { WorkspaceState } from '../model/workspace.js';
import { documentFault } from '../reasons/document-fault.js';
import { given } from '../reasons/given.js';
import type { ReasonGiven } from '../model/reason.js';
import {
  faultsOfCells,
  faultsOfMentions,
  faultsOfScope,
  namesSomething,
  type Nameable,
} from './row-faults.js';
import { isNoViolation } from './rows.js';
import { covers } from './cell.js';
import { knownNames, scopeOf } from './scope.js';

/** Everything that the constitutions and the graph of a workspace let a row name. */
export const nameableIn = memoize((state: WorkspaceState): Nameable => {
  const principles = state.constitutions.flatMap((layer) => {
    const read = readLayer(layer);
    return read === null ? [] : [read.document.principles];
  });
  const gateIds = principles.flat().flatMap(({ gates }) => gates.map(({ id }) => id));
  return { gateIds: [...new Set([...gateIds, 'plan'])], principles, subjects: knownNames(state) };
});

/**
 * What is wrong with the workspace's own ledger, `.specify/memory/waivers.md`; a workspace may have none. A row that names
 * projects is reported in these only; what could concern all is reported everywhere.
 *
 * @param subject the project or feature that is judged
 */
export function waiverFaults(subject: string, state: WorkspaceState, today: string): readonly JudgedEntry[] {
  const { waivers } = state;
  const { file } = waivers;
  if (waivers.ok) {
    return [
      ...waivers.document.findings.map((finding) =>
        documentFault('waivers', finding, locate(file, finding.position)),
      ),
      ...waivers.document.rows
        .filter((row) => concerns(row, subject, state))
        .flatMap((row) =>
          faultsOfRow(row, state, today).map((fault) =>
            documentFault('waivers', fault, locate(file, row.position)),
          ),
        ),
    ];
  }
  if (waivers.problem === 'missing') return [];
  return [
    documentFault('waivers', given('waivers-unreadable', { problem: waivers.problem }), locate(file, null)),
  ];
}

function concerns(row: ComplexityRow, subject: string, state: WorkspaceState): boolean {
  const known = knownNames(state);
  const scope = scopeOf(row, known);
  return (
    scope === null ||
    covers(scope, subject) ||
    !scope.projects.some(({ names }) => names.some((name) => known.has(name)))
  );
}

/** By row: a workspace judges its ledger once, on one day. */
const knownFaults = memoize((_: WorkspaceState) => new Map<ComplexityRow, readonly ReasonGiven[]>());

function faultsOfRow(row: ComplexityRow, state: WorkspaceState, today: string): readonly ReasonGiven[] {
  const known = knownFaults(state).get(row);
  if (known !== undefined) return known;
  const faults = isNoViolation(row) ? [] : readFaults(row, nameableIn(state), today);
  knownFaults(state).set(row, faults);
  return faults;
}

function readFaults(row: ComplexityRow, nameable: Nameable, today: string): readonly ReasonGiven[] {
  const scope = faultsOfScope(row, nameable);
  const rest = faultsOfCells(row, today);
  if (namesSomething(row, nameable)) return [...scope, ...rest];
  const mentioned = faultsOfMentions(row, nameable);
  const nothing = { reason: 'waiver-names-nothing', args: { row: row.violation } } as const;
  return [...scope, ...(mentioned.length > 0 ? mentioned : [nothing]), ...rest];
}
