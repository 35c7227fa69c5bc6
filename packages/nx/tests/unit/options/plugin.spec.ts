import { OptionsError } from '../../../src/options/error.js';
import { DEFAULT_OPTIONS } from '../../../src/options/defaults.js';
import { resolvePluginOptions } from '../../../src/options/plugin.js';
import { pluginOptions } from '../../../src/options/plugin.schema.js';

/** A glob with 65 alternatives. */
const MANY = `{${Array.from({ length: 65 }, (_, at) => `a${at}`).join(',')}}/specs`;

describe('resolvePluginOptions', () => {
  it.each([undefined, {}, { output: 'dist/gate', specsRoots: ['specs'] }])(
    'fills in every default of %j',
    async (options) => {
      expect(await resolvePluginOptions(options)).toEqual(DEFAULT_OPTIONS);
    },
  );

  it('has the defaults that the schema documents', () => {
    expect(pluginOptions.parse({})).toEqual(DEFAULT_OPTIONS);
  });

  it('takes a target for each kind of gate that reads one, and leaves out what is not named', async () => {
    const targets = { tests: 'unit', coverage: 'cov', lint: 'eslint:lint', types: 'tsc', performance: 'k6' };
    expect((await resolvePluginOptions({ targets })).targets).toEqual(targets);
    expect((await resolvePluginOptions({ targets: { tests: 'unit' } })).targets).toEqual({ tests: 'unit' });
  });

  it('writes directories without what says nothing', async () => {
    const { specsRoots, output } = await resolvePluginOptions({
      specsRoots: ['./specs/', 'apps/*/specs'],
      output: 'out//gate/',
    });
    expect(specsRoots).toEqual(['specs', 'apps/*/specs']);
    expect(output).toBe('out/gate');
  });

  it.each([
    [{ gateTarget: 'x' }, /"gateTarget".*"gateTargetName"/],
    [{ feature: true }, /"feature".*"features"/],
    [{ targets: { test: 'x' } }, /"test" in "targets".*"tests".*Known are contracts, coverage, lint/],
    [{ zzzzzzzzzzz: 1 }, /"zzzzzzzzzzz".*Known are gateTargetName, features/],
    [{ features: 'yes' }, /"features" must be true or false, but is "yes"/],
    [{ gateTargetName: ' ' }, /"gateTargetName" must be a name/],
    [{ targets: { lint: 5 } }, /"targets\.lint" must be a name, but is 5/],
    [{ specsRoots: 'specs' }, /"specsRoots" must be a list/],
    [{ specsRoots: ['specs', '../x'] }, /"specsRoots\[1\]" must be a directory inside the workspace/],
    [{ specsRoots: ['specs', MANY] }, /"specsRoots\[1\]" must be a glob.*64 alternatives/],
    [{ specsRoots: [`${'a'.repeat(510)}/*/specs`] }, /"specsRoots\[0\]" must be a glob.*512/],
    [{ output: '/tmp' }, /"output".*inside/],
    [{ output: 'C:\\x' }, /"output".*inside/],
    [{ output: 'a/../b' }, /"output".*inside/],
    [{ output: '.' }, /"output".*inside/],
    [{ targets: [] }, /"targets" must be an object/],
    [[], /"options" must be an object/],
    [{ features: 1, output: 2 }, /"features" must be.*"output" must be/],
  ])('says what is wrong with %j', async (options, message) => {
    await expect(resolvePluginOptions(options)).rejects.toThrow(OptionsError);
    await expect(resolvePluginOptions(options)).rejects.toThrow(message);
  });
});
