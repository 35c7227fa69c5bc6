import { button, h } from './dom.js';

/** Entries that a browser adds before a reader has to wait. */
const MANY = 1000;

/** How a list shows its entries. */
export interface Paging {
  /** Where the entries are: the body of a table, or a list. */
  readonly body: HTMLElement;
  /** Entries that are shown at first, and that a button adds. */
  readonly size: number;
  /** What the entries are called, in the plural. */
  readonly noun: string;
  readonly entry: (row: number) => HTMLElement;
}

/**
 * A list that shows its first entries and more on request, so that a filter costs the same however many match. What is on the
 * page is a plain list or table: search, screen readers and printers have all of it.
 */
export class PagedList {
  readonly #paging: Paging;
  readonly #status = h('span', { class: 'shown' });
  readonly #more: HTMLButtonElement;
  readonly #all: HTMLButtonElement;
  /** Below the list: how much of it is shown, and the buttons for more. */
  readonly foot: HTMLElement;
  #rows: readonly number[] = [];
  #shown = 0;

  constructor(paging: Paging) {
    this.#paging = paging;
    this.#more = button('', () => this.#add(paging.size));
    this.#all = button('', () => this.#add(MANY));
    this.foot = h('p', { class: 'foot' }, this.#status, this.#more, this.#all);
  }

  /** Begins again with other entries. */
  show(rows: readonly number[]): void {
    this.#rows = rows;
    this.#shown = 0;
    this.#paging.body.replaceChildren();
    this.#add(this.#paging.size);
  }

  #add(count: number): void {
    const { body, size, noun, entry } = this.#paging;
    const from = this.#shown;
    const focused = document.activeElement === this.#more || document.activeElement === this.#all;
    const added = this.#rows.slice(from, from + count).map(entry);
    body.append(...added);
    this.#shown += added.length;
    const [shown, all] = [this.#shown, this.#rows.length].map((number) => number.toLocaleString('en'));
    const left = this.#rows.length - this.#shown;
    this.#status.textContent = `${shown} of ${all} ${noun} are shown.`;
    this.#more.textContent = `Show ${Math.min(size, left)} more`;
    this.#all.textContent = left > MANY ? `Show ${MANY.toLocaleString('en')} more` : `Show all ${all}`;
    this.foot.hidden = left === 0 && this.#rows.length > 0 && this.#rows.length <= size;
    this.#more.hidden = left === 0;
    this.#all.hidden = left <= size;
    // The button that was used may be gone; the keyboard goes on at the first entry that it brought.
    const [first] = added;
    if (!focused || first === undefined) return;
    const target = first.querySelector<HTMLElement>('button, summary') ?? first;
    if (target === first) target.tabIndex = -1;
    target.focus();
  }
}
