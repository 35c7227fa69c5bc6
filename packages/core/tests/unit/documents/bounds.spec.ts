import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  readCompanion,
  readEntities,
  readPlan,
  readStories,
  readTasks,
} from '../../../src/entries/documents.js';
import { fixture, reasonsOf } from './helpers.js';

const ROOT = join(__dirname, '../../fixtures/documents');
const FIXTURES = ['plans', 'trees', 'checks', 'shapes'].flatMap((folder) =>
  readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
);

const withTree = (tree: string): string => `## Project Structure\n\n\`\`\`text\n${tree}\n\`\`\`\n`;

describe('positions', () => {
  it.each(FIXTURES)('are the same with CRLF and with a byte order mark: %s', (name) => {
    const text = fixture(name);
    const plan = readPlan(text);
    expect(readPlan(text.replaceAll('\n', '\r\n'))).toEqual(plan);
    expect(readPlan(`\uFEFF\n${text}`)).toEqual(readPlan(`\n${text}`));
  });

  it('count the byte order mark as the character that it is', () => {
    expect(readPlan('\uFEFF# Plan: A\n\ntext').title?.position).toEqual({ line: 1, column: 2 });
  });

  it('lie inside the document', () => {
    for (const name of FIXTURES) {
      const text = fixture(name);
      const lines = text.split('\n');
      const plan = readPlan(text);
      const all = [
        ...plan.layout,
        ...plan.leftovers,
        ...plan.constitutionCheck.rows,
        ...plan.complexity.rows,
        ...plan.technicalContext.fields,
      ];
      for (const { position } of all) {
        expect(position.column).toBeLessThanOrEqual((lines[position.line - 1] ?? '').length);
      }
    }
  });
});

const PIECES = [
  '# Implementation Plan: [FEATURE]',
  '**Branch**: `a` | **Date**: [DATE] | **Spec**: [x](y)',
  '## Technical Context',
  '**Storage**: NEEDS CLARIFICATION',
  '## Constitution Check',
  '| Principle | Status |\n|---|---|\n| I. A | ✅ |',
  '- [ ] **I. A** — PASS',
  '### I. A ❌',
  '**I. A**: ✅',
  '## Project Structure',
  '```text',
  'src/\n├── a.ts # NEW\n│   └── {b,c}/ (x)',
  '```',
  '**Structure Decision**: `src/`',
  '## Complexity Tracking',
  '| Violation | Why |\n|---|---|\n| I | x |',
  '<<<<<<< a',
  '=======',
  '>>>>>>> b',
  '<!--',
  '-->',
  '> - 1. [x]',
  '\t|--',
  '\r',
  '',
];

const document = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 40 })), {
    maxLength: 40,
  })
  .map((parts) => parts.join('\n'));

describe('any text', () => {
  it('is read without an exception into plain JSON', () => {
    fc.assert(
      fc.property(document, (text) => {
        for (const read of [readPlan, readCompanion, readTasks]) {
          const model = read(text);
          expect(JSON.parse(JSON.stringify(model))).toEqual(model);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('large and deep documents', () => {
  it('have at most ten thousand entries, then a finding', () => {
    const tree = Array.from({ length: 10_050 }, (_, at) => `├── file${at}.ts`).join('\n');
    const plan = readPlan(withTree(`src/\n${tree}`));
    expect(plan.layout).toHaveLength(10_000);
    expect(plan.findings).toEqual([
      { reason: 'tree-too-large', args: { limit: 10_000 }, position: { line: 10_004, column: 5 } },
    ]);
  });

  it('count every name that braces stand for', () => {
    const tree = Array.from({ length: 500 }, (_, at) => `├── f${at}.{a,b,c,d,e}.{f,g,h,i,j,k}.ts`).join('\n');
    const plan = readPlan(withTree(`src/\n${tree}`));
    expect(plan.layout.length).toBeLessThanOrEqual(10_000);
    expect(reasonsOf(plan)).toEqual(['tree-too-large']);
  });

  it('have trees of bounded depth', () => {
    const tree = Array.from({ length: 200 }, (_, at) => `${'│   '.repeat(at)}├── d${at}/`).join('\n');
    const plan = readPlan(withTree(tree));
    expect(plan.layout).toHaveLength(100);
    expect(reasonsOf(plan)).toEqual(['tree-too-deep']);
  });

  it('have lines of bounded length', () => {
    const plan = readPlan(
      `## Summary\n\n${'word '.repeat(30_000)}\n\n## Technical Context\n\n**Storage**: files\n`,
    );
    expect(plan.technicalContext.fields).toHaveLength(1);
    expect(plan.findings).toEqual([
      {
        reason: 'line-too-long',
        args: { length: 150_000, limit: 10_000, lines: 1 },
        position: { line: 3, column: 1 },
      },
    ]);
  });

  it('have one finding for all lines that are too long', () => {
    const long = `${'word '.repeat(3_000)}\n\n`;
    const plan = readPlan(`# Implementation Plan: A\n\n${'word '.repeat(2_100)}\n\n${long.repeat(20)}`);
    expect(plan.findings.filter(({ reason }) => reason === 'line-too-long')).toEqual([
      {
        reason: 'line-too-long',
        args: { length: 10_500, limit: 10_000, lines: 21 },
        position: { line: 3, column: 1 },
      },
    ]);
  });

  it.each([
    ['a heading', `### User Story 1 - ${'x'.repeat(400_000)}`],
    ['a gap', `- **id${' '.repeat(9_900)}x**: a`],
    ['a gap in a heading', `### User Story 1 - a${' '.repeat(9_900)}: (b)`],
  ])('are read to their end, however long %s is', (_, line) => {
    const text = `# Implementation Plan: A\n\n${line}\n\n## Entities\n\n- **Card**: a\n\n### User Story 2 - Pay\n`;
    expect(readStories(text).stories.map(({ number }) => number)).toContain(2);
    expect(readEntities(text).map((entity) => entity.text)).toEqual(['Card']);
    expect(readCompanion(text).title?.text).toBe('Implementation Plan: A');
    expect(readPlan(text).title?.text).toBe('A');
    for (const { findings } of [readStories(text), readCompanion(text), readPlan(text)])
      expect(findings).toContainEqual(expect.objectContaining({ reason: 'line-too-long' }));
  });

  it.each([
    ['a plan', (text: string) => readPlan(text)],
    ['tasks', (text: string) => readTasks(text)],
    ['a companion', (text: string) => readCompanion(text)],
  ])('are read up to a bound of lines of any kind: %s', (_, read) => {
    const text = `# Implementation Plan: A\n\n${'\n'.repeat(19_998)}`;
    expect(reasonsOf(read(`${text}a`))).toContain('document-too-long');
    expect(reasonsOf(read(text))).not.toContain('document-too-long');
    expect(reasonsOf(read('- [ ] T001 a\n'.repeat(25_000)))).toContain('document-too-long');
  });

  it.each([
    ['quotes', '>'.repeat(5_000)],
    ['marks', '*a '.repeat(3_000)],
    ['brackets', '['.repeat(9_000)],
    ['spaces', `a${' '.repeat(5_000)}b`],
  ])('are cut where a line would take a parser too long: %s', (_, line) => {
    expect(reasonsOf(readPlan(`# Implementation Plan: A\n\ntext\n\n${line}\n`))).toEqual(['line-too-long']);
  });

  it('are parsed up to a bound of lines', () => {
    const rows = '| I. A | PASS |\n'.repeat(6_000);
    const plan = readPlan(`## Constitution Check\n\n| Principle | Status |\n|---|---|\n${rows}`);
    expect(plan.constitutionCheck.rows.length).toBeLessThan(5_000);
    expect(reasonsOf(plan)).toEqual(['document-too-long']);
  });
});
