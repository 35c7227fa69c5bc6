import { DIRECTORIES, FEATURE, FEATURE_NODE, FIELDS, LEFT_OVER, PROJECT } from './support/feature.ts';
import { wantedFlavours } from './support/flavours.ts';
import { runMutants } from './support/mutants.ts';
import { PLAN_COMMAND } from './support/shared.ts';
import { workspace, type Workspace } from './support/workspace.ts';

/** `nx g plan` of a new feature in both kinds of workspaces and with both package managers. */
describe.each(wantedFlavours())('nx g plan in a workspace of kind %s', (flavour) => {
  let ws: Workspace;
  let project: string;

  beforeAll(async () => {
    ws = workspace(flavour, 'planned');
    project = await ws.nameAt(PROJECT);
  });

  it('writes every document of the feature but tasks.md, filled in', () => {
    const files = ws.files(FEATURE);
    expect(files).toEqual(
      expect.arrayContaining(['spec.md', 'plan.md', 'research.md', 'data-model.md', 'quickstart.md']),
    );
    expect(files.filter((file) => file.startsWith('contracts/')).length).toBeGreaterThan(0);
    expect(files).not.toContain('tasks.md');
    for (const file of files) {
      expect(ws.read(`${FEATURE}/${file}`)).not.toMatch(LEFT_OVER);
    }
  });

  it('fills in the plan: fields, a row for each principle, the real tree, a decision', () => {
    const plan = ws.read(`${FEATURE}/plan.md`);
    for (const field of FIELDS) {
      expect(plan).toMatch(new RegExp(`^\\*\\*${field}\\*\\*: \\S`, 'm'));
    }
    const principles = ws.read('.specify/memory/constitution.md').match(/^### (?=[IVX]+\. )(.*)$/gm) ?? [];
    expect(principles).toHaveLength(5);
    for (const heading of principles) {
      const number = /[IVX]+/.exec(heading)?.[0] ?? '';
      expect(plan).toMatch(new RegExp(`^\\| *(\\*\\*)?${number}\\. `, 'm'));
    }
    expect(plan).toMatch(/^\*\*Structure Decision\*\*:.*packages\/checkout/ms);
    expect(plan).toMatch(/^## Complexity Tracking$/m);
  });

  it('creates a project with the directories of the plan', () => {
    for (const directory of DIRECTORIES) {
      expect(ws.files(`${PROJECT}/${directory}`).length).toBeGreaterThan(0);
    }
    expect(ws.exists(`${PROJECT}/project.json`)).toBe(flavour === 'apps');
    expect(ws.exists(`${PROJECT}/src/models/card.ts`)).toBe(true);
    expect(ws.exists(`${PROJECT}/src/models/wallet.ts`)).toBe(true);
  });

  it('builds, lints, type-checks and passes its tests', async () => {
    const { targets } = await ws.project(project);
    expect(Object.keys(targets)).toEqual(
      expect.arrayContaining(['build', 'lint', 'typecheck', 'test', 'gate']),
    );
    const { code, output } = await ws.nx('run-many -t build lint typecheck test');
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  });

  it('passes its code gates and shows its open clarifications as pending', async () => {
    const { code, output } = await ws.nx('run-many -t gate');
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    const { gates, verdict } = ws.verdict(project);
    expect(verdict).toBe('pass');
    for (const kind of ['coverage', 'tests', 'lint', 'types', 'layout']) {
      expect(gates.filter((gate) => gate.kind === kind).map((gate) => gate.verdict)).toContain('pass');
    }
    const feature = ws.verdict(FEATURE_NODE);
    expect(feature.verdict).toBe('pending');
    expect(feature.gates.map((gate) => gate.verdict)).toContain('pending');
    expect(feature.gates.map((gate) => gate.verdict)).not.toContain('fail');
  });

  it('leaves no file that its own targets write for git to see', () => {
    expect(ws.changes()).toEqual([]);
  });

  it('changes nothing when it is run again, by its title or its number', async () => {
    await ws.nxOk(PLAN_COMMAND);
    expect(ws.changes()).toEqual([]);
    await ws.nxOk('g plan 1 --no-interactive');
    expect(ws.changes()).toEqual([]);
  });

  it('leaves no trace of a dry run and says what it would write', async () => {
    const fresh = workspace(flavour);
    const { code, output } = await fresh.nx(`${PLAN_COMMAND} --dry-run`);
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    expect(output).toContain(`${FEATURE}/plan.md`);
    expect(output).toContain(`${PROJECT}/src/models/card.ts`);
    expect(fresh.changes()).toEqual([]);
  });

  it('has tests that fail when the code breaks', async () => {
    const [unchanged, ...mutants] = await runMutants(ws, PROJECT, ['src/models', 'src/services']);
    expect(unchanged).toEqual({ file: null, failed: false });
    expect(mutants.length).toBeGreaterThan(0);
    expect(mutants.filter(({ failed }) => !failed)).toEqual([]);
  });
});
