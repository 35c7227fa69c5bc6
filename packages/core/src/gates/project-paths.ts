import type { WorkspaceFiles } from '../base/workspace-files.js';
import { memoize } from '../base/memo.js';
import { walk } from '../base/walk.js';
import { projectRootSet } from '../features/project-roots.js';
import type { JudgeContext } from '../model/workspace.js';

/** Paths of one project that are looked at. */
export const MAX_WALKED = 20_000;
const MAX_WALK_DEPTH = 41;

/** Directories that hold no sources: what tools install, write and keep. */
const SKIPPED: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '.nx',
  'dist',
  'coverage',
  'test-output',
]);

export interface WalkedPath {
  /** Relative to the root of the project. */
  readonly path: string;
  readonly kind: 'file' | 'dir';
}

export interface Walked {
  /** Nearer ones first. */
  readonly paths: readonly WalkedPath[];
  /** Whether there is more than was looked at. */
  readonly cut: boolean;
}

type Context = Pick<JudgeContext, 'files' | 'state'>;

/**
 * Lists what is in a project, within bounds; what tools write and other projects are left out, with all that is in them. In one
 * judgement each project is listed once.
 */
export function listProject(root: string, context: Context): Walked {
  const known = listedIn(context);
  const walked = known.get(root) ?? list(root, context);
  known.set(root, walked);
  return walked;
}

const listedIn = memoize((_: Context) => new Map<string, Walked>());

/** Lets a context with the same files in its projects as another one know what was listed of them. */
export function shareListings(from: Context, to: Context): void {
  for (const [root, walked] of listedIn(from)) listedIn(to).set(root, walked);
}

function list(root: string, { files, state }: Context): Walked {
  return walkProject(files, root, projectRootSet(state));
}

/**
 * What is in a project, within bounds; what tools write and other projects are left out, with all that is in them.
 * @param roots those of all projects
 */
export function walkProject(files: WorkspaceFiles, root: string, roots: ReadonlySet<string>): Walked {
  const paths: WalkedPath[] = [];
  const lead = root === '.' ? 0 : root.length + 1;
  const bounds = {
    maxEntries: MAX_WALKED,
    maxDepth: MAX_WALK_DEPTH,
    skips: (name: string, path: string): boolean => SKIPPED.has(name) || roots.has(path),
  };
  const limit = walk(files, { directory: root, bounds }, (path, kind) => {
    paths.push({ path: path.slice(lead), kind });
  });
  return { paths, cut: limit !== null };
}
