import type { GateCanary, GateDeclaration } from '@plangate/core';
import { findTaskCanaries } from '../../executors/gate/judge-tasks.js';
import { FEATURE_TAG } from '../../plugin/gate-target.js';
import { recalledTasks, type Place } from '../shared/recalled-tasks.js';

/** Which gates are tried, and of which projects and features. */
export interface Selected {
  readonly projects: ReadonlySet<string>;
  readonly wanted: (gate: GateDeclaration) => boolean;
}

/** What became of gates, and how many projects and features have any. */
export interface Tried {
  readonly projects: number;
  readonly features: number;
  readonly canaries: readonly GateCanary[];
}

/**
 * What became of each gate of the projects and features that are selected, by the existing reports. Whether a target without a
 * report succeeded is taken from the verdict of its last gate; nothing is run.
 */
export async function tryGates(place: Place, { projects, wanted }: Selected): Promise<Tried> {
  const recalled = await recalledTasks(place, projects);
  const tasks = recalled.map(({ task }) => task).sort((one, other) => (one.project < other.project ? -1 : 1));
  const features = tasks.filter(({ project }) =>
    place.nodes[project]?.data.tags?.includes(FEATURE_TAG),
  ).length;
  const canaries = await findTaskCanaries({ ...place, tasks }, wanted);
  return { projects: tasks.length - features, features, canaries };
}
