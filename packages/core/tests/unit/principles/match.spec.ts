import type { Principle } from '../../../src/model/constitution.js';
import { matchPrinciple } from '../../../src/principles/match-principle.js';
import { principleLabel } from '../../../src/principles/principle-label.js';

function constitution(...labels: string[]): Principle[] {
  return labels.map((label, index) => {
    const [number, ...name] = label.split(' ');
    return {
      number: number === '-' ? null : (number ?? null),
      name: name.join(' '),
      nonNegotiable: false,
      position: { line: index + 1, column: 1 },
      gates: [],
    };
  });
}

const PRINCIPLES = constitution(
  'I Library-First',
  'II Command Line Interface',
  'III Test-First',
  'IV Simplicity (YAGNI)',
  'V Code Quality & Naming',
  'VI Performance at Scale',
  'VII 可观测性 (Observability)',
);

function match(
  principle: string,
  number: string | null = null,
  principles: readonly Principle[] = PRINCIPLES,
): string | null {
  const found = matchPrinciple({ principle, number }, principles);
  return found === null ? null : principleLabel(found);
}

describe('matchPrinciple', () => {
  it.each([
    ['III. Test-First', 'III', 'III. Test-First'],
    ['III. TEST FIRST (NON-NEGOTIABLE)', 'III', 'III. Test-First'],
    ['Test-First', null, 'III. Test-First'],
    ['Principle III', null, 'III. Test-First'],
    ['Principle III: Test-First', 'III', 'III. Test-First'],
    ['§II', null, 'II. Command Line Interface'],
    ['II', null, 'II. Command Line Interface'],
    ['Article 2', null, 'II. Command Line Interface'],
    ['', '2', 'II. Command Line Interface'],
    ['2) Command-line interface', '2', 'II. Command Line Interface'],
    ['Command line interface (§II)', null, 'II. Command Line Interface'],
    ['YAGNI', null, 'IV. Simplicity (YAGNI)'],
    ['Simplicity', null, 'IV. Simplicity (YAGNI)'],
    ['可观测性', null, 'VII. 可观测性 (Observability)'],
    ['VII. Observability', 'VII', 'VII. 可观测性 (Observability)'],
    ['III. 测试优先', 'III', 'III. Test-First'],
    ['III. TDD', 'III', 'III. Test-First'],
    ['II. CLI', 'II', 'II. Command Line Interface'],
    ['III. Testing', 'III', 'III. Test-First'],
    ['Library-First: the feature is a library of its own', null, 'I. Library-First'],
    ['Performance', null, 'VI. Performance at Scale'],
    ['VI. 性能 under load', 'VI', null],
    ['V. 名', 'V', 'V. Code Quality & Naming'],
    ['V. The', 'V', null],
  ])('finds %j (number %j)', (principle, number, expected) => {
    expect(match(principle, number)).toBe(expected);
  });

  it.each([
    ['I. Test-First', 'I', 'III. Test-First'],
    ['IX. Test-First', 'IX', 'III. Test-First'],
    ['V. Command Line Interface', 'V', 'II. Command Line Interface'],
  ])('lets the name of %j win over its number', (principle, number, expected) => {
    expect(match(principle, number)).toBe(expected);
  });

  it.each([
    ['III. Brand Voice', 'III', null],
    ['Brand Voice', null, null],
    ['ADR-022: guard', null, null],
    ['XII', 'XII', null],
    ['', null, null],
    ['Quality', null, ['I Code Quality', 'II Design Quality']],
    ['II', 'II', ['II One', 'II Two']],
  ] as const)('finds nothing for %j', (principle, number, labels) => {
    expect(match(principle, number, labels === null ? PRINCIPLES : constitution(...labels))).toBeNull();
  });

  it('lets the number choose between equal names', () => {
    expect(match('II. Tests', 'II', constitution('I Tests', 'II Tests'))).toBe('II. Tests');
    expect(match('Tests', null, constitution('I Tests', 'II Tests'))).toBeNull();
  });

  it('reads roman, arabic and Chinese numerals as one', () => {
    const chinese = constitution('一 测试优先', '十二 简单');
    expect(match('I', 'I', chinese)).toBe('一. 测试优先');
    expect(match('原则十二', null, chinese)).toBe('十二. 简单');
    expect(match('12', '12', chinese)).toBe('十二. 简单');
  });
});

describe('principleLabel', () => {
  it('writes what there is', () => {
    expect(constitution('- Only Name', 'IV', 'II Both').map(principleLabel)).toEqual([
      'Only Name',
      'IV',
      'II. Both',
    ]);
  });
});
