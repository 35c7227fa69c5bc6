import { isHistory, phaseOf } from '../../features/feature-phase.js';
import { requirementKeysIn } from '../../base/requirement-ids.js';
import { locate } from '../../model/position.js';
import type { Finding } from '../../model/finding.js';
import type { Feature } from '../../model/workspace.js';
import { givenOf } from '../../reasons/given.js';
import { compareFields, EQUAL, STRONGER, weaker, type GateComparison } from '../comparison.js';
import type { FeatureGateKind, FeatureSubject, GateOf, GateOutcome } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import { traceCanaries } from './canary.js';
import { judgeTraceOfTasks } from './judge-tasks.js';
import { traceOf, type ProvenRequirement, type RunFault, type Trace } from './requirement-proofs.js';

type Rules = GateOf<'trace'>['rules'];

/** Ids that a note names; the rest is counted. */
const MAX_NAMED = 10;

const ASKED = { optional: 0, named: 1, tested: 2 } as const;

/** Each requirement of a specification is proven by tests of this run that name it, and each ticked task by its files and tests. */
export const traceKind: FeatureGateKind<'trace'> = {
  kind: 'trace',
  of: 'feature',
  implied: null,
  waivable: true,
  decidesPrinciple: false,
  readsTests: true,
  describe,
  compare: compareFields<'trace'>({
    requirements: (outer, inner) => comparedBy(ASKED[outer], ASKED[inner], `requirements are ${inner}`),
    also: (outer, inner, { outer: { requirements } }) =>
      requirements === 'optional' ? EQUAL : compareAlso(outer, inner),
    tasks: (outer, inner) =>
      comparedBy(Number(outer === 'proven'), Number(inner === 'proven'), 'tasks are optional'),
  }),
  decide,
  canaries: traceCanaries,
};

function describe({ requirements, also, tasks }: Rules): string {
  const what = [
    'requirement',
    ...also.map((one) => (one === 'criteria' ? 'success criterion' : 'scenario')),
  ].join(', ');
  const parts = [
    requirements === 'tested' ? `each ${what} has a test that names it and passed` : null,
    requirements === 'named' ? `a test file names each ${what}` : null,
    tasks === 'proven' ? 'each ticked task is proven by its files and tests' : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'nothing' : parts.join('; ');
}

function comparedBy(outer: number, inner: number, what: string): GateComparison {
  if (outer === inner) return EQUAL;
  return inner > outer ? STRONGER : weaker(what);
}

function compareAlso(outer: Rules['also'], inner: Rules['also']): GateComparison {
  const lost = outer.find((one) => !inner.includes(one));
  if (lost !== undefined) return weaker(`${lost} do not count`);
  return inner.some((one) => !outer.includes(one)) ? STRONGER : EQUAL;
}

function decide({ rules }: GateOf<'trace'>, subject: FeatureSubject): readonly GateOutcome[] {
  const { feature, context } = subject;
  if (isHistory(feature, context)) {
    const args = { feature: feature.directory };
    return [{ ...NO_DETAILS, verdict: 'skipped', reason: 'trace-finished', args }];
  }
  const isDue = (context.phase ?? phaseOf(feature)) === 'tasks';
  const trace = traceOf(subject);
  const counted =
    rules.requirements === 'optional' ? [] : trace.requirements.filter(({ kind }) => counts(kind, rules));
  const requirements = judgeRequirements(counted, { rules, subject, isDue });
  const tasks =
    rules.tasks === 'proven' && isDue ? judgeTraceOfTasks(subject) : { outcomes: [], proven: 0, notes: [] };
  const outcomes = [...requirements, ...tasks.outcomes];
  const faults = isDue ? faultOutcomes(trace, rules) : [];
  const all = [...faults, ...outcomes];
  if (all.length > 0) return all;
  const args = { requirements: counted.length, tasks: tasks.proven };
  const notes = [...(rules.requirements === 'optional' ? [] : notRead(feature)), ...tasks.notes];
  const details = { expected: describe(rules), evidence: evidenceOf(subject, trace), notes };
  return [{ ...NO_DETAILS, ...details, verdict: 'pass', reason: 'trace-proven', args }];
}

function counts(kind: ProvenRequirement['kind'], { also }: Rules): boolean {
  if (kind === 'requirement') return true;
  return also.includes(kind === 'criterion' ? 'criteria' : 'scenarios');
}

interface Judged {
  readonly rules: Rules;
  readonly subject: FeatureSubject;
  readonly isDue: boolean;
}

function judgeRequirements(counted: readonly ProvenRequirement[], judged: Judged): GateOutcome[] {
  const { rules, subject, isDue } = judged;
  if (rules.requirements === 'optional') return [];
  const { feature } = subject;
  if (counted.length === 0) return [withoutRequirements(feature, isDue)];
  const open = counted.filter((one) => !isProven(one, rules));
  const isToCome = (one: ProvenRequirement): boolean =>
    !isDue || (one.proof.state !== 'failing' && isAwaited(one, feature));
  const pending = open.filter(isToCome);
  const failed = open.filter((one) => !isToCome(one)).map((one) => failure(one, judged));
  return [...failed, ...pendingOutcome(pending)];
}

function isProven({ proof: { state } }: ProvenRequirement, { requirements }: Rules): boolean {
  return state === 'tested' || (state === 'named' && requirements === 'named');
}

/** Whether an open task names a requirement: the work on it is still to come. */
function isAwaited({ key }: ProvenRequirement, { tasks }: Feature): boolean {
  const open = tasks.ok ? tasks.document.tasks.filter(({ done, dropped }) => !done && dropped !== true) : [];
  return open.some(({ text }) => requirementKeysIn(text).has(key));
}

/** Before there are tasks, requirements may still be written. */
function withoutRequirements(feature: Feature, isDue: boolean): GateOutcome {
  const { file } = feature.spec;
  const location = locate(file, null);
  if (isDue) {
    const notes = notRead(feature);
    return {
      ...NO_DETAILS,
      verdict: 'fail',
      reason: 'requirements-missing',
      args: { file },
      location,
      notes,
    };
  }
  const args = { requirement: file, more: 0 };
  return { ...NO_DETAILS, verdict: 'pending', reason: 'trace-pending', args, location };
}

/** Ids of which nobody knows whether they are those of requirements: what passes says nothing of them. */
function notRead({ spec }: Feature): Finding[] {
  const ids = spec.ok ? (spec.document.unreadIds ?? []).map(({ id }) => id) : [];
  if (ids.length === 0) return [];
  const named = ids.slice(0, MAX_NAMED);
  const args = { file: spec.file, ids: named.join(', '), more: ids.length - named.length };
  return [{ reason: 'requirements-not-read', args, position: null }];
}

function pendingOutcome([first, ...others]: readonly ProvenRequirement[]): GateOutcome[] {
  if (first === undefined) return [];
  const args = { requirement: first.proof.id, more: others.length };
  return [
    { ...NO_DETAILS, verdict: 'pending', reason: 'trace-pending', args, location: first.proof.location },
  ];
}

function failure({ proof, unclear }: ProvenRequirement, { rules, subject }: Judged): GateOutcome {
  const { id, text, location, state, tests } = proof;
  const details = {
    ...NO_DETAILS,
    verdict: 'fail',
    location,
    expected: describe(rules),
    actual: state,
  } as const;
  const [first] = tests;
  if (state === 'failing' && first !== undefined) {
    const args = { requirement: id, test: first.name ?? '', project: first.project };
    return { ...details, reason: 'requirement-failing', args };
  }
  if (state === 'missing' && unclear !== null) {
    const others = unclear.others.join(', ');
    const args = {
      requirement: id,
      test: unclear.test,
      others,
      feature: subject.feature.directory.replace(/^.*\//, ''),
    };
    return { ...details, reason: 'requirement-ambiguous', args };
  }
  if (rules.requirements === 'named')
    return { ...details, reason: 'requirement-unnamed', args: { requirement: id, text } };
  const args = { requirement: id, text, named: first === undefined ? null : (first.name ?? first.file) };
  return { ...details, reason: 'requirement-untested', args };
}

/** A run without evidence may hold the test that fails, so no gate that reads runs passes beside it. */
function faultOutcomes({ faults }: Trace, { requirements, tasks }: Rules): GateOutcome[] {
  if (requirements !== 'tested' && tasks !== 'proven') return [];
  // Without names of tests, files still prove tasks.
  const counted = faults.filter(({ run }) => requirements === 'tested' || !run.ok || run.unproven !== null);
  return counted.map(faultOutcome);
}

function faultOutcome({ project, run }: RunFault): GateOutcome {
  if (!run.ok) return { ...run.outcome, ...givenOf(run.outcome), verdict: 'fail' };
  const args = { project, target: run.target, why: run.unproven ?? 'names' } as const;
  const location = run.paths[0] === undefined ? null : locate(run.paths[0], null);
  return {
    ...NO_DETAILS,
    verdict: 'fail',
    reason: 'trace-run-unproven',
    args,
    location,
    evidence: run.paths,
  };
}

function evidenceOf({ feature: { spec, tasks } }: FeatureSubject, { requirements }: Trace): string[] {
  const files = requirements.flatMap(({ proof }) => proof.tests.flatMap(({ file }) => file ?? []));
  return [...new Set([spec.file, tasks.file, ...files])].slice(0, 50);
}
