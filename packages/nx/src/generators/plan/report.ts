import { sanitize } from '@plangate/core';
import type { TargetFeature } from '../shared/feature.js';
import type { WrittenDocuments } from './documents.js';
import type { Scaffolded } from './scaffold.js';

/** What a run tells besides the files that Nx lists: what was kept, what is missing, what comes next. */
export function describeRun(
  feature: TargetFeature,
  documents: WrittenDocuments & { readonly unused: readonly string[]; readonly notes: readonly string[] },
  made: Scaffolded,
): string[] {
  const kept = [
    ...documents.kept,
    ...made.tree.kept.filter(({ kind }) => kind === 'file').map(({ path }) => path),
  ];
  const lines = [
    ...listed('Not used, because plan.md exists and its tree decides', documents.unused),
    ...listed('Kept as it is', kept),
    ...listed(
      'Marked existing or modified in the plan, but not there',
      made.tree.absent.map(({ path }) => path),
    ),
    ...listed('Not created, the project has this configuration under another name', made.skipped),
    ...listed('Became a project', made.projects),
    ...listed(
      'Not made a project, because it is not TypeScript; only what the tree draws was created',
      made.foreign,
    ),
  ];
  return [
    ...lines,
    ...documents.notes.map(sanitize),
    `Feature ${sanitize(feature.directory)} is planned. Judge it with: nx run-many -t gate`,
  ];
}

const SHOWN = 15;

function listed(lead: string, paths: readonly string[]): string[] {
  if (paths.length === 0) {
    return [];
  }
  const more = paths.length > SHOWN ? [`  and ${paths.length - SHOWN} more`] : [];
  return [`${lead}:`, ...paths.slice(0, SHOWN).map((path) => `  ${sanitize(path)}`), ...more];
}
