import type { TasksOptions } from '../../src/generators/tasks/schema.js';
import { addRunRecords, recordKey } from '../../src/runs/run-records.js';
import { plangateDataDirectory } from '../../src/workspace/index.js';
import {
  FEATURE,
  FEATURE_NODE,
  junitReport,
  plannedWorkspace,
  PROJECT,
  PROJECT_NODE,
  REPORTS,
  tasksOf,
} from './shop.js';
import { failure, type HostWorkspace } from './support.js';

const LIST = `${FEATURE}/tasks.md`;
const STORY_TEST = `${PROJECT}/tests/integration/us1-save-a-card.spec.ts`;
const SPEC = `# Feature Specification: Saved cards at checkout

### User Story 1 - Save a card (Priority: P1)

A shopper saves a card.
`;

/** A planned feature whose documents leave nothing open any more. */
async function decidedWorkspace(): Promise<HostWorkspace> {
  const ws = await plannedWorkspace();
  ws.write(`${FEATURE}/spec.md`, SPEC);
  for (const name of ['plan.md', 'research.md', 'quickstart.md', 'data-model.md']) {
    const text = ws.read(`${FEATURE}/${name}`);
    ws.write(`${FEATURE}/${name}`, text.replaceAll(/\[?NEEDS CLARIFICATION[^\]\n]*\]?/g, 'decided'));
  }
  return ws;
}

/** What Nx would have left of a run of the tests. */
function ran(ws: HostWorkspace, ends: Record<string, string> = {}, succeeded = true): void {
  ws.write(`${REPORTS}/junit.xml`, junitReport(ws.files(`${PROJECT}/tests`), ends));
  const record = { succeeded, at: Date.now() + 60_000, madeFrom: null };
  addRunRecords(plangateDataDirectory(ws.root), { [recordKey(PROJECT_NODE, 'test')]: record });
}

describe('the tasks of a planned feature', () => {
  let ws: HostWorkspace;
  const generate = (options: TasksOptions = {}) => ws.generate(tasksOf(ws), { feature: 1, ...options });
  const tick = () => generate({ tick: true });

  beforeEach(async () => {
    ws = await decidedWorkspace();
  });

  it('are refused with each place while something is open', async () => {
    ws.edit(`${FEATURE}/spec.md`, 'A shopper', '[NEEDS CLARIFICATION: who?] A shopper');
    await expect(generate()).rejects.toThrow(`${FEATURE}/spec.md:5:`);
    expect(ws.exists(LIST)).toBe(false);
  });

  it('are those of the story, since the skeleton is there, and the gate of the plan has no fault to find in them', async () => {
    await generate();
    expect(ws.read(LIST)).toContain(
      `- [ ] T001 [US1] Write the integration tests of the story in \`${STORY_TEST}\``,
    );
    expect(ws.read(LIST)).not.toContain('src/models');
    const { gates } = await ws.judge(FEATURE_NODE);
    expect(gates.filter(({ location }) => location?.file === LIST)).toEqual([]);
  });

  it('are ticked when their tests passed in the last run, and not before', async () => {
    await generate();
    expect((await tick()).told).toContain('No task');
    ws.write(STORY_TEST, "it('saves', () => undefined);\n");
    expect((await tick()).told).toContain('No task');
    ran(ws);
    expect((await tick()).told).toContain('Ticked in');
    expect(ws.read(LIST)).toMatch(/- \[x\] T001 .*\n/);
    expect(ws.read(LIST)).toMatch(/- \[x\] T002 .*Implement what the story needs/);
    expect((await tick()).changes).toEqual([]);
  });

  it.each([
    ['a report that no run is known to have written', () => undefined],
    [
      'a test that failed',
      (one: HostWorkspace) =>
        ran(one, { 'integration/us1-save-a-card.spec.ts': '<failure message="no"/>' }, false),
    ],
    [
      'a test that was skipped',
      (one: HostWorkspace) => ran(one, { 'integration/us1-save-a-card.spec.ts': '<skipped/>' }),
    ],
    ['a run that failed without a failing test', (one: HostWorkspace) => ran(one, {}, false)],
  ])('are not ticked by %s', async (_, leave) => {
    await generate();
    ws.write(STORY_TEST, "it('saves', () => undefined);\n");
    ws.write(`${REPORTS}/junit.xml`, junitReport(ws.files(`${PROJECT}/tests`)));
    leave(ws);
    expect((await tick()).changes).toEqual([]);
  });

  it('are told when they are ticked without proof, and keep their tick', async () => {
    await generate();
    ws.edit(LIST, '- [ ] T001', '- [x] T001');
    const { told, changes } = await tick();
    expect(changes).toEqual([]);
    expect(told).toContain(`T001: ${STORY_TEST} does not exist`);
    expect(failure(await ws.judge(FEATURE_NODE), 'task-file-missing')).toBeDefined();
  });

  it('cannot be ticked without a list', async () => {
    await expect(tick()).rejects.toThrow('nx g tasks');
  });
});
