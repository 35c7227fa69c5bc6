import { isPackageMatcher } from '../../constitutions/matcher-syntax.js';
import type { ProjectDependency, WorkspaceState } from '../../model/workspace.js';
import { pathOfGlob } from '../canaries/path-of-glob.js';
import type { CanaryOrIdle, GateOf, ProjectSubject } from '../define-gate.js';
import { boundaryList } from './boundary-list.js';

/** A package that nobody allows by its name. */
const STRANGE_PACKAGE: ProjectDependency = { name: 'npm:canary-of-plangate', root: null, file: null };
/** A project that is to come, and that nobody names. */
const STRANGE_PROJECT = { name: 'canary-of-plangate', root: 'canary-of-plangate', tags: [] };

/** The project depends on something that it must not depend on, or nobody knows on what it depends. */
export function boundaryCanaries(
  { rules: { allow, deny } }: GateOf<'boundaries'>,
  { project, context: { state } }: ProjectSubject,
): readonly CanaryOrIdle[] {
  const others = state.projects.filter(({ name }) => name !== project.name).map(asDependency);
  const against = (rule: 'allow' | 'deny', found: ProjectDependency | null, why: string): CanaryOrIdle =>
    found === null
      ? { rule, why }
      : {
          rules: [rule],
          what: `the project depends on ${found.name}`,
          make: () => ({ project: { ...project, dependencies: [...(project.dependencies ?? []), found] } }),
        };
  return [
    ...(deny === undefined
      ? []
      : [against('deny', deniedOne(deny, others, state), 'no other project and no package is denied')]),
    ...(allow === undefined
      ? []
      : [against('allow', strayOne(allow, others, state), 'every project is allowed')]),
    {
      rules: [],
      what: 'the project graph does not say on what the project depends',
      make: () => ({ project: withoutGraph(project) }),
    },
  ];
}

function asDependency({ name, root }: { name: string; root: string }): ProjectDependency {
  return { name, root, file: null };
}

/** Something that is denied. What the root project offers is denied by its name only. */
function deniedOne(
  deny: readonly string[],
  others: readonly ProjectDependency[],
  state: WorkspaceState,
): ProjectDependency | null {
  const list = boundaryList(deny, state);
  const candidates = [...others, ...packagesIn(deny), STRANGE_PACKAGE];
  return candidates.find((one) => (one.root === '.' ? deny.includes(one.name) : list.matches(one))) ?? null;
}

/** Something that is not allowed: a project, be it one to come, or a package where the list says anything of packages. */
function strayOne(
  allow: readonly string[],
  others: readonly ProjectDependency[],
  state: WorkspaceState,
): ProjectDependency | null {
  const list = boundaryList(allow, state);
  const stray = others.find((one) => one.root !== '.' && !list.matches(one));
  if (stray !== undefined) return stray;
  if (list.packages && !list.matches(STRANGE_PACKAGE)) return STRANGE_PACKAGE;
  const toCome = asDependency(STRANGE_PROJECT);
  const then = boundaryList([...allow], { projects: [...state.projects, STRANGE_PROJECT] });
  return then.matches(toCome) ? null : toCome;
}

/** Packages that matchers name: a pattern is filled in. */
function packagesIn(matchers: readonly string[]): ProjectDependency[] {
  return matchers.filter(isPackageMatcher).flatMap((matcher) => {
    const colon = matcher.indexOf(':') + 1;
    const name = pathOfGlob(matcher.slice(colon)) ?? matcher.slice(colon);
    return { name: matcher.slice(0, colon) + name, root: null, file: null };
  });
}

function withoutGraph({ dependencies: _, ...project }: ProjectSubject['project']): ProjectSubject['project'] {
  return project;
}
