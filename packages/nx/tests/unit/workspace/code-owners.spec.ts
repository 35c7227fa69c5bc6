import { codeOwners, ownersIn } from '../../../src/workspace/code-owners.js';
import { fsWorkspaceFiles } from '../../../src/workspace/fs-files.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

describe('who owns a directory', () => {
  it.each([
    ['the default', '* @all', 'packages/pay', ['@all']],
    ['the last rule that matches', '* @all\n/packages/pay @pay @b\n', 'packages/pay', ['@pay', '@b']],
    ['a later default', '/packages/pay @pay\n* @all', 'packages/pay', ['@all']],
    ['a directory around it', '/packages/ @packages', 'packages/pay', ['@packages']],
    ['a directory of that name at any depth', 'pay/ @pay', 'packages/pay/api', ['@pay']],
    ['not a directory of a longer name', '/packages/pay @pay', 'packages/pay-ui', []],
    ['not what a path with a slash matches elsewhere', 'packages/pay @pay', 'old/packages/pay', []],
    ['a pattern for directories', '/packages/*-ui/ @ui', 'packages/pay-ui', ['@ui']],
    ['not a pattern for the directories in it', '/packages/*/ @each', 'packages', []],
    ['a pattern at any depth', '**/pay @pay', 'libs/shop/pay', ['@pay']],
    ['all that is below', '/packages/** @packages', 'packages/pay', ['@packages']],
    ['the files directly in it', '/packages/pay/* @pay', 'packages/pay', ['@pay']],
    ['not the files directly in its parent', '/packages/* @packages', 'packages/pay', []],
    [
      'not owners of some files of it',
      '* @all\n*.ts @typescript\npackage.json @deps',
      'packages/pay',
      ['@all'],
    ],
    ['nobody, where the last rule has no owners', '* @all\n/packages/pay', 'packages/pay', []],
    ['the root of the workspace', '/* @root\n/packages/ @packages', '.', ['@root']],
    ['a path with spaces and braces', '/packages/{{a\\ b}} @a\n', 'packages/{{a b}}', ['@a']],
    ['a pattern with braces', '/packages/{a}-* @a', 'packages/{a}-b', ['@a']],
    ['an address, and nothing of a comment', '* ada@example.org nobody #@c @d', 'x', ['ada@example.org']],
    [
      'not lines that GitHub refuses',
      '* @all\n!/packages/pay @a\n/packages/[p]ay @b',
      'packages/pay',
      ['@all'],
    ],
    ['not a comment', '# * @all', 'x', []],
    ['not what GitLab means by a section', '* @all\n[Docs] @docs\n/pay @pay\n[Api]\n* @api', 'pay', ['@api']],
  ])('is %s', (_, text, directory, owners) => {
    expect(ownersIn(text, 'github')(directory)).toEqual(owners);
  });

  it.each([
    [
      'the last rule that matches',
      '* @all\n/packages/pay @pay @@maintainer',
      'packages/pay',
      ['@pay', '@@maintainer'],
    ],
    ['a path with a slash at any depth', 'packages/pay @pay', 'old/packages/pay/api', ['@pay']],
    ['not a part of such a path', 'packages/pay @pay', 'packages', []],
    ['not a directory of a longer name', 'packages/pay @pay', 'packages/pay-ui', []],
    ['a path from the root, only there', '/packages/pay @pay', 'old/packages/pay', []],
    ['a pattern with a slash at any depth', 'packages/*-ui/ @ui', 'old/packages/pay-ui', ['@ui']],
    ['a long path at any depth', `${'a/'.repeat(20)}b @deep`, `x/${'a/'.repeat(20)}b`, ['@deep']],
    ['of each section', '* @all\n[Docs] @docs\npay/\n^[Api][2]\npay/ @api', 'pay', ['@all', '@docs', '@api']],
    ['of a section that goes on', '[Docs]\n* @a\n[Api]\n* @b\n[docs]\n* @c', 'pay', ['@c', '@b']],
    ['nobody of what a section excludes', '* @all\n[Api]\n* @api\n!/pay/\n/pay @pay', 'pay', ['@all']],
    ['still who owns it where files of it are excluded', '* @all\n!*.md\n!pay/package.json', 'pay', ['@all']],
    ['nobody of what a pattern excludes', '* @all\n!packages/*-ui/', 'old/packages/pay-ui', []],
    ['a path that begins with #', '* @all\n\\#pay/ @pay', '#pay', ['@pay']],
    ['those behind #, which begins no comment', '* @all # @b', 'pay', ['@all', '@b']],
  ])('in GitLab is %s', (_, text, directory, owners) => {
    expect(ownersIn(text, 'gitlab')(directory)).toEqual(owners);
  });

  it.each([
    ['patterns', (at: number) => `/x/*${at} @a`],
    ['exclusions', (at: number) => `!/x/*${at}`],
    ['sections', (at: number) => `[${at}]\n* @a`],
  ])('is not known where there are too many %s to try', (_, line) => {
    const lines = Array.from({ length: 2001 }, (__, at) => line(at)).join('\n');
    expect(ownersIn(`* @all\n${lines}`, 'gitlab')('pay')).toEqual([]);
  });

  it('is found among many rules and by hostile patterns in time', () => {
    const rules = Array.from({ length: 100_000 }, (_, at) => `/packages/p${at}/ @t${at}`);
    const slow = Array.from({ length: 1_000 }, () => `/${'*a'.repeat(100)}b @slow`);
    const ownersOf = ownersIn([...rules, ...slow].join('\n'), 'github');
    expect(ownersOf('packages/p99999')).toEqual(['@t99999']);
    expect(ownersOf('a'.repeat(200))).toEqual([]);
  });
});

describe('the file of owners', () => {
  const ownersAt = (files: Record<string, string>, directory = 'pay') => {
    const root = temporaryDirectory();
    writeFiles(root, files);
    return codeOwners(fsWorkspaceFiles(root))(directory);
  };
  /** Matches `a/b/pay` by the rules of GitLab alone. */
  const RELATIVE = 'b/pay @pay';

  it.each(['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'])(
    'may be %s',
    (path) => {
      expect(ownersAt({ [path]: '* @all' })).toEqual(['@all']);
    },
  );

  it('is the first of these, and may be missing or too large', () => {
    expect(ownersAt({ CODEOWNERS: '* @root', '.github/CODEOWNERS': '* @github' })).toEqual(['@github']);
    expect(ownersAt({})).toEqual([]);
    expect(ownersAt({ CODEOWNERS: `* @all\n${'#'.repeat(3 * 1024 * 1024)}` })).toEqual([]);
  });

  it.each<[string, Record<string, string>, readonly string[]]>([
    ['of GitHub at the root', { CODEOWNERS: RELATIVE }, []],
    ['of GitHub in its directory', { '.github/CODEOWNERS': RELATIVE, '.gitlab-ci.yml': '' }, []],
    ['of GitLab in its directory', { '.gitlab/CODEOWNERS': RELATIVE }, ['@pay']],
    ['of GitLab with sections', { CODEOWNERS: `${RELATIVE}\n[Docs]\n/docs @docs` }, ['@pay']],
    ['of GitLab beside its pipeline', { CODEOWNERS: RELATIVE, '.gitlab-ci.yml': '' }, ['@pay']],
    [
      'of GitHub beside a pipeline of both',
      { CODEOWNERS: RELATIVE, '.gitlab-ci.yml': '', '.github/workflows/ci.yml': '' },
      [],
    ],
  ])('is one %s', (_, files, owners) => {
    expect(ownersAt(files, 'a/b/pay')).toEqual(owners);
  });
});
