import { globTest } from '../../base/glob.js';
import { totalOf } from '../../evidence/kinds/lint/collect-messages.js';
import type { LintCount, LintEvidence, LintMessage } from '../../evidence/kinds/lint/lint-evidence.js';
import { FileLocator } from '../../evidence/file-locator.js';
import type { ProjectSubject } from '../define-gate.js';
import { placeOf } from '../evidence-of-target.js';

/** The findings that a gate counts, and how many errors of the report it leaves out. */
export interface OwnFindings {
  readonly errors: number;
  readonly warnings: number;
  readonly unchecked: number;
  readonly counts: readonly LintCount[];
  /** Errors of other rules in the files of the project. */
  readonly otherRules: number;
  /** Errors of other tools, or in the files of other projects. */
  readonly elsewhere: number;
  /** Errors and warnings that count, as far as the report lists them. */
  readonly messages: readonly LintMessage[];
  /** Those of the project that do not, such as those of other rules. */
  readonly others: readonly LintMessage[];
  /** The first message of a severity that counts. */
  first(severity: LintMessage['severity']): LintMessage | null;
}

/** What of a finding decides whether it counts. */
type Finding = Pick<LintCount, 'tool' | 'file' | 'rule'>;

/** Rules of a gate and tools of its kind. */
export interface Wanted {
  readonly rules: readonly string[] | undefined;
  readonly tool: (name: string | null) => boolean;
}

/**
 * What counts for a project: findings of the rules and tools that are wanted, and not those that are in the files of another
 * project, which a report of several projects has too. A file that is nowhere counts, since nothing shows whose it is.
 */
export function ownFindings(evidence: LintEvidence, wanted: Wanted, subject: ProjectSubject): OwnFindings {
  const ofRule = ruleFilter(wanted.rules);
  const isOwn = fileFilter(subject);
  const ofProject = ({ tool, file }: Finding): boolean => wanted.tool(tool) && isOwn(file);
  const counted = (finding: Finding): boolean => ofRule(finding.rule) && ofProject(finding);
  const own = evidence.counts.filter(ofProject);
  const counts = own.filter(({ rule }) => ofRule(rule));
  const sum = (what: 'errors' | 'warnings' | 'unchecked') =>
    counts.reduce((total, count) => total + count[what], 0);
  const errors = sum('errors');
  const messages = evidence.messages.filter(({ severity }) => severity !== 'note').filter(ofProject);
  return {
    errors,
    warnings: sum('warnings'),
    unchecked: sum('unchecked'),
    counts,
    otherRules: totalOf(own).errors - errors,
    elsewhere: evidence.errors - totalOf(own).errors,
    messages: messages.filter(({ rule }) => ofRule(rule)),
    others: messages.filter(({ rule }) => !ofRule(rule)),
    first: (severity) =>
      evidence.messages.find((message) => message.severity === severity && counted(message)) ?? null,
  };
}

/** Whether the tools of a report list their rules, and have none that the gate names: then nothing of what it asks was checked. */
export function knowsNoneOf(rules: readonly string[] | undefined, { rules: known }: LintEvidence): boolean {
  return rules !== undefined && known !== null && !known.some(ruleFilter(rules));
}

/** Steps of all matching together. Beyond them every rule counts: none is left out that was not looked at. */
const MAX_STEPS = 50_000_000;

/** Errors without a rule are files that could not be parsed: no rule was checked in them, so they always count. */
function ruleFilter(globs: readonly string[] | undefined): (rule: string | null) => boolean {
  if (globs === undefined) return () => true;
  const matchers = globs.map((glob) => globTest(glob, { refused: true, across: true }));
  const length = globs.reduce((sum, glob) => sum + glob.length, 0);
  const known = new Map<string, boolean>();
  let steps = 0;
  return (rule) => {
    if (rule === null) return true;
    const before = known.get(rule);
    if (before !== undefined) return before;
    steps += length * rule.length * Math.min(rule.split('/').length, MAX_PARTS);
    const counts =
      steps > MAX_STEPS || wholesOf(rule).some((one) => matchers.some((matches) => matches(one)));
    known.set(rule, counts);
    return counts;
  };
}

/** Parts of a rule that are looked at for what they are parts of. */
const MAX_PARTS = 32;

/** A rule, and the rules that it is a part of: SARIF writes `CA1000/1` for a part of `CA1000`. */
function wholesOf(rule: string): readonly string[] {
  const wholes = [rule];
  for (
    let slash = rule.indexOf('/');
    slash > 0 && wholes.length <= MAX_PARTS;
    slash = rule.indexOf('/', slash + 1)
  )
    wholes.push(rule.slice(0, slash));
  return wholes;
}

/** Files with findings that are looked for in the workspace; more than these count without a look. */
const MAX_LOCATED = 5_000;

function fileFilter({ project, context }: ProjectSubject): (file: string | null) => boolean {
  const locator = new FileLocator(context.files, placeOf(project.root, context.state));
  const known = new Map<string, boolean>();
  return (file) => {
    if (file === null || file === '') return true;
    const before = known.get(file);
    if (before !== undefined) return before;
    if (known.size >= MAX_LOCATED) return true;
    const place = locator.locate(file);
    const own = place.at === 'nowhere' || place.owner === null || place.owner === project.root;
    known.set(file, own);
    return own;
  };
}
