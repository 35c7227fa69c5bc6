import { RESULT_STATES, type ResultState } from '../page-data.js';
import { h } from './dom.js';

/** A verdict is never shown by its colour alone. */
const SYMBOLS: Readonly<Record<ResultState, string>> = {
  fail: '✗',
  warning: '!',
  waived: '~',
  pending: '…',
  pass: '✓',
  skipped: '–',
};

/** The word of a state; a warning is a failure of a gate that only evaluates. */
export function wordOf(state: ResultState): string {
  return state === 'warning' ? 'evaluated: fail' : state;
}

/** The state that a column holds as a number. */
export function stateAt(number: number | undefined): ResultState {
  return RESULT_STATES[number ?? 0] ?? 'fail';
}

/** Symbol and word of a state. */
export function badge(state: ResultState, word = wordOf(state)): HTMLElement {
  return h(
    'span',
    { class: `badge ${state}` },
    h('span', { 'aria-hidden': 'true' }, SYMBOLS[state]),
    ` ${word}`,
  );
}

/** A number with its noun, as English has it. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
