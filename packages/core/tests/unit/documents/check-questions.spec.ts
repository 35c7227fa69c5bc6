import { readPlan } from '../../../src/documents/plan/read-plan.js';

/** The verdicts that a check of the given lines states. */
function verdictsOf(body: string): string[] {
  const { rows } = readPlan(`# Plan: Gift Cards\n\n## Constitution Check\n\n${body}\n`).constitutionCheck;
  return rows.map(({ verdict }) => verdict);
}

const table = (header: string, row: string): string =>
  [header, header.replace(/[^|]+/g, '---'), row].join('\n');

describe('a bare "yes" or "no" to a question', () => {
  it.each([
    ['Does the design violate any principle?', 'Yes', 'fail'],
    ['Does the design violate any principle?', 'No', 'pass'],
    ['Does it violate II?', 'Yes', 'fail'],
    ['Any violations?', 'No', 'pass'],
    ['No violations?', 'Yes', 'pass'],
    ['Are all layers respected?', 'Yes', 'pass'],
    ['Are all layers respected?', 'No', 'fail'],
    ['Verstößt der Entwurf gegen ein Prinzip?', 'Ja', 'fail'],
    ['Ist jedes Prinzip eingehalten?', 'Ja', 'pass'],
    ['¿Se respeta la capa de datos?', 'Sí', 'pass'],
    ['Une règle est-elle violée, ou un écart ?', 'Oui', 'fail'],
    ['是否符合？', '是', 'pass'],
    ['是否违反？', '是', 'fail'],
    ['原則に違反するか？', 'はい', 'fail'],
    ['원칙을 위반하는가?', '아니오', 'pass'],
    ['Нарушен ли принцип? Есть нарушение?', 'Да', 'fail'],
  ])('says what the question makes of it: %s %s', (question, answer, verdict) => {
    expect(verdictsOf(`- **${question}** ${answer}`)).toEqual([verdict]);
    expect(verdictsOf(table('| Principle | Status |', `| ${question} | ${answer} |`))).toEqual([verdict]);
  });

  it.each([
    ['Does the feature bypass the API?', 'Yes'],
    ['Is a second database added?', 'Yes'],
    ['Are violations recorded?', 'Yes'],
    ['Are violations recorded?', 'No'],
    ['Must it comply?', 'Yes'],
    ['Can the rule be satisfied?', 'Yes'],
    ['Is it not satisfied?', 'Yes'],
    ['通过代理访问数据库吗？', '是'],
    ['新しい DB を追加するか？', 'はい'],
  ])('is not a verdict where the question does not tell: %s %s', (question, answer) => {
    expect(verdictsOf(`- ${question} ${answer}`)).not.toContain('pass');
    expect(verdictsOf(`- ${question} ${answer}`)).not.toContain('fail');
    expect(verdictsOf(table('| Principle | Status |', `| ${question} | ${answer} |`))).toEqual(['unknown']);
  });

  it('stands beside a mark, which decides', () => {
    expect(verdictsOf('- Is a second database added? No ✅')).toEqual(['pass']);
    expect(verdictsOf('- Is a second database added? ❌ Yes')).toEqual(['fail']);
  });
});

describe('a column of "yes" and "no"', () => {
  it.each(['Needs a migration?', 'Adds a store', 'Extra risk', '是否新增数据库'])(
    'states nothing below "%s"',
    (header) => {
      expect(verdictsOf(table(`| Principle | ${header} |`, '| I. Small | Yes |'))).toEqual(['unknown']);
    },
  );

  it.each(['Compliant?', 'Followed?', 'Status', '是否符合', 'Eingehalten?'])(
    'is a verdict below "%s"',
    (header) => {
      expect(verdictsOf(table(`| Principle | ${header} |`, '| I. Small | Yes |'))).toEqual(['pass']);
    },
  );
});
