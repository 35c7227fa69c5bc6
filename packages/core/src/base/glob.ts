/** Constitutions come from strangers too: a glob beyond these limits is refused. */
const MAX_GLOB_LENGTH = 512;
const MAX_ALTERNATIVES = 64;

/** What a glob must be, for messages: "must be …". */
export const GLOB_LIMITS = `a glob of at most ${MAX_GLOB_LENGTH} characters with at most ${MAX_ALTERNATIVES} alternatives in braces`;

/** Why a glob is refused. */
export type GlobProblem = 'too-long' | 'too-many-alternatives';

/** A glob that is ready to match, or the reason why it is refused. A refused glob has no answer: nobody may guess one. */
export type Glob =
  | {
      readonly ok: true;
      /** The same glob without braces: one for each combination of their alternatives. */
      readonly alternatives: readonly string[];
      readonly matches: (text: string) => boolean;
    }
  | { readonly ok: false; readonly problem: GlobProblem };

type Token = { readonly star: true } | { readonly star: false; accepts(char: string): boolean };

/**
 * Compiles a glob with `*`, `?`, `[abc]`, `{a,b}` and, between slashes, `**`. Names with a leading dot match like
 * others. Matching takes time in proportion to the lengths of glob and text, whatever they contain; that, and
 * that it needs no package at run time, is why this is not a regular expression.
 *
 * @param across `true`: `*` also matches `/`, for texts that are not paths, such as names of lint rules
 */
export function compileGlob(glob: string, across = false): Glob {
  const alternatives = alternativesOf(glob);
  if (typeof alternatives === 'string') return { ok: false, problem: alternatives };
  const matchers = alternatives.map((one) => (across ? flatMatcher(one) : pathMatcher(one)));
  return { ok: true, alternatives, matches: (text) => matchers.some((matches) => matches(text)) };
}

/**
 * The test of a glob, for callers that cannot refuse it any more. They say what a refused glob answers to every text:
 * the answer that makes a gate fail.
 */
export function globTest(
  glob: string,
  { refused, across }: { readonly refused: boolean; readonly across?: boolean },
): (text: string) => boolean {
  const compiled = compileGlob(glob, across);
  return compiled.ok ? compiled.matches : () => refused;
}

/** Whether a glob is within the limits. */
export function isMatchable(glob: string): boolean {
  return typeof alternativesOf(glob) !== 'string';
}

/** Whether a path, or a directory that holds it, passes a test. */
export function pathOrHolder(path: string, matches: (path: string) => boolean): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (matches(path.slice(0, end))) return true;
  }
  return false;
}

/** Whether a matcher is to be read as a glob at all. */
export function isGlob(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

function flatMatcher(glob: string): (text: string) => boolean {
  const tokens = tokenize(glob);
  return (text) => matchesTokens(tokens, text);
}

function pathMatcher(glob: string): (text: string) => boolean {
  const segments = glob.split('/').map((segment) => (segment === '**' ? null : tokenize(segment)));
  return (text) => {
    const names = text.split('/');
    return wildcard(
      { length: segments.length, isStar: (at) => segments[at] === null },
      names.length,
      (at, index) => matchesTokens(segments[at] ?? [], names[index] ?? ''),
    );
  };
}

function matchesTokens(tokens: readonly Token[], text: string): boolean {
  return wildcard(
    { length: tokens.length, isStar: (at) => tokens[at]?.star === true },
    text.length,
    (at, index) => {
      const token = tokens[at];
      return token !== undefined && !token.star && token.accepts(text.charAt(index));
    },
  );
}

interface Pattern {
  readonly length: number;
  isStar(at: number): boolean;
}

/** Matches a sequence against a pattern with stars; only the last star seen ever has to give way. */
function wildcard(pattern: Pattern, length: number, equals: (at: number, index: number) => boolean): boolean {
  let at = 0;
  let index = 0;
  let star = -1;
  let resume = 0;
  while (index < length) {
    if (at < pattern.length && pattern.isStar(at)) {
      star = at;
      resume = index;
      at += 1;
    } else if (at < pattern.length && equals(at, index)) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      index = resume;
    } else {
      return false;
    }
  }
  while (at < pattern.length && pattern.isStar(at)) at += 1;
  return at === pattern.length;
}

function tokenize(segment: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < segment.length; at += 1) {
    const char = segment.charAt(at);
    const end = char === '[' ? segment.indexOf(']', at + 2) : -1;
    if (char === '*') tokens.push({ star: true });
    else if (char === '?') tokens.push({ star: false, accepts: () => true });
    else if (end > 0) {
      tokens.push({ star: false, accepts: characterClass(segment.slice(at + 1, end)) });
      at = end;
    } else tokens.push({ star: false, accepts: (other) => other === char });
  }
  return tokens;
}

function characterClass(body: string): (char: string) => boolean {
  const negated = body.startsWith('!') || body.startsWith('^');
  const members = negated ? body.slice(1) : body;
  return (char) => inClass(members, char) !== negated;
}

function inClass(members: string, char: string): boolean {
  for (let at = 0; at < members.length; at += 1) {
    const from = members.charAt(at);
    if (members.charAt(at + 1) === '-' && at + 2 < members.length) {
      if (char >= from && char <= members.charAt(at + 2)) return true;
      at += 2;
    } else if (char === from) return true;
  }
  return false;
}

/** Writes out `{a,b}`, innermost first, each alternative once. */
function alternativesOf(glob: string): string[] | GlobProblem {
  if (glob.length > MAX_GLOB_LENGTH) return 'too-long';
  let open: string[] = [glob];
  for (let round = 0; round < MAX_ALTERNATIVES; round += 1) {
    const next = [...new Set(open.flatMap(expandOne))];
    if (next.length > MAX_ALTERNATIVES) return 'too-many-alternatives';
    if (next.length === open.length && next.every((text, at) => text === open[at])) return next;
    open = next;
  }
  return 'too-many-alternatives';
}

function expandOne(glob: string): string[] {
  const close = glob.indexOf('}');
  const start = close < 0 ? -1 : glob.lastIndexOf('{', close);
  if (start < 0) return [glob];
  const before = glob.slice(0, start);
  const after = glob.slice(close + 1);
  return glob
    .slice(start + 1, close)
    .split(',')
    .map((choice) => before + choice + after);
}
