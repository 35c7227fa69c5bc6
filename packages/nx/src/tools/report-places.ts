import { isWithin } from '@plangate/core/graph';
import { placeOfOutput, resolveOutputs } from '../workspace/interpolate.js';
import { confinePath } from '../workspace/paths.js';
import type { EvidenceSubject, TargetPatch } from './evidence.js';

/**
 * What adds the places of reports to the outputs of a target, unless they hold them.
 * @param places files or directories relative to the workspace root
 */
export function outputsFor(
  { project, target }: Pick<EvidenceSubject, 'project' | 'target'>,
  places: readonly string[],
): Pick<TargetPatch, 'outputs'> {
  const declared = resolveOutputs(target, project).map(placeOfOutput);
  const missing = [...new Set(places)].filter(
    (place, index) =>
      !declared.some((output) => isWithin(place, output)) &&
      !places.some((other, at) => at !== index && other !== place && isWithin(place, other)),
  );
  return missing.length === 0 ? {} : { outputs: missing.map((place) => outputOf(place, project.root)) };
}

/** A path of the workspace as an output of a target of a project. */
function outputOf(place: string, root: string): string {
  if (root === '.') return `{projectRoot}/${place}`;
  if (place === root) return '{projectRoot}';
  return isWithin(place, root) ? `{projectRoot}${place.slice(root.length)}` : `{workspaceRoot}/${place}`;
}

/** The beginning of a path that does not depend on a directory, on any system. */
const ABSOLUTE = /^(?:\/|[A-Za-z]:)/;

/** A path as written in a directory, relative to the workspace root; null if it is absolute or leaves the workspace. */
export function placeIn(directory: string, written: string): string | null {
  return ABSOLUTE.test(written) ? null : confinePath(`${directory}/${written}`);
}

/** A path of the workspace as a program that runs in a directory of it writes it. */
export function writtenFrom(directory: string, place: string): string {
  if (directory === '.') return place;
  if (isWithin(place, directory)) return place.slice(directory.length + 1);
  const up = directory.split('/').map(() => '..');
  return [...up, place].join('/');
}
