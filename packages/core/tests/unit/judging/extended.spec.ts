import { judgeFeature, judgeProject, loadWorkspaceState, type JudgeContext } from '../../../src/index.js';
import { ExtendedFinder } from '../../../src/entries/graph.js';
import { layersOfFeature } from '../../../src/gates/feature-layers.js';
import { documentReader } from '../../support/document-reader.js';
import { CHECKOUT, contextWith, memoryFiles } from './support.js';

type Files = Readonly<Record<string, string>>;

const PACKAGE = 'node_modules/@acme/constitution';
const WORKSPACE = '.specify/memory/constitution.md';

function text(entries: readonly string[], ...gates: readonly string[]): string {
  const head = entries.length === 0 ? '' : `---\nextends: ${JSON.stringify(entries)}\n---\n\n`;
  const blocks = gates
    .map((gate) => `\`\`\`yaml gate\n- ${gate.replaceAll('\n', '\n  ')}\n\`\`\`\n`)
    .join('\n');
  return `${head}# Constitution\n\n## Core Principles\n\n### II. Tests\n\nProven.\n\n${blocks}`;
}

const lint = (more = ''): string => `kind: lint\nid: II.lint${more}`;

function manifest(name: string, version?: string): string {
  return JSON.stringify({ name, ...(version === undefined ? {} : { version }) });
}

async function contextOf(files: Files, more: { links?: Files; options?: string[]; unlinked?: boolean } = {}) {
  const memory = memoryFiles(files);
  const realPath = (path: string): string | null => {
    for (const [link, target] of Object.entries(more.links ?? {})) {
      if (path === link || path.startsWith(`${link}/`))
        return target === '' ? null : target + path.slice(link.length);
    }
    return path;
  };
  const finder = new ExtendedFinder({ files: memory, realPath });
  const state = await loadWorkspaceState(documentReader(memory), memory, {
    paths: Object.keys(files).filter((path) => !path.startsWith('node_modules/')),
    specsRoots: ['specs'],
    projects: [CHECKOUT, { name: 'cart', root: 'libs/cart', tags: [] }],
    ...(more.unlinked
      ? {}
      : { extended: { finder, options: { file: 'nx.json', extends: more.options ?? [] } } }),
  });
  const context: JudgeContext = { ...contextWith([], files), state, succeeded: new Set(['lint']) };
  return { context, finder };
}

async function judged(files: Files, more: Parameters<typeof contextOf>[1] = {}) {
  const { context, finder } = await contextOf(files, more);
  const verdict = judgeProject(CHECKOUT, context);
  return { ...verdict, reasons: verdict.gates.map(({ reason }) => reason), finder };
}

describe('a constitution that a package extends', () => {
  it('judges before the own one, and names its package', async () => {
    const result = await judged({
      [WORKSPACE]: text(['@acme/constitution']),
      [`${PACKAGE}/package.json`]: manifest('@acme/constitution', '1.2.0'),
      [`${PACKAGE}/constitution.md`]: text([], lint()),
    });
    const owner = { name: '@acme/constitution', version: '1.2.0' };
    expect(result.packages).toEqual([owner]);
    expect(result.gates).toMatchObject([{ id: 'II.lint', verdict: 'pass', package: owner }]);
  });

  it('is found in the nearest node_modules, by a file in it, and by a path', async () => {
    const files = {
      [WORKSPACE]: text(['acme-rules/strict', 'acme-rules/more/own.md', './shared']),
      '.specify/memory/shared/constitution.md': text([], lint('\nid: x').replace('id: II.lint\n', '')),
      '.specify/node_modules/acme-rules/package.json': manifest('acme-rules'),
      '.specify/node_modules/acme-rules/strict/constitution.md': text([], lint()),
      '.specify/node_modules/acme-rules/more/own.md': text([], lint().replace('II.lint', 'own')),
      'node_modules/acme-rules/package.json': manifest('acme-rules', '0.1.0'),
    };
    const { gates, packages } = await judged(files);
    expect(gates.map(({ id }) => id).sort()).toEqual(['II.lint', 'own', 'x']);
    expect(packages).toEqual([{ name: 'acme-rules', version: null }]);
  });

  it('follows what a package extends through links, and takes each once where it is outermost', async () => {
    const store = 'node_modules/.pnpm/a@1/node_modules';
    const base = `${store}/acme-base`;
    const files = {
      [WORKSPACE]: text(['acme-a']),
      'packages/.specify/memory/constitution.md': text(['acme-base'], lint().replace('II.lint', 'area')),
      'node_modules/acme-a/package.json': manifest('acme-a', '1.0.0'),
      'node_modules/acme-a/constitution.md': text(['acme-base', './more.md'], lint()),
      'node_modules/acme-a/more.md': text([], lint().replace('II.lint', 'more')),
      [`${base}/package.json`]: manifest('acme-base', '2.0.0'),
      [`${base}/constitution.md`]: text([], lint().replace('II.lint', 'base')),
      'node_modules/acme-base/package.json': manifest('acme-base', '2.0.0'),
      'node_modules/acme-base/constitution.md': text([], lint().replace('II.lint', 'base')),
    };
    const links = { 'node_modules/acme-a': `${store}/acme-a`, 'node_modules/acme-base': base };
    const { gates, packages, reasons } = await judged(files, { links });
    expect(reasons).not.toContain('extended-package-missing');
    expect(gates.map(({ id }) => id).sort()).toEqual(['II.lint', 'area', 'base', 'more']);
    expect(packages?.map(({ name }) => name)).toEqual(['acme-base', 'acme-a']);
  });

  it.each<[string, string, Files, Files]>([
    ['extended-package-missing', '@acme/constitution', {}, {}],
    ['extended-constitution-missing', '@acme/constitution', { [`${PACKAGE}/package.json`]: '{}' }, {}],
    ['extended-constitution-missing', './gone.md', {}, {}],
    ['extended-constitution-outside', '../../../elsewhere', {}, {}],
    [
      'extended-constitution-outside',
      '@acme/constitution',
      { [`${PACKAGE}/package.json`]: '{}', [`${PACKAGE}/constitution.md`]: text([], lint()) },
      { [PACKAGE]: '' },
    ],
    [
      'extended-constitution-outside',
      '@acme/constitution',
      { [`${PACKAGE}/package.json`]: '{}', [`${PACKAGE}/constitution.md`]: text([], lint()), 'x.md': 'x' },
      { [`${PACKAGE}/constitution.md`]: 'x.md' },
    ],
    [
      'extended-constitution-outside',
      '@acme/constitution',
      {
        [`${PACKAGE}/package.json`]: manifest('@acme/constitution'),
        [`${PACKAGE}/constitution.md`]: text(['../../../base.md'], lint()),
        'base.md': text([], lint()),
      },
      {},
    ],
    [
      'extended-constitution-circular',
      './a.md',
      {
        '.specify/memory/a.md': text(['./b.md'], lint()),
        '.specify/memory/b.md': text(['./a.md'], lint()),
      },
      {},
    ],
    ['extended-constitution-circular', './constitution.md', {}, {}],
    [
      'extended-constitutions-too-many',
      './0.md',
      Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [
          `.specify/memory/${String(at)}.md`,
          text([`./${String(at + 1)}.md`], lint()),
        ]),
      ),
      {},
    ],
    ['extends-invalid', '/etc', {}, {}],
  ])('fails with %s for %s, and does not pass by absence', async (reason, entry, files, links) => {
    const { verdict, gates } = await judged({ [WORKSPACE]: text([entry], lint()), ...files }, { links });
    expect(verdict).toBe('fail');
    expect(gates.find((gate) => gate.reason === reason)?.verdict).toBe('fail');
  });

  it('fails as well where the host cannot follow links, and where there is more than can be read', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`.specify/memory/${String(at)}.md`, text([], lint())]),
    );
    const chain = (from: number) => Array.from({ length: 20 }, (_, at) => `./${String(from + at)}.md`);
    const groups = { a: text(chain(0)), b: text(chain(20)), c: text(chain(40)) };
    const files = Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [`.specify/memory/${name}.md`, value]),
    );
    const { reasons } = await judged({
      [WORKSPACE]: text(['./a.md', './b.md', './c.md']),
      ...files,
      ...many,
    });
    expect(reasons).toContain('extended-constitutions-too-many');
    const alone = await judged({ [WORKSPACE]: text(['acme']) }, { unlinked: true });
    expect(alone.reasons).toContain('extended-package-missing');
  });

  it('reports what is wrong in the document of the package at its place', async () => {
    const { gates } = await judged({
      [WORKSPACE]: text(['@acme/constitution'], lint()),
      [`${PACKAGE}/package.json`]: manifest('@acme/constitution', '1.0.0'),
      [`${PACKAGE}/constitution.md`]: text([], 'kind: lnt'),
    });
    expect(gates.find(({ reason }) => reason === 'gate-kind-unknown')).toMatchObject({
      location: { file: `${PACKAGE}/constitution.md` },
      package: { name: '@acme/constitution', version: '1.0.0' },
    });
  });

  it('comes from the options of the host, too, also without a constitution of the workspace', async () => {
    const files = {
      [`${PACKAGE}/package.json`]: manifest('@acme/constitution', '1.0.0'),
      [`${PACKAGE}/constitution.md`]: text([], lint()),
    };
    expect((await judged(files, { options: ['@acme/constitution'] })).reasons).toEqual(['target-succeeded']);
    const missing = await judged({ [WORKSPACE]: text([], lint()) }, { options: ['@acme/constitution'] });
    expect(missing.gates.find(({ reason }) => reason === 'extended-package-missing')?.location?.file).toBe(
      'nx.json',
    );
  });
});

describe('weakening a constitution of a package', () => {
  const files = (own: string, more: Files = {}): Files => ({
    [WORKSPACE]: text(['@acme/constitution'], own),
    [`${PACKAGE}/package.json`]: manifest('@acme/constitution', '1.2.0'),
    [`${PACKAGE}/constitution.md`]: text([], lint()),
    ...more,
  });
  const row =
    '| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n| II.lint | We replace the linter this month | Two linters disagree in each file |\n';

  it('fails, and a waiver lets it stand', async () => {
    const weaker = lint('\nstatus: evaluated');
    const refused = await judged(files(weaker));
    expect(refused.gates.find(({ reason }) => reason === 'constitution-weakened')).toMatchObject({
      verdict: 'fail',
      message: expect.stringContaining(`${PACKAGE}/constitution.md`) as unknown,
    });
    const waived = await judged(files(weaker, { '.specify/memory/waivers.md': row }));
    expect(waived.gates.find(({ reason }) => reason === 'constitution-weakened')?.verdict).toBe('waived');
    expect(waived.verdict).not.toBe('fail');
  });

  it('is none between two packages, of which the stricter holds, nor between two areas', async () => {
    const two = {
      [WORKSPACE]: text(['acme-a', 'acme-b']),
      'node_modules/acme-a/constitution.md': text([], lint()),
      'node_modules/acme-b/constitution.md': text([], lint('\nstatus: evaluated')),
    };
    const { reasons, gates } = await judged(two);
    expect(reasons).not.toContain('constitution-weakened');
    expect(gates.map(({ status }) => status)).toEqual(['enforced']);
  });
});

describe('constitutions of areas', () => {
  it.each<[string, Files]>([
    ['two areas extend a package', {}],
    ['a third one is between them', { 'libs/ui/.specify/memory/constitution.md': text(['acme-base']) }],
    [
      'one of them extends it through another package',
      {
        'libs/.specify/memory/constitution.md': text(['acme-more']),
        'node_modules/acme-more/constitution.md': text(['acme-base']),
      },
    ],
  ])('have what they share once where %s', async (_, more) => {
    const files = {
      'packages/.specify/memory/constitution.md': text(['acme-base']),
      'libs/.specify/memory/constitution.md': text(['acme-base']),
      'node_modules/acme-base/constitution.md': text([]).replace('Proven.', '[PRINCIPLE_1_DESCRIPTION]'),
      'specs/001-cards/plan.md':
        '# Implementation Plan: Cards\n\n## Project Structure\n\n```text\npackages/checkout/\n└── src/\nlibs/cart/\n└── src/\n```\n',
      ...more,
    };
    const { context } = await contextOf(files);
    const [feature] = context.state.features;
    if (feature === undefined) throw new Error('no feature');
    const names = layersOfFeature(feature, context.state).map(({ file }) => file);
    expect(names.filter((file) => file.includes('acme-base'))).toHaveLength(1);
    const { gates } = judgeFeature(feature, context);
    const open = gates.filter(({ location }) => location?.file.includes('acme-base'));
    expect(new Set(open.map(({ message }) => message)).size).toBe(open.length);
  });

  it('of the same text each judge their own projects, and neither binds the other', async () => {
    const area = text([], "kind: lint\nprojects: ['*']", 'kind: attestation\nid: II.said');
    const files = {
      [WORKSPACE]: text([], 'kind: lint\nid: root'),
      'packages/.specify/memory/constitution.md': area,
      'libs/.specify/memory/constitution.md': text([], 'kind: attestation\nid: II.said\nstatus: evaluated'),
      'specs/001-cards/plan.md':
        '# Implementation Plan: Cards\n\n**Branch**: `001-cards`\n\n## Summary\n\nCards.\n\n## Project Structure\n\n### Source Code (repository root)\n\n```text\npackages/checkout/\n└── src/\nlibs/cart/\n└── src/\n```\n',
    };
    const { context } = await contextOf(files);
    const [feature] = context.state.features;
    if (feature === undefined) throw new Error('no feature');
    const verdict = judgeFeature(feature, context);
    expect(verdict.gates.map(({ reason }) => reason)).not.toContain('constitution-weakened');
    expect(verdict.gates.filter(({ id }) => id === 'II.said').map(({ status }) => status)).toEqual([
      'enforced',
    ]);
  });

  it('with the same document in memory select below their own directory', async () => {
    const shared = text([], "kind: lint\nprojects: ['tag:scope:shop']");
    const files = {
      [WORKSPACE]: text([], 'kind: lint\nid: root'),
      'libs/.specify/memory/constitution.md': shared,
      'packages/.specify/memory/constitution.md': shared,
    };
    const { context } = await contextOf(files);
    const [first, libs, packages] = context.state.constitutions;
    if (!first || !libs || !packages || !libs.constitution.ok) throw new Error('three constitutions');
    const { document } = libs.constitution;
    const constitutions = [
      first,
      libs,
      { ...packages, constitution: { ...packages.constitution, ok: true, document } },
    ] as const;
    const state = { ...context.state, constitutions };
    const cart = { name: 'cart', root: 'libs/cart', tags: [], targets: {} };
    const reasonsOf = (project: typeof CHECKOUT) =>
      judgeProject(project, { ...context, state }).gates.map(({ reason }) => reason);
    expect(reasonsOf(cart)).toContain('gate-selects-no-project');
    expect(reasonsOf(CHECKOUT)).not.toContain('gate-selects-no-project');
  });
});
