import { targetsOf } from '../gates/decide-gate.js';
import { declaredGates, layersOver, readLayer } from '../constitutions/layers.js';
import type { Selectable } from '../constitutions/matchers.js';
import { selects } from '../constitutions/matchers.js';
import type { ConstitutionLayer, GateTargets } from '../model/workspace.js';

/**
 * The targets whose evidence or success the gates of a project read, in the order of the gates: what its gate waits for. May name
 * targets that the project does not have.
 */
export function evidenceTargets(
  project: Selectable,
  constitutions: readonly ConstitutionLayer[],
  targets: GateTargets,
): string[] {
  const gates = layersOver(project.root, constitutions)
    .flatMap((layer) => readLayer(layer) ?? [])
    .flatMap(declaredGates)
    .map(({ gate }) => gate)
    .filter(({ rules }) => rules.status !== 'disabled' && selects(rules.projects, project));
  return [...new Set(gates.flatMap((gate) => targetsOf(gate, targets)))];
}
