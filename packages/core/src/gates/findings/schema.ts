import { z } from 'zod';
import { common, count, globs } from '../fields/schema.js';

/** The fields of a gate on the findings of a tool. */
export const findingFields = {
  ...common,
  max: z
    .strictObject({ errors: count.default(0), warnings: count.optional() })
    .default({ errors: 0 })
    .describe('Maximum number of errors and warnings'),
  newOnly: z
    .boolean()
    .optional()
    .describe('Whether only findings count that the base of the change does not have'),
  rules: globs.min(1).optional().describe('Rule names that count, as globs; default all'),
};
