import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { fieldsOf, fixture, reasonsOf, rowsOf, treeOf } from './helpers.js';

describe('a plan inside a fence', () => {
  const plan = readPlan(fixture('shapes/plan-inside-a-fence.md'));

  it('is read, and told of', () => {
    expect(plan.nature).toBe('plan');
    expect(plan.header.branch).toEqual({ text: '030-fenced', position: { line: 4, column: 13 } });
    expect(treeOf(plan)).toEqual(['src dir unspecified', 'src/a.ts file new']);
    expect(plan.structureDecision?.paths).toEqual([{ text: 'src', position: { line: 17, column: 26 } }]);
    expect(plan.findings).toEqual([
      { reason: 'plan-inside-fence', args: {}, position: { line: 1, column: 1 } },
    ]);
  });

  it('is read too where its own fences look like the one around it', () => {
    const text = fixture('shapes/plan-inside-a-fence.md').replaceAll('````', '```');
    expect(treeOf(readPlan(text))).toEqual(treeOf(plan));
  });
});

describe('a raw template below a plan', () => {
  it('is told of and not read', () => {
    const plan = readPlan(fixture('shapes/template-below-the-plan.md'));
    expect(plan.nature).toBe('plan');
    expect(plan.header.branch?.text).toBe('031-real');
    expect(rowsOf(plan)).toEqual(['I. Library-First | I | pass | pre']);
    expect(treeOf(plan)).toEqual([]);
    expect(plan.leftovers).toEqual([]);
    expect(plan.findings).toEqual([
      { reason: 'template-appended', args: {}, position: { line: 13, column: 1 } },
    ]);
  });

  it('is no template where another level-1 heading follows', () => {
    expect(reasonsOf(readPlan('# Implementation Plan: A\n\ntext\n\n# Quickstart\n\ntext\n'))).toEqual([]);
  });
});

describe('a fence that is not closed', () => {
  it('hides nothing of what follows', () => {
    const plan = readPlan(fixture('shapes/unclosed-fence.md'));
    expect(treeOf(plan)).toEqual(['src dir unspecified', 'src/a.ts file new', 'src/b.ts file unspecified']);
    expect(plan.structureDecision?.text).toBe('In src/.');
    expect(plan.complexity.rows.map((row) => row.violation)).toEqual(['II.coverage']);
    expect(plan.findings).toEqual([{ reason: 'fence-unclosed', args: {}, position: { line: 5, column: 1 } }]);
  });

  it('is told of at the end of the document', () => {
    expect(reasonsOf(readPlan('# Implementation Plan: A\n\ntext\n\n~~~sh\nnpm test\n'))).toEqual([
      'fence-unclosed',
    ]);
  });

  it('leaves a plan quoted in a fence alone', () => {
    const text =
      '# Implementation Plan: A\n\n```markdown\n## Technical Context\n\n**Storage**: quoted\n```\n\n## Technical Context\n\n**Storage**: real\n';
    const plan = readPlan(text);
    expect(fieldsOf(plan)).toEqual(['Storage = real']);
    expect(plan.findings).toEqual([]);
  });
});

describe('conflict markers', () => {
  it('are leftovers, and only the first side is read', () => {
    const plan = readPlan(fixture('shapes/conflict-markers.md'));
    expect(plan.header.branch?.text).toBe('032-ours');
    expect(plan.leftovers.map((item) => [item.kind, item.position.line])).toEqual([
      ['conflict-marker', 3],
      ['conflict-marker', 5],
      ['conflict-marker', 7],
    ]);
  });

  it('are none where a heading is underlined', () => {
    const plan = readPlan(
      'Implementation Plan: A\n=======\n\nTechnical Context\n-----------------\n\n**Storage**: files\n',
    );
    expect(plan.title?.text).toBe('A');
    expect(fieldsOf(plan)).toEqual(['Storage = files']);
    expect(plan.leftovers).toEqual([]);
  });
});

describe('what a document in the place of a plan is', () => {
  it.each([
    ['', 'empty', ['document-empty']],
    ['# Implementation Plan: A\n\n## Summary\n', 'empty', ['document-empty']],
    ['<!-- later -->\n', 'empty', ['document-empty']],
    ['# Notes\n\nSome text of someone.\n', 'foreign', ['plan-foreign']],
    ['# Change\n\n## ADDED Requirements\n\n### Requirement: A\n\ntext\n', 'foreign', ['plan-foreign']],
    ['# Implementation Plan: A\n\nWithout any section.\n', 'plan', []],
    ['# A\n\n**Branch**: 001-a\n', 'plan', []],
    ['\u0000PNG', 'unreadable', ['document-binary']],
  ])('%j', (text, nature, reasons) => {
    const plan = readPlan(text);
    expect(plan.nature).toBe(nature);
    expect(plan.natureReason === '').toBe(nature === 'plan');
    expect(reasonsOf(plan)).toEqual(reasons);
  });

  it('is nothing readable where it is larger than any plan', () => {
    const plan = readPlan(`# A\n${'x'.repeat(1024 * 1024)}`);
    expect([plan.nature, ...reasonsOf(plan)]).toEqual(['unreadable', 'document-too-large']);
  });

  it('is a document of another tool', () => {
    expect(readPlan(fixture('shapes/other-tool.md')).nature).toBe('foreign');
  });

  it('is the unfilled template, with everything that is left in it', () => {
    const plan = readPlan(fixture('shapes/unfilled-template.md'));
    expect(plan.nature).toBe('template');
    expect(plan.technicalContext.fields.filter((field) => field.value !== null)).toEqual([]);
    expect(plan.technicalContext.fields.filter((field) => field.open)).toHaveLength(7);
    expect(plan.header).toEqual({ branch: null, date: null, spec: null, input: null });
    expect(plan.complexity.rows).toEqual([]);
    const kinds = plan.leftovers.map((item) => item.kind);
    expect(kinds.filter((kind) => kind === 'action-required')).toHaveLength(1);
    expect(plan.leftovers.map((item) => item.text)).toEqual(
      expect.arrayContaining([
        '[FEATURE]',
        '[DATE]',
        '[link]',
        '[current need]',
        '[Gates determined based on constitution file]',
      ]),
    );
  });
});

describe('leftovers', () => {
  it('are none in code, in settled sentences, in links and in tags', () => {
    const plan = readPlan(fixture('shapes/finished-plan.md'));
    expect(plan.leftovers).toEqual([
      { kind: 'placeholder', text: '[###-feature]', position: { line: 23, column: 7 } },
    ]);
    expect(plan.header.branch?.text).toBe('feature/034-ready');
  });

  it.each([
    ['**Storage**: NEEDS CLARIFICATION', 'Storage: NEEDS CLARIFICATION'],
    ['- **Storage:** NEEDS CLARIFICATION', 'Storage: NEEDS CLARIFICATION'],
    ['NEEDS CLARIFICATION', 'NEEDS CLARIFICATION'],
  ])('name what is open in %j', (line, text) => {
    expect(readPlan(`## Technical Context\n\n${line}\n`).leftovers.map((item) => item.text)).toEqual([text]);
  });

  it('are what is open, with its question', () => {
    const plan = readPlan(
      '## Summary\n\nPays with [NEEDS CLARIFICATION: which cards?].\n\n- NEEDS CLARIFICATION: limits\n',
    );
    expect(plan.leftovers).toEqual([
      {
        kind: 'clarification',
        text: '[NEEDS CLARIFICATION: which cards?]',
        position: { line: 3, column: 11 },
      },
      { kind: 'clarification', text: 'NEEDS CLARIFICATION', position: { line: 5, column: 3 } },
    ]);
  });

  it.each([
    '- [x] No [NEEDS CLARIFICATION] markers remain',
    '- [x] All [NEEDS CLARIFICATION] items resolved',
    'Every [NEEDS CLARIFICATION] has been resolved in research.md.',
    'Kein [NEEDS CLARIFICATION] Marker ist offen.',
  ])('do not come from a text that speaks of them: %j', (line) => {
    expect(readPlan(`## Summary\n\n${line}\n`).leftovers).toEqual([]);
  });

  it.each([
    'Serves all [NEEDS CLARIFICATION] browsers.',
    'Sells [NEEDS CLARIFICATION] items.',
    'No [NEEDS CLARIFICATION: which?] markers remain',
    '- [x] All [NEEDS CLARIFICATION]',
  ])('come from %j', (line) => {
    expect(readPlan(`## Summary\n\n${line}\n`).leftovers).toHaveLength(1);
  });

  it('do not come from the steps of an old template', () => {
    const text =
      '## Phase 0\n\n1. For each NEEDS CLARIFICATION → research task\n2. research.md with all NEEDS CLARIFICATION resolved\n3. If NEEDS CLARIFICATION remain: ERROR\n';
    expect(readPlan(text).leftovers).toEqual([]);
  });
});

it('tells of a section that stands twice and reads the first', () => {
  const plan = readPlan('## Technical Context\n\n**Storage**: a\n\n## Technical Context\n\n**Storage**: b\n');
  expect(fieldsOf(plan)).toEqual(['Storage = a']);
  expect(plan.findings).toEqual([
    { reason: 'section-duplicated', args: { title: 'Technical Context' }, position: { line: 5, column: 1 } },
  ]);
});
