import { requestedRun } from '../../../src/plugin/command-line.js';

const run = (line: string, target = 'gate') => requestedRun(['node', 'nx', ...line.split(' ')], target);

describe('requestedRun', () => {
  it.each([
    'run-many -t gate',
    'run-many --targets=test,gate',
    'run-many --target gate',
    'affected -t lint gate',
    'gate pay',
    'run pay:gate',
    'run @acme/pay:gate:ci',
  ])('finds the gate in "%s"', (line) => {
    expect(run(line).gates).toBe(true);
  });

  it.each(['run-many -t test', 'graph', 'run gate-keeper:test', 'run-many -t test -- gate'])(
    'finds none in "%s"',
    (line) => {
      expect(run(line).gates).toBe(false);
    },
  );

  it('tells the one project from a run over many', () => {
    expect(run('run @acme/pay:gate').project).toBe('@acme/pay');
    expect(run('gate pay --phase=design').project).toBe('pay');
    expect(run('run group:pay:gate').project).toBe('group:pay');
    expect(run('run-many -t gate').project).toBeNull();
    expect(run('run pay:test').project).toBeNull();
  });

  it('tells a run over all from one over some', () => {
    expect(run('run-many -t gate').all).toBe(true);
    const some = [
      'run-many -t gate -p pay',
      'run-many -t gate --exclude=x',
      'run-many -t gate --nxBail',
      'affected -t gate',
      'gate pay',
    ];
    expect(some.map((line) => run(line).all)).toEqual([false, false, false, false, false]);
  });

  it.each([
    ['run-many -t gate --excludeTaskDependencies', true],
    ['run-many -t gate --exclude-task-dependencies', true],
    ['run-many -t gate --exclude-task-dependencies=true', true],
    ['run-many -t gate --excludeTaskDependencies=false', false],
    ['run-many -t gate --exclude=pay', false],
  ])('knows whether dependencies are left out: %s', (line, expected) => {
    expect(run(line).withoutDependencies).toBe(expected);
  });

  it('knows what the command says of batches and of the cache', () => {
    expect(run('run-many -t gate --batch').batchChosen).toBe(true);
    expect(run('run-many -t gate --no-batch').batchChosen).toBe(true);
    expect(run('run-many -t gate').batchChosen).toBe(false);
    expect(run('run-many -t gate').canary).toBe(false);
    expect(run('run-many -t gate --canary').canary).toBe(true);
    expect(run('run-many -t gate --canary=false').canary).toBe(false);
    expect(run('run-many -t gate --skip-nx-cache').withoutCache).toBe(true);
    expect(run('run-many -t gate --skipNxCache').withoutCache).toBe(true);
    expect(run('run-many -t gate').withoutCache).toBe(false);
  });

  it.each([
    ['run-many -t test lint', ['test', 'lint']],
    ['run-many --targets=test,lint --parallel=3', ['test', 'lint']],
    ['affected --target test', ['test']],
    ['run-many -p pay', null],
    ['test pay', ['test']],
  ])('tells the targets of "%s"', (line, targets) => {
    expect(run(line).targets).toEqual(targets);
  });

  it('takes each part of a name with colons for a target and a project', () => {
    const { targets, projects } = run('run pay:eslint:lint:ci');
    expect(targets).toEqual(expect.arrayContaining(['eslint:lint', 'lint', 'eslint']));
    expect(projects).toEqual(expect.arrayContaining(['pay', 'pay:eslint']));
    expect(run('test pay').projects).toEqual(['pay']);
    expect(run('run-many -t test -p pay').projects).toBeNull();
  });

  it.each([
    ['run-many -t test --parallel=2 --skip-nx-cache --output-style=static', true],
    ['run-many -t test -p pay --exclude=web', true],
    ['run-many -t test --testNamePattern=x', false],
    ['run-many -t test -c ci', false],
    ['run-many -t test -- --ci', false],
    ['test pay -u', false],
  ])('knows whether words may reach the tasks: %s', (line, plain) => {
    expect(run(line).plain).toBe(plain);
  });
});
