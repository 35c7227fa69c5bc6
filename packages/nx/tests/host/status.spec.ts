import { statusGenerator } from '../../src/generators/status/generator.js';
import type { StatusOptions } from '../../src/generators/status/schema.js';
import { FEATURE, FEATURE_NODE, plannedWorkspace, readyWorkspace } from './shop.js';
import type { HostWorkspace } from './support.js';

const status = (ws: HostWorkspace, options: StatusOptions = {}) =>
  ws.generate(
    (tree, given: StatusOptions) => statusGenerator(tree, given, { graph: () => ws.graph() }),
    options,
  );

interface Told {
  readonly feature: string;
  readonly phase: { readonly name: string; readonly tasks?: object };
  readonly open: readonly object[];
  readonly next: { readonly command: string | null } | null;
}

describe('the status of every feature', () => {
  let ws: HostWorkspace;

  beforeAll(async () => {
    ws = await plannedWorkspace();
  });

  const asData = async () => JSON.parse((await status(ws, { json: true })).told) as Told[];

  it('is data with what is open, changes nothing, and is what the gate prints', async () => {
    const { told, changes } = await status(ws);
    expect(changes).toEqual([]);
    expect(told).toContain(FEATURE_NODE);
    const [first, ...others] = await asData();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ feature: FEATURE_NODE, directory: FEATURE, phase: { name: 'research' } });
    expect(first?.open.length).toBeGreaterThan(0);
    const { output } = await ws.judge(FEATURE_NODE);
    expect(output).toMatch(/^ {2}status: phase research, no task list, \d+ questions open/u);
  });

  it('follows the tasks, with the command for the next one', async () => {
    ws.write(`${FEATURE}/tasks.md`, '# Tasks: A\n\n- [x] T001 Write a\n- [ ] T002 Write b\n');
    for (const path of ws.files(FEATURE).map((name) => `${FEATURE}/${name}`))
      ws.write(path, ws.read(path).replaceAll(/\[?NEEDS CLARIFICATION[^\]\n]*\]?/gu, 'decided'));
    const command = `npx nx g @plangate/nx:tasks ${FEATURE} --tick`;
    expect(await asData()).toMatchObject([
      { phase: { name: 'tasks', tasks: { done: 1, total: 2 } }, open: [], next: { command } },
    ]);
    expect((await status(ws)).told).toContain(command);
    const verdict = await ws.judge(FEATURE_NODE);
    expect(verdict.phase).toMatchObject({ tasks: { done: 1, total: 2 } });
    expect(verdict.output).toContain(`  command: ${command}`);
    ws.edit(`${FEATURE}/tasks.md`, '- [ ] T002', '- [x] T002');
    expect(await asData()).toMatchObject([{ phase: { name: 'finished' }, next: null }]);
    expect((await status(ws)).told).not.toContain('Commands');
  });

  it('says that there is no feature', async () => {
    expect((await status(await readyWorkspace())).told).toContain('nx g @plangate/nx:plan');
  });

  it('cuts what is long, and refuses an option that it does not have', async () => {
    ws.write(`${FEATURE}/tasks.md`, `# Tasks: A\n\n- [ ] T001 ${'Write it '.repeat(30)}\n`);
    const row = (await status(ws)).told.split('\n').find((line) => line.startsWith(FEATURE_NODE));
    expect(row?.endsWith('…')).toBe(true);
    await expect(status(ws, { jason: true } as StatusOptions)).rejects.toThrow('jason');
  });
});
