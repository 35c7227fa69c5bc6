import { sanitize } from '@plangate/core';
import { describeCanaries } from '../../executors/gate/canary-report.js';
import { summarize } from '../../executors/gate/canary-summary.js';
import { fsWorkspaceFiles } from '../../workspace/fs-files.js';
import type { Place } from '../shared/recalled-tasks.js';
import { tryGates } from './try-gates.js';

/**
 * What became of the gates of a run when what they judge was changed, over all of its projects and features: Nx shows what tasks print only
 * where they fail, or where it is asked for all.
 * @param projects the projects and features whose gates were judged
 */
export async function canaryOfRun(
  place: Omit<Place, 'files'>,
  projects: ReadonlySet<string>,
): Promise<string> {
  return ['Canary', '', ...(await linesOf(place, projects)), ''].join('\n');
}

async function linesOf(place: Omit<Place, 'files'>, projects: ReadonlySet<string>): Promise<string[]> {
  try {
    const selected = { projects, wanted: () => true };
    const found = await tryGates({ ...place, files: fsWorkspaceFiles(place.root) }, selected);
    return describeCanaries(summarize(found.canaries), found);
  } catch (error) {
    // The gate whose options are wrong has failed, and the run with it; what else the run reports stays.
    return [
      sanitize(`The gates could not be tried: ${error instanceof Error ? error.message : String(error)}`),
    ];
  }
}
