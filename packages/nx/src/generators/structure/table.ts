import { sanitize, type Selectable } from '@plangate/core';
import { differenceFrom, movesOf, projectFor, type Difference } from '../shared/compare-structure.js';
import type { Structure } from '../../scaffolding/structures/structure.js';
import { inColumns } from '../../workspace/columns.js';
import { ANY_LANGUAGE, type ProjectPaths } from '../shared/project-files.js';

/** How one project stands to a structure. */
export interface TableRow extends Difference {
  readonly project: string;
  readonly root: string;
  readonly conforms: boolean;
  /** Files that `conform` would move. */
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  /** Files that a person has to move. */
  readonly unclear: readonly string[];
}

interface Compared {
  readonly project: Selectable;
  readonly paths: ProjectPaths;
}

/** Holds each project against a structure; a project conforms if it lacks nothing and has nothing that is forbidden. */
export function compareProjects(structure: Structure, projects: readonly Compared[]): TableRow[] {
  return projects.map(({ project: { name, root }, paths }) => {
    const difference = differenceFrom(structure, root, paths);
    const own = projectFor(structure, root);
    const found = own === null ? null : movesOf(own, paths.files, ANY_LANGUAGE);
    const conforms = Object.values(difference).every((list: readonly unknown[]) => list.length === 0);
    return {
      project: name,
      root,
      conforms,
      ...difference,
      moves: found?.moves ?? [],
      unclear: [
        ...(found?.unclear ?? []).map(({ path }) => path),
        ...(found?.taken ?? []).map(({ from }) => from),
      ],
    };
  });
}

const HEAD = ['Project', 'Directories', 'Files', 'Entities', 'Forbidden', 'To move'] as const;
const OK = 'ok';

/** The rows in columns, and how many projects conform. */
export function tableOf(structure: string, rows: readonly TableRow[]): string[] {
  const conforming = rows.filter(({ conforms }) => conforms).length;
  return [
    ...inColumns([HEAD, ...rows.map(cellsOf)]),
    '',
    `${String(conforming)} of ${String(rows.length)} projects conform to ${structure}.`,
  ];
}

function cellsOf({ project, directories, files, entities, forbidden, moves, unclear }: TableRow): string[] {
  const moving = [
    ...(moves.length > 0 ? [String(moves.length)] : []),
    ...(unclear.length > 0 ? [`${String(unclear.length)} by hand`] : []),
  ];
  return [
    sanitize(project),
    shown('no', directories),
    shown('no', files),
    shown(
      'no',
      entities.flatMap(({ missing }) => missing),
    ),
    shown('', forbidden),
    moving.length === 0 ? '-' : moving.join(', '),
  ];
}

function shown(lead: string, [first, ...more]: readonly string[]): string {
  if (first === undefined) return OK;
  const rest = more.length === 0 ? '' : ` and ${String(more.length)} more`;
  return sanitize(`${lead === '' ? '' : `${lead} `}${first}${rest}`);
}
