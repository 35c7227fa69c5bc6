import { logger } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { readCompanion } from '@plangate/core/documents';
import specGenerator from '../../../src/generators/spec/generator.js';
import { now } from './support.js';

const FILE = 'specs/001-saved-cards/spec.md';

describe('specGenerator', () => {
  it('writes only spec.md, with the headings of Spec Kit and its open questions', async () => {
    const tree = createTreeWithEmptyWorkspace();
    await specGenerator(tree, { description: 'Saved cards', entities: 'Card', skipFormat: true }, { now });
    expect(tree.children('specs/001-saved-cards')).toEqual(['spec.md']);
    const text = tree.read(FILE, 'utf-8') ?? '';
    for (const heading of ['User Scenarios & Testing', 'Requirements', 'Key Entities', 'Success Criteria']) {
      expect(text).toMatch(new RegExp(`^#{2,3} ${heading}`, 'm'));
    }
    expect(text).toContain('**FR-001**');
    expect(text).toContain('**Created**: 2026-03-02');
    const { leftovers } = readCompanion(text);
    expect(new Set(leftovers.map(({ kind }) => kind))).toEqual(new Set(['clarification']));
  });

  it('keeps a spec that is there', async () => {
    const tree = createTreeWithEmptyWorkspace();
    tree.write(FILE, '# Mine\n');
    await specGenerator(tree, { description: 'Saved cards' }, { now });
    expect(tree.read(FILE, 'utf-8')).toBe('# Mine\n');
    await specGenerator(tree, { description: 1 }, { now });
    expect(tree.children('specs')).toEqual(['001-saved-cards']);
  });

  it('refuses wrong options before anything is written', async () => {
    const tree = createTreeWithEmptyWorkspace();
    await expect(specGenerator(tree, { description: '' }, { now })).rejects.toThrow(/--description/);
    await expect(specGenerator(tree, { description: 'A', entities: 'a b!' }, { now })).rejects.toThrow(
      /--entities/,
    );
    expect(tree.exists('specs')).toBe(false);
  });

  it.each([
    ['what comes next', {}, 'info', 'nx g plan 001-saved-cards'],
    ['a spec that was kept', { [FILE]: '# Mine\n' }, 'info', FILE],
    [
      'an active feature that could not be set',
      { '.specify/feature.json': '[]', '.specify/init-options.json': '{"speckit_version":"1.0.1"}' },
      'warn',
      '.specify/feature.json',
    ],
  ] as const)('tells of %s after it has written', async (_, files, level, expected) => {
    const tree = createTreeWithEmptyWorkspace();
    for (const [path, text] of Object.entries(files)) tree.write(path, text);
    const told = jest.spyOn(logger, level).mockReturnValue(undefined);
    await (
      await specGenerator(tree, { description: 'Saved cards', skipFormat: true }, { now })
    )();
    expect(told.mock.calls.flat().join('\n')).toContain(expected);
    told.mockRestore();
  });

  it('is dated by today unless told otherwise', async () => {
    const tree = createTreeWithEmptyWorkspace();
    await specGenerator(tree, { description: 'Saved cards', skipFormat: true });
    expect(tree.read(FILE, 'utf-8')).toMatch(/\*\*Created\*\*: 20\d\d-\d\d-\d\d/u);
  });
});
