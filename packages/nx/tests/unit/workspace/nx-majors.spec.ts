import {
  filtersDefaults,
  fittingVersion,
  inferredTestInputs,
  knowsSpread,
  majorOf,
} from '../../../src/workspace/nx-majors.js';

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

describe('what a version of Nx knows', () => {
  it.each([
    ['22.7.12', false, false],
    ['23.0.0', true, false],
    ['23.1.0', true, true],
    ['24.0.6', true, true],
    ['', false, false],
  ])('%s: inferred values by "..." %s, defaults for one plugin %s', (version, spread, filters) => {
    expect(knowsSpread(version)).toBe(spread);
    expect(filtersDefaults(version)).toBe(filters);
  });

  it('names the inputs of tests again where nothing stands for them', () => {
    expect(inferredTestInputs('23.2.1', 'vitest')).toEqual(['...']);
    expect(inferredTestInputs('22.7.12', 'vitest')).toContainEqual({ externalDependencies: ['vitest'] });
    expect(inferredTestInputs('22.7.12', 'jest')).toContainEqual('{workspaceRoot}/jest.preset.js');
    expect(majorOf('22.7.12')).toBe(22);
  });
});
