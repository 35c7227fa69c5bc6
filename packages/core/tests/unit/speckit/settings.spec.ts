import {
  branchesInScope,
  branchOfFeature,
  directoryOfBranch,
  readSpecKitSettings,
  specKitRoot,
} from '../../../src/index.js';
import { textFiles } from './files.js';

const OPTIONS = '.specify/init-options.json';
const GIT = '.specify/extensions/git/git-config.yml';

describe('specKitRoot', () => {
  const files = textFiles({ '.specify/memory/': '', 'apps/web/.specify/memory/': '', 'apps/api/specs/': '' });

  it.each([
    ['apps/web/specs/001-a', 'apps/web'],
    ['apps/web', 'apps/web'],
    ['apps/api/specs/001-a', '.'],
    ['specs/001-a', '.'],
    ['.', '.'],
  ])('of %s is %s', (path, root) => {
    expect(specKitRoot(files, path)).toBe(root);
  });
});

describe('readSpecKitSettings', () => {
  it('is as Spec Kit has it where nothing is said', () => {
    expect(readSpecKitSettings(textFiles({ '.specify/memory/constitution.md': '' }), '.')).toEqual({
      numbering: 'sequential',
      countsBranches: true,
      branchTemplate: null,
      keepsFeatureFile: false,
    });
  });

  it.each([
    ['{"feature_numbering":"timestamp"}', 'timestamp'],
    ['{"branch_numbering":"timestamp"}', 'timestamp'],
    ['{"feature_numbering":"sequential","branch_numbering":"timestamp"}', 'sequential'],
    ['{"feature_numbering":"other"}', 'sequential'],
    ['["feature_numbering"]', 'sequential'],
    ['{"feature_numbering":', 'sequential'],
  ])('reads numbering from %s: %s', (text, numbering) => {
    expect(readSpecKitSettings(textFiles({ [OPTIONS]: text }), '.').numbering).toBe(numbering);
  });

  it('reads the numbering of the git extension unless features have their own', () => {
    const git = { [GIT]: 'branch_numbering: timestamp  # as the team agreed\n' };
    expect(readSpecKitSettings(textFiles(git), '.').numbering).toBe('timestamp');
    const both = textFiles({ ...git, [OPTIONS]: '{"feature_numbering":"sequential"}' });
    expect(readSpecKitSettings(both, '.').numbering).toBe('sequential');
  });

  it('does not count branches where Spec Kit names directories by themselves', () => {
    const options = { [OPTIONS]: '{"feature_numbering":"sequential"}' };
    expect(readSpecKitSettings(textFiles(options), '.').countsBranches).toBe(false);
    const disabled = '{"extensions":{"git":{"enabled":false}}}';
    const registry = '.specify/extensions/.registry';
    expect(readSpecKitSettings(textFiles({ ...options, [GIT]: '' }), '.').countsBranches).toBe(true);
    expect(
      readSpecKitSettings(textFiles({ ...options, [GIT]: '', [registry]: disabled }), '.').countsBranches,
    ).toBe(false);
    expect(
      readSpecKitSettings(textFiles({ [OPTIONS]: '{"branch_numbering":"sequential"}' }), '.').countsBranches,
    ).toBe(true);
  });

  it.each([
    [
      'branch_template: "{author}/{app}/{number}-{slug}"\nbranch_prefix: x\n',
      '{author}/{app}/{number}-{slug}',
    ],
    ["branch_template: ''\nbranch_prefix: 'features/{app}'", 'features/{app}/{number}-{slug}'],
    ['branch_prefix: features/\r\n', 'features/{number}-{slug}'],
    ['branch_template: ""  # none\nbranch_prefix: ""\n', null],
    ['branch_template: "{slug}-{number}"', null],
    ['branch_template: "{slug}/{number}-x"', null],
    ['branch_template: "{number}-{short_name}"', '{number}-{short_name}'],
    ['', null],
  ])('reads the branch template of %j', (text, template) => {
    expect(readSpecKitSettings(textFiles({ [GIT]: text }), '.').branchTemplate).toBe(template);
  });

  it.each([
    [{ '.specify/feature.json': '{}' }, true],
    [{ '.specify/scripts/bash/common.sh': 'read feature.json' }, true],
    [{ '.specify/scripts/bash/common.sh': 'old', [OPTIONS]: '{}' }, false],
    [{ [OPTIONS]: '{}' }, true],
    [{ '.specify/integration.json': '{}' }, true],
    [{ '.specify/templates/plan-template.md': '' }, false],
  ])('with %j feature.json is kept: %s', (texts, keeps) => {
    expect(readSpecKitSettings(textFiles(texts), '.').keepsFeatureFile).toBe(keeps);
  });

  it('reads the settings of the root it is asked for', () => {
    const files = textFiles({
      [OPTIONS]: '{}',
      [`apps/web/${OPTIONS}`]: '{"feature_numbering":"timestamp"}',
    });
    expect(readSpecKitSettings(files, 'apps/web').numbering).toBe('timestamp');
    expect(readSpecKitSettings(files, '.').numbering).toBe('sequential');
  });
});

describe('branches', () => {
  const tokens = { author: 'Ann Example', app: 'Shop' };

  it.each([
    ['001-search', null, '001-search'],
    ['001-search', 'features/{app}/{number}-{slug}', 'features/shop/001-search'],
    ['20260319-143022-search', '{author}/{number}-{slug}', 'ann-example/20260319-143022-search'],
    ['search', 'f/{number}-{slug}', 'search'],
    ['001-search', `${'x'.repeat(300)}/{number}-{slug}`, '001-search'],
  ])('of %s by %s is %s', (feature, template, branch) => {
    expect(branchOfFeature(feature, template, tokens)).toBe(branch);
  });

  it('takes tokens as text, and something for an empty one', () => {
    const odd = { author: '$& {slug}', app: '  ' };
    expect(branchOfFeature('001-a', '{author}/{app}/{number}-{slug}', odd)).toBe('slug/app/001-a');
    expect(branchOfFeature('001-a', '{author}/{number}-{slug}', { author: '日', app: '' })).toBe(
      'unknown/001-a',
    );
  });

  it('leaves only those that a template speaks of', () => {
    const all = ['features/shop/004-a', 'features/other/009-b', '011-c'];
    expect(branchesInScope(all, 'features/{app}/{number}-{slug}', tokens)).toEqual(['004-a']);
    expect(branchesInScope(all, null, tokens)).toBe(all);
  });

  it.each([
    ['feature/004-other-name', 'specs/004-search'],
    ['20260319-143022-x', 'specs/20260319-143022-y'],
    ['idea', 'specs/idea'],
    ['main', null],
    ['005-x', null],
    ['009-x', null],
  ])('finds the directory of %s: %s', (branch, directory) => {
    const directories = [
      'specs/004-search',
      'specs/20260319-143022-y',
      'specs/idea',
      'specs/009-a',
      'specs/009-b',
    ];
    expect(directoryOfBranch(branch, directories)).toBe(directory);
  });
});
