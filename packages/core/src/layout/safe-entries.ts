import type { Finding } from '../model/finding.js';
import type { EntryStatus, Exemption, LayoutEntry } from '../model/plan.js';
import type { Position } from '../model/position.js';
import { memoize } from '../base/memo.js';
import { parentOf } from '../base/paths.js';
import { checkPath, pathFinding } from './safe-path.js';

/** Entries of one tree that are read. */
export const MAX_ENTRIES = 10_000;

/** An entry whose path is safe to look for and to create. */
export interface SafeEntry {
  readonly path: string;
  readonly kind: 'file' | 'dir';
  readonly status: EntryStatus;
  /** Whether the tree draws something in it. */
  readonly hasChildren: boolean;
  /** Why it is neither demanded nor refused; null where it is. */
  readonly exempt: Exemption | null;
  readonly position: Position;
}

/** A path that this system accepts and another does not. Reported only if it would have to be created. */
export interface UnportableEntry extends SafeEntry {
  readonly finding: Finding;
}

export interface CheckedLayout {
  /** In the order of the tree; each path once. */
  readonly entries: readonly SafeEntry[];
  readonly unportable: readonly UnportableEntry[];
  readonly findings: readonly Finding[];
}

type Draft = { -readonly [Key in keyof SafeEntry]: SafeEntry[Key] };

/**
 * The entries of a declared tree that are safe, and a finding with its place for every other: paths that leave the
 * workspace or that no system takes, names that differ only in case, a file where another entry needs a directory,
 * and everything beyond {@link MAX_ENTRIES}. Looks at no disk; computed once for each tree.
 */
export const checkLayout: (layout: readonly LayoutEntry[]) => CheckedLayout = memoize(check);

function check(layout: readonly LayoutEntry[]): CheckedLayout {
  const collector = new Collector();
  for (const entry of layout.slice(0, MAX_ENTRIES)) collector.add(entry);
  const beyond = layout[MAX_ENTRIES];
  if (beyond) collector.refuse(tooLarge(layout.length, beyond.position));
  return collector.result();
}

function tooLarge(entries: number, position: Position): Finding {
  return { reason: 'layout-too-large', args: { entries, limit: MAX_ENTRIES }, position };
}

/** The form that disks without case see. */
function foldCase(path: string): string {
  return (/[^\0-\x7f]/.test(path) ? path.normalize('NFC') : path).toLowerCase();
}

/** Takes the entries one by one and keeps those that go together. */
class Collector {
  private readonly safe = new Map<string, Draft>();
  private readonly unportable: UnportableEntry[] = [];
  private readonly findings: Finding[] = [];
  /** Every name as first spelt, by the form that disks without case would see. */
  private readonly spellings = new Map<string, string>();
  /** Every path that has something below it, with one such entry. */
  private readonly parents = new Map<string, string>();

  add(entry: LayoutEntry): void {
    // What is in another repository is not looked at here.
    if (entry.exempt === 'elsewhere') return;
    const checked = checkPath(entry.path);
    const { kind, status, position, exempt = null } = entry;
    if (!checked.ok) {
      const finding = pathFinding(entry.path, checked.problem, position);
      const portable = checked.problem.code === 'unusable' ? checked.problem.portable : null;
      if (portable === null) this.findings.push(finding);
      else
        this.unportable.push({ path: portable, kind, status, position, exempt, hasChildren: false, finding });
      return;
    }
    const { path } = checked;
    if (status !== 'deleted' && !this.fits(path, entry)) return;
    this.keep({ path, kind, status, position, exempt, hasChildren: false });
  }

  refuse(finding: Finding): void {
    this.findings.push(finding);
  }

  result(): CheckedLayout {
    for (const entry of this.safe.values()) entry.hasChildren = this.parents.has(entry.path);
    return { entries: [...this.safe.values()], unportable: this.unportable, findings: this.findings };
  }

  private fits(path: string, entry: LayoutEntry): boolean {
    const finding = this.collision(path, entry.position) ?? this.conflict(path, entry);
    if (finding) this.findings.push(finding);
    return finding === null;
  }

  /** Deleted entries are left out: renaming `README.MD` to `readme.md` is no collision. */
  private collision(path: string, position: Position): Finding | null {
    const fresh: [string, string][] = [];
    for (let part: string | null = path; part !== null; part = parentOf(part)) {
      const folded = foldCase(part);
      const known = this.spellings.get(folded);
      if (known === part) break;
      if (known !== undefined) {
        return { reason: 'layout-names-collide', args: { path: part, other: known }, position };
      }
      fresh.push([folded, part]);
    }
    for (const [folded, part] of fresh) this.spellings.set(folded, part);
    return null;
  }

  private conflict(path: string, { kind, position }: LayoutEntry): Finding | null {
    const other = kind === 'file' ? this.needsDirectory(path) : this.needsFile(path);
    const against = other ?? this.fileAbove(path);
    return against === null
      ? null
      : { reason: 'layout-kind-conflict', args: { path, other: against }, position };
  }

  private fileAbove(path: string): string | null {
    // A path that already holds something is not a file, nor is anything above it.
    for (let above = parentOf(path); above !== null && !this.parents.has(above); above = parentOf(above)) {
      if (this.needsFile(above) !== null) return above;
    }
    return null;
  }

  private needsDirectory(path: string): string | null {
    const known = this.safe.get(path);
    if (known?.kind === 'dir' && known.status !== 'deleted') return path;
    return this.parents.get(path) ?? null;
  }

  private needsFile(path: string): string | null {
    const known = this.safe.get(path);
    return known?.kind === 'file' && known.status !== 'deleted' ? path : null;
  }

  /** A path drawn twice is one entry: the last mark that says something counts. */
  private keep(entry: Draft): void {
    const known = this.safe.get(entry.path);
    if (entry.status !== 'deleted') {
      for (
        let above = parentOf(entry.path);
        above !== null && !this.parents.has(above);
        above = parentOf(above)
      ) {
        this.parents.set(above, entry.path);
      }
    }
    if (!known) this.safe.set(entry.path, entry);
    else if (entry.status !== 'unspecified') {
      known.status = entry.status;
      known.exempt = entry.exempt;
      known.kind = entry.kind;
      known.position = entry.position;
    }
  }
}
