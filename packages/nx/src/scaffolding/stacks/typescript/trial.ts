import type { EntityNames } from '../../entities.js';
import type { TypeScriptWorkspace } from './workspace.js';

interface TriedProject {
  readonly root: string;
  readonly layers: readonly string[];
  readonly entities: readonly EntityNames[];
}

/** How the command line is tried after a build; null for a project without one. */
export function commandLineTrial(
  { root, layers, entities }: TriedProject,
  { usesReferences }: TypeScriptWorkspace,
): string | null {
  if (!layers.includes('command-line')) return null;
  const main = usesReferences ? `${root}/dist/cli/main.js` : `dist/${root}/src/cli/main.js`;
  return [
    'Try the command line; `--json` gives answers for programs:',
    '',
    '```bash',
    `node ${main} --help`,
    `node ${main} ${entities[0]?.kebab ?? 'item'} create --id=first --name=First --json`,
    '```',
  ].join('\n');
}
