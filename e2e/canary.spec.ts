import { PROJECT } from './support/feature.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const CONSTITUTION = '.specify/memory/constitution.md';
const GENERATE = 'g @plangate/nx:canary --no-interactive';

/** What is told is in the host tests; here the reports are those of Jest, and the graph is that of Nx. */
describe('a constitution with gates that do not bite', () => {
  let ws: Workspace;

  beforeAll(async () => {
    ws = workspace('ts', 'planned');
    const gates = [
      '- { id: X.evaluated, kind: size, status: evaluated, max: { lines: 1000 } }',
      '- { id: X.disabled, kind: size, status: disabled, max: { lines: 1000 } }',
      '- { id: X.nothing, kind: size, files: ["src/**/*.cobol"], max: { lines: 1000 } }',
      '- { id: X.nowhere, kind: size, projects: ["tag:none"], max: { lines: 1000 } }',
    ].join('\n');
    const principle = `### X. Small\n\n\`\`\`yaml gate\n${gates}\n\`\`\`\n\n`;
    ws.edit(CONSTITUTION, /^(?=## (?!Core))/m, principle);
    ws.commit('Rules that do not bite');
    await ws.judge(await ws.nameAt(PROJECT));
  });

  it('is shown to its author, and nothing changes', async () => {
    const { output } = await ws.nxOk(GENERATE);
    const row = (gate: string) =>
      new RegExp(`^${gate.replace('.', '\\.')} .*$`, 'mu').exec(output)?.[0] ?? '';
    expect(row('II.tests')).toMatch(/enforced +1 +0 +0/u);
    expect(row('X.evaluated')).toMatch(/evaluated +1 +0 +0/u);
    expect(row('X.disabled')).toMatch(/disabled +0 +0 +1 +0/u);
    expect(row('X.nothing')).toMatch(/enforced +0 +0 +1 +0/u);
    expect(row('X.nowhere')).toMatch(/enforced +0 +0 +1 +0/u);
    expect(ws.changes()).toEqual([]);
  });

  it('is shown below the summary of a run as well, which judges the evidence as it is', async () => {
    const { code, output } = await ws.nx('run-many -t gate --canary');
    expect(output).toMatch(/\d+ of \d+ gates? bites? in 1 project and 1 feature /u);
    const { gates } = ws.verdict(await ws.nameAt(PROJECT));
    expect(gates.find(({ id }) => id === 'II.tests')?.verdict).toBe('pass');
    expect(code === 0).toBe(
      gates.every(({ status, verdict }) => status === 'evaluated' || verdict !== 'fail'),
    );
  });

  it('fails where it is asked to', async () => {
    const { code, output } = await ws.nx(`${GENERATE} --strict`);
    expect([code, output.includes('X.nothing')]).toEqual([1, true]);
  });
});
