import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { fieldsOf, fixture, rowsOf, treeOf } from './helpers.js';

const NINE = [
  'Language/Version',
  'Primary Dependencies',
  'Storage',
  'Testing',
  'Target Platform',
  'Project Type',
  'Performance Goals',
  'Constraints',
  'Scale/Scope',
];

interface Expected {
  readonly title: string;
  readonly header: readonly (string | null)[];
  readonly fields: readonly string[];
  readonly rows: readonly string[];
  readonly tree: readonly string[];
  readonly decisionPaths: readonly string[];
  readonly complexity: readonly (readonly (string | null)[])[];
}

const PLANS: Readonly<Record<string, Expected>> = {
  'german-table': {
    title: 'Gespeicherte Karten',
    header: ['014-gespeicherte-karten', '17.10.2025', 'spec.md'],
    fields: NINE,
    rows: [
      'I. Bibliothek zuerst | I | pass | pre',
      'II. Tests zuerst | II | fail | pre',
      'III. Einfachheit | III | partial | pre',
      'IV. Barrierefreiheit | IV | na | pre',
      'V. Sicherheit | V | pending | pre',
    ],
    tree: [
      'packages/karten dir unspecified',
      'packages/karten/src dir unspecified',
      'packages/karten/src/modelle dir new',
      'packages/karten/src/dienst.ts file modified',
      'packages/karten/src/alt.ts file deleted',
      'packages/karten/src/protokoll.ts file existing',
      'packages/karten/tests dir new',
    ],
    decisionPaths: ['packages/karten'],
    complexity: [['II. Tests zuerst', 'Altbestand', 'Neuschreiben dauert zu lange', null]],
  },
  'french-headings': {
    title: 'Cartes enregistrées',
    header: ['015-cartes', '2025-10-18', 'specs/015-cartes/spec.md'],
    fields: NINE,
    rows: [
      "I. Bibliothèque d'abord | I | pass | pre",
      "II. Tests d'abord | II | fail | pre",
      'III. Simplicité | III | na | pre',
      "I. Bibliothèque d'abord | I | pass | post",
      "II. Tests d'abord | II | pending | post",
    ],
    tree: [
      'services/cartes dir unspecified',
      'services/cartes/src dir unspecified',
      'services/cartes/src/api.py file new',
      'services/cartes/src/modele.py file modified',
      'services/cartes/tests dir unspecified',
      'services/cartes/tests/test_api.py file new',
      'services/cartes/tests/ancien.py file deleted',
      'services/cartes/tests/commun.py file existing',
    ],
    decisionPaths: ['services/cartes'],
    complexity: [],
  },
  'spanish-bullets': {
    title: 'Tarjetas guardadas',
    header: ['016-tarjetas', '18 de octubre de 2025', 'spec.md'],
    fields: NINE,
    rows: [
      'I. Biblioteca primero | I | pass | pre',
      'II. Pruebas primero | II | fail | pre',
      'III. Simplicidad | III | pending | pre',
      'IV. Interfaz | IV | na | pre',
    ],
    tree: [
      'cmd/tarjetas/main.go file new',
      'internal/tarjetas dir new',
      'internal/tarjetas/modelo.go file new',
      'internal/pago/pago.go file modified',
      'internal/pago/viejo.go file deleted',
      'internal/log/log.go file existing',
    ],
    decisionPaths: ['internal/tarjetas'],
    complexity: [['Pruebas primero', 'código heredado', 'reescribir es caro', '2026-01-31']],
  },
  'portuguese-boxes': {
    title: 'Cartões salvos',
    header: ['017-cartoes', '2025-10-19', './spec.md'],
    fields: NINE,
    rows: [
      'I. Biblioteca primeiro | I | pass | pre',
      'II. Testes primeiro | II | pending | pre',
      'III. Simplicidade | III | pass | pre',
    ],
    tree: [
      'cartoes dir unspecified',
      'cartoes/build.gradle.kts file new',
      'cartoes/src/main/kotlin dir modified',
      'cartoes/legado dir deleted',
    ],
    decisionPaths: ['cartoes'],
    complexity: [],
  },
  'italian-numbered': {
    title: 'Carte salvate',
    header: ['018-carte', '2025-10-20', 'spec.md'],
    fields: ['Language/Version', 'Primary Dependencies', 'Storage'],
    rows: [
      'Libreria prima di tutto | 1 | pass | pre',
      'Test prima di tutto | 2 | fail | pre',
      'Semplicità | 3 | na | pre',
    ],
    tree: [
      'crates dir unspecified',
      'crates/carte dir unspecified',
      'crates/carte/Cargo.toml file new',
      'crates/carte/src/lib.rs file new',
      'crates/pagamenti dir unspecified',
      'crates/pagamenti/src/lib.rs file modified',
    ],
    decisionPaths: ['crates/carte'],
    complexity: [],
  },
  'chinese-bilingual': {
    title: '已保存的银行卡',
    header: ['019-saved-cards', '2025年10月21日', 'spec.md'],
    fields: NINE,
    rows: [
      '一、库优先 | - | pass | pre',
      '二、测试优先 | - | fail | pre',
      '三、简单 | - | na | pre',
      '二、测试优先 | - | pass | post',
    ],
    tree: [
      'packages/cards dir unspecified',
      'packages/cards/src dir unspecified',
      'packages/cards/src/模型.ts file new',
      'packages/cards/src/service.ts file modified',
      'packages/cards/src/legacy.ts file deleted',
      'packages/cards/src/log.ts file existing',
      'packages/cards/test dir new',
    ],
    decisionPaths: ['packages/cards'],
    complexity: [],
  },
  'japanese-marks': {
    title: '保存済みカード',
    header: [null, '2025-10-22', 'spec.md'],
    fields: NINE,
    rows: [
      'プロジェクト数 | - | pass | pre',
      '単一データモデル? | - | pass | pre',
      'ライブラリ一覧 | - | unknown | pre',
      'テストが先? | - | fail | pre',
      '実依存関係を使用? | - | na | pre',
    ],
    tree: [
      'cards dir unspecified',
      'cards/src dir unspecified',
      'cards/src/lib.rs file existing',
      'cards/src/card.rs file new',
      'cards/src/old.rs file deleted',
      'cards/src/api.rs file modified',
      'cards/tests dir unspecified',
      'cards/tests/api.rs file new',
    ],
    decisionPaths: ['cards'],
    complexity: [['テストが先', '既存コードのため', '書き直しは高価', null]],
  },
  'korean-boxes': {
    title: '저장된 카드',
    header: ['020-saved-cards', '2025-10-23', 'spec.md'],
    fields: NINE,
    rows: [
      'I. 라이브러리 우선 | I | pass | pre',
      'II. 테스트 우선 | II | pending | pre',
      'III. 단순성 | III | pass | pre',
    ],
    tree: [
      'cards dir unspecified',
      'cards/build.gradle.kts file new',
      'cards/src/Card.kt file modified',
      'cards/src/Old.kt file deleted',
      'cards/src/Log.kt file existing',
    ],
    decisionPaths: ['cards'],
    complexity: [],
  },
};

describe.each(Object.entries(PLANS))('a plan in another language: %s', (name, expected) => {
  const plan = readPlan(fixture(`plans/${name}.md`));

  it('is a plan with every section and the header', () => {
    expect(plan.nature).toBe('plan');
    expect(Object.entries(plan.sections).filter(([, position]) => position === null)).toEqual([]);
    expect(plan.title?.text).toBe(expected.title);
    const { branch, date, spec } = plan.header;
    expect([branch, date, spec].map((value) => value?.text ?? null)).toEqual(expected.header);
  });

  it('has the standard fields under their English names', () => {
    expect(plan.technicalContext.fields.map((field) => field.name)).toEqual(expected.fields);
  });

  it('has the verdicts of its Constitution Check', () => {
    expect(rowsOf(plan)).toEqual(expected.rows);
  });

  it('has the source tree with its status words', () => {
    expect(treeOf(plan)).toEqual(expected.tree);
    expect(plan.layoutPosition).not.toBeNull();
  });

  it('has the Structure Decision and the rows of Complexity Tracking', () => {
    expect(plan.structureDecision?.paths.map((path) => path.text)).toEqual(expected.decisionPaths);
    const rows = plan.complexity.rows.map((row) => [row.violation, row.why, row.alternative, row.until]);
    expect(rows).toEqual(expected.complexity);
  });
});

describe('what is open in another language', () => {
  it('is open where the value says so', () => {
    const japanese = readPlan(fixture('plans/japanese-marks.md'));
    expect(fieldsOf(japanese)).toContain('Performance Goals = 要明確化 ?');
    expect(japanese.leftovers.map((item) => item.kind)).toEqual(['clarification']);
  });

  it("is no value where only the template's example stands", () => {
    const chinese = readPlan(fixture('plans/chinese-bilingual.md'));
    expect(fieldsOf(chinese)).toContain('Performance Goals = - ?');
    expect(chinese.leftovers.map((item) => item.kind)).toEqual(['placeholder']);
  });
});
