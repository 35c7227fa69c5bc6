import { once } from '../base/memo.js';
import { numberCollisions } from '../features/number-collisions.js';
import { finished } from '../features/feature-phase.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import type { JudgeContext, WorkspaceState } from '../model/workspace.js';
import { checkDifferences } from './check-differences.js';
import { told, type Difference } from './difference.js';
import { ledgerDifferences, type LedgerDocument } from './ledger-differences.js';
import { matcherDifferences } from './matcher-differences.js';
import type { FormerConstitution, Past } from './past.js';
import { successionOf, type Succession } from './succession.js';
import { treeDifferences, type OpenFeature } from './tree-differences.js';

/** A workspace whose documents are held against it. */
export interface SyncSubject {
  readonly state: WorkspaceState;
  readonly files: WorkspaceFiles;
  readonly past: Past;
}

/**
 * In what the documents and the trees of a workspace differ: what is to be created, what is to be edited because the workspace knows
 * it for certain, and what a person has to decide. Finished features are history and are left alone; of a plan with a merge
 * conflict nothing is concluded. Nothing is read that agrees: the past is asked only where something differs.
 */
export async function differences({ state, files, past }: SyncSubject): Promise<readonly Difference[]> {
  const open = openFeatures(state);
  const whole = open.filter((one) => !isConflicted(one));
  const successions = await successionsOf(state, { files, past });
  const context = contextOf(state, files);
  const ledgers = [...whole.map((one) => ledgerOf(one, files)), ...sharedLedger(state, files)];
  return [
    ...numberCollisions(state.features).map(({ root, number, directories }) =>
      told({ file: root, line: null }, 'number-collision', { number, directories }),
    ),
    ...open.filter(isConflicted).map(({ feature, plan }) => toldConflict(feature.plan.file, plan)),
    ...matcherDifferences(state, past),
    ...treeDifferences(whole, { context, past }),
    ...whole.flatMap((one) => checkDifferences(one, { state, successions })),
    ...ledgers.flatMap((ledger) =>
      ledgerDifferences(ledger, { state, successions: [...successions.values()], past }),
    ),
  ];
}

function openFeatures({ features }: WorkspaceState): OpenFeature[] {
  return features.flatMap((feature) => {
    const { plan } = feature;
    const isOpen = plan.ok && plan.document.nature === 'plan' && !finished(feature);
    return isOpen ? [{ feature, plan: plan.document }] : [];
  });
}

function isConflicted({ plan: { leftovers } }: OpenFeature): boolean {
  return leftovers.some(({ kind }) => kind === 'conflict-marker');
}

function toldConflict(file: string, { leftovers }: OpenFeature['plan']): Difference {
  const marker = leftovers.find(({ kind }) => kind === 'conflict-marker');
  return told({ file, line: marker?.position.line ?? null }, 'plan-conflict', {});
}

/** The constitutions that the present change alters, with what became of their principles. */
async function successionsOf(
  { constitutions }: WorkspaceState,
  { files, past }: Pick<SyncSubject, 'files' | 'past'>,
): Promise<ReadonlyMap<string, Succession>> {
  const found = new Map<string, Succession>();
  for (const { constitution } of constitutions) {
    if (!constitution.ok) continue;
    const before = await past.constitution(constitution.file);
    const text = before === null ? null : files.read(constitution.file);
    if (before === null || text?.ok !== true) continue;
    const now: FormerConstitution = { text: text.text, document: constitution.document };
    found.set(constitution.file, successionOf(before, now));
  }
  return found;
}

/** What judging a path of a tree needs of a run: nothing that runs write. */
function contextOf(state: WorkspaceState, files: WorkspaceFiles): JudgeContext {
  const none: ReadonlySet<string> = new Set();
  return { state, files, targets: {}, succeeded: none, failed: none, today: '', phase: null };
}

function ledgerOf({ feature, plan }: OpenFeature, files: WorkspaceFiles): LedgerDocument {
  return {
    file: feature.plan.file,
    rows: plan.complexity.rows,
    lines: once(() => linesOf(feature.plan.file, files)),
  };
}

function sharedLedger({ waivers }: WorkspaceState, files: WorkspaceFiles): LedgerDocument[] {
  if (!waivers.ok) return [];
  const { file, document } = waivers;
  return [{ file, rows: document.rows, lines: once(() => linesOf(file, files)) }];
}

function linesOf(file: string, files: WorkspaceFiles): readonly string[] {
  const text = files.read(file);
  return text.ok ? text.text.split(/\r\n|\n|\r/) : [];
}
