import { expectedLayout } from '../../layout/expected.js';
import type { Feature, JudgeContext } from '../../model/workspace.js';
import { locate } from '../../model/position.js';
import { outcome, type RuleOutcome } from '../rule-outcome.js';

const MAX_DIRECTORIES = 50;
const MAX_NAMES = 5;

/**
 * What is directly in the directories that a feature's tree draws in detail and that no plan names: information for
 * reports. Not part of `judgePlan`, since it lists directories and fails nothing.
 */
export function unplannedPaths(feature: Feature, { state, files }: JudgeContext): RuleOutcome[] {
  const { owned, paths } = expectedLayout(state.features);
  const drawn = (owned.get(feature) ?? []).filter(({ entry }) => entry.kind === 'dir' && entry.hasChildren);
  return drawn.slice(0, MAX_DIRECTORIES).flatMap(({ entry }) => {
    const names = files.list(entry.path).filter((name) => {
      const path = `${entry.path}/${name.replace(/\/$/, '')}`;
      return !paths.has(path) && !(name.endsWith('/') && holdsPlanned(path, paths));
    });
    if (names.length === 0) return [];
    const args = {
      directory: entry.path,
      names: names.slice(0, MAX_NAMES).join(', '),
      more: Math.max(0, names.length - MAX_NAMES),
    };
    return [outcome({ reason: 'layout-unplanned', args }, locate(feature.plan.file, entry.position))];
  });
}

function holdsPlanned(directory: string, paths: ReadonlyMap<string, unknown>): boolean {
  for (const path of paths.keys()) if (path.startsWith(`${directory}/`)) return true;
  return false;
}
