import { sanitize } from '../../base/sanitize.js';
import type { Text } from './page-data.js';

/** UTF-16 code units of all texts of a page; a browser holds more with effort only. */
const MAX_UNITS = 64 * 1024 * 1024;
const LEFT_OUT = '…';

/** The texts of a page, each once and as it may be shown. */
export class Strings {
  readonly list: string[] = ['', LEFT_OUT];
  /** Whether texts were left out. */
  cut = false;
  readonly #known = new Map(this.list.map((text, at) => [text, at]));
  #room: number;

  /** @param room code units that all texts together may have */
  constructor(room = MAX_UNITS) {
    this.#room = room;
  }

  /** The number of a text, and 0 of none. */
  add(text: string | null): Text {
    if (text === null) return 0;
    const shown = sanitize(text);
    const known = this.#known.get(shown);
    if (known !== undefined) return known;
    if (shown.length > this.#room) {
      this.cut = true;
      return this.add(LEFT_OUT);
    }
    this.#room -= shown.length;
    this.#known.set(shown, this.list.length);
    return this.list.push(shown) - 1;
  }
}
