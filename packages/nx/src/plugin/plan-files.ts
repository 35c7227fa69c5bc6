import type { CreateDependenciesContext } from '@nx/devkit';
import { discoverFeatures } from '@plangate/core/graph';
import { directoryOf } from '../workspace/paths.js';

/** The plans of all features by their directory, from the files that Nx knows. */
export function planFilesOf(
  { fileMap }: Pick<CreateDependenciesContext, 'fileMap'>,
  specsRoots: readonly string[],
): ReadonlyMap<string, string> {
  const candidates: string[] = [];
  const groups = [fileMap.nonProjectFiles, ...Object.values(fileMap.projectFileMap)];
  for (const { file } of groups.flat())
    if (file.endsWith('/plan.md') || file === 'plan.md') candidates.push(file);
  const features = new Set(
    discoverFeatures(candidates, { specsRoots: [...specsRoots] }).features.map(({ directory }) => directory),
  );
  return new Map(
    candidates.filter((file) => features.has(directoryOf(file))).map((file) => [directoryOf(file), file]),
  );
}
