import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readConstitutions } from '../../src/plugin/constitutions-in-graph.js';
import type { ConstitutionOutline, GraphDocuments } from '../../src/plugin/outline.js';
import { conformGenerator } from '../../src/generators/conform/generator.js';
import { structureGenerator } from '../../src/generators/structure/generator.js';
import { prepareRun } from '../../src/plugin/pre-tasks.js';
import { plan } from './shop.js';
import { failure, HostWorkspace } from './support.js';

const CONSTITUTION = '.specify/memory/constitution.md';
const PACKAGE = 'node_modules/@acme/constitution';
const VARIABLE = 'PLANGATE_EXTENDED';
const LINT = '- kind: lint\n  id: II.lint';

function text(entries: readonly string[], ...gates: readonly string[]): string {
  const head = entries.length === 0 ? '' : `---\nextends: ${JSON.stringify(entries)}\n---\n\n`;
  const block = gates.length === 0 ? '' : `\`\`\`yaml gate\n${gates.join('\n')}\n\`\`\`\n`;
  return `${head}# Acme Constitution\n\n## Core Principles\n\n### II. Clean Code\n\nCode is clean.\n\n${block}`;
}

function manifest(name: string, version = '1.0.0'): string {
  return JSON.stringify({ name, version });
}

/** Two projects in two areas, each with a lint target. */
function workspaceWith(files: Readonly<Record<string, string>>): HostWorkspace {
  const project = (name: string) => JSON.stringify({ name, targets: { lint: { cache: true } } });
  return new HostWorkspace({
    'package.json': manifest('acme'),
    'nx.json': JSON.stringify({ plugins: ['@plangate/nx/plugin'] }),
    '.gitignore': 'node_modules\ndist\n',
    'apps/shop/project.json': project('shop'),
    'libs/cart/project.json': project('cart'),
    ...files,
  });
}

const INSTALLED = {
  [CONSTITUTION]: text(['@acme/constitution'], '- kind: lint\n  id: own'),
  [`${PACKAGE}/package.json`]: manifest('@acme/constitution', '1.2.0'),
  [`${PACKAGE}/constitution.md`]: text([], LINT),
};

async function inputsOf(ws: HostWorkspace, name: string, options?: unknown): Promise<string> {
  const { nodes } = await ws.graph(options);
  return JSON.stringify(nodes[name]?.data.targets?.gate?.inputs);
}

/** What Nx hashes for the variable when a run of gates begins. */
async function hashed(ws: HostWorkspace, options: unknown = {}): Promise<string | undefined> {
  await ws.graph(options);
  const argv = ['node', 'nx', 'run-many', '-t', 'gate'];
  await prepareRun(options, { id: 'run', workspaceRoot: ws.root, argv } as never);
  return process.env[VARIABLE];
}

function link(ws: HostWorkspace, from: string, to: string): void {
  mkdirSync(dirname(join(ws.root, from)), { recursive: true });
  symlinkSync(join(ws.root, to), join(ws.root, from));
}

afterEach(() => {
  delete process.env[VARIABLE];
});

describe('a workspace whose constitution extends a package', () => {
  it('is judged by the gates of the package, whose version the verdict has', async () => {
    const verdict = await workspaceWith(INSTALLED).judge('shop');
    const owner = { name: '@acme/constitution', version: '1.2.0' };
    expect(verdict).toMatchObject({ verdict: 'pass', packages: [owner] });
    expect(verdict.gates).toMatchObject([{ id: 'II.lint', package: owner }, { id: 'own' }]);
    const failed = await workspaceWith(INSTALLED).judge('shop', { failed: ['lint'] });
    expect(failed.output).toContain('@acme/constitution 1.2.0');
  });

  it('waits for the targets that the gates of the package read', async () => {
    const ws = workspaceWith({ ...INSTALLED, [CONSTITUTION]: text(['@acme/constitution']) });
    const { nodes } = await ws.graph();
    expect(nodes.shop?.data.targets?.gate?.dependsOn).toEqual(['lint']);
    ws.write(`${PACKAGE}/constitution.md`, text([], "- kind: lint\n  projects: ['cart']"));
    const chosen = await ws.graph();
    expect(chosen.nodes.shop?.data.targets?.gate?.dependsOn).toEqual([]);
    expect(chosen.nodes.cart?.data.targets?.gate?.dependsOn).toEqual(['lint']);
  });

  it('fails with the command that installs the package, and never passes without it', async () => {
    const ws = workspaceWith({ ...INSTALLED, 'pnpm-lock.yaml': '', 'pnpm-workspace.yaml': '' });
    ws.remove(PACKAGE);
    const verdict = await ws.judge('shop');
    expect(verdict.verdict).toBe('fail');
    const missing = failure(verdict, 'extended-package-missing');
    expect(missing.fix).toContain('pnpm add --save-dev --workspace-root @acme/constitution');
    expect(missing.location).toEqual({ file: CONSTITUTION, line: 2, column: 11 });
  });

  it('has what the package says and its version in the hash, also of a package that comes later', async () => {
    const ws = workspaceWith(INSTALLED);
    expect(await inputsOf(ws, 'shop')).toContain(`{"env":"${VARIABLE}"}`);
    const seen = [await hashed(ws)];
    expect(await hashed(ws)).toBe(seen[0]);
    ws.write(`${PACKAGE}/constitution.md`, text([], LINT, '- kind: types'));
    seen.push(await hashed(ws));
    ws.write(`${PACKAGE}/package.json`, manifest('@acme/constitution', '1.2.1'));
    seen.push(await hashed(ws));
    ws.write(`${PACKAGE}/structures/service/structure.yaml`, 'description: x\n');
    seen.push(await hashed(ws));
    ws.remove(PACKAGE);
    seen.push(await hashed(ws));
    expect(new Set(seen).size).toBe(5);
    expect(seen).not.toContain(undefined);
  });

  it('leaves the hash of others alone', async () => {
    const ws = workspaceWith({ [CONSTITUTION]: text([], LINT) });
    expect(await inputsOf(ws, 'shop')).not.toContain(VARIABLE);
    process.env[VARIABLE] = 'of another workspace';
    expect(await hashed(ws)).toBeUndefined();
  });

  it('looks at no file besides the constitution where nothing is extended', async () => {
    const asked: string[] = [];
    const read = (path: string) => {
      asked.push(path);
      return Promise.resolve({ extends: [], targets: [], chooses: false } as unknown as ConstitutionOutline);
    };
    const documents = { constitution: read } as unknown as GraphDocuments;
    const host = { targets: {}, workspaceRoot: '/gone', extends: [] };
    const { consulted } = await readConstitutions([CONSTITUTION, 'apps/project.json'], documents, host);
    expect({ asked, consulted }).toEqual({ asked: [CONSTITUTION], consulted: [] });
  });

  it.each(['structures', 'structures/service', 'structures/service/files'])(
    'ends where a link in %s leads back',
    async (directory) => {
      const ws = workspaceWith(INSTALLED);
      link(ws, `${PACKAGE}/${directory}/loop`, `${PACKAGE}/structures`);
      expect(await inputsOf(ws, 'shop')).toContain(VARIABLE);
    },
  );

  it('takes a linked package of the workspace, whose files are then inputs, so that affected follows them', async () => {
    const ws = workspaceWith({
      [CONSTITUTION]: text(['@acme/constitution']),
      'tools/rules/package.json': manifest('@acme/constitution', '0.0.1'),
      'tools/rules/constitution.md': text(['./more.md'], LINT),
      'tools/rules/more.md': text([], '- kind: lint\n  id: more'),
    });
    link(ws, PACKAGE, 'tools/rules');
    const verdict = await ws.judge('shop');
    expect(verdict.gates.map(({ id }) => id)).toEqual(['more', 'II.lint']);
    expect(verdict.gates.map(({ location }) => location?.file ?? `${PACKAGE}/`)).toEqual([
      `${PACKAGE}/`,
      `${PACKAGE}/`,
    ]);
    const inputs = await inputsOf(ws, 'shop');
    for (const file of ['constitution.md', 'more.md', 'package.json', 'structures/**/*'])
      expect(inputs).toContain(`{workspaceRoot}/tools/rules/${file}`);
    expect(inputs).not.toContain('node_modules');
  });

  it('follows a package of pnpm to the packages beside it', async () => {
    const store = 'node_modules/.pnpm/x@1/node_modules';
    const ws = workspaceWith({
      [CONSTITUTION]: text(['@acme/constitution']),
      [`${store}/@acme/constitution/package.json`]: manifest('@acme/constitution'),
      [`${store}/@acme/constitution/constitution.md`]: text(['acme-base'], LINT),
      'node_modules/.pnpm/y@2/node_modules/acme-base/package.json': manifest('acme-base', '2.0.0'),
      'node_modules/.pnpm/y@2/node_modules/acme-base/constitution.md': text([], '- kind: lint\n  id: base'),
    });
    link(ws, PACKAGE, `${store}/@acme/constitution`);
    link(ws, `${store}/acme-base`, 'node_modules/.pnpm/y@2/node_modules/acme-base');
    const { gates, packages } = await ws.judge('shop');
    expect(gates.map(({ id }) => id)).toEqual(['base', 'II.lint']);
    expect(packages).toEqual([
      { name: 'acme-base', version: '2.0.0' },
      { name: '@acme/constitution', version: '1.0.0' },
    ]);
  });

  it('refuses a package, a file or a path that leads out', async () => {
    const outside = new HostWorkspace(INSTALLED);
    const linked = workspaceWith({ [CONSTITUTION]: text(['@acme/constitution'], LINT) });
    mkdirSync(join(linked.root, 'node_modules/@acme'), { recursive: true });
    symlinkSync(join(outside.root, PACKAGE), join(linked.root, PACKAGE));
    failure(await linked.judge('shop'), 'extended-constitution-outside');
    const file = workspaceWith(INSTALLED);
    file.remove(`${PACKAGE}/constitution.md`);
    file.write('secret.md', text([], LINT));
    link(file, `${PACKAGE}/constitution.md`, 'secret.md');
    failure(await file.judge('shop'), 'extended-constitution-outside');
    const path = workspaceWith({ [CONSTITUTION]: text(['../../../elsewhere'], LINT) });
    cpSync(join(outside.root, PACKAGE), join(path.root, '../elsewhere'), { recursive: true });
    failure(await path.judge('shop'), 'extended-constitution-outside');
  });

  it('can be told so in the options of the plugin', async () => {
    const ws = workspaceWith({ ...INSTALLED, [CONSTITUTION]: text([], '- kind: lint\n  id: own') });
    const options = { extends: ['@acme/constitution'] };
    const { nodes } = await ws.graph(options);
    expect(nodes.shop?.data.targets?.gate?.options).toMatchObject(options);
    expect(await inputsOf(ws, 'shop', options)).toContain(VARIABLE);
    const { gates } = await ws.judge('shop', { options });
    expect(gates.map(({ id }) => id)).toEqual(['II.lint', 'own']);
    ws.remove(CONSTITUTION);
    const reasons = (await ws.judge('shop', { options })).gates.map(({ reason }) => reason);
    expect(reasons).not.toContain('constitution-missing');
    expect(await inputsOf(ws, 'shop', options)).toContain(VARIABLE);
  });

  it('has its structures, of which one of the workspace wins', async () => {
    const structure = (directory: string) =>
      `description: A service\nprojects:\n  .:\n    directories:\n      ${directory}: holds it\n`;
    const ws = workspaceWith({
      ...INSTALLED,
      [`${PACKAGE}/constitution.md`]: text([], '- kind: layout\n  structure: service'),
      [`${PACKAGE}/structures/service/structure.yaml`]: structure('domain'),
    });
    failure(await ws.judge('shop'), 'layout-required-directory-missing');
    ws.write('apps/shop/domain/a.ts', '');
    expect((await ws.judge('shop')).verdict).toBe('pass');
    ws.write('.specify/structures/service/structure.yaml', structure('core'));
    failure(await ws.judge('shop'), 'layout-required-directory-missing');
  });

  it('has structures that a project can be moved to and held against', async () => {
    const ws = workspaceWith({
      ...INSTALLED,
      [`${PACKAGE}/structures/service/structure.yaml`]:
        "description: A service\nprojects:\n  .:\n    directories: { domain: what it is about }\n    takes: { domain: ['src/*.ts'] }\n",
      'apps/shop/src/a.ts': 'export {};\n',
    });
    const { told } = await ws.generate(structureGenerator, {
      name: 'service',
      table: true,
      projects: 'shop',
    });
    expect(told).toContain('0 of 1 projects conform');
    await ws.generate(conformGenerator, { project: 'shop', structure: 'service' });
    expect(ws.exists('apps/shop/domain/a.ts')).toBe(true);
  });
});

describe('weakening', () => {
  it('what a package asks for fails without a waiver', async () => {
    const ws = workspaceWith({
      ...INSTALLED,
      [CONSTITUTION]: text(['@acme/constitution'], `${LINT}\n  status: evaluated`),
    });
    failure(await ws.judge('shop'), 'constitution-weakened');
    ws.write(
      '.specify/memory/waivers.md',
      '| Violation | Why Needed | Simpler Alternative Rejected Because |\n| --- | --- | --- |\n' +
        '| II.lint @ shop | The linter is replaced this month | Two linters disagree in each file |\n',
    );
    expect((await ws.judge('shop')).verdict).not.toBe('fail');
  });
});

describe('constitutions of areas', () => {
  const AREAS = {
    [CONSTITUTION]: text([], LINT),
    'apps/.specify/memory/constitution.md': text([], '- kind: lint\n  id: apps'),
    'libs/.specify/memory/constitution.md': text([], '- kind: lint\n  id: libs'),
  };

  it('are gates and inputs of their projects alone', async () => {
    const ws = workspaceWith(AREAS);
    expect((await ws.judge('shop')).gates.map(({ id }) => id)).toEqual(['II.lint', 'apps']);
    expect((await ws.judge('cart')).gates.map(({ id }) => id)).toEqual(['II.lint', 'libs']);
    expect(await inputsOf(ws, 'shop')).not.toContain('libs/.specify');
    expect(await inputsOf(ws, 'shop')).toContain('{workspaceRoot}/apps/.specify/memory/constitution.md');
  });

  it('are in the Constitution Check and in the inputs of a feature that touches them', async () => {
    const ws = workspaceWith({
      ...AREAS,
      'apps/.specify/memory/constitution.md': text(['acme-base']).replace('II. Clean Code', 'IV. Fast Pages'),
      'node_modules/acme-base/package.json': manifest('acme-base'),
      'node_modules/acme-base/constitution.md': text([]).replace('II. Clean Code', 'III. Small Bundles'),
    });
    const options = { feature: 'Saved Cards', directory: 'apps/shop', entities: 'Card', skipFormat: true };
    await ws.generate(plan, options);
    const document = ws.read('specs/001-saved-cards/plan.md');
    const rows = ['II. Clean Code', 'III. Small Bundles', 'IV. Fast Pages'].map((name) =>
      document.indexOf(`| ${name}`),
    );
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
    expect(rows).not.toContain(-1);
    const inputs = await inputsOf(ws, 'spec-001-saved-cards');
    expect(inputs).toContain('{workspaceRoot}/apps/.specify/memory/constitution.md');
    expect(inputs).toContain(VARIABLE);
    expect(inputs).not.toContain('libs/.specify');
  });
});
