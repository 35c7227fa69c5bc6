import { judgePlan } from '../../../src/gates/plan/judge-plan.js';
import { contextOf, entry, filesOf, projectOf, stateOf, tasksOf, tree } from '../support/builders.js';
import { judge, planning } from './planned.js';

describe("a ticked task's files", () => {
  const layout = tree('packages/pay/');
  const there = ['packages/pay/src/a.ts', 'docs/'];
  const ticked = (task: string, ...open: readonly string[]): unknown[] => {
    const feature = planning('specs/001-a', layout, tasksOf(`x T001 ${task}`, ...open, 'T099 more'));
    const state = stateOf([feature], { projects: [projectOf('packages/pay'), projectOf('packages/other')] });
    const outcomes = judgePlan(feature, contextOf(state, filesOf([...there, 'packages/other/lib/z.ts'])));
    return outcomes.map(({ reason, args, location }) => [reason, args, location?.file, location?.line]);
  };

  it('exist', () => {
    expect(ticked('write packages/pay/src/b.ts')).toEqual([
      ['task-file-missing', { task: 'T001', path: 'packages/pay/src/b.ts' }, 'specs/001-a/tasks.md', 1],
    ]);
  });

  it.each([
    ['one that is there, with a line number', 'see `./packages/pay/src/a.ts:12-20`,'],
    ['one from the root of a project', 'write src/a.ts'],
    ['one of another project', 'see lib/z.ts'],
    ['a folder that is no part of the workspace', 'read upstream/src/x.ts'],
    ['a directory', 'make packages/pay/src/models/'],
    ['a pattern', 'lint packages/**/*.ts'],
    ['an address', 'see https://example.org/x/y.html'],
    ['what tools write', 'see packages/pay/coverage/lcov.info'],
    ['what the task removes', 'Remove packages/pay/src/old.ts'],
    ['what leaves the workspace', 'see ../other/x.ts'],
    ['documents of features', 'read docs/specs/040-feature/spec.md'],
    ['hidden files that git ignores', 'fill packages/pay/.env'],
  ])('are not asked for: %s', (_, task) => {
    expect(ticked(task)).toEqual([]);
  });

  it('are not asked for while an open task names them', () => {
    expect(ticked('test packages/pay/src/b.ts', 'T002 write packages/pay/src/b.ts')).toEqual([]);
  });

  it('are not asked for once another plan deletes or plans them', () => {
    const first = planning(
      'specs/001-a',
      layout,
      tasksOf('x T001 write packages/pay/old/b.ts and packages/pay/src/c.ts', 'T002 more'),
    );
    const second = planning('specs/002-b', [
      entry('packages/pay/old/', 'deleted'),
      entry('packages/pay/src/c.ts'),
    ]);
    expect(judgePlan(first, contextOf(stateOf([first, second]), filesOf(there)))).toEqual([]);
  });
});

describe('files that ticked tasks name', () => {
  const missing = (text: string, ...there: string[]): unknown =>
    judge({
      layout: tree('packages/pay/a.ts'),
      tasks: tasksOf(`x T001 ${text}`, 'T002 more'),
      there: ['packages/pay/a.ts', ...there],
    }).map(({ reason }) => reason);

  it.each([
    'write packages/pay/git.ts',
    'add an optional field to packages/pay/git.ts',
    'mark skipped cards in packages/pay/git.ts',
    'write packages/pay/git.ts (needed by T002)',
  ])('must be there: %s', (text) => {
    expect(missing(text)).toEqual(['task-file-missing']);
  });

  it.each([
    'write packages/pay/git.ts if needed',
    'write packages/pay/git.ts (if necessary)',
    'packages/pay/git.ts bei Bedarf anlegen',
    'update packages/pay/git.ts (N/A - there is no interface)',
    'write packages/pay/git.ts — superseded by T009',
    'packages/pay/git.ts を作成 (対象外)',
  ])('may be left out: %s', (text) => {
    expect(missing(text)).toEqual([]);
  });

  it('are there where the code of a name that the code imports is', () => {
    expect(missing('write packages/pay/git.js', 'packages/pay/git.ts')).toEqual([]);
    expect(missing('write packages/pay/git.jsx', 'packages/pay/git.tsx')).toEqual([]);
    expect(missing('write packages/pay/git.ts', 'packages/pay/git.js')).toEqual(['task-file-missing']);
  });
});
