import { readConstitution } from '../../../src/entries/documents.js';

const CHINESE = [
  '## 核心原则',
  '### 一、测试优先',
  '测试覆盖率必须达到 80% 以上。',
  '### 二、保持简单',
  '保持简单。',
];
const ENGLISH = [
  '## Core Principles',
  '### I. Test First',
  'Coverage MUST be at least 80%.',
  '### II. Simplicity',
  'Keep it simple. All code MUST pass linting.',
];

function read(...lines: string[]): [string | null, string, string[]][] {
  return readConstitution(['# Shop', ...lines, ''].join('\n\n')).principles.map(({ number, name, gates }) => [
    number,
    name,
    gates.map(({ id }) => id),
  ]);
}

describe('a constitution in two languages', () => {
  it('has each principle once, with the gates of the language that states them', () => {
    expect(read(...CHINESE, '# English', ...ENGLISH)).toEqual([
      [expect.anything(), '测试优先', [expect.stringContaining('coverage')]],
      [expect.anything(), '保持简单', [expect.stringContaining('lint')]],
    ]);
  });

  it('has it once whichever language comes first', () => {
    expect(read(...ENGLISH, '# 中文版', ...CHINESE).map(([, name]) => name)).toEqual([
      'Test First',
      'Simplicity',
    ]);
  });

  it('keeps the blocks of both', () => {
    const block = '```yaml gate\n- kind: lint\n```';
    const found = read(...CHINESE.slice(0, 4), block, '# English', ...ENGLISH);
    expect(found[1]?.[2]).toHaveLength(1);
  });

  it.each([
    [
      'Spanish',
      ['### I. Pruebas primero', 'La cobertura debe ser de al menos el 80 % y cada módulo tiene pruebas.'],
      ['### II. Simplicidad', 'El código debe ser simple y todas las reglas se cumplen.'],
    ],
    [
      'German',
      ['### I. Tests zuerst', 'Die Testabdeckung muss mindestens 80 % betragen, und jedes Paket hat Tests.'],
      ['### II. Einfachheit', 'Der Code muss einfach sein, und alle Regeln werden eingehalten.'],
    ],
    [
      'French',
      ['### I. Tests d’abord', 'La couverture doit être d’au moins 80 % et chaque module a des tests.'],
      ['### II. Simplicité', 'Le code doit rester simple et toutes les règles sont respectées.'],
    ],
    [
      'Portuguese',
      ['### I. Testes primeiro', 'A cobertura deve ser de pelo menos 80 % e cada módulo tem testes.'],
      ['### II. Simplicidade', 'O código deve ser simples e todas as regras são cumpridas.'],
    ],
  ])('has each principle once in English and %s', (_language, one, two) => {
    const other = ['## Core Principles', ...one, ...two];
    expect(read(...ENGLISH, '# Translation', ...other).map(([, name]) => name)).toEqual([
      'Test First',
      'Simplicity',
    ]);
    expect(read(...other, '# English', ...ENGLISH)).toHaveLength(2);
  });

  it('keeps two groups of principles in one language', () => {
    const second = ['## Engineering Principles', '### I. Small', 'Be small.', '### II. Fast', 'Be fast.'];
    expect(read(...ENGLISH, ...second)).toHaveLength(4);
    expect(read(...CHINESE, '## Core Principles', '### I. Small', 'Be small.')).toHaveLength(3);
  });
});

describe('what is open in a constitution', () => {
  const leftovers = (...lines: string[]) =>
    readConstitution(['## Core Principles', '### I. One', ...lines, ''].join('\n\n')).leftovers.map(
      ({ kind }) => kind,
    );

  it.each([
    '- [x] No [NEEDS CLARIFICATION] markers remain',
    '- [x] All [NEEDS CLARIFICATION] resolved',
    'Every [NEEDS CLARIFICATION] item is answered before design.',
    'No `[NEEDS CLARIFICATION]` may be left.',
    '所有 [NEEDS CLARIFICATION] 标记均已解决。',
  ])('is nothing in %j', (line) => {
    expect(leftovers(line)).toEqual([]);
  });

  it.each([
    'Coverage of [NEEDS CLARIFICATION: which packages?] is 80%.',
    'Releases happen [NEEDS CLARIFICATION].',
  ])('is a clarification in %j', (line) => {
    expect(leftovers(line)).toEqual(['clarification']);
  });
});
