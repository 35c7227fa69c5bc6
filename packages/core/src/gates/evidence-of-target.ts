import { collectEvidence, type CollectedEvidence } from '../evidence/collect-evidence.js';
import { FileLocator, type ProjectPlace } from '../evidence/file-locator.js';
import { projectRootSet } from '../features/project-roots.js';
import { memoize } from '../base/memo.js';
import { isWithin, parentOf } from '../base/paths.js';
import type { JudgeContext, WorkspaceState } from '../model/workspace.js';
import type { EvidenceKind, EvidenceOf } from '../evidence/evidence-kinds.js';
import type { Finding } from '../model/finding.js';
import type { EvidenceAdvice } from '../model/evidence-advice.js';
import type { Location } from '../model/position.js';
import { locate } from '../model/position.js';
import { givenOf } from '../reasons/given.js';
import type { GateOutcome, ProjectSubject } from './define-gate.js';
import { NO_DETAILS } from './define-gate.js';
import { notRun } from './not-run.js';
import { shareListings } from './project-paths.js';

/** The evidence of one kind that a target wrote, or the failure that there is none that counts. */
export type Gathered<Kind extends EvidenceKind> =
  | {
      readonly status: 'found';
      readonly evidence: EvidenceOf<Kind>;
      readonly paths: readonly string[];
      /** What is worth knowing of the reports and decides nothing. */
      readonly notes: readonly Finding[];
    }
  /** `searched`: false when a bound ended the search before everything was seen. */
  | { readonly status: 'missing'; readonly searched: boolean; readonly outcome: GateOutcome }
  | { readonly status: 'refused'; readonly outcome: GateOutcome };

/**
 * The reports of one kind among the outputs of a target that the project has. No report, one that cannot be read and one
 * of another project are failures with the place that was looked at and the command that writes the report.
 */
export function gather<Kind extends EvidenceKind>(kind: Kind, subject: TargetOf): Gathered<Kind> {
  const { project, context, target } = subject;
  const known = gatheredIn(context);
  const key = keyOf(kind, { project, target });
  const gathered = (known.get(key) as Gathered<Kind> | undefined) ?? search(kind, subject);
  known.set(key, gathered);
  return gathered;
}

function keyOf(kind: EvidenceKind, { project, target }: Pick<TargetOf, 'project' | 'target'>): string {
  return `${kind}\0${project.root}\0${target}`;
}

/** A target of a project, and what reading its evidence needs. */
export type TargetOf = Pick<ProjectSubject, 'project' | 'context' | 'target'>;

/** Several gates of a project read the same reports; each is read once. */
const gatheredIn = memoize((_: JudgeContext) => new Map<string, Gathered<EvidenceKind>>());

/** Lets a context that looks at the same reports as another one know what was read of them. */
export function shareGathered(from: JudgeContext, to: JudgeContext): void {
  for (const [key, gathered] of gatheredIn(from)) gatheredIn(to).set(key, gathered);
}

/**
 * Lets a context with other files than another one know what was read of the reports that these are not among, nor beside. What
 * was found out of the evidence by other files is found out again.
 * @param changed paths in the workspace
 */
export function shareUnchanged(from: JudgeContext, to: JudgeContext, changed: readonly string[]): void {
  const beside = (path: string): string => parentOf(path) ?? '.';
  for (const [key, gathered] of gatheredIn(from)) {
    if (gathered.status !== 'found') continue;
    const holders = gathered.paths.map(beside);
    if (changed.some((path) => holders.some((holder) => isWithin(path, holder) || isWithin(holder, path))))
      continue;
    gatheredIn(to).set(key, { ...gathered, evidence: { ...gathered.evidence } });
  }
}

/** Lets a context in which a report is another one know what was read of those of other kinds. */
export function shareOtherKinds(from: JudgeContext, to: JudgeContext, kind: EvidenceKind): void {
  for (const [key, gathered] of gatheredIn(from)) {
    if (!key.startsWith(`${kind}\0`)) gatheredIn(to).set(key, gathered);
  }
}

/** The same context, in which the reports of a kind that a target wrote say something else; unchanged if there is none. */
export function withEvidence<Kind extends EvidenceKind>(
  kind: Kind,
  subject: TargetOf,
  alter: (evidence: EvidenceOf<Kind>) => EvidenceOf<Kind>,
): JudgeContext {
  const gathered = gather(kind, subject);
  const context = { ...subject.context };
  shareListings(subject.context, context);
  shareGathered(subject.context, context);
  if (gathered.status === 'found') {
    const altered = { ...gathered, evidence: alter(gathered.evidence) } as Gathered<EvidenceKind>;
    gatheredIn(context).set(keyOf(kind, subject), altered);
  }
  return context;
}

function search<Kind extends EvidenceKind>(
  kind: Kind,
  { project, context, target }: TargetOf,
): Gathered<Kind> {
  const outputs = project.targets[target]?.outputs ?? [];
  const place = placeOf(project.root, context.state);
  const { outputsElsewhere = new Map<string, readonly string[]>() } = context.state;
  const collected = collectEvidence({
    files: context.disk ?? context.files,
    kind,
    project: place,
    outputs,
    outputsElsewhere,
    today: context.today,
  });
  if (collected.status === 'found') return ofThisRun(collected, { context, target }) ?? collected;
  if (collected.status === 'missing') {
    // What makes its tool write a report would not help.
    const isHeldUp = (context.heldUpBy?.(target) ?? null) !== null;
    if (isHeldUp) return { status: 'missing', searched: true, outcome: notRun({ project, context, target }) };
    const advice = context.adviseEvidence?.(target, kind) ?? null;
    const toRun = !context.succeeded.has(target);
    const asked = { kind, project: project.name, target, toRun, advice };
    return { status: 'missing', searched: true, outcome: missing(asked, collected) };
  }
  const outcome = refusal(collected.finding, collected.paths);
  return collected.finding.reason === 'evidence-search-limited' && collected.paths.length === 0
    ? { status: 'missing', searched: false, outcome }
    : { status: 'refused', outcome };
}

const FAULTS = {
  committed: 'evidence-committed',
  unrecorded: 'evidence-unrecorded',
  replaced: 'evidence-replaced',
  outdated: 'evidence-outdated',
} as const;

/** The refusal of the first report that is not the work of the run that is judged; null when every one is. */
function ofThisRun(
  { paths }: { readonly paths: readonly string[] },
  { context, target }: Pick<ProjectSubject, 'context' | 'target'>,
): { readonly status: 'refused'; readonly outcome: GateOutcome } | null {
  for (const file of paths) {
    const fault = context.reportFault?.(target, file) ?? null;
    if (fault === null) continue;
    const finding = { reason: FAULTS[fault], args: { file, target }, position: null };
    return { status: 'refused', outcome: refusal(finding, [file]) };
  }
  return null;
}

interface Asked {
  readonly kind: EvidenceKind;
  readonly project: string;
  readonly target: string;
  /** Whether nothing shows that the target ran and succeeded. */
  readonly toRun: boolean;
  readonly advice: EvidenceAdvice | null;
}

function missing(
  asked: Asked,
  { looked, beside }: Extract<CollectedEvidence, { status: 'missing' }>,
): GateOutcome {
  const details = {
    ...NO_DETAILS,
    verdict: 'fail',
    expected: `a ${asked.kind} report`,
    actual: 'none',
  } as const;
  if (looked.length === 0) return { ...details, reason: 'evidence-no-outputs', args: asked };
  const named = looked.slice(0, 5).join(', ');
  const rest = looked.length > 5 ? ` and ${looked.length - 5} more outputs` : '';
  return { ...details, reason: 'evidence-missing', args: { ...asked, looked: named + rest, beside } };
}

function refusal(finding: Finding, paths: readonly string[]): GateOutcome {
  const [file] = paths;
  const location = file === undefined ? null : locate(file, finding.position);
  const details = { ...NO_DETAILS, verdict: 'fail', location, evidence: paths } as const;
  return { ...details, ...givenOf(finding) };
}

/** Where a source file that a report names is, at the given place; null when it is not in the project. */
export function sourcePlace(
  written: { readonly file: string; readonly line?: number; readonly column?: number },
  { project, context }: ProjectSubject,
): Location | null {
  const found = new FileLocator(context.disk ?? context.files, placeOf(project.root, context.state)).locate(
    written.file,
  );
  if (found.at === 'nowhere') return null;
  return { file: found.path, line: counted(written.line), column: counted(written.column) };
}

/** Lines and columns count from 1; reports write 0 where they do not know. */
function counted(number = 1): number {
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}

/** What evidence needs to know of the project to tell whose a report is. */
export function placeOf(root: string, state: WorkspaceState): ProjectPlace {
  return { root, roots: projectRootSet(state) };
}
