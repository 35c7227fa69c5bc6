import { execFileSync } from 'node:child_process';
import { findTaskVerdicts } from '../../../executors/gate/judge-tasks.js';
import type { GateTask } from '../../../executors/gate/types.js';
import { startedOn } from '../../../evidence/run-and-report.js';
import { GeneratorProblem } from '../../../scaffolding/problem.js';
import { recalledTasks, type Place } from '../../shared/recalled-tasks.js';
import { candidateOf, type ExtendedPackage, type Pack } from './candidate.js';
import { describePreview, type Judgement } from './report.js';

const PACK_LIMIT_MS = 120_000;

/** What a preview looks at. */
export interface PreviewRequest {
  /** A version, a package with its version, or a path from the workspace root. */
  readonly wanted: string;
  readonly place: Place;
  readonly packages: readonly ExtendedPackage[];
  /** What the options of the plugin say that the workspace extends. */
  readonly extends: readonly string[];
  /** Default: `npm pack`. */
  readonly pack?: Pack | undefined;
}

/**
 * What would become of every project and feature under another constitution, by the evidence of the last run, in lines for the
 * terminal. Nothing is run and nothing is written.
 * @throws GeneratorProblem when there is no such constitution, or no gate
 */
export async function previewConstitution(request: PreviewRequest): Promise<string[]> {
  const { place, packages, wanted, pack = npmPack } = request;
  const candidate = candidateOf({ wanted, files: place.files, packages, pack });
  const tasks = (await recalledTasks(place)).map(({ task }) => task);
  if (tasks.length === 0)
    throw new GeneratorProblem('No project has a gate.', 'Add the plugin first: `nx g @plangate/nx:init`.');
  const now = await findTaskVerdicts({ ...place, tasks });
  const added = [...request.extends, ...candidate.extends];
  const then = await findTaskVerdicts({
    ...place,
    files: candidate.files,
    tasks: candidate.extends.length === 0 ? tasks : tasks.map((task) => extending(task, added)),
  });
  const judged = now.flatMap((one, index): Judgement[] => {
    const other = then[index];
    return other === undefined ? [] : [{ now: one, then: other }];
  });
  return describePreview(candidate.told, judged);
}

function extending(task: GateTask, entries: readonly string[]): GateTask {
  return { ...task, options: { ...(task.options as object), extends: entries } };
}

/** @throws GeneratorProblem with what npm says */
function npmPack(spec: string, directory: string): void {
  const call = [
    'npm',
    'pack',
    spec,
    '--pack-destination',
    directory,
    '--ignore-scripts',
    '--silent',
  ] as const;
  const { words, shell } = startedOn(process.platform, call);
  const [program, ...given] = words;
  try {
    execFileSync(program, given, {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: PACK_LIMIT_MS,
      windowsHide: true,
      shell,
    });
  } catch {
    throw new GeneratorProblem(
      `npm cannot pack ${spec}.`,
      `Run \`npm view ${spec} version\` to see whether the registry has it and can be reached.`,
    );
  }
}
