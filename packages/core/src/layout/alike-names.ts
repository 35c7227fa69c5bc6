import { nameOf } from '../base/paths.js';

/** What the name of a file or a directory says of the thing that has it. */

/** Words that many files are called by: alone they tell nobody which file is meant. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'index main mod lib type types util utils helper helpers constants config schema model models service services component ' +
    'components src test tests spec specs unit integration e2e docs init readme package project tsconfig cargo pyproject setup app ' +
    'cli program page view layout route routes router error errors style styles store hook hooks server client handler handlers ' +
    'controller state context common shared base core data db api build run changelog license dockerfile makefile meta d'
  ).split(' '),
);

/** Extensions that files of one kind change between. */
const FAMILIES: readonly (readonly string[])[] = [
  ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx'],
  ['yml', 'yaml'],
  ['json', 'jsonc', 'json5'],
  ['md', 'mdx', 'adoc', 'rst'],
  ['css', 'scss', 'sass', 'less'],
  ['c', 'cc', 'cpp', 'cxx'],
  ['h', 'hh', 'hpp'],
];
const FAMILY = new Map(FAMILIES.flatMap((all) => all.map((extension) => [extension, all[0] ?? extension])));

/** A file's name without its extension, and the extension in lower case; the whole name of a directory. */
export function partsOfName(path: string): { readonly stem: string; readonly extension: string } {
  const name = nameOf(path);
  const at = name.lastIndexOf('.');
  return at > 0
    ? { stem: name.slice(0, at), extension: name.slice(at + 1).toLowerCase() }
    : { stem: name, extension: '' };
}

/** `test_card-form`, `TestCardForm` → test, card, form. */
function wordsOfName(stem: string): readonly string[] {
  const spaced = stem.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[^\p{L}\p{N}]+/gu, ' ');
  return spaced
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
}

/** Whether a name consists of words that many files are called by: `index.ts`, `api_test.go`. */
export function isCommonName(path: string): boolean {
  return wordsOfName(partsOfName(path).stem).every((word) => COMMON.has(word));
}

/** Whether a name of several words means one thing wherever it is: `card-form.ts`. Two files called `money.ts` need not be one. */
export function isTellingName(path: string): boolean {
  return wordsOfName(partsOfName(path).stem).length > 1 && !isCommonName(path);
}

/** What stays of a name when its case, its separators and its extension change within a family: `CardForm.js`, `card-form.ts`. */
export function spellingOf(path: string): string {
  const { stem, extension } = partsOfName(path);
  return `${wordsOfName(stem).join('')}.${FAMILY.get(extension) ?? extension}`;
}
