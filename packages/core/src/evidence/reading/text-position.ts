/** A place in a text, counted from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Follows a text that comes in pieces, and knows the line and column of the place that was reached. */
export class TextPosition {
  #line = 1;
  #column = 1;

  /** Goes on over a part of a text. */
  over(text: string, from = 0, to = text.length): void {
    // Only the part is searched: in a report without line ends each search would run to the end of the text.
    const part = text.slice(from, to);
    let start = 0;
    for (let end = part.indexOf('\n'); end >= 0; end = part.indexOf('\n', start)) {
      this.#line += 1;
      this.#column = 1;
      start = end + 1;
    }
    this.#column += part.length - start;
  }

  /** The place that was reached. */
  get place(): TextPlace {
    return { line: this.#line, column: this.#column };
  }

  /** A position at the same place that goes on by itself. */
  copy(): TextPosition {
    const copy = new TextPosition();
    copy.#line = this.#line;
    copy.#column = this.#column;
    return copy;
  }

  /** The place at an offset of the text that comes next. */
  ahead(text: string, offset: number): TextPlace {
    const next = this.copy();
    next.over(text, 0, offset);
    return next.place;
  }
}
