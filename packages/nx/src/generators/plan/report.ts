import { sanitize } from '@plangate/core';
import type { AppliedPlan } from '../../scaffolding/apply.js';
import type { FilePlan } from '../../scaffolding/file-plan.js';

/** What a run prints besides the files that Nx lists: what was kept, what is missing, and what to do next. */
export function describeRun(plan: FilePlan, { skipped }: AppliedPlan): string[] {
  const configuration = skipped.filter(({ reason }) => reason !== 'directory').map(({ path }) => path);
  return [
    ...listed('Kept as it is', plan.kept),
    ...listed('Not created, the project has this configuration under another name', configuration),
    ...listed(
      'Became a project',
      plan.projects.map(({ root }) => root),
    ),
    ...plan.notes
      .filter(({ level }) => level === 'info')
      .flatMap(({ text, paths }) => (paths.length === 0 ? [sanitize(text)] : listed(text, paths))),
  ];
}

/** The packages that the run adds to the workspace, before they are installed. */
export function describePackages({ addedPackages }: AppliedPlan): string[] {
  return listed('Packages that are added', addedPackages, addedPackages.length);
}

const SHOWN = 15;

function listed(lead: string, paths: readonly string[], shown = SHOWN): string[] {
  if (paths.length === 0) {
    return [];
  }
  const more = paths.length > shown ? [`  and ${paths.length - shown} more`] : [];
  return [`${lead}:`, ...paths.slice(0, shown).map((path) => `  ${sanitize(path)}`), ...more];
}
