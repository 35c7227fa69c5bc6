import { z } from 'zod';
import { PLAN_RULES } from '../../src/gates/plan/all-rules.js';
import { GATE_SCHEMAS } from '../../src/gates/gate-schemas.js';

const COMMON = new Set(['kind', 'id', 'projects', 'target', 'status', 'message']);

/** Fields that only leave something out of what the others ask for, so that there is nothing to break. */
const LEAVE_OUT = new Set(['boundaries.from', 'proof.exempt', 'size.files', 'size.except']);

/** Each rule that a gate of each kind can have: `tests.skipped`, `size.max.lines`, and `plan.sections` of documents. */
export function rulesOfKinds(): string[] {
  const fields = Object.entries(GATE_SCHEMAS).flatMap(([kind, { schema }]) =>
    fieldsOf(schema)
      .filter((field) => !COMMON.has(field))
      .map((field) => `${kind}.${field}`)
      .filter((rule) => !LEAVE_OUT.has(rule)),
  );
  return [...fields, ...PLAN_RULES.map(({ name }) => `plan.${name}`)].sort();
}

function fieldsOf(schema: z.ZodType): string[] {
  const inner = unwrapped(schema);
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    const nested = fieldsOf(field);
    return nested.length === 0 ? [name] : nested.map((one) => `${name}.${one}`);
  });
}

function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrapped(schema.unwrap() as z.ZodType)
    : schema;
}
