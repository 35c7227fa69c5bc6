import { discoverFeatures } from '../../../src/index.js';
import { rejectedByContent } from '../../../src/features/discover-features.js';

const SPECS = { specsRoots: ['specs'] };
const plans = (...directories: readonly string[]): string[] =>
  directories.map((directory) => `${directory}/plan.md`);

describe('discoverFeatures', () => {
  it('takes the directories in a root that hold a plan or a specification', () => {
    const paths = [
      'specs/002-b/spec.md',
      'specs/001-a/plan.md',
      'specs/001-a/spec.md',
      'specs/003-c/tasks.md',
      'docs/plan.md',
      'specs/001-a/old-plan.md',
    ];
    expect(discoverFeatures(paths, SPECS)).toEqual({
      features: [
        { directory: 'specs/001-a', name: 'spec-001-a', number: 1 },
        { directory: 'specs/002-b', name: 'spec-002-b', number: 2 },
      ],
      rejected: [],
    });
  });

  it('tells what is no feature, each with its reason', () => {
    const rejected = plans(
      'specs',
      'specs/archive/001-a',
      'specs/Archive',
      'specs/attic/phase/002-b',
      'specs/_historical/003-c',
      'specs/.drafts',
      'specs/_old/001-a',
      'specs/055-x/055-bak',
      'specs/055-x/nested',
      'specs/055-x.bak',
      'specs/ant/001-a',
      'openspec/changes/add-pay',
      'specs/openspec/specs/pay',
    );
    expect(
      Object.fromEntries(
        discoverFeatures(rejected, SPECS).rejected.map(({ directory, why }) => [directory, why]),
      ),
    ).toEqual({
      specs: 'root-itself',
      'specs/archive/001-a': 'archived',
      'specs/Archive': 'archived',
      'specs/attic/phase/002-b': 'archived',
      'specs/_historical/003-c': 'archived',
      'specs/.drafts': 'hidden',
      'specs/_old/001-a': 'hidden',
      'specs/055-x/055-bak': 'backup',
      'specs/055-x/nested': 'inside-feature',
      'specs/055-x.bak': 'backup',
      'specs/ant/001-a': 'too-deep',
      'openspec/changes/add-pay': 'openspec',
      'specs/openspec/specs/pay': 'openspec',
    });
    expect(discoverFeatures(rejected, SPECS).features).toEqual([]);
  });

  it('keeps a feature about archives or backups', () => {
    const { features } = discoverFeatures(plans('specs/012-db-backup', 'specs/013-archive-orders'), SPECS);
    expect(features.map(({ number }) => number)).toEqual([12, 13]);
  });

  it('follows globs and several roots, also a root inside another', () => {
    const paths = plans(
      'specs/001-a',
      'specs/ant/002-b',
      'apps/web/specs/003-c',
      'apps/web/deep/specs/004-d',
    );
    const { features } = discoverFeatures(paths, { specsRoots: ['./specs/', 'specs/ant', 'apps/*/specs'] });
    expect(features.map(({ directory }) => directory)).toEqual([
      'apps/web/specs/003-c',
      'specs/001-a',
      'specs/ant/002-b',
    ]);
  });

  it('falls back to specs/ when no root is given', () => {
    expect(discoverFeatures(plans('specs/001-a'), { specsRoots: [] }).features).toHaveLength(1);
  });

  it('allows a number twice and tells directories of one name apart by their root', () => {
    const roots = { specsRoots: ['specs', 'apps/*/specs', 'libs/*/specs'] };
    const paths = plans(
      'libs/web/specs/001-pay',
      'apps/web/specs/001-pay',
      'specs/001-pay',
      'specs/001-other',
    );
    const names = discoverFeatures(paths, roots).features.map(({ directory, name }) => [directory, name]);
    expect(names).toEqual([
      ['apps/web/specs/001-pay', 'spec-web-001-pay'],
      ['libs/web/specs/001-pay', 'spec-libs-web-001-pay'],
      ['specs/001-other', 'spec-001-other'],
      ['specs/001-pay', 'spec-001-pay'],
    ]);
    expect(
      discoverFeatures([...paths].reverse(), roots).features.map(({ directory, name }) => [directory, name]),
    ).toEqual(names);
  });

  it('counts where nothing else tells two names apart', () => {
    const { features } = discoverFeatures(plans('specs/001-A', 'specs/001-a'), SPECS);
    expect(features.map(({ name }) => name)).toEqual(['spec-001-A', 'spec-001-a-2']);
  });

  it('has an answer for thousands of paths at once', () => {
    const paths = plans(...Array.from({ length: 5000 }, (_, index) => `specs/${index}-feature-${index}`));
    expect(discoverFeatures(paths, { specsRoots: ['specs', 'apps/*/specs'] }).features).toHaveLength(5000);
  });
});

describe('rejectedByContent', () => {
  it.each([
    ['template', false, 'template'],
    ['foreign', false, 'other-tool'],
    ['template', true, null],
    ['foreign', true, null],
    ['plan', false, null],
    ['empty', false, null],
    ['unreadable', false, null],
    [null, true, null],
  ] as const)('of a plan that is %s, spec.md there: %s', (nature, hasSpec, expected) => {
    expect(rejectedByContent(nature, hasSpec)).toBe(expected);
  });

  it.each(['archiv', 'archivo', 'arquivo', 'archivio', '归档'])('archives have other names: %s', (name) => {
    const { features, rejected } = discoverFeatures([`specs/${name}/001-x/plan.md`], { specsRoots: [] });
    expect(features).toEqual([]);
    expect(rejected).toEqual([{ directory: `specs/${name}/001-x`, why: 'archived' }]);
  });
});
