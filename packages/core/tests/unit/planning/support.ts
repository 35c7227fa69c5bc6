import { readStories } from '../../../src/documents/stories.js';
import { draftTasks, orderStories, planTasks } from '../../../src/planning/plan-tasks.js';
import { taskLine } from '../../../src/planning/fill-phase.js';
import { readTasksTemplate } from '../../../src/planning/render-tasks.js';
import type { DrawnPath, TaskSources } from '../../../src/planning/task.js';

/** A template with a phase of each kind. */
export const TEMPLATE = `# Tasks: Cards

## Phase 1: Setup (Shared Infrastructure)

**Purpose**: Prepare.

- [ ] T001 [Task]

## Phase 2: Foundational (Blocking Prerequisites)

- [ ] T002 [Task]

**Checkpoint**: Ready.

## Phase 3: User Story 1 - [Title] (Priority: P1) 🎯 MVP

**Goal**: [What it delivers]

**Independent Test**: [How]

### Tests for User Story 1

> Write them first.

- [ ] T003 [P] [US1] Contract test in tests/[name].ts

### Implementation for User Story 1

- [ ] T004 [US1] Implement [Service]

**Checkpoint**: User Story 1 works.

## Phase N: Polish & Cross-Cutting Concerns

- [ ] TXXX Documentation in docs/

## Dependencies & Execution Order

- [Say what waits]
`;

export const template = readTasksTemplate(TEMPLATE);

export const TS = {
  source: (words: string) => `${words.replaceAll(' ', '-')}.ts`,
  test: (words: string) => `${words.replaceAll(' ', '-')}.spec.ts`,
};

export const SPEC = `### User Story 1 - Save a card (Priority: P2)

A shopper saves a card.

### User Story 2 - Charge an order (Priority: P1)

The shop charges an order.
`;

/** A path to create; a name with `~` in front is to be changed, one with `-` to be deleted, one with `=` is there. */
export function drawn(written: string): DrawnPath {
  const [name = '', comment = null] = written.split(' # ');
  const action = ({ '~': 'change', '-': 'delete', '=': 'none' } as const)[name.charAt(0)] ?? 'create';
  const path = name.replace(/^[~=-]|\/$/g, '').replace(/\/$/, '');
  return { path, kind: name.endsWith('/') ? 'dir' : 'file', action, comment };
}

export function sourcesOf(
  paths: readonly string[],
  more: Partial<TaskSources> & { spec?: string } = {},
): TaskSources {
  const { spec = SPEC, ...rest } = more;
  return {
    directory: 'specs/001-cards',
    stories: readStories(spec).stories,
    entities: [],
    contracts: [],
    drawn: paths.map(drawn),
    parts: [{ root: 'packages/pay', exists: true, names: TS }],
    hasQuickstart: false,
    isThere: () => false,
    ...rest,
  };
}

export function planOf(sources: TaskSources) {
  const stories = orderStories(sources.stories);
  return planTasks(draftTasks(sources, stories), stories);
}

/** The lines of all tasks but what every feature ends with, by phase. */
export function linesOf(sources: TaskSources): Record<string, string[]> {
  const { phases } = planOf(sources);
  return Object.fromEntries(
    phases.map(({ kind, story, tests, implementation }) => [
      story === null ? kind : `US${String(story.label)}`,
      [...tests, ...implementation]
        .filter(({ files }) => files.length > 0)
        .map((task) => taskLine(task).slice('- [ ] '.length)),
    ]),
  );
}
