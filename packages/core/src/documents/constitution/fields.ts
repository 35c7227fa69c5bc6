import { z } from 'zod';
import { memoize } from '../../base/memo.js';
import { nearest } from '../../base/nearest.js';
import { plural } from '../../base/wording.js';
import type { Finding } from '../../model/finding.js';
import type { BlockItem, BlockReading } from './block-reading.js';
import { schemaOf, type KnownGates } from './known-gates.js';

type Issue = z.core.$ZodIssue;

/** Other words that people write for kinds and fields. */
const otherNames = memoize(
  ({ schemas, commonAliases }: KnownGates): ReadonlyMap<string, readonly string[]> => {
    const names = new Map<string, readonly string[]>();
    for (const aliases of [commonAliases, ...Object.values(schemas).map((kind) => kind.aliases)]) {
      for (const [other, right] of Object.entries(aliases)) {
        names.set(other, [...(names.get(other) ?? []), right]);
      }
    }
    return names;
  },
);

/** A gate of a block, and the kinds that it may be of. */
interface Checked {
  readonly item: BlockItem;
  readonly known: KnownGates;
}

/** Checks one gate against the schema of its kind; each wrong key or value is a finding at its place. */
export function checkGate(item: BlockItem, known: KnownGates): BlockReading {
  const kind = item.value.kind;
  if (kind === undefined) return { gates: [], findings: [missingKind({ item, known })] };
  if (typeof kind !== 'string') {
    return { gates: [], findings: [fieldInvalid(item, ['kind'], oneOfKinds(known))] };
  }
  const parsed = schemaOf(known, kind)?.safeParse(item.value);
  if (parsed === undefined) return { gates: [], findings: [wrongKind({ item, known }, kind)] };
  if (!parsed.success) {
    const findings = firstOfEach(parsed.error.issues).flatMap((issue) =>
      issueFindings(issue, { item, known }, kind),
    );
    return { gates: [], findings };
  }
  return {
    gates: [{ rules: parsed.data, position: item.position, idPosition: item.valuePosition(['id']) }],
    findings: [],
  };
}

/** What is wrong with a value in two ways is said once. */
function firstOfEach(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const path = JSON.stringify(issue.path);
    return !seen.has(path) && seen.add(path);
  });
}

function oneOfKinds({ schemas }: KnownGates): string {
  return `one of ${Object.keys(schemas).join(', ')}`;
}

function missingKind({ item, known }: Checked): Finding {
  const meant = Object.keys(item.value).find((key) => nearest(key, ['kind']) !== null);
  if (meant === undefined) return fieldInvalid(item, ['kind'], oneOfKinds(known));
  return {
    reason: 'gate-field-unknown',
    args: { field: meant, kind: '?', nearest: 'kind' },
    position: item.keyPosition([meant]),
  };
}

function wrongKind({ item, known }: Checked, kind: string): Finding {
  const position = item.valuePosition(['kind']);
  const meant = meantBy(kind, Object.keys(known.schemas), known);
  return { reason: 'gate-kind-unknown', args: { kind: cut(kind), nearest: meant }, position };
}

/** The nearest right word: a usual other name first, then the least mistyped one. */
function meantBy(word: string, candidates: readonly string[], known: KnownGates): string | null {
  const others = otherNames(known).get(word.toLowerCase()) ?? [];
  return others.find((other) => candidates.includes(other)) ?? nearest(word, candidates);
}

function issueFindings(issue: Issue, { item, known }: Checked, kind: string): Finding[] {
  if (issue.code !== 'unrecognized_keys') return [fieldInvalid(item, issue.path, expectedBy(issue))];
  const fields = knownFields(schemaOf(known, kind), issue.path);
  return issue.keys.map((key) => ({
    reason: 'gate-field-unknown',
    args: { field: cut(pathName([...issue.path, key])), kind, nearest: meantBy(key, fields, known) },
    position: item.keyPosition([...issue.path, key]),
  }));
}

function fieldInvalid(item: BlockItem, path: readonly PropertyKey[], expected: string): Finding {
  return {
    reason: 'gate-field-invalid',
    args: { field: pathName(path), expected, received: received(item.value, path) },
    position: item.valuePosition(path),
  };
}

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_NAMES[issue.expected] ?? issue.expected;
    case 'too_small':
      return bound(issue.origin, 'at least', Number(issue.minimum));
    case 'too_big':
      return bound(issue.origin, 'at most', Number(issue.maximum));
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return issue.message;
    default:
      return issue.message;
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  array: 'a list',
  object: 'a mapping',
};

function bound(origin: string, side: string, limit: number): string {
  if (origin === 'string') return side === 'at least' ? 'a text' : `${side} ${String(limit)} characters`;
  if (origin === 'array') return `${side} ${plural(limit, 'item')}`;
  return `a number of ${side} ${String(limit)}`;
}

/** The known fields beside a wrong one. */
function knownFields(whole: z.core.$ZodType | undefined, path: readonly PropertyKey[]): string[] {
  let schema = whole;
  for (const step of path) {
    schema =
      schema instanceof z.ZodObject ? unwrapped((schema.shape as z.core.$ZodShape)[String(step)]) : undefined;
  }
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return unwrapped(schema.unwrap());
  return schema;
}

function received(value: unknown, path: readonly PropertyKey[]): string {
  let found: unknown = value;
  for (const step of path) {
    found =
      typeof found === 'object' && found !== null ? (found as Record<PropertyKey, unknown>)[step] : undefined;
  }
  if (found === undefined) return 'nothing';
  return cut(JSON.stringify(found));
}

function pathName(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
