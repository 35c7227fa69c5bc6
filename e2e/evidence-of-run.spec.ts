import { RemoteCache } from './support/remote-cache.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const PROJECT = 'packages/probe';
const GATE = 'run-many -t gate -p probe';
const CONSTITUTION = `# Probe Constitution

## Core Principles

### II. Testing

\`\`\`yaml gate
- kind: tests
  suites: [unit, integration]
\`\`\`

### VI. Secrets

\`\`\`yaml gate
- kind: layout
  forbid: ['**/.env']
\`\`\`

**Version**: 1.0.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-01
`;

/** A runner that writes one report for each suite that it runs. */
const runner = (suites: readonly string[], begin = ''): string => `${begin}
const { mkdirSync, writeFileSync } = require('node:fs');
mkdirSync('reports', { recursive: true });
for (const suite of ${JSON.stringify(suites)}) {
  const file = '${PROJECT}/tests/' + suite + '/first.spec.ts';
  writeFileSync(
    'reports/junit-' + suite + '.xml',
    '<testsuites><testsuite name="' + suite + '" tests="1"><testcase name="holds" classname="first" file="' + file + '"/></testsuite></testsuites>',
  );
}
`;

/** The project whose target writes evidence; \`gate\` is added to its configuration. */
function probe(
  ws: Workspace,
  targets: Record<string, unknown> = {},
  outputs = ['{projectRoot}/reports'],
): void {
  const test = {
    executor: 'nx:run-commands',
    options: { command: 'node runner.cjs', cwd: PROJECT },
    configurations: { ci: { env: { PROBE: '1' } } },
    cache: true,
    inputs: ['{projectRoot}/**/*'],
    outputs,
  };
  ws.write(`${PROJECT}/project.json`, JSON.stringify({ name: 'probe', targets: { test, ...targets } }));
}

/** The reason of the gate over tests in the last verdict. */
function testsReason(ws: Workspace): string | undefined {
  return ws.verdict('probe').gates.find(({ kind }) => kind === 'tests')?.reason;
}

describe('evidence is the work of the run that is judged', () => {
  let ws: Workspace;
  let remote: RemoteCache;

  /** Runs the gate; what it says of the tests, and how Nx ended. */
  async function judged(line = GATE, extra: Record<string, string> = {}) {
    ws.remove('dist/gate');
    const { code, output } = await ws.nx(line, extra);
    return { reason: testsReason(ws), failed: code !== 0, output };
  }
  /** As a machine that has the sources and what a cache gives it. */
  function cleanCheckout(): void {
    for (const path of [`${PROJECT}/reports`, 'dist', '.nx/workspace-data']) ws.remove(path);
  }

  beforeAll(async () => {
    remote = await RemoteCache.start();
    ws = workspace('ts');
    ws.write('.specify/memory/constitution.md', CONSTITUTION);
    ws.write('.gitignore', `${ws.read('.gitignore')}\nreports\n.env\n`);
    for (const suite of ['unit', 'integration'])
      ws.write(`${PROJECT}/tests/${suite}/first.spec.ts`, 'export const holds = true;\n');
  });
  beforeEach(() => {
    probe(ws);
    ws.write(`${PROJECT}/runner.cjs`, runner(['unit', 'integration']));
  });
  afterAll(() => remote.stop());

  it('passes by what the run wrote, and from the cache', async () => {
    expect(await judged()).toMatchObject({ reason: 'tests-passed', failed: false });
    expect(await judged()).toMatchObject({ reason: 'tests-passed', failed: false });
    cleanCheckout();
    expect(await judged()).toMatchObject({ reason: 'tests-passed', failed: false });
  });

  it('fails when a suite is no longer run, here, again, without the cache and on other machines', async () => {
    const shared = remote.environment;
    expect(await judged(GATE, shared)).toMatchObject({ failed: false });
    ws.write(`${PROJECT}/runner.cjs`, runner(['unit']));
    const left = { reason: 'tests-suite-empty', failed: true };
    expect(await judged(GATE, shared)).toMatchObject(left);
    expect(await judged(GATE, shared)).toMatchObject(left);
    expect(await judged(`${GATE} --skip-nx-cache`, shared)).toMatchObject(left);
    cleanCheckout();
    expect(await judged(GATE, shared)).toMatchObject(left);
    cleanCheckout();
    ws.remove('.nx');
    const before = remote.size;
    expect(before).toBeGreaterThan(0);
    const { output, ...other } = await judged(GATE, shared);
    expect(other).toEqual(left);
    expect(output).toContain('probe:test');
  });

  it.each([
    ['with a configuration', 'run probe:test:ci'],
    ['of another target that comes to it', 'ship probe'],
    ['of what is affected', `affected -t test --files=${PROJECT}/runner.cjs`],
  ])('fails by what a run %s has written, also where outputs are a pattern', async (_, line) => {
    const ship = { executor: 'nx:noop', dependsOn: ['test'] };
    probe(ws, { ship }, ['{projectRoot}/reports/*.xml']);
    expect(await judged()).toMatchObject({ failed: false });
    ws.write(`${PROJECT}/runner.cjs`, runner(['unit']));
    await ws.nxOk(line);
    expect(await judged()).toMatchObject({ reason: 'tests-suite-empty', failed: true });
  });

  it('leaves alone the reports of targets that do not run', async () => {
    await ws.nxOk('run-many -t test -p probe');
    ws.write(`${PROJECT}/note.txt`, 'a change');
    await ws.nx('run-many -t lint --skip-nx-cache');
    expect(ws.exists(`${PROJECT}/reports/junit-unit.xml`)).toBe(true);
    ws.remove(`${PROJECT}/note.txt`);
  });

  describe('without the targets that write it', () => {
    const alone = `${GATE} --excludeTaskDependencies`;

    it('is what the last run wrote, and nothing from before a crash', async () => {
      await ws.nxOk('run-many -t test -p probe');
      expect(await judged(alone)).toMatchObject({ reason: 'tests-passed', failed: false });
      ws.write(`${PROJECT}/runner.cjs`, runner(['unit', 'integration'], 'process.exit(2);'));
      await ws.nx('run-many -t test -p probe');
      expect(await judged(alone)).toMatchObject({ reason: 'evidence-missing', failed: true });
    });

    it('is not from before a change, and not from outside of Nx', async () => {
      await ws.nxOk('run-many -t test -p probe');
      ws.write(`${PROJECT}/tests/unit/second.spec.ts`, 'export const second = true;\n');
      expect(await judged(alone)).toMatchObject({ reason: 'evidence-outdated', failed: true });
      await ws.nxOk('run-many -t test -p probe');
      ws.write('again.cjs', `process.chdir('${PROJECT}'); require('./${PROJECT}/runner.cjs');`);
      await ws.run('node again.cjs');
      expect(await judged(alone)).toMatchObject({ reason: 'evidence-replaced', failed: true });
      ws.remove('.nx/workspace-data/plangate');
      expect(await judged(alone)).toMatchObject({ reason: 'evidence-unrecorded', failed: true });
      ws.remove(`${PROJECT}/tests/unit/second.spec.ts`);
    });
  });

  it('is not a file that git has', async () => {
    await ws.nxOk('run-many -t test -p probe');
    ws.git('add', '-f', `${PROJECT}/reports`);
    expect(await judged()).toMatchObject({ reason: 'evidence-committed', failed: true });
    ws.git('reset', '-q');
  });

  describe('and a gate looks only at what Nx hashes', () => {
    it('so a file that git ignores changes nothing, with the cache and without', async () => {
      expect((await judged()).failed).toBe(false);
      ws.write(`${PROJECT}/.env`, 'KEY=1');
      expect((await judged()).failed).toBe(false);
      expect((await judged(`${GATE} --skip-nx-cache`)).failed).toBe(false);
      ws.remove(`${PROJECT}/.env`);
    });

    it('so a constitution that git ignores is refused', async () => {
      const rules = ws.read('.gitignore');
      ws.write('.gitignore', `${rules}\n.specify\n`);
      await ws.nx(GATE);
      expect(ws.verdict('probe').gates.map(({ reason }) => reason)).toContain('constitution-unreadable');
      ws.write('.gitignore', rules);
    });

    it('so inputs that replace its own are refused, wherever they are named', async () => {
      probe(ws, { gate: { inputs: ['default'] } });
      const own = await ws.nx(GATE);
      expect([own.code, own.output]).toEqual([1, expect.stringContaining('"inputs"')]);
      probe(ws);
      const nxJson = ws.read('nx.json');
      const settings = ws.json<{ targetDefaults?: object }>('nx.json');
      const targetDefaults = { ...settings.targetDefaults, gate: { inputs: ['default'] } };
      ws.write('nx.json', JSON.stringify({ ...settings, targetDefaults }));
      const byDefault = await ws.nx(GATE);
      expect([byDefault.code, byDefault.output]).toEqual([1, expect.stringContaining('"targetDefaults"')]);
      ws.write('nx.json', nxJson);
    });
  });

  it('names a project whose own target replaces the gate, and fails', async () => {
    probe(ws, { gate: { executor: 'nx:noop' } });
    ws.remove('dist/gate');
    const { code, output } = await ws.nx(GATE);
    expect(code).not.toBe(0);
    expect(output).toContain('No gate judged probe');
    probe(ws);
    expect((await judged()).failed).toBe(false);
  });
});
