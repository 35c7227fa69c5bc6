import { readPlan } from '@plangate/core/documents';
import { fillTemplate } from '../../../src/generators/plan/template.js';

const COMPLETE = `# Implementation Plan: Cards

**Branch**: \`001-cards\` | **Date**: 2026-03-02 | **Spec**: [spec.md](./spec.md)

## Summary

Cards are kept.

## Technical Context

**Language/Version**: TypeScript 6.0

**Storage**: NEEDS CLARIFICATION

## Constitution Check

| Principle | Status |
| --- | --- |
| I. Plain | PENDING |

## Project Structure

### Source Code (repository root)

\`\`\`text
packages/cards/
└── src/
    └── index.ts
\`\`\`

**Structure Decision**: One project in \`packages/cards/src\`.

## Complexity Tracking

| Violation | Why Needed | Simpler Alternative Rejected Because |
| --- | --- | --- |
`;

const names = {
  title: 'Cards',
  feature: '001-cards',
  directory: 'specs/001-cards',
  branch: '001-cards',
  date: '2026-03-02',
};

const TEMPLATE = `# Implementation Plan: [FEATURE]

**Branch**: \`[###-feature-name]\` | **Date**: [DATE] | **Spec**: [link]
<!-- written by the template's owner -->

## Summary

[What the feature does, in our words]

## Rollout

How do we switch it off?

## Technical Context

<!--
  ACTION REQUIRED: fill in
-->
**Storage**: [e.g., files or NEEDS CLARIFICATION]
**Team**: payments

## Project Structure

### Source Code (repository root)

\`\`\`text
# Option 1
src/
## not a heading
\`\`\`

## Sign-off

Two people.
`;

describe('fillTemplate', () => {
  const filled = fillTemplate(TEMPLATE, COMPLETE, names) ?? '';
  const headings = filled.match(/^## .*$/gm);

  it("keeps the template's sections and their order, and adds those it lacks at the end", () => {
    expect(headings).toEqual([
      '## Summary',
      '## Rollout',
      '## Technical Context',
      '## Project Structure',
      '## Sign-off',
      '## Constitution Check',
      '## Complexity Tracking',
    ]);
    expect(filled).toContain('How do we switch it off?');
    expect(filled).toContain('Two people.');
  });

  it('reads back as the complete plan', () => {
    const read = readPlan(filled);
    const complete = readPlan(COMPLETE);
    expect(read.nature).toBe('plan');
    expect(read.title?.text).toBe('Cards');
    expect(read.header.branch?.text).toBe('001-cards');
    expect(read.header.date?.text).toBe('2026-03-02');
    expect(read.layout.map(({ path }) => path)).toEqual(complete.layout.map(({ path }) => path));
    expect(read.constitutionCheck.rows).toHaveLength(1);
    expect(read.leftovers.filter(({ kind }) => kind !== 'clarification')).toEqual([]);
  });

  it('fills in the fields it has, keeps its own, and adds the others', () => {
    expect(filled).toContain('**Team**: payments');
    const fields = readPlan(filled).technicalContext.fields;
    expect(fields.map(({ name, value }) => [name, value])).toEqual([
      ['Storage', 'NEEDS CLARIFICATION'],
      ['Language/Version', 'TypeScript 6.0'],
    ]);
  });

  it('takes CRLF, and a template without any heading', () => {
    expect(fillTemplate(TEMPLATE.replaceAll('\n', '\r\n'), COMPLETE, names)).toBe(filled);
    expect(readPlan(fillTemplate('', COMPLETE, names) ?? '').layout).toHaveLength(3);
  });

  it('gives up on a template in which the plan would be lost', () => {
    const hidden = `# Plan\n\n<!--\n\n${TEMPLATE}`;
    expect(fillTemplate(hidden, COMPLETE, names)).toBeNull();
  });
});
