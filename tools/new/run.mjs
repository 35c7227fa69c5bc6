// @ts-check
// Makes a new gate kind, format, report, structure, stack or language from its template:
// `npm run new gate file-size`. What is made compiles, and its example fails until it is written.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot } from '../process/paths.mjs';
import { emptyLanguage } from '../generate/languages/skeleton.mjs';
import { writeRegistries } from '../generate/write-registries.mjs';

/** What can be made, and the folder that then holds everything of it. */
const PLACES = {
  gate: 'packages/core/src/gates',
  format: 'packages/core/src/evidence/formats',
  report: 'packages/core/src/reports',
  structure: 'packages/nx/structures',
  stack: 'packages/nx/src/scaffolding/stacks',
  language: 'packages/core/src/languages',
};

const root = repositoryRoot(import.meta.dirname);
const templates = join(import.meta.dirname, 'templates');
try {
  const [what, name, ...rest] = process.argv.slice(2);
  if (rest.length > 0) throw new Error(`expected one name, received ${[name, ...rest].join(' ')}`);
  const folder = await make(what, name);
  await writeRegistries(root);
  console.log(`Made ${relative(root, folder)}:`);
  for (const file of filesBelow(folder)) console.log(`  ${relative(folder, file)}`);
  console.log('Write its example first, see it fail, then the code: `npm run dev examples`.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

/**
 * @param {string | undefined} what
 * @param {string | undefined} name
 * @returns {Promise<string>} the folder that was made
 */
async function make(what, name) {
  const known = Object.keys(PLACES);
  if (what === undefined || !(what in PLACES)) {
    throw new Error(
      `expected one of ${known.join(', ')}, received ${what ?? 'nothing'}: npm run new gate file-size`,
    );
  }
  if (name === undefined || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
    throw new Error(
      `expected a name such as file-size, in lower case with "-", received ${name ?? 'nothing'}`,
    );
  }
  if (what === 'language' && !/^[a-z]{2,3}$/.test(name))
    throw new Error(`expected a code of ISO 639 such as pl, received ${name}`);
  const folder = join(root, PLACES[/** @type {keyof typeof PLACES} */ (what)], name);
  if (existsSync(folder)) throw new Error(`${relative(root, folder)} is there already; choose another name`);
  const template = join(templates, what);
  const style = (await resolveConfig(join(root, 'package.json'))) ?? {};
  for (const file of filesBelow(template)) {
    const target = join(folder, filled(relative(template, file), name).replace(/\.template$/, ''));
    mkdirSync(dirname(target), { recursive: true });
    const text = filled(readFileSync(file, 'utf8'), name);
    writeFileSync(target, target.endsWith('.ts') ? await format(text, { ...style, filepath: target }) : text);
  }
  if (what === 'language') writeEmptyLists(folder);
  return folder;
}

/**
 * The lists of a language follow from their schema.
 * @param {string} folder
 */
function writeEmptyLists(folder) {
  for (const [file, text] of emptyLanguage()) writeFileSync(join(folder, file), text);
}

/**
 * @param {string} text
 * @param {string} name in kebab case
 */
function filled(text, name) {
  const pascal = name.replace(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase());
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
  const language = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
  return text
    .replaceAll('__language__', () => language.of(name) ?? name)
    .replaceAll('__name__', name)
    .replaceAll('__Name__', pascal)
    .replaceAll('__camel__', camel)
    .replaceAll('__title__', title);
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
