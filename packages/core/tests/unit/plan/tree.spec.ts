import { judgePlan } from '../../../src/gates/plan/judge-plan.js';
import { type LayoutEntry } from '../../../src/index.js';
import { contextOf, entry, filesOf, stateOf, tasksOf, tree } from '../support/builders.js';
import { done, judge, open, planning, told } from './planned.js';

describe('a directory that is missing', () => {
  const layout = tree('shop/', 'shop/apps/', 'shop/apps/web/main.ts', 'shop/nx.json', 'docs/', 'README.md');

  it('is one fault, whatever is drawn in it', () => {
    const outcomes = judge({ layout, tasks: done, there: ['docs/'] });
    expect(outcomes.map(({ reason, args }) => [reason, args])).toEqual([
      ['layout-directory-missing', { path: 'shop', feature: '001-a', finished: true }],
      ['layout-file-missing', { path: 'README.md', feature: '001-a', finished: true }],
    ]);
    expect(outcomes[0]?.actual).toMatch(/^shop is missing, and 3 /);
  });

  it('hides nothing of what is there in part', () => {
    const there = ['shop/nx.json', 'docs/', 'README.md'];
    expect(judge({ layout, tasks: done, there }).map(({ args }) => args)).toEqual([
      { path: 'shop/apps', feature: '001-a', finished: true },
    ]);
  });

  it('is not told of below while it is only pending', () => {
    const told = judge({ layout: tree('packages/', 'packages/nx.json') }).map(({ reason }) => reason);
    expect(told).toEqual(['layout-directory-pending', 'layout-file-pending']);
  });
});

describe('tree against disk', () => {
  it('what is marked existing or modified must be there, in every phase', () => {
    const layout = [entry('packages/pay/a.ts', 'existing', 51), entry('packages/pay/b.ts', 'modified', 52)];
    const missing = [
      ['layout-entry-missing', 'error', 51],
      ['layout-entry-missing', 'error', 52],
    ];
    for (const tasks of [undefined, open, done])
      expect(told(judge({ layout, ...(tasks && { tasks }) }))).toEqual(missing);
    expect(judge({ layout, there: ['packages/pay/a.ts', 'packages/pay/b.ts'] })).toEqual([]);
  });

  it('a planned directory that was there and is deleted fails in every phase', () => {
    const layout = tree('packages/pay/src/');
    const context = { wasThere: (directory: string) => directory === 'packages/pay/src' };
    for (const tasks of [undefined, open])
      expect(told(judge({ layout, context, ...(tasks && { tasks }) }))).toEqual([
        ['layout-directory-missing', 'error', 50],
      ]);
  });

  it('a planned directory is pending until there are tasks, and while an open one names something in it', () => {
    const layout = tree('packages/pay/src/');
    expect(told(judge({ layout }))).toEqual([['layout-directory-pending', 'pending', 50]]);
    expect(told(judge({ layout, tasks: open }))).toEqual([['layout-directory-pending', 'pending', 50]]);
    expect(judge({ layout, tasks: tasksOf('x T001 packages/pay/src/a.ts', 'T002 docs/b.md') })).toMatchObject(
      [
        {
          reason: 'layout-directory-missing',
          severity: 'error',
          args: { path: 'packages/pay/src', feature: '001-a' },
          location: { file: 'specs/001-a/plan.md', line: 50 },
        },
      ],
    );
    expect(judge({ layout, tasks: tasksOf('T001 more'), there: ['packages/pay/src/'] })).toEqual([]);
    expect(told(judge({ layout, context: { phase: 'tasks' } }))).toContainEqual([
      'layout-directory-missing',
      'error',
      50,
    ]);
  });

  it('a planned file is pending until a ticked task names it', () => {
    const layout = tree(
      'packages/pay/src/done.ts',
      'packages/pay/src/later.ts',
      'packages/pay/src/unnamed.ts',
    );
    expect(told(judge({ layout, tasks: open }))).toEqual([
      ['layout-file-missing', 'error', 50],
      ['layout-file-pending', 'pending', 51],
      ['layout-file-pending', 'pending', 52],
    ]);
  });

  it('a ticked test task does not call for the source that an open task still names', () => {
    const tasks = tasksOf(
      'x T001 test packages/pay/src/card.ts in packages/pay/tests/card.spec.ts',
      'T002 implement packages/pay/src/card.ts',
    );
    const layout = tree('packages/pay/src/card.ts', 'packages/pay/tests/card.spec.ts');
    expect(told(judge({ layout, tasks, there: ['packages/pay/tests/card.spec.ts'] }))).toEqual([
      ['layout-file-pending', 'pending', 50],
    ]);
  });

  it('a task may name a file from the root of its project, unless two files are called so', () => {
    const tasks = tasksOf('x T001 write src/card.ts', 'T002 more');
    expect(told(judge({ layout: tree('packages/pay/src/card.ts'), tasks }))).toEqual([
      ['layout-file-missing', 'error', 50],
    ]);
    expect(
      judge({ layout: tree('packages/a/src/card.ts', 'packages/b/src/card.ts'), tasks }).map(
        ({ reason }) => reason,
      ),
    ).toEqual(['layout-file-pending', 'layout-file-pending']);
  });

  it('in a finished feature all of it is there', () => {
    const layout = tree('packages/pay/src/', 'packages/pay/src/a.ts');
    expect(told(judge({ layout, tasks: done }))).toEqual([['layout-directory-missing', 'error', 50]]);
    expect(told(judge({ layout, tasks: done, there: ['packages/pay/src/'] }))).toEqual([
      ['layout-file-missing', 'error', 51],
    ]);
  });

  it('a finished feature is not blamed for what moved since without a plan', () => {
    const layout = tree(
      'packages/pay/src/money.ts',
      'packages/pay/src/index.ts',
      'packages/pay/src/forms/',
      'packages/pay/src/forms/card-form.ts',
    );
    const there = ['packages/pay/lib/money.ts', 'packages/pay/src/index.ts', 'packages/ui/card-form.ts'];
    expect(
      judge({ layout, tasks: done, there }).map(({ reason, severity, args }) => [reason, severity, args]),
    ).toEqual([
      [
        'layout-path-moved',
        'info',
        { path: 'packages/pay/src/money.ts', to: 'packages/pay/lib/money.ts', feature: '001-a' },
      ],
      ['layout-path-moved', 'info', { path: 'packages/pay/src/forms', to: 'packages/ui', feature: '001-a' }],
      [
        'layout-path-moved',
        'info',
        { path: 'packages/pay/src/forms/card-form.ts', to: 'packages/ui/card-form.ts', feature: '001-a' },
      ],
    ]);
  });

  it.each([
    ['nothing has its name', []],
    ['two files have its name', ['a/money.ts', 'b/money.ts']],
    ['only a directory has its name', ['lib/money.ts/x.ts']],
  ])('a finished feature is blamed where %s', (_why, there) => {
    const outcomes = judge({ layout: tree('packages/pay/src/money.ts'), tasks: done, there });
    expect(outcomes.map(({ reason, severity }) => [reason, severity])).toEqual([
      ['layout-file-missing', 'error'],
    ]);
  });

  it('a feature with open work is blamed although a file of that name is elsewhere', () => {
    const tasks = tasksOf('x T001 write packages/pay/src/money.ts', 'T002 more');
    const outcomes = judge({ layout: tree('packages/pay/src/money.ts'), tasks, there: ['lib/money.ts'] });
    expect(outcomes.map(({ reason }) => reason)).toEqual(['layout-file-missing']);
  });

  it('a common name counts as moved only with the directory above it', () => {
    const layout = tree('packages/pay/src/cards/index.ts');
    const at = (...there: string[]): unknown =>
      judge({ layout, tasks: done, there }).map(({ reason }) => reason);
    expect(at('packages/ui/index.ts')).toEqual(['layout-file-missing']);
    expect(at('packages/ui/index.ts', 'packages/ui/cards/index.ts')).toEqual(['layout-path-moved']);
  });

  it('what the plan exempts and what the workspace hides is told once and not demanded', () => {
    const [kept, maybe, made, far, hidden] = tree(
      'packages/kept.ts',
      'src/maybe.ts',
      'src/made.ts',
      '../infra/main.tf',
      'local/env.json',
    );
    const layout = [
      kept,
      { ...maybe, exempt: 'optional' },
      { ...made, exempt: 'generated' },
      { ...far, exempt: 'elsewhere' },
      hidden,
    ] as LayoutEntry[];
    const feature = planning(
      'specs/001-a',
      layout,
      tasksOf('x T001 packages/kept.ts src/maybe.ts src/made.ts local/env.json', 'T002 more'),
    );
    const files = {
      ...filesOf(['packages/kept.ts']),
      isIgnored: (path: string) => path.startsWith('local/'),
    };
    const outcomes = judgePlan(feature, contextOf(stateOf([feature]), files));
    expect(outcomes.map(({ severity, args }) => [severity, args])).toEqual([
      ['info', { names: 'src/maybe.ts', more: 0, why: 'optional' }],
      ['info', { names: 'src/made.ts', more: 0, why: 'generated' }],
      ['info', { names: '../infra/main.tf', more: 0, why: 'elsewhere' }],
      ['info', { names: 'local/env.json', more: 0, why: 'hidden' }],
    ]);
  });

  it('documents of features are not demanded before they are written', () => {
    const layout = tree('packages/', 'specs/002-b/contracts/card.json');
    expect(told(judge({ layout, tasks: tasksOf('T001 more'), there: ['packages/'] }))).toEqual([]);
  });

  it('what is deleted must be gone once its task is ticked or the feature is finished', () => {
    const layout = [
      entry('packages/pay/src/done.ts', 'deleted', 51),
      entry('packages/pay/src/later.ts', 'deleted', 52),
    ];
    const there = ['packages/pay/src/done.ts', 'packages/pay/src/later.ts'];
    expect(told(judge({ layout, there }))).toEqual([
      ['layout-deletion-pending', 'pending', 51],
      ['layout-deletion-pending', 'pending', 52],
    ]);
    expect(told(judge({ layout, there, tasks: open }))).toEqual([
      ['layout-deleted-present', 'error', 51],
      ['layout-deletion-pending', 'pending', 52],
    ]);
    expect(judge({ layout, there, tasks: done })).toHaveLength(2);
    expect(judge({ layout, tasks: done })).toEqual([]);
  });

  it('a file must not be a directory, nor lie behind a link that leads outside', () => {
    const layout = tree('packages/pay/a.ts', 'packages/link/b.ts');
    expect(told(judge({ layout, there: ['packages/pay/a.ts/'], outside: ['packages/link'] }))).toEqual([
      ['layout-kind-mismatch', 'error', 50],
      ['layout-path-outside', 'error', 51],
    ]);
  });

  it('the drawing is safe, and names that only other systems refuse are told while they are not there', () => {
    const layout = tree('../x.ts', 'packages/aux.ts');
    expect(told(judge({ layout }))).toEqual([
      ['layout-path-outside', 'error', 50],
      ['layout-path-unusable', 'error', 51],
    ]);
    expect(judge({ layout, there: ['packages/aux.ts'] })).toHaveLength(1);
    expect(judge({ layout, tasks: done })).toEqual([]);
  });
});

describe('a planned file whose name holds a date', () => {
  const layout = tree('packages/pay/db/YYYYMMDD_AddCards.cs');

  it('is there under its real name', () => {
    expect(judge({ layout, tasks: done, there: ['packages/pay/db/20260105_AddCards.cs'] })).toEqual([]);
    expect(
      judge({ layout, tasks: done, there: ['packages/pay/db/x.cs'] }).map(({ reason }) => reason),
    ).toEqual(['layout-file-missing']);
  });
});
