import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { constitutionGenerator, type ConstitutionHost } from '../../src/generators/constitution/generator.js';
import type { ConstitutionOptions } from '../../src/generators/constitution/schema.js';
import { HostWorkspace } from './support.js';

const CONSTITUTION = '.specify/memory/constitution.md';
const PACKAGE = 'node_modules/@acme/constitution';
const LINT = '- kind: lint\n  id: II.lint';
const LAYOUT = '- kind: layout\n  id: III.layout\n  files: [README.md]';

function text(entries: readonly string[], ...gates: readonly string[]): string {
  const head = entries.length === 0 ? '' : `---\nextends: ${JSON.stringify(entries)}\n---\n\n`;
  const block = gates.length === 0 ? '' : `\`\`\`yaml gate\n${gates.join('\n')}\n\`\`\`\n`;
  return `${head}# Acme Constitution\n\n## Core Principles\n\n### II. Clean Code\n\nCode is clean.\n\n${block}`;
}

function manifest(version: string): string {
  return JSON.stringify({ name: '@acme/constitution', version, files: ['*.md', 'structures'] });
}

function workspace(files: Readonly<Record<string, string>> = {}): HostWorkspace {
  const project = (name: string) => JSON.stringify({ name, targets: { lint: { cache: true } } });
  return new HostWorkspace({
    'nx.json': JSON.stringify({ plugins: ['@plangate/nx/plugin'] }),
    'package.json': '{ "name": "acme" }',
    [CONSTITUTION]: text(['@acme/constitution'], '- kind: lint\n  id: own'),
    [`${PACKAGE}/package.json`]: manifest('1.0.0'),
    [`${PACKAGE}/constitution.md`]: text([], LINT),
    'apps/shop/project.json': project('shop'),
    'apps/shop/README.md': '# Shop\n',
    'libs/cart/project.json': project('cart'),
    ...files,
  });
}

/** The next version as npm packs it. */
function packInto(directory: string, version: string, constitution: string): string {
  const source = new HostWorkspace({ 'package.json': manifest(version), 'constitution.md': constitution });
  execFileSync('npm', ['pack', source.root, '--pack-destination', directory, '--silent'], {
    stdio: 'ignore',
  });
  return `acme-constitution-${version}.tgz`;
}

async function preview(ws: HostWorkspace, options: ConstitutionOptions, pack?: ConstitutionHost['pack']) {
  for (const name of ['shop', 'cart']) await ws.judge(name);
  const before = ws.contents();
  const nodes = async () => (await ws.graph()).nodes;
  const run = (tree: Tree, given: ConstitutionOptions) =>
    constitutionGenerator(tree, given, { nodes, ...(pack === undefined ? {} : { pack }) });
  const { told, changes } = await ws.generate(run, options);
  expect(changes).toEqual([]);
  expect(ws.contents()).toEqual(before);
  return told.split('\n');
}

describe('a preview of a constitution', () => {
  it('says by gate what another document would turn red and green, by the last evidence, and writes nothing', async () => {
    const ws = workspace({ 'next.md': text(['@acme/constitution'], LAYOUT) });
    const told = await preview(ws, { preview: 'next.md' });
    expect(told).toContain('1 of 2 projects would turn red:');
    expect(told.find((line) => line.includes('III.layout'))).toMatch(/: 1: cart$/);
    const back = workspace({
      [CONSTITUTION]: text([], LINT, LAYOUT),
      'next.md': text([], LINT),
    });
    expect(await preview(back, { preview: './next.md' })).toContain('1 would turn green: cart');
  });

  it('takes another version of the package from a directory, an archive, and the registry', async () => {
    const next = text([], LINT, LAYOUT);
    const ws = workspace({
      'vendor/next/package.json': manifest('2.0.0'),
      'vendor/next/constitution.md': next,
    });
    const red = '1 of 2 projects would turn red:';
    expect(await preview(ws, { preview: 'vendor/next' })).toContain(red);
    const archive = packInto(join(ws.root, 'vendor'), '2.1.0', next);
    expect(await preview(ws, { preview: `vendor/${archive}` })).toContain(red);
    const asked: string[] = [];
    const told = await preview(ws, { preview: '3.0.0' }, (spec, directory) => {
      asked.push(spec);
      mkdirSync(directory, { recursive: true });
      const own = packInto(directory, '3.0.0', next);
      renameSync(join(directory, own), join(directory, 'packed.tgz'));
    });
    expect(asked).toEqual(['@acme/constitution@3.0.0']);
    expect(told[0]).toContain('npm');
    expect(told.join('\n')).toContain('3.0.0 instead of 1.0.0');
    expect(told).toContain(red);
  });

  it('takes a package that nothing extends yet as one that is extended', async () => {
    const ws = workspace({ 'tools/rules/constitution.md': text([], LAYOUT) });
    expect(await preview(ws, { preview: 'tools/rules' })).toContain('1 of 2 projects would turn red:');
  });

  it('tells what stays red for more reasons', async () => {
    const ws = workspace({
      [CONSTITUTION]: text([], LAYOUT),
      'next.md': text([], LAYOUT, LINT.replace('lint', 'types').replace('II.lint', 'II.types')),
    });
    const told = await preview(ws, { preview: 'next.md' });
    expect(told).toContain('1 would stay red and fail further gates:');
  });

  it.each<[string, ConstitutionOptions]>([
    ['not a file or a directory', { preview: './gone.md' }],
    ['not a file or a directory', { preview: '../other' }],
    ['has no constitution.md', { preview: 'apps/shop' }],
    ['not a path of the workspace', { preview: 'a b' }],
    ['not a path of the workspace', { preview: '@acme/constitution@1.0.0; rm' }],
    ['is installed', { preview: '1.0.0' }],
    ['is not a packed npm package', { preview: 'bad.tgz' }],
    ['no other option works', { preview: '2.0.0', bind: true }],
    ['npm cannot pack', { preview: '/x'.slice(1) + '@0.0.0-none' }],
  ])('refuses what is %s', async (why, options) => {
    const ws = workspace({ 'bad.tgz': 'no archive' });
    const nodes = async () => (await ws.graph()).nodes;
    const registry = process.env.npm_config_registry;
    process.env.npm_config_registry = 'http://127.0.0.1:9/';
    process.env.npm_config_fetch_retries = '0';
    const run = (tree: Tree, given: ConstitutionOptions) => constitutionGenerator(tree, given, { nodes });
    await expect(ws.generate(run, options)).rejects.toThrow(why);
    delete process.env.npm_config_fetch_retries;
    if (registry === undefined) delete process.env.npm_config_registry;
    else process.env.npm_config_registry = registry;
  });

  it('asks which of several packages is meant, and refuses where there is none', async () => {
    const none = workspace({ [CONSTITUTION]: text([], LINT) });
    await expect(preview(none, { preview: '2.0.0' })).rejects.toThrow('no constitution extends a package');
    const two = workspace({
      [CONSTITUTION]: text(['@acme/constitution', 'acme-b'], LINT),
      'node_modules/acme-b/package.json': '{ "name": "acme-b" }',
      'node_modules/acme-b/constitution.md': text([], LINT),
    });
    await expect(preview(two, { preview: '2.0.0' })).rejects.toThrow('several packages');
  });
});
