import type { Task, TaskPhase, TaskPlan } from './task.js';

/** Tasks of other stories that one story waits for, named at most. */
const MAX_NAMED = 6;

/** What waits for what, phase by phase, as items of a list. */
export function dependencyLines({ phases }: TaskPlan): string[] {
  const phaseOf = new Map(phases.flatMap((phase) => tasksOf(phase).map(({ id }) => [id, phase] as const)));
  const polish = phases.find(({ kind }) => kind === 'polish');
  return [
    ...phases
      .filter((phase) => phase !== polish)
      .map((phase) => `- **${nameOf(phase)}** ${waitsFor(phase, phaseOf)}`),
    ...(polish === undefined
      ? []
      : [`- **${nameOf(polish)}** waits for every story that is to be delivered.`]),
    '- In each phase, tests are written first and fail; then models, services and what calls them follow.',
    '- Tasks marked `[P]` share no file and wait for no other task of their group.',
  ];
}

function waitsFor(phase: TaskPhase, phaseOf: ReadonlyMap<string, TaskPhase>): string {
  if (phase.kind === 'setup') return 'waits for nothing.';
  if (phase.kind === 'foundational') return 'waits for Setup. Every story waits for it.';
  // Tasks that wait for the same have one list: each is looked at once.
  const lists = new Set(tasksOf(phase).map(({ dependsOn }) => dependsOn));
  const others = [...lists]
    .flat()
    .filter((id) => phaseOf.get(id)?.kind === 'story' && phaseOf.get(id) !== phase);
  const named = [...new Set(others)].slice(0, MAX_NAMED);
  return named.length === 0
    ? 'waits for Foundational, and for no other story.'
    : `waits for Foundational, and for ${named.join(', ')} of other stories.`;
}

function nameOf({ kind, number, story }: TaskPhase): string {
  const phase = `Phase ${String(number)}`;
  if (story !== null) return `User Story ${String(story.label)} (${phase})`;
  const names = { setup: 'Setup', foundational: 'Foundational', story: 'Implementation', polish: 'Polish' };
  return `${names[kind]} (${phase})`;
}

function tasksOf({ tests, implementation }: TaskPhase): readonly Task[] {
  return [...tests, ...implementation];
}
