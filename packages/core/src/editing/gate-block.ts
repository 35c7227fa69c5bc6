import { Document, isSeq } from 'yaml';
import { sanitize } from '../base/sanitize.js';
import { parseRules, type KnownGates } from '../documents/constitution/known-gates.js';
import type { GateRules } from '../model/gate.js';
import { withoutPlaces } from './compare.js';

/**
 * A gate block as lines, fences included. Fields that say no more than their default are left out.
 * @param gates rules of the gates; an `id` among them is written
 * @param known the kinds of gates, whose schemas say what a default is
 * @param notes lines for people at the end, as comments
 * @returns null if this version cannot judge one of the gates
 */
export function gateBlockLines(
  gates: readonly GateRules[],
  known: KnownGates,
  notes: readonly string[] = [],
): string[] | null {
  const items = gates.map((rules) => fieldsOf(rules, known));
  if (items.some((item) => item === null)) return null;
  const lines = items.flatMap((item) =>
    Object.entries(item ?? {}).map(
      ([field, value], index) => `${index === 0 ? '-' : ' '} ${field}: ${flow(value)}`,
    ),
  );
  lines.push(...notes.map((note) => `# ${sanitize(note).replace(/\s+/g, ' ')}`));
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return [`${fence}yaml gate`, ...lines, fence];
}

/** The fields that are written, `kind` first; null for what no schema of a gate accepts. */
function fieldsOf(rules: GateRules, known: KnownGates): Readonly<Record<string, unknown>> | null {
  const whole = parseRules(known, rules);
  if (whole === null) return null;
  const meant = withoutPlaces(whole);
  const { kind, ...fields } = rules;
  let kept: { kind: string; [field: string]: unknown } = { kind, ...fields };
  for (const [field, value] of Object.entries(fields)) {
    if (!isPlain(value)) continue;
    const { [field]: _, ...rest } = kept;
    const others = { ...rest, kind };
    const parsed = parseRules(known, others);
    if (parsed !== null && withoutPlaces(parsed) === meant) kept = others;
  }
  return kept;
}

/** Limits and names are written although they may be the default: they are what the gate asks for. */
function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || (Array.isArray(value) && value.length === 0);
}

/** A value on one line, as formatters write it: `[unit, integration]`, `{ lines: 90 }`. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value);
  const fields = Object.entries(value).map(([key, item]) => `${scalar(key)}: ${flow(item)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** Quoted where a list or map on one line would cut it. */
function scalar(value: unknown): string {
  const document = new Document([value]);
  if (isSeq(document.contents)) document.contents.flow = true;
  return document
    .toString({ lineWidth: 0 })
    .replace(/^\[\s*|\s*\]\s*$/g, '')
    .replaceAll('\n', ' ');
}
