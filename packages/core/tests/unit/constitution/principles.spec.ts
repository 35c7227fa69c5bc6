import fc from 'fast-check';
import { readConstitution } from '../../../src/entries/documents.js';
import { fixtureText, readFixture } from './read.js';

/** What a reader of the fixture sees: number, name, mark and line of each principle. */
function outline(name: string): unknown[] {
  return readFixture(name).principles.map(({ number, name: title, nonNegotiable, position }) => [
    number,
    title,
    nonNegotiable,
    position.line,
  ]);
}

describe('readConstitution: principles', () => {
  it('reads Spec Kit form and nothing of its impact report', () => {
    expect(outline('roman-with-impact-report')).toEqual([
      ['I', 'Quay First', false, 18],
      ['II', 'Tested Hulls', true, 22],
      ['III', 'Simple Sails (KISS)', false, 37],
    ]);
    const { title, version, leftovers, findings } = readFixture('roman-with-impact-report');
    expect(title).toEqual({ text: 'Harbour Constitution', position: { line: 10, column: 1 } });
    expect(version).toEqual({ text: '2.0.0', position: { line: 46, column: 14 } });
    expect(leftovers).toEqual([]);
    expect(findings).toEqual([]);
  });

  it('reads numbered headings of level 2 without a heading for all of them', () => {
    expect(outline('numbered-at-level-two')).toEqual([
      ['I', 'Two Yards', true, 5],
      ['II', 'One Gate', false, 13],
    ]);
    expect(readFixture('numbered-at-level-two').version?.text).toBe('1.1');
  });

  it.each([
    [
      'chinese',
      [
        ['一', '测试优先', true, 5],
        ['二', '简单优先', false, 9],
      ],
      '1.2.0',
    ],
    [
      'japanese',
      [
        ['I', 'テストファースト', true, 5],
        ['II', '単純さ', false, 10],
      ],
      '2.0.0',
    ],
    [
      'german',
      [
        ['I', 'Geprüfte Rümpfe', true, 5],
        ['II', 'Einfachheit', false, 9],
      ],
      '0.3.0',
    ],
    [
      'bold-items',
      [
        ['1', 'Plain words', false, 5],
        ['2', 'Tested work', true, 6],
      ],
      'v3.1',
    ],
    [
      'articles',
      [
        ['I', 'Library First', false, 7],
        ['II', 'Command Line', false, 11],
      ],
      null,
    ],
  ])('reads the form of %s', (name, expected, version) => {
    expect(outline(name)).toEqual(expected);
    expect(readFixture(name).version?.text ?? null).toBe(version);
  });

  it('lists what the template left, and its principles by their placeholders', () => {
    const { leftovers, version } = readFixture('unfilled-template');
    expect(version?.text).toBe('[CONSTITUTION_VERSION]');
    expect(leftovers.map(({ kind, text, position }) => [kind, text, position.line])).toEqual([
      ['placeholder', '[PROJECT_NAME]', 1],
      ['placeholder', '[PRINCIPLE_1_NAME]', 6],
      ['placeholder', '[PRINCIPLE_1_DESCRIPTION]', 8],
      ['placeholder', '[PRINCIPLE_2_NAME]', 10],
      ['placeholder', '[PRINCIPLE_2_DESCRIPTION]', 11],
      ['placeholder', '[GOVERNANCE_RULES]', 15],
      ['placeholder', 'TODO(RATIFICATION_DATE)', 16],
      ['placeholder', '[CONSTITUTION_VERSION]', 18],
      ['placeholder', '[RATIFICATION_DATE]', 18],
    ]);
  });

  it('takes headings among the principles that only introduce them for none', () => {
    const text =
      '# C\n\n## Core Principles\n\n### Overview\n\nText.\n\n### I. One\n\nText.\n\n## Engineering Principles\n\n### Two\n';
    expect(readConstitution(text).principles.map(({ name }) => name)).toEqual(['One', 'Two']);
  });

  it('takes a title such as "Engineering Principles" for no heading of principles when there is one below', () => {
    const text = '# Engineering Principles\n\n## Core Principles\n\n### I. One\n\n## Governance\n\nRules.\n';
    expect(readConstitution(text).principles.map(({ name }) => name)).toEqual(['One']);
    const titled = '# Project Principles\n\n## Plain Words\n\nText.\n\n## Governance\n\nRules.\n';
    expect(readConstitution(titled).principles.map(({ name }) => name)).toEqual(['Plain Words']);
  });

  it('takes a principle that is named after principles for one principle', () => {
    const text = '## Core Principles\n\n### I. One\n\n### II. Design Principles\n\n#### SOLID\n\nText.\n';
    expect(readConstitution(text).principles.map(({ name }) => name)).toEqual(['One', 'Design Principles']);
  });

  it('reads paragraphs with a bold lead, with what follows each', () => {
    const text = [
      '## Principles',
      '',
      '**I. Plain words.** Write plainly.',
      '',
      'Each package MUST pass linting.',
      '',
      '**II. Tested work — NON-NEGOTIABLE**:',
      '',
      '- Coverage MUST be at least 70%.',
      '',
      'Some **bold** words are no lead.',
      '',
      '**Not a lead** because prose follows.',
      '',
    ].join('\n');
    const { principles } = readConstitution(text);
    expect(
      principles.map(({ number, name, nonNegotiable, gates }) => [
        number,
        name,
        nonNegotiable,
        gates.map(({ id }) => id),
      ]),
    ).toEqual([
      ['I', 'Plain words', false, ['I.lint']],
      ['II', 'Tested work', true, ['II.coverage']],
    ]);
  });

  it.each([
    ['### Principle IV: Clear Names', 'IV', 'Clear Names', false],
    ['### 4) Clear Names', '4', 'Clear Names', false],
    ['### iv. Clear Names', 'iv', 'Clear Names', false],
    ['### Principe 4 : Noms clairs (obligatoire)', '4', 'Noms clairs', true],
    ['### Artículo 4. Nombres claros (NO NEGOCIABLE)', '4', 'Nombres claros', true],
    ['### 第四条 清晰命名（必须）', '四', '清晰命名', true],
    ['### Clear Names [NON-NEGOTIABLE]', null, 'Clear Names', true],
    ['### Clear `code` Names (DRY)', null, 'Clear code Names (DRY)', false],
    ['### I Am No Number', null, 'I Am No Number', false],
    ['### V2 API First', null, 'V2 API First', false],
    ['### Mix. Of Words', null, 'Mix. Of Words', false],
    ['### IIII. Not Roman', null, 'IIII. Not Roman', false],
  ])('takes "%s" apart', (heading, number, name, nonNegotiable) => {
    const [principle] = readConstitution(`## Core Principles\n\n${heading}\n\nText.\n`).principles;
    expect([principle?.number, principle?.name, principle?.nonNegotiable]).toEqual([
      number,
      name,
      nonNegotiable,
    ]);
  });

  it.each([
    ['**Version:** 1.2', '1.2'],
    ['| Version | 1.2.3 |\n|---|---|', '1.2.3'],
    ['- Constitution Version: v2.0.0-rc.1', 'v2.0.0-rc.1'],
    ['**Versión**: 1.0 | **Ratificada**: 2026-01-01', '1.0'],
    ['**버전**: 1.0.1', '1.0.1'],
    ['**Version Control**: 1.0 is kept in git', null],
    ['Version bumps follow semver.', null],
    ['`Version: 1.0`', null],
  ])('reads the version of %j', (line, version) => {
    expect(
      readConstitution(`## Core Principles\n\n### I. One\n\n## Governance\n\n${line}\n`).version?.text ??
        null,
    ).toBe(version);
  });

  it('reads the same from CRLF and from a text with a byte order mark', () => {
    const text = fixtureText('roman-with-impact-report');
    const plain = readConstitution(text);
    expect(readConstitution(text.replaceAll('\n', '\r\n'))).toEqual(plain);
    const marked = readConstitution(`\uFEFF${text}`);
    expect(marked.principles).toEqual(plain.principles);
    expect(marked.leftovers).toEqual([]);
  });

  it('survives a JSON round trip', () => {
    for (const name of [
      'roman-with-impact-report',
      'gate-blocks',
      'gate-blocks-wrong',
      'unfilled-template',
    ]) {
      const document = readFixture(name);
      expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    }
  });
});

describe('readConstitution: any text', () => {
  const piece = fc.constantFrom(
    '# ',
    '## Core Principles\n',
    '### I. One\n',
    '### ',
    '```yaml gate\n',
    '```\n',
    '- kind: lint\n',
    '- kind: ',
    '  max: {',
    ' }\n',
    '[]',
    '*a',
    '&a ',
    '\n',
    '\r\n',
    '> ',
    '- ',
    '| a |\n|---|\n',
    'Coverage MUST be at least 80%. ',
    '<!--',
    '-->',
    '---\n',
    '**',
    '必须',
    '[A_B]',
    '\t',
    '!!x ',
    '\uFEFF',
    '<<<<<<< a\n',
    '=======\n',
    '>>>>>>> b\n',
  );

  it('never throws, stays inside the document and survives a JSON round trip', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const document = readConstitution(text);
        expect(JSON.parse(JSON.stringify(document))).toEqual(document);
        const lines = text.split(/\r\n|\n|\r/);
        const places = [
          ...document.findings.flatMap(({ position }) => (position === null ? [] : [position])),
          ...document.principles.flatMap(({ position, gates }) => [
            position,
            ...gates.map((gate) => gate.position),
          ]),
          ...document.leftovers.map(({ position }) => position),
        ];
        for (const { line, column } of places) {
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
        const ids = document.principles.flatMap(({ gates }) => gates.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('readConstitution: what is none', () => {
  it.each(['', '   \n', '# Title only\n', 'Just prose.\n', '## Governance\n\nRules.\n'])(
    'finds no principle in %j',
    (text) => {
      const { principles, findings } = readConstitution(text);
      expect(principles).toEqual([]);
      expect(findings).toEqual([
        { reason: 'constitution-without-principles', args: undefined, position: null },
      ]);
    },
  );

  it.each([
    ['binary', 'abc\u0000def'],
    ['too many headings', '### I. A\n'.repeat(2001)],
    ['too long', '# A\n'.repeat(100_000)],
  ])('does not read what is %s', (_, text) => {
    const { principles, findings } = readConstitution(text);
    expect(principles).toEqual([]);
    expect(findings.map(({ reason }) => reason)).toEqual(['constitution-unreadable']);
  });

  it('tells a merge conflict at its line and reads one side of it', () => {
    const text = [
      '## Core Principles',
      '',
      '### I. One',
      '',
      '<<<<<<< ours',
      'Coverage MUST be at least 80%.',
      '=======',
      'Coverage MUST be at least 20%.',
      '>>>>>>> theirs',
      '',
    ].join('\n');
    const { leftovers, principles } = readConstitution(text);
    expect(leftovers[0]).toMatchObject({ kind: 'conflict-marker', position: { line: 5, column: 1 } });
    expect(principles[0]?.gates.map(({ rules }) => rules)).toMatchObject([{ min: { lines: 80 } }]);
  });

  it.each([
    ['quotes', `${'>'.repeat(50_000)} x\n`],
    ['lists', `${'- '.repeat(30_000)}x\n`],
    ['brackets', `## Core Principles\n\n### I. A\n\n${'['.repeat(60_000)}\n`],
    ['stars', `## Core Principles\n\n### I. A\n\n${'*a '.repeat(40_000)}\n`],
    ['headings', '### I. A\n'.repeat(10_000)],
    [
      'sentences',
      `## Core Principles\n\n### I. A\n\n${'Coverage MUST be at least 80% of x. '.repeat(5000)}\n`,
    ],
    ['one word', `## Core Principles\n\n### I. A\n\n${'coverage '.repeat(1000)}80%\n`],
    ['nested lists', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n')],
  ])(
    'survives hostile %s',
    (_, text) => {
      expect(() => readConstitution(text)).not.toThrow();
    },
    60_000,
  );
});
