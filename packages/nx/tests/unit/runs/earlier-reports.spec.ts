import {
  evidenceTasks,
  reportsOf,
  unsettledTasks,
  type EvidenceRun,
  type EvidenceTask,
} from '../../../src/runs/earlier-reports.js';
import { RUN_STATE_VERSION, type RunState } from '../../../src/runs/run-state.js';

const STATE: RunState = {
  version: RUN_STATE_VERSION,
  dates: [],
  evidence: {
    pay: { root: 'packages/pay', outputs: { test: ['packages/pay/reports'], lint: [] } },
    web: { root: 'packages/web', outputs: { test: ['packages/web/reports'] } },
  },
  extended: [],
  ungated: [],
  unhashed: [],
  changes: [],
  compared: [],
  reach: {
    gate: { own: ['lint', 'test'], others: [] },
    ship: { own: [], others: ['test'] },
    test: { own: ['test'], others: [] },
  },
  sample: [],
  othersBatch: false,
  files: 'f',
  names: '',
  paths: '',
  environment: { variables: [], unforeseeable: false },
};
const RUN: EvidenceRun = { targets: ['gate'], projects: null, withoutDependencies: false };
const tasks = (run: Partial<EvidenceRun>) =>
  evidenceTasks({ ...RUN, ...run }, STATE).map(({ project, target }) => `${project}:${target}`);

describe('the tasks of a run that write evidence', () => {
  it.each([
    ['all that its targets come to', {}, ['pay:test', 'pay:lint', 'web:test']],
    ['those of the one project', { projects: ['pay'] }, ['pay:test', 'pay:lint']],
    ['those of others that it comes to', { targets: ['ship'], projects: ['pay'] }, ['pay:test', 'web:test']],
    ['none without dependencies', { withoutDependencies: true }, []],
    [
      'only what is named without dependencies',
      { targets: ['test', 'gate'], withoutDependencies: true },
      ['pay:test', 'web:test'],
    ],
    ['none for another target', { targets: ['deploy'] }, []],
    ['all where the targets are not known', { targets: null }, ['pay:test', 'pay:lint', 'web:test']],
  ])('are %s', (_, run, expected) => {
    expect(tasks(run)).toEqual(expected);
  });

  it('may run unless their last result was made from the same', () => {
    const all = evidenceTasks(RUN, STATE);
    const records = {
      'pay:test': { succeeded: true, at: 1, madeFrom: 'm' },
      'pay:lint': { succeeded: true, at: 1, madeFrom: 'other' },
      'web:test': { succeeded: false, at: 1, madeFrom: 'm' },
    };
    const left = (host: { madeFrom: string | null; withoutCache: boolean }) =>
      unsettledTasks(all, records, host).map(({ project, target }) => `${project}:${target}`);
    expect(left({ madeFrom: 'm', withoutCache: false })).toEqual(['pay:lint', 'web:test']);
    expect(left({ madeFrom: 'm', withoutCache: true })).toHaveLength(3);
    expect(left({ madeFrom: null, withoutCache: false })).toHaveLength(3);
  });

  it('have the reports in their outputs', () => {
    const find = ({ outputs }: EvidenceTask) => outputs.map((output) => `${output}/junit.xml`);
    expect(reportsOf(evidenceTasks({ ...RUN, projects: ['web'] }, STATE), find)).toEqual([
      { project: 'web', target: 'test', path: 'packages/web/reports/junit.xml' },
    ]);
  });
});
