import assert from 'node:assert';
import { runInNewContext } from 'node:vm';
import * as ts from 'typescript';
import { addVitestEvidence } from '../../../src/tools/vitest/config.js';

const edited = (text: string, coverage = true) => {
  const result = addVitestEvidence(text, { coverage }, ts);
  if (!result.ok) throw new Error(result.problem);
  return result;
};
/** What Vitest would get: the text evaluated as a CommonJS module. */
const evaluate = (text: string): unknown => {
  const module = { exports: {} as { default?: unknown } };
  const code = ts.transpile(text, { module: ts.ModuleKind.CommonJS });
  const require = () => ({ defineConfig: (config: unknown) => config });
  runInNewContext(code, { module, exports: module.exports, require });
  const { default: config } = module.exports;
  return JSON.parse(JSON.stringify(typeof config === 'function' ? (config as () => unknown)() : config));
};

/** In the form that the generators of Nx write. */
const NX = `import { defineConfig } from 'vitest/config';

export default defineConfig(() => ({
  test: {
    globals: true, // as in Jest
    reporters: ['default'],
    coverage: {
      reportsDirectory: './test-output/vitest/coverage',
      provider: 'v8' as const,
    },
  },
}));
`;

describe('adding evidence to a configuration of Vitest', () => {
  it('completes what Nx writes, into its own output', () => {
    const { text, directory } = edited(NX);
    expect(directory).toBe('./test-output/vitest/coverage');
    expect(evaluate(text)).toEqual({
      test: {
        globals: true,
        reporters: ['default', 'junit'],
        outputFile: { junit: './test-output/vitest/coverage/junit.xml' },
        coverage: {
          reportsDirectory: './test-output/vitest/coverage',
          provider: 'v8',
          enabled: true,
          reporter: ['text', 'json-summary'],
          reportOnFailure: true,
        },
      },
    });
  });

  it('keeps every line that needs no change, comments included', () => {
    const lines = new Set(edited(NX).text.split('\n'));
    expect(NX.split('\n').filter((line) => !lines.has(line))).toEqual(["    reporters: ['default'],"]);
  });

  it.each([
    NX,
    'export default { test: {} };',
    "export default { test: { reporters: 'dot', outputFile: {}, coverage: { enabled: false, reporter: 'html' } } };",
    "const config = { test: { coverage: { reporter: [['json', {}]] }, }, };\nexport default config;",
    "import { defineConfig } from 'vitest/config';\nexport default defineConfig(() => { const a = 1; return { test: {} }; });",
  ])('changes nothing the second time', (text) => {
    const once = edited(text).text;
    expect(once).not.toBe(text);
    expect(edited(once).text).toBe(once);
    expect(() => evaluate(once)).not.toThrow();
  });

  it('keeps reporters and places that are there', () => {
    const text =
      "export default { test: { reporters: [['junit', { suiteName: 'a' }]], outputFile: { junit: 'own.xml' }, coverage: { reporter: ['json'], enabled: true, reportOnFailure: true } } };";
    expect(edited(text).text).toBe(text);
  });

  it.each([
    ["'json'", "'json'"],
    ["['default', 'json']", "['default', 'json']"],
    ["['default', ['json', {}]]", "['default', ['json', {}]]"],
    ["'dot'", "['dot', 'junit']"],
    ["'junit'", "'junit'"],
    ['[]', "['junit']"],
    ['[custom]', "[custom, 'junit']"],
    ['[[]]', "[[], 'junit']"],
    ["['default'] as const", "['default', 'junit'] as const"],
    ["['default'] satisfies string[]", "['default', 'junit'] satisfies string[]"],
  ])('has results of the reporters %s beside a file for JSON', (before, after) => {
    const config = (reporters: string) =>
      `export default { 'test': { 'reporters': ${reporters}, outputFile: { json: 'a.json', junit: 'b.xml' } } };`;
    const { text, results } = edited(config(before), false);
    expect(text).toBe(config(after));
    expect(results).toBe(before.includes("'json'") ? 'a.json' : 'b.xml');
  });

  it('has no results of a file that no reporter writes', () => {
    const { text, results, had } = edited(
      "export default { test: { outputFile: { json: 'a.json' } } };",
      false,
    );
    expect(evaluate(text)).toEqual({
      test: {
        reporters: ['default', 'junit'],
        outputFile: { json: 'a.json', junit: './coverage/junit.xml' },
      },
    });
    expect({ results, had }).toEqual({
      results: './coverage/junit.xml',
      had: { results: false, coverage: false },
    });
  });

  it('does not take a broken compiler for a configuration that it does not understand', () => {
    const broken = { ...ts, createSourceFile: () => assert.fail('broken') };
    expect(() => addVitestEvidence('export default { test: {} };', { coverage: true }, broken)).toThrow(
      'broken',
    );
  });

  it('asks for no coverage where no provider is installed', () => {
    expect(evaluate(edited('export default { test: {} };', false).text)).toEqual({
      test: { reporters: ['default', 'junit'], outputFile: { junit: './coverage/junit.xml' } },
    });
  });

  it.each([
    ['a configuration that another function merges', 'export default combine(base, { test: {} });'],
    [
      'a function with branches',
      'export default defineConfig(() => { if (ci) return {}; return { test: {} }; });',
    ],
    ['no tests', 'export default { plugins: [] };'],
    ['tests from elsewhere', 'export default { test: shared };'],
    ['tests put together', 'export default { test: { ...shared } };'],
    ['a short form', 'export default { test: { coverage } };'],
    ['a spread behind the tests', 'export default { test: {}, ...shared };'],
    ['reporters from elsewhere', 'export default { test: { reporters: list } };'],
    ['one file for all reporters', "export default { test: { outputFile: 'all.json' } };"],
    ['a computed directory', 'export default { test: { coverage: { reportsDirectory: at } } };'],
    ['a computed flag', 'export default { test: { coverage: { enabled: !!process.env.CI } } };'],
  ])('leaves %s alone', (_title, text) => {
    expect(addVitestEvidence(text, { coverage: true }, ts)).toMatchObject({ ok: false });
  });
});
