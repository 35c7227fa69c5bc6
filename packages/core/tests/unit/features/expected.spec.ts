import { expectedLayout } from '../../../src/layout/expected.js';
import { type Feature, type LayoutEntry } from '../../../src/index.js';
import { entry, featureOf, planOf, tree } from '../support/builders.js';

function planning(directory: string, ...layout: readonly LayoutEntry[]): Feature {
  return featureOf(directory, { plan: planOf({ layout }) });
}

/** What is expected, as `path: status by feature`. */
function fold(...features: readonly Feature[]): string[] {
  return [...expectedLayout(features).paths].map(
    ([path, expected]) => `${path}: ${expected.entry.status} by ${expected.feature.directory.slice(6, 9)}`,
  );
}

describe('expectedLayout', () => {
  it('lets the latest feature that names a path say what it is', () => {
    const first = planning('specs/001-a', entry('src/a.ts', 'new'), entry('src/b.ts', 'new'));
    const second = planning('specs/002-b', entry('src/a.ts', 'modified'));
    expect(fold(first, second)).toEqual(['src/b.ts: new by 001', 'src/a.ts: modified by 002']);
    expect(expectedLayout([first, second]).paths.get('src/a.ts')?.before).toBe(first);
  });

  it('supersedes what lay below a deleted directory', () => {
    const first = planning(
      'specs/001-a',
      entry('src/old/', 'new'),
      entry('src/old/a.ts', 'new'),
      entry('src/older.ts', 'new'),
    );
    const second = planning('specs/002-b', entry('src/old/', 'deleted'));
    expect(fold(first, second)).toEqual(['src/older.ts: new by 001', 'src/old: deleted by 002']);
  });

  it('lets a later feature create again what was deleted, or something in it', () => {
    const deleting = planning('specs/001-a', entry('src/old/', 'deleted'), entry('src/x.ts', 'deleted'));
    const again = planning('specs/002-b', entry('src/old/new.ts', 'new'), entry('src/x.ts', 'new'));
    expect(fold(deleting, again)).toEqual(['src/old/new.ts: new by 002', 'src/x.ts: new by 002']);
    expect(expectedLayout([deleting, again]).paths.get('src/x.ts')?.before).toBeNull();
  });

  it('applies deletions first within one plan', () => {
    const replacing = planning('specs/001-a', entry('src/pay/new.ts', 'new'), entry('src/pay/', 'deleted'));
    expect(fold(replacing)).toEqual(['src/pay/new.ts: new by 001']);
  });

  it('declares nothing for templates, missing plans, unsafe paths and the own documents', () => {
    const template = featureOf('specs/001-a', {
      plan: planOf({ nature: 'template', layout: tree('src/a.ts') }),
    });
    const missing = featureOf('specs/002-b', { plan: 'missing' });
    const own = planning(
      'specs/003-c',
      ...tree('specs/003-c/plan.md', 'specs/003-c/', '../x', 'specs/README.md'),
    );
    expect(fold(template, missing, own)).toEqual(['specs/README.md: unspecified by 003']);
  });

  it('remembers deletions for paths that nobody expects any more', () => {
    const deleting = planning('specs/001-a', entry('src/old/', 'deleted'));
    const again = planning('specs/002-b', entry('src/old/new.ts', 'new'));
    const { wasDeleted } = expectedLayout([deleting, again]);
    expect(['src/old', 'src/old/a.ts', 'src/new'].map(wasDeleted)).toEqual([true, true, false]);
  });

  it('knows the directories that later features emptied', () => {
    const first = planning('specs/001-a', entry('src/a/'), entry('src/b/'), entry('src/c/'));
    const second = planning(
      'specs/002-b',
      entry('src/a/x.ts', 'deleted'),
      entry('src/b/y.ts', 'deleted'),
      entry('src/b/z.ts', 'new'),
    );
    const { wasEmptied } = expectedLayout([first, second]);
    expect(['src/a', 'src/b', 'src/c'].map(wasEmptied)).toEqual([true, false, false]);
  });

  it('lists for each feature what is its own', () => {
    const first = planning('specs/001-a', entry('src/a.ts'), entry('src/b.ts'));
    const second = planning('specs/002-b', entry('src/b.ts', 'modified'));
    const { owned } = expectedLayout([first, second]);
    expect(owned.get(first)?.map((expected) => expected.entry.path)).toEqual(['src/a.ts']);
    expect(owned.get(second)?.map((expected) => expected.entry.path)).toEqual(['src/b.ts']);
  });
});
