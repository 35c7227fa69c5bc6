import fc from 'fast-check';
import picomatch from 'picomatch';
import { compileGlob, isMatchable } from '../../../src/base/glob.js';

/*
 * Our glob against picomatch, on the syntax that ours has: characters that mean themselves, `*`, `?`, `[ab]`, `[a-c]`,
 * `[!a]`, `{a,b}` also nested and with slashes, and `**` between slashes. Of picomatch that is what is left with
 * `noextglob` and `nonegate`, and with `dot`, since names that begin with a dot match like others.
 *
 * Intended differences, which are not compared: `a/**` always matches `a` itself, with picomatch only after a name
 * without signs; braces are written out first, so that `{*,a}*` has two stars.
 *
 * Nor is compared what picomatch has a meaning of its own for: texts with empty names, `.` and `..`; two stars in one
 * name beside other characters; braces with one choice, an empty one, or a range; brackets and braces that are not
 * closed; a backslash.
 */
const OPTIONS: picomatch.PicomatchOptions = { dot: true, nonegate: true, noextglob: true };

const letter = fc.constantFrom('a', 'b', 'c', '-', '_', '@', '1');
const literal = fc.oneof({ weight: 6, arbitrary: letter }, { weight: 1, arbitrary: fc.constant('.') });
const characterClass = fc.constantFrom('[ab]', '[a-c]', '[!a]', '[^bc]', '[!a-b]', '[a-b1]');
const piece = fc.oneof(
  { weight: 6, arbitrary: literal },
  { weight: 2, arbitrary: fc.constantFrom('*', '?') },
  { weight: 1, arbitrary: characterClass },
);
const plainName = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
const braces = (choice: fc.Arbitrary<string>) =>
  fc.array(choice, { minLength: 2, maxLength: 3 }).map((choices) => `{${choices.join(',')}}`);
const withBraces = fc
  .tuple(fc.oneof(fc.constant(''), plainName), braces(fc.oneof(plainName, braces(plainName))), plainName)
  .map((parts) => parts.join(''));
const name = fc.oneof(
  { weight: 5, arbitrary: plainName },
  { weight: 1, arbitrary: withBraces },
  { weight: 2, arbitrary: fc.constant('**') },
  { weight: 1, arbitrary: fc.constant('*') },
);
const glob = fc
  .array(name, { minLength: 1, maxLength: 4 })
  .map((names) => names.join('/'))
  .filter((text) => text.split('/').every((one) => one === '**' || !one.includes('**')))
  .filter((text) => !text.includes('..') && text.split(/[/{},]/).every((one) => one !== '.'))
  .filter(isMatchable)
  .filter((text) => !makesTwoStars(text));

/** Whether two stars come together when braces are written out: `{*,a}*` is `**` and `a*`, as in a shell. */
function makesTwoStars(text: string): boolean {
  const compiled = compileGlob(text);
  const written = text.split('**').length;
  return compiled.ok && compiled.alternatives.some((one) => one.split('**').length !== written);
}

const textName = fc
  .array(literal, { minLength: 1, maxLength: 4 })
  .map((letters) => letters.join(''))
  .filter((text) => text !== '.' && text !== '..');
const path = fc.array(textName, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));

/** Globs over names of rules, such as `@shop/*` and `*max-len`: only stars, for which `bash` changes the meaning. */
const rule = fc
  .array(fc.oneof({ weight: 5, arbitrary: letter }, { weight: 2, arbitrary: fc.constant('*') }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((pieces) => pieces.join(''))
  .filter((text) => !text.includes('**'));

/** A path that is likely to match: the glob with something put in for its signs. */
function filled(text: string, fillings: readonly string[]): string {
  let at = 0;
  const next = (): string => fillings[(at += 1) % fillings.length] ?? 'a';
  return text
    .replace(/\{([^{},]*),[^{}]*\}/g, '$1')
    .replace(/\{([^{},]*),.*?\}/g, '$1')
    .replace(/\*\*\/?|\*|\?|\[[^\]]*\]/g, next)
    .replace(/\/{2,}/g, '/');
}
const fillings = fc.array(fc.constantFrom('a', 'b', 'c', 'ab', '.a', '1', 'a/b/', ''), {
  minLength: 1,
  maxLength: 4,
});
const isComparable = (text: string): boolean =>
  text.split('/').every((one) => one !== '' && one !== '.' && one !== '..');

function ours(text: string): (path: string) => boolean {
  const compiled = compileGlob(text);
  if (!compiled.ok) throw new Error(compiled.problem);
  return compiled.matches;
}

/** Whether a path only matches because `/**` at the end of a glob stands for no name at all. */
function isDirectoryItself(glob: string, text: string): boolean {
  return glob.endsWith('/**') && isDirectoryOrHolder(glob.slice(0, -3), text);
}

function isDirectoryOrHolder(glob: string, text: string): boolean {
  return ours(glob)(text) || isDirectoryItself(glob, text);
}

/** Picomatch knows only `[^a]` for what shells also write as `[!a]`. */
function theirs(text: string): (path: string) => boolean {
  return picomatch(text.replaceAll('[!', '[^'), OPTIONS);
}

describe('compileGlob', () => {
  it('matches paths as picomatch does', () => {
    let matched = 0;
    fc.assert(
      fc.property(glob, path, fillings, (pattern, other, fill) => {
        const [our, their] = [ours(pattern), theirs(pattern)];
        for (const text of [other, filled(pattern, fill)].filter(isComparable)) {
          if (isDirectoryItself(pattern, text)) continue;
          if (their(text)) matched += 1;
          expect({ text, matches: our(text) }).toEqual({ text, matches: their(text) });
        }
      }),
      { numRuns: 4_000 },
    );
    // Most of what is put in must match, or nothing was compared.
    expect(matched).toBeGreaterThan(500);
  });

  it('crosses slashes as picomatch does with `bash`', () => {
    fc.assert(
      fc.property(
        rule,
        fc.array(fc.oneof(literal, fc.constant('/')), { minLength: 1, maxLength: 8 }),
        fillings,
        (pattern, letters, fill) => {
          const compiled = compileGlob(pattern, true);
          const their = picomatch(pattern.replaceAll('[!', '[^'), { ...OPTIONS, bash: true });
          for (const text of [letters.join(''), filled(pattern, fill)].filter(isComparable)) {
            expect({ text, matches: compiled.ok && compiled.matches(text) }).toEqual({
              text,
              matches: their(text),
            });
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
