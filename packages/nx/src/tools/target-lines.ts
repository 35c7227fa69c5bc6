import { confinePath } from '../workspace/paths.js';
import { callsOf, type Call, type Words } from './command-calls.js';
import type { TargetLine, ToolProject, ToolTarget } from './tool.js';

/** How many scripts may call each other before nobody follows them. */
const MAX_DEPTH = 5;

/** The lines that a target runs: its commands, or the script of package.json that it stands for. */
export function linesOf(
  project: ToolProject,
  { name, target }: { readonly name: string; readonly target: ToolTarget },
): readonly TargetLine[] {
  const options = asRecord(target.options);
  if (target.executor === 'nx:run-script') {
    const script = typeof options.script === 'string' ? options.script : name;
    return scriptLine(project, script);
  }
  const directory = typeof options.cwd === 'string' ? directoryOf(options.cwd, project) : '.';
  const commands = [target.command, options.command, ...listed(options.commands)];
  return commands
    .filter((command) => typeof command === 'string')
    .map((text) => ({ text, script: null, directory }));
}

/** The calls of a line, and those of the scripts that it calls in turn. */
export function callsIn(
  line: TargetLine,
  project: ToolProject,
  depth = 0,
): readonly (TargetLine & { readonly call: Call })[] {
  return callsOf(line.text).flatMap((call) => {
    const script = scriptCalled(call.words, project);
    if (script !== null) {
      return depth < MAX_DEPTH
        ? scriptLine(project, script).flatMap((called) => callsIn(called, project, depth + 1))
        : [];
    }
    return [{ ...line, call: { ...call, words: withoutPackageManager(call.words) } }];
  });
}

const PACKAGE_MANAGERS = ['npm', 'pnpm', 'yarn', 'bun'];

/** The script that `npm run x`, `pnpm x` or `npm test` runs; null for any other call. */
function scriptCalled([program, ...words]: Words, { scripts }: ToolProject): string | null {
  if (!PACKAGE_MANAGERS.includes(program)) return null;
  const [first = '', second = ''] = words.filter((word) => !word.startsWith('-'));
  const named = first === 'run' || first === 'run-script' ? second : first;
  // `npm lint` is nothing; the others run scripts without a word.
  const mayBeScript = named !== first || program !== 'npm' || ['test', 't', 'start'].includes(first);
  const script = named === 't' ? 'test' : named;
  return mayBeScript && Object.hasOwn(scripts, script) ? script : null;
}

/** `yarn vitest` and `pnpm vitest` run the program where no script has its name. */
function withoutPackageManager(words: Words): Words {
  const [manager, ...called] = words;
  const [program, ...given] = called[0] === 'run' ? called.slice(1) : called;
  const starts = PACKAGE_MANAGERS.includes(manager) && manager !== 'npm';
  return starts && program !== undefined ? [program, ...given] : words;
}

function scriptLine({ scripts, root }: ToolProject, script: string): readonly TargetLine[] {
  const text = Object.hasOwn(scripts, script) ? scripts[script] : undefined;
  return typeof text === 'string' ? [{ text, script, directory: root }] : [];
}

function directoryOf(cwd: string, { root, name }: ToolProject): string {
  const filled = cwd
    .replaceAll('{projectRoot}', root)
    .replaceAll('{workspaceRoot}', '.')
    .replaceAll('{projectName}', name);
  return confinePath(filled) ?? '.';
}

function listed(commands: unknown): readonly unknown[] {
  if (!Array.isArray(commands)) return [];
  return commands.map((command: unknown) =>
    typeof command === 'string' ? command : asRecord(command).command,
  );
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
