import type { EntryStatus } from '../../../model/plan.js';
import { part } from '../../../base/plain-text.js';
import { kindByName } from './kind.js';
import { separate } from './name-lists.js';
import { statusInBrackets } from './status.js';

/** Files that the comment of a directory names: `pages/  # DELETE: Old.tsx, Older.tsx`. */
export interface NamedInside {
  readonly names: readonly string[];
  readonly status: EntryStatus;
}

/** The files named in a comment behind a status, and what is left of the comment. */
export function namedInside(comment: string): { named: NamedInside[]; rest: string } {
  const text = comment.replace(/^[\s#/←—–*>-]{1,8}/, '');
  const parts = text.split(/(?:[;；。|]|\s\/\s)\s*/).map((one) => one.trimEnd());
  const found = parts.map(filesOf);
  return {
    named: found.filter((one) => one !== null),
    rest: parts.filter((_, index) => found[index] === null).join('; '),
  };
}

const LEAD = /^[*【[(（]*([\p{L}]{1,16})[*】\])）]*\s*(?:[:：]\s*|\s+|(?<=[】\])）:：])|(?=[`]))/u;

function filesOf(text: string): NamedInside | null {
  const lead = LEAD.exec(text);
  const status = statusInBrackets(part(lead, 1));
  if (!lead || status === 'unspecified') return null;
  const list = text
    .slice(lead[0].length)
    .replace(/(?<!\s)\s*(?:[(（][^()（）]{0,80}[)）]|\s[—–-]\s.{0,120})\s*\.?$/, '');
  const names = separate(list);
  return names.length > 0 && names.every(isFile) ? { names, status } : null;
}

function isFile(name: string): boolean {
  return (
    !/\s|^\/|\.\./.test(name) && kindByName(name.split('/').pop() ?? '') === 'file' && /\w\.\w/.test(name)
  );
}
