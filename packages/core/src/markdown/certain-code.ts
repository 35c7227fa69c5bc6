const IN_CONTAINER = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*/;
const OPENING = /^(`{3,}(?=[^`]*$)|~{3,})/;
/** A comment whose end parsers agree on; they do not on `<!-->`. */
const COMMENT = /^<!--(?![->])/;
/** Other HTML that a blank line does not end. */
const RAW_HTML = /^<(?:[!?]|(?:pre|script|style|textarea)(?:[\s>]|$))/i;

/**
 * Says of one line after the other whether the Markdown parser surely takes it as fenced code, where marks cost nothing.
 * `readLines` is kinder to what people write; here a line that might be prose is prose, because bounds depend on it.
 */
export class CertainCode {
  private fence: string | null = null;
  private comment = false;
  /** Inside lines that began with a tag, up to the next blank line. */
  private html = false;
  /** From here on the parser and this class could differ on where code begins. */
  private lost = false;

  next(line: string): boolean {
    if (this.lost) return false;
    if (this.fence !== null) {
      if (closes(line, this.fence)) this.fence = null;
      return true;
    }
    if (this.comment) {
      this.comment = !line.includes('-->');
      return false;
    }
    return this.nextOfText(line);
  }

  private nextOfText(line: string): boolean {
    if (/^[ \t]*$/.test(line)) {
      this.html = false;
      return false;
    }
    const opening = OPENING.exec(line)?.[1];
    if (opening === undefined) {
      if (/^ {1,3}(?:`{3}|~{3})/.test(line)) this.lost = true;
      const inner = line.replace(IN_CONTAINER, '');
      if (inner.startsWith('<')) this.startHtml(inner, inner.length < line.length);
      return false;
    }
    if (this.html) this.lost = true;
    else this.fence = opening;
    return !this.html;
  }

  private startHtml(inner: string, isContained: boolean): void {
    if (!COMMENT.test(inner)) {
      this.html = true;
      if (RAW_HTML.test(inner)) this.lost = true;
    } else if (!inner.slice('<!--'.length).includes('-->')) {
      this.comment = true;
      if (isContained) this.lost = true;
    }
  }
}

function closes(line: string, opening: string): boolean {
  const marker = /^ {0,3}(`+|~+)[ \t]*$/.exec(line)?.[1];
  return marker?.startsWith(opening) ?? false;
}
