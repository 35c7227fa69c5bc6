import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { rowsOf } from './helpers.js';

const rows = (check: string): string[] =>
  rowsOf(readPlan(`# Plan: X\n\n## Constitution Check\n\n${check}\n`));

const table = (header: string, ...lines: string[]): string =>
  [header, header.replace(/[^|]+/g, '---'), ...lines].join('\n');

describe('a second column of verdicts', () => {
  it('is the check after the design, whatever the columns are called', () => {
    const text = table(
      '| 原则 | 阶段 0 前 | 阶段 1 后 | 说明 |',
      '| I. 简单 | 通过 | 不通过 | 两层 |',
      '| II. 测试 | 通过 | 通过 | 已有 |',
    );
    expect(rows(text)).toEqual([
      'I. 简单 | I | pass | pre',
      'I. 简单 | I | fail | post',
      'II. 测试 | II | pass | pre',
      'II. 测试 | II | pass | post',
    ]);
  });

  it.each([
    ['Pre', 'Post'],
    ['Antes', 'Después'],
    ['调研前', '设计后'],
    ['調査前', '設計後'],
    ['Vor Phase 0', 'Nach Phase 1'],
    ['Ban đầu', 'Sau design'],
  ])('is told by the headers %s and %s', (pre, post) => {
    expect(rows(table(`| Principle | ${pre} | ${post} |`, '| I. Simple | ✅ | ❌ |'))).toEqual([
      'I. Simple | I | pass | pre',
      'I. Simple | I | fail | post',
    ]);
  });

  it('is read beside a status column without a phase of its own', () => {
    const text = table('| Principle | Status | After design |', '| I. Simple | PASS | FAIL |');
    expect(rows(text)).toEqual(['I. Simple | I | pass | pre', 'I. Simple | I | fail | post']);
  });

  it('is not dropped with its only failure, although most of its cells say nothing', () => {
    const text = table(
      '| Principle | Status | Outcome |',
      '| I. Simple | PASS | |',
      '| II. Tests | PASS | ❌ none yet |',
      '| III. Docs | PASS | |',
    );
    expect(rows(text)).toEqual([
      'I. Simple | I | pass | pre',
      'II. Tests | II | fail | pre',
      'III. Docs | III | pass | pre',
    ]);
  });

  it('is none where a note only begins with such a word', () => {
    const text = table(
      '| Principle | Status | Notes |',
      '| I. Simple | PASS | Fails closed |',
      '| II. Tests | PASS | Unit tests |',
      '| III. Docs | PASS | README |',
    );
    expect(rows(text).map((row) => row.split(' | ')[2])).toEqual(['pass', 'pass', 'pass']);
  });
});

describe('the verdict of a cell', () => {
  const verdict = (cell: string, header = 'Status'): string | undefined =>
    rows(table(`| Principle | ${header} |`, `| I. Simple | ${cell} |`))[0]?.split(' | ')[2];

  it.each([
    ['PASS except for the CLI', 'partial'],
    ['PASS (but no tests yet)', 'partial'],
    ['PASS, contingent on safe logging', 'partial'],
    ['PASS, subject to measurement', 'partial'],
    ['PASS with two limitations', 'partial'],
    ['Pass with the documented risk', 'partial'],
    ['Cumple con matices', 'partial'],
    ['Passa, com a isenção prevista', 'partial'],
    ['Erfüllt mit Auflagen', 'partial'],
    ['Pass — no exceptions', 'pass'],
    ['Holds.', 'pass'],
    ['Does not hold.', 'fail'],
    ['厳守', 'pass'],
    ['Yes / No', 'unknown'],
    ['PASS/FAIL', 'unknown'],
    ['✅/❌', 'unknown'],
    ['PASS / reinforces it', 'pass'],
    ['[ ] FAIL', 'fail'],
    ['[ ]', 'pending'],
    ['[x] PASS', 'pass'],
  ])('%s is %s', (cell, expected) => {
    expect(verdict(cell)).toBe(expected);
  });

  it('is not "No" below a header that asks for something else', () => {
    const text = table('| Principle | Status | Design impact |', '| I. Simple | PASS | No |');
    expect(rows(text)).toEqual(['I. Simple | I | pass | pre']);
  });
});

describe('a mark that stands apart at the end of a heading', () => {
  it('counts with a remark behind it', () => {
    expect(rows('### I. Privacy (NON-NEGOTIABLE) — ✅ addressed\n\nText.')).toEqual([
      'I. Privacy (NON-NEGOTIABLE) | I | pass | pre',
    ]);
  });

  it('does not count inside a sentence', () => {
    expect(rows('### I. Privacy of ✅ marked records in the shared list\n\nText.')[0]).toMatch(/unknown/);
  });
});

describe('a phase in a heading', () => {
  it.each([
    ['Antes da pesquisa', 'Após o desenho'],
    ['Antes de la investigación', 'Tras el diseño'],
    ['Antes del diseño', 'Después del diseño'],
    ['Avant la recherche', 'Après la conception'],
    ['Prima della ricerca', 'Dopo la progettazione'],
    ['Vor der Recherche', 'Nach dem Entwurf'],
    ['До исследования', 'После проектирования'],
    ['Перед дослідженням', 'Після проєктування'],
    ['Przed badaniami', 'Po projekcie'],
    ['阶段 0 之前', '阶段 1 设计之后'],
    ['Phase 0 前', 'Phase 1 後'],
    ['第0阶段前', '第1阶段后'],
    ['설계 전', '설계 완료 후'],
    ['Trước nghiên cứu', 'Sau thiết kế'],
  ])('%s is before, %s after the design', (before, after) => {
    expect(rows(`### ${before}\n\n- **Simple**: PASS\n\n### ${after}\n\n- **Simple**: FAIL`)).toEqual([
      'Simple | - | pass | pre',
      'Simple | - | fail | post',
    ]);
  });

  it('is none where a longer word only contains the letters', () => {
    expect(rows('### Withdrawal\n\n**Status**: PASS')).toEqual(['Withdrawal | - | pass | pre']);
  });
});

describe('a gate on the line of a label of a phase', () => {
  it('is a row, like those on the lines below it', () => {
    const text = [
      '**Vérification initiale (pré-phase 0) :** ✅ **Principe I** (Paquets) : conforme  ',
      '✅ **Principe II** (Tests) : conforme',
      '',
      '**Revérification (après la phase 1) :** ❌ **Principe I** (Paquets) : un seul paquet  ',
      '✅ **Principe II** (Tests) : conforme',
    ];
    expect(rows(text.join('\n'))).toEqual([
      'Principe I (Paquets) | I | pass | pre',
      'Principe II (Tests) | II | pass | pre',
      'Principe I (Paquets) | I | fail | post',
      'Principe II (Tests) | II | pass | post',
    ]);
  });

  it('is no row where the label stands before a result over all', () => {
    const plan = readPlan(
      '# Plan: X\n\n## Constitution Check\n\n**Post-design re-check**: ✅ **PASS** — done\n',
    );
    expect(plan.constitutionCheck.rows).toEqual([]);
    expect(plan.constitutionCheck.results.map(({ verdict, phase }) => [verdict, phase])).toEqual([
      ['pass', 'post'],
    ]);
  });

  it('leaves a status below settled labels to the whole check', () => {
    const text =
      '# Plan: X\n\n## Constitution Check\n\n**I. Simple**: PASS\n\n**Status**: FAIL — one gate is open\n';
    const { constitutionCheck } = readPlan(text);
    expect(constitutionCheck.results.map(({ verdict }) => verdict)).toEqual(['fail']);
  });
});

describe('a closing line in Chinese', () => {
  it.each([
    ['所有原則均通過，無需填寫複雜度追蹤。', true],
    ['所有原则需要通过。', false],
  ])('%s', (text, all) => {
    const plan = readPlan(`# Plan: X\n\n## 憲法檢查\n\n**Phase 1 後結論**：${text}\n`);
    expect(plan.constitutionCheck.results.some((result) => result.all && result.phase === 'post')).toBe(all);
  });
});

describe('the number of a principle', () => {
  it.each([
    ['I · Simple', 'I'],
    ['I | Simple', 'I'],
    ['IV\u2011 Simple', 'IV'],
    ['II) Simple', 'II'],
    ['(III) Simple', 'III'],
    ['[III] Simple', 'III'],
    ['II / Simple', 'II'],
    ['3 · Simple', '3'],
    ['II (privacy)', 'II'],
    ['I/O is bounded', null],
    ['24/7 service', null],
    ['3 projects', null],
  ])('%s has the number %s', (name, number) => {
    const text = `# Plan: X\n\n## Constitution Check\n\n- **${name}**: PASS\n`;
    expect(readPlan(text).constitutionCheck.rows.map((row) => row.number)).toEqual([number]);
  });
});

describe('the heading of a check', () => {
  it.each([
    'Charter Check',
    'Principles Check',
    'Constitution Compliance Check',
    'Contrôle constitutionnel',
    'Prüfung gegen die Constitution',
    'Vérification de la constitution (AGENTS.md)',
    '憲法檢查',
    '宪法检查',
    '原则检查',
    '헌법 체크',
    'Проверка на соответствие конституции',
  ])('%s', (heading) => {
    const plan = readPlan(`# Plan: X\n\n## ${heading}\n\n- **I. Simple**: PASS\n`);
    expect(rowsOf(plan)).toEqual(['I. Simple | I | pass | pre']);
  });
});
