import { leavesOpen, recordability, violationsOf } from './baseline-identity.js';
import type { SubjectViolations } from './baseline-update.js';
import type { GateOutcome } from '../gates/define-gate.js';
import { NO_DETAILS } from '../gates/define-gate.js';
import type { BaselineDocument, Violation } from '../model/baseline.js';
import { locate } from '../model/position.js';
import { memoize } from '../base/memo.js';
import type { Loaded } from '../model/workspace.js';
import type { Judgement, Leniency } from './gate-verdict.js';

/** An entry of a verdict as far as a baseline looks at it. */
export interface Judged {
  readonly judgement: Judgement;
  readonly leniency: Leniency;
  /** Whether it is about the subject; what is wrong with constitutions and ledgers is accepted by no baseline. */
  readonly recordable: boolean;
}

/** The subject of a verdict. */
interface Owner {
  readonly name: string;
  readonly root: string;
}

/** Keys of violations and what is accepted of them, by gate id. */
type Accepted = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The entries after the baseline: a failure all of whose violations it accepts is waived. */
export function withBaseline<Entry extends Judged>(
  entries: readonly Entry[],
  owner: Owner,
  baseline: Loaded<BaselineDocument>,
): readonly Entry[] {
  const accepted = acceptedFor(owner.name, baseline);
  if (accepted.size === 0) return entries;
  const spent = new Map<string, number>();
  return entries.map((entry) => {
    const { id, kind, outcome } = entry.judgement;
    if (!fails(entry)) return entry;
    const violations = violationsOf(outcome, kind, owner.root);
    const refused = violations.filter((one) => !accepts(accepted.get(id), one, { id, spent }));
    const leniency =
      refused.length === 0
        ? { ...entry.leniency, waiver: waiverOf(baseline.file), objections: [], baselined: true }
        : {
            ...entry.leniency,
            objections: [...entry.leniency.objections, ...objections(refused, accepted.get(id))],
          };
    return { ...entry, leniency };
  });
}

/** What of a project or feature a baseline can record, after the waivers of ledgers. */
export function presentViolations(
  entries: readonly Judged[],
  owner: Owner,
): Omit<SubjectViolations, 'complete'> {
  const violations = new Map<string, readonly Violation[]>();
  const unproven = new Map<string, readonly Violation[]>();
  const undecided = new Set<string>();
  const notRun = new Map<string, string>();
  for (const entry of entries) {
    const { id, kind, outcome } = entry.judgement;
    if (entry.recordable && leavesOpen(outcome)) undecided.add(id);
    if (outcome.reason === 'target-not-run') notRun.set(id, outcome.args.target);
    const how = recordability(outcome);
    if (!fails(entry) || how === 'never') continue;
    const into = how === 'always' ? violations : unproven;
    into.set(id, [...(into.get(id) ?? []), ...violationsOf(outcome, kind, owner.root)]);
  }
  return { subject: owner.name, violations, unproven, undecided, notRun };
}

/** That the baseline accepts what no longer occurs; nothing when all of it does or may still do. */
export function staleEntries(
  entries: readonly Judged[],
  owner: Owner,
  baseline: Loaded<BaselineDocument>,
): readonly Judgement[] {
  const accepted = acceptedFor(owner.name, baseline);
  if (accepted.size === 0) return [];
  const { violations, unproven, undecided } = presentViolations(entries, owner);
  const stale = [...accepted].flatMap(([gate, keys]) => {
    if (undecided.has(gate)) return [];
    const present = [...(violations.get(gate) ?? []), ...(unproven.get(gate) ?? [])].map(({ key }) => key);
    return [...keys.keys()].filter((key) => !present.includes(key)).map((key) => `${gate} ${key}`);
  });
  const [first] = stale;
  if (first === undefined) return [];
  const args = { count: stale.length, file: baseline.file, first };
  const location = locate(baseline.file, null);
  return [fault({ ...NO_DETAILS, verdict: 'skipped', reason: 'baseline-entry-stale', args, location })];
}

/** What is wrong with the baseline itself; a workspace may have none. */
export function baselineFaults(baseline: Loaded<BaselineDocument>): readonly Judgement[] {
  const { file } = baseline;
  if (baseline.ok) {
    return baseline.document.findings.map(({ reason, args, position }) =>
      // A finding ties code and arguments together; TypeScript cannot see that the two taken from one still are.
      fault({
        ...NO_DETAILS,
        reason,
        args,
        verdict: 'fail',
        location: locate(file, position),
      } as GateOutcome),
    );
  }
  if (baseline.problem === 'missing') return [];
  const args = { problem: baseline.problem };
  const location = locate(file, null);
  return [fault({ ...NO_DETAILS, verdict: 'fail', reason: 'baseline-unreadable', args, location })];
}

function fault(outcome: GateOutcome): Judgement {
  const common = { principle: null, status: 'enforced', advice: null, waivable: false } as const;
  return { ...common, id: 'baseline', kind: 'baseline', outcome };
}

/** Gates that are only evaluated fail nothing, so there is nothing to accept. */
function fails({ judgement, leniency, recordable }: Judged): boolean {
  const { outcome, status } = judgement;
  const waived = leniency.waiver !== null && leniency.baselined !== true;
  return recordable && outcome.verdict === 'fail' && status === 'enforced' && !waived;
}

function accepts(
  keys: ReadonlyMap<string, number> | undefined,
  { key, value, better }: Violation,
  { id, spent }: { id: string; spent: Map<string, number> },
): boolean {
  const limit = keys?.get(key);
  if (limit === undefined) return false;
  if (better === 'higher') return value >= limit;
  // One text may stand for several places: as many as were there are accepted, one more is not.
  const total = (spent.get(`${id}\n${key}`) ?? 0) + value;
  spent.set(`${id}\n${key}`, total);
  return total <= limit;
}

function objections(refused: readonly Violation[], keys: ReadonlyMap<string, number> | undefined): string[] {
  if (keys === undefined) return [];
  const shown = refused.slice(0, 3).map(({ key, value }) => {
    const limit = keys.get(key);
    return limit === undefined ? `"${key}"` : `"${key}" beyond ${limit} (now ${value})`;
  });
  const more = refused.length > 3 ? ` and ${refused.length - 3} more` : '';
  return [`The baseline does not accept ${shown.join(', ')}${more}.`];
}

function waiverOf(file: string) {
  return { location: locate(file, null), why: 'It was there when the baseline was recorded.', until: null };
}

const NOTHING: Accepted = new Map();

function acceptedFor(subject: string, baseline: Loaded<BaselineDocument>): Accepted {
  return baseline.ok ? (acceptedBy(baseline.document).get(subject) ?? NOTHING) : NOTHING;
}

/** As maps: names in the file may be those of an object's own properties. */
const acceptedBy = memoize(({ violations, findings }: BaselineDocument): ReadonlyMap<string, Accepted> => {
  if (findings.length > 0) return new Map();
  return new Map(
    Object.entries(violations).map(([subject, gates]) => [
      subject,
      new Map(Object.entries(gates).map(([gate, keys]) => [gate, new Map(Object.entries(keys))])),
    ]),
  );
});
