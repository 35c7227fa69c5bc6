import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Prettier {
  resolveConfig(path: string, options: { editorconfig: boolean }): Promise<object | null>;
  getFileInfo(
    path: string,
    options: { ignorePath: string },
  ): Promise<{ ignored: boolean; inferredParser: string | null }>;
  check(text: string, options: object): Promise<boolean> | boolean;
  format(text: string, options: object): Promise<string> | string;
}

/** A file before and after an edit. */
export interface EditedText {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
}

/**
 * Formats edited files with the workspace's Prettier, if their text was formatted before: what nobody had formatted would change in
 * lines that the edit does not concern.
 * @param root absolute path of the workspace root
 */
export async function formatEdited(
  root: string,
  edits: readonly EditedText[],
): Promise<readonly EditedText[]> {
  const prettier = load(root);
  if (prettier === null) return edits;
  return Promise.all(edits.map(async (edit) => ({ ...edit, after: await formatted(prettier, root, edit) })));
}

async function formatted(
  prettier: Prettier,
  root: string,
  { path, before, after }: EditedText,
): Promise<string> {
  const file = join(root, path);
  try {
    const info = await prettier.getFileInfo(file, { ignorePath: join(root, '.prettierignore') });
    if (info.ignored || info.inferredParser === null) return after;
    const config = await prettier.resolveConfig(file, { editorconfig: true });
    const options = { ...config, filepath: file };
    if (before !== null && !(await prettier.check(before, options))) return after;
    return await prettier.format(after, options);
  } catch {
    // A file that Prettier cannot read stays as it was edited.
    return after;
  }
}

function load(root: string): Prettier | null {
  try {
    return createRequire(join(root, 'package.json'))('prettier') as Prettier;
  } catch {
    return null;
  }
}
