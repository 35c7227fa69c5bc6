import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { readCompanion } from '@plangate/core/documents';
import specGenerator from '../../../src/generators/spec/generator.js';
import { now } from './support.js';

const TEMPLATE = `---
description: our form
---

# Feature Specification: [FEATURE NAME]

**Feature Branch**: \`[###-feature-name]\`  
**Created**: [DATE]
**Input**: User description: "$ARGUMENTS"

## User Scenarios & Testing *(mandatory)*

<!--
  IMPORTANT: order the stories
-->

### User Story 1 - [Brief Title] (Priority: P1)

[Describe this user journey in plain language]

### User Story 2 - [Brief Title] (Priority: P2)

[Describe this user journey in plain language]

## Privacy

Ask the data protection officer. [Which data is kept?]

\`\`\`text
## no heading
\`\`\`

## Requirements *(mandatory)*

### Functional Requirements

- **FR-001**: System MUST [specific capability]

### Accessibility Requirements

- **AR-001**: Everything works by keyboard.

## Success Criteria *(mandatory)*

Two numbers are enough.
`;

async function specWith(templates: Record<string, string>): Promise<string> {
  const tree = createTreeWithEmptyWorkspace();
  for (const [path, text] of Object.entries(templates)) tree.write(path, text);
  await specGenerator(tree, { description: 'Saved cards', entities: 'Card', skipFormat: true }, { now });
  return tree.read('specs/001-saved-cards/spec.md', 'utf-8') ?? '';
}

describe('a spec by the template of the workspace', () => {
  it('keeps its sections and their order, and fills in what all specs have', async () => {
    const text = await specWith({ '.specify/templates/spec-template.md': TEMPLATE });
    expect(text.match(/^#{1,3} .*$/gm)).toEqual([
      '# Feature Specification: Saved cards',
      '## User Scenarios & Testing *(mandatory)*',
      '### User Story 1 - Saved cards (Priority: P1)',
      '## Privacy',
      '## no heading',
      '## Requirements *(mandatory)*',
      '### Functional Requirements',
      '### Accessibility Requirements',
      '## Success Criteria *(mandatory)*',
    ]);
    expect(text).toContain('**Feature Branch**: `001-saved-cards`');
    expect(text).toContain('**Created**: 2026-03-02');
    expect(text).toContain('**Input**: User description: "Saved cards"');
    expect(text).toContain('- **AR-001**: Everything works by keyboard.');
    expect(text).toContain('Two numbers are enough.');
    expect(text).toContain('[Which data is kept?]');
    expect(text).not.toContain('Brief Title');
    expect(text).not.toContain('<!--');
    expect(new Set(readCompanion(text).leftovers.map(({ kind }) => kind))).toEqual(
      new Set(['clarification']),
    );
  });

  it('leaves a template in words of its own as it is, but for names', async () => {
    const text = await specWith({
      '.specify/templates/overrides/spec-template.md':
        '# Idee: [FEATURE]\r\n\r\n## Warum\r\n\r\n[DATE] [mehr]\r\n',
      '.specify/templates/spec-template.md': TEMPLATE,
    });
    expect(text).toBe('# Idee: Saved cards\n\n## Warum\n\n2026-03-02 [mehr]\n');
  });

  it('refuses layers that make no template, and writes nothing', async () => {
    const preset = 'provides: { templates: [{ name: spec-template, file: a.md, strategy: wrap }] }';
    const layers = { '.specify/presets/x/preset.yml': preset, '.specify/presets/x/a.md': 'a' };
    await expect(specWith({ ...layers, '.specify/templates/spec-template.md': TEMPLATE })).rejects.toThrow(
      /presets\/x\/a\.md wraps/,
    );
  });
});
