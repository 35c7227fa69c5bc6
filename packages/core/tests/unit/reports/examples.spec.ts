import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { REPORT_FORMATS, type Report, type WorkspaceReport } from '../../../src/index.js';
import { projectVerdictSchema, reportSchema } from '../../../src/entries/extend.js';
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from '../../../src/reports/html/page-assets.js';

const REPORTS = join(__dirname, '../../../src/reports');
/** What every format is shown with: the verdict files of a workspace. */
const GIVEN = readdirSync(join(REPORTS, 'examples')).map((file) => file.replace(/\.json$/, ''));

/** Set: the examples become what the formats make of them now, to be read as a diff. */
const REWRITE = process.env.REWRITE_EXAMPLES !== undefined;

interface Given extends Omit<WorkspaceReport, 'anchorOf'> {
  readonly anchors: Readonly<Record<string, string>>;
}

function given(name: string): WorkspaceReport {
  const { anchors, ...report } = JSON.parse(
    readFileSync(join(REPORTS, 'examples', `${name}.json`), 'utf8'),
  ) as Given;
  return { ...report, anchorOf: (project) => anchors[project] ?? null };
}

it.each(GIVEN)('the verdicts of %s are as the schema has them', (name) => {
  for (const verdict of given(name).verdicts) expect(() => projectVerdictSchema.parse(verdict)).not.toThrow();
});

it.each(GIVEN)('report.json of %s is as its schema has it', (name) => {
  const text = readFileSync(join(REPORTS, 'json/examples', name, 'files/report.json'), 'utf8');
  expect(() => reportSchema.parse(JSON.parse(text))).not.toThrow();
});

describe.each(Object.entries(REPORT_FORMATS))('the report %s', (format, load) => {
  it('is explained', () => {
    expect(readFileSync(join(REPORTS, format, 'guide.md'), 'utf8').trim()).not.toBe('');
  });

  it.each(GIVEN)('renders %s', async (name) => {
    const folder = join(REPORTS, format, 'examples', name);
    const files = asExample((await load()).render(given(name), {}));
    if (REWRITE) write(folder, files);
    expect(files).toEqual(readExample(folder));
  });
});

/** The style and the script of the page are the same in all examples, and html.spec.ts holds them: they are left out, with their digests. */
const withoutAssets = (page: string): string =>
  page
    .replace(`<style>${STYLE}</style>`, '<style></style>')
    .replace(`<script>${SCRIPT}</script>`, '<script></script>')
    .replace(STYLE_HASH, 'digest-of-the-style')
    .replace(SCRIPT_HASH, 'digest-of-the-script');

/** A report as an example has it: text by path. */
type Example = Readonly<Record<string, string>>;

function asExample({ exitCode, files, output }: Report): Example {
  const expected = { exitCode, files: files.map(({ path }) => path) };
  return {
    'expected.json': `${JSON.stringify(expected)}\n`,
    ...(output === '' ? {} : { 'output.txt': `${output}\n` }),
    ...Object.fromEntries(files.map(({ path, text }) => [`files/${path}`, withoutAssets(text)])),
  };
}

function readExample(folder: string): Example {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    files.map(({ name, parentPath }) => {
      const path = join(parentPath, name);
      return [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

function write(folder: string, example: Example): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(example)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
