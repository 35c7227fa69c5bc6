import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConstitution } from '../../../src/entries/documents.js';
import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { LANGUAGES } from '../../../src/languages/compiled.js';
import { PLAN_SECTIONS } from '../../../src/model/plan.js';

const FOLDER = join(__dirname, '../../../src/languages');

/** A file of the examples of a language. */
function example(code: string, file: string): string {
  return readFileSync(join(FOLDER, code, 'examples', file), 'utf8');
}

/** What a plan says, without its positions. */
function planOf(text: string) {
  const plan = readPlan(text);
  return {
    title: plan.title?.text ?? null,
    header: Object.fromEntries(
      Object.entries(plan.header).map(([name, value]) => [name, value?.text ?? null]),
    ),
    sections: PLAN_SECTIONS.filter((name) => plan.sections[name] !== null),
    fields: Object.fromEntries(plan.technicalContext.fields.map(({ name, value }) => [name, value])),
    check: plan.constitutionCheck.rows.map(({ principle, verdict }) => `${principle}: ${verdict}`),
    result: plan.constitutionCheck.results.map(({ verdict }) => verdict),
    layout: Object.fromEntries(plan.layout.map(({ path, status }) => [path, status])),
    decision: plan.structureDecision?.text ?? null,
    complexity: plan.complexity.rows.map(({ violation, why, alternative }) => [violation, why, alternative]),
  };
}

/** What a constitution says, without its positions. */
function constitutionOf(text: string) {
  const constitution = readConstitution(text);
  return {
    title: constitution.title?.text ?? null,
    version: constitution.version?.text ?? null,
    principles: constitution.principles.map(({ number, name, nonNegotiable, gates }) => ({
      number,
      name,
      nonNegotiable,
      gates: gates.map(({ rules }) => rules),
    })),
  };
}

/** As it is in a file. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each(LANGUAGES.map(({ code, name }) => [name, code]))('the example in %s', (_name, code) => {
  const expected: unknown = JSON.parse(example(code, 'expected.json'));

  it('is read as expected.json says', () => {
    const read = {
      plan: planOf(example(code, 'plan.md')),
      constitution: constitutionOf(example(code, 'constitution.md')),
    };
    expect(asJson(read)).toEqual(expected);
  });

  it('holds every section, a row of each verdict but a failure, and an entry of each status', () => {
    const { sections, check, layout } = planOf(example(code, 'plan.md'));
    expect(sections).toEqual([...PLAN_SECTIONS]);
    expect(check.map((row) => row.replace(/^.*: /, ''))).toEqual(['pass', 'partial', 'na', 'pending']);
    expect([...new Set(Object.values(layout))].sort()).toEqual([
      'deleted',
      'existing',
      'modified',
      'new',
      'unspecified',
    ]);
  });
});
