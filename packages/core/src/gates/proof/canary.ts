import { relativeTo } from '../../base/paths.js';
import { locateTests } from '../../evidence/kinds/tests/suites.js';
import type { TestsEvidence } from '../../evidence/kinds/tests/tests-evidence.js';
import type { JudgeContext } from '../../model/workspace.js';
import { withFacts } from '../canaries/altered-context.js';
import { reportCanaries } from '../canaries/evidence-canaries.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';
import { gather, placeOf, withEvidence } from '../evidence-of-target.js';
import { targetsOfProof } from './evidence-of-proof.js';
import { Scope, suitesInForce } from './scope.js';

type Gate = GateOf<'proof'>;

/** A test file or a source that no report mentions, a run of a part of the tests, or reports that are not what they were. */
export function proofCanaries({ rules }: Gate, subject: ProjectSubject): readonly Canary[] {
  const tests = targetsOfProof('tests', { rules, subject });
  const coverage = rules.sources === 'none' ? [] : targetsOfProof('coverage', { rules, subject });
  const scope = new Scope(rules, suitesInForce(subject), subject);
  const [first] = tests;
  return [
    ...testFileLeftOut(tests, scope, subject),
    ...sourceLeftOut(coverage, scope, subject),
    ...(first === undefined
      ? []
      : [partOfTests(first, subject), ...reportCanaries('tests', { ...subject, target: first })]),
  ];
}

/** That no report mentions a test file that they mention now. */
function testFileLeftOut(targets: readonly string[], scope: Scope, subject: ProjectSubject): Canary[] {
  const { project, context } = subject;
  const host = { files: context.disk ?? context.files, project: placeOf(project.root, context.state) };
  const located = targets.flatMap((target) => {
    const gathered = gather('tests', { ...subject, target });
    return gathered.status === 'found' ? locateTests(gathered.evidence, host) : [];
  });
  // A package of Go is in its reports as a whole.
  const path = located.find(
    ({ path: at, file, result }) =>
      at !== null &&
      file !== null &&
      result.passed > 0 &&
      !at.endsWith('.go') &&
      context.files.kind(file) === 'file' &&
      scope.ofTests(at),
  )?.path;
  if (path === undefined || path === null) return [];
  const without = (evidence: TestsEvidence): TestsEvidence => ({
    ...evidence,
    files: locateTests(evidence, host).flatMap((one) => (one.path === path ? [] : [one.result])),
  });
  return [
    {
      what: 'no report mentions one of the test files',
      make: () => ({
        context: targets.reduce(
          (altered: JudgeContext, target) =>
            withEvidence('tests', { project, context: altered, target }, without),
          context,
        ),
      }),
    },
  ];
}

/** That no report counts a source that they count now. */
function sourceLeftOut(targets: readonly string[], scope: Scope, subject: ProjectSubject): Canary[] {
  const { project, context } = subject;
  const files = targets.flatMap((target) => {
    const gathered = gather('coverage', { ...subject, target });
    return gathered.status === 'found' ? gathered.evidence.files : [];
  });
  const source = files.find(
    ({ file, counts }) =>
      (counts.lines ?? counts.statements)?.total !== 0 &&
      context.files.kind(file) === 'file' &&
      scope.ofSources(relativeTo(file, project.root)),
  )?.file;
  if (source === undefined) return [];
  return [
    {
      what: 'no report counts one of the sources',
      make: () => ({
        context: targets.reduce(
          (altered: JudgeContext, target) =>
            withEvidence('coverage', { project, context: altered, target }, (evidence) => ({
              ...evidence,
              files: evidence.files.filter(({ file }) => file !== source),
            })),
          context,
        ),
      }),
    },
  ];
}

function partOfTests(target: string, { context }: ProjectSubject): Canary {
  const words = context.wordsOf?.(target) ?? [];
  const wordsOf = (of: string): readonly string[] | null =>
    of === target ? [...words, '--testNamePattern', 'canary'] : (context.wordsOf?.(of) ?? null);
  return {
    what: `the target ${target} runs with --testNamePattern`,
    make: () => ({ context: withFacts(context, { wordsOf }) }),
  };
}
