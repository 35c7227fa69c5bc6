import { EVIDENCE_KINDS, type EvidenceKind, type EvidenceOf } from './evidence-kinds.js';
import type { Finding } from '../model/finding.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import type { Report, Reports } from './define-evidence-kind.js';
import { discoverEvidence } from './discover-reports.js';
import { originOf, ownerByPlace, type Origin } from './report-owner.js';
import { FileLocator, type ProjectPlace } from './file-locator.js';
import { readEvidence, type ReadEvidence } from './read-report.js';
import { formatsOf } from './formats-of.js';
import { ReportProblem } from './reading/read-problem.js';

/** What a gate asks: the evidence of one kind that a target of a project wrote. */
export interface EvidenceRequest<Kind extends EvidenceKind> {
  readonly files: WorkspaceFiles;
  readonly kind: Kind;
  readonly project: ProjectPlace;
  /** Resolved outputs of the target, relative to the workspace root. */
  readonly outputs: readonly string[];
}

/**
 * The evidence of a project. `found`: every report of it could be read and is the project's; `notes` say what is
 * worth knowing. `missing`: there is no report, of this project or any. `refused`: there is a report, and it does not
 * count; `finding` is the reason.
 */
export type CollectedEvidence<Kind extends EvidenceKind = EvidenceKind> =
  | {
      readonly status: 'found';
      readonly evidence: EvidenceOf<Kind>;
      readonly paths: readonly string[];
      readonly notes: readonly Finding[];
    }
  | { readonly status: 'missing'; readonly looked: readonly string[] }
  | { readonly status: 'refused'; readonly finding: Finding; readonly paths: readonly string[] };

/**
 * Finds, reads, checks and combines the reports of one kind in the outputs of a target. Reports of other projects in
 * the same outputs are left out. One report that does not count is enough to refuse all, so that no part of the
 * evidence passes for the whole. Never throws.
 */
export function collectEvidence<Kind extends EvidenceKind>(
  request: EvidenceRequest<Kind>,
): CollectedEvidence<Kind> {
  const { files, kind, outputs } = request;
  const candidates = discoverEvidence(files, outputs, kind);
  const looked = candidates.looked;
  if (candidates.limit !== null) {
    const args = { looked: looked.join(', '), limit: candidates.limit };
    return refused({ reason: 'evidence-search-limited', args, position: null }, candidates.paths);
  }
  if (candidates.paths.length === 0) return { status: 'missing', looked };
  const locator = new FileLocator(files, request.project);
  const sorted = sortReports(request, candidates.paths, locator);
  const bad = sorted.bad[0];
  if (bad !== undefined) return refused(bad.finding, [bad.path]);
  const [foreign] = sorted.foreign;
  const [first, ...more] = sorted.own;
  if (first !== undefined) return combined(request.kind, { ...sorted, own: [first, ...more] }, locator);
  if (foreign !== undefined) return refused(foreignFinding(request, foreign), [foreign.path]);
  return { status: 'missing', looked };
}

interface Foreign {
  readonly path: string;
  readonly example: string;
  readonly owner: string | null;
}

interface SortedReports<Kind extends EvidenceKind> {
  readonly own: readonly Report<EvidenceOf<Kind>>[];
  readonly unnamed: readonly string[];
  readonly foreign: readonly Foreign[];
  readonly bad: readonly Extract<ReadEvidence<Kind>, { ok: false }>[];
}

function sortReports<Kind extends EvidenceKind>(
  { files, kind, project }: EvidenceRequest<Kind>,
  paths: readonly string[],
  locator: FileLocator,
): SortedReports<Kind> {
  const own: Report<EvidenceOf<Kind>>[] = [];
  const unnamed: string[] = [];
  const foreign: Foreign[] = [];
  const bad: Extract<ReadEvidence<Kind>, { ok: false }>[] = [];
  for (const path of paths) {
    const owner = ownerByPlace(path, project);
    if (owner !== null && owner !== project.root) {
      foreign.push({ path, example: owner, owner });
      continue;
    }
    const read = readEvidence(files, path, kind);
    const origin: Origin | null = read.ok ? originOf(read.evidence, project.root, locator) : null;
    if (!read.ok) bad.push(read);
    else if (origin?.origin === 'foreign')
      foreign.push({ path, example: origin.example, owner: origin.owner });
    else own.push(read);
    if (origin?.origin === 'unnamed') unnamed.push(path);
  }
  const order = formatsOf(kind).map((format) => format.name);
  own.sort((one, two) => order.indexOf(one.format) - order.indexOf(two.format));
  return { own, unnamed, foreign, bad };
}

function combined<Kind extends EvidenceKind>(
  kind: Kind,
  { own, unnamed, foreign }: SortedReports<Kind> & { readonly own: Reports<EvidenceOf<Kind>> },
  locator: FileLocator,
): CollectedEvidence<Kind> {
  const paths = own.map(({ path }) => path);
  try {
    const evidence = EVIDENCE_KINDS[kind].combine(own, (written) => pathOf(written, locator));
    return { status: 'found', evidence, paths, notes: [...unnamed.map(unverified), ...foreign.map(ignored)] };
  } catch (error) {
    const problem = error instanceof ReportProblem ? error.message : 'the reports cannot be combined';
    return refused(
      { reason: 'evidence-contradiction', args: { file: paths[0] ?? '', problem }, position: null },
      paths,
    );
  }
}

function pathOf(written: string, locator: FileLocator): string | null {
  const place = locator.locate(written);
  return place.at === 'workspace' ? place.path : null;
}

function refused(
  finding: Finding,
  paths: readonly string[],
): Extract<CollectedEvidence, { status: 'refused' }> {
  return { status: 'refused', finding, paths };
}

function foreignFinding(request: EvidenceRequest<EvidenceKind>, { path, example, owner }: Foreign): Finding {
  const root = request.project.root === '.' ? 'the root project' : request.project.root;
  return { reason: 'evidence-foreign', args: { file: path, root, example, owner }, position: null };
}

function unverified(file: string): Finding {
  return { reason: 'evidence-unverified', args: { file }, position: null };
}

function ignored({ path, example }: Foreign): Finding {
  return { reason: 'evidence-ignored', args: { file: path, example }, position: null };
}
