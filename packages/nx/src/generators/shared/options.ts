import { z } from 'zod';

/**
 * Checks the options of a generator against its schema: Nx does not check them when a generator is called from
 * code. All problems are reported at once.
 * @param schema the zod schema that is also the source of `schema.json`
 * @param input the options as given
 * @param generator name for the message, such as `@plangate/nx:plan`
 * @returns the options with defaults filled in
 * @throws Error naming each wrong option, what was expected and what was given
 */
export function parseOptions<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  generator: string,
): z.infer<Schema> {
  const result = schema.safeParse(input ?? {}, { reportInput: true });
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues.map((issue) => {
    const option = issue.path.length > 0 ? `--${issue.path.join('.')}` : 'options';
    return `  ${option}: ${issue.message}${received(issue.input)}`;
  });
  throw new Error(`${generator} was called with wrong options:\n${problems.join('\n')}`);
}

function received(input: unknown): string {
  if (input === undefined || (typeof input === 'object' && input !== null)) {
    return '';
  }
  const text = JSON.stringify(input);
  return ` (received ${text.length > 80 ? `${text.slice(0, 80)}…` : text})`;
}

/**
 * Text that Nx turns into a number if it looks like one, as in `nx g plan 1`.
 * @param expected what the option takes, for messages
 */
export function textOrNumber(expected: string) {
  const text = z.string().min(1, `expected ${expected}`).max(2000, 'expected at most 2,000 characters');
  return z.union([text, z.number().int(`expected ${expected}`).nonnegative(`expected ${expected}`)]);
}

/** Whether files are left as they are written: for callers from code, as in the packages of Nx. */
export function skipFormatOption(description: string) {
  return z.boolean().default(false).describe(description).meta({ 'x-priority': 'internal' });
}

/** The name of a new feature's directory, after its number, in place of one made from the title. */
export const shortNameOption = z
  .string()
  .min(1)
  .max(500)
  .optional()
  .describe('Name of a new feature in a few words, such as user-auth. Default: made from the title.');
