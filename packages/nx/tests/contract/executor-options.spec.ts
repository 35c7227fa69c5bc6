import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// The functions by which Nx checks the options of an executor before it runs: no public package has them.
import { combineOptionsForExecutor, type Schema } from 'nx/src/utils/params';
import { resolveGateOptions } from '../../src/executors/gate/options.js';
import { resolveReportOptions } from '../../src/executors/report/options.js';

/** The options with which Nx would call an executor. */
function throughNx(inFiles: object, onCommandLine: object = {}, executor = 'gate'): unknown {
  const file = join(__dirname, `../../schema/executors/${executor}.json`);
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
  const target = { executor: `@plangate/nx:${executor}`, options: inFiles };
  return combineOptionsForExecutor({ ...onCommandLine }, '', target, schema, 'pay', '');
}

describe('what Nx lets through to the gate', () => {
  it.each([
    { phase: 'design' },
    { output: 'out/gate' },
    { targets: { lint: 'eslint:lint' } },
    { specsRoots: ['specs', 'docs/specs'] },
  ])('is the documented option %j', async (options) => {
    expect(await resolveGateOptions(throughNx(options))).toMatchObject(options);
    expect(await resolveGateOptions(throughNx({}, options))).toMatchObject(options);
  });

  it('is a list that the command line writes with commas', async () => {
    const { specsRoots } = await resolveGateOptions(throughNx({}, { specsRoots: 'specs,docs/specs' }));
    expect(specsRoots).toEqual(['specs', 'docs/specs']);
  });

  it.each([
    [{ phase: 3 }, 'phase'],
    [{ phase: 'desing' }, 'phase'],
    [{ output: ['out'] }, 'output'],
    [{ output: [{}] }, 'output'],
    [{ output: true }, 'output'],
    [{ targets: 'test' }, 'targets'],
    [{ targets: [['test']] }, 'targets'],
    [{ targets: { lint: null } }, 'targets.lint'],
    [{ specsRoots: {} }, 'specsRoots'],
    [{ phaze: 'design' }, 'phaze'],
  ])('is the wrong %j too, which the executor answers', async (options, name) => {
    await expect(resolveGateOptions(throughNx(options))).rejects.toThrow(`"${name}"`);
  });
});

describe('what Nx lets through to the report', () => {
  const of = (inFiles: object, line: object = {}) =>
    resolveReportOptions(throughNx(inFiles, line, 'report'), {});

  it.each([
    { formats: ['sarif', 'markdown'] },
    { verdicts: ['a', 'b/c'] },
    { output: 'out/reports' },
    { history: 'out/old' },
  ])('is the documented option %j', async (options) => {
    expect(await of(options)).toMatchObject(options);
    expect(await of({}, options)).toMatchObject(options);
  });

  it('is each list that the command line writes with commas', async () => {
    const lists = { formats: 'sarif,junit', verdicts: 'a,b' };
    expect(await of({}, lists)).toMatchObject({ formats: ['sarif', 'junit'], verdicts: ['a', 'b'] });
  });

  it.each([
    [{ formats: ['sariff'] }, 'sarif'],
    [{ formats: 3 }, 'formats'],
    [{ verdicts: ['../x'] }, 'verdicts[0]'],
    [{ format: [] }, 'formats'],
  ])('is the wrong %j too, which the executor answers', async (options, name) => {
    await expect(of(options)).rejects.toThrow(`"${name}"`);
  });
});
