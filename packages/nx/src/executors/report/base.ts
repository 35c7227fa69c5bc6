import {
  compareWithBase,
  readReport,
  stillHolds,
  type BaseVerdicts,
  type ProjectVerdict,
  type ReadReport,
  type WorkspaceReport,
} from '@plangate/core/reports';
import type { WorkspaceFiles } from '@plangate/core';
import { keptVerdicts } from '../../runs/kept-verdicts.js';
import { MAX_REPORT_BYTES } from '../../runs/max-report-bytes.js';
import { changeBase, type ChangeBase } from '../../workspace/change-base.js';
import { changedFiles, filesAmong, untrackedFiles } from '../../workspace/git-files.js';
import { gitIn } from '../../workspace/run-git.js';
import { notAffected, type AffectedGraph, type ChangedPaths } from './affected.js';
import { ciService } from './ci.js';
import { readVerdictFile } from './collect.js';
import { verdictFileName } from '../gate/verdict-file.js';
import { joinPath } from '@plangate/core/graph';
import type { ResolvedReportOptions } from './options.js';

/** Characters of a commit that people see. */
const SHORT = 10;

/** Where a report is made. */
export interface BaseHost {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly files: WorkspaceFiles;
  readonly graph: AffectedGraph;
}

/**
 * A report with what changed since the base: from an artefact if one is named, else from what an earlier report on that commit kept in
 * the cache. Projects that were not judged now, and that the change does not affect, have the verdict of the base, if it is
 * known to be of that commit. Where nobody asked and nothing is kept, the report stays as it is.
 */
export function withBase(
  report: WorkspaceReport,
  { base: ref, baseReport }: Pick<ResolvedReportOptions, 'base' | 'baseReport'>,
  host: BaseHost,
): WorkspaceReport {
  const base = changeBase(host.root, ref === null ? undefined : { ref, by: '"base"' });
  const kept = baseReport === null && base.kind === 'commit' ? keptVerdicts(host.root, base.commit) : null;
  if (ref === null && baseReport === null && kept === null) return report;
  const known = baseReport === null ? keptFor(kept, base) : verdictsAt(baseReport, host.files);
  const commit = base.kind === 'commit' ? base.commit : null;
  const of = {
    of: known.of,
    ref: nameOf(ref ?? commit?.slice(0, SHORT) ?? baseReport ?? 'the base', known, commit),
  };
  const carried = known.commit === commit ? carriedForward(report, known, { ...host, commit }) : [];
  const names = new Set(carried.map(({ project }) => project));
  const verdicts = [...report.verdicts, ...carried].sort((a, b) => (a.project < b.project ? -1 : 1));
  const missing = report.missing.filter((project) => !names.has(project));
  const whole = { ...report, verdicts, missing };
  return { ...whole, base: compareWithBase(whole, of, [...names]) };
}

/**
 * The commit that the verdict files were made from; null where nobody can tell. In CI they are of the commit that is checked out, as long as
 * nothing differs from it. Elsewhere some may be of earlier runs.
 */
export function judgedCommit(root: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  if (!isContinuous(environment)) return null;
  const git = gitIn(root);
  if (git(['status', '--porcelain', '--ignore-submodules=none', '--untracked-files=normal'])?.trim() !== '')
    return null;
  return git(['rev-parse', '--verify', 'HEAD'])?.trim() ?? null;
}

function isContinuous(environment: NodeJS.ProcessEnv): boolean {
  return !['', 'false', '0'].includes(environment.CI ?? '') || ciService(environment) !== null;
}

/** Verdicts of a base, and the commit that they are of; null where that is not known. */
interface Known extends Pick<BaseVerdicts, 'of'> {
  readonly commit: string | null;
}

/** The base by the name that people know, and the commit of its verdicts where that is another one. */
function nameOf(ref: string, known: Known, commit: string | null): string {
  const isOther = known.commit !== null && known.commit !== commit;
  return isOther ? `${ref} (verdicts of ${known.commit.slice(0, SHORT)})` : ref;
}

function keptFor(kept: ReadReport | null, base: ChangeBase): Known {
  if (base.kind !== 'commit') return unknown(WITHOUT_COMMIT[base.kind](base));
  const commit = base.commit.slice(0, SHORT);
  if (kept === null)
    return unknown(
      `The cache has no report on ${commit}; "baseReport" can name one, or a directory of verdict files.`,
    );
  return kept.ok ? among(kept, `the report on ${commit}`) : unknown(`The report on ${commit}: ${kept.why}`);
}

function unknown(why: string): Known {
  return { commit: null, of: () => why };
}

const WITHOUT_COMMIT = {
  none: () => 'The workspace is not in a git repository.',
  first: () => 'There is no commit before this change.',
  unknown: (base: ChangeBase) => `The base is not known: ${base.kind === 'unknown' ? base.why : ''}.`,
};

/** The verdicts of an artefact: a `report.json`, or a directory that has one, or verdict files. */
function verdictsAt(path: string, files: WorkspaceFiles): Known {
  const kind = files.kind(path);
  if (kind !== 'dir' && kind !== 'file') return unknown(`${path} does not exist.`);
  const file = kind === 'file' ? path : joinPath(path, REPORT);
  const text = files.read(file, MAX_REPORT_BYTES);
  const read = text.ok ? readReport(text.text) : null;
  if (read?.ok === true) return among(read, file);
  if (kind === 'file')
    return unknown(`${path} ${read === null ? 'cannot be read.' : `says nothing. ${read.why}`}`);
  return { commit: null, of: (project) => verdictIn(path, project, files) };
}

const REPORT = 'report.json';

function verdictIn(directory: string, project: string, files: WorkspaceFiles): ProjectVerdict | string {
  const read = readVerdictFile(joinPath(directory, verdictFileName(project)), project, files);
  if (read === null) return `${directory} has no verdict of it.`;
  return 'why' in read ? `${read.file}: ${read.why}` : read;
}

function among({ verdicts, commit }: Extract<ReadReport, { ok: true }>, place: string): Known {
  const byProject = new Map<string, ProjectVerdict | string>();
  for (const verdict of verdicts)
    byProject.set(
      verdict.project,
      byProject.has(verdict.project) ? `${place} has several verdicts of it.` : verdict,
    );
  return { commit, of: (project) => byProject.get(project) ?? `It is not in ${place}.` };
}

/** The verdicts of the base on what is missing now and what nothing of the change can have altered. */
function carriedForward(
  { missing, today }: WorkspaceReport,
  known: Known,
  { root, files, graph, commit }: BaseHost & { readonly commit: string | null },
): ProjectVerdict[] {
  if (missing.length === 0 || commit === null) return [];
  const changed = changedPaths(root, commit);
  if (changed === null) return [];
  const isSame = notAffected(graph, changed, namedInputsIn(files));
  return missing.flatMap((project) => {
    const before = isSame(project) ? known.of(project) : '';
    if (typeof before === 'string' || !stillHolds(before, today)) return [];
    return before.root === graph.nodes[project]?.data.root ? [before] : [];
  });
}

/** Inputs that projects may name without having them themselves. */
function namedInputsIn(files: WorkspaceFiles): unknown {
  const text = files.read('nx.json');
  try {
    return (JSON.parse(text.ok ? text.text : '') as { readonly namedInputs?: unknown } | null)?.namedInputs;
  } catch {
    return undefined;
  }
}

/** What differs from a commit, what git does not track included; null where git cannot tell. */
function changedPaths(root: string, commit: string): ChangedPaths | null {
  const changed = changedFiles(root, 'diff', commit);
  const untracked = untrackedFiles(root);
  if (changed === null || untracked === null) return null;
  // Of a submodule that is gone, nobody can tell whose its files were.
  if (changed.some(({ isSubmodule, gone }) => isSubmodule && gone)) return null;
  const inside = filesAmong(
    root,
    changed.map(({ path }) => path),
  );
  if (inside === null) return null;
  const isMove = untracked.length > 0 || changed.some(({ isEdit }) => !isEdit);
  // Which files of a submodule its former commit had is not known, and they may have been in any project in it.
  const submodules = changed.flatMap(({ path, isSubmodule }) => (isSubmodule ? [path] : []));
  return { paths: [...inside, ...untracked, ...submodules], isMove };
}
