import { memoize } from '../base/memo.js';
import type { Feature } from '../model/workspace.js';
import type { SafeEntry } from './safe-entries.js';
import { ancestorsOf, parentOf } from '../base/paths.js';
import { declaredEntries } from './declared-entries.js';
import { isDocumentToWrite } from './declared-roots.js';

/** What the plans say of one path: the word of the latest feature that names it. */
export interface ExpectedPath {
  readonly entry: SafeEntry;
  readonly feature: Feature;
  /** The feature before this one that planned the path to be there; null when none did. */
  readonly before: Feature | null;
}

/** The fold of all plans. */
export interface ExpectedLayout {
  /** By path, in the order in which they got their last word. */
  readonly paths: ReadonlyMap<string, ExpectedPath>;
  /** By feature, the paths for which its plan has the last word. */
  readonly owned: ReadonlyMap<Feature, readonly ExpectedPath[]>;
  /** Whether any plan ever deleted the path or a directory that held it. */
  readonly wasDeleted: (path: string) => boolean;
  /** Whether a later feature emptied a directory: it deletes something in it, and no plan puts anything there now. */
  readonly wasEmptied: (directory: string) => boolean;
  /** Whether a feature, or one before it, planned a path to be there. */
  readonly wasPlannedBy: (path: string, feature: Feature) => boolean;
}

/**
 * Applies the plans of all features in their order, as migrations are applied. What a later plan says of a path replaces
 * what earlier ones said. Deleting a directory also supersedes everything that was planned below it; planning a path
 * again, or something below it, supersedes that deletion. Within one plan deletions apply first, so that a plan can replace
 * a directory by another of the same name. Computed once for each list of features.
 *
 * @param features in the order in which they apply, as `WorkspaceState` has them
 */
export const expectedLayout: (features: readonly Feature[]) => ExpectedLayout = memoize((features) => {
  const fold = new Fold();
  for (const feature of features) fold.apply(feature);
  return fold.result();
});

class Fold {
  private readonly paths = new Map<string, ExpectedPath>();
  private readonly deleted = new Set<string>();
  /** Directories in which something was deleted. */
  private readonly thinned = new Set<string>();
  /** The place of each feature in the order in which they apply. */
  private readonly order = new Map<Feature, number>();
  /** By path, the place of the first feature that planned it to be there. */
  private readonly planned = new Map<string, number>();

  apply(feature: Feature): void {
    this.order.set(feature, this.order.size);
    const own = `${feature.directory}/`;
    const entries = declaredEntries(feature).filter(
      (entry) => entry.path !== feature.directory && !entry.path.startsWith(own) && !isDocumentToWrite(entry),
    );
    for (const entry of entries) if (entry.status === 'deleted') this.remove(entry, feature);
    for (const entry of entries) if (entry.status !== 'deleted') this.place(entry, feature);
  }

  result(): ExpectedLayout {
    const { paths, deleted, thinned, order, planned } = this;
    const owned = new Map<Feature, ExpectedPath[]>();
    for (const expected of paths.values()) {
      const known = owned.get(expected.feature);
      if (known) known.push(expected);
      else owned.set(expected.feature, [expected]);
    }
    return {
      paths,
      owned,
      wasDeleted: (path) => deleted.has(path) || ancestorsOf(path).some((above) => deleted.has(above)),
      wasEmptied: (directory) => thinned.has(directory) && !holdsPlanned(directory, paths),
      wasPlannedBy: (path, feature) => (planned.get(path) ?? Infinity) <= (order.get(feature) ?? -1),
    };
  }

  private remove(entry: SafeEntry, feature: Feature): void {
    const { path } = entry;
    const below = `${path}/`;
    // A deleted file has nothing below it; only the rarer deletion of a directory looks at all paths.
    if (entry.kind === 'dir') {
      for (const other of this.paths.keys()) if (other.startsWith(below)) this.paths.delete(other);
    }
    this.set(entry, feature);
    this.deleted.add(path);
    for (const above of ancestorsOf(path)) this.thinned.add(above);
  }

  private place(entry: SafeEntry, feature: Feature): void {
    // Where nothing was ever deleted there is no deletion to supersede.
    for (
      let above = this.deleted.size > 0 ? parentOf(entry.path) : null;
      above !== null;
      above = parentOf(above)
    ) {
      if (this.paths.get(above)?.entry.status === 'deleted') this.paths.delete(above);
    }
    this.set(entry, feature);
  }

  private set(entry: SafeEntry, feature: Feature): void {
    if (entry.status !== 'deleted' && !this.planned.has(entry.path))
      this.planned.set(entry.path, this.order.get(feature) ?? 0);
    const known = this.paths.get(entry.path);
    const before = known === undefined || known.entry.status === 'deleted' ? null : known.feature;
    this.paths.delete(entry.path);
    this.paths.set(entry.path, { entry, feature, before });
  }
}

function holdsPlanned(directory: string, paths: ReadonlyMap<string, ExpectedPath>): boolean {
  const below = `${directory}/`;
  for (const [path, { entry }] of paths)
    if (entry.status !== 'deleted' && path.startsWith(below)) return true;
  return false;
}
