import { createRequire } from 'node:module';
import { join } from 'node:path';

interface LintResult {
  readonly filePath: string;
}
interface FormatterContext {
  readonly cwd: string;
}
interface EslintModule {
  readonly ESLint: new (options: { cwd: string }) => {
    loadFormatter(name: string): Promise<{
      format(results: readonly LintResult[], context: FormatterContext): string | Promise<string>;
    }>;
  };
}

/**
 * An ESLint formatter for `--output-file`: the file gets ESLint's JSON, the terminal what ESLint shows by itself.
 * ESLint knows one formatter a run, and a JSON report alone would leave a person without the messages.
 * @returns the JSON report as text
 */
export default async function format(
  results: readonly LintResult[],
  context: FormatterContext,
): Promise<string> {
  const { ESLint } = createRequire(join(context.cwd, 'package.json'))('eslint') as EslintModule;
  const stylish = await new ESLint({ cwd: context.cwd }).loadFormatter('stylish');
  const text = await stylish.format(results, context);
  if (text !== '') {
    process.stdout.write(`${text}\n`);
  }
  return JSON.stringify(results);
}
