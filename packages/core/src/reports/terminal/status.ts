import { plural } from '../../base/wording.js';
import type { FeatureStatus } from '../../model/feature-status.js';
import type { Location } from '../../model/position.js';
import { printable } from './symbols.js';

/**
 * Where a feature is, in lines for a terminal: its phase with what is done and open, then what is due next and the command for
 * it. Each line begins with words of ours.
 */
export function renderStatus({ phase, open, next }: FeatureStatus): string {
  const [first, ...others] = open;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const where = first === undefined ? '' : ` (${placeText(first.location)}${more})`;
  return [
    `  status: phase ${phase.name}, ${tasksDone(phase.tasks)}, ${plural(open.length, 'question')} open${where}`,
    next === null ? '  next: nothing, every task is ticked' : `  next: ${what(next.what, next.location)}`,
    ...commandLine(next),
  ].join('\n');
}

function commandLine(next: FeatureStatus['next']): string[] {
  const command = next?.command ?? null;
  return command === null ? [] : [`  command: ${printable(command)}`];
}

/** "3 of 12 tasks done", or that there is no list yet. */
export function tasksDone(tasks: FeatureStatus['phase']['tasks']): string {
  return tasks === undefined ? 'no task list' : `${tasks.done} of ${plural(tasks.total, 'task')} done`;
}

function what(text: string, location: Location | null): string {
  return location === null ? printable(text) : `${printable(text)} (${placeText(location)})`;
}

function placeText({ file, line }: Location): string {
  return printable(`${file}:${line}`);
}
