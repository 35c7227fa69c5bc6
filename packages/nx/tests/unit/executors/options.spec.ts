import { GateOptionsError, resolveGateOptions } from '../../../src/executors/gate/options.js';
import { schema } from '../../../src/executors/gate/schema.js';

describe('resolveGateOptions', () => {
  it('fills in every default', () => {
    const defaults = {
      phase: null,
      output: 'dist/gate',
      targets: {
        tests: 'test',
        coverage: 'test',
        lint: 'lint',
        types: 'typecheck',
        performance: 'performance',
      },
      specsRoots: ['specs'],
    };
    expect(resolveGateOptions({})).toEqual(defaults);
    expect(resolveGateOptions(undefined)).toEqual(defaults);
    expect(resolveGateOptions({ specsRoots: [] })).toEqual(defaults);
  });

  it('takes what is given, and what Nx adds', () => {
    const options = {
      phase: 'design',
      output: 'out',
      targets: { tests: 'unit' },
      specsRoots: ['plans'],
      verbose: true,
      __x: 1,
      _: [],
    };
    expect(resolveGateOptions(options)).toMatchObject({
      phase: 'design',
      output: 'out',
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
  ])('says what is wrong with %j', (options, message) => {
    expect(() => resolveGateOptions(options)).toThrow(GateOptionsError);
    expect(() => resolveGateOptions(options)).toThrow(message);
  });

  it('knows the options of the schema, which itself refuses nothing', () => {
    const names = Object.keys(schema.shape);
    for (const name of names) expect(() => resolveGateOptions({ [name]: undefined })).not.toThrow();
    expect(names.sort()).toEqual(Object.keys(resolveGateOptions({})).sort());
    expect(schema.safeParse({ phase: 3, other: [] }).success).toBe(true);
  });
});
