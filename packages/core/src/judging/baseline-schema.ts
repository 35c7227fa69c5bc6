import { z } from 'zod';

const name = z.string().min(1).max(1000);

/** `.specify/baseline.json`: the violations that a workspace accepts until they are fixed. */
export const baselineSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where the schema of this file is, for editors'),
    schemaVersion: z.literal(1),
    violations: z
      .record(name, z.record(name, z.record(name, z.number().min(0))))
      .describe(
        'By project or feature, gate id and violation (reason code and what it names): how often it may occur, or the worst value that was measured',
      ),
  })
  .describe(
    'Violations that were there when the gates were adopted; written by `nx g @plangate/nx:baseline`',
  );
