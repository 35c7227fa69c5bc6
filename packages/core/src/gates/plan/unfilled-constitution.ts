import type { Leftover } from '../../model/plan.js';
import type { ConstitutionLayer } from '../../model/workspace.js';
import { layersOver } from '../../constitutions/layers.js';
import { layersOfFeature } from '../feature-layers.js';
import type { Canary, FeatureSubject } from '../define-gate.js';

const LEFT: Leftover = { kind: 'placeholder', text: '[CANARY]', position: { line: 1, column: 1 } };

/** A placeholder in a constitution over a feature. Only the first feature under it reports it. */
export function unfilledConstitution({ feature, context }: FeatureSubject): Canary[] {
  const { state } = context;
  const [first] = state.features;
  const layer = layersOfFeature(feature, state).find(({ root }) =>
    layersOver(feature.directory, state.constitutions).some((one) => one.root === root),
  );
  if (layer === undefined || first?.directory !== feature.directory) return [];
  const withLeftover = (one: ConstitutionLayer): ConstitutionLayer => {
    const { constitution } = one;
    if (!constitution.ok || constitution.file !== layer.file) return one;
    const { document } = constitution;
    const leftovers = [...document.leftovers, LEFT];
    return { ...one, constitution: { ...constitution, document: { ...document, leftovers } } };
  };
  return [
    {
      rules: ['constitution'],
      what: `a placeholder is left in ${layer.file}`,
      make: () => ({
        context: { ...context, state: { ...state, constitutions: state.constitutions.map(withLeftover) } },
      }),
    },
  ];
}
