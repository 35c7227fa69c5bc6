import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { fieldsOf, fixture } from './helpers.js';

const headerOf = (text: string): (string | null)[] => {
  const { branch, date, spec, input } = readPlan(text).header;
  return [branch, date, spec, input].map((value) => value?.text ?? null);
};

describe('the header', () => {
  it.each([
    [
      'one line',
      '**Branch**: `001-a` | **Date**: 2025-10-01 | **Spec**: [spec.md](./spec.md)',
      ['001-a', '2025-10-01', 'spec.md', null],
    ],
    [
      'a colon inside',
      '**Branch:** `001-a`\n**Date:** 2025-10-01\n**Spec:** spec.md',
      ['001-a', '2025-10-01', 'spec.md', null],
    ],
    [
      'a list',
      '- **Branch**: 001-a\n- **Date**: October 17, 2025\n- **Spec**: `./spec.md`',
      ['001-a', 'October 17, 2025', './spec.md', null],
    ],
    [
      'a quote',
      '> **Feature Branch**: `[001-a]` (two commits)\n> **Created**: 2025-10-01, evening',
      ['001-a', '2025-10-01', null, null],
    ],
    [
      'plain labels',
      'Branch: 001-a | Date: 2025-10-01 | Spec: spec.md',
      ['001-a', '2025-10-01', 'spec.md', null],
    ],
    [
      'a table',
      '| Field | Value |\n|---|---|\n| **Branch** | 001-a |\n| Date | 2025-10-01 |',
      ['001-a', '2025-10-01', null, null],
    ],
    ['words over a link', '**Spec**: [the spec](../a/spec.md)', [null, null, '../a/spec.md', null]],
    ['a link without a target', '**Spec**: [./spec.md]', [null, null, './spec.md', null]],
    [
      'placeholders',
      '**Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]',
      [null, null, null, null],
    ],
    ['other identities', '**Feature ID**: SPEC-1 | **Status**: Draft', [null, null, null, null]],
    [
      'a date before its creation',
      '**Created**: 2025-01-01\n**Date**: 2025-10-01',
      [null, '2025-10-01', null, null],
    ],
  ])('in the form of %s', (_, lines, expected) => {
    expect(headerOf(`# Implementation Plan: A\n\n${lines}\n\n## Summary\n\n**Branch**: later\n`)).toEqual(
      expected,
    );
  });

  it('goes on in the next line where it is wrapped', () => {
    expect(headerOf(fixture('shapes/nested-fields.md'))).toEqual([
      '033-nested',
      'December 19, 2024',
      'spec.md',
      'Feature specification from /specs/033-nested/spec.md',
    ]);
  });

  it('tells where the Spec line names no file', () => {
    const plan = readPlan('# Implementation Plan: A\n\n**Spec**: the other team\n');
    expect(plan.findings).toContainEqual({
      reason: 'spec-link-not-understood',
      args: { text: 'the other team' },
      position: { line: 3, column: 11 },
    });
  });

  it.each([
    ['# Implementation Plan: Saved Cards', 'Saved Cards'],
    ['# Saved Cards Implementation Plan', 'Saved Cards'],
    ['# Implementation Plan - Saved Cards', 'Saved Cards'],
    ['# Plan: Saved Cards', 'Saved Cards'],
    ['# Saved-Card Wallet', 'Saved-Card Wallet'],
  ])('%s has the title of the feature', (line, title) => {
    expect(readPlan(`${line}\n\ntext\n`).title?.text).toBe(title);
  });
});

describe('Technical Context', () => {
  it('is read by line, nested, wrapped, annotated, as a list and as a table', () => {
    expect(fieldsOf(readPlan(fixture('shapes/nested-fields.md')))).toEqual([
      'Language/Version = TypeScript 5.9, strict',
      'Primary Dependencies = React: 19; zod',
      'Storage = N/A',
      'Testing = Jest',
      'Constraints = none',
      'Scale/Scope = small',
      'Target Platform = browsers',
      'Performance Goals = | Operation | Target | | load | 200 ms |',
    ]);
  });

  it('keeps open apart from settled', () => {
    const plan = readPlan(
      '## Technical Context\n\n**Storage**: NEEDS CLARIFICATION: which one?\n**Testing**: Jest, filled without NEEDS CLARIFICATION\n**Scale**:\n\nAll fields filled.\n',
    );
    expect(fieldsOf(plan)).toEqual([
      'Storage = NEEDS CLARIFICATION: which one? ?',
      'Testing = Jest, filled without NEEDS CLARIFICATION',
      'Scale/Scope = All fields filled.',
    ]);
  });

  it('takes the first of two fields and no other labels', () => {
    const plan = readPlan(
      '## Technical Context\n\n- Language/Version: Go 1.24\n- **Build**: make\n- **Storage**: files\n- **Storage**: memory\n',
    );
    expect(fieldsOf(plan)).toEqual(['Language/Version = Go 1.24', 'Storage = files']);
  });

  it('has the place and the label as written', () => {
    const field = readPlan('## Technical Context\n\n  - **主要依赖**：zod\n').technicalContext.fields[0];
    expect(field).toMatchObject({
      name: 'Primary Dependencies',
      label: '主要依赖',
      position: { line: 3, column: 5 },
    });
  });
});

describe('the Structure Decision', () => {
  const decisionOf = (text: string) => readPlan(`## Project Structure\n\n${text}\n`).structureDecision;

  it('names the paths in backticks and those that are plainly paths', () => {
    const lines = [
      '**Structure Decision**: New package `packages/cards/` beside apps/web/ with `src/a.ts`; uses',
      '`@acme/lib`, `npm run build`, `POST /cards`, `libs/*`, and/or `https://a.b/c`, see docs/guide.md. Not `cards`.',
    ];
    const paths = decisionOf(lines.join('\n'))?.paths ?? [];
    expect(paths.map((path) => path.text)).toEqual([
      'packages/cards',
      'src/a.ts',
      'apps/web',
      'docs/guide.md',
    ]);
    for (const { text, position } of paths) {
      expect(lines[position.line - 3]?.slice(position.column - 1)).toMatch(new RegExp(`^${text}`));
    }
  });

  it.each([
    ['**Structure Decision**:\n\n- `src/` for code', 'src/ for code'.replace('src', '- src')],
    ['**Structure Decision:** one package', 'one package'],
    ['Structure Decision: one package', 'one package'],
    ['### Structure Decision\n\none package', 'one package'],
  ])('in the form %j', (text, expected) => {
    expect(decisionOf(text)?.text).toBe(expected);
  });

  it('is missing where the template is left or nothing follows', () => {
    expect(decisionOf('**Structure Decision**: [Document the selected structure]')).toBeNull();
    expect(decisionOf('**Structure Decision**:')).toBeNull();
    expect(decisionOf('Nothing was decided.')).toBeNull();
  });
});

describe('Complexity Tracking', () => {
  const rowsOf = (table: string) => readPlan(`## Complexity Tracking\n\n${table}\n`).complexity.rows;
  const HEAD =
    '| Violation | Why Needed | Simpler Alternative Rejected Because | Until |\n|---|---|---|---|\n';

  it('has the rows that describe a violation, with their end', () => {
    expect(
      rowsOf(
        `${HEAD}| **II.coverage** @ cards | old code | dear | 2026-01-31 |\n| Fourth project | two apps | none fits | - |\n`,
      ),
    ).toEqual([
      {
        violation: 'II.coverage @ cards',
        why: 'old code',
        alternative: 'dear',
        until: '2026-01-31',
        position: { line: 5, column: 1 },
      },
      {
        violation: 'Fourth project',
        why: 'two apps',
        alternative: 'none fits',
        until: null,
        position: { line: 6, column: 1 },
      },
    ]);
  });

  it.each([
    'None',
    'N/A',
    '*(none)*',
    '—',
    'No violations',
    'No constitution violations identified.',
    'Keine',
    '无',
    'なし',
    '없음',
    '',
  ])('takes %j for no violation', (cell) => {
    expect(rowsOf(`${HEAD}| ${cell} | N/A | N/A | |\n`)).toEqual([]);
  });

  it('keeps a row that names a gate or a principle, however little it says, so that it can be called unjustified', () => {
    const rows = rowsOf(
      `${HEAD}| II.coverage | N/A | | |\n| III. Simplicity | - | - | |\n| New patterns | None | None | |\n`,
    );
    expect(rows.map((row) => row.violation)).toEqual(['II.coverage', 'III. Simplicity']);
  });

  it('reads columns by their headers, and no table without one for violations', () => {
    expect(
      rowsOf(
        '| Until | Principle violated | Rationale | Alternatives |\n|---|---|---|---|\n| 2026-02-01 | II | a | b |\n',
      ),
    ).toMatchObject([{ violation: 'II', why: 'a', alternative: 'b', until: '2026-02-01' }]);
    const plan = readPlan('## Complexity Tracking\n\n| Aspect | Decision |\n|---|---|\n| Cache | none |\n');
    expect(plan.complexity.rows).toEqual([]);
    expect(plan.findings).toEqual([
      {
        reason: 'complexity-table-not-understood',
        args: { header: 'Aspect | Decision' },
        position: { line: 3, column: 1 },
      },
    ]);
  });
});
