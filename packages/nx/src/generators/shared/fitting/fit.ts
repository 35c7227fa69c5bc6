import { selectAll } from '@plangate/core';
import type { ConstitutionFit, EndToEndFit, GateFit } from '../../../scaffolding/default-constitution.js';
import { commonest, type Survey, type SurveyedProject } from './survey.js';
import { placesOfTests } from './test-places.js';

/** The kinds of gates that are fitted, with the target that each reads by default. */
const TARGETS = { lint: 'lint', types: 'typecheck', tests: 'test' } as const;

/**
 * What the default constitution asks of which projects, so that each can meet it: projects of end-to-end tests have no unit tests
 * and no coverage, but their own tests must pass, and a target that only some projects have is asked of those. A project without any test is asked for tests.
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
    ...endToEndFit(projects),
  };
}

/** End-to-end tests are asked of the projects that run them by the commonest of their targets. */
function endToEndFit(projects: readonly SurveyedProject[]): Pick<ConstitutionFit, 'endToEnd'> {
  const target = endToEndTarget(projects);
  if (target === null) return {};
  const tested = projects.filter(({ endToEndTargets }) => endToEndTargets.includes(target));
  const alone = tested.filter(({ isEndToEnd }) => isEndToEnd);
  const places = placesOfTests((alone.length > 0 ? alone : tested).map(({ tests }) => tests));
  const endToEnd: EndToEndFit = {
    target,
    glob: places?.kind === 'glob' ? places.glob : '**',
    tests: only(tested, projects),
    proof: only(alone, projects),
  };
  return { endToEnd };
}

/** The target that runs the end-to-end tests of most projects that have some; null if none has. */
export function endToEndTarget(projects: readonly SurveyedProject[]): string | null {
  return commonest(projects.flatMap(({ endToEndTargets }) => endToEndTargets));
}

function fitTarget(kind: 'lint' | 'types', { projects, targets }: Survey): GateFit {
  const target = targets[kind] ?? TARGETS[kind];
  const lacking = projects.filter((project) => !project.targets.has(target));
  if (lacking.length === projects.length) return { projects: [], enforced: false };
  return { projects: without(lacking, projects), enforced: true };
}

/** The end of the names of projects with end-to-end tests, as generators make them. */
const NAMED = '*-e2e';

/** Matchers that leave out some of the projects: by the end of their names where that says it, else each by name. */
function without(some: readonly SurveyedProject[], all: readonly SurveyedProject[]): readonly string[] {
  return only(some, all).map((matcher) => `!${matcher}`);
}

/** Matchers of some of the projects. */
function only(some: readonly SurveyedProject[], all: readonly SurveyedProject[]): readonly string[] {
  const subjects = all.map(({ name, root }) => ({ name, root, tags: [] }));
  const named = new Set([...selectAll([NAMED], subjects)].map(({ name }) => name));
  const isSame = all.every((project) => named.has(project.name) === some.includes(project));
  return some.length > 0 && isSame ? [NAMED] : some.map(({ name }) => name);
}
