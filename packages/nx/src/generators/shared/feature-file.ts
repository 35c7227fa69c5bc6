import { readFeatureFile } from '@plangate/core';
import { applyEdits, modify, parseTree, type Edit, type Node, type ParseError } from 'jsonc-parser';

const KEY = 'feature_directory';

/**
 * The text of a feature.json that names a directory. In an existing file only the value of that key changes;
 * every other byte stays.
 * @param text the file as it is; null when there is none
 * @returns null when the file is not a JSON object, which only a person can fix
 */
export function writeFeatureFile(text: string | null, directory: string): string | null {
  if (text === null) return `${JSON.stringify({ [KEY]: directory })}\n`;
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const body = text.slice(mark.length);
  if (readFeatureFile(body) === directory) return text;
  const root = objectIn(body);
  if (root === null) return null;
  const written = applyEdits(body, editsOf(body, { root, directory }));
  return readFeatureFile(written) === directory ? mark + written : null;
}

function objectIn(body: string): Node | null {
  try {
    const errors: ParseError[] = [];
    const root = parseTree(body, errors, { disallowComments: true });
    return errors.length === 0 && root?.type === 'object' ? root : null;
  } catch {
    // The parser calls itself for every level; a file as deep as the stack is not one that Spec Kit wrote.
    return null;
  }
}

function editsOf(body: string, { root, directory }: { root: Node; directory: string }): Edit[] {
  // Where the key occurs twice, readers of JSON take the last; `modify` would change the first.
  const value = root.children?.findLast(({ children }) => children?.[0]?.value === KEY)?.children?.[1];
  if (value) return [{ offset: value.offset, length: value.length, content: JSON.stringify(directory) }];
  const edits = modify(body, [KEY], directory, { getInsertionIndex: () => 0 });
  return edits.map((edit) => ({ ...edit, content: leadAt(body, edit.offset) + edit.content }));
}

/** The spaces before the first key, so that the new one begins as it does; none in an empty object. */
function leadAt(body: string, offset: number): string {
  const space = /^\s*/.exec(body.slice(offset))?.[0] ?? '';
  return body.charAt(offset + space.length) === '}' ? '' : space;
}
