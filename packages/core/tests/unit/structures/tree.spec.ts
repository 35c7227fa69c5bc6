import { drawTree } from '../../../src/structures/tree.js';
import { STRUCTURES } from '../../../src/structures/structures.js';
import { readPlan } from '../../../src/entries/documents.js';

const items = [
  { path: 'src', kind: 'dir', comment: null },
  { path: 'src/models/card.ts', kind: 'file', comment: 'EXISTING' },
  { path: 'src/index.ts', kind: 'file', comment: null },
  { path: 'tests/unit', kind: 'dir', comment: 'one part at a time' },
] as const;

describe('drawTree', () => {
  it('draws branches, marks directories and puts comments in one column', () => {
    expect(drawTree('packages/a', items)).toBe(
      [
        'packages/a/',
        '├── src/',
        '│   ├── models/',
        '│   │   └── card.ts  # EXISTING',
        '│   └── index.ts',
        '└── tests/',
        '    └── unit/        # one part at a time',
      ].join('\n'),
    );
  });

  it('draws items at the top without a line for the root', () => {
    expect(drawTree('.', [{ path: 'a.ts', kind: 'file', comment: null }])).toBe('└── a.ts');
    expect(drawTree('a', [])).toBe('a/');
  });

  it('is read back as it was meant', () => {
    const text = `# Implementation Plan: A\n\n## Summary\n\nA.\n\n## Project Structure\n\n### Source Code (repository root)\n\n\`\`\`text\n${drawTree('packages/a', items)}\n\`\`\`\n`;
    const { layout } = readPlan(text);
    expect(layout.map(({ path, kind, status }) => `${kind} ${path} ${status}`)).toEqual([
      'dir packages/a unspecified',
      'dir packages/a/src unspecified',
      'dir packages/a/src/models unspecified',
      'file packages/a/src/models/card.ts existing',
      'file packages/a/src/index.ts unspecified',
      'dir packages/a/tests unspecified',
      'dir packages/a/tests/unit unspecified',
    ]);
  });
});

describe('STRUCTURES', () => {
  it.each(Object.entries(STRUCTURES))(
    '%s has a name of its own, parts and test directories',
    (name, structure) => {
      expect(structure.name).toBe(name);
      expect(structure.parts.length).toBeGreaterThan(0);
      for (const { directories, layers } of structure.parts) {
        expect(layers.length).toBeGreaterThan(0);
        expect(directories).toEqual(
          expect.arrayContaining(['tests/contract', 'tests/integration', 'tests/unit']),
        );
      }
    },
  );
});
