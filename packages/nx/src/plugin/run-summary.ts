import { join } from 'node:path';
import type { ProjectGraph, TaskResults } from '@nx/devkit';
import type { ProjectVerdict, UnreadableVerdict, WorkspaceReport } from '@plangate/core/reports';
import { joinPath } from '@plangate/core/graph';
import type { readVerdictFile } from '../executors/report/collect.js';
import { verdictPath } from '../executors/report/verdict-path.js';
import { today } from '../executors/gate/today.js';
import { verdictFileName } from '../executors/gate/verdict-file.js';
import { writeAtomically } from '../workspace/document-cache.js';
import { fsWorkspaceFiles } from '../workspace/fs-files.js';
import { hasPassed } from './has-passed.js';

type Ended = TaskResults[string];

/** The end of a run, as far as its summary looks at it. */
export interface EndedRun {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly results: TaskResults;
  readonly gateTargetName: string;
  /** Directory of the report, relative to the workspace root. */
  readonly output: string;
  readonly milliseconds: number;
  /** Projects with another target by the name of the gate: no gate judges them. */
  readonly ungated: readonly string[];
  /** Projects whose gate Nx left out, and that were judged afterwards. */
  readonly judgedAfter: readonly string[];
  /** All gates of the workspace; left out where each of them ended well in this run. */
  readonly graph?: Pick<ProjectGraph, 'nodes'>;
  /** Whether every gate of the workspace was asked for. */
  readonly all: boolean;
}

/** What a gate of a run did; `unknown`: it was judged after the run. */
type Outcome = 'passed' | 'failed' | 'unknown' | 'not judged';

/** One gate of a run. */
interface RunGate {
  readonly project: string;
  /** Of its verdict file, relative to the workspace root. */
  readonly path: string;
  readonly outcome: Outcome;
}

/**
 * Writes the report of a run of several gates, from their verdict files, and returns its summary; null where fewer than two gates were
 * judged, because then Nx shows all there is.
 */
export async function summariseRun(run: EndedRun): Promise<string | null> {
  const gates = gatesOf(run);
  if (gates.filter(({ outcome }) => outcome !== 'not judged').length < 2) return null;
  const [{ REPORT_FORMATS, renderRunSummary }, { readVerdictFile }] = await Promise.all([
    import('@plangate/core/reports'),
    import('../executors/report/collect.js'),
  ]);
  const rest = gatesNotIn(run, gates);
  const report = reportOn(run, { gates, rest }, readVerdictFile);
  const text = (await REPORT_FORMATS.json()).render(report, {}).files.map((file) => file.text);
  const taken = [...gates, ...rest].some(({ path }) => path === reportPath(run));
  const note = taken
    ? `${reportPath(run)} is the verdict of a project of that name, so no report was written.`
    : write(run, text.join(''));
  const stopped = Object.values(run.results).some(({ status }) => status === 'stopped');
  const notes = stopped ? ['The run was stopped before its end.', note] : [note];
  return renderRunSummary(report, { milliseconds: run.milliseconds, notes });
}

function gatesOf({ results, gateTargetName, output, ungated, judgedAfter, graph }: EndedRun): RunGate[] {
  const without = new Set(ungated);
  const after = new Set(judgedAfter);
  const gates = new Map<string, RunGate>();
  for (const result of Object.values(results)) {
    const { project, target } = result.task.target;
    if (target !== gateTargetName || without.has(project) || after.has(project)) continue;
    const path = pathIn(result, output);
    const outcome = hasPassed(result) ? 'passed' : result.status === 'failure' ? 'failed' : 'not judged';
    gates.set(project, { project, path, outcome });
  }
  for (const project of judgedAfter) {
    const path = verdictPath(project, graph?.nodes[project]) ?? joinPath(output, verdictFileName(project));
    gates.set(project, { project, path, outcome: 'unknown' });
  }
  return [...gates.values()].sort((a, b) => (a.project < b.project ? -1 : 1));
}

/** Where the gate of a task writes: as Nx resolved it, since a project may have an output of its own. */
function pathIn({ task }: Ended, output: string): string {
  const end = `/${task.target.project}.json`;
  const own = task.outputs.find((path) => path.endsWith(end));
  return joinPath(
    own === undefined ? output : own.slice(0, -end.length),
    verdictFileName(task.target.project),
  );
}

/** The gates of the workspace that are not in the results. */
function gatesNotIn({ graph, gateTargetName }: EndedRun, gates: readonly RunGate[]): RunGate[] {
  const known = new Set(gates.map(({ project }) => project));
  return Object.entries(graph?.nodes ?? {}).flatMap(([project, node]): RunGate[] => {
    const path = known.has(project) ? null : verdictPath(project, node, gateTargetName);
    return path === null ? [] : [{ project, path, outcome: 'not judged' }];
  });
}

function reportOn(
  { root, all }: EndedRun,
  { gates, rest }: { readonly gates: readonly RunGate[]; readonly rest: readonly RunGate[] },
  read: typeof readVerdictFile,
): WorkspaceReport {
  const files = fsWorkspaceFiles(root);
  const verdicts: ProjectVerdict[] = [];
  const unreadable: UnreadableVerdict[] = [];
  const missing: string[] = [];
  for (const { project, path, outcome } of gates) {
    // What is there may be of an earlier run.
    const said = outcome === 'not judged' ? null : read(path, project, files);
    if (said === null) missing.push(project);
    else if ('why' in said) unreadable.push(said);
    else if (contradicts(said, outcome)) unreadable.push({ file: path, why: otherwise(said, outcome) });
    else verdicts.push(said);
  }
  const others = rest.map(({ project }) => project).sort();
  return {
    verdicts,
    missing: all ? [...missing, ...others].sort() : missing,
    unreadable,
    ...(all || others.length === 0 ? {} : { notInRun: others }),
    today: today(),
  };
}

/** A file that says something else than its gate did is not of this run. */
function contradicts({ verdict }: ProjectVerdict, outcome: Outcome): boolean {
  return (outcome === 'passed' && verdict === 'fail') || (outcome === 'failed' && verdict !== 'fail');
}

function otherwise({ verdict }: ProjectVerdict, outcome: Outcome): string {
  return `It says ${verdict}, and the gate ${outcome} in this run.`;
}

function reportPath({ output }: EndedRun): string {
  return joinPath(output, 'report.json');
}

function write(run: EndedRun, text: string): string {
  const path = reportPath(run);
  if (fsWorkspaceFiles(run.root).kind(run.output) === 'outside')
    return `No report was written, because ${run.output} leads outside the workspace, behind a link.`;
  if (!writeAtomically(join(run.root, path), text))
    return `${path} cannot be written. Make its directory writable.`;
  return `All of it is in ${path}.`;
}
