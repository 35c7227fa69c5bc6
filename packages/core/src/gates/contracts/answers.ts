import type { ContractAnswer, ContractFile } from '../../model/contract.js';

/** An answer, with the contract that states it. */
export interface StatedAnswer extends ContractAnswer {
  readonly path: string;
}

/** How the answers of several contracts differ. */
export interface AnswerComparison {
  /** Answers that were compared. */
  readonly compared: number;
  /** What most of them are, as people call it; null when none was compared. */
  readonly common: string | null;
  /** The answers that are something else, in the order of the contracts. */
  readonly others: readonly StatedAnswer[];
}

/** All answers of contracts. */
export function answersOf(contracts: readonly ContractFile[]): StatedAnswer[] {
  return contracts.flatMap((contract) =>
    contract.kind === 'contract'
      ? contract.model.answers.map((answer) => ({ ...answer, path: contract.path }))
      : [],
  );
}

/** Whether an answer is an error: by its status, or because it is for all that have none of their own. */
export function isError({ status }: ContractAnswer): boolean {
  return /^(?:[45]|default$)/i.test(status);
}

/** JSON, and what is built on it. */
const JSON_MEDIA = /^(?:application\/json|[a-z]+\/[^/]+\+json|\*\/\*|application\/\*)$/;

/**
 * Compares the schemas of errors. One that extends the schema of most others has that schema as well. An error without content, or
 * with content that is not JSON, has no schema.
 */
export function compareErrors(answers: readonly StatedAnswer[]): AnswerComparison {
  const errors = answers.filter(isError);
  const votes = new Map<number, number>();
  for (const { schema } of errors) {
    const ids = schema === null ? [] : [schema.id, ...schema.extends];
    for (const id of ids) votes.set(id, (votes.get(id) ?? 0) + 1);
  }
  // Of those that most share, the one that is itself the schema of an error: what an error extends further up says less.
  const own = new Set(errors.flatMap(({ schema }) => schema?.id ?? []));
  const [winner] = [...votes].filter(([id]) => own.has(id)).sort(([, a], [, b]) => b - a);
  const common = errors.find(({ schema }) => schema?.id === winner?.[0])?.schema ?? null;
  const has = ({ schema, media }: StatedAnswer): boolean =>
    schema !== null &&
    common !== null &&
    JSON_MEDIA.test(media ?? '') &&
    (schema.id === common.id || schema.extends.includes(common.id));
  return {
    compared: errors.length,
    common: common?.name ?? null,
    others: errors.filter((error) => !has(error)),
  };
}

/** Compares the structures of answers that are no errors, as far as they are JSON. */
export function compareStructures(answers: readonly StatedAnswer[]): AnswerComparison {
  const good = answers.filter(
    (answer) => answer.status.startsWith('2') && JSON_MEDIA.test(answer.media ?? ''),
  );
  const votes = new Map<string, number>();
  for (const answer of good) {
    const structure = structureOf(answer);
    if (structure.startsWith('object ')) votes.set(structure, (votes.get(structure) ?? 0) + 1);
  }
  const [winner] = [...votes].sort(([, a], [, b]) => b - a);
  const common = winner?.[0] ?? (good.length > 0 ? 'an object of the same fields' : null);
  return { compared: good.length, common, others: good.filter((answer) => structureOf(answer) !== common) };
}

/** The structure of an answer; of one without a schema nothing is known. */
export function structureOf({ schema }: ContractAnswer): string {
  return schema?.structure ?? 'nothing that is stated';
}
