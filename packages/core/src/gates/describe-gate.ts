import type { GateDeclaration } from '../model/gate.js';
import { definitionOf } from './decide-gate.js';

/** One line for people: what the gate asks for, and of whom when not of every project. */
export function describeGate({ rules }: GateDeclaration): string {
  const asked = `${rules.kind}: ${definitionOf(rules.kind).describe(rules)}`;
  const of = rules.projects.length === 0 ? '' : ` (projects ${rules.projects.join(', ')})`;
  return `${asked}${of}${rules.status === 'enforced' ? '' : ` [${rules.status}]`}`;
}
