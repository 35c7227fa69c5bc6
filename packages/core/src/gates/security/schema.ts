import { z } from 'zod';
import { isCalendarDate } from '../../base/dates.js';
import { isReason } from '../../waivers/rows.js';
import { common, count, line } from '../fields/schema.js';

/** One vulnerability that the constitution lets pass for a time. */
const exception = z.strictObject({
  id: line.describe('The id of the vulnerability or rule, or one of its aliases'),
  reason: z.string().max(2000).refine(isReason, 'a reason, in words').describe('Why it may stay until then'),
  until: z.string().refine(isCalendarDate, 'a date (YYYY-MM-DD)').describe('The last day on which it counts'),
});

/** The most and the worst that security scanners may find. */
export const schema = z.strictObject({
  kind: z.literal('security'),
  ...common,
  severity: z
    .enum(['low', 'moderate', 'medium', 'high', 'critical'])
    .default('high')
    .describe('The least severity that counts; `moderate` and `medium` are the same'),
  max: count.default(0).describe('Most findings of that severity or worse'),
  newOnly: z
    .boolean()
    .optional()
    .describe('Whether only findings count that the base of the change does not have'),
  ignore: z
    .array(exception)
    .max(1000)
    .default([])
    .describe('Findings that do not count, each with its reason and its last day'),
});

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  vulnerabilities: 'security',
  vulnerability: 'security',
  audit: 'security',
  level: 'severity',
  ignores: 'ignore',
  except: 'ignore',
  allowlist: 'ignore',
  expires: 'until',
  why: 'reason',
  cve: 'id',
  new: 'newOnly',
  onlyNew: 'newOnly',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    security: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    security: z.input<typeof schema>;
  }
}
