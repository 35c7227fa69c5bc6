import type { z } from 'zod';
import { REPORT_FORMATS, type ReportFormatName } from '@plangate/core/reports';
import { DEFAULT_OPTIONS } from '../../options/defaults.js';
import { isUsual } from '../../options/usual.js';
import { ciService } from './ci.js';
import type { schema } from './schema.js';

/** The options of one report, checked, with every default filled in. */
export interface ResolvedReportOptions {
  readonly formats: readonly ReportFormatName[];
  /** Relative to the workspace root; null: where each gate writes its own. */
  readonly verdicts: readonly string[] | null;
  /** Relative to the workspace root, with `/`. */
  readonly output: string;
  /** An earlier report, or a directory of them, relative to the workspace root; null: no trend is asked for. */
  readonly history: string | null;
  /** What the change is based on, as git knows it; null: as `nx affected`. */
  readonly base: string | null;
  /** A directory of verdict files or a report.json of the base, relative to the workspace root; null: what the cache keeps. */
  readonly baseReport: string | null;
}

/**
 * Checks the options of a report. A list with nothing in it means the default.
 * @param environment by which a CI system makes itself known
 * @throws OptionsError naming each wrong option
 */
export async function resolveReportOptions(
  options: unknown,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<ResolvedReportOptions> {
  const entries = Object.entries(options ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const given: object = Object.fromEntries(entries);
  const {
    formats = [],
    verdicts = [],
    output,
    history,
    base,
    baseReport,
  }: Given = isPlain(given) ? given : await checked(given);
  return {
    formats: formats.length > 0 ? [...new Set(formats)] : formatsFor(environment),
    verdicts: verdicts.length > 0 ? [...new Set(verdicts)] : null,
    output: output ?? DEFAULT_OPTIONS.output,
    history: history ?? null,
    base: base ?? null,
    baseReport: baseReport ?? null,
  };
}

/** What the inferred target has; the schema, which takes long to load, is needed only for more. */
const USUAL = { output: DEFAULT_OPTIONS.output };

/** Whether options are the usual ones, but for formats that are known by name; anything else is for the schema to accept or to refuse. */
function isPlain(given: object): given is Pick<Given, 'formats' | 'output'> {
  const { formats = [], ...rest }: { readonly formats?: unknown } = given;
  const names: readonly unknown[] = Object.keys(REPORT_FORMATS);
  return Array.isArray(formats) && formats.every((name) => names.includes(name)) && isUsual(rest, USUAL);
}

type Given = Partial<z.output<typeof schema>>;

async function checked(given: unknown): Promise<Given> {
  const [{ checkOptions }, { schema: zodSchema }] = await Promise.all([
    import('../../options/check.js'),
    import('./schema.js'),
  ]);
  return checkOptions(zodSchema, given, '"@plangate/nx:report"');
}

function formatsFor(environment: NodeJS.ProcessEnv): ReportFormatName[] {
  const service = ciService(environment);
  return service === null ? ['terminal', 'json'] : ['terminal', service, 'json'];
}
