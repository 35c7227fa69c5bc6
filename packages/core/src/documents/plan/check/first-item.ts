import type { SourceLine } from '../../../markdown/source-lines.js';
import { readNamed } from './named.js';
import { isResultLabel } from './phase.js';
import { isNoteLabel } from './principle.js';
import { closingSentence } from './result.js';

const LABEL = /^[\s>]*(?:\*\*|__)[^*]{1,120}(?:(?:\*\*|__)\s{0,3}[:：]|[:：]\s{0,3}(?:\*\*|__))\s{0,3}/;

/** "**Initial check**: ✅ **Simplicity**: one package": the gate that stands on the line of a label; null when none does. */
export function firstItemBehind(line: SourceLine): SourceLine | null {
  const length = LABEL.exec(line.text)?.[0].length ?? 0;
  const text = ' '.repeat(length) + line.text.slice(length);
  const named = readNamed(text);
  const isItem =
    named.bold &&
    named.colon &&
    named.rest !== '' &&
    named.verdict !== null &&
    !named.onlyVerdict &&
    !isNoteLabel(named.name) &&
    !isResultLabel(named.name) &&
    closingSentence(text) === null;
  return length > 0 && isItem ? { ...line, text } : null;
}
