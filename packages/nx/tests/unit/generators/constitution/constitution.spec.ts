import { addProjectConfiguration, logger, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { readConstitution } from '@plangate/core/documents';
import { constitutionGenerator } from '../../../../src/generators/constitution/generator.js';
import type { ConstitutionOptions } from '../../../../src/generators/constitution/schema.js';
import type { GraphNodes } from '../../../../src/executors/gate/types.js';
import { now } from '../support.js';

const CONSTITUTION = '.specify/memory/constitution.md';
const STATED = `# Corner Shop Constitution

## Core Principles

### I. Tested Code

Test coverage MUST be at least 80%.

### II. Clean Code

All code MUST pass lint with zero errors.

\`\`\`yaml gate
- kind: lint
  max: { errors: 0, warnings: 5 }
\`\`\`

### III. Kindness

Be kind to those who read the code.

## Governance

**Version**: 1.4.0 | **Ratified**: 2025-01-01 | **Last Amended**: 2025-01-01
`;

let tree: Tree;
let printed: string[];
let nodes: GraphNodes;
const run = (options: ConstitutionOptions = {}) =>
  constitutionGenerator(tree, options, { now, nodes: () => Promise.resolve(nodes) });
const text = (path = CONSTITUTION) => tree.read(path, 'utf-8') ?? '';
const gatesOf = (path = CONSTITUTION) =>
  readConstitution(text(path)).principles.flatMap(({ gates }) =>
    gates.map(({ id, origin, rules }) => ({ id, origin, rules })),
  );

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
  printed = [];
  nodes = {};
  jest.spyOn(logger, 'info').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => jest.restoreAllMocks());

describe('nx g constitution', () => {
  it('creates one with five principles if there is none', async () => {
    await run();
    const document = readConstitution(text());
    expect(document.principles).toHaveLength(5);
    expect(document.version?.text).toBe('1.0.0');
    expect(text()).toContain('**Ratified**: 2026-03-02');
  });

  it('leaves an existing one alone without an amendment, and tells what it states', async () => {
    tree.write(CONSTITUTION, STATED);
    await run();
    expect(text()).toBe(STATED);
    expect(printed.join('\n')).toMatch(/I\.coverage.*read from its words.*:7\)\n\s+"Test coverage MUST/u);
  });

  it('refuses an option that it does not know', async () => {
    await expect(run({ bindd: true } as never)).rejects.toThrow(/bindd/u);
  });

  it('refuses a document that is not in UTF-8, which it could not give back', async () => {
    tree.write(CONSTITUTION, Buffer.concat([Buffer.from(STATED), Buffer.from([0xe9, 0x0a])]));
    await expect(run({ bind: true })).rejects.toThrow(/UTF-8/u);
  });
});

describe('--bind', () => {
  it('writes what the words state below them, with the same ids and rules', async () => {
    tree.write(CONSTITUTION, STATED);
    const before = gatesOf();
    await run({ bind: true });
    const after = gatesOf();
    expect(after.map(({ id, rules }) => ({ id, rules }))).toEqual(
      before.map(({ id, rules }) => ({ id, rules })),
    );
    expect(after.map(({ origin }) => origin)).toEqual(['block', 'block']);
  });

  it('changes no other line but the version', async () => {
    tree.write(CONSTITUTION, STATED);
    await run({ bind: true });
    const block = '\n```yaml gate\n- kind: coverage\n  min: { lines: 80 }\n```\n';
    expect(text()).toBe(
      STATED.replace('at least 80%.\n', `at least 80%.\n${block}`)
        .replace('1.4.0', '1.4.1')
        .replace('Amended**: 2025-01-01', 'Amended**: 2026-03-02'),
    );
  });

  it('shows each gate with its line and quote, and what is attested', async () => {
    tree.write(CONSTITUTION, STATED);
    await run({ bind: true });
    const shown = printed.join('\n');
    expect(shown).toMatch(/I\.coverage \(.*constitution\.md:7\)\n\s+"Test coverage MUST be at least 80%\."/u);
    expect(shown).toContain('III. Kindness: attested');
    expect(shown).toContain('Version change: 1.4.0 → 1.4.1 (PATCH)');
  });

  it('changes nothing the second time', async () => {
    tree.write(CONSTITUTION, STATED);
    await run({ bind: true });
    const once = text();
    await run({ bind: true });
    expect(text()).toBe(once);
  });

  it('keeps a byte order mark and CRLF', async () => {
    tree.write(CONSTITUTION, `\uFEFF${STATED.replaceAll('\n', '\r\n')}`);
    await run({ bind: true });
    expect(text().startsWith('\uFEFF# Corner')).toBe(true);
    expect(text().replaceAll('\r\n', '')).not.toContain('\n');
    expect(gatesOf().map(({ origin }) => origin)).toEqual(['block', 'block']);
  });

  it('binds without a version line, and says that the version was not raised', async () => {
    tree.write(CONSTITUTION, STATED.replace(/\*\*Version.*\n/u, ''));
    await run({ bind: true });
    expect(gatesOf().map(({ origin }) => origin)).toEqual(['block', 'block']);
    expect(printed.join('\n')).toContain('The version was not changed');
  });

  it('refuses a document with a merge conflict and writes nothing', async () => {
    const conflict = STATED.replace(
      'Be kind',
      '<<<<<<< ours\nBe kind\n=======\nBe strict\n>>>>>>> theirs\nBe fair',
    );
    tree.write(CONSTITUTION, conflict);
    await expect(run({ bind: true })).rejects.toThrow(/conflict/u);
    expect(text()).toBe(conflict);
  });
});

describe('--principle and --text', () => {
  const small = { principle: 'Small Changes', text: 'Every change MUST be small.' };

  it('add a principle with the next number and raise the MINOR version', async () => {
    tree.write(CONSTITUTION, STATED);
    await run(small);
    const document = readConstitution(text());
    expect(document.principles.map(({ number, name }) => [number, name]).at(-1)).toEqual([
      'IV',
      'Small Changes',
    ]);
    expect(document.version?.text).toBe('1.5.0');
    expect(text()).toContain(
      'read the code.\n\n### IV. Small Changes\n\nEvery change MUST be small.\n\n## Governance',
    );
  });

  it('change nothing the second time', async () => {
    tree.write(CONSTITUTION, STATED);
    await run(small);
    const once = text();
    await run({ ...small, principle: 'small changes' });
    expect(text()).toBe(once);
  });

  it('bind the new principle too when asked', async () => {
    tree.write(CONSTITUTION, STATED);
    await run({ principle: 'Types', text: 'The type check MUST pass.', bind: true });
    expect(gatesOf().map(({ id, origin }) => [id, origin])).toEqual([
      ['I.coverage', 'block'],
      ['II.lint', 'block'],
      ['IV.types', 'block'],
    ]);
    expect(readConstitution(text()).version?.text).toBe('1.5.0');
  });

  it('extend a constitution that is only being created, at its first version', async () => {
    await run(small);
    const document = readConstitution(text());
    expect(document.principles.at(-1)?.number).toBe('VI');
    expect(document.version?.text).toBe('1.0.0');
  });

  it.each([
    ['a name without a text', { principle: 'Small' }],
    ['a text without a name', { text: 'Every change MUST be small.' }],
    ['a text on two lines', { principle: 'Small', text: 'One.\nTwo.' }],
    ['a text that opens a section', { principle: 'Small', text: '## Governance' }],
  ])('refuse %s', async (_name, options) => {
    tree.write(CONSTITUTION, STATED);
    await expect(run(options)).rejects.toThrow();
    expect(text()).toBe(STATED);
  });
});

describe('--project', () => {
  const LAYER = `packages/checkout/${CONSTITUTION}`;
  beforeEach(() => {
    addProjectConfiguration(tree, 'checkout', { root: 'packages/checkout' });
    addProjectConfiguration(tree, 'whole', { root: '.' });
  });

  it('begins a layer with a number that the workspace does not use', async () => {
    tree.write(CONSTITUTION, STATED);
    await run({
      project: 'checkout',
      principle: 'Card Data',
      text: 'Test coverage MUST be at least 95%.',
      bind: true,
    });
    expect(gatesOf(LAYER).map(({ id, origin }) => [id, origin])).toEqual([['IV.coverage', 'block']]);
    expect(readConstitution(text(LAYER))).toMatchObject({ findings: [], version: { text: '1.0.0' } });
    expect(text()).toBe(STATED);
  });

  it('amends the layer that is there', async () => {
    tree.write(LAYER, STATED);
    await run({ project: 'checkout', bind: true });
    expect(gatesOf(LAYER).map(({ origin }) => origin)).toEqual(['block', 'block']);
    expect(tree.exists(CONSTITUTION)).toBe(false);
  });

  it('makes no layer without a principle', async () => {
    await expect(run({ project: 'checkout' })).rejects.toThrow(/--principle/u);
    expect(tree.exists(LAYER)).toBe(false);
  });

  it('means the constitution of the workspace for the project at its root', async () => {
    await run({ project: 'whole' });
    expect(readConstitution(text()).principles).toHaveLength(5);
  });

  it('refuses a project that does not exist', async () => {
    await expect(run({ project: 'nothing' })).rejects.toThrow(/nothing/u);
  });
});

describe('binding gates whose names the workspace decides', () => {
  const BUILD = { build: {} };
  const WORDS = (rule: string) => STATED.replace('Test coverage MUST be at least 80%.', rule);
  const bind = async (rule: string): Promise<readonly { readonly id: string; readonly rules: object }[]> => {
    tree.write(CONSTITUTION, WORDS(rule));
    await run({ bind: true });
    return readConstitution(text()).principles[0]?.gates ?? [];
  };
  const project = (root: string, targets: object = {}, tags: readonly string[] = []) => ({
    data: { root, targets: targets as Record<string, object>, tags },
  });

  beforeEach(() => {
    nodes = {
      shop: project('apps/shop', BUILD),
      ui: project('libs/ui', BUILD),
      docs: project('libs/docs'),
      'spec-001-x': project('specs/001-x', BUILD, ['type:feature']),
    };
  });

  it('names the projects that have the target, and keeps the principle attested', async () => {
    const gates = await bind('`nx run-many -t build` MUST pass.');
    expect(gates).toMatchObject([
      { id: 'I.target', rules: { kind: 'target', name: 'build', projects: ['shop', 'ui'] } },
      { id: 'I.attestation', rules: { kind: 'attestation' } },
    ]);
  });

  it('names no projects where all have the target', async () => {
    nodes = { shop: project('apps/shop', BUILD), ui: project('libs/ui', BUILD) };
    expect((await bind('`nx run-many -t build` MUST pass.'))[0]).toMatchObject({ rules: { projects: [] } });
  });

  it('names those that lack the target where most have it', async () => {
    for (let index = 0; index < 20; index += 1)
      nodes = { ...nodes, [`p${index}`]: project(`libs/p${index}`, BUILD) };
    expect((await bind('`nx run-many -t build` MUST pass.'))[0]).toMatchObject({
      rules: { projects: ['!docs'] },
    });
  });

  it.each([
    ['a target that no project has', '`nx run-many -t deploy-check` MUST pass.', 'deploy-check'],
    [
      'a measure that no project takes',
      'p95 latency MUST be below 300 ms for all API endpoints.',
      'performance',
    ],
    ['a project that is not there', '`libs/ui` MUST NOT import `libs/nowhere`.', 'libs/nowhere'],
  ])('writes no block of %s, and says so', async (_, rule, name) => {
    const before = WORDS(rule);
    await bind(rule);
    expect(text()).toBe(before);
    expect(printed.join('\n')).toMatch(
      new RegExp(`Not bound, and attested: I\\. Tested Code: .*"${name}"`, 'u'),
    );
  });

  it('writes the others beside one that it leaves out, with a comment', async () => {
    const gates = await bind('Test coverage MUST be at least 80%. `nx run-many -t deploy-check` MUST pass.');
    expect(gates.map(({ id }) => id)).toEqual(['I.coverage', 'I.attestation']);
    expect(text()).toMatch(/^# .*deploy-check.*left out, no project has the target "deploy-check"$/mu);
    const once = text();
    await run({ bind: true });
    expect(text()).toBe(once);
  });

  it('binds a boundary whose projects are there', async () => {
    const gates = await bind('`libs/ui` MUST NOT import `apps/shop`.');
    expect(gates[0]).toMatchObject({ rules: { kind: 'boundaries', from: ['libs/ui'], deny: ['apps/shop'] } });
  });
});

describe('what is told of a constitution', () => {
  it('is each gate with its line, what plans attest, and what stands outside the principles', async () => {
    const rules = 'Functions MUST NOT exceed 40 lines.';
    const outside = '## Governance\n\nAll code MUST pass lint with zero errors before merge.\n';
    tree.write(
      CONSTITUTION,
      STATED.replace('Be kind to', `${rules} Be kind to`).replace('## Governance\n', outside),
    );
    await run();
    const told = printed.join('\n');
    expect(told).toMatch(/III\. Kindness: III\.lint \(.*not judged until it is bound; read from its words/u);
    expect(told).toMatch(/III\. Kindness: also attested/u);
    expect(told).toMatch(/I\. Tested Code: I\.coverage/u);
  });

  it('counts what is wrong with its blocks', async () => {
    tree.write(CONSTITUTION, STATED.replace('kind: lint', 'kind: linting'));
    await run();
    expect(printed.join('\n')).toMatch(/ 1 finding in it/u);
    tree.write(CONSTITUTION, STATED.replace('- kind: lint', '- kind: linting\n- kind: testing'));
    await run();
    expect(printed.join('\n')).toMatch(/ \d findings in it/u);
  });

  it('is refused for a directory in the place of the document', async () => {
    tree.write(`${CONSTITUTION}/note.md`, '');
    await expect(run()).rejects.toThrow(/not a readable file/u);
  });
});
