import { posix } from 'node:path';
import { parse } from 'jsonc-parser';
import { compileGlob } from '@plangate/core/graph';
import { withJsonAt } from '../../tools/editing/json-file.js';
import type { MovesByPath } from './moved-files.js';

/** A text of a configuration, and what was done to it. */
export interface UpdatedConfig {
  readonly path: string;
  readonly text: string;
}

const QUOTED = /(["'`])((?:(?!\1)[^\\\n]){1,300})\1/g;
const LEADS = ['{projectRoot}/', '{workspaceRoot}/', '<rootDir>/', './', ''];

/**
 * A configuration with the new paths of moved files where it names them: from its own directory, from the root of the project or from
 * that of the workspace, with or without `<rootDir>` and the like.
 * @param path of the configuration in the workspace
 */
export function withNewPaths(
  { path, text }: UpdatedConfig,
  { root, moves }: { root: string; moves: MovesByPath },
): string {
  const bases = [...new Set([posix.dirname(path), root, '.'])];
  return text.replace(QUOTED, (whole, quote: string, value: string) => {
    const lead = LEADS.find((one) => value.startsWith(one)) ?? '';
    const rest = value.slice(lead.length);
    for (const base of bases) {
      const to = moves.get(posix.join(base, rest));
      if (to === undefined) continue;
      const written = posix.relative(base === '.' ? '' : base, to);
      return `${quote}${lead}${written}${quote}`;
    }
    return whole;
  });
}

/** What a tsconfig names besides its options. */
interface Selection {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly files?: readonly string[];
}

/**
 * A tsconfig that compiles the same files after the moves: what it loses is added to its `include`, what it would gain to its `exclude`.
 * The text stays as it is where it selects no files.
 * @param path of the tsconfig in the workspace
 * @param sources all files of the project after the moves, as paths in the workspace
 */
export function withSameFiles(
  { path, text }: UpdatedConfig,
  { sources, moves }: { sources: readonly string[]; moves: MovesByPath },
): string {
  const selection = parse(text, [], { allowTrailingComma: true }) as Selection | undefined;
  if (!Array.isArray(selection?.include)) return text;
  const directory = posix.dirname(path);
  const inside = (one: string): string => posix.relative(directory === '.' ? '' : directory, one);
  const before = new Map([...moves].map(([from, to]) => [to, from]));
  const wanted = (one: string): boolean => selects(selection, inside(before.get(one) ?? one));
  const lost = sources.filter((one) => wanted(one) && !selects(selection, inside(one)));
  const gained = sources.filter((one) => !wanted(one) && selects(selection, inside(one)));
  const added = patternsFor(lost, { sources, wanted, inside });
  const withInclude =
    lost.length === 0
      ? text
      : withJsonAt(text, ['include'], [...(selection.include as readonly string[]), ...added]);
  if (gained.length === 0) return withInclude;
  return withJsonAt(withInclude, ['exclude'], [...(selection.exclude ?? []), ...gained.map(inside)]);
}

/** One glob for files of a kind in a directory, where it takes nothing else; else the files one by one. */
function patternsFor(
  lost: readonly string[],
  {
    sources,
    wanted,
    inside,
  }: { sources: readonly string[]; wanted: (path: string) => boolean; inside: (path: string) => string },
): string[] {
  const patterns = new Set<string>();
  for (const path of lost) {
    const [top = '', ...below] = inside(path).split('/');
    const ending = /(?:\.(?:spec|test|d))?\.[^.]+$/.exec(path)?.[0] ?? '';
    const glob = below.length === 0 ? top : `${top}/**/*${ending}`;
    const matches = matcher(glob);
    const takesMore = sources.some((other) => matches(inside(other)) && !wanted(other));
    patterns.add(takesMore ? inside(path) : glob);
  }
  return [...patterns];
}

function selects({ include = [], exclude = [], files = [] }: Selection, path: string): boolean {
  if (files.some((one) => posix.normalize(one) === path)) return true;
  const named = (patterns: readonly string[]): boolean => patterns.some((pattern) => matcher(pattern)(path));
  return named(include) && !named(exclude);
}

/** A pattern of a tsconfig: a name without a star is a file or a directory with all that is in it. */
function matcher(pattern: string): (path: string) => boolean {
  const plain = posix.normalize(pattern).replace(/\/$/, '');
  const glob = compileGlob(plain);
  const below = compileGlob(`${plain}/**`);
  return (path) => (glob.ok && glob.matches(path)) || (below.ok && below.matches(path));
}
