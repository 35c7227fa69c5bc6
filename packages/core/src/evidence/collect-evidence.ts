import { EVIDENCE_KINDS, type EvidenceKind, type EvidenceOf } from './evidence-kinds.js';
import type { Finding } from '../model/finding.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import type { Report, Reports } from './define-evidence-kind.js';
import { discoverEvidence } from './discover-reports.js';
import { claimants, originOf, ownerByPlace, type Origin } from './report-owner.js';
import { olderReport } from './report-dates.js';
import { ModuleLocator } from './module-locator.js';
import { deepestRoot, relativeTo } from '../base/paths.js';
import { FileLocator, type ProjectPlace } from './file-locator.js';
import { readEvidence } from './read-report.js';
import { formatsOf } from './formats-of.js';
import type { UnreadFile } from './unread-files.js';
import { ReportProblem } from './reading/read-problem.js';

/** What a gate asks: the evidence of one kind that a target of a project wrote. */
export interface EvidenceRequest<Kind extends EvidenceKind> {
  readonly files: WorkspaceFiles;
  readonly kind: Kind;
  readonly project: ProjectPlace;
  /** Resolved outputs of the target, relative to the workspace root. */
  readonly outputs: readonly string[];
  /** By place, the roots of the projects whose targets write there though it is outside of them; see `WorkspaceState`. */
  readonly outputsElsewhere?: ReadonlyMap<string, readonly string[]>;
  /** Today as YYYY-MM-DD, for reports that say when they were written. */
  readonly today?: string;
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
  | {
      readonly status: 'missing';
      readonly looked: readonly string[];
      /** A file there that is in no format that is read, and what it is ("its root is <test-run>"); null: none. */
      readonly beside: UnreadFile | null;
    }
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
  const candidates = discoverEvidence(files, outputs, { kind, root: request.project.root });
  const looked = candidates.looked;
  if (candidates.limit !== null) {
    const args = { looked: looked.join(', '), limit: candidates.limit };
    return refused({ reason: 'evidence-search-limited', args, position: null }, candidates.paths);
  }
  const unread = candidates.unread.find(({ path }) => !isForeignPlace(path, request.project));
  if (unread !== undefined) {
    const args = { file: unread.path, problem: unread.problem };
    return refused({ reason: 'evidence-not-understood', args, position: null }, [unread.path]);
  }
  const [amongSources] = candidates.amongSources;
  if (amongSources !== undefined) {
    const args = { file: amongSources.path, output: amongSources.output };
    return refused({ reason: 'evidence-among-sources', args, position: null }, [amongSources.path]);
  }
  if (candidates.paths.length === 0) return { status: 'missing', looked, beside: candidates.beside };
  const locator = new FileLocator(files, request.project);
  const sorted = sortReports(request, candidates.paths, locator);
  const bad = sorted.bad[0] ?? (sorted.own.length === 0 ? sorted.empty[0] : undefined);
  if (bad !== undefined) return refused(bad.finding, [bad.path]);
  if (locator.exhausted) {
    const args = {
      file: sorted.own[0]?.path ?? sorted.foreign[0]?.path ?? '',
      problem: 'it names too many files that are not there',
    };
    return refused({ reason: 'evidence-unreadable', args, position: null }, candidates.paths);
  }
  const older = olderReport(kind, sorted.own, request.today ?? null);
  if (older !== null)
    return refused({ reason: 'evidence-of-another-run', args: { ...older }, position: null }, [older.file]);
  const [foreign] = sorted.foreign;
  const [first, ...more] = sorted.own;
  if (first !== undefined) return combined(request, { ...sorted, own: [first, ...more] }, locator);
  if (foreign !== undefined) return refused(foreignFinding(request, foreign), [foreign.path]);
  return { status: 'missing', looked, beside: candidates.beside };
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
  readonly bad: readonly BadReport[];
  /** Reports that state that they have no results: Surefire writes one for a class that only holds others. */
  readonly empty: readonly BadReport[];
}

interface BadReport {
  readonly path: string;
  readonly finding: Finding;
}

function sortReports<Kind extends EvidenceKind>(
  request: EvidenceRequest<Kind>,
  paths: readonly string[],
  files: FileLocator,
): SortedReports<Kind> {
  const { project, kind } = request;
  const own: Report<EvidenceOf<Kind>>[] = [];
  const unnamed: string[] = [];
  const foreign: Foreign[] = [];
  const bad: BadReport[] = [];
  const empty: BadReport[] = [];
  const locators = { files, modules: new ModuleLocator(request.files, project) };
  for (const path of paths) {
    const owner = ownerByPlace(path, project);
    if (isForeignPlace(path, project)) {
      foreign.push({ path, example: owner ?? '', owner });
      continue;
    }
    const read = readEvidence(request.files, path, kind);
    if (!read.ok) {
      (read.emptyByItself ? empty : bad).push(read);
      continue;
    }
    const others = claimants(path, project, request.outputsElsewhere ?? new Map());
    const origin =
      others.length === 0 ? originOf(read.evidence, project.root, locators) : sharedOrigin(read, request);
    if (origin.origin === 'foreign' && (others.length === 0 || origin.owner !== null))
      foreign.push({ path, example: origin.example, owner: origin.owner });
    else if (others.length > 0 && origin.origin !== 'own') bad.push({ path, finding: shared(path, others) });
    else own.push(read);
    if (origin.origin === 'unnamed') unnamed.push(path);
  }
  const order = formatsOf(kind).map((format) => format.name);
  own.sort((one, two) => order.indexOf(one.format) - order.indexOf(two.format));
  return { own, unnamed, foreign, bad, empty };
}

/** Whose a report is that any of several projects may have written: what it names relative to a project says nothing. */
function sharedOrigin<Kind extends EvidenceKind>(
  { evidence }: Report<EvidenceOf<Kind>>,
  { files, project }: EvidenceRequest<Kind>,
): Origin {
  const locators = {
    files: new FileLocator(files, project, { fromProject: false }),
    modules: { locate: () => null },
  };
  return originOf(evidence, project.root, locators);
}

function shared(file: string, others: readonly string[]): Finding {
  const args = { file, others: others.slice(0, 3).join(', ') };
  return { reason: 'evidence-shared', args, position: null };
}

function combined<Kind extends EvidenceKind>(
  { kind, project }: EvidenceRequest<Kind>,
  { own, unnamed, foreign }: SortedReports<Kind> & { readonly own: Reports<EvidenceOf<Kind>> },
  locator: FileLocator,
): CollectedEvidence<Kind> {
  const paths = own.map(({ path }) => path);
  try {
    const inProject = (path: string): string | null =>
      deepestRoot(path, project.roots) === project.root ? relativeTo(path, project.root) : null;
    const evidence = EVIDENCE_KINDS[kind].combine(own, (written) => pathOf(written, locator), inProject);
    return { status: 'found', evidence, paths, notes: [...unnamed.map(unverified), ...foreign.map(ignored)] };
  } catch (error) {
    const known = error instanceof ReportProblem;
    const problem = known ? error.message : 'the reports cannot be combined';
    const file = (known ? error.file : null) ?? paths[0] ?? '';
    return refused({ reason: 'evidence-contradiction', args: { file, problem }, position: null }, paths);
  }
}

function pathOf(written: string, locator: FileLocator): string | null {
  const place = locator.locate(written);
  return place.at === 'workspace' ? place.path : null;
}

function isForeignPlace(path: string, project: ProjectPlace): boolean {
  const owner = ownerByPlace(path, project);
  return owner !== null && owner !== project.root;
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
