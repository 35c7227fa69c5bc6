import { sanitize } from '@plangate/core';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import type { ConstitutionOptions } from './schema.js';

/** A principle as the options give it, each in one line; null when none is to be added. */
export function principleOf(options: ConstitutionOptions): { name: string; text: string } | null {
  const { principle, text } = options;
  if (principle === undefined && text === undefined) return null;
  const name = oneLine(principle ?? '');
  const rule = oneLine(text ?? '');
  if (name === '' || rule === '') {
    throw new GeneratorProblem(
      'A principle needs a name and a text.',
      'Example: --principle "Small Changes" --text "Every change MUST be small."',
    );
  }
  return { name, text: rule };
}

/** Whether two names mean one principle: case and punctuation make no difference. */
export function sameName(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

function comparable(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function oneLine(text: string): string {
  return sanitize(text).replace(/\s+/g, ' ').trim();
}
