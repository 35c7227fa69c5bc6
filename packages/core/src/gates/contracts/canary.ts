import { parentOf } from '../../base/paths.js';
import { locateTests } from '../../evidence/kinds/tests/suites.js';
import type { TestFileResult } from '../../evidence/kinds/tests/tests-evidence.js';
import type { ContractAnswer, ContractFile } from '../../model/contract.js';
import { withFacts, withFiles } from '../canaries/altered-context.js';
import { evidenceCanary, reportCanaries } from '../canaries/evidence-canaries.js';
import type { Canary, CanaryOrIdle, GateOf, ProjectSubject } from '../define-gate.js';
import { placeOf } from '../evidence-of-target.js';
import { breakingCanaries } from './breaking-canaries.js';
import { judgedContracts, placedContracts, type PlacedContract } from './contract-places.js';
import { candidatesOf, type Candidate } from './judge-tests.js';
import { contractTests, otherRoots } from './tested.js';

type Gate = GateOf<'contracts'>;
type Parsed = ContractFile & { readonly kind: 'contract' };

/** A contract that cannot be read, that has no test or a failed one, that differs from the others, or that breaks those who use it. */
export function contractCanaries(gate: Gate, subject: ProjectSubject): readonly CanaryOrIdle[] {
  const contracts = judgedContracts(placedContracts(subject.project, subject.context));
  const [first] = contracts;
  if (first === undefined) return [];
  const parsed = contracts.map(({ file }) => file).find((file): file is Parsed => file.kind === 'contract');
  return [
    replaced(
      subject,
      { rules: [], what: `${first.file.path} cannot be read` },
      {
        path: first.file.path,
        kind: 'broken',
        faults: [{ problem: 'it is broken by the canary', position: null }],
      },
    ),
    ...(parsed === undefined ? [] : answerCanaries(gate, parsed, subject)),
    ...(gate.rules.breaking === 'allow' ? [] : breakingCanaries(parsed, subject)),
    ...testCanaries(gate, contracts, subject),
  ];
}

/** That one contract is another. */
function replaced(
  { context }: ProjectSubject,
  told: Pick<Canary, 'rules' | 'what'>,
  by: ContractFile,
): Canary {
  const contracts = (): ReadonlyMap<string, ContractFile> =>
    new Map([...(context.contracts ?? []), [by.path, by]]);
  return { ...told, make: () => ({ context: withFacts(context, { contracts: contracts() }) }) };
}

/** An error without a schema, and two answers of different structure. */
function answerCanaries({ rules }: Gate, file: Parsed, subject: ProjectSubject): Canary[] {
  const withAnswers = (rule: string, what: string, answers: readonly ContractAnswer[]): Canary =>
    replaced(
      subject,
      { rules: [rule], what },
      { ...file, model: { ...file.model, answers: [...file.model.answers, ...answers] } },
    );
  return [
    ...(rules.errors === 'one-schema'
      ? [withAnswers('errors', `an error of ${file.path} has no schema`, [answer('500', null)])]
      : []),
    ...(rules.responses === 'one-structure'
      ? [
          withAnswers('responses', `two responses of ${file.path} differ in structure`, [
            answer('200', 'object {canary}'),
            answer('201', 'object {other canary}'),
          ]),
        ]
      : []),
  ];
}

function answer(status: string, structure: string | null): ContractAnswer {
  const schema = structure === null ? null : { id: -1, extends: [], name: 'Canary', structure };
  return { operation: 'GET /canary', status, media: 'application/json', schema, position: null };
}

/** The tests of a contract whose tests have to be there by now. */
function testCanaries(gate: Gate, contracts: readonly PlacedContract[], subject: ProjectSubject): Canary[] {
  if (gate.rules.tests === 'optional') return [];
  const candidates = candidatesOf(gate, subject, contracts);
  const due = candidates.find((candidate) => candidate.due);
  if (due === undefined) return [];
  const own = candidates.find((candidate) => candidate.due && candidate.tests.length > 0);
  return [
    testsGone(gate, due, subject),
    ...(own === undefined
      ? []
      : [
          ofResults(own, subject, { how: 'fail', alter: (result) => [failing(result)] }),
          ofResults(own, subject, { how: 'are not in the report', alter: () => [] }),
          ...reportCanaries('tests', subject),
        ]),
  ];
}

function failing(result: TestFileResult): TestFileResult {
  const failed = result.failed + Math.max(result.passed, 1);
  return { ...result, passed: 0, failed, firstFailure: 'a test of the canary' };
}

/** All contract tests of the projects whose tests may be about it: another test may name the contract, too. */
function testsGone(gate: Gate, { file, place }: Candidate, subject: ProjectSubject): Canary {
  const { project, context } = subject;
  return {
    rules: ['tests', 'suite'],
    what: `the contract test of ${file.path} is deleted`,
    make: () => {
      const roots = [project.root, ...otherRoots(gate, subject, place.roots)];
      const gone = roots.flatMap((root) =>
        contractTests(root, gate.rules.suite, context).map((test) => test.file),
      );
      return { context: withFiles(context, { gone }) };
    },
  };
}

function ofResults(
  { file, tests }: Candidate,
  subject: ProjectSubject,
  {
    how,
    alter,
  }: { readonly how: string; readonly alter: (result: TestFileResult) => readonly TestFileResult[] },
): Canary {
  const { project, context } = subject;
  const places = new Set(tests.flatMap((test) => [test.file, parentOf(test.file) ?? '.']));
  return evidenceCanary('tests', subject, {
    rules: ['tests'],
    what: `the contract tests of ${file.path} ${how}`,
    alter: (evidence) => {
      const host = { files: context.disk ?? context.files, project: placeOf(project.root, context.state) };
      const files = locateTests(evidence, host).flatMap(({ result, file: at }) =>
        at !== null && places.has(at) ? alter(result) : [result],
      );
      return { ...evidence, files };
    },
  });
}
