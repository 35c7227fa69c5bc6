import { selectAll } from '@plangate/core';
import type { ConstitutionFit, GateFit } from '../../../scaffolding/default-constitution.js';
import type { Survey, SurveyedProject } from './survey.js';

/** The kinds of gates that are fitted, with the target that each reads by default. */
const TARGETS = { lint: 'lint', types: 'typecheck', tests: 'test' } as const;

/**
 * What the default constitution asks of which projects, so that each can meet it: projects of end-to-end tests have no unit tests
 * and no coverage, and a target that only some projects have is asked of those. A project without any test is asked for tests.
 */
export function fitOf(survey: Survey): ConstitutionFit {
  const { projects, tests } = survey;
  if (projects.length === 0) return {};
  const endToEnd = projects.filter(({ isEndToEnd }) => isEndToEnd);
  return {
    lint: fitTarget('lint', survey),
    types: fitTarget('types', survey),
    tests: { projects: without(endToEnd, projects), enforced: true },
    ...(tests?.kind === 'glob' ? { suites: { unit: tests.glob } } : {}),
  };
}

function fitTarget(kind: 'lint' | 'types', { projects, targets }: Survey): GateFit {
  const target = targets[kind] ?? TARGETS[kind];
  const lacking = projects.filter((project) => !project.targets.has(target));
  if (lacking.length === projects.length) return { projects: [], enforced: false };
  return { projects: without(lacking, projects), enforced: true };
}

/** Matchers that leave out some of the projects: by the end of their names if no other project ends so, else each by name. */
function without(some: readonly SurveyedProject[], all: readonly SurveyedProject[]): readonly string[] {
  const subjects = all.map(({ name, root }) => ({ name, root, tags: [] }));
  const byEnd = ['!*-e2e'];
  const left = new Set([...selectAll(byEnd, subjects)].map(({ name }) => name));
  const isSame = all.every((project) => left.has(project.name) !== some.includes(project));
  return some.length > 0 && isSame ? byEnd : some.map(({ name }) => `!${name}`);
}
