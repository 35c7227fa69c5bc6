import { expectedLayout, type ExpectedPath } from '../../../layout/expected.js';
import type { NotDemandedWhy } from '../../../layout/reasons.js';
import { checkLayout } from '../../../layout/safe-entries.js';
import { droppedPaths } from '../../../features/task-paths.js';
import { ancestorsOf } from '../../../base/paths.js';
import { locate } from '../../../model/position.js';
import { judgePath } from '../../planned-path.js';
import { fromFinding, outcome, type RuleOutcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';
import type { PlanSubject } from '../plan-subject.js';

/**
 * The declared tree is safe, and tree and disk agree in both directions, for every path of which no later plan speaks.
 * Finished features are judged by the paths that are theirs alone: what was wrong with the drawing is history.
 */
export const treeRule: PlanRule = {
  name: 'tree',
  afterwards: true,
  judge: (subject) => {
    const drawing = subject.history ? [] : judgeDrawing(subject);
    const { features } = subject.context.state;
    const owned = expectedLayout(features).owned.get(subject.feature) ?? [];
    const judged = owned.flatMap((expected) => judgePath(expected, subject.context) ?? []);
    return [...drawing, ...notDemanded(subject, owned), ...withoutInner(judged)];
  },
};

const MAX_NAMES = 5;

/** What the tree names and nobody demands, told once for each cause. */
function notDemanded(
  { feature, plan, context, history }: PlanSubject,
  owned: readonly ExpectedPath[],
): RuleOutcome[] {
  if (history) return [];
  const paths = new Map<NotDemandedWhy, string[]>();
  const add = (why: NotDemandedWhy, path: string): void => {
    const known = paths.get(why) ?? [];
    known.push(path);
    paths.set(why, known);
  };
  for (const { path, exempt } of plan.layout) if (exempt !== undefined) add(exempt, path);
  for (const { entry } of owned) {
    if (entry.exempt === null && context.files.isIgnored?.(entry.path) === true) add('hidden', entry.path);
    else if (droppedPaths(feature).has(entry.path)) add('dropped', entry.path);
  }
  return [...paths].map(([why, all]) =>
    outcome(
      {
        reason: 'layout-not-demanded',
        args: { names: all.slice(0, MAX_NAMES).join(', '), more: Math.max(0, all.length - MAX_NAMES), why },
      },
      locate(feature.plan.file, plan.layoutPosition),
    ),
  );
}

/**
 * Without what is missing only because a directory above it is: one missing directory is one fault, however much is drawn in
 * it. It says how much that is.
 */
function withoutInner(outcomes: readonly RuleOutcome[]): RuleOutcome[] {
  const directories = new Set(
    outcomes.flatMap((one) => (one.reason === 'layout-directory-missing' ? [one.args.path] : [])),
  );
  const inside = new Map<string, number>();
  const told = outcomes.filter((one) => {
    const outermost = MISSING.has(one.reason) ? outermostAbove(pathOf(one), directories) : null;
    if (outermost !== null) inside.set(outermost, (inside.get(outermost) ?? 0) + 1);
    return outermost === null;
  });
  return told.map((one) => {
    const more = one.reason === 'layout-directory-missing' ? inside.get(one.args.path) : undefined;
    return more === undefined
      ? one
      : { ...one, actual: `${one.actual ?? ''}, and ${more} of its entries in the tree` };
  });
}

const MISSING: ReadonlySet<string> = new Set([
  'layout-directory-missing',
  'layout-entry-missing',
  'layout-file-missing',
  'layout-file-pending',
]);

function pathOf({ args }: RuleOutcome): string {
  return args !== undefined && 'path' in args ? args.path : '';
}

function outermostAbove(path: string, directories: ReadonlySet<string>): string | null {
  return ancestorsOf(path).findLast((above) => directories.has(above)) ?? null;
}

function judgeDrawing({ feature, plan, designed, kind }: PlanSubject): RuleOutcome[] {
  if (plan.layout.length === 0) {
    const reason = designed ? 'plan-tree-missing' : 'plan-tree-pending';
    const place = plan.layoutPosition ?? plan.sections['project-structure'];
    return [outcome({ reason, args: undefined }, locate(feature.plan.file, place))];
  }
  const { unportable, findings } = checkLayout(plan.layout);
  const refused = unportable.filter(({ path, status }) => kind(path) === null && status !== 'deleted');
  return [...findings, ...refused.map(({ finding }) => finding)].map((finding) =>
    fromFinding(finding, feature.plan.file),
  );
}
