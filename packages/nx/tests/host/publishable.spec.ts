import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { constitutionGenerator } from '../../src/generators/constitution/generator.js';
import type { ConstitutionOptions } from '../../src/generators/constitution/schema.js';
import { specGenerator } from '../../src/generators/spec/generator.js';
import { plan } from './shop.js';
import { HostWorkspace } from './support.js';

const DIRECTORY = 'tools/constitution';
const generate = (tree: Tree, options: ConstitutionOptions) => constitutionGenerator(tree, options);

function workspace(files: Readonly<Record<string, string>> = {}): HostWorkspace {
  return new HostWorkspace({
    'package.json': '{ "name": "@acme/source" }',
    'nx.json': JSON.stringify({ plugins: ['@plangate/nx/plugin'] }),
    ...files,
  });
}

/** Installs the package of a directory, and lets the workspace extend it. */
function extended(ws: HostWorkspace): void {
  mkdirSync(join(ws.root, 'node_modules/@acme'), { recursive: true });
  symlinkSync(join(ws.root, DIRECTORY), join(ws.root, 'node_modules/@acme/constitution'));
  ws.write(
    '.specify/memory/constitution.md',
    "---\nextends: '@acme/constitution'\n---\n\n# Acme Constitution\n",
  );
}

describe('a package with a constitution', () => {
  it('is a project that the plugin gives a gate, with all that is published', async () => {
    const ws = workspace();
    const { told } = await ws.generate(generate, { publishable: DIRECTORY, skipFormat: true });
    expect(told).toContain('nx run @acme/constitution:test');
    const manifest = JSON.parse(ws.read(`${DIRECTORY}/package.json`)) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      name: '@acme/constitution',
      files: ['constitution.md', 'structures', 'templates'],
    });
    expect(manifest.private).toBeUndefined();
    const { nodes } = await ws.graph();
    const targets = nodes['@acme/constitution']?.data.targets;
    expect(Object.keys(targets ?? {}).sort()).toEqual(['gate', 'test']);
    const packed = execFileSync('npm', ['pack', '--dry-run', '--json'], {
      cwd: join(ws.root, DIRECTORY),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [{ files = [] } = {}] = JSON.parse(packed) as { files?: { path: string }[] }[];
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['constitution.md', 'structures/service/structure.yaml']));
    expect(paths).not.toContain('project.json');
  });

  it('has a test that passes, and fails where a gate cannot be read', async () => {
    const ws = workspace();
    await ws.generate(generate, { publishable: DIRECTORY, skipFormat: true });
    const core = join(ws.root, 'node_modules/@plangate/core');
    mkdirSync(dirname(core), { recursive: true });
    symlinkSync(join(__dirname, '../../../core'), core);
    const test = () =>
      execFileSync('node', ['--test', 'tests/unit/constitution.test.mjs'], {
        cwd: join(ws.root, DIRECTORY),
        stdio: 'ignore',
      });
    expect(test).not.toThrow();
    ws.edit(`${DIRECTORY}/constitution.md`, 'kind: lint', 'kind: lnt');
    expect(test).toThrow();
  });

  it('is judged as all projects are, until the constitution leaves it out of what is asked of code', async () => {
    const ws = workspace({ 'packages/pay/project.json': '{ "name": "pay" }' });
    await ws.generate(generate, { skipFormat: true });
    const { told } = await ws.generate(generate, { publishable: DIRECTORY, skipFormat: true });
    expect((await ws.judge('@acme/constitution')).verdict).toBe('fail');
    const matcher = /projects: \["![^\]]+\]/.exec(told)?.[0];
    const constitution = '.specify/memory/constitution.md';
    const narrowed = ws
      .read(constitution)
      .replace(/^- kind: (?:lint|types|tests|coverage|proof)$/gm, `$&\n  ${matcher}`);
    ws.write(constitution, narrowed);
    const { gates, success } = await ws.judge('@acme/constitution');
    expect(gates.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(success).toBe(true);
  });

  it('is made once, changes nothing in a dry run or a second time, and keeps what is there', async () => {
    const ws = workspace();
    const options = { publishable: DIRECTORY, skipFormat: true };
    const dry = await ws.generate(generate, options, { dryRun: true });
    expect(dry.changes.length).toBeGreaterThan(5);
    expect(ws.exists(DIRECTORY)).toBe(false);
    ws.write(`${DIRECTORY}/constitution.md`, '# Ours\n');
    ws.write(`${DIRECTORY}/package.json`, '{ "name": "acme-rules" }');
    await ws.generate(generate, options);
    expect(ws.read(`${DIRECTORY}/constitution.md`)).toBe('# Ours\n');
    expect(ws.read(`${DIRECTORY}/project.json`)).toContain('"acme-rules"');
    expect((await ws.generate(generate, options)).changes).toEqual([]);
  });

  it('brings its structures and templates to the workspaces that extend it, and overrides of these win', async () => {
    const ws = workspace({
      'packages/pay/project.json': '{ "name": "pay", "targets": { "test": {} } }',
      '.specify/templates/spec-template.md': '# Feature Specification: [FEATURE NAME]\n\n## Of Spec Kit\n',
      '.specify/templates/overrides/plan-template.md': '# Implementation Plan: [FEATURE]\n\n## Ours\n',
    });
    await ws.generate(generate, { publishable: DIRECTORY, skipFormat: true });
    expect(ws.read(`${DIRECTORY}/templates/plan-template.md`)).toContain('## Ours');
    ws.write(
      `${DIRECTORY}/templates/spec-template.md`,
      '# Feature Specification: [FEATURE NAME]\n\n## Of the package\n',
    );
    ws.write(
      `${DIRECTORY}/templates/plan-template.md`,
      '# Implementation Plan: [FEATURE]\n\n## Of the package\n',
    );
    extended(ws);
    await ws.generate(specGenerator, { description: 'Baskets', skipFormat: true });
    expect(ws.read('specs/001-baskets/spec.md')).toContain('## Of the package');
    const options = {
      feature: 'Saved Cards',
      structure: 'service',
      directory: 'packages/pay',
      skipFormat: true,
    };
    await ws.generate(plan, { ...options, entities: 'Card' });
    const document = ws.read('specs/002-saved-cards/plan.md');
    expect(document).toContain('## Ours');
    expect(document).toContain('service');
    expect(document).toContain('| I. Code Quality Standards');
  });

  it.each<[string, ConstitutionOptions]>([
    ['no option that amends works', { publishable: DIRECTORY, bind: true }],
    ['cannot be used', { publishable: '../rules' }],
    ['no name of a package', { publishable: 'tools/___' }],
    ['has the name', { publishable: 'libs/shop' }],
  ])('is refused where it %s', async (why, options) => {
    const ws = workspace({ 'apps/shop/project.json': '{ "name": "@acme/shop" }' });
    await expect(ws.generate(generate, options)).rejects.toThrow(why);
  });
});
