import { sanitize } from '../base/sanitize.js';
import { wordsOf } from '../languages/words.js';
import type { Role, Suite } from '../evidence/roles.js';
import type { DrawnPath } from './task.js';

const MAX_COMMENT = 120;
/** The status that a comment begins with, which the verb of the task says. */
const STATUS = new RegExp(
  `^[(\\[]?(?:${longestFirst(wordsOf(({ tree }) => [...tree.new, ...tree.modified, ...tree.deleted])).join('|')})` +
    '(?![\\p{L}\\p{N}])[)\\]]?\\s*[:：,;—–-]*\\s*',
  'iu',
);

function longestFirst(words: readonly string[]): readonly string[] {
  return [...words].sort((a, b) => b.length - a.length);
}

/** A path in code, as readers of tasks find it again. */
export function inCode(path: string): string {
  return `\`${path}\``;
}

/** Text from a document as one line of Markdown that shows it as it is. */
export function escaped(text: string): string {
  return sanitize(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, (character) => (character === '<' ? '&lt;' : `\\${character}`))
    .replace(/-->/g, '--\\>');
}

/** What is to be done about a path that the tree draws. */
export function drawnText({ path, action, comment }: DrawnPath, role: Role, suite: Suite): string {
  const written = `${leadOf(action, role, suite)} ${inCode(path)}`;
  const remark = remarkOf(comment);
  return remark === '' ? written : `${written}: ${remark}`;
}

function leadOf(action: DrawnPath['action'], role: Role, suite: Suite): string {
  if (action === 'delete') return 'Delete';
  if (action === 'change') return role === 'test' ? 'Extend the tests in' : 'Change';
  if (role === 'test') return suite === 'other' ? 'Write the tests in' : `Write the ${suite} tests in`;
  if (role === 'model') return 'Create the model in';
  if (role === 'service') return 'Implement the service in';
  return role === 'configuration' || role === 'document' ? 'Write' : 'Implement';
}

/** A comment of the tree, unless it names files or has marks of its own: a reader of tasks would take them for the task's. */
function remarkOf(comment: string | null): string {
  const text = sanitize(comment ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(STATUS, '');
  return text === '' || text.length > MAX_COMMENT || /[`/\\[\]{}<>|]/.test(text) ? '' : escaped(text);
}
