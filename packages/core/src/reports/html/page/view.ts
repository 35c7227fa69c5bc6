import type { Selection } from './filter.js';

/** A part of the page that follows the filter. */
export interface View {
  readonly element: HTMLElement;
  show(selection: Selection): void;
}
