import { escapePattern } from '../base/escape-pattern.js';
import { nameOf, parentOf } from '../base/paths.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';

/** The part of a name for a date, a number or a word that is known only once the file is made: `<timestamp>_cards`, `YYYYMMDD_Cards.cs`. */
const TOKEN =
  /<[^<>/]{1,40}>|\{[^{}/]{1,40}\}|\[(?:ts|timestamp|date|datetime|time|n{1,4}|number|version|hash)\]|Y{4}(?:[-_]?M{2}(?:[-_]?D{2})?)?(?:[-_]?H{2}[-_]?M{2}(?:[-_]?S{2})?)?|(?<![A-Za-z])X{3,}(?![A-Za-z])|(?<![A-Za-z])N{3,}(?![A-Za-z])|#{3,}/g;
const ANYTHING = '[^/]{1,80}';

/** Whether a path whose last name holds the place of a date or a number is there under its real name. */
export function hasInstance(path: string, files: Pick<WorkspaceFiles, 'list'>): boolean {
  const name = nameOf(path);
  const literals = name.split(TOKEN);
  // A name that is only a token would be every name.
  if (
    literals.length < 2 ||
    literals
      .join('')
      .replace(/\.\w+$/, '')
      .replace(/[^\p{L}]/gu, '').length < 3
  )
    return false;
  const real = new RegExp(`^${literals.map(escapePattern).join(ANYTHING)}/?$`, 'u');
  return files.list(parentOf(path) ?? '.').some((other) => real.test(other));
}
