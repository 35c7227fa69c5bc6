import fc from 'fast-check';
import { readConstitution } from '../../../src/entries/documents.js';
import { addPrinciple, amendVersion, bindGates } from '../../../src/entries/editing.js';
import { untouchedLines, writtenAs } from './support.js';

const VERSION = '**Version**: 1.2.0 | **Ratified**: 2025-01-01 | **Last Amended**: 2025-02-02';
const constitution = (principles: string, end = `## Governance\n\n${VERSION}`) =>
  `# Shop Constitution\n\n## Core Principles\n\n${principles}\n\n${end}\n`;
const bound = (text: string) => {
  const edited = bindGates(text);
  if (!edited.ok) throw new Error(edited.problem.code);
  return edited;
};
const gatesOf = (text: string) =>
  readConstitution(text).principles.flatMap(({ gates }) =>
    gates.map(({ id, rules, origin }) => ({ id, rules, origin })),
  );

describe('bindGates writes the block', () => {
  const BLOCK = '```yaml gate\n- kind: coverage\n  min: { lines: 80 }\n```';
  const RULE = 'Test coverage MUST be at least 80%.';
  it.each([
    [
      'before the blank lines at the end of the principle',
      `### I. Tests\n\n${RULE}\n\n\n### II. Other\n\nText.`,
      `${RULE}\n\n${BLOCK}\n\n\n### II.`,
    ],
    [
      'before a rule line between principles',
      `### I. Tests\n\n${RULE}\n\n---\n\n### II. Other\n\nText.`,
      `${RULE}\n\n${BLOCK}\n\n---`,
    ],
    [
      'behind the rationale',
      `### I. Tests\n\n${RULE}\n\n**Rationale**: faults are found.\n\n### II. Other\n\nText.`,
      `found.\n\n${BLOCK}\n\n### II.`,
    ],
    [
      'behind a list, not inside it',
      `### I. Tests\n\n- ${RULE}\n\n### II. Other\n\nText.`,
      `- ${RULE}\n\n${BLOCK}\n\n### II.`,
    ],
    [
      'with a blank line where the next heading follows at once',
      `### I. Tests\n${RULE}\n### II. Other\n\nText.`,
      `${RULE}\n\n${BLOCK}\n\n### II.`,
    ],
    [
      'behind what stands under headings of the principle',
      `### I. Tests\n\n#### Rules\n\n${RULE}\n\n### II. Other\n\nText.`,
      `${RULE}\n\n${BLOCK}\n\n### II.`,
    ],
    [
      'inside the list item that the principle is',
      `- **I. Tests**: Faults are found. ${RULE}\n- **II. Other**: Text.`,
      `${RULE}\n  ${BLOCK.replaceAll('\n', '\n  ')}\n- **II.`,
    ],
    [
      'below the paragraph that the principle is',
      `**I. Tests**: Faults are found. ${RULE}\n\n**II. Other**: Text.`,
      `${RULE}\n\n${BLOCK}\n\n**II.`,
    ],
  ])('%s', (_name, principles, expected) => {
    const text = constitution(principles);
    const edited = bound(text);
    expect(edited.text).toContain(expected);
    expect(edited.unbound).toEqual([]);
    expect(gatesOf(edited.text)).toEqual(gatesOf(text).map((gate) => ({ ...gate, origin: 'block' })));
  });

  it('before the version when the last principle is the end of the document', () => {
    const edited = bound(`# C\n\n## Core Principles\n\n### I. Tests\n\n${RULE}\n\n---\n\n${VERSION}`);
    expect(edited.text).toContain(`${RULE}\n\n${BLOCK}\n\n---\n\n${VERSION}`);
  });

  it('at the end of a text without a last line end, which stays missing', () => {
    const edited = bound(`## Core Principles\n\n### I. Tests\n\n${RULE}`);
    expect(edited.text.endsWith(`${RULE}\n\n${BLOCK}`)).toBe(true);
  });
});

describe('bindGates leaves', () => {
  it('a principle that has a block, whatever its words state', () => {
    const text = constitution(
      '### I. Tests\n\nTest coverage MUST be at least 80%.\n\n```yaml gate\n- kind: lint\n```',
    );
    expect(bound(text)).toMatchObject({ text, bound: [], edits: [] });
  });

  it('a principle that states nothing measurable', () => {
    const text = constitution('### I. Kindness\n\nBe kind.');
    expect(bound(text)).toMatchObject({ text, bound: [], edits: [] });
  });

  it('a principle behind whose text a comment is never closed, and binds the others', () => {
    const text = `# C\n\n## Core Principles\n\n### I. Lint\n\nAll code MUST pass lint with zero errors.\n\n### II. Tests\n\nTest coverage MUST be at least 80%.\n\n<!-- to be said\n`;
    const edited = bound(text);
    expect(edited.bound.map(({ name }) => name)).toEqual(['Lint']);
    expect(edited.unbound).toMatchObject([
      { principle: { name: 'Tests' }, problem: { code: 'not-read-back' } },
    ]);
    expect(gatesOf(edited.text).map(({ id }) => id)).toEqual(['I.lint', 'II.coverage']);
  });

  it.each([
    ['a merge conflict', constitution('<<<<<<< a\n### I. A\n=======\n### I. B\n>>>>>>> b'), 'conflict'],
    ['a binary file', 'a\u0000b', 'unreadable'],
  ])('a document with %s', (_name, text, code) => {
    expect(bindGates(text)).toMatchObject({ ok: false, problem: { code } });
  });
});

it('bindGates keeps the ids that waivers name when two gates of a principle are of one kind', () => {
  const text = constitution(
    '### I. Tests\n\nTest coverage MUST be at least 80%.\n\nAll type checking MUST pass without errors or warnings.\n\n### I. Again\n\nTest coverage MUST be at least 70%.',
  );
  expect(gatesOf(bound(text).text).map(({ id, rules }) => [id, rules])).toEqual(
    gatesOf(text).map(({ id, rules }) => [id, rules]),
  );
});

describe('amendVersion', () => {
  const amended = (lines: string, bump: 'major' | 'minor' | 'patch' = 'patch') => {
    const edited = amendVersion(constitution('### I. A\n\nText.', lines), bump, '2026-03-02');
    return edited.ok ? edited.text.split('Text.\n\n')[1]?.trimEnd() : edited.problem.code;
  };
  it.each([
    ['major', '2.0.0'],
    ['minor', '1.3.0'],
    ['patch', '1.2.1'],
  ] as const)('raises the %s part', (bump, expected) => {
    expect(amended(VERSION, bump)).toBe(
      VERSION.replace('1.2.0', expected).replace('2025-02-02', '2026-03-02'),
    );
  });

  it.each([
    [
      'a version of two parts',
      '**Version**: 1.2 | **Last Amended**: 2025-02-02',
      '**Version**: 1.2.1 | **Last Amended**: 2026-03-02',
    ],
    ['a version with v', '**Version**: v1.2.0', '**Version**: v1.2.1'],
    [
      'no day of amendment',
      '**Version**: 1.2.0 | **Ratified**: 2025-01-01',
      '**Version**: 1.2.1 | **Ratified**: 2025-01-01',
    ],
    [
      'three lines in Japanese',
      '**バージョン**: 1.2.0\n**制定日**: 2025-01-01\n**最終改定**: 2025-02-02',
      '**バージョン**: 1.2.1\n**制定日**: 2025-01-01\n**最終改定**: 2026-03-02',
    ],
    [
      'Chinese with its colon',
      '**版本**：1.2.0 | **批准日期**：2025-01-01 | **最后修订**：2025-02-02',
      '**版本**：1.2.1 | **批准日期**：2025-01-01 | **最后修订**：2026-03-02',
    ],
    [
      'Korean',
      '**버전**: 1.2.0 | **비준일**: 2025-01-01 | **최종 수정일**: 2025-02-02',
      '**버전**: 1.2.1 | **비준일**: 2025-01-01 | **최종 수정일**: 2026-03-02',
    ],
    [
      'German',
      '**Version**: 1.2.0 | **Ratifiziert**: 2025-01-01 | **Zuletzt geändert**: 02.02.2025',
      '**Version**: 1.2.1 | **Ratifiziert**: 2025-01-01 | **Zuletzt geändert**: 2026-03-02',
    ],
    [
      'French',
      '**Version** : 1.2.0 | **Dernière modification** : 2025-02-02',
      '**Version** : 1.2.1 | **Dernière modification** : 2026-03-02',
    ],
    [
      'Spanish',
      '**Versión**: 1.2.0 | **Última modificación**: 2025-02-02',
      '**Versión**: 1.2.1 | **Última modificación**: 2026-03-02',
    ],
    [
      'Portuguese',
      '**Versão**: 1.2.0 | **Última alteração**: 2025-02-02',
      '**Versão**: 1.2.1 | **Última alteração**: 2026-03-02',
    ],
    [
      'Italian',
      '**Versione**: 1.2.0 | **Ultima modifica**: 2025-02-02',
      '**Versione**: 1.2.1 | **Ultima modifica**: 2026-03-02',
    ],
    [
      'rows of a table',
      '| Field | Value |\n|---|---|\n| Version | 1.2.0 |\n| Last Amended | 2025-02-02 |',
      '| Field | Value |\n|---|---|\n| Version | 1.2.1 |\n| Last Amended | 2026-03-02 |',
    ],
    [
      'a day in words',
      'Version: 1.2.0\nLast updated: February 2, 2025',
      'Version: 1.2.1\nLast updated: 2026-03-02',
    ],
  ])('understands %s', (_name, before, after) => {
    expect(amended(before)).toBe(after);
  });

  it.each([
    ['no version', 'Text of Governance.', 'place-missing'],
    ['a placeholder', '**Version**: [CONSTITUTION_VERSION]', 'value-unsupported'],
    ['a version that is not semantic', '**Version**: 1.2.0-draft', 'value-unsupported'],
  ])('refuses %s', (_name, lines, code) => {
    expect(amended(lines)).toBe(code);
  });
});

describe('addPrinciple', () => {
  const add = (principles: string, after = 0) =>
    addPrinciple(constitution(principles), {
      name: 'Small Changes',
      text: 'Every change MUST be small.',
      after,
    });
  it.each([
    ['roman numbers', '### I. A\n\nText.', 0, '### II. Small Changes'],
    ['arabic numbers', '### 1. A\n\nText.\n\n### 2. B\n\nText.', 0, '### 3. Small Changes'],
    [
      'words before the number',
      '### Article IX: A (NON-NEGOTIABLE)\n\nText.',
      0,
      '### Article X: Small Changes',
    ],
    ['Chinese numbers', '### 九、质量\n\n内容。', 0, '### 十、Small Changes'],
    ['no numbers', '### Quality\n\nText.', 0, '### Small Changes'],
    ['numbers of an outer constitution', '### I. A\n\nText.', 39, '### XL. Small Changes'],
  ])('follows %s', (_name, principles, after, heading) => {
    const edited = add(principles, after);
    expect(edited.ok && edited.text).toContain(`${heading}\n\nEvery change MUST be small.\n`);
  });

  it('refuses where principles are no headings', () => {
    expect(add('- **I. A**: text.')).toMatchObject({ ok: false, problem: { code: 'form-unsupported' } });
  });

  it('refuses where there are no principles', () => {
    const edited = addPrinciple('# C\n\nText.\n', { name: 'A', text: 'B.' });
    expect(edited).toMatchObject({ ok: false, problem: { code: 'place-missing' } });
  });

  it('refuses a text that is more than a paragraph', () => {
    const edited = addPrinciple(constitution('### I. A\n\nText.'), { name: 'B', text: '## Governance' });
    expect(edited).toMatchObject({ ok: false, problem: { code: 'value-unsupported' } });
  });
});

describe('on constitutions of any form', () => {
  const body = fc.constantFrom(
    'Test coverage MUST be at least 80%.',
    '- All code MUST pass lint with zero errors.\n- Be kind.',
    'Be kind.',
    'All type checking MUST pass without errors or warnings.\n\n**Rationale**: `types` help.',
    'Text.\n\n```yaml gate\n- kind: lint\n```',
    '| A | B |\n|---|---|\n| 1 | 2 |\n\nTest coverage MUST be at least 75%.',
  );
  const between = fc.constantFrom('\n\n', '\n\n\n', '\n\n---\n\n', '\n');
  const text = fc
    .record({
      level: fc.constantFrom('##', '###', '####'),
      bodies: fc.array(fc.tuple(body, between), { minLength: 1, maxLength: 5 }),
      report: fc.constantFrom('', '<!--\nSync Impact Report\n### I. Old\nVersion: 0.9.0\n-->\n'),
      written: writtenAs,
    })
    .map(({ level, bodies, report, written }) => {
      const principles = bodies
        .map(([one, gap], at) => `${level} ${at + 1}. Name ${at}\n\n${one}${gap}`)
        .join('');
      return written(
        `${report}# C\n\n## Core Principles\n\n${level === '##' ? '' : principles}${level === '##' ? principles : ''}## Governance\n\n${VERSION}`,
      );
    });

  it('each edit changes only the lines it names, and what was meant is read back', () => {
    fc.assert(
      fc.property(text, (before) => {
        const gates = bindGates(before);
        if (!gates.ok) throw new Error(gates.problem.code);
        const kept = untouchedLines(before, gates.text, gates.edits);
        expect(kept.after).toEqual(kept.before);
        expect(gatesOf(gates.text).map(({ id, rules }) => ({ id, rules }))).toEqual(
          gatesOf(before).map(({ id, rules }) => ({ id, rules })),
        );
        expect(bindGates(gates.text)).toMatchObject({ text: gates.text, edits: [] });
        const version = amendVersion(before, 'minor', '2026-03-02');
        if (!version.ok) throw new Error(version.problem.code);
        expect(version.edits).toHaveLength(1);
        const others = untouchedLines(before, version.text, version.edits);
        expect(others.after).toEqual(others.before);
        expect(readConstitution(version.text).version?.text).toBe('1.3.0');
      }),
      { numRuns: 60 },
    );
  });
});
