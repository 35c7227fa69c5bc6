import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REASONS, VERDICTS } from '../../src/index.js';
import { helpPage } from '../../src/judging/help-page.js';
import { gateVerdictSchema, projectVerdictSchema } from '../../src/entries/extend.js';

const published = JSON.parse(readFileSync(join(__dirname, '../../schema/verdict.json'), 'utf8')) as {
  properties: Record<string, unknown>;
};

describe('the verdict file', () => {
  it('is published as the schema that verdicts are checked against', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(projectVerdictSchema))));
  });

  it('has the fields that tools rely on', () => {
    expect(Object.keys(published.properties)).toEqual([
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
