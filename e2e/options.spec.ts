import { PROJECT } from './support/feature.ts';
import { workspace, type VerdictFile, type Workspace } from './support/workspace.ts';

const PLUGIN = '@plangate/nx/plugin';
const TARGETS = {
  tests: 'jest:unit',
  coverage: 'cover',
  proof: 'jest:unit',
  contracts: 'jest:unit',
  lint: 'eslint:lint',
  types: 'tsc:check',
  performance: 'load',
  security: 'audit',
};
const OPTIONS = {
  gateTargetName: 'judge',
  features: true,
  output: 'out/verdicts',
  specsRoots: ['specs', 'docs/specs'],
  extends: ['./rules/shared.md'],
  targets: TARGETS,
};
/** Options of the gate that agree with none of the plugin. */
const OWN = {
  output: 'out/own',
  canary: true,
  phase: 'research',
  specsRoots: ['docs/specs'],
  extends: ['./rules/own.md'],
  targets: Object.fromEntries(Object.keys(TARGETS).map((kind) => [kind, `no-${kind}`])),
};
const MODES = [
  ['a batch', 'true'],
  ['single tasks', 'false'],
] as const;

/** A constitution whose one gate every project passes. */
function rules(id: string): string {
  const block = `\`\`\`yaml gate\n- kind: layout\n  id: ${id}\n  files: [package.json]\n\`\`\`\n`;
  return `# Rules\n\n## Core Principles\n\n### I. Code Quality Standards\n\nText.\n\n${block}`;
}

interface Entry {
  readonly plugin: string;
  readonly options?: Record<string, unknown>;
}
interface NxJson {
  readonly plugins: readonly Entry[];
}
interface Schema {
  readonly properties: Readonly<Record<string, Partial<Schema>>>;
}

/** What a tool of one's own writes, here in no time. */
function reporting(report: string, script: string): object {
  const options = { command: `node -e "${script}"`, cwd: '{projectRoot}' };
  return { executor: 'nx:run-commands', cache: true, outputs: [`{projectRoot}/reports/${report}`], options };
}

const COVER = {
  ...reporting(
    'cover',
    "require('fs').cpSync('test-output/jest/coverage', 'reports/cover', { recursive: true })",
  ),
  dependsOn: [TARGETS.tests],
};
const LOAD = reporting(
  'load',
  "require('fs').mkdirSync('reports/load', { recursive: true }); require('fs').cpSync('hyperfine.json', 'reports/load/hyperfine.json')",
);
const AUDIT = reporting(
  'audit',
  "require('fs').mkdirSync('reports/audit', { recursive: true }); require('fs').cpSync('bandit.json', 'reports/audit/bandit.json')",
);
/** As Bandit writes it when it finds nothing in one file. */
const BANDIT = {
  errors: [],
  generated_at: '2026-06-15T00:00:00Z',
  metrics: Object.fromEntries(
    ['_totals', `${PROJECT}/src/index.ts`].map((file) => [
      file,
      Object.fromEntries(['UNDEFINED', 'LOW', 'MEDIUM', 'HIGH'].map((level) => [`SEVERITY.${level}`, 0])),
    ]),
  ),
  results: [],
};
const HYPERFINE = {
  results: [{ command: 'load', mean: 0.1, median: 0.1, min: 0.1, max: 0.1, times: [0.1, 0.1] }],
};

/** Options at each place where a person writes them, as Nx hands them to the gate. */
describe('options', () => {
  let ws: Workspace;
  let project: string;

  function setOptions(plugin: string, options: Record<string, unknown>): void {
    const nxJson = ws.json<NxJson>('nx.json');
    const plugins = nxJson.plugins.map((entry) =>
      entry.plugin === plugin ? { plugin, options: { ...entry.options, ...options } } : entry,
    );
    ws.write('nx.json', JSON.stringify({ ...nxJson, plugins }, null, 2));
  }

  /** What the project's own files say of its gate. */
  function setInProject(options: Record<string, unknown>): void {
    const manifest = ws.json<{ nx?: { targets?: Record<string, unknown> } }>(`${PROJECT}/package.json`);
    const own = { [TARGETS.coverage]: COVER, [TARGETS.performance]: LOAD, [TARGETS.security]: AUDIT };
    const targets = { ...manifest.nx?.targets, ...own };
    const judge = { options };
    ws.write(
      `${PROJECT}/package.json`,
      JSON.stringify({ ...manifest, nx: { ...manifest.nx, targets: { ...targets, judge } } }),
    );
  }

  function setDefaults(options: Record<string, unknown>): void {
    ws.write('nx.json', JSON.stringify({ ...ws.json('nx.json'), targetDefaults: { judge: { options } } }));
  }

  function verdictAt(path: string): string | null {
    return ws.exists(path) ? ws.json<{ verdict: string }>(path).verdict : null;
  }

  /** That the gates of the project and of a feature were judged by `OWN`. */
  function expectOwn(): void {
    const { gates } = ws.json<VerdictFile>(`${OWN.output}/${project}.json`);
    const missing = gates.filter(({ reason }) => reason === 'target-missing').map(({ kind }) => kind);
    expect([...new Set(missing)].sort()).toEqual(Object.keys(TARGETS).sort());
    expect(gates.map(({ id }) => id)).toContain('own');
    expect(gates.map(({ id }) => id)).not.toContain('shared');
    expect(ws.json(`${OWN.output}/spec-002-refunds.json`)).toMatchObject({ phase: { name: OWN.phase } });
    ws.remove(OWN.output);
  }

  beforeAll(async () => {
    ws = workspace('ts', 'planned');
    project = await ws.nameAt(PROJECT);
    const plugins = ws.json<NxJson>('nx.json').plugins.map(({ plugin }) => plugin);
    expect(plugins).toEqual(expect.arrayContaining([PLUGIN, '@nx/eslint/plugin']));
    setOptions('@nx/eslint/plugin', { targetName: TARGETS.lint });
    setOptions('@nx/jest/plugin', { targetName: TARGETS.tests });
    setOptions('@nx/js/typescript', { typecheck: { targetName: TARGETS.types } });
    setOptions(PLUGIN, OPTIONS);
    setInProject({});
    for (const id of ['shared', 'own']) ws.write(`rules/${id}.md`, rules(id));
    ws.edit(
      '.specify/memory/constitution.md',
      '```yaml gate\n',
      '```yaml gate\n- kind: performance\n  max: 200ms\n- kind: security\n',
    );
    // A contract of the project's own, which its contract tests name: their result is due at once.
    const [contract = ''] = ws.files('specs/001-saved-cards-at-checkout/contracts');
    ws.write(
      `${PROJECT}/contracts/${contract}`,
      ws.read(`specs/001-saved-cards-at-checkout/contracts/${contract}`),
    );
    ws.write(`${PROJECT}/hyperfine.json`, JSON.stringify(HYPERFINE));
    ws.write(`${PROJECT}/bandit.json`, JSON.stringify(BANDIT));
    ws.write('.gitignore', `${ws.read('.gitignore')}\nreports\nout\n`);
    ws.write(
      'docs/specs/002-refunds/spec.md',
      '# Feature Specification: Refunds\n\n## Requirements\n\n- **FR-001**: Money MUST be given back.\n',
    );
    ws.remove('dist/gate');
    await ws.nxOk(`run-many -t ${[...new Set(Object.values(TARGETS))].join(' ')} build`);
  });

  it('are each set here', () => {
    const optionsIn = (path: string): string[] => {
      const { properties } = ws.json<Schema>(`node_modules/@plangate/nx/schema/${path}`);
      const targets = Object.keys(properties.targets?.properties ?? {}).map((name) => `targets.${name}`);
      return [...Object.keys(properties), ...targets].sort();
    };
    const targets = Object.keys(TARGETS).map((name) => `targets.${name}`);
    expect([...Object.keys(OPTIONS), ...targets].sort()).toEqual(optionsIn('plugin.json'));
    expect([...Object.keys(OWN), ...targets].sort()).toEqual(optionsIn('executors/gate.json'));
  });

  it.each(MODES)('of the plugin hold in %s', async (_, batch) => {
    ws.remove('out');
    await ws.nxOk('run-many -t judge --skip-nx-cache', { NX_BATCH_MODE: batch });
    expect(verdictAt(`out/verdicts/${project}.json`)).toBe('pass');
    const { gates } = ws.json<VerdictFile>(`out/verdicts/${project}.json`);
    expect(gates.map(({ id }) => id)).toContain('shared');
    expect(verdictAt('out/verdicts/spec-002-refunds.json')).not.toBeNull();
    expect(ws.exists('dist/gate')).toBe(false);
  });

  it.each(MODES)('of the gate hold in %s where nx.json has them', async (_, batch) => {
    setDefaults(OWN);
    await ws.nx(`run-many -t judge -p ${project} spec-002-refunds --excludeTaskDependencies`, {
      NX_BATCH_MODE: batch,
    });
    setDefaults({});
    expectOwn();
  });

  it.each(MODES)('of the gate hold in %s where a project has them', async (_, batch) => {
    setInProject(OWN);
    ws.write(
      'docs/specs/002-refunds/project.json',
      JSON.stringify({ name: 'spec-002-refunds', targets: { judge: { options: OWN } } }),
    );
    await ws.nx(`run-many -t judge -p ${project} spec-002-refunds --excludeTaskDependencies`, {
      NX_BATCH_MODE: batch,
    });
    setInProject({});
    ws.remove('docs/specs/002-refunds/project.json');
    expectOwn();
  });

  it.each(MODES)('of the gate hold in %s where the command line has them', async (_, batch) => {
    const targets = Object.entries(OWN.targets).map(([kind, name]) => `--targets.${kind}=${name}`);
    const options = [
      `--output=${OWN.output} --specsRoots=docs/specs --extends=${String(OWN.extends)} --phase=${OWN.phase}`,
      ...targets,
    ];
    // Of one project each: nx run-many has an option --targets of its own.
    for (const name of [project, 'spec-002-refunds']) {
      const line = `run ${name}:judge --excludeTaskDependencies --canary ${options.join(' ')}`;
      const { output } = await ws.nx(line, { NX_BATCH_MODE: batch });
      expect(output).toMatch(/\d+ of \d+ gates? bites? in 1 /u);
    }
    expectOwn();
  });

  it.each(MODES)(
    'that are wrong are told in %s, by name and with the nearest right word',
    async (_, batch) => {
      setInProject({ targets: { lnt: 'eslint:lint' }, specsRoots: [['specs']], output: { is: 'out' } });
      const { code, output } = await ws.nx(`run ${project}:judge --excludeTaskDependencies`, {
        NX_BATCH_MODE: batch,
      });
      expect(code).toBe(1);
      for (const word of ['"lnt"', '"lint"', '"specsRoots[0]"', '"output"']) expect(output).toContain(word);
    },
  );

  it('leave features out of the graph', async () => {
    setInProject({});
    setOptions(PLUGIN, { features: false });
    expect(await ws.projects()).toEqual([project]);
  });
});
