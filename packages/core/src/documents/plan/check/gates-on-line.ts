import { isOnlyNumber, takeNumbers } from '../../../principles/principle-number.js';
import { readNamed, type NamedLine } from './named-line.js';

/** Gates that share one line, and the label before them; the label is empty if there is none. */
export interface GatesOnLine {
  readonly label: string;
  readonly gates: readonly string[];
}

const MAX_LINE = 600;
const LABEL = /^[\s>]*[*_]{0,3}([\p{L}\p{N}\s'’()-]{1,60}?)[*_]{0,3}\s{0,2}[:：][*_]{0,3}\s{1,4}(?=\S)/u;
/** What parts gates from each other; commas are also part of names. */
const BAR = /\s{0,4}[·•|｜;；]\s{0,4}/u;
const COMMA = /\s{0,4}[,，、·•|｜;；]\s{0,4}/u;
const LONGEST_NAME = 50;

/** "Gates: I ✅ · II ✅ · III ❌": several gates on one line, each with a verdict of its own; null for any other line. */
export function gatesOnLine(text: string): GatesOnLine | null {
  if (text.length > MAX_LINE) return null;
  const label = LABEL.exec(text);
  const behind = label === null ? null : text.slice(label[0].length);
  const labelled = behind === null ? null : gatesIn(behind);
  if (labelled !== null) return { label: label?.[1] ?? '', gates: labelled };
  const bare = gatesIn(text);
  return bare && { label: '', gates: bare };
}

function gatesIn(text: string): readonly string[] | null {
  const numbered = text.split(COMMA).filter((gate) => gate.trim() !== '');
  if (numbered.length > 1 && numbered.every((gate) => isNumberedGate(readNamed(gate)))) return numbered;
  const named = text.split(BAR).filter((gate) => gate.trim() !== '');
  return named.length > 1 && named.every((gate) => isNamedGate(readNamed(gate))) ? named : null;
}

function isNumberedGate(named: NamedLine): boolean {
  const several = takeNumbers(named.name);
  return isAnswered(named) && (isOnlyNumber(named.name) || several?.rest.trim() === '');
}

function isNamedGate(named: NamedLine): boolean {
  return isAnswered(named) && named.name.length <= LONGEST_NAME;
}

/** A name with nothing beside it but its verdict. */
function isAnswered({ name, rest, verdict, weak, alone, onlyVerdict, separated }: NamedLine): boolean {
  const isPlain = rest === '' || (separated && readNamed(rest).onlyVerdict);
  return (
    name !== '' && verdict !== null && verdict !== 'unknown' && isPlain && alone && !weak && !onlyVerdict
  );
}
