import { describe, expect, it } from '@jest/globals';
import { readPlan } from '../../../src/documents/plan/read-plan.js';

/** Sections that are read by line are left out of what is parsed; that must change nothing of what the others say. */
describe('sections that are read by line', () => {
  const plan = (context: string, status = 'PASS') => `# Implementation Plan: Cards

## Summary

Cards are kept.

## Technical Context

${context}

## Constitution Check

| Principle | Status |
|-----------|--------|
| I. Library-First | ${status} |

## Complexity Tracking

None.
`;
  const principles = (text: string) =>
    readPlan(text).constitutionCheck.rows.map(({ principle }) => principle);

  it('define links that other sections use', () => {
    const text = plan('**Storage**: PostgreSQL\n\n[rule]: https://example.org/rule').replace(
      'I. Library-First',
      '[I. Library-First][rule]',
    );
    expect(principles(text)).toEqual(['I. Library-First']);
  });

  it('may hold what only looks like a heading', () => {
    const item =
      '- **Storage**: PostgreSQL\n  ## Constitution Check\n\n  | Principle | Status |\n  |--|--|\n  | X | FAIL |';
    expect(principles(plan(item))).toEqual(['I. Library-First']);
    const raw = '<pre>\n## Constitution Check\n\n| Principle | Status |\n|--|--|\n| X | FAIL |\n</pre>';
    expect(principles(plan(raw))).toEqual(['I. Library-First']);
  });

  it('hold a check below a heading of their own', () => {
    const text = plan(
      '**Storage**: PostgreSQL\n\n### Constitution Check\n\n- **II. Simplicity**: PASS',
    ).replace(/## Constitution Check\n\n\|[^]*?\n\n(?=## Complexity)/, '');
    expect(principles(text)).toEqual(['II. Simplicity']);
  });

  it('may end in a comment of several lines', () => {
    expect(principles(plan('**Storage**: PostgreSQL <!-- which\n\nversion? -->'))).toEqual([
      'I. Library-First',
    ]);
  });

  it('keep the lines and columns of what follows', () => {
    const text = plan('**Storage**: PostgreSQL\n\nA paragraph.\n\n```\n## no heading\n```');
    const line = text.split('\n').findIndex((one) => one.startsWith('| I.')) + 1;
    expect(readPlan(text).constitutionCheck.rows[0]?.position).toEqual({ line, column: 1 });
    expect(readPlan(text.replaceAll('\n', '\r\n')).constitutionCheck.rows[0]?.position.line).toBe(line);
    const mixed = text.replace('\nA paragraph.\n', '\rA paragraph.\n');
    expect(readPlan(mixed).constitutionCheck.rows[0]?.position.line).toBe(line);
  });
});
