import { CONSTITUTION, planText, specText, tasksText } from '../../tools/bench/documents.mjs';
import { workspace, type Workspace } from '../support/workspace.ts';

const PROJECTS = 300;
const FEATURES = 60;
/** Every third plan draws a directory that is not there. */
const DRAWING = 3;
const CONSTITUTION_PATH = '.specify/memory/constitution.md';
const PRINCIPLE = '### V. Small Changes\n\nEvery change is as small as its purpose allows.\n\n';

function nameOf(kind: string, index: number): string {
  return `${kind}${String(index).padStart(4, '0')}`;
}

function writeProject(ws: Workspace, project: string): void {
  const root = `projects/${project}`;
  ws.write(`${root}/project.json`, JSON.stringify({ name: project, projectType: 'library' }));
  ws.write(`${root}/src/models/record.ts`, `export interface Record { id: '${project}' }\n`);
  ws.write(`${root}/src/services/store.ts`, `export const store = '${project}';\n`);
  ws.write(`${root}/src/index.ts`, "export * from './services/store';\n");
  ws.write(`${root}/tests/unit/store.spec.ts`, `it('stores ${project}', () => undefined);\n`);
}

function writeFeature(ws: Workspace, number: number): void {
  const feature = { number, name: `saved-records-${String(number)}`, project: nameOf('p', number) };
  const root = `specs/${String(number).padStart(3, '0')}-${feature.name}`;
  const plan = planText(feature);
  const drawn = number % DRAWING === 0 ? plan.replace(/^├── src\//m, '├── receipts/\n├── src/') : plan;
  ws.write(`${root}/plan.md`, drawn);
  ws.write(`${root}/spec.md`, specText(feature));
  ws.write(`${root}/tasks.md`, `${tasksText(feature)}- [ ] T999 Look at it once more\n`);
}

describe(`a workspace of ${PROJECTS} projects and ${FEATURES} features`, () => {
  let ws: Workspace;

  beforeAll(async () => {
    ws = workspace('ts');
    for (let index = 1; index <= PROJECTS; index += 1) writeProject(ws, nameOf('p', index));
    for (let number = 1; number <= FEATURES; number += 1) writeFeature(ws, number);
    ws.write(
      CONSTITUTION_PATH,
      CONSTITUTION.replace('## Governance', () => `${PRINCIPLE}## Governance`),
    );
    ws.commit('A principle more');
    // One more has the report.
    expect(await ws.projects()).toHaveLength(PROJECTS + FEATURES + 1);
  });

  it('is out of sync where plans draw what is not there, and where they say nothing of a principle', async () => {
    const { code, output } = await ws.nx('sync:check');
    expect(code).toBe(1);
    expect(output).toContain('projects/p0003/receipts');
    expect(ws.changes()).toEqual([]);
  });

  it('gets all that is due, each file named with the reason', async () => {
    const { output } = await ws.nxOk('sync');
    const changed = ws.changes().map((line) => line.slice(3));
    expect(changed.filter((path) => path.endsWith('plan.md'))).toHaveLength(FEATURES);
    expect(changed.filter((path) => path.startsWith('projects/'))).toHaveLength(FEATURES / DRAWING);
    expect(changed).toHaveLength(FEATURES + FEATURES / DRAWING);
    const reasons = new Map(
      [...output.matchAll(/^\s+(\S+?)(?::\d+)? (\S.+)$/gm)].map(([, path = '', reason = '']) => [
        path,
        reason,
      ]),
    );
    expect(changed.filter((path) => !reasons.has(path))).toEqual([]);
  });

  it('is in sync then: a second run changes nothing, and the check is green', async () => {
    ws.commit('Sync');
    await ws.nxOk('sync');
    expect(ws.changes()).toEqual([]);
    await ws.nxOk('sync:check');
  });
});
