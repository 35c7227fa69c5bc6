import { transpileModule, type Diagnostic } from 'typescript';
import {
  isImportable,
  isTest,
  starterContent,
} from '../../../../src/scaffolding/stacks/typescript/starter.js';

const conventions = { importEnding: '.js', testRunner: 'jest', testNames: 'global' } as const;
const context = (...sources: string[]) => ({ sources, ...conventions });

function syntaxErrors(text: string): readonly Diagnostic[] {
  return transpileModule(text, { reportDiagnostics: true }).diagnostics ?? [];
}

describe('starterContent', () => {
  it.each(['src/models/gift-card.ts', 'src/local-storage.ts', 'src/app/cart-page.tsx', 'src/main.ts'])(
    'of the source %s says what is planned and exports nothing, so that nothing is to be covered',
    (path) => {
      const text = starterContent(path, context(path));
      expect(text).toMatch(/^\/\*\* [^\n]+: planned, to be written\. \*\/\nexport \{\};\n$/);
    },
  );

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
      "export * from './a.js';\nexport * from './lib/b.js';\nexport * from './d.mjs';\n",
    );
    const ending = (importEnding: '' | '.ts') =>
      starterContent('src/index.ts', { ...context('src/a.ts'), importEnding });
    expect(ending('')).toBe("export * from './a';\n");
    expect(ending('.ts')).toBe("export * from './a.ts';\n");
    expect(starterContent('src/index.ts', context())).toBe('export {};\n');
  });

  it('of a test is a test to be written, whatever sources there are', () => {
    const todo = "describe('order', () => {\n  it.todo('test what the plan says');\n});\n";
    for (const sources of [context(), context('src/order.ts')]) {
      expect(starterContent('tests/unit/order.spec.ts', sources)).toBe(todo);
      expect(starterContent('src/order.test.tsx', sources)).toBe(todo);
    }
    const imported = { ...context(), testRunner: 'vitest', testNames: 'imported' } as const;
    expect(starterContent('src/order.spec.ts', imported)).toBe(
      `import { describe, it } from 'vitest';\n\n${todo}`,
    );
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
