import { isWithin, joinPath } from '@plangate/core/graph';
import { parse } from 'jsonc-parser';
import { resolveOutputs } from '../../workspace/interpolate.js';
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
    const directory = text.ok ? outDirOf(text.text) : null;
    return directory === null ? [] : (placeIn(root, directory) ?? []);
  });
}

/** As far as the text can be read; TypeScript allows comments. */
function outDirOf(text: string): string | null {
  const read = parse(text) as { compilerOptions?: { outDir?: unknown } } | undefined;
  const outDir = read?.compilerOptions?.outDir;
  return typeof outDir === 'string' ? outDir : null;
}

/** The targets of the same project that run before a target. */
function waitsFor(name: string, { targets }: ToolProject): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [name];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const before of (targets[next]?.dependsOn ?? []).flatMap(ownTarget)) {
      if (found.has(before)) continue;
      found.add(before);
      queue.push(before);
    }
  }
  return found;
}

/** The target of the same project that an entry of `dependsOn` names. */
function ownTarget(entry: unknown): readonly string[] {
  const { target, projects, dependencies } = (
    typeof entry === 'string' ? { target: entry } : (entry ?? {})
  ) as {
    target?: unknown;
    projects?: unknown;
    dependencies?: unknown;
  };
  const isOther = dependencies === true || (projects !== undefined && projects !== 'self');
  return typeof target !== 'string' || target.startsWith('^') || isOther ? [] : [target];
}
