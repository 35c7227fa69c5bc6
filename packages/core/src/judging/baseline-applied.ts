import { listed } from '../reasons/wording.js';
import { leavesOpen, recordability, violationsOf } from './baseline-identity.js';
import type { SubjectViolations } from './baseline-update.js';
import type { JudgedEntry, WaiverDecision } from '../model/outcome.js';
import { NO_DETAILS } from '../model/outcome.js';
import { documentFault } from '../reasons/document-fault.js';
import { given } from '../reasons/given.js';
import type { BaselineDocument, Violation } from '../model/baseline.js';
import { locate } from '../model/position.js';
import { memoize } from '../base/memo.js';
import type { Loaded } from '../model/workspace.js';

/** An entry of a verdict as far as a baseline looks at it. */
export interface DecidedEntry {
  readonly entry: JudgedEntry;
  readonly waiver: WaiverDecision;
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
export function withBaseline<Entry extends DecidedEntry>(
  entries: readonly Entry[],
  owner: Owner,
  baseline: Loaded<BaselineDocument>,
): readonly Entry[] {
  const accepted = acceptedFor(owner.name, baseline);
  if (accepted.size === 0) return entries;
  const spent = new Map<string, number>();
  return entries.map((decided) => {
    const { id, kind, outcome } = decided.entry;
    if (!fails(decided)) return decided;
    const violations = violationsOf(outcome, kind, owner.root);
    const refused = violations.filter((one) => !accepts(accepted.get(id), one, { id, spent }));
    const waiver =
      refused.length === 0
        ? { ...decided.waiver, waiver: waiverOf(baseline.file), objections: [], baselined: true }
        : {
            ...decided.waiver,
            objections: [...decided.waiver.objections, ...objections(refused, accepted.get(id))],
          };
    return { ...decided, waiver };
  });
}

/** What of a project or feature a baseline can record, after the waivers of ledgers. */
export function presentViolations(
  entries: readonly DecidedEntry[],
  owner: Owner,
): Omit<SubjectViolations, 'complete'> {
  const violations = new Map<string, readonly Violation[]>();
  const unproven = new Map<string, readonly Violation[]>();
  const undecided = new Set<string>();
  const notRun = new Map<string, string>();
  for (const decided of entries) {
    const { id, kind, outcome } = decided.entry;
    if (decided.recordable && leavesOpen(outcome)) undecided.add(id);
    if (outcome.reason === 'target-not-run') notRun.set(id, outcome.args.target);
    const how = recordability(outcome);
    if (!fails(decided) || how === 'never') continue;
    const into = how === 'always' ? violations : unproven;
    const found = violationsOf(outcome, kind, owner.root);
    // What a crash hides may still be there.
    if (found.some(({ hiding }) => hiding === true)) undecided.add(id);
    into.set(id, [...(into.get(id) ?? []), ...found.filter(({ hiding }) => hiding !== true)]);
  }
  return { subject: owner.name, violations, unproven, undecided, notRun };
}

/** That the baseline accepts what no longer occurs; nothing when all of it does or may still do. */
export function staleEntries(
  entries: readonly DecidedEntry[],
  owner: Owner,
  baseline: Loaded<BaselineDocument>,
): readonly JudgedEntry[] {
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
  const outcome = {
    ...NO_DETAILS,
    ...given('baseline-entry-stale', args),
    verdict: 'skipped',
    location,
  } as const;
  return [{ ...documentFault('baseline', outcome, location), outcome }];
}

/** What is wrong with the baseline itself; a workspace may have none. */
export function baselineFaults(baseline: Loaded<BaselineDocument>): readonly JudgedEntry[] {
  const { file } = baseline;
  if (baseline.ok) {
    return baseline.document.findings.map((finding) =>
      documentFault('baseline', finding, locate(file, finding.position)),
    );
  }
  if (baseline.problem === 'missing') return [];
  return [
    documentFault(
      'baseline',
      given('baseline-unreadable', { problem: baseline.problem }),
      locate(file, null),
    ),
  ];
}

/** Gates that are only evaluated fail nothing, so there is nothing to accept. */
function fails({ entry, waiver, recordable }: DecidedEntry): boolean {
  const { outcome, status } = entry;
  const waived = waiver.waiver !== null && waiver.baselined !== true;
  return recordable && outcome.verdict === 'fail' && status === 'enforced' && !waived;
}

function accepts(
  keys: ReadonlyMap<string, number> | undefined,
  { key, value, better, measured, hiding }: Violation,
  { id, spent }: { id: string; spent: Map<string, number> },
): boolean {
  const limit = keys?.get(key);
  if (limit === undefined || hiding === true) return false;
  if (better === 'higher') return value >= limit;
  if (measured === true) return value <= limit;
  // One text may stand for several places: as many as were there are accepted, one more is not.
  const total = (spent.get(`${id}\n${key}`) ?? 0) + value;
  spent.set(`${id}\n${key}`, total);
  return total <= limit;
}

function objections(refused: readonly Violation[], keys: ReadonlyMap<string, number> | undefined): string[] {
  if (keys === undefined) return [];
  const shown = refused.map(({ key, value }) => {
    const limit = keys.get(key);
    return limit === undefined ? `"${key}"` : `"${key}" beyond ${limit} (now ${value})`;
  });
  return [`The baseline does not accept ${listed(shown, 3)}.`];
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
