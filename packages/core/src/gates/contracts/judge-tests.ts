import { listIn } from '../../base/list-in.js';
import type { TestsEvidence } from '../../evidence/kinds/tests/tests-evidence.js';
import { locateTests } from '../../evidence/kinds/tests/suites.js';
import { writerOf } from '../../evidence/kinds/tests/report-writer.js';
import { locate } from '../../model/position.js';
import { given, givenOf, violation } from '../../reasons/given.js';
import type { GateOf, ProjectSubject, ReasonGiven } from '../define-gate.js';
import { gather, placeOf } from '../evidence-of-target.js';
import { missingTarget } from '../missing-target.js';
import { suitePattern } from './compare.js';
import type { PlacedContract } from './contract-places.js';
import type { Failure } from './failures.js';
import {
  contractTests,
  isDue,
  otherRoots,
  resultOf,
  resultsByFile,
  type ContractTest,
  type ResultsByFile,
} from './tested.js';
import { SignIndex } from './sign-index.js';
import { signsOf, type ContractSigns } from './test-signs.js';

type Gate = GateOf<'contracts'>;

/** How it stands with the tests of contracts. */
export interface TestJudgement {
  readonly failures: readonly Failure[];
  /** What is still to come; null when nothing is. */
  readonly pending: ReasonGiven | null;
  /** Contracts whose tests ran and passed, here or in another project. */
  readonly tested: number;
  readonly reports: readonly string[];
}

/** A contract with what shows that a test is about it, and the tests of this project that are. */
export interface Candidate extends PlacedContract {
  readonly signs: ContractSigns;
  readonly tests: readonly ContractTest[];
  readonly due: boolean;
}

/**
 * Judges whether each contract has a contract test that ran and passed. A contract of several projects needs one in any of them: the
 * gate of that project asks for its result. Before the test is due by the tasks of the feature, one that is missing or fails is to come.
 */
export function judgeTests(
  gate: Gate,
  subject: ProjectSubject,
  contracts: readonly PlacedContract[],
): TestJudgement {
  if (gate.rules.tests === 'optional') return { failures: [], pending: null, tested: 0, reports: [] };
  const candidates = candidatesOf(gate, subject, contracts);
  const mine = candidates.filter(({ tests }) => tests.length > 0);
  const elsewhere = testedElsewhere(gate, subject, candidates);
  const without = candidates.filter((one) => one.tests.length === 0 && !elsewhere(one));
  const run = mine.length > 0 ? runOf(subject) : null;
  const judged = mine.map((candidate) => ({
    candidate,
    fault: run?.ok === true ? notPassed(candidate, run) : null,
  }));
  const open =
    run?.ok === false ? mine : judged.filter(({ fault }) => fault !== null).map(({ candidate }) => candidate);
  const noRun = run?.ok === false && mine.some(({ due }) => due) ? [run.failure] : [];
  return {
    failures: [
      ...noRun,
      ...together(judged.flatMap(({ candidate, fault }) => (candidate.due && fault !== null ? [fault] : []))),
      ...together(without.filter(({ due }) => due).map((candidate) => missing(gate, candidate))),
    ],
    pending: pendingOf(
      gate,
      [...without, ...open].filter(({ due }) => !due),
    ),
    tested: candidates.length - without.length - open.length,
    reports: run?.paths ?? [],
  };
}

export function candidatesOf(
  { rules }: Gate,
  { project, context }: ProjectSubject,
  contracts: readonly PlacedContract[],
): Candidate[] {
  const judged = contracts.filter(({ file: { kind } }) => kind === 'contract' || kind === 'prose');
  const signs = signsOf(judged.map(({ file }) => file));
  const tests = judged.length === 0 ? [] : contractTests(project.root, rules.suite, context);
  const index = new SignIndex(signs);
  const about = new Map<ContractSigns, ContractTest[]>();
  for (const test of tests) for (const one of index.about(test.words)) listIn(about, one, test);
  return judged.flatMap((contract, at) => {
    const own = signs[at];
    if (own === undefined) return [];
    return [
      {
        ...contract,
        signs: own,
        tests: about.get(own) ?? [],
        due: isDue(contract.place.feature, own, context),
      },
    ];
  });
}

/** Whether a test of another project of the feature is about a contract; the files of each project are read once. */
function testedElsewhere(
  gate: Gate,
  subject: ProjectSubject,
  candidates: readonly Candidate[],
): (candidate: Candidate) => boolean {
  const index = new SignIndex(candidates.map(({ signs }) => signs));
  const known = new Map<string, ReadonlySet<ContractSigns>>();
  const testedIn = (root: string): ReadonlySet<ContractSigns> => {
    const tested =
      known.get(root) ??
      new Set(
        contractTests(root, gate.rules.suite, subject.context).flatMap(({ words }) => [
          ...index.about(words),
        ]),
      );
    known.set(root, tested);
    return tested;
  };
  return ({ place, signs }) =>
    otherRoots(gate, subject, place.roots).some((root) => testedIn(root).has(signs));
}

/** The run of the tests, or why none counts. */
type Run =
  | {
      readonly ok: true;
      readonly evidence: TestsEvidence;
      readonly byFile: ResultsByFile;
      /** Whether it has results of which it does not say the file. */
      readonly nameless: boolean;
      readonly paths: readonly string[];
    }
  | { readonly ok: false; readonly failure: Failure; readonly paths: readonly string[] };

function runOf(subject: ProjectSubject): Run {
  const { project, context } = subject;
  const lacking = missingTarget(subject);
  const gathered = lacking === null ? gather('tests', subject) : null;
  if (gathered?.status !== 'found') {
    const outcome = lacking ?? gathered?.outcome;
    if (outcome === undefined) throw new TypeError('a search that found nothing says why');
    return {
      ok: false,
      failure: { given: givenOf(outcome), location: outcome.location, violations: null },
      paths: outcome.evidence,
    };
  }
  const host = { files: context.disk ?? context.files, project: placeOf(project.root, context.state) };
  const { evidence, paths } = gathered;
  const located = locateTests(evidence, host);
  const nameless = located.some(({ result, path }) => result.file === null && path === null);
  return { ok: true, evidence, paths, byFile: resultsByFile(located), nameless };
}

/** What is wrong with the results of the tests of a contract; null when one of them passed and none failed. */
function notPassed(
  { file, tests, signs }: Candidate,
  { byFile, nameless, evidence, paths }: Run & { ok: true },
): Failure | null {
  const ended = tests.map((test) => ({ test: test.file, state: resultOf(test.file, byFile) }));
  const failed = ended.find(({ state }) => state === 'failed');
  if (failed === undefined && ended.some(({ state }) => state === 'passed')) return null;
  const report = paths[0] ?? '';
  if (failed === undefined && nameless && ended.every(({ state }) => state === null)) {
    const args = { file: report, suite: signs.fileName, ...writerOf(evidence) };
    return {
      given: given('evidence-unnamed-suites', args),
      location: locate(report, null),
      violations: null,
    };
  }
  const first = failed ?? ended[0] ?? { test: '', state: null };
  const args = { contract: file.path, test: first.test, state: first.state ?? 'did not run', report };
  return {
    given: given('contract-test-not-passed', args),
    location: locate(first.test, null),
    violations: [violation('contract-test-not-passed', [file.path])],
  };
}

function missing({ rules }: Gate, { file, signs }: Candidate): Failure {
  const args = { contract: file.path, place: suitePattern(rules.suite), sign: signs.fileName };
  return {
    given: given('contract-test-missing', args),
    location: locate(file.path, null),
    violations: [violation('contract-test-missing', [file.path])],
  };
}

/** Failures of one kind as one, which tells the first and lists all. */
function together([first, ...others]: readonly Failure[]): Failure[] {
  if (first === undefined) return [];
  if (first.violations === null) return [first];
  return [{ ...first, violations: [first, ...others].flatMap(({ violations }) => violations ?? []) }];
}

function pendingOf({ rules }: Gate, [first, ...others]: readonly Candidate[]): ReasonGiven | null {
  if (first === undefined) return null;
  const args = { contract: first.file.path, place: suitePattern(rules.suite), more: others.length };
  return given('contract-test-pending', args);
}
