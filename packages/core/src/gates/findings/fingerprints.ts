import { isWithin, relativeTo } from '../../base/paths.js';
import { FileLocator } from '../../evidence/file-locator.js';
import type { FoundFindings } from '../../model/verdict.js';
import type { ProjectSubject } from '../define-gate.js';
import { placeOf } from '../evidence-of-target.js';

/** Findings that have a fingerprint; those beyond have none, so that they count as new. */
const MAX_LISTED = 10_000;
/** Bytes of the largest source whose lines tell findings apart. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Characters of a line and of a message that tell findings apart. */
const MAX_TEXT = 1_000;

/** What of a finding of a tool says which one it is. */
export interface Identity {
  /** The tool, and its rule or what else it found something by. */
  readonly of: readonly (string | null)[];
  /** As the report writes it; null: in no file. */
  readonly file: string | null;
  /** null: where in the file it is says nothing of it. */
  readonly line: number | null;
  readonly message: string;
}

/** Findings held against those of the base. */
export interface HeldAgainstBase {
  /** Those that the base has as well. */
  readonly old: ReadonlySet<Identity>;
  /** What a later change has to know of them. */
  readonly record: FoundFindings;
  /** Why nobody can tell which are old, as a clause; null: somebody can. */
  readonly unknown: string | null;
}

/**
 * Which findings the base of the present change has, too. A finding keeps its fingerprint when its line moves: the text of the line counts,
 * and no number. The second one of two that are alike is new if the base has one. What has no fingerprint is new.
 * @param found findings in order; of those that are alike the first are the old ones
 */
export function heldAgainstBase(
  found: readonly Identity[],
  total: number,
  subject: ProjectSubject,
): HeldAgainstBase {
  const { digest, baseFindings } = subject.context;
  const base = baseFindings?.() ?? NOT_ASKED;
  if (digest === undefined)
    return { old: new Set(), record: { total, fingerprints: {} }, unknown: NOT_ASKED.why };
  const renamed = base.known ? base.renamed : new Map<string, string>();
  const printed = fingerprintsOf(found.slice(0, MAX_LISTED), { subject, digest, renamed });
  const record = { total, fingerprints: countsOf(printed.map(({ now }) => now)) };
  if (!base.known) return { old: new Set(), record, unknown: base.why };
  const left = new Map(base.fingerprints);
  const old = new Set<Identity>();
  for (const { finding, before } of printed) {
    const times = before === null ? 0 : (left.get(before) ?? 0);
    if (before === null || times === 0) continue;
    left.set(before, times - 1);
    old.add(finding);
  }
  return { old, record, unknown: null };
}

const NOT_ASKED = { known: false, why: 'this host keeps no findings of the base' } as const;

interface Fingerprinted {
  readonly finding: Identity;
  readonly now: string;
  /** What it was in the base; null where its file was in another project then. */
  readonly before: string | null;
}

interface Host {
  readonly subject: ProjectSubject;
  readonly digest: (text: string) => string;
  readonly renamed: ReadonlyMap<string, string>;
}

/** In the order of the findings; each source is read once, whatever the order is. */
function fingerprintsOf(
  found: readonly Identity[],
  { subject, digest, renamed }: Host,
): readonly Fingerprinted[] {
  const { project, context } = subject;
  const locator = new FileLocator(context.files, placeOf(project.root, context.state));
  const lines = linesOf(found, locator, subject);
  return found.map((finding) => {
    const { of, file, message } = finding;
    const path = file === null ? null : pathOf(file, locator);
    const former = path === null ? undefined : renamed.get(path);
    const printed = (at: string | null): string =>
      digest(JSON.stringify([...of, at, normalized(message), lines.get(finding) ?? '']));
    const now = printed(path === null ? null : relativeTo(path, project.root));
    if (former === undefined) return { finding, now, before: now };
    const before = isWithin(former, project.root) ? printed(relativeTo(former, project.root)) : null;
    return { finding, now, before };
  });
}

/** The path in the workspace; as written where the file is nowhere. */
function pathOf(file: string, locator: FileLocator): string {
  const place = locator.locate(file);
  return place.at === 'nowhere' ? file : place.path;
}

/** The texts of the lines that findings are in. */
function linesOf(
  found: readonly Identity[],
  locator: FileLocator,
  { context }: ProjectSubject,
): ReadonlyMap<Identity, string> {
  const byFile = new Map<string, Identity[]>();
  for (const finding of found) {
    if (finding.file === null || finding.line === null) continue;
    const path = pathOf(finding.file, locator);
    const others = byFile.get(path);
    if (others === undefined) byFile.set(path, [finding]);
    else others.push(finding);
  }
  const texts = new Map<Identity, string>();
  for (const [path, findings] of byFile) {
    const read = context.files.read(path, MAX_BYTES);
    const lines = read.ok ? read.text.split('\n') : [];
    for (const finding of findings)
      texts.set(finding, spaced((lines[(finding.line ?? 1) - 1] ?? '').slice(0, MAX_TEXT)));
  }
  return texts;
}

/** Numbers of a message that stand for themselves are measurements and places; those in a name belong to it. */
const NUMBERS = /(?<![\p{L}\p{N}_$])\p{N}+(?:[.,]\p{N}+)*(?![\p{L}\p{N}_$])/gu;

function normalized(message: string): string {
  return spaced(message.slice(0, MAX_TEXT).replace(NUMBERS, '#'));
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function countsOf(fingerprints: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const one of fingerprints) counts.set(one, (counts.get(one) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
