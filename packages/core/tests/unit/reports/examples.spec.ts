import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_FORMATS, type WorkspaceReport } from '../../../src/index.js';
import { projectVerdictSchema, reportSchema } from '../../../src/entries/extend.js';

const REPORTS = join(__dirname, '../../../src/reports');
/** What every format is shown with: the verdict files of a workspace. */
const GIVEN = readdirSync(join(REPORTS, 'examples')).map((file) => file.replace(/\.json$/, ''));

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
    const report = (await load()).render(given(name), {});
    expect({ exitCode: report.exitCode, files: report.files.map(({ path }) => path) }).toEqual(
      JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')),
    );
    const screen = join(folder, 'output.txt');
    expect(report.output).toBe(existsSync(screen) ? readFileSync(screen, 'utf8').replace(/\n$/, '') : '');
    for (const { path, text } of report.files) {
      expect(text).toBe(readFileSync(join(folder, 'files', path), 'utf8'));
    }
  });
});
