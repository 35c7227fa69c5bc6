import type { EntityNames } from '../../entities.js';

interface TriedProject {
  readonly root: string;
  readonly layers: readonly string[];
  readonly entities: readonly EntityNames[];
}

/** How the command line is tried; null for a project without one. */
export function commandLineTrial({ root, layers, entities }: TriedProject, python: string): string | null {
  if (!layers.includes('command-line')) return null;
  return [
    'Try the command line; `--json` gives answers for programs:',
    '',
    '```bash',
    `cd ${root}`,
    `${python} src.cli --help`,
    `${python} src.cli ${entities[0]?.kebab ?? 'item'} create --id=first --name=First --json`,
    '```',
  ].join('\n');
}
