/** Longer globs, and globs with more alternatives, match nothing: constitutions come from strangers too. */
const MAX_GLOB_LENGTH = 512;
const MAX_ALTERNATIVES = 64;

type Token = { readonly star: true } | { readonly star: false; accepts(char: string): boolean };

/**
 * Compiles a glob with `*`, `?`, `[abc]`, `{a,b}` and, between slashes, `**`. Names with a leading dot match like
 * others. Matching takes time in proportion to the lengths of glob and text, whatever stands in either; that, and
 * that it needs no package at run time, is why this is not a regular expression.
 *
 * @param across `true`: `*` also matches `/`, for texts that are no paths, such as names of lint rules
 */
export function compileGlob(glob: string, across = false): (text: string) => boolean {
  if (glob.length > MAX_GLOB_LENGTH) return () => false;
  const matchers = alternatives(glob).map((alternative) =>
    across ? flatMatcher(alternative) : pathMatcher(alternative),
  );
  return (text) => matchers.some((matches) => matches(text));
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

/** Writes out `{a,b}`, innermost first; a glob with too many alternatives has none. */
function alternatives(glob: string): string[] {
  let open: string[] = [glob];
  for (let round = 0; round < MAX_ALTERNATIVES; round += 1) {
    const next = open.flatMap(expandOne);
    if (next.length > MAX_ALTERNATIVES) return [];
    if (next.length === open.length && next.every((text, at) => text === open[at])) return next;
    open = next;
  }
  return [];
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
