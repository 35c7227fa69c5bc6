import { runWordsOf, wordsOfTarget, type TargetCommand } from '../../../src/workspace/target-words.js';

describe('wordsOfTarget', () => {
  it.each<{ title: string; target: TargetCommand; words: readonly string[] }>([
    {
      title: 'a command',
      target: { executor: 'nx:run-commands', options: { command: 'jest -t "two words"', cwd: 'a' } },
      words: ['jest', '-t', 'two words', '--cwd=a'],
    },
    {
      title: 'several commands, and arguments',
      target: {
        executor: 'nx:run-commands',
        options: { commands: ['jest', { command: 'vitest run' }], args: ['--changed', '-o'] },
      },
      words: ['jest', 'vitest', 'run', '--changed', '-o'],
    },
    { title: 'a short target', target: { command: 'pytest -k cards' }, words: ['pytest', '-k', 'cards'] },
    {
      title: 'a script of package.json',
      target: {
        executor: 'nx:run-script',
        options: { script: 'test' },
        metadata: { scriptContent: 'jest --onlyChanged' },
      },
      words: ['nx:run-script', 'jest', '--onlyChanged'],
    },
    {
      title: 'an executor with options',
      target: {
        executor: '@nx/jest:jest',
        options: { testNamePattern: 'cards', ci: true, watch: false, testFile: ['a', 'b'], other: null },
      },
      words: ['@nx/jest:jest', '--testNamePattern=cards', '--ci', '--testFile=a', '--testFile=b'],
    },
    { title: 'nothing', target: {}, words: [] },
    { title: 'options that are no object', target: { options: 'x' }, words: [] },
    { title: 'a quote without an end', target: { command: 'jest "a' }, words: ['jest', 'a'] },
  ])('takes $title', ({ target, words }) => {
    expect(wordsOfTarget(target, {})).toEqual(words);
  });

  it('takes the options of the configuration of a run, and what the run added', () => {
    const target = {
      executor: '@nx/jest:jest',
      options: { shard: '1/2', ci: true },
      configurations: { all: { shard: '1/1' } },
    };
    expect(wordsOfTarget(target, { configuration: 'all', added: ['-t', 'cards'] })).toEqual([
      '@nx/jest:jest',
      '--shard=1/1',
      '--ci',
      '-t',
      'cards',
    ]);
  });

  it('takes time in proportion to the command', () => {
    for (const odd of ['"', "'", '"\'', '\\"']) {
      expect(wordsOfTarget({ command: odd.repeat(100_000) }, {}).length).toBeLessThan(20_001);
    }
  });
});

describe('runWordsOf', () => {
  const target = { project: 'pay', target: 'test' };

  it.each([
    [{}, {}],
    [{ __overrides_unparsed__: [] }, {}],
    [{ __overrides_unparsed__: ['-t', 'cards'], t: 'cards' }, { added: ['-t', 'cards'] }],
    [{ onlyChanged: true, t: 'cards' }, { added: ['--onlyChanged', '--t=cards'] }],
  ])('of %j', (overrides, words) => {
    expect(runWordsOf({ target, overrides })).toEqual(words);
  });

  it('keeps the configuration', () => {
    expect(runWordsOf({ target: { ...target, configuration: 'ci' }, overrides: {} })).toEqual({
      configuration: 'ci',
    });
  });
});
