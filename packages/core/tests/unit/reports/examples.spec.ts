import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_FORMATS, type ProjectVerdict } from '../../../src/index.js';
import { projectVerdictSchema } from '../../../src/entries/extend.js';

const REPORTS = join(__dirname, '../../../src/reports');

/** The example folders of a format; each holds verdicts and what the report makes of them. */
function examplesOf(format: string): string[] {
  const folder = join(REPORTS, format, 'examples');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

describe.each(Object.entries(REPORT_FORMATS))('the report %s', (name, load) => {
  const examples = examplesOf(name);

  it('is explained and shown', () => {
    expect(readFileSync(join(REPORTS, name, 'guide.md'), 'utf8').trim()).not.toBe('');
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(examples)('renders %s', async (folder) => {
    const verdicts = readJson(join(folder, 'verdicts.json')) as ProjectVerdict[];
    for (const verdict of verdicts) expect(() => projectVerdictSchema.parse(verdict)).not.toThrow();
    const report = (await load()).render(verdicts, {});
    expect({ exitCode: report.exitCode, files: report.files.map(({ path }) => path) }).toEqual(
      readJson(join(folder, 'expected.json')),
    );
    const screen = join(folder, 'output.txt');
    expect(report.output).toBe(existsSync(screen) ? readFileSync(screen, 'utf8').replace(/\n$/, '') : '');
    for (const { path, text } of report.files) {
      expect(text).toBe(readFileSync(join(folder, 'files', path), 'utf8'));
    }
  });
});
