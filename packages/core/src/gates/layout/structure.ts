import { joinPath } from '../../base/paths.js';
import { entityPattern, type EntityPattern } from '../../layout/entity-pattern.js';
import type { StructureLayout, StructurePart } from '../../model/workspace.js';
import { MAX_WALKED } from '../project-paths.js';
import { patternList, type Failure, type Place } from './patterns.js';

/** What a structure asks of a project. */
export type Asked = Required<Omit<StructurePart, 'root'>>;

export const NOTHING_ASKED: Asked = { directories: [], files: [], forbid: [] };

/** What a structure asks of one project: the part that is named like the project, else all parts below it. */
export function askedOf({ parts }: StructureLayout & { ok: true }, root: string): Asked {
  const own = parts.find((part) => part.root !== '.' && `/${root}`.endsWith(`/${part.root}`));
  const asked = own ? [{ ...own, root: '.' }] : parts;
  const below = (part: StructurePart, paths: readonly string[] = []): string[] =>
    paths.map((path) => joinPath(part.root, path));
  return {
    directories: asked.flatMap((part) => below(part, part.directories)),
    files: asked.flatMap((part) => below(part, part.files)),
    forbid: asked.flatMap((part) => below(part, part.forbid)),
  };
}

/** An entity of a project, and what it lacks. */
export interface EntityFiles {
  /** In kebab case. */
  readonly entity: string;
  /** The paths of patterns that no file of the entity matches. */
  readonly missing: readonly string[];
}

/**
 * The entities of a project with what each lacks, sorted. A name is an entity's if a file of some pattern has it; where a file
 * matches several patterns, that with most fixed characters counts: `card-service.ts` is of `card`.
 * @param paths the files of the project, relative to its root
 */
export function entitiesOf(patterns: readonly string[], paths: readonly string[]): readonly EntityFiles[] {
  const compiled = patterns.map((text) => entityPattern(text)).sort((a, b) => b.fixed - a.fixed);
  const found = new Map<string, Set<EntityPattern>>();
  for (const path of paths) {
    const pattern = compiled.find((one) => one.entityOf(path) !== null);
    const entity = pattern?.entityOf(path) ?? null;
    if (pattern === undefined || entity === null) continue;
    found.set(entity, (found.get(entity) ?? new Set()).add(pattern));
  }
  return [...found]
    .map(([entity, has]) => ({
      entity,
      missing: compiled
        .filter((one) => !has.has(one))
        .map((one) => one.pathFor(entity))
        .sort(),
    }))
    .sort((a, b) => (a.entity < b.entity ? -1 : 1));
}

/** The failures of a project whose entities lack files; one that has no entity lacks all of them. */
export function incomplete(patterns: readonly string[], place: Place): Failure[] {
  const [first] = patterns;
  if (first === undefined) return [];
  const { paths, cut } = place.walked();
  if (cut) {
    const args = { root: place.root, limit: MAX_WALKED, pattern: first };
    const actual = `more than ${MAX_WALKED} paths`;
    return [
      {
        given: { reason: 'layout-too-many-files', args },
        expected: first,
        actual,
        path: null,
        violating: [first],
      },
    ];
  }
  const files = paths.filter(({ kind }) => kind === 'file').map(({ path }) => path);
  const entities = entitiesOf(patterns, files);
  if (entities.length === 0) {
    const args = { what: first, more: patterns.length - 1, root: place.root };
    return [
      {
        given: { reason: 'layout-required-file-missing', args },
        expected: patternList(patterns),
        actual: 'no file of any entity',
        path: null,
        violating: patterns,
      },
    ];
  }
  return entities.flatMap(({ entity, missing }): Failure[] => {
    const [what] = missing;
    if (what === undefined) return [];
    const args = { what, more: missing.length - 1, root: place.root, entity };
    return [
      {
        given: { reason: 'layout-entity-incomplete', args },
        expected: patternList(patterns.map((text) => entityPattern(text).pathFor(entity))),
        actual: `missing: ${patternList(missing)}`,
        path: null,
        violating: missing,
      },
    ];
  });
}
