import { joinPath, nameOf } from '../../base/paths.js';
import { compareCoverage, shareText } from '../../evidence/kinds/coverage/percentages.js';
import { countedLines, type CountedLine } from '../../evidence/kinds/coverage/line-numbers.js';
import type { CoverageCounts, CoverageEvidence, CoverageFile } from '../../evidence/kinds/coverage/coverage-evidence.js';
import type { Finding } from '../../model/finding.js';
import type { Location } from '../../model/position.js';
import { locate } from '../../model/position.js';
import type { ChangedLines, LineChange } from '../../model/workspace.js';
import { rangesText } from '../../reasons/wording.js';
import type { GateOf, ProjectSubject, ReasonGiven } from '../define-gate.js';
import { runningLines } from '../proofs/estimate-parts.js';
import { otherSources } from '../proofs/other-sources.js';
import { languageOf } from '../proofs/source-files.js';
import { UNCOUNTED_LIMIT, uncountedSources } from '../proofs/uncounted-sources.js';

/** A source that is larger is not written by hand. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Languages that are built before they run. */
const SCRIPTS: ReadonlySet<string | null> = new Set(['ts', 'js']);
/** Files whose uncovered lines a message names. */
const MAX_NAMED = 3;

type Rules = NonNullable<GateOf<'coverage'>['rules']['changed']>;
type KnownChange = Extract<LineChange, { known: true }>;

/** What a gate says of the lines that the present change touches. */
export interface ChangedOutcome {
  readonly verdict: 'pass' | 'fail';
  readonly given: ReasonGiven;
  readonly location: Location | null;
  readonly actual: string | null;
  readonly notes: readonly Finding[];
}

interface Request {
  readonly changed: Rules;
  readonly uncounted: GateOf<'coverage'>['rules']['uncounted'];
  readonly evidence: CoverageEvidence;
  readonly report: string;
}

/** "changed lines >= 90 % (of more than 20)" */
export function describeChanged({ lines, allow }: Rules): string {
  return `changed lines >= ${lines} %${allow === 0 ? '' : ` (of more than ${allow})`}`;
}

/**
 * Judges the coverage of the lines that changed since the base: in sources that the reports count, and in those that none of them
 * counts, whose lines are not covered. What cannot be told fails: without the base nobody knows what changed, and without lines in
 * the report nobody knows what ran.
 */
export function judgeChanged(request: Request, subject: ProjectSubject): ChangedOutcome {
  const { evidence, report } = request;
  const change = subject.context.changedLines?.() ?? NOT_ASKED;
  if (!change.known) return failure({ reason: 'coverage-change-unknown', args: { why: change.why } }, null);
  if (evidence.files.length === 0) {
    const args = { metric: 'lines', report };
    return failure({ reason: 'coverage-empty', args }, locate(report, null));
  }
  const missing = request.uncounted === 'allow' ? null : uncountedSources(evidence, subject);
  if (missing?.complete === false) {
    const args = { looked: subject.project.root, limit: UNCOUNTED_LIMIT };
    return failure({ reason: 'evidence-search-limited', args }, null);
  }
  const uncounted = (missing?.paths ?? []).map((path) => joinPath(subject.project.root, path));
  const touched = [
    ...evidence.files.flatMap((file) => inCounted(file, change, subject)),
    ...uncounted.flatMap((path) => inUncounted(path, change, subject)),
  ];
  return { ...compared(touched, { ...request, change }, subject), notes: generatedNote(change, subject) };
}

const NOT_ASKED: LineChange = { known: false, why: 'this host knows no version control' };

/** One source that the change touches. */
interface Touched {
  readonly file: string;
  /** How many lines changed, whatever is in them. */
  readonly changed: number;
  /** Those of them that count, and whether they ran; null where the report does not say which lines it counts. */
  readonly counted: readonly { readonly line: number; readonly ran: boolean }[] | null;
}

function inCounted({ file, parts, builtLines }: CoverageFile, change: KnownChange, subject: ProjectSubject): Touched[] {
  const changed = changedOf(file, change, subject);
  if (changed === undefined) return [];
  const listed = parts?.lines === undefined || builtLines === true ? null : countedLines(parts.lines);
  const lines = listed !== null && areBuilt(listed, file, subject) ? null : listed;
  const isChanged = changedIn(changed);
  const counted = lines?.filter(({ line }) => isChanged(line)) ?? null;
  return [{ file, changed: lengthOf(changed, file, subject) ?? counted?.length ?? 1, counted }];
}

/**
 * Whether lines are those of what was built of a script. A tool that counts statements counts no blank line, and one that counts characters
 * counts every line: where some blank lines are counted and others are not, the numbers are of another text. So they are where the only
 * blank line is counted and another line is not.
 */
function areBuilt(listed: readonly CountedLine[], file: string, { context }: ProjectSubject): boolean {
  if (!SCRIPTS.has(languageOf(nameOf(file)))) return false;
  const read = context.files.read(file, MAX_BYTES);
  if (!read.ok) return false;
  const counted = new Set(listed.map(({ line }) => line));
  const last = listed.at(-1)?.line ?? 0;
  const blank = read.text.split('\n', last).flatMap((text, at) => (text.trim() === '' ? [at + 1] : []));
  const found = blank.filter((line) => counted.has(line)).length;
  return found > 0 && (blank.length === 1 ? counted.size < last : found < blank.length);
}

/** Nothing of it ran; which of its lines could run is an estimate. */
function inUncounted(file: string, change: KnownChange, subject: ProjectSubject): Touched[] {
  const changed = changedOf(file, change, subject);
  if (changed === undefined) return [];
  const read = subject.context.files.read(file, MAX_BYTES);
  const isChanged = changedIn(changed);
  const running = read.ok ? runningLines(read.text, languageOf(nameOf(file))) : [];
  const counted = running.filter(({ line }) => isChanged(line)).map(({ line }) => ({ line, ran: false }));
  return [{ file, changed: lengthOf(changed, file, subject) ?? counted.length, counted }];
}

/** Ends of lines for languages, and not for version control: its numbers are others than those of reports. */
const OTHER_ENDS = /\r(?!\n)|[\u2028\u2029]/;

/** Which lines of a source changed; all of them where its lines are not those of version control. */
function changedOf(file: string, { files }: KnownChange, { context }: ProjectSubject): ChangedLines | undefined {
  const changed = files.get(file);
  if (changed === undefined || changed === 'all') return changed;
  const read = context.files.read(file, MAX_BYTES);
  return read.ok && OTHER_ENDS.test(read.text) ? 'all' : changed;
}

/** Asks for lines in order, each once. */
function changedIn(changed: ChangedLines): (line: number) => boolean {
  if (changed === 'all') return () => true;
  let at = 0;
  return (line) => {
    for (let range = changed[at]; range !== undefined; range = changed[at]) {
      if (line < range.from + range.count) return line >= range.from;
      at += 1;
    }
    return false;
  };
}

function lengthOf(changed: ChangedLines, file: string, { context }: ProjectSubject): number | null {
  if (changed !== 'all') return changed.reduce((sum, { count }) => sum + count, 0);
  const read = context.files.read(file, MAX_BYTES);
  return read.ok ? read.text.replace(/\n$/, '').split('\n').length : null;
}

function compared(
  touched: readonly Touched[],
  { changed: { lines: minimum, allow }, change, evidence, report }: Request & { readonly change: KnownChange },
  { context }: ProjectSubject,
): Omit<ChangedOutcome, 'notes'> {
  const changed = touched.reduce((sum, file) => sum + file.changed, 0);
  const { since } = change;
  if (changed <= allow) return success({ reason: 'coverage-changed-few', args: { changed, allow, since } }, null);
  const silent = touched.find(({ counted }) => counted === null);
  if (silent !== undefined) {
    const args = { report, file: silent.file };
    return failure({ reason: 'coverage-changed-lines-unknown', args }, locate(silent.file, null));
  }
  const files = new Set(touched.map(({ file }) => file));
  const other = otherSources(evidence, context.files).find(({ file }) => files.has(file));
  if (other !== undefined) {
    const args = { ...other, more: 0 };
    return failure({ reason: 'coverage-changed-other-source', args }, locate(other.file, { line: other.line, column: 1 }));
  }
  const counts = countsOf(touched);
  const actual = shareText(counts);
  const args = { changed, since, minimum, share: actual };
  // Changed lines of which none can run, such as comments, have nothing to cover.
  if (compareCoverage(counts, minimum) !== 'below')
    return success({ reason: 'coverage-changed-reached', args }, actual);
  const [first] = touched.flatMap(uncoveredIn);
  const location = first === undefined ? null : locate(first.file, { line: first.line, column: 1 });
  const uncovered = uncoveredText(touched);
  return { ...failure({ reason: 'coverage-changed-below-minimum', args: { ...args, uncovered } }, location), actual };
}

function countsOf(touched: readonly Touched[]): CoverageCounts {
  const lines = touched.flatMap(({ counted }) => counted ?? []);
  return { covered: lines.filter(({ ran }) => ran).length, total: lines.length };
}

function uncoveredIn({ file, counted }: Touched): { file: string; line: number }[] {
  return (counted ?? []).flatMap(({ line, ran }) => (ran ? [] : [{ file, line }]));
}

/** The files with the most uncovered lines: "src/cards.ts 3-5, 9; src/pay.ts 1". */
function uncoveredText(touched: readonly Touched[]): string {
  const files = touched
    .map((one) => ({ file: one.file, lines: uncoveredIn(one).map(({ line }) => line) }))
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) => b.lines.length - a.lines.length || (a.file < b.file ? -1 : 1));
  const told = files.slice(0, MAX_NAMED).map(({ file, lines }) => `${file} ${rangesText(lines)}`);
  const more = files.length - told.length;
  return `${told.join('; ')}${more > 0 ? `; ${more} more` : ''}`;
}

/** Whoever declares his sources as generated takes them out, which a reader has to see. */
function generatedNote({ generated }: KnownChange, { project: { root } }: ProjectSubject): readonly Finding[] {
  const own = generated.filter((path) => root === '.' || path.startsWith(`${root}/`));
  const [first] = own;
  if (first === undefined) return [];
  return [{ reason: 'coverage-changed-generated', args: { count: own.length, first }, position: null }];
}

function success(given: ReasonGiven, actual: string | null): ChangedOutcome {
  return { verdict: 'pass', given, location: null, actual, notes: [] };
}

function failure(given: ReasonGiven, location: Location | null): ChangedOutcome {
  return { verdict: 'fail', given, location, actual: null, notes: [] };
}
