import { isPackageMatcher } from '../../constitutions/matcher-syntax.js';
import type { ProjectDependency } from '../../model/workspace.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';
import { boundaryList } from './boundary-list.js';

/** The project depends on something that it must not depend on, or nobody knows on what it depends. */
export function boundaryCanaries(
  { rules: { allow, deny } }: GateOf<'boundaries'>,
  { project, context: { state } }: ProjectSubject,
): readonly Canary[] {
  const allowed = allow === undefined ? null : boundaryList(allow, state);
  const denied = deny === undefined ? null : boundaryList(deny, state);
  const others = state.projects
    .filter(({ name, root }) => name !== project.name && root !== '.')
    .map(({ name, root }): ProjectDependency => ({ name, root, file: null }));
  const isCounted = ({ root }: ProjectDependency): boolean => root !== null || allowed?.packages === true;
  const candidates = [...others, ...packagesIn(deny ?? []), STRANGE_PACKAGE];
  const firsts = [
    candidates.find((one) => denied?.matches(one) === true),
    candidates.find((one) => allowed?.matches(one) === false && isCounted(one)),
  ];
  const known = project.dependencies ?? [];
  return [
    ...[...new Set(firsts)].flatMap((one) =>
      one === undefined
        ? []
        : [
            {
              what: `the project depends on ${one.name}`,
              make: () => ({ project: { ...project, dependencies: [...known, one] } }),
            },
          ],
    ),
    {
      what: 'the project graph does not say on what the project depends',
      make: () => ({ project: withoutGraph(project) }),
    },
  ];
}

/** A package that nobody allows by its name. */
const STRANGE_PACKAGE: ProjectDependency = { name: 'npm:canary-of-plangate', root: null, file: null };

/** Packages that matchers name: a pattern is filled in. */
function packagesIn(matchers: readonly string[]): ProjectDependency[] {
  return matchers
    .filter(isPackageMatcher)
    .map((matcher) => ({ name: matcher.replace(/\*+/g, 'canary'), root: null, file: null }));
}

function withoutGraph({ dependencies: _, ...project }: ProjectSubject['project']): ProjectSubject['project'] {
  return project;
}
