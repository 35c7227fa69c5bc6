import { readCompanion, readConstitution, readPlan } from '../../../src/entries/documents.js';

const HEAD = '# Implementation Plan: A\n\n';
const storage = (value: string) =>
  readPlan(`${HEAD}## Technical Context\n\n**Storage**: ${value}\n**Testing**: Jest\n`).technicalContext
    .fields[0];
const isEmpty = (summary: string): boolean =>
  readPlan(`${HEAD}## Summary\n\n${summary}\n\n## Technical Context\n\n**Storage**: files\n`).emptySummary ===
  true;

describe('a value that holds its own place', () => {
  it.each([
    'TBD',
    'TODO',
    '**tbc**',
    '???',
    '...',
    '…',
    'unknown',
    'to be clarified',
    'Not yet decided.',
    'TBD (SQLite or files)',
    'TBD — see research.md',
    'SQLite (TBD)',
    'NEEDS_CLARIFICATION',
    'NEEDS\u00A0CLARIFICATION',
    'NEEDS\u200B CLARIFICATION',
    'NE\u200BEDS  CLARIFI\u00ADCATION',
    'NEEDS&nbsp;CLARIFICATION',
    'noch offen',
    'wird noch geklärt',
    'à définir',
    'por definir',
    'da definire',
    'a definir',
    'nog te bepalen',
    'do ustalenia',
    'уточняется',
    'буде визначено',
    'belirlenecek',
    'belirsiz',
    'уточнить',
    'ще не визначено',
    'will be decided',
    'ＴＢＤ',
    'chưa xác định',
    'belum ditentukan',
    '検討中',
    '추후 결정',
    '待确认',
  ])('is open: %s', (value) => {
    expect(storage(value)?.open).toBe(true);
  });

  it.each([
    'N/A',
    'files',
    'TODO.md files',
    'a list of unknown length in SQLite',
    'SQLite, tbd-server 2.1',
    'https://a.example/...',
    'offene Formate in Dateien',
    'PostgreSQL for todo items',
  ])('is decided: %s', (value) => {
    expect(storage(value)).toMatchObject({ open: false });
    expect(storage(value)?.value).not.toBeNull();
  });

  it('is no Structure Decision', () => {
    const decided = (text: string) =>
      readPlan(`${HEAD}## Project Structure\n\n**Structure Decision**: ${text}\n`).structureDecision;
    expect(['TBD', '???', 'to be decided', 'zu klären'].map(decided)).toEqual([null, null, null, null]);
    expect(decided('One package.')?.text).toBe('One package.');
  });
});

describe('a Summary', () => {
  it.each([
    '',
    '<!-- What the cards are for. -->',
    '<!-- Two\n\nlines -->',
    '<!-- open',
    '&nbsp;',
    '---',
    '***\n\n- \n\n>',
    '![a picture](a.png)',
    '~~Cards are kept.~~',
    '<div hidden>\n\nCards are kept.\n\n</div>',
    '\u200B',
    'TBD',
    '- TODO',
    '**to be determined**',
    '...',
    'à compléter',
    '未定',
    '### Goals\n\n<!-- none -->',
  ])('says nothing: %j', (summary) => {
    expect(isEmpty(summary)).toBe(true);
  });

  it.each([
    'Cards are kept.',
    '- Cards',
    '<!-- a --> Cards are kept. <!-- b -->',
    '卡片',
    '### Goals\n\nCards are kept.',
    '```text\na\n```',
    '**TBD**: which cards',
    'See [the spec](spec.md).',
  ])('says something: %j', (summary) => {
    expect(isEmpty(summary)).toBe(false);
  });
});

describe('what a template left', () => {
  const constitution = (text: string) =>
    readConstitution(`# Constitution\n\n## Core Principles\n\n### I. A\n\n${text}\n`).leftovers.map(
      (leftover) => `${leftover.kind} ${leftover.text}`,
    );
  const companion = (text: string) =>
    readCompanion(`# Research\n\n${text}\n`).leftovers.map(({ kind, text: left }) => `${kind} ${left}`);

  it.each([
    ['[PROJECT_NAME]', ['placeholder [PROJECT_NAME]']],
    ['[PRINCIPLE_1_NAME]: a', ['placeholder [PRINCIPLE_1_NAME]']],
    ['[NEEDS CLARIFICATION: who?]', ['clarification [NEEDS CLARIFICATION: who?]']],
    ['[NEEDS\u00A0CLARIFICATION]', ['clarification [NEEDS\u00A0CLARIFICATION]']],
    ['ACTION REQUIRED: fill in', ['action-required ACTION REQUIRED: fill in']],
    ['`[PROJECT_NAME]`', []],
    ['[MANUAL] and [P]', []],
  ])('is the same in a constitution and beside a plan: %s', (text, expected) => {
    expect(constitution(text)).toEqual(expected);
    expect(companion(text)).toEqual(expected);
  });

  it('has words in brackets that only the templates of features have, and values put off in constitutions', () => {
    expect(companion('[DATE] and TODO(LATER)')).toEqual(['placeholder [DATE]']);
    expect(constitution('[DATE] and TODO(RATIFICATION_DATE)')).toEqual([
      'placeholder TODO(RATIFICATION_DATE)',
    ]);
  });
});
