import type { WorkspaceFiles } from '@plangate/core';
import { compileGlob } from '@plangate/core/graph';

/** Where GitHub and GitLab look; the first file that exists counts. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];
/** The size from which GitHub does not read the file. */
const MAX_BYTES = 3 * 1024 * 1024;
/** Sections and patterns with a wildcard are tried one by one; a file with more of them says nothing here. */
const MAX_TRIED = 2000;
/** Segments of a path that is looked up at any depth; a longer one is tried as patterns with a wildcard are. */
const MAX_SEGMENTS = 16;
/** A file that no pattern names: who owns it owns the directory and not only files of some name. */
const ANY_FILE = '\0'.repeat(8);
const SECTION = /^\^?\[([^\]]+)\](?:\[\d+\])?(?:\s+(.*))?$/;

/** Whose rules a file follows: they differ in what a path without `/` in front means, in sections, exclusions and comments. */
export type Dialect = 'github' | 'gitlab';

/** Who owns a directory, as CODEOWNERS names them; empty if nobody does. */
export type OwnersOf = (directory: string) => readonly string[];

interface Rule {
  /** The place in the file: of two rules that match, the later one counts. */
  readonly line: number;
  readonly owners: readonly string[];
}

interface Rules {
  /** By a path from the root of the repository. */
  readonly paths: Map<string, Rule>;
  /** By the name of a file or directory at any depth, or by a path that begins at any depth. */
  readonly names: Map<string, Rule>;
  /** The numbers of segments that `names` have. */
  readonly lengths: Set<number>;
  readonly wildcards: Wildcard[];
}

/** A file of GitHub has only one section. */
interface Section {
  readonly rules: Rules;
  /** What matches one of these has no owner in the section, whatever other rules say. */
  readonly exclusions: Rules;
}

interface Wildcard extends Rule {
  readonly matches: (path: string) => boolean;
  // `docs/*` matches files in `docs` and nothing deeper; with a slash at its end a pattern matches directories.
  readonly of: 'all' | 'files' | 'directories';
}

/** Reads CODEOWNERS of a workspace whose root is the root of its repository. */
export function codeOwners(files: WorkspaceFiles): OwnersOf {
  const place = PLACES.find((path) => files.kind(path) === 'file');
  const read = place === undefined ? null : files.read(place, MAX_BYTES);
  if (place === undefined || read?.ok !== true) return () => [];
  return ownersIn(read.text, dialectOf(place, read.text, files));
}

/** Both read a file at the root and in `docs`: sections are GitLab's alone, and so is a pipeline beside no directory of GitHub. */
function dialectOf(place: string, text: string, files: WorkspaceFiles): Dialect {
  if (place.startsWith('.git')) return place.startsWith('.gitlab/') ? 'gitlab' : 'github';
  if (text.split('\n').some((line) => SECTION.test(line.trim()))) return 'gitlab';
  const isPipeline = files.kind('.gitlab-ci.yml') === 'file' && files.kind('.github') === null;
  return isPipeline ? 'gitlab' : 'github';
}

/**
 * Who owns which directory by the text of CODEOWNERS: the last matching rule, in GitLab that of each section. Lines that GitHub refuses, with
 * `!`, `[` or `]` in the pattern, do not count; GitLab excludes what a pattern behind `!` matches. In time that grows with the text.
 */
export function ownersIn(text: string, dialect: Dialect): OwnersOf {
  const sections = readSections(text, dialect);
  const tried = sections.reduce(
    (sum, { rules, exclusions }) => sum + 1 + rules.wildcards.length + exclusions.wildcards.length,
    0,
  );
  if (tried > MAX_TRIED) return () => [];
  return (directory) => [
    ...new Set(
      sections.flatMap(({ rules, exclusions }) =>
        lastRule(exclusions, directory) === undefined ? (lastRule(rules, directory)?.owners ?? []) : [],
      ),
    ),
  ];
}

function readSections(text: string, dialect: Dialect): Section[] {
  const sections = new Map<string, Section>();
  const begin = (name: string): Section => {
    const section = sections.get(name) ?? { rules: noRules(), exclusions: noRules() };
    sections.set(name, section);
    return section;
  };
  let section = begin('');
  let inherited: readonly string[] = [];
  text.split(/\r?\n/).forEach((raw, line) => {
    const trimmed = raw.trim();
    if (trimmed === '' || trimmed.startsWith('#')) return;
    const header = dialect === 'gitlab' ? SECTION.exec(trimmed) : null;
    if (header !== null) {
      section = begin((header[1] ?? '').toLowerCase());
      inherited = ownersOf((header[2] ?? '').split(/\s+/), dialect);
      return;
    }
    const [first = '', ...rest] = trimmed.replaceAll('\\ ', '\0').split(/\s+/);
    const pattern = first.replaceAll('\0', ' ');
    const owners = ownersOf(rest, dialect);
    const rule = { line, owners: owners.length > 0 ? owners : inherited };
    if (dialect === 'github') addRule(section.rules, pattern, { ...rule, anchored: hasSlash(pattern) });
    else addRuleOfGitLab(section, pattern, rule);
  });
  return [...sections.values()];
}

function noRules(): Rules {
  return { paths: new Map(), names: new Map(), lengths: new Set(), wildcards: [] };
}

/** As .gitignore has it: a slash before the end ties a pattern to the root. */
function hasSlash(pattern: string): boolean {
  return pattern.slice(0, -1).includes('/');
}

/** Without a slash in front, a pattern begins at any depth. */
function addRuleOfGitLab({ rules, exclusions }: Section, pattern: string, rule: Rule): void {
  const isExclusion = pattern.startsWith('!');
  const path = isExclusion ? pattern.slice(1) : pattern.replace(/^\\#/, '#');
  addRule(isExclusion ? exclusions : rules, path, { ...rule, anchored: path.startsWith('/') });
}

/** The owners of a line, in GitHub up to its comment: accounts, teams, roles and addresses. */
function ownersOf(words: readonly string[], dialect: Dialect): string[] {
  const comment = dialect === 'gitlab' ? -1 : words.findIndex((word) => word.startsWith('#'));
  return (comment < 0 ? words : words.slice(0, comment)).filter((word) => word.includes('@'));
}

function addRule(
  { paths, names, lengths, wildcards }: Rules,
  pattern: string,
  { anchored, ...rule }: Rule & { readonly anchored: boolean },
): void {
  if (/[![\]]/.test(pattern)) return;
  const path = pattern.replace(/^\/|\/$/g, '');
  const segments = path.split('/').length;
  if (/[*?]/.test(path) || (!anchored && segments > MAX_SEGMENTS)) {
    // A brace is a brace here, and the start of alternatives in our globs.
    const glob = compileGlob(`${anchored ? '' : '**/'}${path.replace(/[{}]/g, '?')}`);
    const of = pattern.endsWith('/') ? 'directories' : pattern.endsWith('/*') ? 'files' : 'all';
    if (glob.ok) wildcards.push({ ...rule, matches: glob.matches, of });
    return;
  }
  (anchored ? paths : names).set(path, rule);
  if (!anchored) lengths.add(segments);
}

/** The last rule that matches all that is in a directory: one for it, or for a directory around it. */
function lastRule({ paths, names, lengths, wildcards }: Rules, directory: string): Rule | undefined {
  const segments = directory === '.' ? [] : directory.split('/');
  const around = segments.map((_, at) => segments.slice(0, at + 1).join('/'));
  const file = [...segments, ANY_FILE].join('/');
  const named = [...lengths].flatMap((length) =>
    segments.map((_, at) => names.get(segments.slice(at, at + length).join('/'))),
  );
  const matching = [
    ...around.map((path) => paths.get(path)),
    ...named,
    wildcards.findLast(
      ({ matches, of }) =>
        (of !== 'directories' && matches(file)) || (of !== 'files' && around.some(matches)),
    ),
  ];
  return matching.reduce((last, rule) => ((rule?.line ?? -1) > (last?.line ?? -1) ? rule : last), undefined);
}
