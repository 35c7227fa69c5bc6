import type { ContractModel, ContractPart, PartType } from '../../model/contract.js';

/** Something that breaks those who use a contract. */
export interface Break {
  /** What it is about: the key of the part. */
  readonly part: string;
  /** `lost`, or a clause that says what changed: `must be sent now`. */
  readonly how: string;
  /** Null where the part is gone. */
  readonly now: ContractPart | null;
}

/**
 * What of a contract those who use it can no longer rely on: parts that are gone, types that no longer fit, and what they have to send
 * that they had not. Where a part is gone, what was in it goes unsaid.
 */
export function breaksBetween(before: ContractModel, now: ContractModel): Break[] {
  if (before.format !== now.format)
    return [{ part: `the ${before.format} contract`, how: 'lost', now: null }];
  const [past, present] = [byKey(before), byKey(now)];
  const lost = before.parts.filter((part) => !present.has(part.key));
  const gone = new Set(lost.map(({ key }) => key));
  return [
    ...lost
      .filter((part) => isTold(part, past, gone))
      .map(({ key }) => ({ part: key, how: 'lost', now: null })),
    ...before.parts.flatMap((part) => {
      const found = present.get(part.key);
      const how = found === undefined ? null : changeOf(part, found);
      return found === undefined || how === null ? [] : [{ part: part.key, how, now: found }];
    }),
    ...now.parts
      .filter((part) => !past.has(part.key) && isNewDuty(part, past))
      .map((part) => ({ part: part.key, how: 'must be sent now', now: part })),
  ];
}

function byKey({ parts }: ContractModel): ReadonlyMap<string, ContractPart> {
  return new Map(parts.map((part) => [part.key, part]));
}

/** Whether the loss of a part is one of its own: its holder is still there, and somebody relied on it. */
function isTold(
  { what, within, required, sent, received }: ContractPart,
  past: ReadonlyMap<string, ContractPart>,
  gone: ReadonlySet<string>,
): boolean {
  if (within !== null && (gone.has(within) || !past.has(within))) return false;
  // Which schemas a document is made of is its own business, and so is which errors it states.
  if (what === 'type') return false;
  if (what === 'response') return required;
  return sent || received;
}

function changeOf(before: ContractPart, now: ContractPart): string | null {
  const type = before.type === null || now.type === null ? null : typeChange(before, before.type, now.type);
  if (type !== null) return type;
  if (now.sent && now.required && !before.required && SENT.has(now.what)) return 'must be sent now';
  if (before.received && !before.sent && before.required && !now.required && before.what === 'field') {
    return 'may be missing now';
  }
  return null;
}

const SENT: ReadonlySet<string> = new Set(['field', 'parameter', 'body']);

/** A part that has to be sent, in something that others sent before without it. */
function isNewDuty(
  { what, sent, required, within }: ContractPart,
  past: ReadonlyMap<string, ContractPart>,
): boolean {
  return sent && required && SENT.has(what) && (within === null || past.has(within));
}

/** What is sent may come to admit more, and what is received less; each other change is a break. */
function typeChange(part: ContractPart, before: PartType, now: PartType): string | null {
  if (before.id === now.id || sameNames(before, now)) return null;
  const [old, young] = [new Set(before.names), new Set(now.names)];
  const admitsAll = now.names.length === 0 || before.names.every((name) => isAdmitted(name, young));
  const addsNothing = before.names.length === 0 || now.names.every((name) => isAdmitted(name, old));
  const fits =
    (!part.sent || (admitsAll && before.names.length > 0)) &&
    (!part.received || (addsNothing && now.names.length > 0));
  return fits ? null : `is ${shown(now)} instead of ${shown(before)}`;
}

function isAdmitted(name: string, types: ReadonlySet<string>): boolean {
  return types.has(name) || (name === 'integer' && types.has('number'));
}

function sameNames(before: PartType, now: PartType): boolean {
  return before.names.length === now.names.length && before.names.every((name, at) => name === now.names[at]);
}

function shown({ names }: PartType): string {
  return names.length === 0 ? 'anything' : names.join(' or ').slice(0, 200);
}
