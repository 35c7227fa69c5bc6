import { anyOf } from '../../../languages/words.js';
import { part } from '../../../base/plain-text.js';
import { isSourceFile, kindByName } from './kind.js';
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
  const files = text.split(/ {1,2}/);
  if (files.length > 1 && files.some(isPlainFile) && files.every(isFileOrPattern)) return files;
  return sharedName(text.replace(/^[`'"]+|[`'"]+$/g, ''));
}

/** In "Button.tsx / .test.tsx" the second part replaces the end of the first. */
function inheritExtension(parts: string[]): string[] {
  const first = part(parts, 0);
  const stem = first.replace(/(?:\.[a-z0-9]+)+$/i, '');
  return parts.map((part, index) =>
    index > 0 && isEnding(part) && /\.[a-z0-9]+$/i.test(first) && stem !== '' ? `${stem}${part}` : part,
  );
}

/** ".test.tsx", ".py": the end of a name; ".env" is a name. */
function isEnding(part: string): boolean {
  return /^\.[a-z]+\.[a-z]+$/i.test(part) || (/^\.[a-z]+$/i.test(part) && isSourceFile(`x${part}`));
}

/** "card.ico", without a space or a bracket. */
function isPlainFile(name: string): boolean {
  return /^[\w@-][\w.@/-]*\.[a-z][a-z0-9]{0,9}$/i.test(name) && kindByName(name) === 'file';
}

/** A file, or a pattern for several: "prompt/*.ts". */
export function isFileOrPattern(name: string): boolean {
  return isPlainFile(name.replaceAll('*', 'x'));
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

/** Several files that share a part of one name; the name alone where it is one. */
function sharedName(name: string): string[] {
  return twoExtensions(name) ?? optionalEnding(name) ?? numbered(name) ?? besides(name) ?? [name];
}

/** `core/radio.h/.cpp`: a file of code and one with another extension. */
function twoExtensions(name: string): string[] | null {
  const match = /^(.{1,200})\.([a-z]{1,4})\/\.([a-z]{1,5})$/i.exec(name);
  const [stem, first, second] = [part(match, 1), part(match, 2), part(match, 3)];
  return match && isSourceFile(`${stem}.${first}`) ? [`${stem}.${first}`, `${stem}.${second}`] : null;
}

/** `shop.vcxproj(.filters)` and `card(.test).ts`: with and without what is in the brackets. */
function optionalEnding(name: string): string[] | null {
  const match = /^([^()]{1,200})\((\.[\w.-]{1,30})\)((?:\.\w{1,10})?)$/.exec(name);
  const [stem, middle, end] = [part(match, 1), part(match, 2), part(match, 3)];
  return match && kindByName(`${stem}${end}`) === 'file' ? [`${stem}${end}`, `${stem}${middle}${end}`] : null;
}

/** `find1/2.cpp`: two files whose names differ in their last number. */
function numbered(name: string): string[] | null {
  const match = /^((?:.{0,200}\/)?[a-z_-]{2,60})(\d{1,3})((?:\/\d{1,3}){1,8})(\.[a-z]{1,10})$/i.exec(name);
  if (
    !match ||
    !isSourceFile(name) ||
    /(?:^|\/)(?:version|phase|step|stage|part|day|week|v)[_-]?$/i.test(part(match, 1))
  )
    return null;
  return [part(match, 2), ...part(match, 3).slice(1).split('/')].map(
    (number) => `${part(match, 1)}${number}${part(match, 4)}`,
  );
}

/** `lib/a.h/b.cpp`: nothing is in a file of code, so the files are side by side. Some packages are called `three.js`. */
function besides(name: string): string[] | null {
  const names = name.split('/');
  const from = names.findIndex((one) => isSourceFile(one) && !/\.js$/i.test(one));
  if (from < 0 || from === names.length - 1 || !names.slice(from).every(isSourceFile)) return null;
  const above = names
    .slice(0, from)
    .map((one) => `${one}/`)
    .join('');
  return names.slice(from).map((one) => `${above}${one}`);
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
