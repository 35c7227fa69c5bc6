import type { Violation } from '../../model/baseline.js';
import type { ContractFile } from '../../model/contract.js';
import type { Finding } from '../../model/finding.js';
import { violationKey } from '../../reasons/given.js';
import { plural } from '../../reasons/wording.js';
import type { GateOf, GateOutcome, ProjectGateKind, ProjectSubject } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import { compareContracts, suitePattern } from './compare.js';
import { judgedContracts, placedContracts } from './contract-places.js';
import { broken, breaking, errorsDiffer, responsesDiffer, type Failure } from './failures.js';
import { judgeTests } from './judge-tests.js';
import { contractCanaries } from './canary.js';

type Gate = GateOf<'contracts'>;

/** Contracts can be read, each has a contract test that passed, and their answers have as much in common as the gate asks. */
export const contractsKind: ProjectGateKind<'contracts'> = {
  kind: 'contracts',
  of: 'project',
  defaultTarget: { sameAs: 'tests' },
  evidence: 'tests',
  needs: [],
  describe,
  compare: compareContracts,
  decide,
  canaries: contractCanaries,
};

function describe({ tests, suite, errors, responses, breaking: change }: Gate['rules']): string {
  const parts = [
    'contracts can be read',
    tests === 'required' ? `each has a test in ${suitePattern(suite)}` : null,
    errors === 'one-schema' ? 'errors have one schema' : null,
    responses === 'one-structure' ? 'responses have one structure' : null,
    change === 'deny' ? 'nothing that others rely on is lost' : null,
  ];
  return parts.filter((part) => part !== null).join('; ');
}

function decide(gate: Gate, subject: ProjectSubject): GateOutcome {
  const { project, context } = subject;
  const placed = placedContracts(project, context);
  const contracts = judgedContracts(placed);
  const deleted = breaking(gate, context, placed);
  if (contracts.length === 0 && deleted.failure === null && deleted.notes.length === 0) {
    return { ...NO_DETAILS, verdict: 'skipped', reason: 'contracts-none', args: { project: project.name } };
  }
  const files = contracts.map(({ file }) => file);
  const tests = judgeTests(gate, subject, contracts);
  const failures = [
    broken(files),
    deleted.failure,
    gate.rules.errors === 'one-schema' ? errorsDiffer(files) : null,
    gate.rules.responses === 'one-structure' ? responsesDiffer(files) : null,
    ...tests.failures,
  ].filter((failure) => failure !== null);
  const notes = [...deleted.notes, ...inProse(files)];
  const details = {
    expected: describe(gate.rules),
    actual: `${plural(files.length, 'contract')}, ${tests.tested} tested`,
    evidence: [...files.map(({ path }) => path), ...tests.reports],
    notes,
  };
  const [first] = failures;
  if (first !== undefined) return failed(first, failures, details);
  if (tests.pending !== null) return { ...details, ...tests.pending, verdict: 'pending', location: null };
  const args = { contracts: files.length, tested: tests.tested };
  return { ...details, verdict: 'pass', reason: 'contracts-kept', args, location: null };
}

/** The first thing that is wrong is the reason, and a baseline gets all of them. What keeps others from being found is never accepted. */
function failed(
  { given, location, violations: own }: Failure,
  failures: readonly Failure[],
  details: Pick<GateOutcome, 'expected' | 'actual' | 'evidence' | 'notes'>,
): GateOutcome {
  const outcome = { ...details, ...given, verdict: 'fail', location } as const;
  if (own === null && failures.length === 1) return outcome;
  const violations = failures.flatMap(
    (one): readonly Violation[] =>
      one.violations ?? [
        { key: violationKey(one.given.reason, []), value: 1, better: 'lower', hiding: true },
      ],
  );
  return { ...outcome, violations };
}

function inProse(files: readonly ContractFile[]): Finding[] {
  const prose = files.filter(({ kind }) => kind === 'prose');
  const [first] = prose;
  if (first === undefined) return [];
  return [
    { reason: 'contract-in-prose', args: { contract: first.path, more: prose.length - 1 }, position: null },
  ];
}
