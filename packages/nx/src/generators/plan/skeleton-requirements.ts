import type { WorkspaceFiles } from '@plangate/core';
import { readCompanion } from '@plangate/core/documents';
import type { EntityNames } from '../../scaffolding/entities.js';

/** What tests of the walking skeleton prove of an entity, and the sentence of spec.md that asks for it, without markup. */
const SENTENCES = {
  /** What breaks the contract is refused. */
  checked: ({ words, kebab }: EntityNames) =>
    `The system MUST check every ${words} against contracts/${kebab}.schema.json and refuse what breaks it.`,
  /** What is created is there afterwards. */
  kept: ({ wordsPlural }: EntityNames) => `Users MUST be able to create, list and find ${wordsPlural}.`,
  /** The first scenario: from nothing to one. */
  created: ({ words, wordsPlural }: EntityNames) =>
    `Given no ${wordsPlural}, When a valid ${words} is created, Then it is listed and can be found by its id.`,
  /** The second one: an id is taken once. */
  once: ({ words }: EntityNames) =>
    `Given a ${words}, When another one with the same id is created, Then it is refused, the first one stays, and the message says what to do.`,
} as const;

/** What a test of the walking skeleton proves. */
export type SkeletonProof = keyof typeof SENTENCES;

/** The ids that spec.md gives what tests prove of an entity; those that it does not have are left out. */
export type ProvenIds = (entity: EntityNames, ...proofs: readonly SkeletonProof[]) => readonly string[];

/**
 * Which requirements and scenarios of a feature the tests of its walking skeleton prove. Only sentences count that `nx g plan`
 * writes itself, as long as they are as it wrote them: nobody knows whether a test proves what a person asks for.
 */
export function skeletonRequirements(files: WorkspaceFiles, feature: string): ProvenIds {
  const spec = files.read(`${feature}/spec.md`);
  const requirements = spec.ok ? (readCompanion(spec.text).requirements ?? []) : [];
  const ids = new Map(requirements.map(({ text, id }) => [text, id]));
  return (entity, ...proofs) => proofs.flatMap((proof) => ids.get(SENTENCES[proof](entity)) ?? []);
}

/** Ids behind the title of a test: ` (FR-002, US1 scenario 1)`; nothing if there is none. */
export function idsInTitle(ids: readonly string[]): string {
  return ids.length === 0 ? '' : ` (${ids.join(', ')})`;
}

/** Ids at the end of the name of a function: `_fr_002_us1_scenario_1`; nothing if there is none. */
export function idsInName(ids: readonly string[]): string {
  return ids.map((id) => `_${id.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`).join('');
}
