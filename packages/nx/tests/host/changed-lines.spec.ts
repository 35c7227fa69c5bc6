import { preTasksExecution } from '../../src/plugin.js';
import { linesVariable } from '../../src/plugin/inputs.js';
import { TestRepository } from '../support/repository.js';
import { HostWorkspace } from './support.js';

const BASE = process.env.NX_BASE;
beforeEach(() => delete process.env.NX_BASE);
afterAll(() => {
  if (BASE !== undefined) process.env.NX_BASE = BASE;
});

const PAY = 'packages/pay';
const VARIABLE = linesVariable(PAY);
const SOURCE =
  'export const fee = (amount: number) => {\n  const share = amount / 100;\n  return share;\n};\n';
const CONSTITUTION = `# Acme Constitution

## Core Principles

### II. Tested

Ninety percent of the lines that a change touches MUST be covered.

\`\`\`yaml gate
- kind: coverage
  changed: { lines: 90 }
\`\`\`
`;

function lcov(hits: readonly number[]): string {
  const lines = hits.map((count, at) => `DA:${at + 1},${count}`);
  return ['TN:', 'SF:src/fee.ts', ...lines, `LF:${hits.length}`, 'end_of_record', ''].join('\n');
}

/** A repository with a project whose tests cover two of three lines, at the commit that changes are based on. */
function workspace(constitution = CONSTITUTION): {
  ws: HostWorkspace;
  git: (...command: string[]) => string;
} {
  const ws = new HostWorkspace({
    'nx.json': '{}\n',
    'package.json': '{ "name": "acme", "workspaces": ["packages/*"] }',
    '.gitignore': 'coverage\ndist\n.nx\n',
    '.specify/memory/constitution.md': constitution,
    [`${PAY}/package.json`]: JSON.stringify({
      name: 'pay',
      nx: { targets: { test: { outputs: ['{projectRoot}/coverage'] } } },
    }),
    [`${PAY}/src/fee.ts`]: SOURCE,
    [`${PAY}/coverage/lcov.info`]: lcov([1, 1, 0]),
  });
  const repository = new TestRepository(ws.root);
  const git = (...command: string[]): string => repository.git(...command);
  git('init', '-q', '-b', 'main');
  for (const message of ['first', 'second']) {
    ws.write('README.md', `${message}\n`);
    git('add', '-A');
    git('commit', '-q', '-m', message);
  }
  git('checkout', '-q', '-b', 'work');
  return { ws, git };
}

const coverageOf = async (ws: HostWorkspace) =>
  (await ws.judge('pay')).gates.find(({ kind }) => kind === 'coverage');

/** The variable after the hook before a run. */
async function variableIn(ws: HostWorkspace): Promise<string | undefined> {
  await ws.graph();
  const context = { id: '1', workspaceRoot: ws.root, nxJsonConfiguration: {} };
  await preTasksExecution({}, { ...context, argv: ['node', 'nx', 'run-many', '-t', 'gate'] });
  return process.env[VARIABLE];
}

describe('changed lines', () => {
  it('pass where none changed, and fail where one is not covered, committed or not', async () => {
    const { ws, git } = workspace();
    expect(await coverageOf(ws)).toMatchObject({ verdict: 'pass', reason: 'coverage-changed-few' });
    ws.edit(`${PAY}/src/fee.ts`, 'return share;', 'return share + 1;');
    const failing = {
      verdict: 'fail',
      reason: 'coverage-changed-below-minimum',
      location: { file: `${PAY}/src/fee.ts`, line: 3, column: 1 },
    };
    expect(await coverageOf(ws)).toMatchObject(failing);
    git('commit', '-q', '-a', '-m', 'change');
    expect(await coverageOf(ws)).toMatchObject(failing);
    ws.write(`${PAY}/coverage/lcov.info`, lcov([1, 1, 1]));
    expect(await coverageOf(ws)).toMatchObject({ verdict: 'pass', reason: 'coverage-changed-reached' });
  });

  it('fail where nobody can tell which they are', async () => {
    const { ws } = workspace();
    process.env.NX_BASE = 'gone';
    expect(await coverageOf(ws)).toMatchObject({ verdict: 'fail', reason: 'coverage-change-unknown' });
  });

  it('are in the hash of the gate, by project', async () => {
    const { ws } = workspace();
    const { nodes } = await ws.graph();
    expect(nodes.pay?.data.targets?.gate?.inputs).toContainEqual({ env: VARIABLE });
    expect(await variableIn(ws)).toBeUndefined();
    ws.edit(`${PAY}/src/fee.ts`, 'return share;', 'return share + 1;');
    const first = await variableIn(ws);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    ws.edit(`${PAY}/src/fee.ts`, 'amount / 100', 'amount / 1000');
    expect(await variableIn(ws)).not.toBe(first);
    ws.write(`${PAY}/src/fee.ts`, SOURCE);
    expect(await variableIn(ws)).toBeUndefined();
  });

  it('are in no hash where no gate looks at them', async () => {
    const { ws } = workspace(CONSTITUTION.replace('changed: { lines: 90 }', 'min: { lines: 50 }'));
    ws.edit(`${PAY}/src/fee.ts`, 'return share;', 'return share + 1;');
    const { nodes } = await ws.graph();
    expect(nodes.pay?.data.targets?.gate?.inputs).not.toContainEqual({ env: VARIABLE });
    expect(await variableIn(ws)).toBeUndefined();
  });
});
