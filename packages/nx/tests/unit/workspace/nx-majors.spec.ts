import { fittingVersion } from '../../../src/workspace/nx-majors.js';

describe('the version of packages of Nx for a workspace', () => {
  it.each([
    ['its own', '23.2.1', [['23.2.0', '23.2.1', '23.3.0']], '23.2.1'],
    ['the newest of its major', '24.0.6', [['23.3.1', '24.0.0', '24.0.2', '24.1.0-rc.1']], '24.0.2'],
    ['the newest of the major before', '24.0.6', [['22.7.12', '23.9.1', '23.10.0']], '23.10.0'],
    ['one that all of them have', '24.0.6', [['23.3.1', '23.2.1'], ['23.2.1']], '23.2.1'],
    ['none two majors before', '24.0.6', [['22.7.12']], null],
    ['none of a later major', '22.7.12', [['23.0.0']], null],
    ['none where nothing is known', '23.2.1', [[]], null],
  ])('is %s', (_, nxVersion, published, expected) => {
    expect(fittingVersion(nxVersion, published)).toBe(expected);
  });
});
