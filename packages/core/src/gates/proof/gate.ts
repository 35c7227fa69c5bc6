import { compileGlob, GLOB_LIMITS } from '../../base/glob.js';
import { compareFields, EQUAL, STRONGER, weaker, type GateComparison } from '../comparison.js';
import { NO_DETAILS, type GateOf, type ProjectGateKind } from '../define-gate.js';
import { lessIsStronger, relateGlobs } from '../list-comparison.js';
import { decideProof } from './decide-proof.js';
import { proofCanaries } from './canary.js';

type ProofRules = GateOf<'proof'>['rules'];

/** Every test file of the project ran, and every source is counted, by reports that are of the whole and of what is on disk. */
export const proofKind: ProjectGateKind<'proof'> = {
  kind: 'proof',
  of: 'project',
  defaultTarget: { sameAs: 'tests' },
  evidence: 'tests',
  reads: ['coverage'],
  needs: [],
  describe: ({ tests, sources, exempt = [] }) =>
    `reports mention ${tests} test files` +
    (sources === 'none' ? '' : ` and count ${sources} sources`) +
    (exempt.length === 0 ? '' : `, except ${exempt.join(', ')}`),
  compare: compareFields<'proof'>({
    tests: (outer, inner) => compareExtent(outer, inner, 'test files'),
    sources: (outer, inner) => compareExtent(outer, inner, 'sources'),
    exempt: (outer, inner) => lessIsStronger(relateGlobs(outer ?? [], inner ?? []), 'more files are exempt'),
  }),
  decide: ({ rules }, subject) => {
    const refused = (rules.exempt ?? []).find((glob) => !compileGlob(glob).ok);
    if (refused !== undefined) {
      const args = { glob: refused, expected: GLOB_LIMITS };
      return { ...NO_DETAILS, verdict: 'fail', reason: 'gate-glob-refused', args };
    }
    return decideProof(rules, subject);
  },
  canaries: proofCanaries,
};

/** What plans and suites declare is less than all there is. */
const EXTENTS: readonly ProofRules['sources'][] = ['none', 'declared', 'all'];

function compareExtent(
  outer: ProofRules['sources'],
  inner: ProofRules['sources'],
  what: string,
): GateComparison {
  if (outer === inner) return EQUAL;
  if (EXTENTS.indexOf(inner) > EXTENTS.indexOf(outer)) return STRONGER;
  return weaker(inner === 'none' ? `no ${what} must be proven` : `only declared ${what} must be proven`);
}
