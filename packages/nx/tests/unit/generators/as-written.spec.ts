import { asWritten } from '../../../src/generators/shared/as-written.js';

describe('an option that Nx took for a number', () => {
  it.each([
    [['--languageVersion=5.10'], '5.10'],
    [['--language-version=5.10'], '5.10'],
    [['g', 'plan', '--languageVersion', '5.10', '--scale=3'], '5.10'],
    [['--languageVersion=4.1', '--languageVersion=5.10'], '5.10'],
    [['--languageVersion=5.2'], 5.1],
    [['--version=5.10'], 5.1],
    [['--languageVersion'], 5.1],
    [[], 5.1],
  ])('is, on the command line %j, %j', (argv, expected) => {
    expect(asWritten({ languageVersion: 5.1 }, argv)).toEqual({ languageVersion: expected });
  });

  it.each(['', ' '])('is not the text %j', (text) => {
    expect(asWritten({ scale: 0 }, [`--scale=${text}`])).toEqual({ scale: 0 });
  });

  it('leaves the others as they are', () => {
    const options = { storage: '1.10', skipFormat: true, entities: undefined };
    expect(asWritten(options, ['--storage=1.1', '--skipFormat=1'])).toEqual(options);
  });
});
