import type { GateTask, GraphNodes } from '../../executors/gate/types.js';
import { GATE_EXECUTOR } from '../../plugin/gate-target.js';

type Targets = GraphNodes[string]['data']['targets'];

/** The gate of a project or feature, as far as nothing ran before it; null where it has none. */
export function gateOf(project: string, targets: Targets): GateTask | null {
  for (const [name, target] of Object.entries(targets ?? {})) {
    if (!('executor' in target) || target.executor !== GATE_EXECUTOR) continue;
    // A phase leaves out rules on purpose; what is recorded is what the documents show.
    const options = { ...(target.options as object | undefined), phase: undefined };
    return { id: `${project}:${name}`, project, options, outcomes: [] };
  }
  return null;
}
