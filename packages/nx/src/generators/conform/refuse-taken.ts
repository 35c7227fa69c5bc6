import { sanitize, type Selectable } from '@plangate/core';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import type { Moves } from '../../scaffolding/structures/moves.js';

/** Nothing is overwritten, and no project is moved by half. */
export function refuseTaken({ name }: Selectable, taken: Moves['taken']): void {
  if (taken.length === 0) return;
  const lines = taken.map(({ from, to, by }) => sanitize(`  ${from} to ${to}, where ${by} is or would be`));
  throw new GeneratorProblem(
    `${sanitize(name)} cannot be moved, because places are taken:\n${lines.join('\n')}`,
    'Rename one of each pair, then run this again.',
  );
}
