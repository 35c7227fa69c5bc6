// @ts-check
/** What the folders of core hold for the reference besides code: guides, examples, and who gives which reason codes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseFolders, readCase } from '../cases/read-case.mjs';
import { gateKindFolders, reasonModules } from './registries.mjs';

const SOURCES = 'packages/core/src';

/**
 * The guide and the examples of each kind of gate.
 * @param {string} root of the repository
 */
export function gateFolders(root) {
  const kinds = gateKindFolders(root).map((kind) => {
    const folder = join(root, SOURCES, 'gates', kind);
    const guide = readFileSync(join(folder, 'guide.md'), 'utf8');
    const examples = join(folder, 'examples');
    return /** @type {const} */ ([
      kind,
      { guide, examples: existsSync(examples) ? caseFolders(examples).map(readCase) : [] },
    ]);
  });
  return new Map(kinds);
}

/**
 * Every reason code by the folder that gives it.
 * @param {string} root of the repository
 * @param {(path: string) => Promise<any>} load imports a built module
 * @returns {Promise<import('./reason-pages.mjs').ReasonGroup[]>}
 */
export async function reasonGroups(root, load) {
  const kinds = new Set(gateKindFolders(root));
  return Promise.all(
    reasonModules(root).map(async ({ folder, module }) => {
      const { reasons } = await load(`packages/core/dist/${module}.js`);
      const name = folder.slice(folder.lastIndexOf('/') + 1);
      const title = kinds.has(name) && folder !== name ? `Gates of kind ${name}` : capitalised(name);
      const about = commentIn(readFileSync(join(root, SOURCES, `${module}.ts`), 'utf8'));
      return { title, folder, about, reasons };
    }),
  );
}

/**
 * What the comment of a table of codes says that they are about.
 * @param {string} source
 */
function commentIn(source) {
  const comment = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export const reasons/.exec(source)?.[1] ?? '';
  return comment
    .replace(/\n\s*\*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** @param {string} name */
function capitalised(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
