import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { preTasksExecution } from '../../src/plugin.js';
import { findingsVariable } from '../../src/plugin/inputs.js';
import { keepVerdicts } from '../../src/runs/kept-verdicts.js';
import { TestRepository } from '../support/repository.js';
import { HostWorkspace } from './support.js';

const PAY = 'packages/pay';
const VARIABLE = findingsVariable(PAY);
const NAMES = ['NX_BASE', 'NX_CACHE_DIRECTORY', 'PLANGATE_BASE_REPORT', VARIABLE] as const;
const before = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]));
beforeEach(() => {
  for (const name of NAMES) delete process.env[name];
});
afterAll(() => {
  for (const [name, value] of Object.entries(before)) if (value !== undefined) process.env[name] = value;
});

const FEE = `${PAY}/src/fee.ts`;
const SOURCE = 'export const fee = 1;\ndebugger;\n';
const CONSTITUTION = `# Acme Constitution

## Core Principles

### I. Clean

A change MUST bring no new findings.

\`\`\`yaml gate
- kind: lint
  newOnly: true
\`\`\`
`;

/** A report of ESLint with an error in each of some lines. */
function eslint(lines: readonly number[], file = FEE): string {
  const messages = lines.map((line) => ({
    ...{ ruleId: 'no-debugger', severity: 2, message: "Unexpected 'debugger' statement.", line, column: 1 },
  }));
  const counts = { errorCount: lines.length, warningCount: 0, fatalErrorCount: 0, suppressedMessages: [] };
  return JSON.stringify([{ filePath: `/ci/acme/${file}`, messages, ...counts }]);
}

interface Acme {
  readonly ws: HostWorkspace;
  readonly git: (...command: string[]) => string;
  /** The commit that the change is based on. */
  readonly commit: string;
}

/** A repository with a project that has one error, on a branch that begins at the second commit of the default one. */
function acme(constitution = CONSTITUTION): Acme {
  const ws = new HostWorkspace({
    'nx.json': '{}\n',
    'package.json': '{ "name": "acme", "workspaces": ["packages/*"] }',
    '.gitignore': 'reports\ndist\n.nx\n',
    '.specify/memory/constitution.md': constitution,
    [`${PAY}/package.json`]: JSON.stringify({
      name: 'pay',
      nx: { targets: { lint: { outputs: ['{projectRoot}/reports'] } } },
    }),
    [FEE]: SOURCE,
    [`${PAY}/reports/eslint.json`]: eslint([2]),
  });
  const git = (...command: string[]): string => new TestRepository(ws.root).git(...command);
  git('init', '-q', '-b', 'main');
  for (const message of ['first', 'second']) {
    ws.write('README.md', `${message}\n`);
    git('add', '-A');
    git('commit', '-q', '-m', message);
  }
  const commit = git('rev-parse', 'HEAD');
  git('checkout', '-q', '-b', 'work');
  git('commit', '-q', '--allow-empty', '-m', 'begin');
  return { ws, git, commit };
}

const lintOf = async (ws: HostWorkspace) =>
  (await ws.judge('pay', { failed: ['lint'] })).gates.find(({ kind }) => kind === 'lint');

/** The same, after CI reported on the base. */
async function withKeptBase(): Promise<Acme> {
  const made = acme();
  keepVerdicts(made.ws.root, made.commit, [await made.ws.judge('pay', { failed: ['lint'] })]);
  return made;
}

/** A report on a commit, as an artefact has it. */
async function artefact({ ws }: Acme, commit: string | undefined): Promise<string> {
  return JSON.stringify({ commit, verdicts: [await ws.judge('pay', { failed: ['lint'] })] });
}

/** The variable after the hook before a run, in which the linter writes its report again. */
async function variableIn(ws: HostWorkspace): Promise<string | undefined> {
  await ws.graph();
  const report = ws.read(`${PAY}/reports/eslint.json`);
  const context = { id: '1', workspaceRoot: ws.root, nxJsonConfiguration: {} };
  await preTasksExecution({}, { ...context, argv: ['node', 'nx', 'run-many', '-t', 'gate'] });
  ws.write(`${PAY}/reports/eslint.json`, report);
  return process.env[VARIABLE];
}

const OLD = {
  verdict: 'pass',
  reason: 'findings-within-maximum',
  actual: 'errors 0 new of 1, warnings 0 new of 0',
};
const NEW = { verdict: 'fail', reason: 'lint-failed', actual: 'errors 1 new of 2, warnings 0 new of 0' };
const UNKNOWN = { verdict: 'fail', reason: 'findings-base-unknown', actual: 'errors 1, warnings 0' };

describe('a gate that counts new findings only', () => {
  it('passes with those of the base, wherever their lines are, and fails with another', async () => {
    const { ws, git } = await withKeptBase();
    expect(await lintOf(ws)).toMatchObject(OLD);
    ws.write(FEE, `// What paying costs.\n\n${SOURCE}`);
    ws.write(`${PAY}/reports/eslint.json`, eslint([4]));
    git('commit', '-q', '-a', '-m', 'comment');
    expect(await lintOf(ws)).toMatchObject(OLD);
    ws.write(FEE, `${SOURCE}if (fee > 1) debugger;\n`);
    ws.write(`${PAY}/reports/eslint.json`, eslint([2, 3]));
    expect(await lintOf(ws)).toMatchObject({ ...NEW, location: { file: FEE, line: 3, column: 1 } });
  });

  it('fails with a second one that is like one of the base', async () => {
    const { ws } = await withKeptBase();
    ws.write(FEE, `${SOURCE}debugger;\n`);
    ws.write(`${PAY}/reports/eslint.json`, eslint([2, 3]));
    expect(await lintOf(ws)).toMatchObject(NEW);
  });

  it('follows a file that git renames, and no file that is copied', async () => {
    const { ws, git } = await withKeptBase();
    git('mv', FEE, `${PAY}/src/price.ts`);
    ws.write(`${PAY}/reports/eslint.json`, eslint([2], `${PAY}/src/price.ts`));
    expect(await lintOf(ws)).toMatchObject(OLD);
    ws.write(FEE, SOURCE);
    git('add', '-A');
    expect(await lintOf(ws)).toMatchObject({ verdict: 'fail', reason: 'lint-failed' });
  });

  it('counts all where nothing is kept of the base, and fails only where that is too much', async () => {
    const { ws } = acme();
    expect(await lintOf(ws)).toMatchObject(UNKNOWN);
    ws.write(`${PAY}/reports/eslint.json`, eslint([]));
    const clean = (await ws.judge('pay')).gates.find(({ kind }) => kind === 'lint');
    expect(clean).toMatchObject({ verdict: 'pass', findings: { total: 0, fingerprints: {} } });
  });

  it('does not take what is kept of another commit, without a project or without its findings', async () => {
    const { ws, git, commit } = await withKeptBase();
    process.env.NX_BASE = git('rev-parse', 'HEAD^^');
    expect(await lintOf(ws)).toMatchObject(UNKNOWN);
    delete process.env.NX_BASE;
    const verdict = await ws.judge('pay', { failed: ['lint'] });
    keepVerdicts(ws.root, commit, [{ ...verdict, root: 'packages/other' }]);
    expect(await lintOf(ws)).toMatchObject(UNKNOWN);
    keepVerdicts(ws.root, commit, [
      { ...verdict, gates: verdict.gates.map(({ findings: _, ...gate }) => gate) },
    ]);
    expect(await lintOf(ws)).toMatchObject(UNKNOWN);
    process.env.NX_BASE = 'gone';
    expect(await lintOf(ws)).toMatchObject(UNKNOWN);
  });

  it('takes the report that a variable names, if it is on the base', async () => {
    const made = acme();
    const { ws, commit } = made;
    process.env.PLANGATE_BASE_REPORT = 'dist/base';
    expect(await lintOf(ws)).toMatchObject(UNKNOWN);
    ws.write('dist/base/report.json', await artefact(made, commit));
    expect(await lintOf(ws)).toMatchObject(OLD);
    process.env.PLANGATE_BASE_REPORT = join(ws.root, 'dist/base/report.json');
    expect(await lintOf(ws)).toMatchObject(OLD);
    for (const other of ['0'.repeat(40), undefined]) {
      ws.write('dist/base/report.json', await artefact(made, other));
      expect(await lintOf(ws)).toMatchObject(UNKNOWN);
    }
    ws.write('dist/base/report.json', '{ "verdicts": [');
    expect(await lintOf(ws)).toMatchObject(UNKNOWN);
    ws.remove('dist/base');
    ws.write('dist/base/report.json/directory', '');
    expect(await lintOf(ws)).toMatchObject(UNKNOWN);
    // Outside of any repository nothing is of the change.
    const elsewhere = join(ws.root, '../elsewhere.json');
    ws.write('../elsewhere.json', await artefact(made, commit));
    process.env.PLANGATE_BASE_REPORT = elsewhere;
    expect(await lintOf(ws)).toMatchObject(OLD);
  });

  it('refuses what git has, as a change would forge it', async () => {
    const made = acme();
    const { ws, git, commit } = made;
    ws.write('base/report.json', await artefact(made, commit));
    process.env.PLANGATE_BASE_REPORT = 'base';
    expect(await lintOf(ws)).toMatchObject(OLD);
    git('add', 'base');
    expect(await lintOf(ws)).toMatchObject(UNKNOWN);
    symlinkSync('base', join(ws.root, 'link'));
    process.env.PLANGATE_BASE_REPORT = 'link';
    expect(await lintOf(ws)).toMatchObject(UNKNOWN);
    git('reset', '-q');
    delete process.env.PLANGATE_BASE_REPORT;
    keepVerdicts(ws.root, commit, [await ws.judge('pay', { failed: ['lint'] })]);
    expect(existsSync(join(ws.root, `.nx/cache/plangate/verdicts/${commit}.json`))).toBe(true);
    expect(await lintOf(ws)).toMatchObject(OLD);
    git('add', '-f', '.nx/cache');
    expect(await lintOf(ws)).toMatchObject(UNKNOWN);
  });

  it('says in the hash what the base has, by project, and no commit', async () => {
    const { ws, git } = await withKeptBase();
    const { nodes } = await ws.graph();
    expect(nodes.pay?.data.targets?.gate?.inputs).toContainEqual({ env: VARIABLE });
    const first = await variableIn(ws);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    ws.write(FEE, `${SOURCE}debugger;\n`);
    git('commit', '-q', '-a', '-m', 'change');
    expect(await variableIn(ws)).toBe(first);
    git('mv', FEE, `${PAY}/src/price.ts`);
    const renamed = await variableIn(ws);
    expect(renamed).not.toBe(first);
    git('reset', '-q', '--hard');
    // Another base with the same findings.
    keepVerdicts(ws.root, git('rev-parse', 'HEAD'), [await ws.judge('pay', { failed: ['lint'] })]);
    process.env.NX_BASE = 'HEAD';
    expect(await variableIn(ws)).toBe(first);
    ws.write(`${PAY}/reports/eslint.json`, eslint([2, 3]));
    keepVerdicts(ws.root, git('rev-parse', 'HEAD'), [await ws.judge('pay', { failed: ['lint'] })]);
    expect(await variableIn(ws)).not.toBe(first);
    process.env.NX_BASE = 'gone';
    expect(await variableIn(ws)).toBe('unknown');
  });

  it('believes no record that was written after the run began', async () => {
    const { ws, commit } = acme();
    expect(await variableIn(ws)).toBe('unknown');
    const verdict = await ws.judge('pay', { failed: ['lint'] });
    keepVerdicts(ws.root, commit, [verdict]);
    expect(await lintOf(ws)).toMatchObject(UNKNOWN);
    await variableIn(ws);
    expect(await lintOf(ws)).toMatchObject(OLD);
  });

  it('is in no hash, and reads nothing, where no gate counts new findings only', async () => {
    const { ws } = acme(CONSTITUTION.replace('  newOnly: true\n', ''));
    const { nodes } = await ws.graph();
    expect(nodes.pay?.data.targets?.gate?.inputs).not.toContainEqual({ env: VARIABLE });
    expect(await variableIn(ws)).toBeUndefined();
    const gate = await lintOf(ws);
    expect(gate).toMatchObject({ verdict: 'fail', reason: 'lint-failed' });
    expect(gate).not.toHaveProperty('findings');
  });
});
