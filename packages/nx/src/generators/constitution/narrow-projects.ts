import {
  selectAll,
  targetOf,
  unknownNameIn,
  type GateRules,
  type GateTargets,
  type Selectable,
} from '@plangate/core';
import type { NarrowGate } from '@plangate/core/editing';
import type { GraphNodes } from '../../executors/gate/types.js';
import { isProject } from '../../plugin/report-node.js';

/** A project, and the names of its targets. */
interface Candidate extends Selectable {
  readonly targets: ReadonlySet<string>;
}

/** A longer list of projects is written as the projects that it excludes, if that is shorter. */
const FEW = 5;

/**
 * Narrows a rule read from prose before it is written as a block. Prose applies to every project and skips those without
 * the target; a block fails them. So the block lists the projects that have the target, and is left out if there are none.
 * @param targets names of the targets that each kind of evidence is read from
 */
export function projectNarrower(nodes: GraphNodes, targets: GateTargets): NarrowGate {
  const all = Object.entries(nodes)
    .filter(([, { data }]) => isProject(data))
    .map(([name, { data }]) => candidate(name, data));
  return (gate) => {
    if (gate.doubtful !== true) return { rules: gate.rules };
    const target = targetOf(gate, targets);
    if (target !== null) return byTarget(gate.rules, target, all);
    const unknown = unknownNameIn(gate, all);
    return unknown === null ? { rules: gate.rules } : { why: `no project is "${unknown}"` };
  };
}

type Data = GraphNodes[string]['data'];

function candidate(name: string, { root, tags = [], targets = {} }: Data): Candidate {
  return { name, root, tags, targets: new Set(Object.keys(targets)) };
}

function byTarget(rules: GateRules, target: string, all: readonly Candidate[]) {
  const selected = selectAll(rules.projects, all);
  const asked = all.filter((project) => selected.has(project));
  const having = asked.filter(({ targets }) => targets.has(target));
  if (having.length === 0) return { why: `no project has the target "${target}"` };
  if (having.length === asked.length) return { rules };
  const names = having.map(({ name }) => name).sort();
  const lacking = asked.filter(({ targets }) => !targets.has(target)).map(({ name }) => `!${name}`);
  const isShort = names.length <= FEW || names.length <= lacking.length || rules.projects.length > 0;
  return { rules: { ...rules, projects: isShort ? names : lacking.sort() } };
}
