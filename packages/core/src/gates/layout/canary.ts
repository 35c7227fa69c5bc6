import { compileGlob } from '../../base/glob.js';
import { joinPath } from '../../base/paths.js';
import { entityPattern } from '../../layout/entity-pattern.js';
import { withFiles } from '../canaries/altered-context.js';
import { pathOfGlob } from '../canaries/path-of-glob.js';
import { deletedCanaries } from '../canaries/path-canaries.js';
import type { Canary, GateOf, ProjectSubject } from '../define-gate.js';
import { listProject } from '../project-paths.js';
import { isByPlans } from './compare.js';
import { plannedPaths } from './planned-paths.js';
import { askedOf, entitiesOf, NOTHING_ASKED } from './structure.js';

type Rules = GateOf<'layout'>['rules'];

/** What the gate asks for is gone, each for itself, or what it forbids is there. */
export function layoutCanaries({ rules }: GateOf<'layout'>, subject: ProjectSubject): readonly Canary[] {
  const { project, context } = subject;
  return isByPlans(rules)
    ? deletedCanaries(plannedPaths(context.state).get(project.root) ?? [], context)
    : byRules(rules, subject);
}

function byRules(rules: Rules, { project, context }: ProjectSubject): readonly Canary[] {
  const structure = (context.state.structures ?? []).find(({ name }) => name === rules.structure);
  const asked = structure?.ok === true ? askedOf(structure, project.root) : NOTHING_ASKED;
  const { paths } = listProject(project.root, context);
  const gone = (pattern: string, kind: 'file' | 'dir', matches: (path: string) => boolean): Canary => ({
    what: `${kind === 'dir' ? 'the directory' : 'the file'} ${pattern} is gone`,
    make: () => {
      const all = paths.filter((path) => path.kind === kind && matches(path.path)).map(({ path }) => path);
      return {
        context: withFiles(context, {
          gone: [...all, plainOf(pattern)].map((path) => joinPath(project.root, path)),
        }),
      };
    },
  });
  const fixed = asked.files.filter((path) => !entityPattern(path).varies);
  const varying = asked.files.filter((path) => entityPattern(path).varies);
  const [pattern, ...others] = varying;
  const [entity] = entitiesOf(
    varying,
    paths.filter(({ kind }) => kind === 'file').map(({ path }) => path),
  );
  return [
    ...[...(rules.directories ?? []), ...asked.directories].map((glob) => gone(glob, 'dir', matcherOf(glob))),
    ...[...(rules.files ?? []), ...fixed].map((glob) => gone(glob, 'file', matcherOf(glob))),
    // By its other files, the entity is still one.
    ...(entity === undefined || pattern === undefined || others.length === 0
      ? []
      : [gone(entityPattern(pattern).pathFor(entity.entity), 'file', () => false)]),
    ...[...(rules.forbid ?? []), ...asked.forbid].flatMap((glob) => {
      const path = pathOfGlob(glob);
      if (path === null) return [];
      const written = new Map([[joinPath(project.root, path), new Uint8Array()]]);
      return [
        {
          what: `${path}, which is forbidden, is there`,
          make: () => ({ context: withFiles(context, { written }) }),
        },
      ];
    }),
  ];
}

function plainOf(pattern: string): string {
  return pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}

function matcherOf(pattern: string): (path: string) => boolean {
  const glob = compileGlob(plainOf(pattern));
  return (path) => glob.ok && glob.matches(path);
}
