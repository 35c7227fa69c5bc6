import { anyOf } from '../../../languages/words.js';
import { part } from '../../../base/plain-text.js';
import { kindByName } from './kind.js';

/** What a line of a tree may hold that is not a name: ellipses, remarks, code, patterns for many files. */

/** "or" between two names. */
export const ALTERNATIVE = new RegExp(`\\s(?:${anyOf(({ tree }) => tree.or)})\\s`, 'u');

const ETCETERA = new RegExp(
  String.raw`^[(\[{（]?\s*(?:\.{2,}|…+|${anyOf(({ tree }) => tree.etcetera)})\s*[)\]}）]?/?$`,
  'iu',
);

/** "…", "... existing files ...", "etc." */
export function isEllipsis(text: string): boolean {
  return /^(?:\.{3}|…)\s*[\w\s-]*(?:\.{3}|…)$/.test(text) || ETCETERA.test(text);
}

/** Words that begin a remark about what is not drawn: "other existing files". */
const OTHERS = new RegExp(`^(?:${anyOf(({ tree }) => tree.others)})\\s`, 'iu');

/** What `tree` and `dir` print around a tree. */
const PRINTED =
  /^\d+ director(?:y|ies)(?:, \d+ files?)?$|^Folder PATH listing\b|^Volume serial number\b|^\d+ (?:files|directories)$/i;

/** Whether a text is a remark that plainly names nothing to create. */
export function isPlainRemark(text: string): boolean {
  return /^[\s([{（【<.…]/.test(text) || OTHERS.test(text) || PRINTED.test(text);
}

const BRACKETED = new RegExp(`^\\[(?:${anyOf(({ tree }) => tree.bracketed)})`, 'iu');

/** A whole text in brackets is a remark, unless it is a name that frameworks use: `[id]`, `(main)/`, `[...slug].tsx`. */
export function isRemark(text: string, isList: (text: string) => boolean): boolean {
  if (isEllipsis(text) || PRINTED.test(text)) return true;
  if (/^[(（].*[)）]$/.test(text)) return true;
  if (/^\[[^[\]]*\]$/.test(text))
    return !/^\[(?:\.{3})?[a-zA-Z_][\w-]{0,30}\]$/.test(text) || BRACKETED.test(text);
  if (/^\[[^[\]]*(?:\s|#)[^[\]]*\]\/?$/.test(text) || /^<[^<>]*\s[^<>]*>$/.test(text)) return true;
  if (isOr(text) || /^(?:\.{3}|…)\s/.test(text)) return true;
  if (/\s/.test(text) && !/\/$|\.[a-z0-9]{1,8}$/i.test(text) && !isList(text)) return true;
  if (/^[(（]/.test(text) && (/\s/.test(text) || isOpen(text))) return true;
  return OTHERS.test(text) && !/^\S+\.\w+$/.test(text);
}

const OR = new RegExp(`^\\[(?:${anyOf(({ tree }) => tree.or)})\\]`, 'iu');

/** "[OR]" between two drawings of one thing. */
export function isOr(text: string): boolean {
  return OR.test(text);
}

/** Whether a bracket that a text begins with is not closed in it: the first word of a remark, not a name. */
function isOpen(text: string): boolean {
  return !/[)）]/.test(text);
}

/** Functions, classes and calls that some trees list below a file. */
export function isSymbol(text: string): boolean {
  return (
    /^[\w.$:<>]+\([^/]*\)?(?:\s*->.*)?$/.test(text) ||
    /^(?:pub |async |export |public |private |static )*(?:class|def|fn|func|function|struct|enum|interface|trait|impl|type|const|let|var|module|mod|import|export|method)\s+[\w$]/.test(
      text,
    ) ||
    /^@\w+\(/.test(text) ||
    /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s+\//.test(text)
  );
}

/** Many files at once. A placeholder inside the name of one file means that file. */
export function isPattern(name: string): boolean {
  const segments = name.replace(/\/$/, '').split('/');
  return segments.some((segment, index) => {
    if (/[*?]/.test(segment) || /^<[^<>]*>$/.test(segment) || /^\{[^{}]*\}$/.test(segment)) return true;
    if (/^\[(?:###[-\w]*|feature|feature-name|name)\]$/i.test(segment)) return true;
    if (/\{[^{},]*\}/.test(segment)) return true;
    const leaf = index === segments.length - 1 && !name.endsWith('/');
    return (
      /<[^<>]*>/.test(segment) &&
      !(leaf && kindByName(segment) === 'file' && /[A-Za-z]{3}/.test(segment.replace(/<[^<>]*>/g, '')))
    );
  });
}

const REPOSITORY = new RegExp(`^\\W*(?:${anyOf(({ tree }) => tree.repository)})\\W*$`, 'iu');

/** A placeholder for the repository itself, as the root of a tree: `<repo-root>/`, `[project root]`, `$REPO_ROOT/`. */
export function isRootPlaceholder(text: string): boolean {
  const inside = part(
    /^(?:<([^<>]{2,40})>|\[([^[\]]{2,40})\]|\{([^{}]{2,40})\}|\$\{?([A-Z_]{2,40})\}?)\/?$/.exec(text),
    0,
  );
  return inside !== '' && REPOSITORY.test(inside);
}
