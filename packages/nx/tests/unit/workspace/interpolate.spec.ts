import { resolveOutputs } from '../../../src/workspace/interpolate.js';

const pay = { name: '@acme/pay', root: 'packages/pay' };
const outputs = (...list: string[]) => resolveOutputs({ outputs: list }, pay);

describe('resolveOutputs', () => {
  it('fills in what Nx fills in', () => {
    expect(
      outputs(
        '{projectRoot}/coverage',
        '{workspaceRoot}/dist/{projectName}',
        '{workspaceRoot}/coverage/{projectRoot}',
      ),
    ).toEqual(['packages/pay/coverage', 'dist/@acme/pay', 'coverage/packages/pay']);
  });

  it('fills in options and leaves out outputs of options that are not set', () => {
    const target = {
      outputs: ['{options.out}', '{projectRoot}/{options.report.dir}', '{options.none}', '{unknown}/x'],
      options: { out: 'dist/x', report: { dir: 'r' } },
    };
    expect(resolveOutputs(target, pay)).toEqual(['dist/x', 'packages/pay/r']);
  });

  it('works for the root project', () => {
    expect(resolveOutputs({ outputs: ['{projectRoot}/coverage'] }, { name: 'root', root: '.' })).toEqual([
      'coverage',
    ]);
  });

  it('takes the output path of a target without outputs', () => {
    expect(resolveOutputs({ options: { outputPath: 'dist/pay' } }, pay)).toEqual(['dist/pay']);
    expect(resolveOutputs({ options: { outputPath: ['a', 3, 'b'] } }, pay)).toEqual(['a', 'b']);
    expect(resolveOutputs({}, pay)).toEqual([]);
    expect(resolveOutputs({ outputs: [], options: { outputPath: 'x' } }, pay)).toEqual([]);
  });
});
