import { violation } from '../../reasons/given.js';
import type { ConstitutionLayer, JudgeContext, Project, StructureLayout } from '../../model/workspace.js';
import { forbidden, lacking, type Failure, type Place } from './patterns.js';
import { listProject, type Walked } from '../project-paths.js';
import type { Violation } from '../../model/baseline.js';
import { locate } from '../../model/position.js';
import { compareLayout, isByPlans } from './compare.js';
import {
  NO_DETAILS,
  type GateOf,
  type GateOutcome,
  type ProjectGateKind,
  type ProjectSubject,
} from '../define-gate.js';
import { nearest } from '../../base/nearest.js';
import { plannedPaths } from './planned-paths.js';
import { askedOf, incomplete, NOTHING_ASKED } from './structure.js';
import { entityPattern } from '../../layout/entity-pattern.js';
import { judgePath, kindsOf } from '../planned-path.js';
import type { RuleOutcome } from '../rule-outcome.js';
import { layoutCanaries } from './canary.js';

type LayoutSubject = Pick<ProjectSubject, 'project' | 'context'>;
type LayoutRules = GateOf<'layout'>['rules'];

/** Directories and names that a project must have: those the gate lists or, without any, those its plans declare. */
export const layoutKind: ProjectGateKind<'layout'> = {
  kind: 'layout',
  of: 'project',
  defaultTarget: null,
  evidence: null,
  needs: [],
  describe,
  compare: compareLayout,
  decide: decideLayout,
  canaries: layoutCanaries,
};

function describe({ structure, directories, files, forbid }: LayoutRules): string {
  const parts = [
    structure === undefined ? null : `structure ${structure}`,
    listed('directories', directories),
    listed('files', files),
    listed('no', forbid),
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'what the plans declare' : parts.join('; ');
}

function listed(lead: string, globs: readonly string[] = []): string | null {
  return globs.length === 0 ? null : `${lead} ${globs.join(', ')}`;
}

/**
 * Decides a `layout` gate. With `directories`, `files`, `forbid` or `structure` the project is held against these; the first
 * that is broken is reported. Without rules, the project is compared with the expected layout of all plans, by the same rules as
 * the plans themselves; a project that no plan names is skipped.
 */
export function decideLayout({ rules }: GateOf<'layout'>, subject: LayoutSubject): GateOutcome {
  return isByPlans(rules) ? byPlans(subject) : byRules(rules, subject);
}

/** Whether a gate of some constitutions names a structure, so that the host has to read the structures. */
export function namesStructure(constitutions: readonly ConstitutionLayer[]): boolean {
  return constitutions.some(
    ({ constitution }) =>
      constitution.ok &&
      constitution.document.principles.some(({ gates }) =>
        gates.some(({ rules }) => rules.kind === 'layout' && rules.structure !== undefined),
      ),
  );
}

function byRules(rules: LayoutRules, { project, context }: LayoutSubject): GateOutcome {
  const known = context.state.structures ?? [];
  const structure = known.find(({ name }) => name === rules.structure) ?? null;
  if (rules.structure !== undefined && structure === null) return unknownStructure(rules.structure, known);
  if (structure?.ok === false) return unreadableStructure(structure);
  const asked = structure === null ? NOTHING_ASKED : askedOf(structure, project.root);
  const directories = [...(rules.directories ?? []), ...asked.directories];
  const files = [...(rules.files ?? []), ...asked.files.filter((path) => !entityPattern(path).varies)];
  const varying = asked.files.filter((path) => entityPattern(path).varies);
  const forbid = [...(rules.forbid ?? []), ...asked.forbid];
  const place = placeOf(project, context);
  const failures = [
    lacking(directories, 'dir', place),
    lacking(files, 'file', place),
    ...incomplete(varying, place),
    forbidden(forbid, place),
  ].filter((failure) => failure !== null);
  const [first] = failures;
  if (first !== undefined) return { ...failed(first), violations: failures.flatMap(violationsOf) };
  const checked = directories.length + files.length + varying.length + forbid.length;
  return { ...NO_DETAILS, verdict: 'pass', reason: 'layout-as-required', args: { checked } };
}

function failed({ given, expected, actual, path }: Failure): GateOutcome {
  const location = path === null ? null : locate(path, null);
  return { ...NO_DETAILS, ...given, verdict: 'fail', expected, actual, location };
}

function violationsOf({ given: { reason }, violating }: Failure): Violation[] {
  return violating.map((pattern) => violation(reason, [pattern]));
}

function unknownStructure(structure: string, structures: readonly StructureLayout[]): GateOutcome {
  const known = structures.map(({ name }) => name);
  const args = { structure, known: known.join(', '), nearest: nearest(structure, known) };
  return {
    ...NO_DETAILS,
    verdict: 'fail',
    reason: 'layout-structure-unknown',
    args,
    expected: args.known,
    actual: structure,
  };
}

function unreadableStructure({ name, problem }: StructureLayout & { ok: false }): GateOutcome {
  return {
    ...NO_DETAILS,
    verdict: 'fail',
    reason: 'layout-structure-unreadable',
    args: { structure: name, problem },
    expected: name,
    actual: problem,
  };
}

function placeOf({ root }: Project, context: JudgeContext): Place {
  let known: Walked | null = null;
  const list = (): Walked => listProject(root, context);
  return { root, kind: kindsOf(context), walked: () => (known ??= list()) };
}

function byPlans({ project, context }: LayoutSubject): GateOutcome {
  const planned = plannedPaths(context.state).get(project.root) ?? [];
  if (planned.length === 0) {
    return {
      ...NO_DETAILS,
      verdict: 'skipped',
      reason: 'layout-not-planned',
      args: { project: project.name },
    };
  }
  const evidence = [...new Set(planned.map(({ feature }) => feature.plan.file))];
  const outcomes = planned.flatMap((expected) => judgePath(expected, context) ?? []);
  const failing = outcomes.filter(({ severity }) => severity === 'error');
  const waiting = outcomes.filter(({ severity }) => severity === 'pending');
  const told = failing[0] ?? waiting[0];
  if (told === undefined) {
    return {
      ...NO_DETAILS,
      verdict: 'pass',
      reason: 'layout-as-planned',
      args: { checked: planned.length },
      evidence,
    };
  }
  const violations = failing.map(({ reason, args }) =>
    violation(reason, [args !== undefined && 'path' in args ? args.path : '']),
  );
  return {
    ...gateOutcome(told, failing.length > 0 ? failing : waiting),
    evidence,
    ...(failing.length > 0 ? { violations } : {}),
  };
}

function gateOutcome(told: RuleOutcome, all: readonly RuleOutcome[]): GateOutcome {
  const { severity, principle: _, ...given } = told;
  const verdict = severity === 'error' ? 'fail' : 'pending';
  const actual = all
    .slice(0, 10)
    .flatMap((one) => one.actual ?? [])
    .join(', ');
  return { ...NO_DETAILS, ...given, verdict, actual: all.length > 10 ? `${actual}, …` : actual };
}
