import { targetsOf } from '../gates/decide-gate.js';
import { declaredGates, layersOver, readLayer } from '../constitutions/layers.js';
import type { Selectable } from '../constitutions/matchers.js';
import { selects } from '../constitutions/matchers.js';
import type { GateDeclaration } from '../model/gate.js';
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
  return [...new Set(gatesFor(project, constitutions).flatMap((gate) => targetsOf(gate, targets)))];
}

/** The gates that the constitutions over a project declare for it, outermost first, without those that are disabled. */
export function gatesFor(
  project: Selectable,
  constitutions: readonly ConstitutionLayer[],
): readonly GateDeclaration[] {
  return layersOver(project.root, constitutions)
    .flatMap((layer) => readLayer(layer) ?? [])
    .flatMap(declaredGates)
    .map(({ gate }) => gate)
    .filter(({ rules }) => rules.status !== 'disabled' && selects(rules.projects, project));
}
