import type { PackageManager } from '../../workspace/package-manager.js';
import { RUNNERS } from './pipeline.js';

const HEADING = '## Plan and judge';

/** A README with the commands that come next, before its first section; one that has them stays as it is. */
export function withNextCommands(text: string, client: PackageManager['name']): string {
  if (text.includes(HEADING)) return text;
  const nx = `${RUNNERS[client]} nx`;
  const section = [
    HEADING,
    '',
    'The rules of this workspace are in `.specify/memory/constitution.md`. Every project and every feature has a `gate` target',
    'that judges whether they are kept.',
    '',
    '```sh',
    `${nx} g plan "Saved cards at checkout" --entities=Card   # documents of a feature, and its code`,
    `${nx} run-many -t gate                                   # judges every project and feature`,
    '```',
    '',
    'Change a rule: edit the constitution, or add a principle:',
    '',
    '```sh',
    `${nx} g constitution --principle="Small Changes" --text="Every change MUST be small."`,
    '```',
    '',
  ].join('\n');
  const before = text === '' ? '# Workspace\n\n' : text;
  const next = /^## /m.exec(before);
  return next === null
    ? `${before.trimEnd()}\n\n${section}`
    : `${before.slice(0, next.index)}${section}\n${before.slice(next.index)}`;
}
