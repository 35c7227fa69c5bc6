import type { ProjectVerdict, RequirementProof } from '../model/verdict.js';
import { listed } from '../base/wording.js';

/** A requirement, and the feature whose specification has it. */
export interface FeatureRequirement {
  readonly feature: string;
  readonly proof: RequirementProof;
}

/** What needs work first. */
const BY_NEED = ['failing', 'missing', 'named', 'tested'] as const satisfies RequirementProof['state'][];

/** The requirements of all features: those with a test that fails, then those that nothing names, then the rest, each in document order. */
export function requirementsOf(verdicts: readonly ProjectVerdict[]): FeatureRequirement[] {
  const need = ({ proof: { state } }: FeatureRequirement): number => BY_NEED.indexOf(state);
  return verdicts
    .flatMap(({ project, requirements = [] }) => requirements.map((proof) => ({ feature: project, proof })))
    .sort((one, other) => need(one) - need(other));
}

/** "1 failing, 12 tested" */
export function countsByState(requirements: readonly FeatureRequirement[]): string {
  const counted = BY_NEED.map(
    (state) => [state, requirements.filter(({ proof }) => proof.state === state).length] as const,
  );
  return counted.flatMap(([state, count]) => (count === 0 ? [] : [`${count} ${state}`])).join(', ');
}

/** The first tests that name a requirement, or the files where no test does, and how many more there are; empty: nothing names it. */
export function namedTests({ tests }: RequirementProof, most: number): string {
  const named = tests.map(({ name, file, project }) => name ?? file ?? project);
  return listed([...new Set(named)], most);
}
