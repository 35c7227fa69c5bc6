import { nameOf, relativeTo } from '../../base/paths.js';
import type { Violation } from '../../model/baseline.js';
import type { Feature } from '../../model/workspace.js';
import { given, givenOf, violation } from '../../reasons/given.js';
import type { GateOutcome } from '../define-gate.js';
import type { RuleOutcome } from '../rule-outcome.js';

/** Paths that a feature is still to make or to take away. */
const PENDING: ReadonlySet<string> = new Set([
  'layout-directory-pending',
  'layout-file-pending',
  'layout-entry-pending',
  'layout-deletion-pending',
]);
/** Paths that a feature names and that are missing. */
const MISSING: ReadonlySet<string> = new Set([
  'layout-directory-missing',
  'layout-file-missing',
  'layout-entry-missing',
  'task-file-missing',
]);
const MAX_NAMES = 5;

/**
 * The entries of a verdict for what the rules say of a feature. What waits is one entry, however many paths it is about; so is
 * what is missing of a feature that is history, where one cause, a move or a removal, took it all. Findings that only inform
 * are left out.
 * @param history whether the feature was finished before the present change
 */
export function entriesOf(
  outcomes: readonly RuleOutcome[],
  feature: Feature,
  history: boolean,
): readonly GateOutcome[] {
  const told = outcomes.filter(({ severity }) => severity !== 'info');
  const pending = told.filter(({ reason }) => PENDING.has(reason));
  const missing = history ? told.filter(({ reason }) => MISSING.has(reason)) : [];
  const groups = [pending, missing].filter((group) => group.length > 1);
  const first = new Map(groups.map((group) => [group[0], group]));
  const grouped = new Set(groups.flat());
  return told.flatMap((outcome) => {
    const group = first.get(outcome);
    if (group !== undefined) return [asOne(group, feature)];
    return grouped.has(outcome) ? [] : [entryOf(outcome)];
  });
}

function entryOf(outcome: RuleOutcome): GateOutcome {
  const { severity, principle, location, expected, actual } = outcome;
  const verdict = severity === 'error' ? 'fail' : 'pending';
  const evidence = location === null ? [] : [location.file];
  return { ...givenOf(outcome), verdict, expected, actual, location, evidence, principle };
}

function asOne(group: readonly RuleOutcome[], feature: Feature): GateOutcome {
  const paths = [...new Set(group.map(pathOf))];
  const [name, isMissing] = [nameOf(feature.directory), group.every(({ reason }) => MISSING.has(reason))];
  const args = {
    feature: name,
    paths: paths.length,
    names: paths.slice(0, MAX_NAMES).join(', '),
    more: Math.max(0, paths.length - MAX_NAMES),
  };
  const common = {
    expected: `${String(paths.length)} paths are as planned`,
    actual: paths.join(', ').slice(0, 2_000),
    location: group[0]?.location ?? null,
    evidence: [...new Set(group.flatMap(({ location }) => location?.file ?? []))],
    principle: null,
  };
  return isMissing
    ? {
        ...given('feature-paths-missing', args),
        ...common,
        verdict: 'fail',
        violations: group.map((one) => violationOf(one, feature)),
      }
    : { ...given('feature-paths-pending', args), ...common, verdict: 'pending' };
}

/** What a baseline calls the violation where it is an entry of its own. */
function violationOf(outcome: RuleOutcome, { directory }: Feature): Violation {
  const { reason, location } = outcome;
  const document = location === null ? [] : [relativeTo(location.file, directory)];
  return violation(reason, [...new Set([...document, relativeTo(pathOf(outcome), directory)])]);
}

function pathOf({ args }: RuleOutcome): string {
  return args !== undefined && 'path' in args ? args.path : '';
}
