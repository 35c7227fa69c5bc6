import { compileGlob } from '../../base/glob.js';
import { joinPath } from '../../base/paths.js';
import { entityPattern } from '../../layout/entity-pattern.js';
import { withFiles } from '../canaries/altered-context.js';
import { pathOfGlob } from '../canaries/path-of-glob.js';
import { deletedCanaries } from '../canaries/path-canaries.js';
import type { Canary, CanaryOrIdle, GateOf, ProjectSubject } from '../define-gate.js';
import { listProject } from '../project-paths.js';
import { isByPlans } from './compare.js';
import { plannedPaths } from './planned-paths.js';
import { askedOf, entitiesOf, type Asked } from './structure.js';

type Rules = GateOf<'layout'>['rules'];

/** What the gate asks for is gone, each for itself, or what it forbids is there. */
export function layoutCanaries(
  { rules }: GateOf<'layout'>,
  subject: ProjectSubject,
): readonly CanaryOrIdle[] {
  if (isByPlans(rules)) return ofPlans(subject);
  const changes = new LayoutChanges(subject);
  const { directories = [], files = [], forbid = [] } = rules;
  return [
    ...directories.map((glob) => changes.gone('directories', 'dir', glob)),
    ...files.map((glob) => changes.gone('files', 'file', glob)),
    ...forbid.map((glob) => changes.there('forbid', glob)),
    ...(rules.structure === undefined ? [] : ofStructure(rules.structure, changes, subject)),
  ];
}

function ofPlans({ project, context }: ProjectSubject): CanaryOrIdle[] {
  const found = deletedCanaries(plannedPaths(context.state).get(project.root) ?? [], context, []);
  return found.length > 0
    ? found
    : [
        {
          rule: 'plans',
          why: 'no plan of a feature that is open declares a path that has to be there by now',
        },
      ];
}

function ofStructure(
  named: NonNullable<Rules['structure']>,
  changes: LayoutChanges,
  { project, context }: ProjectSubject,
): CanaryOrIdle[] {
  const structure = (context.state.structures ?? []).find(({ name }) => name === named);
  if (structure?.ok !== true) return [];
  const asked = askedOf(structure, project.root);
  const fixed = asked.files.filter((path) => !entityPattern(path).varies);
  const found = [
    ...asked.directories.map((path) => changes.gone('structure', 'dir', path)),
    ...fixed.map((path) => changes.gone('structure', 'file', path)),
    ...ofEntity(asked, changes),
    ...asked.forbid.map((glob) => changes.there('structure', glob)),
  ];
  return found.length > 0
    ? found
    : [{ rule: 'structure', why: `the structure ${named} asks nothing of the project as it is` }];
}

/** That one file of an entity is gone; by its other files, the entity is still one. */
function ofEntity({ files }: Asked, changes: LayoutChanges): Canary[] {
  const varying = files.filter((path) => entityPattern(path).varies);
  const [pattern, ...others] = varying;
  const [entity] = entitiesOf(varying, changes.files());
  if (entity === undefined || pattern === undefined || others.length === 0) return [];
  return [changes.goneFile('structure', entityPattern(pattern).pathFor(entity.entity))];
}

class LayoutChanges {
  readonly #subject: ProjectSubject;

  constructor(subject: ProjectSubject) {
    this.#subject = subject;
  }

  /** The files of the project, relative to it. */
  files(): string[] {
    return this.#pathsOf('file');
  }

  /** That all that a glob matches is gone. */
  gone(rule: string, kind: 'dir' | 'file', pattern: string): Canary {
    return {
      rules: [rule],
      what: `the ${kind === 'dir' ? 'directory' : 'file'} ${pattern} is gone`,
      make: () => this.#without([...this.#pathsOf(kind).filter(matcherOf(pattern)), plainOf(pattern)]),
    };
  }

  goneFile(rule: string, path: string): Canary {
    return { rules: [rule], what: `the file ${path} is gone`, make: () => this.#without([path]) };
  }

  /** That a path is there which a glob matches. */
  there(rule: string, glob: string): CanaryOrIdle {
    const path = pathOfGlob(glob);
    if (path === null) return { rule, why: `no path is known that ${glob} matches` };
    const { project, context } = this.#subject;
    const written = new Map([[joinPath(project.root, path), new Uint8Array()]]);
    return {
      rules: [rule],
      what: `${path}, which is forbidden, is there`,
      make: () => ({ context: withFiles(context, { written }) }),
    };
  }

  #without(paths: readonly string[]) {
    const { project, context } = this.#subject;
    return { context: withFiles(context, { gone: paths.map((path) => joinPath(project.root, path)) }) };
  }

  #pathsOf(kind: 'dir' | 'file'): string[] {
    const { project, context } = this.#subject;
    return listProject(project.root, context).paths.flatMap((one) => (one.kind === kind ? [one.path] : []));
  }
}

function plainOf(pattern: string): string {
  return pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}

function matcherOf(pattern: string): (path: string) => boolean {
  const glob = compileGlob(plainOf(pattern));
  return (path) => glob.ok && glob.matches(path);
}
