import { anyOf } from '../../../languages/words.js';
import { memoize } from '../../../base/memo.js';
import { checkLayout } from '../../../layout/safe-entries.js';
import { parentOf } from '../../../base/paths.js';
import { isFeatureDocument } from '../../../layout/declared-roots.js';
import type { LayoutEntry, StructureDecision } from '../../../model/plan.js';
import { locate, type Text } from '../../../model/position.js';
import { nearest } from '../../../base/nearest.js';
import { outcome, type RuleOutcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';
import type { PlanSubject } from '../plan-subject.js';

/** The Structure Decision is there, names directories of the tree, and no others. */
export const structureDecisionRule: PlanRule = {
  name: 'structure-decision',
  afterwards: false,
  judge: (subject) => {
    const { feature, plan, designed } = subject;
    const decision = plan.structureDecision;
    if (decision === null) {
      const reason = designed ? 'structure-decision-missing' : 'structure-decision-pending';
      const place = plan.layoutPosition ?? plan.sections['project-structure'];
      return [outcome({ reason, args: undefined }, locate(feature.plan.file, place))];
    }
    return plan.layout.length === 0 ? [] : judgeNames(decision, subject);
  },
};

function judgeNames(
  decision: StructureDecision,
  { feature, plan, designed, kind }: PlanSubject,
): RuleOutcome[] {
  const drawn = drawnBy(plan.layout);
  const named = decision.paths.filter((path) => isNamed(path, { decision, drawn, kind }));
  // A path that exists but is not in the tree is named as it is: "no change in apps/infra".
  const unknown = named.filter(({ text }) => !drawn.has(clean(text)) && kind(clean(text)) === null);
  if (named.length > 0) {
    return unknown.map((path) => {
      const meant = nearest(clean(path.text), [...drawn.paths].slice(0, 2000));
      return outcome(
        { reason: 'structure-decision-unknown-path', args: { path: path.text, nearest: meant } },
        locate(feature.plan.file, path.position),
        { expected: 'a path of the tree', actual: path.text },
      );
    });
  }
  if (drawn.isIn(decision.text)) return [];
  const reason = designed ? 'structure-decision-names-nothing' : 'structure-decision-pending';
  return [outcome({ reason, args: undefined }, locate(feature.plan.file, decision.position))];
}

interface Surroundings {
  readonly decision: StructureDecision;
  readonly drawn: Drawn;
  readonly kind: PlanSubject['kind'];
}

/**
 * Whether a text is meant as a path of this workspace: it is in the tree or on disk, or it is written from a root of the tree, as
 * `packages/pay/src` is. Names of modules, an enumeration such as `web/api/jobs` and what the decision denies are words.
 */
function isNamed({ text }: Text, { decision, drawn, kind }: Surroundings): boolean {
  const path = clean(text);
  if (/^[@#~/-]|[\s*?{}<>()=;,$]|:\/\/|\.\.\.|…/.test(path)) return false;
  if (path === '' || isFeatureDocument(path)) return false;
  const names = path.split('/');
  if (!drawn.has(path) && drawn.areSiblings(names)) return false;
  if (isDenied(text, decision.text)) return false;
  if (drawn.has(path) || kind(path) !== null) return true;
  return names.length > 1 && drawn.isRoot(names[0] ?? '');
}

/** Whether all that a decision says of a path is that it does not exist: "no `src/`", "instead of `packages/cart`". */
function isDenied(path: string, decision: string): boolean {
  const before = decision.split(path).slice(0, -1);
  return before.length > 0 && before.every((text) => DENIAL.test(text.slice(-60)));
}

const DENIAL = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${anyOf(({ tree }) => tree.notThere)})(?:[\\s\`'"“「]{0,3}(?:\\p{L}{1,12}[\\s\`'"“]{1,3}){0,2})$`,
  'iu',
);

/** The paths of a tree and every directory above one. */
class Drawn {
  readonly paths: ReadonlySet<string>;

  constructor(layout: readonly LayoutEntry[]) {
    const paths = new Set<string>();
    const { entries, unportable } = checkLayout(layout);
    for (const { path } of [...entries, ...unportable]) {
      for (let at: string | null = path; at !== null && !paths.has(at); at = parentOf(at)) paths.add(at);
    }
    this.paths = paths;
  }

  /** Whether a name is directly at the top of the tree. */
  isRoot(name: string): boolean {
    return this.paths.has(name);
  }

  /** Whether several names are all in one directory of the tree. */
  areSiblings(names: readonly string[]): boolean {
    if (names.length < 2) return false;
    const [first = ''] = names;
    const parents = [...this.paths].flatMap((path) =>
      path === first ? [''] : path.endsWith(`/${first}`) ? [path.slice(0, -first.length)] : [],
    );
    return parents.some((parent) => names.every((name) => this.paths.has(`${parent}${name}`)));
  }

  /** Whether a text has the name of something drawn among its words; names that are plain words say too little. */
  isIn(text: string): boolean {
    const words = text
      .split(/[\s`'"“”„«»()[\]{}<>,;:!?，。、；：（）「」]+/u)
      .map((word) => clean(word.replace(/\.$/, '')));
    return words.some((word) => /^[^/]*[\p{L}\p{N}][._/-][\p{L}\p{N}]/u.test(word) && this.has(word));
  }

  /** Whether a path is drawn, or is the end of one that is: `src/models` for `packages/pay/src/models`. */
  has(path: string): boolean {
    return this.paths.has(path) || [...this.paths].some((drawn) => drawn.endsWith(`/${path}`));
  }
}

const drawnBy = memoize((layout: readonly LayoutEntry[]) => new Drawn(layout));

/** A path without `./`, and without the slash or the pattern for all that is in it. */
function clean(text: string): string {
  return text.replace(/^(?:\.\/)+/, '').replace(/(?:\/\*{1,2}){1,3}$|\/+$/, '');
}
