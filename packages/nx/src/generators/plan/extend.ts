import { posix } from 'node:path';
import { walkProject, type SafeEntry, type WorkspaceFiles } from '@plangate/core';
import type { CreatedEntry } from '../../scaffolding/declared-tree.js';
import type { FilePlan, PlannedFile } from '../../scaffolding/file-plan.js';
import type { StackInWorkspace } from '../../scaffolding/stacks/stack.js';
import type { SkeletonFile } from './skeleton.js';

/** Enough for every project; what is behind it is not compared. */
const MAX_SOURCES = 2000;

/** An existing project that gets new files. */
interface ExtendedProject {
  readonly root: string;
  readonly stack: StackInWorkspace;
  /** The files that are created in it. */
  readonly mine: readonly CreatedEntry[];
  /** By path in the project. */
  readonly skeleton: ReadonlyMap<string, SkeletonFile>;
}

/** The entry of an existing project, with the new exports, or what a person has to do. */
export interface Extension {
  readonly file?: PlannedFile;
  readonly note?: FilePlan['notes'][number];
}

/**
 * What the entry of an existing project needs so that it exports the new parts of the skeleton; null where it needs nothing,
 * or where the plan says that it stays as it is.
 */
export function extensionOf(
  { root, stack, mine, skeleton }: ExtendedProject,
  { kept, files }: { readonly kept: readonly SafeEntry[]; readonly files: WorkspaceFiles },
): Extension | null {
  if (stack.entry === null) return null;
  const path = `${root}/${stack.entry}`;
  const wanted = skeleton.get(stack.entry);
  const drawn = kept.find((entry) => entry.path === path);
  const text = files.read(path);
  if (wanted === undefined || drawn === undefined || drawn.status === 'existing' || !text.ok) return null;
  const added = mine.flatMap((entry) => skeleton.get(entry.path.slice(root.length + 1))?.content ?? []);
  const others = sourcesBelow(files, posix.dirname(path), stack);
  const result = stack.extendEntry({ text: text.text, wanted: wanted.content, added, others });
  if (!result.ok) {
    const lead = `${path} does not export the new parts, because names in them are taken. Rename them, and add to it`;
    return { note: { level: 'info', text: lead, paths: result.lines } };
  }
  if (result.text === text.text) return null;
  return { file: { path, content: result.text, reason: 'entry', edits: true } };
}

/** The texts of the sources in an existing directory. */
function sourcesBelow(files: WorkspaceFiles, directory: string, { stack }: StackInWorkspace): string[] {
  return walkProject(files, directory, new Set())
    .paths.filter(({ path, kind }) => kind === 'file' && stack.isSource(path))
    .slice(0, MAX_SOURCES)
    .flatMap(({ path }) => {
      const text = files.read(`${directory}/${path}`);
      return text.ok ? [text.text] : [];
    });
}
