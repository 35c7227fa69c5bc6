import { execFileSync } from 'node:child_process';
import { readChange } from '../../src/workspace/change-base.js';
import { contractsDigest } from '../../src/workspace/contracts-before.js';
import {
  CONSTITUTION,
  FEATURE,
  junitReport,
  plannedWorkspace,
  PROJECT,
  PROJECT_NODE,
  REPORTS,
} from './shop.js';
import type { HostWorkspace } from './support.js';

const TASKS = `${FEATURE}/tasks.md`;
const CONTRACT = `${FEATURE}/contracts/card.schema.json`;

/** What `nx g plan` writes, finished, under a constitution that asks for contracts. */
async function withContracts(): Promise<HostWorkspace> {
  const ws = await plannedWorkspace();
  ws.edit(CONSTITUTION, '- kind: contracts', '- kind: contracts\n  breaking: deny');
  ws.write(TASKS, '# Tasks: Saved cards\n\n- [x] T001 Write it in packages/checkout/src/index.ts\n');
  return ws;
}

async function contractsGate(ws: HostWorkspace) {
  const { gates } = await ws.judge(PROJECT_NODE);
  return gates.find(({ kind }) => kind === 'contracts');
}

function git(ws: HostWorkspace, ...command: string[]): void {
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
  execFileSync('git', [...author, ...command], { cwd: ws.root, stdio: 'ignore' });
}

describe('contracts of a project', () => {
  let ws: HostWorkspace;

  beforeAll(async () => {
    ws = await withContracts();
  });

  it('pass as a plan writes them, with the tests that it writes', async () => {
    expect(await contractsGate(ws)).toMatchObject({ verdict: 'pass', reason: 'contracts-kept' });
  });

  it('are inputs of its gate, with what they were', async () => {
    const { nodes } = await ws.graph();
    const inputs = nodes[PROJECT_NODE]?.data.targets?.gate?.inputs;
    expect(inputs).toContainEqual(`{workspaceRoot}/${FEATURE}/contracts/**/*`);
    expect(inputs).toContainEqual({ env: 'PLANGATE_CONTRACTS' });
  });

  it('fail where the test of one did not run', async () => {
    const files = ws.files(`${PROJECT}/tests`);
    const without = files.filter((file) => !file.includes('contract/card'));
    ws.write(`${REPORTS}/junit.xml`, junitReport(without));
    expect(await contractsGate(ws)).toMatchObject({ verdict: 'fail', reason: 'contract-test-not-passed' });
    ws.write(`${REPORTS}/junit.xml`, junitReport(files));
  });
});

describe('contracts that nobody asks for', () => {
  it('are not inputs', async () => {
    const ws = await plannedWorkspace();
    ws.edit(CONSTITUTION, '- kind: contracts\n', '');
    const { nodes } = await ws.graph();
    expect(JSON.stringify(nodes[PROJECT_NODE]?.data.targets?.gate?.inputs)).not.toContain('contracts');
  });
});

describe('contracts of the commit that the change is based on', () => {
  let ws: HostWorkspace;

  beforeEach(async () => {
    ws = await withContracts();
    ws.write('.gitignore', 'test-output\ndist\n');
    git(ws, 'init', '--initial-branch=main');
    git(ws, 'add', '.');
    git(ws, 'commit', '--message=first');
    git(ws, 'checkout', '-b', 'change');
  });
  const digest = (): string | null => contractsDigest(ws.root, readChange(ws.root, ['specs']));

  it('are not in the hash where the change touches none', () => {
    ws.write('README.md', 'changed\n');
    expect(digest()).toBeNull();
  });

  it('are in it where the change touches one, committed or not', () => {
    ws.edit(CONTRACT, '"maxLength": 120', '"maxLength": 100');
    const uncommitted = digest();
    expect(uncommitted).toMatch(/^[0-9a-f]{64}$/);
    git(ws, 'commit', '--all', '--message=second');
    expect(digest()).toBe(uncommitted);
  });

  it('show which fields are gone', async () => {
    ws.edit(CONTRACT, /,\s+"name": \{[^}]*\}/, '');
    ws.edit(CONTRACT, ', "name"]', ']');
    expect(await contractsGate(ws)).toMatchObject({
      verdict: 'fail',
      reason: 'contract-breaking-change-denied',
    });
    git(ws, 'commit', '--all', '--message=second');
    expect(await contractsGate(ws)).toMatchObject({ reason: 'contract-breaking-change-denied' });
  });

  it('show that one is gone', async () => {
    ws.remove(CONTRACT);
    expect(await contractsGate(ws)).toMatchObject({ reason: 'contract-breaking-change-denied' });
  });

  it('keep what breaks nothing', async () => {
    ws.edit(CONTRACT, '"properties": {', '"properties": {\n    "label": { "type": "string" },');
    expect(await contractsGate(ws)).toMatchObject({ verdict: 'pass', reason: 'contracts-kept' });
  });
});
