/** What Nx knows of a target, as far as its outputs are concerned. */
export interface TargetOutputs {
  readonly outputs?: readonly string[];
  readonly options?: unknown;
}

/** Where outputs are resolved: the project they belong to. */
export interface OutputOwner {
  readonly name: string;
  /** `.` for the root project. */
  readonly root: string;
}

const TOKEN = /\{([^{}]+)\}/g;

/**
 * The outputs of a target relative to the workspace root, as Nx resolves them: `{workspaceRoot}`, `{projectRoot}`,
 * `{projectName}` and `{options.…}` are filled in, what names an option that is not set is left out, and a target
 * without outputs has its `outputPath`. `@nx/devkit` has the same as `getOutputsForTargetAndConfiguration`, but
 * importing it would cost a gate more than all its work.
 */
export function resolveOutputs(target: TargetOutputs, owner: OutputOwner): readonly string[] {
  const options = isRecord(target.options) ? target.options : {};
  if (target.outputs === undefined) return outputPaths(options.outputPath);
  const resolved = target.outputs.map((output) => interpolate(output, owner, options));
  return [...new Set(resolved.filter((output) => output !== null))];
}

function interpolate(output: string, owner: OutputOwner, options: Record<string, unknown>): string | null {
  let missing = false;
  const filled = output.replaceAll(TOKEN, (_, token: string) => {
    const value = valueOf(token.trim(), owner, options);
    missing ||= value === null;
    return value ?? '';
  });
  return missing ? null : tidy(filled);
}

function valueOf(token: string, owner: OutputOwner, options: Record<string, unknown>): string | null {
  if (token === 'workspaceRoot') return '.';
  if (token === 'projectRoot') return owner.root;
  if (token === 'projectName') return owner.name;
  const [first, ...path] = token.split('.');
  if (first !== 'options' || path.length === 0) return null;
  let value: unknown = options;
  for (const key of path) value = isRecord(value) ? value[key] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Without the `.` and empty segments that filling in leaves. */
function tidy(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.length === 0 ? '.' : segments.join('/');
}

function outputPaths(value: unknown): readonly string[] {
  const paths = Array.isArray(value) ? value : [value];
  return paths.filter((path) => typeof path === 'string').map(tidy);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The place of an output without its patterns: the directory or file that holds whatever it matches. */
export function placeOfOutput(output: string): string {
  const names = output.split('/');
  const pattern = names.findIndex((name) => /[*?[\]{}!]/.test(name));
  return tidy((pattern < 0 ? names : names.slice(0, pattern)).join('/'));
}
