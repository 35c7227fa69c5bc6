import type { Location } from '../../model/position.js';
import type { AppliedWaiver, GateVerdict } from '../../model/verdict.js';
import type { RenderOptions } from '../define-report.js';
import { paint, printable, SYMBOLS } from './symbols.js';

/** One line below the title of an entry; null: there is nothing to say. */
export type Detail = readonly [label: string, text: string | null];

/** The line that names a gate, what it decides and why. */
export function titled(gate: GateVerdict, options: RenderOptions): string {
  const word =
    gate.verdict === 'fail' && gate.status === 'evaluated' ? 'fail (evaluated only)' : gate.verdict;
  return `  ${paint(`${SYMBOLS[gate.verdict]} ${printable(gate.id)} ${word}: ${gate.reason}`, gate.verdict, options)}`;
}

/** An entry with all that is known of it, and with more details behind its own. */
export function fullEntry(gate: GateVerdict, more: readonly Detail[], options: RenderOptions): string {
  const { principle, message, fix, advice, expected, actual, location } = gate;
  const details: readonly Detail[] = [
    ['principle', principle],
    ['package', packageText(gate)],
    ['where', location === null ? null : placeText(location)],
    ['expected', expected],
    ['actual', actual],
    ['message', message],
    ['advice', advice],
    ['fix', fix],
    ...more,
  ];
  return [titled(gate, options), ...details.flatMap(labelled)].join('\n');
}

/** An entry in one line behind its title: where, and what. */
export function briefly(gate: GateVerdict): string {
  const { location, waiver, message } = gate;
  const owner = packageText(gate);
  const shown = waiver === null ? message : `waived at ${ledgerText(waiver)}`;
  const of = owner === null ? '' : ` (${printable(owner)})`;
  return `${of}${location === null ? '' : ` at ${printable(placeText(location))}`}: ${printable(shown)}`;
}

/** A place as terminals link it. */
export function placeText({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}

function ledgerText({ location, why, until }: AppliedWaiver): string {
  return `${location.file}:${location.line}: ${why}${until === null ? '' : ` (until ${until})`}`;
}

function packageText({ package: owner }: GateVerdict): string | null {
  if (owner === undefined) return null;
  return owner.version === null ? owner.name : `${owner.name} ${owner.version}`;
}

function labelled([label, text]: Detail): string[] {
  return text === null ? [] : [`    ${`${label}:`.padEnd(11)}${printable(text)}`];
}
