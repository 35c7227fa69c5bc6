import { anyOf } from '../../../languages/words.js';
import { part } from '../../../base/plain-text.js';
import { isSourceFile } from './kind.js';
import { ALTERNATIVE, isEllipsis } from './remarks.js';

/** Several names on one line of a tree. */

/** Names that one line may give. */
export const MAX_NAMES = 40;

/** Whether a text is several names, or a choice between some. */
export function isList(text: string): boolean {
  return separate(text).length > 1 || ALTERNATIVE.test(text);
}

function looksLikeName(text: string): boolean {
  return (
    /^[\w.@$[\](){}<>+~=-]+(?:\/[\w.@$[\](){}<>+~=,-]*)*$/.test(text) ||
    (/^[^\s]+$/u.test(text) && /[./]/.test(text))
  );
}

const AND = new RegExp(`\\s+(?:${anyOf(({ tree }) => tree.and)})\\s+`, 'u');

/** Several names on one line: "a.cpp, b.cpp", "x.ico / y.ico", "ui/ + storage/". */
export function separate(text: string): string[] {
  for (const separator of [/\s*[,、，]\s*(?![^{}]*\})|\s+[+&＆]\s+/, /\s+[/／]\s+/, AND]) {
    const parts = text
      .split(separator)
      .map((part) => part.replace(/^[`'"]+|[`'"]+$/g, ''))
      .filter((part) => part !== '');
    if (parts.length < 2) continue;
    if (parts.every((part) => looksLikeName(part) || isEllipsis(part)))
      return besideFirst(inheritExtension(parts));
  }
  const directories = text.split(/ {1,2}/);
  if (directories.length > 1 && directories.every((name) => /^[\w.@-]+\/$/.test(name))) return directories;
  return twoExtensions(text.replace(/^[`'"]+|[`'"]+$/g, ''));
}

/** In "Button.tsx / .test.tsx" the second part replaces the end of the first. */
function inheritExtension(parts: string[]): string[] {
  const first = part(parts, 0);
  const stem = first.replace(/(?:\.[a-z0-9]+)+$/i, '');
  return parts.map((part, index) =>
    index > 0 && /^\.[a-z]+\.[a-z]+$/i.test(part) && /\.[a-z0-9]+$/i.test(first) && stem !== ''
      ? `${stem}${part}`
      : part,
  );
}

/** `{route.ts,[id]/route.ts}` and `store.{ts,test.ts}` as the names that they mean. */
export function expandBraces(name: string, depth = 0): string[] {
  const match = /\{([^{}]{1,400},[^{}]{0,400})\}/.exec(name);
  if (!match || depth > 2) return [name];
  const before = name.slice(0, match.index);
  const after = name.slice(match.index + match[0].length);
  return part(match, 1)
    .split(',')
    .slice(0, MAX_NAMES)
    .flatMap((part) => expandBraces(`${before}${part.trim()}${after}`, depth + 1))
    .slice(0, MAX_NAMES);
}

/** `core/radio.h/.cpp`: a file of code and one with another extension. */
function twoExtensions(name: string): string[] {
  const match = /^(.{1,200})\.([a-z]{1,4})\/\.([a-z]{1,5})$/i.exec(name);
  const [stem, first, second] = [part(match, 1), part(match, 2), part(match, 3)];
  return match && isSourceFile(`${stem}.${first}`) ? [`${stem}.${first}`, `${stem}.${second}`] : [name];
}

/**
 * In "docs/card.en.md, card.de.md" the second file is beside the first. A file with another name and of another kind, as in
 * "src/card.ts, package.json", may be elsewhere.
 */
function besideFirst(names: string[]): string[] {
  const first = part(names, 0);
  const directory = first.slice(0, first.lastIndexOf('/') + 1);
  if (directory === '' || directory === first) return names;
  const [stem, extension] = partsOf(first.slice(directory.length));
  return names.map((name) => {
    const [other, same] = partsOf(name);
    const sibling = !name.includes('/') && same !== '' && (same === extension || other === stem);
    return sibling ? `${directory}${name}` : name;
  });
}

/** The first and the last part of a file's name. */
function partsOf(name: string): [string, string] {
  const match = /^([^./]{1,100})\.(?:[^/]{1,100}\.)?([a-z0-9]{1,8})$/i.exec(name);
  return [part(match, 1), part(match, 2)];
}
