import { readFeatureFile } from '../../../src/index.js';

describe('readFeatureFile', () => {
  it.each([
    ['{"feature_directory":"specs/001-a"}', 'specs/001-a'],
    ['{"feature_directory":""}', null],
    ['{"feature_directory":7}', null],
    ['[]', null],
    ['null', null],
    ['{', null],
  ])('of %s is %s', (text, directory) => {
    expect(readFeatureFile(text)).toBe(directory);
  });
});
