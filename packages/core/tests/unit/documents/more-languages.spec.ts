import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { TECHNICAL_CONTEXT_FIELDS } from '../../../src/model/plan.js';
import { fieldsOf, fixture, reasonsOf, rowsOf, treeOf } from './helpers.js';

interface Expected {
  readonly title: string;
  readonly rows: readonly string[];
  readonly open: readonly string[];
}

const PLANS: Readonly<Record<string, Expected>> = {
  'russian-table': {
    title: 'Сохранённые карты',
    rows: [
      'I. Сначала библиотека | I | pass | pre',
      'II. Сначала тесты | II | fail | pre',
      'III. Простота | III | partial | pre',
      'IV. Доступность | IV | na | pre',
      'V. Безопасность | V | pending | pre',
      'I. Сначала библиотека | I | pass | post',
      'II. Сначала тесты | II | fail | post',
    ],
    open: ['Performance Goals'],
  },
  'ukrainian-list': {
    title: 'Збережені картки',
    rows: [
      'I. Спочатку бібліотека | I | pass | pre',
      'II. Спочатку тести | II | fail | pre',
      'III. Простота | III | na | pre',
    ],
    open: [],
  },
  'polish-table': {
    title: 'Zapisane karty',
    rows: [
      'I. Najpierw biblioteka | I | pass | pre',
      'II. Najpierw testy | II | fail | pre',
      'III. Prostota | III | na | pre',
    ],
    open: ['Performance Goals'],
  },
  'dutch-table': {
    title: 'Opgeslagen kaarten',
    rows: [
      'I. Bibliotheek eerst | I | pass | pre',
      'II. Tests eerst | II | fail | pre',
      'III. Eenvoud | III | na | pre',
    ],
    open: [],
  },
  'turkish-table': {
    title: 'Kayıtlı kartlar',
    rows: [
      'I. Önce kütüphane | I | pass | pre',
      'II. Önce testler | II | fail | pre',
      'III. Sadelik | III | na | pre',
    ],
    open: [],
  },
  'vietnamese-table': {
    title: 'Thẻ đã lưu',
    rows: [
      'I. Thư viện trước | I | pass | pre',
      'I. Thư viện trước | I | pass | post',
      'II. Kiểm thử trước | II | pass | pre',
      'II. Kiểm thử trước | II | fail | post',
      'III. Đơn giản | III | na | pre',
      'III. Đơn giản | III | partial | post',
    ],
    open: ['Performance Goals'],
  },
  'indonesian-table': {
    title: 'Kartu tersimpan',
    rows: [
      'I. Pustaka lebih dulu | I | pass | pre',
      'II. Pengujian lebih dulu | II | fail | pre',
      'III. Kesederhanaan | III | na | pre',
    ],
    open: [],
  },
};

describe.each(Object.entries(PLANS))('the plan %s', (name, expected) => {
  const plan = readPlan(fixture(`plans/${name}.md`));

  it('is a plan with title and header', () => {
    expect(plan.nature).toBe('plan');
    expect(plan.title?.text).toBe(expected.title);
    expect([plan.header.branch, plan.header.date, plan.header.spec].map((value) => value?.text)).toEqual([
      '016-saved-cards',
      '2025-11-02',
      'spec.md',
    ]);
  });

  it('has the nine fields, open where the value says so', () => {
    expect(plan.technicalContext.fields.map((field) => field.name)).toEqual([...TECHNICAL_CONTEXT_FIELDS]);
    const open = plan.technicalContext.fields.filter((field) => field.open).map((field) => field.name);
    expect(open).toEqual(expected.open);
  });

  it('has the verdicts of its Constitution Check', () => {
    expect(rowsOf(plan)).toEqual(expected.rows);
  });

  it('has tree, decision and Complexity Tracking', () => {
    expect(treeOf(plan)).toEqual(['packages/cards dir unspecified', 'packages/cards/src dir unspecified']);
    expect(plan.structureDecision?.paths.map((path) => path.text)).toEqual(['packages/cards']);
    expect(plan.sections['complexity-tracking']).not.toBeNull();
    expect(reasonsOf(plan)).toEqual([]);
  });
});

describe('a Russian plan', () => {
  const plan = readPlan(fixture('plans/russian-table.md'));

  it('has its violations without the row that says there is none', () => {
    const rows = plan.complexity.rows.map((row) => [row.violation, row.why, row.alternative]);
    expect(rows).toEqual([['II. Сначала тесты', 'Старый код', 'Переписать слишком долго']]);
  });

  it('takes back of its closing line what the line excepts', () => {
    const results = plan.constitutionCheck.results.map(({ verdict, all }) => ({ verdict, all }));
    expect(results).toEqual([{ verdict: 'partial', all: false }]);
  });
});

const check = (cell: string): string | undefined =>
  readPlan(`# Plan: X\n\n## Constitution Check\n\n| Principle | Status |\n|---|---|\n| I. One | ${cell} |\n`)
    .constitutionCheck.rows[0]?.verdict;

describe('a verdict in a language of Latin or Cyrillic letters', () => {
  it.each([
    ['соответствует', 'pass'],
    ['соответствует частично', 'partial'],
    ['PASS с оговорками', 'partial'],
    ['не полностью соответствует', 'partial'],
    ['не нарушено', 'pass'],
    ['не пройдено', 'fail'],
    ['нет', 'fail'],
    ['Нет нарушений', 'pass'],
    ['Нетривиально', 'unknown'],
    ['соблюдается, если тесты готовы', 'unknown'],
    ['erfüllt, sobald die Tests laufen', 'unknown'],
    ['пройдено после того как готово', 'unknown'],
    ['niezgodne', 'fail'],
    ['nie jest spełnione', 'fail'],
    ['uygun değil', 'fail'],
    ['tamamen uyumlu', 'pass'],
    ['không tuân thủ', 'fail'],
    ['Đạt một phần', 'partial'],
    ['tidak sesuai', 'fail'],
    ['belum sepenuhnya terpenuhi', 'partial'],
    ['niet volledig voldaan', 'partial'],
    ['erfüllt nicht', 'fail'],
  ])('%s is %s', (cell, verdict) => {
    expect(check(cell)).toBe(verdict);
  });
});

describe('a document in a language that is not known', () => {
  const labels = [
    'Kieli',
    'Kirjastot',
    'Tallennus',
    'Testit',
    'Alusta',
    'Tyyppi',
    'Tavoitteet',
    'Rajat',
    'Laajuus',
  ];
  const fields = labels.map((label) => `**${label}**: arvo`).join('\n');

  it('is no foreign one when it is filled in from the template', () => {
    const text = `# Toteutus: Kortit\n\n**Haara**: \`016-x\` | **Määrittely**: [spec.md](spec.md)\n\n## Tekniikka\n\n${fields}\n`;
    expect(readPlan(text).nature).toBe('plan');
  });

  it('is a foreign one when only its labels are like those of the template', () => {
    expect(readPlan(`# Toteutus: Kortit\n\n## Tekniikka\n\n${fields}\n`).nature).toBe('foreign');
  });
});

describe('a field in two languages', () => {
  it.each([
    ['Zielplattform / Target platform', 'Target Platform'],
    ['Umfang / Scale', 'Scale/Scope'],
    ['Sprache/Version / Language/Version', 'Language/Version'],
  ])('%s is one field', (label, name) => {
    const plan = readPlan(`# Plan: X\n\n## Technical Context\n\n**${label}**: value\n`);
    expect(fieldsOf(plan)).toEqual([`${name} = value`]);
  });

  it('is none when the halves name different ones', () => {
    expect(fieldsOf(readPlan('# Plan: X\n\n## Technical Context\n\n**Testing / Storage**: value\n'))).toEqual(
      [],
    );
  });
});
