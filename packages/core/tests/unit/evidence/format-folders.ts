import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of the formats: each has its reader, its guide, and reports that are read or refused. */
const FORMATS = join(__dirname, '../../../src/evidence/formats');

/** What `expected.json` of an example says: the report as it is read. */
export interface ExpectedReport {
  readonly format: string;
  readonly kind: string;
  readonly evidence: unknown;
}

/** What `expected.json` of a refused report says. */
export interface ExpectedRefusal {
  readonly reason: string;
  /** Why, in words; left out where the reason says enough. */
  readonly problem?: string;
}

/** A report of a format's folder: its name there, its file as the tool names it, and what is expected of it. */
export interface ReportCase<Expected> {
  readonly name: string;
  readonly file: string;
  readonly content: Buffer;
  readonly expected: Expected;
}

/** The names of all folders of formats. */
export function formatFolders(): readonly string[] {
  return foldersIn(FORMATS);
}

/** Whether a folder of a format has a file ("guide.md"). */
export function hasFile(format: string, file: string): boolean {
  return existsSync(join(FORMATS, format, file));
}

/** The reports of a format that must be read. */
export function examplesOf(format: string): readonly ReportCase<ExpectedReport>[] {
  return casesIn<ExpectedReport>(join(FORMATS, format, 'examples'));
}

/** The reports of a format that must not count. */
export function refusalsOf(format: string): readonly ReportCase<ExpectedRefusal>[] {
  return casesIn<ExpectedRefusal>(join(FORMATS, format, 'refused'));
}

/** The text of the report of one example. */
export function exampleText(format: string, name: string): string {
  return readCase<ExpectedReport>(join(FORMATS, format, 'examples'), name).content.toString('utf8');
}

function casesIn<Expected>(folder: string): ReportCase<Expected>[] {
  return existsSync(folder) ? foldersIn(folder).map((name) => readCase<Expected>(folder, name)) : [];
}

function readCase<Expected>(folder: string, name: string): ReportCase<Expected> {
  const [file, ...others] = readdirSync(join(folder, name)).filter((entry) => entry !== 'expected.json');
  if (file === undefined || others.length > 0)
    throw new Error(`${join(folder, name)} needs exactly one report`);
  const expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as Expected;
  return { name, file, content: readFileSync(join(folder, name, file)), expected };
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
