import { relativeTo } from '../../base/paths.js';
import { locateTests } from '../../evidence/kinds/tests/suites.js';
import type { CoverageEvidence } from '../../evidence/kinds/coverage/coverage-evidence.js';
import type { TestsEvidence } from '../../evidence/kinds/tests/tests-evidence.js';
import type { JudgeContext } from '../../model/workspace.js';
import { withFacts, withFiles } from '../canaries/altered-context.js';
import { reportCanaries } from '../canaries/evidence-canaries.js';
import { newSource } from '../canaries/new-source.js';
import type { Canary, CanaryOrIdle, GateOf, ProjectSubject } from '../define-gate.js';
import { gather, placeOf, withEvidence } from '../evidence-of-target.js';
import { estimateParts } from '../proofs/estimate-parts.js';
import { languageOf } from '../proofs/source-files.js';
import { targetsOfProof } from './evidence-of-proof.js';
import { Scope, suitesInForce } from './scope.js';

type Gate = GateOf<'proof'>;

/** Bytes of a source that is looked at. */
const MAX_SOURCE_BYTES = 512 * 1024;

/** A test file or a source that no report mentions, a run of a part of the tests, or reports that are not what they were. */
export function proofCanaries({ rules }: Gate, subject: ProjectSubject): readonly CanaryOrIdle[] {
  const tests = targetsOfProof('tests', { rules, subject });
  const coverage = rules.sources === 'none' ? [] : targetsOfProof('coverage', { rules, subject });
  const scope = new Scope(rules, suitesInForce(subject), subject);
  const [first] = tests;
  return [
    ...testFileLeftOut(tests, scope, subject),
    ...(rules.sources === 'none' ? [] : sourceCanaries(coverage, scope, subject)),
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
      rules: ['tests'],
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

/** That no report counts a source that they count now, or a source that is new. */
function sourceCanaries(targets: readonly string[], scope: Scope, subject: ProjectSubject): CanaryOrIdle[] {
  const { project, context } = subject;
  const files = targets.flatMap((target) => {
    const gathered = gather('coverage', { ...subject, target });
    return gathered.status === 'found' ? gathered.evidence.files : [];
  });
  const asked = files.filter(({ file }) => scope.ofSources(relativeTo(file, project.root)));
  if (asked.length === 0)
    return [{ rule: 'sources', why: 'no source in the reports is one that the gate asks for' }];
  const source = asked.find(
    ({ file, counts }) =>
      (counts.lines ?? counts.statements)?.total !== 0 &&
      context.files.kind(file) === 'file' &&
      hasCode(file, context),
  )?.file;
  return [
    ...(source === undefined ? [] : [sourceLeftOut(source, targets, subject)]),
    ...sourceAdded(files, scope, subject),
  ];
}

/** Whether the gate misses a source in reports: an entry that only exports has nothing that a test could cover. */
function hasCode(file: string, { files }: JudgeContext): boolean {
  const read = files.read(file, MAX_SOURCE_BYTES);
  return read.ok && estimateParts(read.text, languageOf(file)).lines > 0;
}

function sourceLeftOut(
  source: string,
  targets: readonly string[],
  { project, context }: ProjectSubject,
): Canary {
  return {
    rules: ['sources'],
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
  };
}

/** That a source is there which no report can count yet; what only plans declare is not asked for. */
function sourceAdded(files: CoverageEvidence['files'], scope: Scope, subject: ProjectSubject): Canary[] {
  const added = newSource({ files }, subject, () => 1);
  if (added === null || !scope.ofSources(added.path)) return [];
  const { written } = added;
  return [
    {
      rules: ['sources'],
      what: 'a source is there that no report counts',
      make: () => ({ context: withFiles(subject.context, { written }) }),
    },
  ];
}

function partOfTests(target: string, { context }: ProjectSubject): Canary {
  const words = context.wordsOf?.(target) ?? [];
  const wordsOf = (of: string): readonly string[] | null =>
    of === target ? [...words, '--testNamePattern', 'canary'] : (context.wordsOf?.(of) ?? null);
  return {
    rules: [],
    what: `the target ${target} runs with --testNamePattern`,
    make: () => ({ context: withFacts(context, { wordsOf }) }),
  };
}
