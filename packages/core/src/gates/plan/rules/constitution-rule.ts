import { layersOver, type ReadLayer } from '../../../constitutions/layers.js';
import { locate } from '../../../model/position.js';
import { outcome, type RuleOutcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';
import type { PlanSubject } from '../plan-subject.js';

/**
 * The constitutions in force are filled in. A constitution with placeholders is one fault, however many there are and however
 * many features are under it: the first feature under it reports it, and the others wait for that one.
 */
export const constitutionRule: PlanRule = {
  name: 'constitution',
  afterwards: false,
  judge: (subject) => subject.layers.flatMap((layer) => unfilled(layer, subject)),
};

function unfilled(layer: ReadLayer, subject: PlanSubject): RuleOutcome[] {
  const { file, document } = layer;
  const told = new Set(document.findings.map(({ position }) => position?.line));
  const open = document.leftovers.filter(({ position }) => !told.has(position.line));
  const [first] = open;
  if (first === undefined) return [];
  const place = locate(file, first.position);
  const reporting = firstUnder(layer, subject);
  if (reporting !== subject.feature) {
    const args = { file, feature: reporting.directory };
    return [outcome({ reason: 'constitution-unfilled-elsewhere', args }, place)];
  }
  const others = open.length - 1;
  const actual = others === 0 ? first.text : `${first.text} and ${String(others)} more`;
  return [
    outcome({ reason: 'constitution-placeholder-left', args: { text: first.text } }, place, {
      expected: 'no placeholder',
      actual,
    }),
  ];
}

/** The first feature, in their order, whose directory the constitution is over; for a project's own one the feature itself. */
function firstUnder({ root }: ReadLayer, { feature, context }: PlanSubject) {
  const { features, constitutions } = context.state;
  const under = features.find((other) =>
    layersOver(other.directory, constitutions).some((layer) => layer.root === root),
  );
  const own = layersOver(feature.directory, constitutions).some((layer) => layer.root === root);
  return own ? (under ?? feature) : feature;
}
