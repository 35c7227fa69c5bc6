import { runInNewContext } from 'node:vm';
import * as ts from 'typescript';
import { addJestEvidence, presetOf } from '../../../src/tools/jest/config.js';

const edited = (text: string, mode: 'complete' | 'extend' = 'complete', needsLines = false) => {
  const result = addJestEvidence(text, { mode, needsLines }, ts);
  if (!result.ok) {
    throw new Error(result.problem);
  }
  return result.text;
};
/** What Jest would get: the text evaluated as a CommonJS module. */
const evaluate = (text: string): Record<string, unknown> => {
  const module = { exports: {} };
  const nxPreset = { default: { coverageReporters: ['html'] } };
  const code = ts.transpile(text, { module: ts.ModuleKind.CommonJS });
  runInNewContext(code, { module, require: () => nxPreset });
  return JSON.parse(JSON.stringify(module.exports)) as Record<string, unknown>;
};

describe('adding evidence to a Jest configuration', () => {
  it('completes the preset that Nx writes and keeps its other lines', () => {
    const text =
      "const nxPreset = require('@nx/jest/preset').default;\n\nmodule.exports = { ...nxPreset };\n";
    const result = edited(text);
    expect(evaluate(result)).toEqual({
      collectCoverage: true,
      coverageReporters: ['html', 'json-summary'],
      reporters: ['default', '@plangate/nx/jest-reporter'],
    });
    expect(
      result.startsWith("const nxPreset = require('@nx/jest/preset').default;\n\nmodule.exports = {"),
    ).toBe(true);
  });

  it('changes nothing the second time', () => {
    const once = edited('module.exports = { ...preset, };\n');
    expect(edited(once)).toBe(once);
  });

  it('fills a list that is empty', () => {
    expect(evaluate(edited('module.exports = { reporters: [], coverageReporters: [] };'))).toEqual({
      reporters: ['@plangate/nx/jest-reporter'],
      coverageReporters: ['json-summary'],
      collectCoverage: true,
    });
  });

  it('extends the lists that are there', () => {
    const result = evaluate(
      edited(
        "module.exports = { reporters: [['github-actions', {}]], coverageReporters: ['lcov'], collectCoverage: false };",
      ),
    );
    expect(result).toEqual({
      reporters: [['github-actions', {}], '@plangate/nx/jest-reporter'],
      coverageReporters: ['lcov', 'json-summary'],
      collectCoverage: true,
    });
  });

  it.each([
    ['an exported constant', "const config = { displayName: 'a' };\nexport default config;"],
    ['a function', "export default async () => ({ displayName: 'a' });"],
    ['a satisfied type', "export default { displayName: 'a' } satisfies object;"],
    ['an asserted type', "export default { displayName: 'a' } as object;"],
    ['an empty object', 'module.exports = {};'],
    ['a name behind other statements', 'setUp();\nconst other = 1, config = {};\nexport default config;'],
  ])('follows %s', (_name, text) => {
    expect(edited(text)).toContain("reporters: ['default', '@plangate/nx/jest-reporter']");
  });

  it('extends only what a configuration with a preset sets itself', () => {
    const text = "module.exports = { preset: '../../jest.preset.js', coverageReporters: ['lcov'] };";
    expect(edited(text, 'extend')).toBe(
      "module.exports = { preset: '../../jest.preset.js', coverageReporters: ['lcov', 'json-summary'] };",
    );
  });

  it.each([
    ['nothing exported', 'const a = 1;'],
    ['a call', "module.exports = require('./other')();"],
    [
      'reporters from elsewhere',
      'module.exports = { reporters };'.replace('reporters }', 'reporters: list }'),
    ],
    ['what is imported', "import shared from './shared';\nconst a = 1;\nexport default shared;"],
    ['a name that refers to itself', 'const a = a;\nexport default a;'],
  ])('leaves %s alone', (_name, text) => {
    expect(addJestEvidence(text, { mode: 'complete', needsLines: false }, ts)).toMatchObject({ ok: false });
  });

  it('reads the preset', () => {
    expect(presetOf("module.exports = { preset: '../../jest.preset.js' };", ts)).toBe('../../jest.preset.js');
    expect(presetOf('module.exports = {};', ts)).toBeNull();
  });
});
