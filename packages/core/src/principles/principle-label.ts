import type { Principle } from '../model/constitution.js';

/** The principle as people write it: "II. Test-First", or its name alone when it has no number. */
export function principleLabel(principle: Pick<Principle, 'number' | 'name'>): string {
  if (principle.number === null) return principle.name;
  return principle.name === '' ? principle.number : `${principle.number}. ${principle.name}`;
}
