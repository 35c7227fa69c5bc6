import { didYouMean, nearest } from '@plangate/core/graph';
import { z } from 'zod';
import { OptionsError } from './error.js';

type Issue = z.core.$ZodIssue;

/**
 * Checks options against their schema and fills in the defaults. In these schemas the message of each type says what it
 * expects, as in `a name`.
 * @param where what has the options, for the message, such as `"@plangate/nx:gate"`
 * @throws OptionsError naming each wrong option, what is expected, what was given, and the nearest right word
 */
export function checkOptions<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  where: string,
): z.output<Schema> {
  const result = schema.safeParse(given, { reportInput: true });
  if (result.success) return result.data;
  throw new OptionsError(where, result.error.issues.map((issue) => describe(issue, schema)).join(' '));
}

function describe(issue: Issue, schema: z.ZodType): string {
  const path = pathOf(issue);
  if (issue.code === 'unrecognized_keys') {
    const known = optionsAt(issue.path, schema);
    const place = path === '' ? '' : ` in "${path}"`;
    return issue.keys
      .map((key) => `unknown option "${key}"${place}.${hint(key, known)} Known are ${known.join(', ')}.`)
      .join(' ');
  }
  const values = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const meant = typeof issue.input === 'string' ? hint(issue.input, values) : '';
  const name = path === '' ? 'options' : path;
  return `"${name}" must be ${issue.message}, but is ${received(issue.input)}.${meant}`;
}

/** `specsRoots[1]`, `targets.lint`; empty for the options as a whole. */
function pathOf({ path }: Issue): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

function optionsAt(path: Issue['path'], schema: z.ZodType): string[] {
  let place: z.core.JSONSchema._JSONSchema | undefined = z.toJSONSchema(schema, { io: 'input' });
  for (const part of path) place = propertiesOf(place)[String(part)];
  return Object.keys(propertiesOf(place));
}

function propertiesOf(
  schema: z.core.JSONSchema._JSONSchema | undefined,
): Record<string, z.core.JSONSchema._JSONSchema> {
  return typeof schema === 'object' ? (schema.properties ?? {}) : {};
}

function hint(written: string, known: readonly string[]): string {
  return didYouMean(nearest(written, known));
}

function received(input: unknown): string {
  // JSON has no word for it, so nothing is shown.
  const text = (JSON.stringify(input) as string | undefined) ?? String(input);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
