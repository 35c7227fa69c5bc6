import { plural } from '../../reasons/wording.js';
import type { OtherSource } from './other-sources.js';

/** Says of a source, and how many more, that it is not the one which a coverage report counted. */
export function otherText({ file, line, lines, more }: OtherSource & { readonly more: number }): string {
  const others = more === 0 ? '' : ` So it is for ${plural(more, 'more file')}.`;
  return lines === null
    ? `The coverage report is of another text of ${file}: line ${line} has another checksum.${others}`
    : `The coverage report counts line ${line} of ${file}, which has ${plural(lines, 'line')}.${others}`;
}
