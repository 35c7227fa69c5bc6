import { boundaryList, selectAll, type GateRules, type Selectable } from '@plangate/core';
import type { SettleGate } from '@plangate/core/editing';
import type { GraphNodes } from '../../executors/gate/types.js';
import { FEATURE_TAG } from '../../plugin/gate-target.js';

/** A project, and the names of its targets. */
interface Candidate extends Selectable {
  readonly targets: ReadonlySet<string>;
}

/** Matchers that name more projects than this are written by what they leave out, where that is shorter. */
const FEW = 5;

/**
 * Names what words left open: words speak of all projects and are skipped where one has no such target, and a block means
 * every project that it selects. What no project of the workspace is judged by is no gate of a block.
 * @param measured the target that measures performance where a gate names none
 */
export function settler(nodes: GraphNodes, measured: string): SettleGate {
  const all = Object.entries(nodes)
    .map(([name, { data }]) => candidate(name, data))
    .filter(({ tags }) => !tags.includes(FEATURE_TAG));
  return ({ rules }) => {
    if (rules.kind === 'target') return byTarget(rules, rules.target ?? rules.name, all);
    if (rules.kind === 'performance') return byTarget(rules, rules.target ?? measured, all);
    if (rules.kind === 'boundaries') return byNames(rules, all);
    return { rules };
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

function byNames(rules: Extract<GateRules, { kind: 'boundaries' }>, all: readonly Candidate[]) {
  const matchers = [...(rules.from ?? []), ...(rules.allow ?? []), ...(rules.deny ?? [])];
  const { unmatched } = boundaryList(matchers, { projects: all });
  return unmatched === null ? { rules } : { why: `no project is "${unmatched.matcher}"` };
}
