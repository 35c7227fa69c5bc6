import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { reasonsOf, rowsOf } from './helpers.js';

const planOf = (body: string) => readPlan(`# Plan: Gift Cards\n\n## Constitution Check\n\n${body}\n`);

/** Rows without their phase, and results: `number name verdict`, `= verdict all`. */
function said(body: string): string[] {
  const plan = planOf(body);
  const { rows, results } = plan.constitutionCheck;
  return [
    ...rows.map(({ principle, number, verdict }) => `${number ?? '-'} ${principle}: ${verdict}`),
    ...results.map(({ verdict, all, numbers }) =>
      ['=', verdict, ...(all ? ['all'] : []), ...numbers].join(' '),
    ),
  ];
}

const table = (header: string, ...rows: string[]): string =>
  [header, header.replace(/[^|]+/g, '---'), ...rows].join('\n');

describe('a label of a result', () => {
  it.each([
    '**Gate 结论**: PASS',
    '**设计后门禁结论**：通过',
    '**최종 게이트 판정 결과**: PASS',
    '**Constitution Check 結果**: PASS',
    '**Status do Gate**: PASS',
    '**Resultado da verificação**: aprovado',
    '**Gate-Ergebnis**: bestanden',
    '**Gate result: ALL PASS — proceed.**',
    '### Gate result\n\n- PASS (only documents change)',
    '**Résultat final du contrôle**: conforme',
  ])('%s', (line) => {
    expect(said(line)).toEqual([expect.stringMatching(/^= pass/)]);
  });

  it('ends a list that it stands right below', () => {
    expect(said('- ✅ **I. Small**: one folder\n**Gate result**: PASS')).toEqual([
      'I I. Small: pass',
      '= pass',
    ]);
  });

  it.each(['全項目 PASS', '全部通过', '모든 항목 통과', 'Alle bestanden', 'All PASS', 'Tutto rispettato'])(
    'may be missing where all is said: %s',
    (line) => {
      expect(said(line)).toEqual(['= pass all']);
    },
  );

  it.each([
    ['pl', '**Wynik**: wszystkie zasady są spełnione.', 'Wszystkie zasady muszą być spełnione.'],
    ['nl', '**Resultaat**: alle beginselen voldoen.', 'Alle beginselen moeten voldoen.'],
    ['ru', 'Все принципы соблюдены.', 'Все принципы должны быть соблюдены.'],
    ['uk', 'Усі принципи дотримано.', 'Усі принципи повинні бути дотримані.'],
    ['tr', '**Sonuç**: Tüm ilkeler karşılanıyor.', '**Sonuç**: Tüm ilkeler karşılanmalı.'],
    ['vi', '**Kết quả**: tất cả nguyên tắc đạt.', '**Kết quả**: tất cả nguyên tắc phải đạt.'],
    ['id', '**Hasil**: semua prinsip terpenuhi.', '**Hasil**: semua prinsip harus terpenuhi.'],
    ['de', '**Prüfergebnis**: Alle Grundsätze eingehalten.', 'Alle Grundsätze müssen eingehalten werden.'],
    ['fr', '**Bilan** : Tous les principes sont respectés.', 'Tous les principes doivent être respectés.'],
    ['es', 'Todos los principios se cumplen.', 'Todos los principios deben cumplirse.'],
    ['pt', 'Todos os princípios atendidos.', 'Todos os princípios devem ser atendidos.'],
    ['it', 'Tutti i principi sono rispettati.', 'Tutti i principi devono essere rispettati.'],
    ['zh', '**结论**：所有原则均符合。', '所有原则必须符合。'],
    ['ja', '**結論**: すべての原則に適合。', 'すべての原則に適合する必要がある。'],
    ['ko', '**결론**: 모든 원칙을 준수.', '모든 원칙을 준수해야 한다.'],
  ])('settles all in %s, and a duty does not', (_code, line, duty) => {
    expect(said(line)).toEqual(['= pass all']);
    expect(said(duty)).not.toContain('= pass all');
  });

  it.each([
    'No violations are known yet.',
    'No violations so far.',
    'Bislang keine Verstöße.',
    'Aucune violation pour l’instant, encore à relire.',
    '目前无违规。',
    'All gates PASS after the split.',
    'All gates PASS (not yet).',
    'All principles hold, once it is merged.',
    '- [ ] All gates pass',
    'Alle Prinzipien noch nicht erfüllt.',
    '重构后全部通过',
  ])('states nothing for now: %s', (line) => {
    expect(said(line)).not.toContain('= pass all');
  });

  it.each([
    '**Result**: All gates pass; the second package is not a violation of them.',
    '**Ergebnis**: Alle Prinzipien erfüllt; das zweite Paket ist kein echter Verstoß.',
    '**结论**：所有原则均通过，第二个包不构成违规。',
  ])('is not taken back by what is no violation: %s', (line) => {
    expect(said(line)).toEqual(['= pass all']);
  });
});

describe('a line over several principles', () => {
  it.each([
    ['I–III all satisfied ✅', ['= pass I II III']],
    ['Principles I, II and IV: respected.', ['= pass I II IV']],
    ['**结论**：I-III 全部通过', ['= pass I II III']],
    ['- **II / III / IV**: ✅ PASS', ['II II: pass', 'III III: pass', 'IV IV: pass']],
    [
      '- **I. Small** ✅ / **II. Local** ❌ / **III. Typed** ✅',
      ['I I. Small: pass', 'II II. Local: fail', 'III III. Typed: pass'],
    ],
    ['**Result**: 7/8 pass', []],
    ['**Re-check**: ✅ I, II still pass', ['= pass I II']],
    ['**Result**: still PASS', []],
    ['I–III must all be satisfied.', []],
    ['I–III: PASS, IV: FAIL', ['I I: pass', 'II II: pass', 'III III: pass', 'IV IV: fail']],
  ])('%s', (line, expected) => {
    expect(said(line)).toEqual(expected);
  });
});

describe('what heads a list', () => {
  it('is no row where its items are gates', () => {
    expect(said('**Other Project Check:**\n\n- ✅ **Names**: short\n- ⚠️ **Size**: two folders')).toEqual([
      '- Names: pass',
      '- Size: partial',
    ]);
  });

  it('gives its verdict to the gates below it', () => {
    const text =
      '### ✅ Passes\n\n- **Small**: one folder\n- **Local**: no network\n\n### ⚠️ Considerations\n\n- **Fast**: 300 ms';
    expect(said(text)).toEqual(['- Small: pass', '- Local: pass', '- Fast: partial']);
  });

  it.each(['Versão da Constituição', 'Verfassungsversion', '宪法版本', 'Constitution version'])(
    'may only note something: %s',
    (label) => {
      expect(said(`- **${label}**: 2.1\n  - ✅ **P1 Small**: one\n  - ❌ **P2 Local**: two`)).toEqual([
        '1 P1 Small: pass',
        '2 P2 Local: fail',
      ]);
    },
  );

  it('counts bold names, of which one has a verdict', () => {
    expect(said('1. **Reuse**: the old one\n2. **Types**: strict\n3. **Tests**: ✅ first')).toEqual([
      '1 Reuse: unknown',
      '2 Types: unknown',
      '3 Tests: pass',
    ]);
  });
});

describe('the verdict of a row', () => {
  const cell = (text: string): string | undefined =>
    planOf(table('| Principle | Assessment |', `| I. Small | ${text} |`)).constitutionCheck.rows[0]?.verdict;
  const item = (text: string): string | undefined => planOf(`- ${text}`).constitutionCheck.rows[0]?.verdict;

  it.each([
    ['The folder stays as it is. PASS', 'pass'],
    ['Two folders are added. ✅', 'pass'],
    ['Unverändert übernommen. Bestanden.', 'pass'],
    ['Still ✅ — nothing moved', 'pass'],
    ['berührt, nicht verletzt', 'pass'],
    ['nicht berührt', 'na'],
    ['契合', 'pass'],
    ['未触及', 'na'],
    ['✅ N/A', 'na'],
    ['✅ FAIL', 'fail'],
    ['✅❌', 'fail'],
    ['[x] FAIL', 'fail'],
    ['PASS FAIL', 'fail'],
    ['PASS ❌', 'fail'],
    ['PASS → FAIL', 'fail'],
    ['FAIL → PASS', 'fail'],
    ['✅ verletzt', 'fail'],
    ['✅ 不通过', 'fail'],
    ['échec ✅', 'fail'],
    ['✅ fails closed', 'pass'],
    ['PASS after the design', 'pass'],
    ['PASS (80% of the lines)', 'pass'],
  ])('in a cell: %s', (text, expected) => {
    expect(cell(text)).toBe(expected);
  });

  it.each([
    'PASS (not yet)',
    'PASS after the split',
    'PASS TBD',
    'PASS deferred',
    'PASS 50%',
    'PASS if reviewed',
    'erfüllt, sobald die Tests laufen',
    'erfüllt (noch nicht)',
    'conforme après la migration',
    'cumple tras la migración',
    '通过（尚未验证）',
    '(パス必須)',
    '✅ PASS after the split',
    '✅ PASS (not yet)',
    '✅ after the split',
    'PASS expected',
    'PASS (planned)',
    'PASS in phase 2',
    'PASS until the review',
    'bestanden (geplant)',
    'conforme (prévu)',
    '合格予定',
    '통과 예정',
    '预计通过',
    '尚未通过',
  ])('is not there yet: %s', (text) => {
    expect(['unknown', 'pending']).toContain(cell(text));
  });

  it.each([
    ['**I. Local**: nothing leaves the machine. **Pass.**', 'pass'],
    ['✅ **I. Local** - N/A', 'na'],
    ['**I. Loud**: 失敗は画面に出す ✅', 'pass'],
    ['**I. Loud**: failures are shown ✅', 'pass'],
    ['[x] I. Local: FAIL', 'fail'],
    ['[x] I. Local — violated, see below', 'fail'],
    ['[x] I. Local (does NOT hold)', 'fail'],
    ['[x] I. Local: fails closed', 'pass'],
    ['I. Local PASS', 'pass'],
    ['Is a second store added? Nein', 'unknown'],
    ['**I. Loud**: fails closed when the store is away', 'unknown'],
    ['**I. Loud**: 违反时返回错误', 'unknown'],
    ['**I. Loud**: FAIL because it is silent', 'fail'],
    ['**I. Loud**: violated, see below', 'fail'],
    ['Is a second store added? No ✅', 'pass'],
  ])('in a list: %s', (text, expected) => {
    expect(item(text)).toBe(expected);
  });

  it.each([
    ['### I. Small — PASS WITH NOTE\n\nText.', 'I I. Small: pass'],
    ['### I. Small — N/A FOR NOW\n\nText.', 'I I. Small: na'],
    ['### I. Small — PASS WITH EXCEPTION\n\nText.', 'I I. Small: partial'],
    ['### I. Klein — erfüllt mit Hinweis\n\nText.', 'I I. Klein: pass'],
    ['### I. Klein — n. a.\n\nText.', 'I I. Klein: na'],
    ['### I. 数据 — 通过网络传输\n\nText.', 'I I. 数据 — 通过网络传输: unknown'],
    ['### I. Small — Passing cards around\n\nText.', 'I I. Small — Passing cards around: unknown'],
  ])('in a heading: %s', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it.each([
    ['原则', '是否触及', '否'],
    ['Grundsatz', 'Berührt?', 'nein'],
    ['Principle', 'Touched?', 'no'],
    ['Principio', 'Afectado', 'no'],
    ['原则', '适用性', 'N/A'],
  ])('does not apply where %s asks %s', (name, asked, answer) => {
    expect(said(table(`| ${name} | ${asked} | x |`, `| I. Small | ${answer} | y |`))).toEqual([
      'I I. Small: na',
    ]);
  });

  it('is in a column that asks for both', () => {
    expect(said(table('| 原则 | 适用性与判定 | x |', '| I. Small | ✅ 适用 | y |'))).toEqual([
      'I I. Small: pass',
    ]);
  });

  it('is unknown where the answer does not tell what the question asks for', () => {
    const text = table('| Check | Status |', '| Adds a second store? | No |', '| Uses the library? | Yes |');
    expect(said(text)).toEqual(['- Adds a second store?: unknown', '- Uses the library?: unknown']);
  });

  it('is not in a note that begins with such a word', () => {
    const text = table(
      '| 原则 | 结果 | 说明 |',
      '| I. 小 | ✅ | 违反时报错 |',
      '| II. 本地 | ✅ | 违反规则会被拒绝 |',
    );
    expect(said(text)).toEqual(['I I. 小: pass', 'II II. 本地: pass']);
  });

  it('is of the principle and not of the id of a gate', () => {
    const text = table(
      '| Gate | Principle | Result |',
      '| G1 | I. Small | PASS |',
      '| G2 | II. Local | ❌ |',
    );
    expect(said(text)).toEqual(['I I. Small: pass', 'II II. Local: fail']);
  });

  it('is the column that is ticked, where marks are its header', () => {
    const text = table('| Principle | ✅ | ⚠️ | ❌ |', '| I. Small | x | | |', '| II. Local | | | x |');
    expect(said(text)).toEqual(['I I. Small: pass', 'II II. Local: fail']);
  });

  it.each([
    ['P1. Small', '1'],
    ['P-II. Small', 'II'],
    ['Small (Constitution II)', 'II'],
    ['Klein (Prinzip III)', 'III'],
    ['V1 of the API', null],
    ['3 packages', null],
    ['I need one', null],
  ])('has the number of %s', (name, number) => {
    expect(planOf(`- **${name}**: PASS`).constitutionCheck.rows.map((row) => row.number)).toEqual([number]);
  });

  it.each([
    '- [x] I. Local: FAIL',
    table('| Principle | Status |', '| I. Local | ✅❌ |'),
    '### I. Local ✅ FAIL\n\nText.',
    '**I. Local**: PASS ❌',
  ])('is told where it contradicts itself: %j', (text) => {
    expect(reasonsOf(planOf(text))).toEqual(['check-contradiction']);
  });
});

describe('a check as a whole', () => {
  it.each(['PASS — only a document changes.', '✅ **PASS** – nothing is touched', '**通过**：仅改文档。'])(
    'is settled by no more than a verdict: %s',
    (text) => {
      expect(said(text)).toEqual(['= pass all']);
    },
  );

  it('is not settled by a verdict beside rows', () => {
    expect(said('PASS — a small change.\n\n- **I. Small**: ✅')).toEqual(['I I. Small: pass', '= pass']);
  });

  it('keeps a failure that a paragraph states', () => {
    expect(said('All gates PASS\n\nSmall Folders FAIL')).toEqual(['- Small Folders: fail', '= pass all']);
  });

  it.each([
    'Every change MUST PASS',
    'Tests that FAIL are shown, and nobody has to look for what is PASS',
    'A gate is PASS or FAIL',
  ])('states nothing by a sentence that ends so: %s', (text) => {
    expect(said(text)).toEqual([]);
  });

  it.each([
    '*Vor Phase 0 geprüft, nach Phase 1 erneut geprüft.*',
    '_Checked before Phase 0, re-checked after Phase 1._',
    '**Vor Phase 0 geprüft, nach Phase 1 erneut geprüft.**',
  ])('is one where a line speaks of both: %s', (line) => {
    const text = `${line}\n\n${table('| Principle | Status |', '| I. Small | ✅ |')}`;
    expect(rowsOf(planOf(text))).toEqual(['I. Small | I | pass | pre']);
  });

  it.each([
    '### Example of a post-design check',
    '### Post-design check (to be done)',
    '### Prüfung nach dem Entwurf (geplant)',
    '### 设计后检查（示例）',
    '### Post-Design Check — not started',
    '### Re-check after Phase 1: pending',
    '**Post-design check (to be done)**:',
  ])('is not stated below %s', (heading) => {
    expect(rowsOf(planOf(`- **I. Small**: ❌\n\n${heading}\n\n- **I. Small**: ✅`))).toEqual([
      'I. Small | I | fail | pre',
    ]);
  });
});
