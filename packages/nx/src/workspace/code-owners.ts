import type { WorkspaceFiles } from '@plangate/core';
import { compileGlob } from '@plangate/core/graph';

/** Where GitHub and GitLab look; the first file that exists counts. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];
/** The size from which GitHub does not read the file. */
const MAX_BYTES = 3 * 1024 * 1024;
/** Sections and patterns with a wildcard are tried one by one; a file with more of them says nothing here. */
const MAX_TRIED = 2000;
/** A file that no pattern names: who owns it owns the directory and not only files of some name. */
const ANY_FILE = '\0'.repeat(8);
const SECTION = /^\^?\[([^\]]+)\](?:\[\d+\])?(?:\s+(.*))?$/;

/** Who owns a directory, as CODEOWNERS names them; empty if nobody does. */
export type OwnersOf = (directory: string) => readonly string[];

interface Rule {
  /** The place in the file: of two rules that match, the later one counts. */
  readonly line: number;
  readonly owners: readonly string[];
}

/** The rules of one section; a file of GitHub has only one. */
interface Section {
  /** By a path from the root of the repository. */
  readonly paths: Map<string, Rule>;
  /** By the name of a file or directory at any depth. */
  readonly names: Map<string, Rule>;
  readonly wildcards: Wildcard[];
}

interface Wildcard extends Rule {
  readonly matches: (path: string) => boolean;
  // As GitHub has it: `docs/*` matches files in `docs` and nothing deeper; with a slash at its end it matches directories.
  readonly of: 'all' | 'files' | 'directories';
}

/** Reads CODEOWNERS of a workspace whose root is the root of its repository. */
export function codeOwners(files: WorkspaceFiles): OwnersOf {
  const place = PLACES.find((path) => files.kind(path) === 'file');
  const read = place === undefined ? null : files.read(place, MAX_BYTES);
  return ownersIn(read?.ok === true ? read.text : '');
}

/**
 * Who owns which directory by the text of CODEOWNERS: the last matching rule of each section. Lines that GitHub refuses, with `!`,
 * `[` or `]` in the pattern, do not count. In time that grows with the text.
 */
export function ownersIn(text: string): OwnersOf {
  const sections = readSections(text);
  const tried = sections.reduce((sum, { wildcards }) => sum + 1 + wildcards.length, 0);
  if (tried > MAX_TRIED) return () => [];
  return (directory) => [
    ...new Set(sections.flatMap((section) => lastRule(section, directory)?.owners ?? [])),
  ];
}

function readSections(text: string): Section[] {
  const sections = new Map<string, Section>();
  const begin = (name: string): Section => {
    const section = sections.get(name) ?? { paths: new Map(), names: new Map(), wildcards: [] };
    sections.set(name, section);
    return section;
  };
  let section = begin('');
  let inherited: readonly string[] = [];
  text.split(/\r?\n/).forEach((raw, line) => {
    const trimmed = raw.trim();
    if (trimmed === '' || trimmed.startsWith('#')) return;
    const header = SECTION.exec(trimmed);
    if (header !== null) {
      section = begin((header[1] ?? '').toLowerCase());
      inherited = ownersOf((header[2] ?? '').split(/\s+/));
      return;
    }
    const [pattern = '', ...rest] = trimmed.replaceAll('\\ ', '\0').split(/\s+/);
    const owners = ownersOf(rest);
    addRule(section, pattern.replaceAll('\0', ' '), { line, owners: owners.length > 0 ? owners : inherited });
  });
  return [...sections.values()];
}

/** The owners of a line up to its comment: accounts, teams and addresses. */
function ownersOf(words: readonly string[]): string[] {
  const comment = words.findIndex((word) => word.startsWith('#'));
  return (comment < 0 ? words : words.slice(0, comment)).filter((word) => word.includes('@'));
}

function addRule({ paths, names, wildcards }: Section, pattern: string, rule: Rule): void {
  if (/[![\]]/.test(pattern)) return;
  const path = pattern.replace(/^\/|\/$/g, '');
  const anchored = pattern.slice(0, -1).includes('/');
  if (!/[*?]/.test(path)) (anchored ? paths : names).set(path, rule);
  else {
    // A brace is a brace here, and the start of alternatives in our globs.
    const glob = compileGlob(`${anchored ? '' : '**/'}${path.replace(/[{}]/g, '?')}`);
    const of = pattern.endsWith('/') ? 'directories' : pattern.endsWith('/*') ? 'files' : 'all';
    if (glob.ok) wildcards.push({ ...rule, matches: glob.matches, of });
  }
}

/** The last rule that matches all that is in a directory: one for it, or for a directory around it. */
function lastRule({ paths, names, wildcards }: Section, directory: string): Rule | undefined {
  const segments = directory === '.' ? [] : directory.split('/');
  const around = segments.map((_, at) => segments.slice(0, at + 1).join('/'));
  const file = [...segments, ANY_FILE].join('/');
  const matching = [
    ...around.map((path) => paths.get(path)),
    ...segments.map((name) => names.get(name)),
    wildcards.findLast(
      ({ matches, of }) =>
        (of !== 'directories' && matches(file)) || (of !== 'files' && around.some(matches)),
    ),
  ];
  return matching.reduce((last, rule) => ((rule?.line ?? -1) > (last?.line ?? -1) ? rule : last), undefined);
}
