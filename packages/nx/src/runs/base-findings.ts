import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { BaseFindings, ProjectVerdict } from '@plangate/core';
import { isWithin } from '@plangate/core/graph';
import { readReport } from '@plangate/core/reports';
import type { ChangeBase } from '../workspace/change-base.js';
import { renamedSince } from '../workspace/changed-lines.js';
import { gitIn } from '../workspace/run-git.js';
import { keptFile } from './kept-verdicts.js';
import { MAX_REPORT_BYTES } from './max-report-bytes.js';

/** Names the report of the base, or a directory that has it, where the cache does not keep it. */
const REPORT_VARIABLE = 'PLANGATE_BASE_REPORT';
/** Characters of a commit that people see. */
const SHORT = 10;

/**
 * Which findings the base of the present change has, by the root of a project: from the report that CI kept of that very commit, in the cache
 * or in the artefact that `PLANGATE_BASE_REPORT` names. What git has may have been written by the change itself and says nothing.
 * @param root absolute path of the workspace root, anywhere in its repository
 * @param base what `changeBase` says
 */
export function readBaseFindings(root: string, base: ChangeBase): (project: string) => BaseFindings {
  const report = reportOf(root, base);
  if (!report.ok) return () => unknown(report.why);
  const renamed = renamedSince(root, report.commit);
  if (renamed === null) return () => unknown('git cannot compare the files, or they differ in too much');
  const verdicts = new Map(report.verdicts.map((verdict) => [verdict.root, verdict]));
  const commit = report.commit.slice(0, SHORT);
  return (project) => {
    const verdict = verdicts.get(project);
    if (verdict === undefined) return unknown(`the report on ${commit} has no verdict of ${project}`);
    const fingerprints = fingerprintsIn(verdict);
    if (fingerprints === null) return unknown(`the verdict of ${commit} on ${project} lists no findings`);
    return { known: true, fingerprints, renamed };
  };
}

/**
 * What the hash of a gate that counts new findings has to know: which findings the base has of its project, and which files were renamed. No
 * commit is in it, so that results stay in the cache while these stay the same.
 */
export function baseFindingsDigest(base: BaseFindings, project: string): string {
  if (!base.known) return 'unknown';
  const renamed = [...base.renamed].filter(([path]) => isWithin(path, project));
  const told = [[...base.fingerprints].sort(byFirst), renamed.sort(byFirst)];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

/**
 * The same findings, unless they are not those that the run was hashed with: then a task of this run has written them.
 * @param hashed what the hook before the run told of them; undefined: there was none
 */
export function asHashed(base: BaseFindings, project: string, hashed: string | undefined): BaseFindings {
  if (hashed === undefined || hashed === baseFindingsDigest(base, project)) return base;
  return unknown('what is kept of the base has changed since this run began');
}

/** A digest for which nobody finds another text: 132 bits in letters, digits, `-` and `_`. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function byFirst([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function unknown(why: string): { readonly known: false; readonly why: string } {
  return { known: false, why };
}

type Report =
  | { readonly ok: true; readonly commit: string; readonly verdicts: readonly ProjectVerdict[] }
  | { readonly ok: false; readonly why: string };

function reportOf(root: string, base: ChangeBase): Report {
  if (base.kind !== 'commit') return { ok: false, why: WITHOUT_COMMIT[base.kind](base) };
  const commit = base.commit.slice(0, SHORT);
  const named = process.env[REPORT_VARIABLE] ?? '';
  const file = named === '' ? keptFile(root, base.commit) : reportAt(resolve(root, named));
  const place = named === '' ? `the report that the cache keeps of ${commit}` : named;
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined)
    return {
      ok: false,
      why: named === '' ? `the cache has no report on ${commit}` : `${named} is not there`,
    };
  if (size > MAX_REPORT_BYTES) return { ok: false, why: `${place} is too large` };
  if (mayBeOfTheChange(root, file))
    return { ok: false, why: `git has ${place}, so the change itself may have written it` };
  const read = readReport(textOf(file));
  if (!read.ok) return { ok: false, why: `${place} cannot be read` };
  if (read.commit !== base.commit) {
    const other = read.commit === null ? 'names no commit' : `is on ${read.commit.slice(0, SHORT)}`;
    return { ok: false, why: `${place} ${other}, and the change is based on ${commit}` };
  }
  return { ok: true, commit: base.commit, verdicts: read.verdicts };
}

const WITHOUT_COMMIT = {
  none: () => 'the workspace is not in a git repository, or git is missing',
  first: () => 'there is no commit before this change',
  unknown: (base: ChangeBase) => (base.kind === 'unknown' ? base.why : ''),
};

function reportAt(path: string): string {
  const isDirectory = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return isDirectory ? join(path, 'report.json') : path;
}

/** The text of a file; empty where it cannot be read. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether a repository has a file, by whatever link or spelling it was named; also where git does not answer inside of the workspace. */
function mayBeOfTheChange(root: string, file: string): boolean {
  const [top, real] = [realPath(root), realPath(file)];
  const git = gitIn(dirname(real));
  if (git(['rev-parse', '--is-inside-work-tree']) === null) return real.startsWith(join(top, sep));
  const tracked = git(['ls-files', '--cached', '-z', '--', `:(icase,literal)${basename(real)}`]);
  return tracked !== '';
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

/** How often the base has each finding: gates that read the same reports list the same findings. Null where none lists any. */
function fingerprintsIn({ gates }: ProjectVerdict): ReadonlyMap<string, number> | null {
  const listed = gates.flatMap(({ findings }) => (findings === undefined ? [] : [findings.fingerprints]));
  if (listed.length === 0) return null;
  const most = new Map<string, number>();
  for (const [print, times] of listed.flatMap((prints) => Object.entries(prints)))
    most.set(print, Math.max(times, most.get(print) ?? 0));
  return most;
}
