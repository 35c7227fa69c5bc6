import { readJson, readNxJson, updateNxJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { readConstitution } from '@plangate/core/documents';
import { initGenerator } from '../../../src/generators/init/generator.js';
import { describeConstitution } from '../../../src/generators/shared/constitution.js';

const CONSTITUTION = '.specify/memory/constitution.md';
const plangateOf = (tree: Tree) =>
  readNxJson(tree)?.plugins?.filter(
    (entry) => typeof entry !== 'string' && entry.plugin === '@plangate/nx/plugin',
  );

describe('the init generator', () => {
  let tree: Tree;
  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace();
  });

  it('registers the plugin once and writes a constitution of five principles', async () => {
    await initGenerator(tree);
    expect(plangateOf(tree)).toEqual([{ plugin: '@plangate/nx/plugin', options: {} }]);
    const document = readConstitution(tree.read(CONSTITUTION, 'utf-8') ?? '');
    expect(document.findings).toEqual([]);
    expect(document.principles.map(({ gates }) => gates.map(({ id }) => id))).toEqual([
      ['I.lint', 'I.types', 'I.layout'],
      ['II.tests', 'II.coverage', 'II.proof'],
      ['III.contracts', 'III.attestation'],
      [],
      [],
    ]);
  });

  it('changes nothing the second time', async () => {
    await initGenerator(tree);
    const before = tree.listChanges().map(({ path, content }) => [path, String(content)]);
    await initGenerator(tree);
    expect(tree.listChanges().map(({ path, content }) => [path, String(content)])).toEqual(before);
  });

  it('keeps a plugin entry that a person wrote', async () => {
    updateNxJson(tree, { ...readJson(tree, 'nx.json'), plugins: ['@plangate/nx/plugin'] });
    await initGenerator(tree);
    expect(readNxJson(tree)?.plugins).toEqual(['@plangate/nx/plugin']);
  });

  it('keeps an existing constitution byte for byte', async () => {
    const text =
      '# Ours\r\n\r\n## Core Principles\r\n\r\n### I. Small\r\n\r\nTest coverage MUST be at least 80%.\r\n';
    tree.write(CONSTITUTION, text);
    await initGenerator(tree);
    expect(tree.read(CONSTITUTION, 'utf-8')).toBe(text);
  });

  it('takes over the names that the workspace gave to inferred targets', async () => {
    updateNxJson(tree, {
      ...readJson(tree, 'nx.json'),
      plugins: [
        { plugin: '@nx/jest/plugin', options: { targetName: 'unit' } },
        { plugin: '@nx/eslint/plugin', options: { targetName: 'eslint:lint' } },
        { plugin: '@nx/js/typescript', options: { typecheck: { targetName: 'tsc' } } },
      ],
    });
    await initGenerator(tree);
    expect(plangateOf(tree)).toEqual([
      {
        plugin: '@plangate/nx/plugin',
        options: { targets: { tests: 'unit', coverage: 'unit', lint: 'eslint:lint', types: 'tsc' } },
      },
    ]);
  });

  it.each([
    ['no sign of a language', {}, ['ESLint']],
    ['TypeScript', { 'tsconfig.base.json': '{}' }, ['ESLint']],
    ['Python', { 'pyproject.toml': '' }, ['PEP 8']],
    ['both', { 'tsconfig.json': '{}', 'uv.lock': '' }, ['PEP 8', 'ESLint']],
  ])('names the tools of the languages in a workspace with %s', async (_, files, named) => {
    tree.delete('tsconfig.base.json');
    for (const [path, text] of Object.entries(files)) tree.write(path, text);
    await initGenerator(tree);
    const text = tree.read(CONSTITUTION, 'utf-8') ?? '';
    expect(['PEP 8', 'ESLint'].filter((tool) => text.includes(tool))).toEqual(named);
    const { principles, findings } = readConstitution(text);
    expect(findings).toEqual([]);
    expect(principles.map(({ gates }) => gates.map(({ id, origin }) => `${id} ${origin}`))).toEqual([
      ['I.lint block', 'I.types block', 'I.layout block'],
      ['II.tests block', 'II.coverage block', 'II.proof block'],
      ['III.contracts block', 'III.attestation block'],
      [],
      [],
    ]);
  });

  it('refuses an option that it does not know', async () => {
    await expect(initGenerator(tree, { skipFromat: true } as never)).rejects.toThrow(/skipFromat/u);
  });
});

describe('what init prints of a constitution', () => {
  const lines = (text: string) => describeConstitution(readConstitution(text), CONSTITUTION);

  it('names each gate with its place, and what is attested', () => {
    const printed = lines(
      '## Core Principles\n\n### I. Small\n\nTest coverage MUST be at least 80%.\n\n### II. Kind\n\nBe kind.\n',
    );
    expect(printed).toHaveLength(4);
    expect(printed[1]).toMatch(/I\. Small: I\.coverage \(.*80.*constitution\.md:5\)/u);
    expect(printed[2]).toContain('"Test coverage MUST be at least 80%."');
    expect(printed[3]).toContain('II. Kind: attested');
  });

  it('tells that something is wrong in it', () => {
    const printed = lines('## Core Principles\n\n### I. Small\n\n```yaml gate\n- kind: covrage\n```\n');
    expect(printed.at(-1)).toContain('1 finding');
  });
});
