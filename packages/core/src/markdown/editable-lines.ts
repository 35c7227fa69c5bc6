import { part } from '../base/plain-text.js';
import { linesOf } from './source-lines.js';

/** Lines whose texts can be replaced by others of the same length; line ends stay. */
export class EditableLines {
  readonly texts: string[];
  private readonly ends: string[];

  constructor(text: string) {
    this.texts = linesOf(text);
    this.ends = text.match(/\r\n|\n|\r/g) ?? [];
  }

  blank(index: number): void {
    this.texts[index] = ' '.repeat(this.texts[index]?.length ?? 0);
  }

  toString(): string {
    return this.texts.map((text, index) => text + part(this.ends, index)).join('');
  }
}
