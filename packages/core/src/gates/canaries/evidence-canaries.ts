import type { EvidenceKind, EvidenceOf } from '../../evidence/evidence-kinds.js';
import { formatsOf } from '../../evidence/formats-of.js';
import { readEvidence } from '../../evidence/read-report.js';
import { promises } from '../../evidence/report-names.js';
import { bytesOfText } from '../../base/altered-files.js';
import { isWithin, nameOf } from '../../base/paths.js';
import { memoize } from '../../base/memo.js';
import type { JudgeContext } from '../../model/workspace.js';
import type { Canary } from '../canary.js';
import { gather, withEvidence, type TargetOf } from '../evidence-of-target.js';
import { withReports } from './altered-context.js';

/** A report that is larger is not cut off or given to another project: it would have to be held as a whole. */
const MAX_BYTES = 4 * 1024 * 1024;

/** That the reports of a kind which a target wrote say something else, as one measurement; nothing is read again. */
export function evidenceCanary<Kind extends EvidenceKind>(
  kind: Kind,
  subject: TargetOf,
  {
    rules,
    what,
    alter,
  }: Pick<Canary, 'rules' | 'what'> & {
    readonly alter: (evidence: EvidenceOf<Kind>) => EvidenceOf<Kind>;
  },
): Canary {
  return { rules, what, make: () => ({ context: withEvidence(kind, subject, alter) }) };
}

/** What may happen to the reports of a target as files, whatever their format. Nothing if there is none. */
export function reportCanaries(
  kind: EvidenceKind,
  subject: TargetOf,
  {
    neededByGate = true,
  }: { /** Whether the gate fails without a report. */ readonly neededByGate?: boolean } = {},
): Canary[] {
  const gathered = gather(kind, subject);
  if (gathered.status !== 'found') return [];
  const { paths } = gathered;
  const [first] = paths;
  if (first === undefined) return [];
  return [
    ...(neededByGate ? [missing(kind, subject, paths)] : []),
    ...(isEmptyWhenClean(first, kind)
      ? []
      : [rewritten(kind, subject, { path: first, what: `the ${kind} report is empty`, bytes: [] })]),
    ...cutOff(kind, subject, first),
    ...ofAnother(kind, subject, paths),
  ];
}

function missing(kind: EvidenceKind, { context }: TargetOf, gone: readonly string[]): Canary {
  return {
    rules: [],
    what: `the ${kind} report is missing`,
    make: () => ({ context: withReports(context, kind, { gone }) }),
  };
}

function rewritten(
  kind: EvidenceKind,
  { context }: TargetOf,
  { path, what, bytes }: { readonly path: string; readonly what: string; readonly bytes: ArrayLike<number> },
): Canary {
  const written = new Map([[path, Uint8Array.from(bytes)]]);
  return { rules: [], what, make: () => ({ context: withReports(context, kind, { written }) }) };
}

function cutOff(kind: EvidenceKind, subject: TargetOf, path: string): Canary[] {
  const format = formatsOf(kind).find(({ name }) => name === formatAt(path, kind, subject));
  const bytes = bytesOf(subject, path);
  if (format === undefined || format.hasNoEnd === true || bytes === null || bytes.length < 2) return [];
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  return [rewritten(kind, subject, { path, what: `the ${kind} report is cut off`, bytes: half })];
}

/** The name of the format of a report; several gates of a project read the same one, which is recognised once. */
function formatAt(path: string, kind: EvidenceKind, { context }: TargetOf): string | null {
  const { files, disk = files } = context;
  const formats = formatsIn(context);
  const known = formats.get(`${kind}\0${path}`);
  if (known !== undefined) return known;
  const read = readEvidence(disk, path, kind);
  const format = read.ok ? read.format : null;
  formats.set(`${kind}\0${path}`, format);
  return format;
}

const formatsIn = memoize((_: JudgeContext) => new Map<string, string | null>());

/** The same reports as another project would have written them: its directory is in each path that they name. */
function ofAnother(kind: EvidenceKind, subject: TargetOf, paths: readonly string[]): Canary[] {
  const { project, context } = subject;
  const other = context.state.projects.find(
    ({ root }) => root !== '.' && !isWithin(root, project.root) && !isWithin(project.root, root),
  );
  if (project.root === '.' || other === undefined) return [];
  const written = new Map<string, Uint8Array>();
  for (const path of paths) {
    const read = (context.disk ?? context.files).read(path, MAX_BYTES);
    const named = `${project.root}/`;
    if (!read.ok || !read.text.includes(named)) return [];
    written.set(path, bytesOfText(read.text.replaceAll(named, `${other.root}/`)));
  }
  return [
    {
      rules: [],
      what: `the ${kind} report is that of ${other.name}`,
      make: () => ({ context: withReports(context, kind, { written }) }),
    },
  ];
}

function isEmptyWhenClean(path: string, kind: EvidenceKind): boolean {
  return formatsOf(kind).some((format) => format.emptyWhenClean === true && promises(format, nameOf(path)));
}

function bytesOf({ context }: TargetOf, path: string): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (const chunk of (context.disk ?? context.files).chunks(path)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BYTES) return null;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
