import { transpileModule, type Diagnostic } from 'typescript';
import {
  isImportable,
  isTest,
  starterContent,
} from '../../../../src/scaffolding/stacks/typescript/starter.js';

const context = (...sources: string[]) => ({ sources, importEnding: '.js' }) as const;

function syntaxErrors(text: string): readonly Diagnostic[] {
  return transpileModule(text, { reportDiagnostics: true }).diagnostics ?? [];
}

describe('starterContent', () => {
  it('of a source exports one piece, under a name that is unique in the project', () => {
    expect(starterContent('src/models/gift-card.ts', context('src/models/gift-card.ts'))).toContain(
      'export const giftCard = {',
    );
    const both = context('src/models/card.ts', 'src/services/card.ts');
    expect(starterContent('src/models/card.ts', both)).toContain('export const modelsCard');
    expect(starterContent('src/services/card.ts', both)).toContain('export const servicesCard');
  });

  it.each(['class', '2fa', '__x', '支払い', "o'hara", 'a.b', 'default', '[id]', '(group)'])(
    'of a source named %s is TypeScript',
    (name) => {
      const path = `src/${name}.ts`;
      const all = context(path);
      expect(syntaxErrors(starterContent(path, all))).toEqual([]);
      expect(syntaxErrors(starterContent('src/index.ts', all))).toEqual([]);
      expect(syntaxErrors(starterContent(`tests/unit/${name}.spec.ts`, all))).toEqual([]);
    },
  );

  it('of an index exports every source below it, but no entry that runs', () => {
    const sources = [
      'src/index.ts',
      'src/a.ts',
      'src/lib/b.tsx',
      'src/cli/main.ts',
      'other/c.ts',
      'src/d.mts',
    ];
    expect(starterContent('src/index.ts', context(...sources))).toBe(
      "export { a } from './a.js';\nexport { b } from './lib/b.js';\nexport { d } from './d.mjs';\n",
    );
    expect(starterContent('src/index.ts', { sources: ['src/a.ts'], importEnding: '' })).toBe(
      "export { a } from './a';\n",
    );
    expect(starterContent('src/index.ts', context())).toBe('export {};\n');
  });

  it('of a test tests the source of its name, or the nearest one', () => {
    const sources = context('src/card.ts', 'src/order.ts');
    expect(starterContent('tests/unit/order.spec.ts', sources)).toContain("from '../../src/order.js'");
    expect(starterContent('src/card.test.ts', sources)).toContain("from './card.js'");
    expect(starterContent('tests/order-flow.spec.ts', sources)).toContain("from '../src/order.js'");
    expect(starterContent('tests/all.spec.ts', sources)).toContain("from '../src/card.js'");
    expect(starterContent('tests/all.spec.ts', context())).toContain('it.todo');
  });

  it.each([
    ['README.md', '# README\n'],
    ['docs/getting-started.md', '# Getting started\n'],
    ['settings.json', '{}\n'],
    ['src/types.d.ts', 'export {};\n'],
    ['vite.config.ts', 'export default {};\n'],
    ['jest.config.cjs', 'module.exports = {};\n'],
    ['tool.mjs', 'export {};\n'],
    ['tool.cjs', 'module.exports = {};\n'],
    ['schema.sql', ''],
    ['Dockerfile', ''],
  ])('of %s is what its kind needs', (path, expected) => {
    expect(starterContent(path, context())).toBe(expected);
  });
});

it('tells sources from tests, configuration and declarations', () => {
  const paths = ['a.ts', 'a.tsx', 'a.spec.ts', 'a.test.tsx', 'a.d.ts', 'jest.config.ts', 'a.js'];
  expect(paths.filter(isImportable)).toEqual(['a.ts', 'a.tsx']);
  expect(paths.filter(isTest)).toEqual(['a.spec.ts', 'a.test.tsx']);
});
