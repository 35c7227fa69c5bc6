import { resolveGateOptions } from '../../../src/executors/gate/options.js';
import { OptionsError } from '../../../src/options/error.js';

describe('resolveGateOptions', () => {
  it.each([undefined, {}, { specsRoots: [] }, { phase: '' }, { output: 'dist/gate' }, { phase: undefined }])(
    'fills in every default of %j',
    async (options) => {
      expect(await resolveGateOptions(options)).toEqual({
        phase: null,
        canary: false,
        extends: [],
        output: 'dist/gate',
        targets: {},
        specsRoots: ['specs'],
      });
    },
  );

  it('takes what is given, and what Nx adds', async () => {
    const options = {
      phase: 'design',
      canary: true,
      output: './out/',
      targets: { tests: 'unit' },
      specsRoots: ['plans'],
      verbose: true,
      __x: 1,
      _: [],
    };
    expect(await resolveGateOptions(options)).toEqual({
      phase: 'design',
      canary: true,
      extends: [],
      output: 'out',
      targets: { tests: 'unit' },
      specsRoots: ['plans'],
    });
  });

  it.each([
    [{ phase: 'desing' }, /"phase" must be one of research, design, tasks.*"design"/],
    [{ phase: 3 }, /"phase".*3/],
    [{ phas: 'design' }, /"phas".*"phase"/],
    [{ output: '../x' }, /"output".*inside the workspace/],
    [{ output: 5 }, /"output".*5/],
    [{ targets: { test: 'x' } }, /"test".*"tests"/],
    [{ specsRoots: 'specs' }, /"specsRoots"/],
  ])('says what is wrong with %j', async (options, message) => {
    await expect(resolveGateOptions(options)).rejects.toThrow(OptionsError);
    await expect(resolveGateOptions(options)).rejects.toThrow(message);
  });
});
