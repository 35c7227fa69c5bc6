import { statSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import type { ConformOptions } from '../../src/generators/conform/schema.js';
import { conformGenerator } from '../../src/generators/conform/generator.js';
import { structureGenerator } from '../../src/generators/structure/generator.js';
import { conform, files, PAY } from './pay.js';
import { HostWorkspace } from './support.js';

describe('nx g conform', () => {
  let ws: HostWorkspace;
  beforeEach(() => {
    ws = new HostWorkspace(files());
  });

  it('moves files and leaves every import leading where it led', async () => {
    const { told } = await conform(ws);
    expect(ws.files(`${PAY}/src`)).toEqual([
      'index.ts',
      'lib/card-holder.ts',
      'models/card.ts',
      'money.ts',
      'services/card-service.ts',
    ]);
    expect(ws.files(`${PAY}/tests`)).toEqual([
      'unit/__snapshots__/card-service.spec.ts.snap',
      'unit/card-service.spec.ts',
    ]);
    expect(ws.read(`${PAY}/src/index.ts`)).toBe(
      "export * from './models/card.js';\nexport * from './services/card-service.js';\n",
    );
    expect(ws.read(`${PAY}/src/models/card.ts`)).toContain("from '../money.js'");
    expect(ws.read(`${PAY}/src/lib/card-holder.ts`)).toContain("from '../models/card.js'");
    expect(ws.read(`${PAY}/src/services/card-service.ts`)).toContain("from '../models/card.js'");
    expect(ws.read(`${PAY}/src/services/card-service.ts`)).toContain("import('../models/card.js')");
    expect(ws.read(`${PAY}/tests/unit/card-service.spec.ts`)).toContain(
      "from '../../src/services/card-service.js'",
    );
    expect(ws.read(`${PAY}/tests/unit/card-service.spec.ts`)).toContain("jest.mock('../../src/money.js'");
    expect(ws.read('packages/shop/src/relative.ts')).toContain('../../pay/src/services/card-service.js');
    expect(ws.read('packages/shop/src/alias.ts')).toContain("'@acme/pay/models/card.js'");
    expect(told).toContain('src/money.ts');
  });

  it('keeps configurations true', async () => {
    await conform(ws);
    expect(ws.read(`${PAY}/package.json`)).toContain('"./card":"./src/models/card.ts"');
    expect(ws.read(`${PAY}/jest.config.cjs`)).toContain("'<rootDir>/src/models/card.ts'");
    const spec = JSON.parse(ws.read(`${PAY}/tsconfig.spec.json`)) as { include: string[] };
    expect(spec.include).toContain('tests/**/*.spec.ts');
    expect(ws.read(`${PAY}/tsconfig.lib.json`)).toBe(files()[`${PAY}/tsconfig.lib.json`]);
  });

  it('changes nothing else, nothing in a dry run, and nothing the second time', async () => {
    const before = ws.contents();
    const { changes } = await conform(ws, 'pay', 'pay', { dryRun: true });
    expect(ws.contents()).toEqual(before);
    expect(changes.filter((line) => /^DELETE .*\.\w+$/.test(line))).toHaveLength(4);
    const untouched = [
      'packages/shop/src/other.ts',
      'packages/shop/src/card.ts',
      'package.json',
      'tsconfig.base.json',
    ];
    expect(changes.filter((line) => untouched.some((path) => line.endsWith(` ${path}`)))).toEqual([]);
    await conform(ws);
    expect((await conform(ws)).changes).toEqual([]);
  });

  it('keeps a script one that can be run', async () => {
    chmodSync(join(ws.root, PAY, 'src/lib/card.ts'), 0o755);
    await conform(ws);
    expect(statSync(join(ws.root, PAY, 'src/models/card.ts')).mode & 0o111).not.toBe(0);
  });

  it.each([
    [
      'a place that is taken',
      { [`${PAY}/src/services/card-service.ts`]: '' },
      /src\/services\/card-service\.ts/,
    ],
    ['a file of another language', { [`${PAY}/src/lib/card_test.py`]: '' }, /src\/lib\/card_test\.py/],
  ])('overwrites and breaks nothing: %s', async (_, more, message) => {
    for (const [path, text] of Object.entries(more)) ws.write(path, text);
    ws.edit('.specify/structures/pay/structure.yaml', 'takes:', "takes:\n      src/models: ['src/lib/*.py']");
    const before = ws.contents();
    await expect(conform(ws)).rejects.toThrow(message);
    expect(ws.contents()).toEqual(before);
  });

  describe('at a place that is taken', () => {
    const logo = Buffer.from([0x89, 0xff, 0x00]);
    let moved: Record<string, string>;
    beforeEach(async () => {
      ws.edit(
        '.specify/structures/pay/structure.yaml',
        'takes:',
        "takes:\n      src/models: ['src/lib/*.png', 'src/lib/*.json']",
      );
      ws.write(`${PAY}/src/lib/logo.png`, logo);
      ws.write(`${PAY}/src/lib/rates.json`, '{}\n');
      const whole = new HostWorkspace(ws.contents());
      whole.write(`${PAY}/src/lib/logo.png`, logo);
      await conform(whole);
      moved = whole.contents();
    });

    const MODELS = `${PAY}/src/models`;
    const SERVICE = `${PAY}/src/services/card-service.ts`;

    it.each([
      ['a picture', (): void => ws.write(`${MODELS}/logo.png`, logo)],
      ['data', (): void => ws.write(`${MODELS}/rates.json`, '{}\n')],
      ['a source with its new imports', (): void => ws.write(SERVICE, moved[SERVICE] ?? '')],
    ])('takes %s that it would write there for its own', async (_, write) => {
      write();
      await conform(ws);
      expect(ws.contents()).toEqual(moved);
    });

    it.each([
      ['a picture of other bytes', () => ws.write(`${MODELS}/logo.png`, Buffer.from([0x89, 0xfe, 0x00]))],
      ['a source with its old imports', () => ws.write(SERVICE, ws.read(`${PAY}/src/lib/card-service.ts`))],
      ['other line ends', () => ws.write(`${MODELS}/rates.json`, '{}\r\n')],
      ['a directory', () => ws.write(`${MODELS}/rates.json/a.txt`, '{}\n')],
    ])('writes nothing where there is %s', async (_, write) => {
      write();
      const before = ws.contents();
      await expect(conform(ws)).rejects.toThrow(/places are taken:\n {2}src\/lib\//);
      expect(ws.contents()).toEqual(before);
    });
  });

  it('needs a TypeScript with a language service', async () => {
    const without = (tree: Tree, options: ConformOptions) =>
      conformGenerator(tree, options, { compiler: () => Promise.resolve({} as never) });
    await expect(ws.generate(without, { project: 'pay', structure: 'pay' })).rejects.toThrow(
      /cannot rewrite imports/,
    );
  });

  it('moves no test to where its runner does not look', async () => {
    ws.write(`${PAY}/jest.config.cjs`, "module.exports = { roots: ['<rootDir>/src'] };\n");
    const before = ws.contents();
    await expect(conform(ws)).rejects.toThrow(/would not run/);
    expect(ws.contents()).toEqual(before);
  });

  it('tells what it cannot see through, what is unclear and what is forbidden', async () => {
    ws.edit(
      '.specify/structures/pay/structure.yaml',
      'takes:',
      "forbid: ['**/money.ts']\n    optional: { src/a/lib: }\n    takes:",
    );
    ws.write(`${PAY}/src/lib/order-service.ts`, 'export const here = import.meta.url;\n');
    ws.write(`${PAY}/src/other/models/x.ts`, 'export {};\n');
    ws.edit(`${PAY}/package.json`, '"exports"', '"types":"./dist/lib/card.d.ts","exports"');
    const { told } = await conform(ws);
    expect(told).toMatch(/Look at .*src\/services\/order-service\.ts/);
    expect(told).toMatch(/Look at .*package\.json.*src\/lib\/card\.ts/);
    expect(told).toMatch(/still lacks .*src\/models\/order\.ts/);
    expect(told).toMatch(/forbids src\/money\.ts/);
  });

  it('moves nothing where an import cannot be rewritten', async () => {
    ws.write('packages/shop/src/by-name.ts', "export { find } from '@acme/late';\n");
    ws.edit(
      'tsconfig.base.json',
      '"paths":{',
      '"paths":{"@acme/late":["./packages/pay/src/lib/card-service.ts"],',
    );
    ws.edit(
      'tsconfig.base.json',
      './packages/pay/src/lib/card-service.ts',
      './packages/pay/src/lib/card-service.js',
    );
    const before = ws.contents();
    await expect(conform(ws)).rejects.toThrow(/by-name\.ts: @acme\/late/);
    expect(ws.contents()).toEqual(before);
  });

  it('changes the alias of one file', async () => {
    ws.edit('tsconfig.base.json', '"paths":{', '"paths":{"@acme/card":["./packages/pay/src/lib/card.ts"],');
    ws.write('packages/shop/src/by-alias.ts', "export { limit } from '@acme/card';\n");
    await conform(ws);
    expect(ws.read('tsconfig.base.json')).toContain('"@acme/card":["./packages/pay/src/models/card.ts"]');
    expect(ws.read('packages/shop/src/by-alias.ts')).toContain("'@acme/card'");
  });

  it.each([
    ['nosuch', 'pay', /nosuch/],
    ['*', 'pay', /2 projects/],
    ['pay', 'pays', /Did you mean "pay"/],
    ['pay', 'web', /backend, frontend/],
  ])('says what is wrong with %s and %s', async (project, structure, message) => {
    await expect(conform(ws, project, structure)).rejects.toThrow(message);
  });
});

describe('nx g structure', () => {
  it('reads what projects have in common, and keeps a structure that is there', async () => {
    const ws = new HostWorkspace(files());
    await conform(ws);
    const { changes } = await ws.generate(structureGenerator, { name: 'new', from: 'pay' });
    expect(changes).toContain('CREATE .specify/structures/new/structure.yaml');
    expect(ws.read('.specify/structures/new/files/src/services/__entity__-service.ts.ejs')).toContain(
      '<%- entity.',
    );
    expect((await ws.generate(structureGenerator, { name: 'new', from: 'shop' })).changes).toEqual([]);
    expect((await conform(ws, 'pay', 'new')).changes).toEqual([]);
  });

  it('is one to begin with if no project is named', async () => {
    const ws = new HostWorkspace(files());
    await ws.generate(structureGenerator, { name: 'new' });
    expect(ws.files('.specify/structures/new/files').length).toBeGreaterThan(2);
    await expect(ws.generate(structureGenerator, { name: 'library' })).rejects.toThrow(/own-library/);
  });

  it('shows which projects conform', async () => {
    const ws = new HostWorkspace(files());
    const { told } = await ws.generate(structureGenerator, { name: 'pay', json: true });
    const { projects } = JSON.parse(told) as {
      projects: { project: string; conforms: boolean; moves: object[] }[];
    };
    expect(projects.map(({ project, conforms, moves }) => [project, conforms, moves.length])).toEqual([
      ['@acme/pay', false, 4],
      ['@acme/shop', false, 0],
    ]);
    await conform(ws);
    const { told: table } = await ws.generate(structureGenerator, {
      name: 'pay',
      table: true,
      projects: 'pay',
    });
    expect(table).toContain('1 of 1 projects conform');
    await expect(ws.generate(structureGenerator, { name: 'pays', table: true })).rejects.toThrow(
      /Did you mean "pay"/,
    );
  });
});
