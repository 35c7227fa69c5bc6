import { violation } from '../../reasons/given.js';
import type { ProjectDependency } from '../../model/workspace.js';
import type { Location } from '../../model/position.js';
import { locate } from '../../model/position.js';
import { andMore, listed } from '../../reasons/wording.js';
import { GLOB_LIMITS } from '../../base/glob.js';
import { boundaryList, type BoundaryList } from './boundary-list.js';
import { compareFields } from '../comparison.js';
import { compareAllowed, compareDenied, compareFrom } from './compare.js';
import type { GateOf, GateOutcome, ProjectGateKind, ProjectSubject } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import { boundaryCanaries } from './canary.js';

type Gate = GateOf<'boundaries'>;

/** Dependencies, and matchers of the rule, that a message names. */
const MAX_NAMED = 5;
const CONFIG_FILES = ['project.json', 'package.json'];

/** The project depends only on what it may depend on, by the project graph. */
export const boundariesKind: ProjectGateKind<'boundaries'> = {
  kind: 'boundaries',
  of: 'project',
  defaultTarget: null,
  evidence: null,
  needs: ['graph'],
  unknownName: ({ from = [], allow = [], deny = [] }, projects) =>
    boundaryList([...from, ...allow, ...deny], { projects }).unmatched?.matcher ?? null,
  describe,
  compare: compareFields<'boundaries'>({
    from: (outer, inner) => compareFrom(outer, inner),
    allow: (outer, inner) => compareAllowed(outer, inner),
    deny: (outer, inner) => compareDenied(outer, inner),
  }),
  decide: (gate, subject) => {
    const sides = sidesOf(gate, subject);
    const glob = [sides.from, sides.allow, sides.deny].find((side) => side?.refused)?.refused;
    if (glob) {
      const args = { glob, expected: GLOB_LIMITS };
      return { ...NO_DETAILS, verdict: 'fail', reason: 'gate-glob-refused', args };
    }
    const unmatched = gate.origin === 'block' ? unmatchedIn(sides, ['from', 'allow', 'deny']) : null;
    if (unmatched !== null) {
      return { ...NO_DETAILS, verdict: 'fail', reason: 'boundary-matcher-unmatched', args: unmatched };
    }
    const { project } = subject;
    if (sides.from !== null && !sides.from.matches({ ...project, file: null })) {
      const unclear = unmatchedIn(sides, ['from']);
      return unclear === null ? notConcerned(gate, subject) : undecided(unclear);
    }
    return judge(gate, sides, subject);
  },
  canaries: boundaryCanaries,
};

function describe({ from, allow, deny }: Gate['rules']): string {
  const parts = [
    from === undefined || from.length === 0 ? null : `from ${from.join(', ')}`,
    allow === undefined ? null : `only to ${allow.join(', ')}`,
    deny === undefined ? null : `not to ${deny.join(', ')}`,
  ].filter((part) => part !== null);
  return `dependencies ${parts.join('; ')}`;
}

/**
 * A gate block with an unmatched matcher has already failed, so this rule was read from prose. An unmatched `allow`
 * leaves the rule undecided; `deny` still applies.
 */
function judge(gate: Gate, sides: Sides, subject: ProjectSubject): GateOutcome {
  const { name, dependencies } = subject.project;
  if (dependencies === undefined) {
    return { ...NO_DETAILS, verdict: 'fail', reason: 'dependencies-unknown', args: { project: name } };
  }
  const allow = unmatchedIn(sides, ['allow']) === null ? sides.allow : null;
  const crossed = dependencies.filter((dependency) => crosses(dependency, { ...sides, allow }, gate));
  if (crossed.length > 0) return boundaryCrossed(gate, crossed, subject);
  const unclear = unmatchedIn(sides, ['allow', 'deny']);
  if (unclear !== null) return undecided(unclear);
  const args = { project: name, count: dependencies.length };
  return { ...NO_DETAILS, verdict: 'pass', reason: 'boundaries-kept', args, expected: expectation(gate) };
}

interface Sides {
  readonly from: BoundaryList | null;
  readonly allow: BoundaryList | null;
  readonly deny: BoundaryList | null;
}

interface Unmatched {
  readonly field: keyof Sides;
  readonly matcher: string;
  readonly nearest: string | null;
}

function sidesOf({ rules }: Gate, { context: { state } }: ProjectSubject): Sides {
  const list = (matchers: readonly string[] | undefined) =>
    matchers === undefined ? null : boundaryList(matchers, state);
  return { from: list(rules.from), allow: list(rules.allow), deny: list(rules.deny) };
}

function unmatchedIn(sides: Sides, fields: readonly (keyof Sides)[]): Unmatched | null {
  for (const field of fields) {
    const unmatched = sides[field]?.unmatched;
    if (unmatched) return { field, ...unmatched };
  }
  return null;
}

/**
 * Whether a dependency is against the rule. What the workspace's root project offers is everybody's, unless it is denied by
 * its name. A list that allows projects only says nothing of packages.
 */
function crosses(dependency: ProjectDependency, { allow, deny }: Sides, { rules }: Gate): boolean {
  if (dependency.root === '.') return rules.deny?.includes(dependency.name) === true;
  if (deny?.matches(dependency) === true) return true;
  if (allow === null || (dependency.root === null && !allow.packages)) return false;
  return !allow.matches(dependency);
}

function boundaryCrossed(
  gate: Gate,
  crossed: readonly ProjectDependency[],
  subject: ProjectSubject,
): GateOutcome {
  const { project, constitution } = subject;
  const named = crossed.map(({ name, file }) => (file === null ? name : `${name} (${file})`));
  const args = {
    project: project.name,
    crossed: listed(named),
    gate: gate.id,
    place: constitution === null ? null : `${constitution}:${gate.position.line}`,
    rule: ruleOf(gate),
  };
  const actual = crossed
    .map(({ name }) => name)
    .join(', ')
    .slice(0, 500);
  const expected = expectation(gate);
  const location = placeOf(crossed, subject);
  const violations = crossed.map(({ name }) => violation('boundary-crossed', [name]));
  const details = { ...NO_DETAILS, expected, actual, location, violations };
  return { ...details, verdict: 'fail', reason: 'boundary-crossed', args };
}

/** The file that makes a dependency; the file that makes the project one when the graph does not say. */
function placeOf(
  crossed: readonly ProjectDependency[],
  { project, context }: ProjectSubject,
): Location | null {
  const file = crossed.find((dependency) => dependency.file !== null)?.file;
  if (file !== undefined && file !== null) return locate(file, null);
  const lead = project.root === '.' ? '' : `${project.root}/`;
  const config = CONFIG_FILES.map((name) => lead + name).find((path) => context.files.kind(path) === 'file');
  return config === undefined ? null : locate(config, null);
}

function notConcerned({ rules }: Gate, { project }: ProjectSubject): GateOutcome {
  const matchers = (rules.from ?? []).map((matcher) => `"${matcher}"`).join(', ');
  const args = { project: project.name, matchers };
  return { ...NO_DETAILS, verdict: 'skipped', reason: 'project-not-selected', args };
}

function undecided({ matcher }: Unmatched): GateOutcome {
  return { ...NO_DETAILS, verdict: 'skipped', reason: 'boundary-undecided', args: { matcher } };
}

/** The rule as the end of a sentence: "denies apps/*", "allows only libs/*, libs/ui". */
function ruleOf({ rules }: Gate): string {
  const parts = [
    rules.allow === undefined ? null : `allows only ${shortened(rules.allow)}`,
    rules.deny === undefined ? null : `denies ${shortened(rules.deny)}`,
  ];
  return parts.filter((part) => part !== null).join(' and ');
}

function shortened(matchers: readonly string[]): string {
  return matchers.slice(0, MAX_NAMED).join(', ') + andMore(matchers.length - MAX_NAMED);
}

function expectation({ rules }: Gate): string {
  const parts = [
    rules.allow === undefined ? null : `only ${rules.allow.join(', ')}`,
    rules.deny === undefined ? null : `not ${rules.deny.join(', ')}`,
  ];
  return `dependencies: ${parts.filter((part) => part !== null).join('; ')}`;
}
