import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import type { EntityNames } from '@plangate/core';

/** The folder of the package that holds the templates; it lies beside `dist` and `src`. */
const FILES = join(import.meta.dirname, '../../../files');

/** A file that templates make. */
export interface RenderedFile {
  /** Relative to where the set of templates is put, with `/`. */
  readonly path: string;
  readonly content: string;
}

/** What every template may use; `entity` is the one at hand in files made once for each entity. */
export interface TemplateValues {
  readonly entities: readonly EntityNames[];
  readonly [name: string]: unknown;
}

const ENTITY = '__entity__';

/**
 * Renders every template of a folder of `files/`. A file with `__entity__` in its name is made once for each entity.
 * @param folder such as `typescript/library`
 */
export function renderFolder(folder: string, values: TemplateValues): RenderedFile[] {
  return templatesOf(folder).flatMap((template) => {
    const text = readFileSync(join(FILES, folder, template), 'utf8');
    const path = template.replace(/\.ejs$/, '');
    if (!path.includes(ENTITY)) {
      return [{ path, content: fill(text, values, values.entities[0]) }];
    }
    return values.entities.map((entity) => ({
      path: path.replaceAll(ENTITY, entity.kebab),
      content: fill(text, values, entity),
    }));
  });
}

/** Renders one template of `files/`. */
export function renderFile(template: string, values: TemplateValues): string {
  return fill(readFileSync(join(FILES, template), 'utf8'), values, values.entities[0]);
}

/** Whatever a loop or a condition at the end leaves, a file ends with one line end. */
function fill(text: string, values: TemplateValues, entity: EntityNames | undefined): string {
  return `${ejs.render(text, { ...values, entity }).trimEnd()}\n`;
}

function templatesOf(folder: string, below = ''): string[] {
  return readdirSync(join(FILES, folder, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((item) => {
      const path = below === '' ? item.name : `${below}/${item.name}`;
      return item.isDirectory() ? templatesOf(folder, path) : [path];
    });
}
