import { readPlan } from '../../../src/documents/plan/read-plan.js';

/** The rows of a check of the given lines, as `name: verdict`. */
function rowsOf(body: string): string[] {
  const { rows } = readPlan(`# Plan: Gift Cards\n\n## Constitution Check\n\n${body}\n`).constitutionCheck;
  return rows.map(({ principle, verdict }) => `${principle}: ${verdict}`);
}

const verdictOf = (text: string) => rowsOf(`- **I. Cards**: ${text}\n- **II. Tests**: PASS`)[0];

describe('a sentence that begins with a word of a verdict', () => {
  it.each([
    'Passes every call through the gateway',
    'Pass the card number to the bank',
    'Passed as an argument',
    'Approved packages are listed later',
    '通过网关调用银行',
    '通过單元測試保證',
    '合规的日志尚未添加',
    'パスを検証する',
    'クリアの操作を加える',
    '통과 시험을 작성한다',
    '준수 여부를 확인한다',
    'Besteht aus zwei Paketen',
    'Passé en paramètre',
    'Conforme o contrato, os dados são salvos',
    'Superato il limite si ferma',
    'Проходит через шлюз',
    'Виконується у фоні',
    'Przeszło do wersji 2',
    'Complies once it is merged',
    'Satisfied users must be counted',
  ])('is not a pass: %s', (text) => {
    expect(verdictOf(text)).toBe('I. Cards: unknown');
    const table = `| Principle | Approach |\n|---|---|\n| I. Cards | ${text} |\n| II. Tests | ${text} |`;
    expect(rowsOf(table)).toEqual(['I. Cards: unknown', 'II. Tests: unknown']);
  });

  it.each([
    'Passes.',
    'Pass — one module',
    'Pass with the tests of the bank',
    'Complies with the rule',
    'Erfüllt durch ein Modul',
    'Cumple con la regla',
    'Respecte la règle',
    '符合现有约定',
    '遵守。',
    '準拠している。',
    '준수합니다.',
    'Соответствует правилу',
  ])('is one where it states itself: %s', (text) => {
    expect(verdictOf(text)).toBe('I. Cards: pass');
  });
});

describe('the name of a principle', () => {
  it.each(['III. 合规', 'III. Compliant', 'III. 준수', 'III. Konform'])(
    'is not a verdict behind its number: %s',
    (name) => {
      expect(rowsOf(`- **${name}**: one log a day\n- **IV. Tests**: PASS`)).toEqual([
        `${name}: unknown`,
        'IV. Tests: pass',
      ]);
    },
  );
});

describe('items that only have labels', () => {
  const labelled = '- Simplicity: one package\n- Testing: unit tests';

  it('are gates without a verdict, where every item has one', () => {
    expect(rowsOf(labelled)).toEqual(['Simplicity: unknown', 'Testing: unknown']);
    expect(rowsOf('- 事务边界：纯同步\n- 质量门：`lint`')).toEqual(['事务边界: unknown', '质量门: unknown']);
    expect(rowsOf(`- Layers:\n  - Web: one page\n  - Data: one table\n${labelled}`)).toEqual([
      'Layers: unknown',
      'Simplicity: unknown',
      'Testing: unknown',
    ]);
  });

  it('are gates beside others with verdicts', () => {
    expect(rowsOf('- Simplicity: PASS. Small.\n- Testing: PASS. Unit.\n- Speed: to taste')).toEqual([
      'Simplicity: pass',
      'Testing: pass',
      'Speed: unknown',
    ]);
  });

  it('are prose beside items without labels, and beside gates in bold', () => {
    expect(rowsOf(`${labelled}\n- it stays small`)).toEqual([]);
    expect(rowsOf(`${labelled}\n\n### Answers\n\n- **I. Small**: one package`)).toEqual([
      'I. Small: unknown',
    ]);
  });
});

it('takes a pass with a condition for a partial one, and other principles for a heading', () => {
  expect(rowsOf('- **I. 简单**：通过（附条件）\n- **II. 测试**：通过')).toEqual([
    'I. 简单: partial',
    'II. 测试: pass',
  ]);
  expect(rowsOf('### I. 简单 ✅\n\n### 其他原则\n\n没有约束。')).toEqual(['I. 简单: pass']);
});
