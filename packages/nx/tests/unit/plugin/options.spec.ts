import { DEFAULT_OPTIONS, PluginOptionsError, resolvePluginOptions } from '../../../src/plugin/options.js';
import { pluginOptions } from '../../../src/plugin/options.schema.js';

/** A glob with 65 alternatives. */
const MANY = `{${Array.from({ length: 65 }, (_, at) => `a${at}`).join(',')}}/specs`;

describe('resolvePluginOptions', () => {
  it('fills in every default', () => {
    expect(resolvePluginOptions(undefined)).toEqual(DEFAULT_OPTIONS);
    expect(resolvePluginOptions({})).toEqual(DEFAULT_OPTIONS);
  });

  it('lets the target that runs the tests measure coverage unless another is named', () => {
    expect(resolvePluginOptions({ targets: { tests: 'unit' } }).targets).toEqual({
      tests: 'unit',
      coverage: 'unit',
      lint: 'lint',
      types: 'typecheck',
      performance: 'performance',
    });
    expect(resolvePluginOptions({ targets: { tests: 'unit', coverage: 'cov' } }).targets.coverage).toBe(
      'cov',
    );
  });

  it('writes directories without what says nothing', () => {
    const { specsRoots, output } = resolvePluginOptions({
      specsRoots: ['./specs/', 'apps/*/specs'],
      output: 'out//gate/',
    });
    expect(specsRoots).toEqual(['specs', 'apps/*/specs']);
    expect(output).toBe('out/gate');
  });

  it.each([
    [{ gateTarget: 'x' }, /"gateTarget".*"gateTargetName"/],
    [{ feature: true }, /"feature".*"features"/],
    [{ targets: { test: 'x' } }, /"test".*"tests"/],
    [{ zzzzzzzzzzz: 1 }, /"zzzzzzzzzzz".*Known are gateTargetName, features/],
    [{ features: 'yes' }, /"features" must be true or false/],
    [{ gateTargetName: ' ' }, /"gateTargetName" must be a name/],
    [{ specsRoots: 'specs' }, /"specsRoots" must be a list/],
    [{ specsRoots: ['specs', '../x'] }, /"specsRoots\[1\]" must be a directory inside the workspace/],
    [{ specsRoots: ['specs', MANY] }, /"specsRoots\[1\]" must be a glob.*64 alternatives/],
    [{ specsRoots: [`${'a'.repeat(510)}/*/specs`] }, /"specsRoots\[0\]" must be a glob.*512/],
    [{ output: '/tmp' }, /"output".*inside/],
    [{ output: 'C:\\x' }, /"output".*inside/],
    [{ output: '.' }, /"output".*inside/],
    [{ targets: [] }, /"targets" must be an object/],
    [[], /"options" must be an object/],
  ])('says what is wrong with %j', (options, message) => {
    expect(() => resolvePluginOptions(options)).toThrow(PluginOptionsError);
    expect(() => resolvePluginOptions(options)).toThrow(message);
  });

  it('agrees with the schema of the reference', () => {
    expect(Object.keys(pluginOptions.parse({})).sort()).toEqual(Object.keys(DEFAULT_OPTIONS).sort());
    const { targets, ...others } = pluginOptions.parse({});
    expect({ ...others, targets: { coverage: targets.tests, ...targets } }).toEqual(DEFAULT_OPTIONS);
    for (const wrong of [
      { gateTarget: 'x' },
      { features: 'yes' },
      { specsRoots: 'specs' },
      { specsRoots: [MANY] },
      { targets: { test: 'x' } },
    ]) {
      expect(pluginOptions.safeParse(wrong).success).toBe(false);
    }
  });
});
