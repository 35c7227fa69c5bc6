import { readConstitution } from '../../../src/entries/documents.js';

/** Number, name and mark of each principle of a text, in short: "I Plain Words !". */
function principlesOf(...lines: string[]): string[] {
  return readConstitution(lines.join('\n')).principles.map(({ number, name, nonNegotiable }) =>
    [number ?? '-', name, ...(nonNegotiable ? ['!'] : [])].join(' '),
  );
}

const CORE = ['# Anchor Constitution', '', '## Core Principles', ''];

describe('principles without a heading for all of them', () => {
  it.each([
    ['Principle 1:', ['## Principle 1: Keel', '', '## Principle 2: Mast'], ['1 Keel', '2 Mast']],
    [
      'Article I',
      ['## Article I: Keel', '', '### Section 1.1', '', '## Article II — Mast'],
      ['I Keel', 'II Mast'],
    ],
    ['§1', ['## §1 Keel', '', '## § 2. Mast'], ['1 Keel', '2 Mast']],
    ['第一条', ['## 第一条 龙骨', '', '## 第二条：桅杆', '', '## 治理'], ['一 龙骨', '二 桅杆']],
    ['第1条', ['### 第1条 竜骨', '', '### 第2条 帆柱'], ['1 竜骨', '2 帆柱']],
    ['原则一', ['## 原则一：龙骨', '', '## 原则二：桅杆'], ['一 龙骨', '二 桅杆']],
    ['第一原則', ['## 第一原則 竜骨', '', '## 第二原則 帆柱'], ['一 竜骨', '二 帆柱']],
    ['원칙 1', ['## 원칙 1: 용골', '', '## 원칙 2. 돛대'], ['1 용골', '2 돛대']],
    ['제1조', ['## 제1조 용골', '', '## 제2조 돛대'], ['1 용골', '2 돛대']],
    ['Grundsatz 1', ['## Grundsatz 1: Kiel', '', '## Grundsatz 2: Mast'], ['1 Kiel', '2 Mast']],
    ['Principe 1', ['## Principe 1 : Quille', '', '## Principe 2 – Mât'], ['1 Quille', '2 Mât']],
    ['Principio I', ['## Principio I: Quilla', '', '## Principio II. Mástil'], ['I Quilla', 'II Mástil']],
    [
      'Princípio nº 1',
      ['## Princípio nº 1: Quilha', '', '## Princípio nº 2: Mastro'],
      ['1 Quilha', '2 Mastro'],
    ],
    ['Rule #1', ['## Rules', '', '### Rule #1: Keel', '', '### Rule #2: Mast'], ['1 Keel', '2 Mast']],
    ['P1', ['## P1 — Keel', '', '## P2: Mast'], ['1 Keel', '2 Mast']],
    ['level 1', ['# I. Keel', '', '# II. Mast', '', '# Governance'], ['I Keel', 'II Mast']],
    [
      'values',
      ['# C', '', '## Values', '', '### Keel', '', '### Mast', '', '## Governance'],
      ['- Keel', '- Mast'],
    ],
  ])('reads %s', (_, lines, expected) => {
    expect(principlesOf(...lines)).toEqual(expected);
  });

  it('reads the sections of a constitution that has no numbers', () => {
    const lines = ['# Anchor Constitution', '', '## Keel First', '', 'Every boat MUST have one.', ''];
    const rest = [
      '## Architecture',
      '',
      'Plain.',
      '',
      '## Tech Stack',
      '',
      'Wood.',
      '',
      '## Governance',
      '',
      'MUST.',
    ];
    expect(principlesOf(...lines, ...rest)).toEqual(['- Keel First', '- Architecture']);
  });

  it('reads only sections that demand something when the title does not say constitution', () => {
    const lines = [
      '# Anchor',
      '',
      '## Keel First',
      '',
      'Every boat MUST have one.',
      '',
      '## News',
      '',
      'None.',
    ];
    expect(principlesOf(...lines)).toEqual(['- Keel First']);
  });

  it('reads bold paragraphs and list items of a document without headings', () => {
    expect(
      principlesOf(
        '# C',
        '',
        '**I. Keel (NON-NEGOTIABLE)**',
        '',
        'One.',
        '',
        '**II. Mast**',
        '',
        'One.',
        '',
        '**Version**: 1.0',
      ),
    ).toEqual(['I Keel !', 'II Mast']);
    expect(principlesOf('- **Keel**: one.', '- **Mast**: one.', '', '**Version**: 1.0')).toEqual([
      '- Keel',
      '- Mast',
    ]);
  });
});

describe('principles below a heading for all of them', () => {
  it.each([
    [
      'groups that only hold numbered headings',
      ['### Hull', '', '#### 1. Keel', '', '### Rig', '', '#### 2. Mast'],
      ['1 Keel', '2 Mast'],
    ],
    [
      'steps below a principle',
      ['### Keel', '', 'Lay it.', '', '#### 1. Saw', '', '#### 2. Plane'],
      ['- Keel'],
    ],
    ['decimals', ['### 2.1 Keel', '', '### 2.2. Mast'], ['- Keel', '- Mast']],
    ['symbols and key caps', ['### 🔒 I. Keel', '', '### 2️⃣ Mast'], ['I Keel', '2 Mast']],
    ['a dash behind the numeral', ['### I - Keel', '', '### II — Mast'], ['I Keel', 'II Mast']],
    ['bold headings', ['### **I. Keel** (NON-NEGOTIABLE)'], ['I Keel !']],
    [
      'numbered items',
      ['1. Keel first. Then planks.', '2. Mast: of one tree', '3. **Sails**: two'],
      ['3 Sails'],
    ],
    [
      'plain numbered items',
      ['1. Keel first. Then planks.', '2. Mast: of one tree'],
      ['1 Keel first', '2 Mast'],
    ],
    ['plain items', ['- Keel — one for each boat', '- Boats MUST float'], ['- Keel', '- Boats MUST float']],
  ])('reads %s', (_, lines, expected) => {
    expect(principlesOf(...CORE, ...lines, '', '## Governance', '', 'x')).toEqual(expected);
  });

  it.each([
    '## Development Principles & Guidelines',
    '## 🎯 Core Principles',
    '## II. Core Principles (核心原则)',
    '## 核心原则',
    '## 基本理念',
    '## 핵심 개발 원칙',
    '## Entwicklungsgrundsätze',
    '## Principes de développement',
    '## Principios generales',
    '## Princípios norteadores',
    '## Principi del progetto',
  ])('knows "%s"', (heading) => {
    expect(principlesOf('# C', '', heading, '', '### Keel', '', '### Mast')).toEqual(['- Keel', '- Mast']);
  });

  it('reads the rows of a table, each with its rule and without its reason', () => {
    const { principles } = readConstitution(
      [
        ...CORE,
        '| # | Principle | Rule | Rationale |',
        '|---|---|---|---|',
        '| I | Keel (NON-NEGOTIABLE) | Every boat has one. | All code MUST pass linting. |',
        '| II | Mast | Coverage MUST be at least 80%. | It holds. |',
      ].join('\n'),
    );
    expect(
      principles.map(({ number, name, nonNegotiable, position, gates }) => [
        number,
        name,
        nonNegotiable,
        position.line,
        gates.map((gate) => [gate.id, gate.position.line]),
      ]),
    ).toEqual([
      ['I', 'Keel', true, 7, []],
      ['II', 'Mast', false, 8, [['II.coverage', 8]]],
    ]);
  });

  it('takes other tables for no principles', () => {
    expect(principlesOf(...CORE, '| Tool | Version |', '|---|---|', '| Saw | 2 |')).toEqual([]);
  });

  it('reads nothing of an impact report that is no comment', () => {
    const report = [
      '> Sync Impact Report',
      '> ### I. Old',
      '',
      '## Sync Impact Report',
      '',
      '- I. Older',
      '',
    ];
    expect(principlesOf('# C', '', ...report, '## Core Principles', '', '### I. Keel')).toEqual(['I Keel']);
    expect(principlesOf('# C', '', ...report, '## I. Keel', '', 'x')).toEqual(['I Keel']);
  });
});

describe('marks of what is not up for negotiation', () => {
  it.each([
    '(NICHT VERHANDELBAR)',
    '(unverhandelbar)',
    '(NON NÉGOCIABLE)',
    '(impératif)',
    '(NO NEGOCIABLE)',
    '(INNEGOCIABLE)',
    '(NÃO NEGOCIÁVEL)',
    '(inegociável)',
    '(NON NEGOZIABILE)',
    '（不可协商）',
    '（不可谈判）',
    '（强制）',
    '（交渉不可）',
    '（絶対遵守）',
    '【必須】',
    '(타협 불가)',
    '(협상 불가)',
    '[MANDATORY]',
    '(NON-NEGOTIABLE, see the log)',
    '— NON-NEGOTIABLE',
    '⚠️ NON-NEGOTIABLE',
    '**(MUST)**',
  ])('reads "%s"', (mark) => {
    expect(principlesOf(...CORE, `### I. Keel ${mark}`)).toEqual(['I Keel !']);
  });

  it('reads a mark before the name, and one on the line below', () => {
    expect(principlesOf(...CORE, '### I. NON-NEGOTIABLE: Keel')).toEqual(['I Keel !']);
    expect(principlesOf(...CORE, '### I. Keel', '', '**NON-NEGOTIABLE**', '', 'One.')).toEqual(['I Keel !']);
    expect(principlesOf(...CORE, '### I. Keel', '', 'This is NON-NEGOTIABLE for boats.')).toEqual(['I Keel']);
  });
});

describe('versions', () => {
  it.each([
    ['**Version**: `1.2.0`', '1.2.0'],
    ['Version 1.2.0 (2026)', '1.2.0'],
    ['_Version: 1.0_', '1.0'],
    ['**Ratified**: 2026-01-01 | **Version**: 2.0', '2.0'],
    ['**Versión actual**: 1.0', '1.0'],
    ['Version actuelle : 1.0', '1.0'],
    ['**版本号**：1.0.0', '1.0.0'],
    ['**バージョン**: 2.0.0\n**制定日**: 2026-10-17\n**最終改定**: 2026-12-26', '2.0.0'],
    ['**Versão**: 1.0.0 | **Ratificada**: 2026-01-01', '1.0.0'],
    ['Versions 1.0 and 2.0 differ.', null],
  ])('reads the version of %j', (line, version) => {
    const text = `## Core Principles\n\n### I. One\n\n## Governance\n\n${line}\n`;
    const { version: found } = readConstitution(text);
    expect(found?.text ?? null).toBe(version);
    if (found !== null) {
      const written = text.split('\n')[found.position.line - 1] ?? '';
      expect(written.slice(found.position.column - 1)).toMatch(
        new RegExp(`^${found.text.replaceAll('.', '\\.')}`),
      );
    }
  });
});

describe('what is stated outside the principles', () => {
  const text = [
    ...CORE,
    '### I. Keel',
    '',
    'All code MUST pass linting.',
    '',
    '## Quality Gates',
    '',
    '- Coverage MUST be at least 80%.',
    '',
    '### Goals',
    '',
    '- p95 < 200ms',
    '',
    '## Governance',
    '',
    'All code MUST pass linting.',
    '',
    '### Compliance',
    '',
    'Integration tests are mandatory.',
    '',
  ].join('\n');

  it('is told apart from their gates, without governance and goals', () => {
    const { principles, elsewhere } = readConstitution(text);
    expect(principles.map(({ gates }) => gates.map(({ id }) => id))).toEqual([['I.lint']]);
    expect(elsewhere?.map(({ id, quote, position }) => [id, quote, position.line])).toEqual([
      ['elsewhere.coverage', 'Coverage MUST be at least 80%.', 11],
    ]);
  });

  it('is nothing where the principles are items, or where there are none', () => {
    const items = [...CORE, '1. Keel: all code MUST pass linting.', '2. Mast: one.'].join('\n');
    expect(readConstitution(items)).not.toHaveProperty('elsewhere');
    expect(readConstitution('Coverage MUST be at least 80%.\n')).not.toHaveProperty('elsewhere');
  });
});
