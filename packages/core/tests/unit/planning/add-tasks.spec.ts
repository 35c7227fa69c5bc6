import { readTasks } from '../../../src/documents/tasks.js';
import { addTasks } from '../../../src/planning/add-tasks.js';
import { draftTasks, orderStories } from '../../../src/planning/plan-tasks.js';
import { readTasksTemplate, renderTasks } from '../../../src/planning/render-tasks.js';
import { planOf, sourcesOf, TEMPLATE, template } from './support.js';
import type { TaskSources } from '../../../src/planning/task.js';

const P = 'packages/pay';
const PATHS = [
  `${P}/src/models/card.ts`,
  `${P}/src/services/order-service.ts`,
  `${P}/tests/unit/card.spec.ts`,
];
const render = (sources: TaskSources) => renderTasks(planOf(sources), template, template);

function add(text: string, sources: TaskSources) {
  const stories = orderStories(sources.stories);
  return addTasks(text, { drafts: draftTasks(sources, stories), stories, template, fallback: template });
}

function added(text: string, sources: TaskSources): string {
  const edited = add(text, sources);
  if (!edited.ok) throw new Error(edited.problem.code);
  return edited.text;
}

describe('renderTasks', () => {
  const text = render(sourcesOf(PATHS));

  it('keeps the headings of the template and leaves out its examples', () => {
    expect(text.match(/^#.*$/gm)).toEqual([
      '# Tasks: Cards',
      '## Phase 1: Setup (Shared Infrastructure)',
      '## Phase 2: Foundational (Blocking Prerequisites)',
      '## Phase 3: User Story 2 - Charge an order (Priority: P1) 🎯 MVP',
      '### Implementation for User Story 2',
      '## Phase 4: User Story 1 - Save a card (Priority: P2) 🎯 MVP',
      '### Tests for User Story 1',
      '### Implementation for User Story 1',
      '## Phase 5: Polish & Cross-Cutting Concerns',
      '## Dependencies & Execution Order',
    ]);
    expect(text).not.toMatch(/\[Title\]|\[How\]|\[Service\]|TXXX|Say what waits/);
    expect(text).toContain('**Goal**: A shopper saves a card.');
    expect(text).toContain('**Checkpoint**: User Story 1 works.');
    expect(text).toContain('> Write them first.');
  });

  it('writes no placeholder and no open question, and is read back task by task', () => {
    const read = readTasks(text);
    expect(read).toMatchObject({ leftovers: [], findings: [] });
    expect(read.tasks.map(({ id }) => id)).toEqual(['T001', 'T002', 'T003', 'T004']);
  });

  it('adds the phases that a template lacks in their order', () => {
    const own = readTasksTemplate(
      '# Aufgaben\n\n## Etappe 1: Vorbereitung\n\n- [ ] T001 Beispiel\n\n## Regeln\n\nBleiben.\n',
    );
    const headings = renderTasks(planOf(sourcesOf(PATHS)), own, template).match(/^## .*$/gm);
    expect(headings?.map((heading) => heading.slice(3, 22))).toEqual([
      'Etappe 1: Vorbereit',
      'Regeln',
      'Phase 2: Foundation',
      'Phase 3: User Story',
      'Phase 4: User Story',
      'Phase 5: Polish & C',
      'Dependencies & Exec',
    ]);
  });
});

describe('addTasks', () => {
  const sources = sourcesOf(PATHS);

  it('changes no byte where nothing is new, with any line end, ticked or reworded', () => {
    const text = render(sources);
    for (const same of [
      text,
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('[ ]', '[x]'),
      text.replace('Create the model in', 'Mine:'),
    ]) {
      expect(added(same, sources)).toBe(same);
    }
  });

  it('adds behind the last task of the phase with the next id, and keeps ticks, words and order', () => {
    const text = render(sources).replaceAll('[ ]', '[x]').replaceAll('\n', '\r\n');
    const after = added(
      text,
      sourcesOf([...PATHS, `${P}/src/services/card-service.ts`, `${P}/tests/unit/card-service.spec.ts`]),
    );
    const lines = after.split('\r\n');
    const model = lines.findIndex((line) => line.includes('src/models/card.ts'));
    expect(lines[model + 1]).toContain(
      '- [ ] T006 [US1] Implement the service in `packages/pay/src/services/card-service.ts`',
    );
    const test = lines.findIndex((line) => line.includes('tests/unit/card.spec.ts'));
    expect(lines[test + 1]).toContain('- [ ] T005 [US1] Write the unit tests');
    expect(lines.filter((_, at) => at !== model + 1 && at !== test + 1).join('\r\n')).toBe(text);
    expect(
      added(
        after,
        sourcesOf([...PATHS, `${P}/src/services/card-service.ts`, `${P}/tests/unit/card-service.spec.ts`]),
      ),
    ).toBe(after);
  });

  const OWN = `# My tasks

T099 is gone.

| Task | Who |
| ---- | --- |
| T003 | me  |

## First

* [x] 1.1 Make ${P}/src/models/card.ts
    * [ ] nested \`${P}/tests/unit/card.spec.ts\`

      with a text of its own
* [ ] T7 [US2] Mine

## Last
`;

  it('adds to the list of a person at its place, in its form, with ids that nothing has', () => {
    const after = added(OWN, sources);
    expect(after).toContain('* [ ] T7 [US2] Mine\n* [ ] T100 [US2] Implement the service in');
    expect(after.replace(/^\* \[ \] T100.*\n/m, '')).toBe(OWN);
  });

  it('puts a phase that is not there before the first that comes later', () => {
    const list = '# Tasks\n\n## Phase 1: Setup\n\n- [x] T001 Done\n\n## Phase 2: Polish\n\n- [ ] T002 End\n';
    const after = added(list, sources);
    expect(after.match(/^## .*$/gm)).toEqual([
      '## Phase 1: Setup',
      '## Phase 3: User Story 2 - Charge an order (Priority: P1) 🎯 MVP',
      '## Phase 4: User Story 1 - Save a card (Priority: P2) 🎯 MVP',
      '## Phase 2: Polish',
    ]);
    expect(added(after, sources)).toBe(after);
  });

  it.each([
    ['binary', '\0\0', 'unreadable'],
    ['in conflict', '# T\n\n<<<<<<< a\n- [ ] T001 a\n=======\n- [ ] T001 b\n>>>>>>> b\n', 'conflict'],
  ])('refuses a list that is %s', (_, text, code) => {
    expect(add(text, sources)).toMatchObject({ ok: false, problem: { code } });
  });

  it('asks for no work of stories in a list that is not arranged by them', () => {
    const bare = sourcesOf([], { parts: [] });
    expect(added('# Tasks\n\n- [ ] T001 All of it\n', bare)).toBe('# Tasks\n\n- [ ] T001 All of it\n');
    expect(added('# Tasks\n\n- [ ] T001 [US1] All of it\n', bare).match(/T\d+.*/g)).toEqual([
      'T001 [US1] All of it',
      'T002 [US2] Implement what the story needs',
    ]);
  });

  it('adds what every feature ends with to no list that is there', () => {
    expect(added('# Tasks\n', sourcesOf([], { spec: '', parts: [] }))).toBe('# Tasks\n');
  });

  it('reads the template of the tests', () => expect(TEMPLATE).toContain('Phase N'));
});
