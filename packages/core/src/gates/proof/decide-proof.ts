import { joinPath } from '../../base/paths.js';
import type { Finding } from '../../model/finding.js';
import { locate } from '../../model/position.js';
import { NO_DETAILS, type GateOf, type GateOutcome, type ProjectSubject } from '../define-gate.js';
import { unlessTargetFailed } from '../exit-status.js';
import { MAX_WALKED } from '../project-paths.js';
import { listed } from '../../reasons/wording.js';
import { proofOfSources, type ProofOfSources } from '../proofs/proof-of-sources.js';
import { proofOfTests, type ProofOfTests } from '../proofs/proof-of-tests.js';
import { reportsOf, type Reports } from './evidence-of-proof.js';
import { Scope, suitesInForce } from './scope.js';
import { failuresOf, type Failure, type Held } from './failures.js';

type ProofRules = GateOf<'proof'>['rules'];

/** Where no coverage is asked for. */
const NO_REPORTS: Reports<'coverage'> = { targets: [], evidence: [], paths: [], notes: [] };

/** Holds the reports of a project against its files, the plans and the command; the first thing that is wrong decides. */
export function decideProof(rules: ProofRules, subject: ProjectSubject): GateOutcome {
  const tests = reportsOf('tests', { rules, subject }, () => true);
  if ('verdict' in tests) return tests;
  const suites = suitesInForce(subject);
  const proof = proofOfTests(tests.evidence, suites, subject);
  const scope = new Scope(rules, suites, subject);
  // A project of tests alone has nothing that coverage could count.
  const hasSources = (): boolean => {
    const { missing, complete } = proofOfSources([], new Set(proof.all), subject);
    return !complete || missing.some((path) => scope.ofSources(path));
  };
  const coverage =
    rules.sources === 'none' ? NO_REPORTS : reportsOf('coverage', { rules, subject }, hasSources);
  if ('verdict' in coverage) return coverage;
  const sources = proofOfSources(coverage.evidence, new Set(proof.all), subject);
  const held = heldBy({ rules, scope, proof, sources, reports: tests });
  const outcome = judge(held, subject, {
    evidence: [...new Set([...tests.paths, ...coverage.paths])],
    notes: [...tests.notes, ...coverage.notes, ...unusedGlobs(scope.unused(), subject)],
  });
  return [
    ...tests.targets.map((target) => ({ evidence: 'tests', target }) as const),
    ...coverage.targets.map((target) => ({ evidence: 'coverage', target }) as const),
  ].reduce(
    (sum, { evidence, target }) => unlessTargetFailed(sum, { evidence }, { ...subject, target }),
    outcome,
  );
}

/** The files that the gate asks for, of those that were found. */
function heldBy({
  rules,
  scope,
  proof,
  sources,
  reports,
}: Pick<Held, 'rules' | 'reports'> & {
  readonly scope: Scope;
  readonly proof: ProofOfTests;
  readonly sources: ProofOfSources;
}): Held {
  const wanted = (paths: readonly string[]): string[] => paths.filter((path) => scope.ofTests(path));
  const wantedSources = (paths: readonly string[]): string[] => paths.filter((path) => scope.ofSources(path));
  return {
    rules,
    tests: {
      proven: wanted(proof.proven),
      missing: wanted(proof.missing),
      notRun: wanted(proof.notRun),
      partly: new Set(proof.partly),
      unnamed: proof.unnamed,
    },
    sources: {
      counted: wantedSources(sources.counted),
      missing: wantedSources(sources.missing),
      others: sources.others,
    },
    reports,
    complete: proof.complete && sources.complete,
    exempt: scope.exempt,
  };
}

function unusedGlobs(unused: readonly string[], { project }: ProjectSubject): Finding[] {
  if (unused.length === 0) return [];
  const args = { globs: listed(unused), project: project.name };
  return [{ reason: 'proof-exempt-unused', args, position: null }];
}

function judge(
  held: Held,
  subject: ProjectSubject,
  about: Required<Pick<GateOutcome, 'evidence' | 'notes'>>,
): GateOutcome {
  const { proven, missing, notRun } = held.tests;
  const { counted, missing: uncounted } = held.sources;
  const [tests, sources] = [
    proven.length + missing.length + notRun.length,
    counted.length + uncounted.length,
  ];
  const details = {
    ...about,
    expected: `${tests} test files proven, ${sources} source files counted`,
    actual: `${proven.length} of ${tests} test files proven, ${counted.length} of ${sources} source files counted`,
  };
  const failures = failuresOf(held, subject);
  const [first] = failures;
  if (first !== undefined) return { ...details, ...failed(first, failures, subject) };
  if (!held.complete) {
    const args = { looked: subject.project.root, limit: `${MAX_WALKED} paths` };
    return { ...NO_DETAILS, ...details, verdict: 'fail', reason: 'evidence-search-limited', args };
  }
  const args = { tests, sources };
  return { ...NO_DETAILS, ...details, verdict: 'pass', reason: 'proof-complete', args };
}

function failed(
  { given, path }: Failure,
  failures: readonly Failure[],
  { project }: ProjectSubject,
): Pick<GateOutcome, 'verdict' | 'location' | 'violations'> & Failure['given'] {
  const location = path === null ? null : locate(joinPath(project.root, path), null);
  return {
    ...given,
    verdict: 'fail',
    location,
    violations: failures.flatMap(({ violations }) => violations),
  };
}
