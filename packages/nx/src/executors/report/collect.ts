import { readVerdict, type ProjectVerdict, type UnreadableVerdict } from '@plangate/core/reports';
import type { WorkspaceFiles } from '@plangate/core';
import { joinPath } from '@plangate/core/graph';
import { MAX_REPORT_BYTES } from '../../runs/max-report-bytes.js';
import { verdictFileName } from '../gate/verdict-file.js';
import { verdictPath, type ReportNodes } from './verdict-path.js';

/** The verdict files of all that has a gate. */
export interface CollectedVerdicts {
  /** In the order of names. */
  readonly verdicts: readonly ProjectVerdict[];
  readonly missing: readonly string[];
  readonly unreadable: readonly UnreadableVerdict[];
}

/**
 * Reads the verdict of each project and feature that has a gate; files of others, such as deleted projects, are not looked at.
 * Where several directories have one, as of several machines, a failing verdict counts before any other.
 * @param directories of verdict files; null: where each gate writes its own
 */
export function collectVerdicts(
  nodes: ReportNodes,
  directories: readonly string[] | null,
  files: WorkspaceFiles,
): CollectedVerdicts {
  const verdicts: ProjectVerdict[] = [];
  const missing: string[] = [];
  const unreadable: UnreadableVerdict[] = [];
  for (const project of Object.keys(nodes).sort()) {
    const path = verdictPath(project, nodes[project]);
    if (path === null) continue;
    const paths = directories?.map((directory) => joinPath(directory, verdictFileName(project)));
    const found = (paths ?? [path]).flatMap((place) => readVerdictFile(place, project, files) ?? []);
    unreadable.push(...found.filter((one) => 'why' in one));
    const read = found.filter((one) => 'gates' in one);
    const [first] = [...read.filter(({ verdict }) => verdict === 'fail'), ...read];
    if (first !== undefined) verdicts.push(first);
    else if (found.length === 0) missing.push(project);
  }
  return { verdicts, missing, unreadable };
}

/** What one verdict file says; null if there is none. */
export function readVerdictFile(
  path: string,
  project: string,
  files: WorkspaceFiles,
): ProjectVerdict | UnreadableVerdict | null {
  const kind = files.kind(path);
  if (kind === null) return null;
  if (kind === 'outside') return { file: path, why: 'A link on the way leads outside the workspace.' };
  const text = files.read(path, MAX_REPORT_BYTES);
  if (!text.ok) return { file: path, why: 'It cannot be read.' };
  const read = readVerdict(text.text);
  if (!read.ok) return { file: path, why: read.why };
  if (read.verdict.project !== project)
    return { file: path, why: `It is the verdict of ${read.verdict.project}.` };
  return read.verdict;
}
