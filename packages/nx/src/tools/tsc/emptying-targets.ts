import { compileGlob, isGlob, isWithin, joinPath } from '@plangate/core/graph';
import { resolveOutputs } from '../../workspace/interpolate.js';
import { jsonAt } from '../editing/json-file.js';
import type { EvidenceSubject } from '../evidence.js';
import { placeIn } from '../report-places.js';
import type { ToolProject } from '../tool.js';

type Subject = Pick<EvidenceSubject, 'project' | 'use' | 'target' | 'files'>;

/** The configurations that a type check of a project builds. */
const CONFIGS = ['tsconfig.app.json', 'tsconfig.lib.json', 'tsconfig.json'];

/**
 * The targets of a project that take the directory to which its type check writes as a whole, as bundlers do that empty it first.
 * Beside one of them, the type check finds no declarations of what it has just compiled, and fails without an error in the code. Those for
 * which it waits already are left out, and so are those that wait for it.
 */
export function emptyingTargets(subject: Subject): readonly string[] {
  const { project, use } = subject;
  const written = directoriesOf(subject);
  if (written.length === 0) return [];
  const before = waitsFor(use.target, project);
  return Object.entries(project.targets).flatMap(([name, target]) => {
    if (name === use.target || before.has(name)) return [];
    const isEmptying = resolveOutputs(target, project).some((output) =>
      written.some((directory) => isWithin(directory, output)),
    );
    return isEmptying && !waitsFor(name, project).has(use.target) ? [name] : [];
  });
}

function directoriesOf({ project: { root }, files }: Subject): readonly string[] {
  return CONFIGS.flatMap((name) => {
    const text = files.read(joinPath(root, name));
    const directory = text.ok ? jsonAt(text.text, ['compilerOptions', 'outDir']) : null;
    return typeof directory === 'string' ? (placeIn(root, directory) ?? []) : [];
  });
}

/** The targets of the same project that run before a target. */
function waitsFor(name: string, project: ToolProject): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [name];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const before of (project.targets[next]?.dependsOn ?? []).flatMap((one) =>
      ownTargets(one, project),
    )) {
      if (found.has(before)) continue;
      found.add(before);
      queue.push(before);
    }
  }
  return found;
}

/** The targets of the same project that an entry of `dependsOn` may name: in doubt one more, because Nx runs nothing of a circle. */
function ownTargets(entry: unknown, project: ToolProject): readonly string[] {
  const { target, projects, dependencies } = (
    typeof entry === 'string' ? { target: entry } : (entry ?? {})
  ) as {
    target?: unknown;
    projects?: unknown;
    dependencies?: unknown;
  };
  if (typeof target !== 'string' || target.startsWith('^') || dependencies === true) return [];
  const isOwn = [projects ?? 'self'].flat().some((one: unknown) => mayBe(String(one), project));
  if (!isOwn) return [];
  const own = target.startsWith(`${project.name}:`) ? target.slice(project.name.length + 1) : target;
  if (!isGlob(own)) return [own];
  const glob = compileGlob(own, true);
  return Object.keys(project.targets).filter((name) => !glob.ok || glob.matches(name));
}

/** Whether a matcher may select a project: by its name or its directory, by a pattern, a tag, or what it leaves out. */
function mayBe(matcher: string, { name, root }: ToolProject): boolean {
  return ['self', name, root].includes(matcher) || isGlob(matcher) || /^!|:/.test(matcher);
}
