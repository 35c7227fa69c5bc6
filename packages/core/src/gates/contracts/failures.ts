import type { Violation } from '../../model/baseline.js';
import type { ContractFile } from '../../model/contract.js';
import type { Finding } from '../../model/finding.js';
import { locate, type Location } from '../../model/position.js';
import type { JudgeContext } from '../../model/workspace.js';
import { given, violation } from '../../reasons/given.js';
import type { GateOf, ReasonGiven } from '../define-gate.js';
import {
  answersOf,
  compareErrors,
  compareStructures,
  structureOf,
  type AnswerComparison,
  type StatedAnswer,
} from './answers.js';
import { breaksBetween, type Break } from './breaking.js';

/** What a gate finds wrong by one of its rules: the first thing, and all that a baseline would have to accept. */
export interface Failure {
  readonly given: ReasonGiven;
  readonly location: Location | null;
  /** Null where the reason and its arguments are the one violation, such as that of a report that is missing. */
  readonly violations: readonly Violation[] | null;
}

/** Contracts that cannot be read; null when all can be. */
export function broken(files: readonly ContractFile[]): Failure | null {
  const wrong = files.filter((file) => file.kind === 'broken');
  const [first] = wrong;
  if (first === undefined) return null;
  const [fault] = first.faults;
  const args = {
    contract: first.path,
    problem: fault?.problem ?? 'it cannot be read',
    more: first.faults.length - 1,
  };
  return {
    given: given('contract-invalid', args),
    location: locate(first.path, fault?.position ?? null),
    violations: wrong.map(({ path }) => violation('contract-invalid', [path])),
  };
}

/** Errors without the schema that most errors have; null when all have it. */
export function errorsDiffer(files: readonly ContractFile[]): Failure | null {
  const comparison = compareErrors(answersOf(files));
  const { others, compared, common } = comparison;
  const [first] = others;
  if (first === undefined) return null;
  const args = { ...shown(first), others: others.length, compared };
  const reasonOf = ({ schema }: StatedAnswer) =>
    schema === null ? ('contract-error-without-schema' as const) : ('contract-errors-differ' as const);
  return {
    given:
      first.schema === null
        ? given('contract-error-without-schema', args)
        : given('contract-errors-differ', {
            ...args,
            schema: describeSchema(first),
            common: common ?? 'none',
          }),
    location: locate(first.path, first.position),
    violations: others.map((one) => violation(reasonOf(one), [one.path, shown(one).answer])),
  };
}

/** Two schemas of one name are told apart by where they are. */
function describeSchema({ schema, media }: StatedAnswer): string {
  return `${schema?.name ?? 'no schema'} (${media ?? 'no content'})`;
}

/** Responses without the structure that most have; null when all have it. */
export function responsesDiffer(files: readonly ContractFile[]): Failure | null {
  const { others, compared, common }: AnswerComparison = compareStructures(answersOf(files));
  const [first] = others;
  if (first === undefined) return null;
  const structure = structureOf(first);
  const args = { ...shown(first), structure, common: common ?? 'none', others: others.length, compared };
  return {
    given: given('contract-responses-differ', args),
    location: locate(first.path, first.position),
    violations: others.map((one) => violation('contract-responses-differ', [one.path, shown(one).answer])),
  };
}

function shown({ operation, status, path }: StatedAnswer): { answer: string; contract: string } {
  return { answer: `${operation} ${status}`, contract: path };
}

/** What the present change breaks: a failure where the gate denies it, else what is worth knowing. */
export function breaking(
  { rules }: GateOf<'contracts'>,
  { contractChange }: Pick<JudgeContext, 'contractChange'>,
  placed: readonly { readonly file: ContractFile }[],
): { readonly failure: Failure | null; readonly notes: readonly Finding[] } {
  const none = { failure: null, notes: [] };
  const denied = rules.breaking === 'deny';
  if (contractChange === undefined) return none;
  if (!contractChange.known) {
    const unknown = given('contract-base-unknown', { contracts: placed.length });
    return denied && placed.length > 0
      ? { ...none, failure: { given: unknown, location: null, violations: null } }
      : none;
  }
  const now = new Map(placed.map(({ file }) => [file.path, file]));
  const changes = [...contractChange.before].flatMap(([path, before]) => {
    const breaks = breaksOf(before, now.get(path));
    return breaks.length === 0 ? [] : [{ path, breaks }];
  });
  const [first] = changes;
  if (first === undefined) return none;
  if (!denied) return { ...none, notes: changes.map(({ path, breaks }) => noteOf(path, breaks)) };
  const [{ part, how, now: found } = { part: '', how: '', now: null }] = first.breaks;
  const args = { contract: first.path, part, how, more: changes.flatMap(({ breaks }) => breaks).length - 1 };
  return {
    ...none,
    failure: {
      given: given('contract-breaking-change-denied', args),
      location: now.has(first.path) ? locate(first.path, found?.position ?? null) : null,
      violations: changes.flatMap(({ path, breaks }) =>
        breaks.map((one) => violation('contract-breaking-change-denied', [path, one.part, one.how])),
      ),
    },
  };
}

function breaksOf(before: ContractFile, now: ContractFile | undefined): readonly Break[] {
  if (before.kind !== 'contract') return [];
  if (now === undefined || now.kind === 'other' || now.kind === 'prose') {
    return [{ part: 'the contract', how: 'lost', now: null }];
  }
  return now.kind === 'contract' ? breaksBetween(before.model, now.model) : [];
}

function noteOf(path: string, [first, ...others]: readonly Break[]): Finding {
  const args = { contract: path, part: first?.part ?? '', how: first?.how ?? '', more: others.length };
  return { reason: 'contract-breaking-change', args, position: null };
}
