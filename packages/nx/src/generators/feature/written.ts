import type { Tree } from '@nx/devkit';
import { moveFeature, type FeatureMove, type MovedFeature } from '@plangate/core/editing';
import { encodeText } from '../../workspace/text.js';
import type { GeneratorWorkspace } from '../shared/workspace.js';
import { filesBelow, isLink } from './referring-files.js';

/**
 * What a move writes, by path. The feature's own files come first, at their new paths only: a run that is killed then loses nothing,
 * because the old directory is whole until it is deleted.
 */
export function writtenBy(tree: Tree, { moves, edits }: MovedFeature): ReadonlyMap<string, Buffer> {
  const edited = new Map(edits.map(({ path, text }) => [path, encodeText(text, tree.read(path))]));
  const moved = moves.map(({ from, to }) => {
    const content = edited.get(from) ?? tree.read(from) ?? Buffer.alloc(0);
    edited.delete(from);
    return [to, content] as const;
  });
  return new Map([...moved, ...edited]);
}

/**
 * Whether a run of the same move was killed before it deleted the old directory: the new one holds files, and each of them is what
 * the move writes there.
 */
export function isBegun(tree: Tree, workspace: GeneratorWorkspace, move: FeatureMove): boolean {
  const { from, to } = move;
  if (to === null || isLink(workspace.root, to)) return false;
  const { paths } = filesBelow(workspace, to);
  const own = filesBelow(workspace, from);
  if (paths.length === 0 || own.link !== null) return false;
  const written = writtenBy(tree, moveFeature(workspace.files, own.paths, move));
  return paths.every((path) => {
    const content = tree.read(path);
    return content !== null && written.get(path)?.equals(content) === true;
  });
}
