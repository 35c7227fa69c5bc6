import { locate } from '../../../model/position.js';
import { outcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';

/** The constitutions in force are filled in. */
export const constitutionRule: PlanRule = {
  name: 'constitution',
  afterwards: false,
  judge: ({ layers }) =>
    layers.flatMap(({ file, document }) => {
      const told = new Set(document.findings.map(({ position }) => position?.line));
      const open = document.leftovers.filter(({ position }) => !told.has(position.line));
      return open.map(({ text, position }) =>
        outcome({ reason: 'constitution-placeholder-left', args: { text } }, locate(file, position)),
      );
    }),
};
