import type { SubjectViolations } from '@plangate/core';
import { findTaskViolations } from '../../executors/gate/judge-tasks.js';
import { recalledTasks, type Place } from '../shared/recalled-tasks.js';

/**
 * What every project and feature with a gate violates now, by the existing reports. Whether a target without a
 * report succeeded is taken from the verdict of its last gate; nothing is run.
 */
export async function findViolations(place: Place): Promise<SubjectViolations[]> {
  const recalled = await recalledTasks(place);
  const again = recalled.map(({ task }) => task).filter(({ outcomes }) => outcomes.length > 0);
  const better = await findTaskViolations({ ...place, tasks: again });
  const byName = new Map(better.map((one) => [one.subject, one]));
  return recalled.map(({ found }) => byName.get(found.subject) ?? found);
}
