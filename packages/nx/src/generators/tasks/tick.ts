import { sanitize, type PlanDocument, type WorkspaceFiles } from '@plangate/core';
import { isWithin, listed } from '@plangate/core/graph';
import { readTasks } from '@plangate/core/documents';
import {
  describeEditProblem,
  proveTasks,
  setTasksDone,
  type TaskProof,
  type Unproven,
} from '@plangate/core/editing';
import { findTestsOfRuns } from '../../executors/gate/judge-tasks.js';
import type { GraphEdges, GraphNodes } from '../../executors/gate/types.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { gateOf } from '../shared/gate-tasks.js';
import { isReportNode } from '../../plugin/report-node.js';

/** The project graph. */
export interface Graph {
  readonly nodes: GraphNodes;
  readonly dependencies?: GraphEdges;
}

/** Where tasks are ticked. */
export interface TickPlace {
  readonly root: string;
  readonly files: WorkspaceFiles;
  readonly graph: Graph;
  /** Directory of the feature. */
  readonly directory: string;
  /** Its plan, with paths relative to the workspace root. */
  readonly plan: PlanDocument;
}

/** The list with its new ticks, and what is to be said of it. */
export interface TickedList {
  readonly path: string;
  readonly text: string;
  readonly ticked: readonly string[];
  /** Lines for the terminal. */
  readonly told: readonly string[];
}

/**
 * Ticks the tasks of a list that the disk and the last run prove. No tick is taken away: what is ticked without proof is reported.
 * @throws GeneratorProblem if the list is missing, or cannot be edited
 */
export async function tickTasks(place: TickPlace): Promise<TickedList> {
  const { files, directory, plan, graph, root } = place;
  const path = `${directory}/tasks.md`;
  const list = files.read(path);
  if (!list.ok) {
    throw new GeneratorProblem(
      `${path} is missing or cannot be read.`,
      `Write it first: nx g tasks ${directory}`,
    );
  }
  const projects = Object.entries(graph.nodes).filter(
    ([, { data }]) => data.root !== directory && !isReportNode(data) && isTouched(data.root, plan),
  );
  const tests = await findTestsOfRuns({
    root,
    files,
    nodes: graph.nodes,
    ...(graph.dependencies === undefined ? {} : { edges: graph.dependencies }),
    // What ran is only what is on record, as for a gate that leaves out the targets that it waits for.
    tasks: projects.flatMap(([name, { data }]) => {
      const gate = gateOf(name, data.targets);
      return gate === null ? [] : [{ ...gate, leftOut: Object.keys(data.targets ?? {}) }];
    }),
  });
  const earlier = plan.layout.filter(({ status }) => status === 'existing' || status === 'modified');
  const proofs = proveTasks(readTasks(list.text), {
    kind: (one) => files.kind(one),
    roots: projects.map(([, { data }]) => data.root),
    tests,
    earlier: new Set(earlier.map((entry) => entry.path)),
  });
  const proven = proofs.filter(({ task, proof }) => !task.done && proof.ok);
  const edited = setTasksDone(
    list.text,
    proven.map(({ task }) => task.position.line),
    true,
  );
  if (!edited.ok) {
    throw new GeneratorProblem(`${path}: ${describeEditProblem(edited.problem)}`, 'Nothing was written.');
  }
  const names = proven.map(({ task }) => nameOf(task));
  return { path, text: edited.text, ticked: names, told: describe(path, names, proofs) };
}

/** Whether the tree of a plan draws something of a project. */
function isTouched(root: string, { layout }: PlanDocument): boolean {
  return layout.some(({ path }) => isWithin(path, root));
}

type Ticked = TaskProof['task'];

function nameOf({ id, position }: Ticked): string {
  return id ?? `the task of line ${position.line}`;
}

const WHY: Readonly<Record<Unproven, (paths: string) => string>> = {
  missing: (paths) => `${paths} does not exist`,
  failed: (paths) => `tests failed or were skipped in ${paths}`,
  'not-run': (paths) => `the last run shows no test of ${paths}`,
  untested: (paths) => `no test is known to be of ${paths}`,
  nothing: () => 'it names nothing that a test could prove',
};

/** Tasks that are listed one by one. */
const MAX_LISTED = 30;

function describe(path: string, names: readonly string[], proofs: readonly TaskProof[]): string[] {
  const head = names.length === 0 ? `No task of ${path} was ticked.` : `Ticked in ${path}: ${listed(names)}`;
  const unproven = proofs.flatMap(({ task, proof }) => {
    if (!task.done || proof.ok || proof.why === 'nothing') return [];
    return [`  ${path}:${task.position.line} ${nameOf(task)}: ${WHY[proof.why](listed(proof.paths))}`];
  });
  const open = proofs.filter(({ task, proof }) => task.done && !proof.ok && proof.why === 'nothing');
  return [
    head,
    ...(unproven.length === 0 ? [] : ['Ticked, but not proven:', ...unproven.slice(0, MAX_LISTED)]),
    ...(unproven.length > MAX_LISTED ? [`  and ${unproven.length - MAX_LISTED} more`] : []),
    ...(open.length === 0
      ? []
      : [`Ticked, and no test could prove it: ${listed(open.map(({ task }) => nameOf(task)))}`]),
  ].map((line) => sanitize(line));
}
