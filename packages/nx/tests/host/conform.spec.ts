import { statSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import type { ConformOptions } from '../../src/generators/conform/schema.js';
import { conformGenerator } from '../../src/generators/conform/generator.js';
import { structureGenerator } from '../../src/generators/structure/generator.js';
import { HostWorkspace } from './support.js';

const STRUCTURE = `description: As pay is built
projects:
  .:
    directories:
      src/models: entities
      src/services: what is done with them
      tests/unit: one part at a time
    required: [src/models/__entity__.ts, src/services/__entity__-service.ts]
    takes:
      tests/unit: ['src/**/*.spec.ts']
`;
const PAY = 'packages/pay';
const BASE = {
  compilerOptions: {
    module: 'nodenext',
    moduleResolution: 'nodenext',
    paths: { '@acme/pay/*': ['./packages/pay/src/*'] },
  },
};

/** A library in which everything is side by side, and a shop that imports it. */
function files(): Record<string, string> {
  return {
    'nx.json': '{}',
    'package.json': JSON.stringify({ name: 'acme', workspaces: ['packages/*'] }),
    'tsconfig.base.json': JSON.stringify(BASE),
    '.gitignore': 'dist\nnode_modules\n',
    '.specify/structures/pay/structure.yaml': STRUCTURE,
    [`${PAY}/package.json`]: JSON.stringify({
      name: '@acme/pay',
      type: 'module',
      exports: { '.': './src/index.ts', './card': './src/lib/card.ts' },
    }),
    [`${PAY}/tsconfig.json`]: '{ "files": [], "references": [{ "path": "./tsconfig.lib.json" }] }',
    [`${PAY}/tsconfig.lib.json`]:
      '{ "extends": "../../tsconfig.base.json", "include": ["src/**/*.ts"], "exclude": ["src/**/*.spec.ts"] }',
    [`${PAY}/tsconfig.spec.json`]:
      '{ "extends": "../../tsconfig.base.json", "include": ["src/**/*.spec.ts", "src/**/*.d.ts"] }',
    [`${PAY}/jest.config.cjs`]:
      "module.exports = { moduleNameMapper: { '^card$': '<rootDir>/src/lib/card.ts' } };\n",
    [`${PAY}/src/index.ts`]: "export * from './lib/card.js';\nexport * from './lib/card-service.js';\n",
    [`${PAY}/src/money.ts`]: 'export const cents = 1;\n',
    [`${PAY}/src/lib/card.ts`]:
      "import { cents } from '../money.js';\nexport interface Card { id: string }\nexport const limit = cents;\n",
    [`${PAY}/src/lib/card-holder.ts`]: "import type { Card } from './card.js';\nexport type Holder = Card;\n",
    [`${PAY}/src/lib/card-service.ts`]:
      "import { limit, type Card } from './card.js';\nexport const find = (id: string): Card => ({ id: id + limit });\nexport type Late = import('./card.js').Card;\n",
    [`${PAY}/src/lib/card-service.spec.ts`]:
      "import { find } from './card-service.js';\njest.mock('../money.js', () => ({ cents: 2 }));\ntest('it', () => expect(find('a')).toMatchSnapshot());\n",
    [`${PAY}/src/lib/__snapshots__/card-service.spec.ts.snap`]: 'exports[`it 1`] = `1`;\n',
    'packages/shop/package.json': JSON.stringify({ name: '@acme/shop', type: 'module' }),
    'packages/shop/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }',
    'packages/shop/src/relative.ts': "export { find } from '../../pay/src/lib/card-service.js';\n",
    'packages/shop/src/alias.ts': "import { limit } from '@acme/pay/lib/card.js';\nexport const l = limit;\n",
    'packages/shop/src/other.ts': "import { card } from './card.js';\nexport const c = card;\n",
    'packages/shop/src/card.ts': 'export const card = 1;\n',
  };
}

const conform = (ws: HostWorkspace, project = 'pay', structure = 'pay', dryRun = false) =>
  ws.generate(conformGenerator, { project, structure }, { dryRun });

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
    const { changes } = await conform(ws, 'pay', 'pay', true);
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
    ['pay', 'pays', /Did you mean pay/],
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
      /Did you mean pay/,
    );
  });
});
