import type { Verdict } from '../../model/verdict.js';
import type { RenderOptions } from '../define-report.js';
import { sanitize } from '../../base/sanitize.js';

export const SYMBOLS: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  fail: '✗',
  waived: '~',
  pending: '…',
  skipped: '-',
};

/** SGR codes: green, red, yellow, cyan, dim. */
const COLOURS: Readonly<Record<Verdict, number>> = {
  pass: 32,
  fail: 31,
  waived: 33,
  pending: 36,
  skipped: 2,
};

/** A text in the colour of a verdict. */
export function paint(text: string, verdict: Verdict, { colour = false }: RenderOptions): string {
  return colour ? `\u001b[${COLOURS[verdict]}m${text}\u001b[0m` : text;
}

/**
 * Text from documents as a terminal may show it. Besides what `sanitize` takes away, the marks by which CI systems
 * read commands from a log (`##vso[…]`, `##[…]`) are broken up.
 */
export function printable(text: string): string {
  return sanitize(text).replace(/##(?=[a-z]{0,20}\[)/gi, '# #');
}
