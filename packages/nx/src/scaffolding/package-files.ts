import { join } from 'node:path';
import type { WorkspaceFiles } from '@plangate/core';
import { fsWorkspaceFiles } from '../workspace/fs-files.js';
import { readTemplates, type TemplateFile } from './templates/files.js';

let opened: WorkspaceFiles | undefined;

/** The files of the package, read in the same way as those of a workspace. `src` and `dist` are equally deep in it. */
export function packageFiles(): WorkspaceFiles {
  opened ??= fsWorkspaceFiles(join(import.meta.dirname, '../..'));
  return opened;
}

const known = new Map<string, readonly TemplateFile[]>();

/** The templates of a folder of the package; they do not change while the process runs. */
export function packageTemplates(folder: string): readonly TemplateFile[] {
  let templates = known.get(folder);
  if (templates === undefined) {
    templates = readTemplates(packageFiles(), folder, `@plangate/nx/${folder}`);
    known.set(folder, templates);
  }
  return templates;
}

/** The names of the folders in a folder of the package. */
export function packageFolders(folder: string): string[] {
  return packageFiles()
    .list(folder)
    .filter((name) => name.endsWith('/'))
    .map((name) => name.slice(0, -1));
}

/** Where the templates of language stacks are: a folder for each stack, and in it one for each layer. */
export function layerFolder(stack: string, layer?: string): string {
  const folder = `src/scaffolding/stacks/${stack}/files`;
  return layer === undefined ? folder : `${folder}/${layer}`;
}
