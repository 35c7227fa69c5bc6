import { requirementKeysIn } from '../../base/requirement-ids.js';
import type { TestFileResult, TestsEvidence } from '../../evidence/kinds/tests/tests-evidence.js';
import type { TouchedProject } from '../../model/workspace.js';
import type { Requirement } from '../../model/requirement.js';
import { phaseOf } from '../../features/feature-phase.js';
import { falseTask } from '../canaries/task-canaries.js';
import type { Canary, FeatureSubject, GateOf, ProjectRun } from '../define-gate.js';
import { withEvidence } from '../evidence-of-target.js';
import { targetRuns } from '../tests-of-run.js';
import { traceOf } from './requirement-proofs.js';

/** A requirement that nothing names. */
const UNNAMED: Requirement = {
  id: 'FR-999999',
  key: 'canary-of-plangate',
  kind: 'requirement',
  text: '',
  position: { line: 1, column: 1 },
};

/** A requirement that nothing names, a test of one that fails, or a ticked task whose file does not exist. */
export function traceCanaries({ rules }: GateOf<'trace'>, subject: FeatureSubject): readonly Canary[] {
  // Before there are tasks, all of it may still come.
  if ((subject.context.phase ?? phaseOf(subject.feature)) !== 'tasks') return [];
  return [
    ...(rules.requirements === 'optional' ? [] : [...addedRequirement(subject), ...failedTest(subject)]),
    ...(rules.tasks === 'proven' ? falseTask(subject) : []),
  ];
}

function addedRequirement({ feature }: FeatureSubject): Canary[] {
  const { spec } = feature;
  if (!spec.ok) return [];
  const { document } = spec;
  const requirements = [...(document.requirements ?? []), UNNAMED];
  return [
    {
      what: 'the specification has a requirement that no test names',
      make: () => ({ feature: { ...feature, spec: { ...spec, document: { ...document, requirements } } } }),
    },
  ];
}

/** The first test that proves a requirement fails, in the run of its project. */
function failedTest(subject: FeatureSubject): Canary[] {
  const tested = traceOf(subject).requirements.find(
    ({ kind, proof }) => kind === 'requirement' && proof.state === 'tested',
  );
  if (tested === undefined) return [];
  const { key, proof } = tested;
  const isMeant = ({ named = [] }: TestFileResult): boolean =>
    named.some(({ name, ended }) => ended === 'passed' && requirementKeysIn(name).has(key));
  const run = subject.runs.find(({ project }) => proof.tests.some((test) => test.project === project.name));
  const target = run === undefined ? undefined : targetWith(run, isMeant);
  if (run === undefined || target === undefined) return [];
  const alter = (evidence: TestsEvidence): TestsEvidence => ({
    ...evidence,
    files: evidence.files.map((file) => (isMeant(file) ? failing(file, key) : file)),
  });
  const altered = ({ project, context }: TouchedProject): TouchedProject =>
    project.name === run.project.name
      ? { project, context: withEvidence('tests', { project, context, target }, alter) }
      : { project, context };
  return [
    {
      what: `a test of ${proof.id} fails`,
      make: () => ({
        context: { ...subject.context, touched: (subject.context.touched ?? []).map(altered) },
      }),
    },
  ];
}

function targetWith(run: ProjectRun, isMeant: (result: TestFileResult) => boolean): string | undefined {
  return targetRuns(run).find((one) => one.ok && one.located.some(({ result }) => isMeant(result)))?.target;
}

function failing(file: TestFileResult, key: string): TestFileResult {
  const { named = [] } = file;
  return {
    ...file,
    failed: file.failed + 1,
    named: named.map((test) => (requirementKeysIn(test.name).has(key) ? { ...test, ended: 'failed' } : test)),
  };
}
