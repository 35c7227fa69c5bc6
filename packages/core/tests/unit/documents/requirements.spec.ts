import { readCompanion } from '../../../src/entries/documents.js';

const read = (...lines: readonly string[]) =>
  readCompanion(`# Feature Specification: A\n\n${lines.join('\n')}\n`).requirements ?? [];
const ids = (...lines: readonly string[]) => read(...lines).map(({ id }) => id);

describe('the requirements of a specification', () => {
  it.each([
    ['- **FR-001**: The shop MUST keep a card.', 'FR-001'],
    ['* FR-001 The shop MUST keep a card.', 'FR-001'],
    ['1. **NFR-1**: fast', 'NFR-1'],
    ['**FR-001:** The shop', 'FR-001'],
    ['### FR-001 - Keep a card', 'FR-001'],
    ['- [ ] **FR-001**: The shop', 'FR-001'],
    ['| FR-001 | Keep a card | P1 |', 'FR-001'],
    ['| **FR-A1** | Keep a card |', 'FR-A1'],
    ['- **FR-CLD-001: 接頭辞**', 'FR-CLD-001'],
    ['- **FR-019.1**: `find` MUST', 'FR-019.1'],
    ['- `FR-010b`: The shop', 'FR-010b'],
    ['- **[FR-001](#fr-001)**: The shop', 'FR-001'],
  ])('%s', (line, id) => {
    expect(ids(line)).toEqual([id]);
  });

  it.each([
    '- see **FR-001**',
    '```text\n- **FR-001**: in code\n```',
    '<!-- - **FR-001**: in a comment -->',
    '- ~~**FR-001**: The shop MUST print a card.~~',
    '- **FR-001** (deferred): The shop',
    '- **FR-001** *(deferred to v2)*: The shop',
    '- **FR-001**: [REMOVED]',
    '- **FR-001**: Removed. See FR-002',
    '- **FR-001** (superseded by FR-007): The shop',
    '- **FR-001** (zurückgestellt): Der Laden',
    '- **FR-001**（対象外）: 店',
    '| FR-001 | Keep a card | Deferred |',
    '## Out of Scope\n\n- **FR-001**: Loyalty\n\n### Later\n\n- FR-002: Print',
    '- **ADR-001**: A decision',
    '- **Phase 1**: Build',
  ])('are none in: %s', (line) => {
    expect(ids(line)).toEqual([]);
  });

  it('stay where words of deferral are about the requirement itself', () => {
    expect(ids('- **FR-001**: Removed items MUST be archived.')).toEqual(['FR-001']);
    expect(ids('- **FR-001** (deferred execution): The shop MUST wait.')).toEqual(['FR-001']);
    expect(ids('## Out of Scope', '', '- FR-001', '', '## Requirements', '', '- FR-002: b')).toEqual([
      'FR-002',
    ]);
  });

  it('are told once, with what is said and where; criteria apart', () => {
    expect(read('- **FR-001**: Keep `cards`.', '- **FR-1**: again', '- **SC-001**: fast')).toEqual([
      {
        id: 'FR-001',
        key: 'FR-1',
        kind: 'requirement',
        text: 'Keep cards.',
        position: { line: 3, column: 1 },
      },
      { id: 'SC-001', key: 'SC-1', kind: 'criterion', text: 'fast', position: { line: 5, column: 1 } },
    ]);
  });

  it('are all read, however many, at any depth and with any number', () => {
    const lines = Array.from({ length: 5_000 }, (_, at) => `${at + 1}. **FR-${at + 1}**: The shop`);
    expect(ids(...lines)).toHaveLength(5_000);
    expect(ids('- a', `${' '.repeat(16)}- **FR-001**: The shop`)).toEqual(['FR-001']);
    const huge = `- **FR-001**: a\n${' '.repeat(500_000)}- x\n${'> '.repeat(250_000)}\n- **FR-002**: b`;
    expect(ids(huge)).toEqual(['FR-001', 'FR-002']);
  });

  it('have the scenarios of all stories, however many and however long these are', () => {
    const story = (number: number, filler = ''): string =>
      `### User Story ${number} - Keep\n${filler}\n**Acceptance Scenarios**:\n\n1. **Given** a card, **When** kept, **Then** listed\n`;
    const stories = Array.from({ length: 300 }, (_, at) => story(at + 1));
    expect(ids(...stories)).toHaveLength(300);
    expect(ids(story(1, 'More.\n\n'.repeat(300)))).toEqual(['US1 scenario 1']);
  });

  it('have the scenarios of numbered stories', () => {
    const found = read(
      '### User Story 2 - Keep (Priority: P1)',
      '',
      'A customer keeps a card.',
      '',
      '**Acceptance Scenarios**:',
      '',
      '1. **Given** a card, **When** kept, **Then** listed',
      '2. **Given** none, **When** shown, **Then** empty',
    );
    expect(found.map(({ id, kind }) => [id, kind])).toEqual([
      ['US2 scenario 1', 'scenario'],
      ['US2 scenario 2', 'scenario'],
    ]);
  });
});

describe('ids of other series', () => {
  const others = (...lines: readonly string[]) =>
    (readCompanion(`# Feature Specification: A\n\n${lines.join('\n')}\n`).unreadIds ?? []).map(
      ({ id }) => id,
    );

  it.each([
    ['- **TD-001**: Keep a log'],
    ['* **A-1:** The shop is open'],
    ['1. [ ] **RULE-2 : Keep a log**', '1. **RULE-3**：…'],
    ['- __DATA-EU-01__: Keep it'],
  ])('are told, once: %s', (...lines) => {
    const ids = lines.map((line) => /[A-Z]+(?:-[A-Z]+)?-\d+/.exec(line)?.[0]);
    expect(others('- **FR-001**: Keep', ...lines, ...lines)).toEqual(ids);
  });

  it.each([
    '- **FR-001**: read',
    '- **FR-CLD-001**: read',
    '- **FR-001** (deferred): not due',
    '- **US-1**: a story, which its heading tells',
    '- **UTF-8**: a name, not a series',
    '- **TD-001** (deferred): not due',
    '- TD-001: not marked',
    '- see **TD-001**: elsewhere',
    '- ~~**TD-001**: struck out~~',
    '```text\n- **TD-001**: in code\n```',
    '<!-- - **TD-001**: in a comment -->',
    '## Out of Scope\n\n- **TD-001**: Loyalty',
  ])('are none in: %s', (line) => {
    expect(others(line)).toEqual([]);
  });

  it('are all told, however many', () => {
    const lines = Array.from({ length: 3_000 }, (_, at) => `- **TD-${at}**: a`);
    expect(others(...lines)).toHaveLength(3_000);
    expect(others('- **FR-123456**: more digits than are read', '- **FR-0123456**: a')).toHaveLength(2);
  });
});
