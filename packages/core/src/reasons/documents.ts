import { defineReasons } from './define.js';

/** Reading any document: what it is, and what is left open in it. */
export const documentReasons = defineReasons({
  'placeholder-left': {
    title: 'A placeholder of the template is left',
    severity: 'error',
    message: (a: { text: string }) => `The placeholder ${a.text} of the template is left.`,
    fix: () => 'Write what it stands for, or delete the line.',
  },
  'option-label-left': {
    title: 'An Option label of the template is left',
    severity: 'error',
    message: (a: { text: string }) => `The label "${a.text}" of the template is left.`,
    fix: () => 'Keep the one structure the plan chooses and delete the labels and the other options.',
  },
  'action-required-left': {
    title: 'An ACTION REQUIRED note of the template is left',
    severity: 'error',
    message: (a: { text: string }) => `The note "${a.text}" of the template is left.`,
    fix: () => 'Do what the note asks for and delete it.',
  },
  'clarification-open': {
    title: 'A clarification is open',
    severity: 'error',
    message: (a: { text: string }) => `"${a.text}" is still to be clarified.`,
    fix: () => 'Decide it, and write the decision in its place.',
  },
  'clarification-pending': {
    title: 'A clarification is open, and its phase has not come',
    severity: 'pending',
    message: (a: { text: string }) => `"${a.text}" is to be clarified in research.`,
    fix: () => 'Decide it in research.md, and write the decision in its place.',
  },
  'conflict-marker-left': {
    title: 'A merge conflict is left in the document',
    severity: 'error',
    message: (a: { text: string }) => `The conflict marker "${a.text}" is left.`,
    fix: () => 'Resolve the conflict and delete the markers.',
  },
});
