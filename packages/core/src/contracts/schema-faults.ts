import type { ContractFault } from '../model/contract.js';
import type { DataContract } from './define-format.js';

const MAX_FAULTS = 10;

/** What a validator says of a document, as far as it is of use here. */
interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Keywords that only sum up what others say in detail. */
const SUMS: ReadonlySet<string> = new Set(['if', 'oneOf', 'anyOf', 'not', 'allOf', '$ref']);

/** The errors of a validator with their places, the deepest first: those tell most. */
export function schemaFaults(
  errors: readonly ValidationError[] | string,
  { references, path, positionIn }: DataContract,
): ContractFault[] {
  if (typeof errors === 'string') return [{ problem: errors, position: positionIn(references.rootOf(path)) }];
  const telling = errors.filter(({ keyword }) => !SUMS.has(keyword));
  const depth = ({ instancePath }: ValidationError): number => instancePath.split('/').length;
  const sorted = [...(telling.length > 0 ? telling : errors)].sort((a, b) => depth(b) - depth(a));
  const faults = new Map<string, ContractFault>();
  for (const error of sorted.slice(0, 200)) {
    const steps = stepsOf(error.instancePath);
    const problem = `${shownPath(error.instancePath)} ${clauseOf(error)}`;
    const position = positionIn({ file: path, path: steps, value: references.rootOf(path).value });
    if (!faults.has(problem) && faults.size < MAX_FAULTS) faults.set(problem, { problem, position });
  }
  return [...faults.values()];
}

function stepsOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function shownPath(pointer: string): string {
  return pointer === '' ? 'the document' : `"${pointer.slice(0, 200)}"`;
}

function clauseOf({ message = 'is not valid', params }: ValidationError): string {
  const named = params.additionalProperty ?? params.unevaluatedProperty;
  if (typeof named === 'string') return `must not have "${named.slice(0, 100)}"`;
  const allowed = params.allowedValues;
  if (Array.isArray(allowed)) return `must be one of ${allowed.slice(0, 12).map(String).join(', ')}`;
  return message.slice(0, 200);
}
