import { sanitize, tasksDone, type FeatureStatus } from '@plangate/core';
import { inColumns } from '../../workspace/columns.js';

const HEAD = ['Feature', 'Phase', 'Tasks', 'Open', 'Next'] as const;
/** Characters of what is due next in a column; the gate of the feature says all of it. */
const MAX_NEXT = 60;

/** The features in columns, then the next command of each. */
export function tableOf(statuses: readonly FeatureStatus[]): string[] {
  if (statuses.length === 0)
    return ['There is no feature. Plan one: npx nx g @plangate/nx:plan "Saved cards at checkout"'];
  const commands = statuses.map(({ next }) => next?.command ?? null).filter((command) => command !== null);
  return [
    ...inColumns([HEAD, ...statuses.map(cellsOf)]),
    ...(commands.length === 0
      ? []
      : ['', 'Commands for what is next:', ...commands.map((command) => `  ${sanitize(command)}`)]),
  ];
}

function cellsOf({ feature, phase, open, next }: FeatureStatus): string[] {
  return [
    sanitize(feature),
    phase.name,
    tasksDone(phase.tasks),
    open.length === 0 ? '-' : String(open.length),
    next === null ? '-' : shortened(sanitize(next.what)),
  ];
}

function shortened(text: string): string {
  return text.length > MAX_NEXT ? `${text.slice(0, MAX_NEXT - 1).trimEnd()}…` : text;
}
