import { conformGenerator } from '../../src/generators/conform/generator.js';
import type { HostWorkspace, HowToGenerate } from './support.js';

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
export const PAY = 'packages/pay';
const BASE = {
  compilerOptions: {
    module: 'nodenext',
    moduleResolution: 'nodenext',
    paths: { '@acme/pay/*': ['./packages/pay/src/*'] },
  },
};

/** A library in which everything is side by side, and a shop that imports it. */
export function files(): Record<string, string> {
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

export const conform = (ws: HostWorkspace, project = 'pay', structure = 'pay', options: HowToGenerate = {}) =>
  ws.generate(conformGenerator, { project, structure }, options);
