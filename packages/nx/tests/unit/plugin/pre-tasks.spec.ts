import { join } from 'node:path';
import { preTasksExecution } from '../../../src/plugin.js';
import { today } from '../../../src/executors/gate/today.js';
import { RUN_STATE_VERSION, type RunState } from '../../../src/runs/run-state.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const VARIABLES = ['PLANGATE_RUN', 'PLANGATE_DATE', 'NX_BATCH_MODE', 'NX_SKIP_NX_CACHE'] as const;
const before = Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));

function clear(): void {
  for (const name of VARIABLES) delete process.env[name];
}
beforeEach(clear);
afterAll(() => {
  clear();
  for (const [name, value] of Object.entries(before)) if (value !== undefined) process.env[name] = value;
});

const STATE: RunState = {
  version: RUN_STATE_VERSION,
  dates: [],
  evidence: {},
  extended: [],
  ungated: [],
  unhashed: [],
  changes: [],
  compared: [],
  reach: {},
  sample: [],
  othersBatch: false,
  files: 'files',
  names: '',
  paths: '',
  environment: { variables: [], unforeseeable: false },
};
const present = { places: ['there'], always: false };
const absent = { places: ['there', 'not-there'], always: false };

async function environmentAfter(
  line: string,
  state: Partial<RunState> | string | null,
  options: unknown = {},
) {
  const root = temporaryDirectory();
  writeFiles(root, { 'there/report.json': '{}' });
  const text = typeof state === 'string' ? state : JSON.stringify({ ...STATE, ...state });
  if (state !== null) writeFiles(root, { [join('.nx/workspace-data/plangate/run-state.json')]: text });
  const context = {
    id: '1',
    workspaceRoot: root,
    nxJsonConfiguration: {},
    argv: ['node', 'nx', ...line.split(' ')],
  };
  await preTasksExecution(options as never, context);
  return Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));
}
const batchModeAfter = async (line: string, sample: RunState['sample'], othersBatch = false) =>
  (await environmentAfter(line, { sample, othersBatch })).NX_BATCH_MODE;

describe('before a run', () => {
  it('turns batches off when most evidence is still to be written', async () => {
    expect(await batchModeAfter('run-many -t gate', [absent, absent, present])).toBe('false');
  });

  it.each([
    ['most evidence is there', 'run-many -t gate', [present, present, absent]],
    ['nothing waits', 'run-many -t gate', []],
    ['no gate is asked for', 'run-many -t test', [absent]],
    ['the dependencies are left out', 'run-many -t gate --excludeTaskDependencies', [absent]],
    ['the command says', 'run-many -t gate --batch', [absent]],
  ] as const)('lets batches be when %s', async (_, line, evidence) => {
    expect(await batchModeAfter(line, evidence)).toBeUndefined();
  });

  it('lets batches be when another executor lives by them', async () => {
    expect(await batchModeAfter('run-many -t gate', [absent], true)).toBeUndefined();
  });

  it('lets batches be when the user chose', async () => {
    process.env.NX_BATCH_MODE = 'true';
    expect(await batchModeAfter('run-many -t gate', [absent])).toBe('true');
  });

  it('turns batches off when targets run each time, or nothing comes from the cache', async () => {
    expect(await batchModeAfter('run-many -t gate', [{ places: ['there'], always: true }])).toBe('false');
    clear();
    expect(await batchModeAfter('run-many -t gate --skip-nx-cache', [present])).toBe('false');
  });

  it('gives a run without dependencies a mark of its own', async () => {
    const first = (await environmentAfter('run-many -t gate --exclude-task-dependencies', {})).PLANGATE_RUN;
    const second = (await environmentAfter('run-many -t gate --exclude-task-dependencies', {})).PLANGATE_RUN;
    expect(first).toMatch(/./);
    expect(second).not.toBe(first);
    clear();
    expect((await environmentAfter('run-many -t gate', {})).PLANGATE_RUN).toBeUndefined();
  });

  it('tells the latest end of a waiver that has passed, and not one that holds through today', async () => {
    const dates = ['2020-01-31', '2021-06-30', today(), '2999-01-01'];
    expect((await environmentAfter('run-many -t gate', { dates })).PLANGATE_DATE).toBe('2021-06-30');
    clear();
    expect(
      (await environmentAfter('run-many -t gate', { dates: ['2999-01-01'] })).PLANGATE_DATE,
    ).toBeUndefined();
  });

  it.each([
    ['missing', null],
    ['damaged', '{"dates":'],
    ['of another shape', '{"dates":["2020-01-01"],"evidence":[["x"]],"othersBatch":false}'],
    ['no object', '[]'],
  ])('counts every day when the state is %s', async (_, state) => {
    expect(await environmentAfter('run-many -t gate', state)).toMatchObject({
      PLANGATE_DATE: today(),
      NX_BATCH_MODE: undefined,
    });
  });

  it('never fails a run', async () => {
    await expect(environmentAfter('run-many -t gate', {}, { wrong: 1 })).resolves.toBeDefined();
  });
});
