import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  readVerdict,
  REASONS,
  renderJson,
  REPORT_FORMATS,
  VERDICTS,
  type ProjectVerdict,
} from '../../src/index.js';
import { helpPage } from '../../src/judging/help-page.js';
import { REPORT_SCHEMA, VERDICT_SCHEMA } from '../../src/model/schema-addresses.js';
import { gateVerdictSchema, projectVerdictSchema, reportSchema } from '../../src/entries/extend.js';

const published = JSON.parse(readFileSync(join(__dirname, '../../schema/verdict.json'), 'utf8')) as {
  $id: string;
  properties: Record<string, unknown>;
};
const VERDICT: ProjectVerdict = {
  schemaVersion: 2,
  project: 'pay',
  root: 'packages/pay',
  verdict: 'fail',
  gates: [],
};

describe('the verdict file', () => {
  it('is published as the schema that verdicts are checked against', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(projectVerdictSchema))));
    expect(published.$id).toBe(VERDICT_SCHEMA);
  });

  it('is as a verdict is written, the address of the schema first', () => {
    const written = JSON.parse(renderJson(VERDICT)) as object;
    expect(Object.entries(written)[0]).toEqual(['$schema', VERDICT_SCHEMA]);
    expect(() => projectVerdictSchema.parse(written)).not.toThrow();
    expect(readVerdict(renderJson(VERDICT))).toEqual({ ok: true, verdict: VERDICT });
  });

  it('has the fields that tools rely on', () => {
    expect(Object.keys(published.properties)).toEqual([
      '$schema',
      'schemaVersion',
      'project',
      'root',
      'verdict',
      'phase',
      'packages',
      'requirements',
      'gates',
    ]);
  });
});

describe('report.json', () => {
  const file = JSON.parse(readFileSync(join(__dirname, '../../schema/report.json'), 'utf8')) as object;

  it('is published as the schema that reports are checked against', () => {
    expect(file).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(reportSchema))));
    expect(file).toMatchObject({ $id: REPORT_SCHEMA });
  });

  it('is as a report is written, the address of the schema first', async () => {
    const about = { missing: ['web'], unreadable: [], notInRun: ['docs'], today: '2026-06-15' };
    const format = await REPORT_FORMATS.json();
    const text = format.render({ verdicts: [VERDICT], ...about }, {}).files.map((one) => one.text);
    const written = JSON.parse(text.join('')) as object;
    expect(Object.entries(written)[0]).toEqual(['$schema', REPORT_SCHEMA]);
    expect(reportSchema.parse(written)).toMatchObject({ verdict: 'fail', notInRun: ['docs'] });
  });
});

describe('an entry of the verdict file', () => {
  it('has its text in fields of its own, so that reports can place them', () => {
    const { shape } = gateVerdictSchema;
    expect(Object.keys(shape)).toEqual(expect.arrayContaining(['message', 'fix', 'help', 'advice']));
    const { schemaVersion } = projectVerdictSchema.shape;
    expect(schemaVersion.value).toBe(2);
  });
});

describe('what a verdict can be', () => {
  it('is one of five words', () => {
    expect(VERDICTS).toEqual(['pass', 'fail', 'waived', 'pending', 'skipped']);
  });

  it('has a reason whose code stays: words in lower case, joined by hyphens', () => {
    for (const code of Object.keys(REASONS)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/u);
    }
  });

  it('has a page for each code, at the address that the verdict file names', () => {
    const codes = Object.keys(REASONS) as (keyof typeof REASONS)[];
    const pages = codes.map((code) => join(__dirname, '../../../..', helpPage(code)));
    expect(pages.filter((page) => !existsSync(page))).toEqual([]);
  });

  it.each([
    'coverage-below-minimum',
    'tests-failed',
    'tests-suite-empty',
    'tests-skipped',
    'evidence-missing',
    'evidence-unreadable',
    'evidence-empty',
    'evidence-foreign',
    'lint-failed',
    'types-failed',
    'target-not-run',
    'layout-directory-missing',
    'placeholder-left',
    'option-label-left',
    'clarification-open',
    'structure-decision-unknown-path',
    'principle-without-verdict',
    'violation-without-waiver',
    'waiver-without-reason',
    'waiver-expired',
    'waiver-stale',
    'gate-kind-unknown',
    'gate-field-unknown',
    'constitution-missing',
  ])('knows the code %s', (code) => {
    expect(Object.keys(REASONS)).toContain(code);
  });
});
