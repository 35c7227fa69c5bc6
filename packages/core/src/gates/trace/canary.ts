import { requirementKeysIn } from '../../base/requirement-ids.js';
import type { NamedTest, TestFileResult, TestsEvidence } from '../../evidence/kinds/tests/tests-evidence.js';
import type { JudgeContext, TouchedProject } from '../../model/workspace.js';
import type { Requirement } from '../../model/requirement.js';
import { phaseOf } from '../../features/feature-phase.js';
import { withReports } from '../canaries/altered-context.js';
import { falseTask } from '../canaries/task-canaries.js';
import type { Canary, CanaryOrIdle, FeatureSubject, GateOf, ProjectRun } from '../define-gate.js';
import { withEvidence } from '../evidence-of-target.js';
import { targetRuns } from '../tests-of-run.js';
import { traceOf, type ProvenRequirement } from './requirement-proofs.js';

type Rules = GateOf<'trace'>['rules'];

const COMMON = { key: 'canary-of-plangate', text: '', position: { line: 1, column: 1 } };
/** What nothing names, by the rule that asks for it. */
const UNNAMED = {
  requirements: { ...COMMON, id: 'FR-999999', kind: 'requirement' },
  criteria: { ...COMMON, id: 'SC-999999', kind: 'criterion' },
  scenarios: { ...COMMON, id: 'US999999 scenario 1', kind: 'scenario' },
} as const satisfies Readonly<Record<'requirements' | Rules['also'][number], Requirement>>;

/** What each of them is called. */
const CALLED = {
  requirements: 'requirement',
  criteria: 'success criterion',
  scenarios: 'acceptance scenario',
} as const;

/**
 * A requirement that nothing names, a test of one that fails or is skipped, a run without a report, or a ticked task whose file does
 * not exist.
 */
export function traceCanaries({ rules }: GateOf<'trace'>, subject: FeatureSubject): readonly CanaryOrIdle[] {
  // Before there are tasks, all of it may still come.
  if ((subject.context.phase ?? phaseOf(subject.feature)) !== 'tasks') return [];
  const { requirements, also, tasks } = rules;
  return [
    ...(requirements === 'optional' ? [] : ofRequirements(requirements, also, subject)),
    ...(tasks === 'proven' ? falseTask(subject, ['tasks']) : []),
    ...(requirements === 'tested' || tasks === 'proven' ? withoutReport(subject) : []),
  ];
}

function ofRequirements(
  asked: Rules['requirements'],
  also: Rules['also'],
  subject: FeatureSubject,
): CanaryOrIdle[] {
  const tested = traceOf(subject).requirements.find(
    ({ kind, proof }) => kind === 'requirement' && proof.state === 'tested',
  );
  const ends = asked === 'tested' ? (['failed', 'skipped'] as const) : (['failed'] as const);
  return [
    ...added('requirements', 'requirements', subject),
    ...also.flatMap((series) => added('also', series, subject)),
    ...(tested === undefined ? [] : ends.map((ended) => ending(tested, ended, subject))),
  ];
}

function added(
  rule: 'requirements' | 'also',
  series: keyof typeof UNNAMED,
  { feature }: FeatureSubject,
): Canary[] {
  const { spec } = feature;
  if (!spec.ok) return [];
  const { document } = spec;
  const requirements = [...(document.requirements ?? []), UNNAMED[series]];
  return [
    {
      rules: [rule],
      what: `the specification has a ${CALLED[series]} that no test names`,
      make: () => ({ feature: { ...feature, spec: { ...spec, document: { ...document, requirements } } } }),
    },
  ];
}

/** That all tests which prove a requirement end otherwise, in the runs of all projects. */
function ending(
  { key, proof }: ProvenRequirement,
  ended: 'failed' | 'skipped',
  subject: FeatureSubject,
): Canary {
  const isMeant = ({ name }: NamedTest): boolean => requirementKeysIn(name).has(key);
  const other = (file: TestFileResult): TestFileResult =>
    file.named?.some(isMeant) === true
      ? {
          ...file,
          [ended]: file[ended] + 1,
          named: file.named.map((test) => (isMeant(test) ? { ...test, ended } : test)),
        }
      : file;
  const alter = (evidence: TestsEvidence): TestsEvidence => ({
    ...evidence,
    files: evidence.files.map(other),
  });
  const altered = ({ project, context, targets }: ProjectRun): JudgeContext =>
    targets.reduce((sum, target) => withEvidence('tests', { project, context: sum, target }, alter), context);
  return {
    rules: ['requirements'],
    what: ended === 'failed' ? `the tests of ${proof.id} fail` : `the tests of ${proof.id} are skipped`,
    make: () => ({ context: withRuns(subject, altered) }),
  };
}

/** That a run of a project which the feature touches has no report. */
function withoutReport(subject: FeatureSubject): Canary[] {
  const found = subject.runs.find((run) => targetRuns(run).some(({ ok }) => ok));
  if (found === undefined) return [];
  const gone = targetRuns(found).flatMap((run) => (run.ok ? run.paths : []));
  return [
    {
      rules: [],
      what: `the tests of ${found.project.name} have no report`,
      make: () => ({
        context: withRuns(subject, ({ project, context }) =>
          project.name === found.project.name ? withReports(context, 'tests', { gone }) : context,
        ),
      }),
    },
  ];
}

function withRuns(
  { context, runs }: FeatureSubject,
  altered: (run: ProjectRun) => JudgeContext,
): JudgeContext {
  const byName = new Map(runs.map((run) => [run.project.name, run]));
  const touched = (context.touched ?? []).map((one): TouchedProject => {
    const run = byName.get(one.project.name);
    return run === undefined ? one : { ...one, context: altered(run) };
  });
  return { ...context, touched };
}
