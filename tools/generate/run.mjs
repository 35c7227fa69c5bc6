// @ts-check
/**
 * Writes what follows from the code: the JSON schemas of generators, executors, plugin options and the verdict
 * file, and the pages of docs/reference. With `--check` nothing is written; a file that is not up to date is named
 * and the exit status is 1. Reads the built packages (`npm run build`).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { gateFolders, reasonGroups } from './core-folders.mjs';
import { forCommandLine, nxSchema, refusesNothing } from './nx-schema.mjs';
import { registries } from './registries.mjs';
import {
  evidencePage,
  formatPage,
  executorPage,
  gatesPage,
  generatorPage,
  optionsPage,
  structurePage,
  wordsPage,
} from './pages.mjs';
import { reasonIndex, reasonPages } from './reason-pages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Holds generated pages only, so that a page of a code that is gone is deleted. */
const REASON_PAGES = 'docs/reference/reasons';
const FORMAT_PAGES = 'docs/reference/evidence';
const check = process.argv.includes('--check');
/** @param {string} path */
const load = (path) => import(new URL(`../../${path}`, import.meta.url).href);
/** @param {string} path */
const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
/** @typedef {{ name: string, entry: any, schema: any }} Described */

/** @returns {Promise<Map<string, string>>} content by path */
async function outputs() {
  const files = new Map(registries(root));
  const generators = json('packages/nx/generators.json').generators;
  const executors = json('packages/nx/executors.json').executors;
  /** @type {{ generators: Described[], executors: Described[] }} */
  const described = { generators: [], executors: [] };
  for (const { kind, entries } of /** @type {const} */ ([
    { kind: 'generators', entries: generators },
    { kind: 'executors', entries: executors },
  ])) {
    for (const [name, entry] of Object.entries(entries)) {
      if (entry.hidden) continue;
      const { schema } = await load(`packages/nx/dist/${kind}/${name}/schema.js`);
      const strict = nxSchema(schema);
      const forNx = kind === 'executors' ? refusesNothing(strict) : forCommandLine(strict);
      files.set(`packages/nx/schema/${kind}/${name}.json`, JSON.stringify(forNx));
      described[kind].push({ name, entry, schema: strict });
    }
  }
  const { structureSchema } = await load('packages/nx/dist/scaffolding/structures/schema.js');
  const structure = nxSchema(structureSchema);
  files.set('packages/nx/schema/structure.json', JSON.stringify(structure));
  files.set('docs/reference/structure.md', structurePage(structure));
  const { pluginOptions } = await load('packages/nx/dist/options/plugin.schema.js');
  const plugin = nxSchema(pluginOptions);
  files.set('packages/nx/schema/plugin.json', JSON.stringify(plugin));
  const schemas = await load('packages/core/dist/entries/extend.js');
  files.set(
    'packages/core/schema/verdict.json',
    JSON.stringify(z.toJSONSchema(schemas.projectVerdictSchema)),
  );
  files.set('packages/core/schema/report.json', JSON.stringify(z.toJSONSchema(schemas.reportSchema)));
  files.set('packages/core/schema/baseline.json', JSON.stringify(z.toJSONSchema(schemas.baselineSchema)));
  const { REASONS } = await load('packages/core/dist/index.js');
  const groups = await reasonGroups(root, load);
  const grouped = groups.flatMap(({ reasons }) => Object.keys(reasons));
  if (grouped.length !== Object.keys(REASONS).length)
    throw new Error('the reference of reason codes leaves some out');
  const documents = await load('packages/core/dist/entries/documents.js');
  files.set('docs/reference/generators.md', generatorPage(described.generators));
  files.set('docs/reference/executors.md', executorPage(described.executors));
  files.set('docs/reference/plugin.md', optionsPage(plugin));
  const folders = gateFolders(root);
  files.set('docs/reference/gates.md', gatesPage(nxSchema(schemas.gateBlock), folders));
  const formats = schemas.EVIDENCE_FORMATS.map(documented);
  files.set('docs/reference/evidence.md', evidencePage(formats));
  for (const format of formats) files.set(`${FORMAT_PAGES}/${format.name}.md`, formatPage(format));
  files.set('docs/reference/reasons.md', reasonIndex(groups));
  for (const [code, page] of await reasonPages(root, groups, folders))
    files.set(`${REASON_PAGES}/${code}.md`, page);
  files.set('docs/reference/words.md', wordsPage(documents.WORD_PATTERNS));
  return files;
}

/**
 * @param {{ name: string }} format
 * @returns {import('./pages.mjs').Format}
 */
function documented(format) {
  const folder = join(root, 'packages/core/src/evidence/formats', format.name);
  const guide = readFileSync(join(folder, 'guide.md'), 'utf8');
  return { .../** @type {any} */ (format), guide, examples: readdirSync(join(folder, 'examples')).sort() };
}

/** @param {ReadonlySet<string>} written */
function leftPages(written) {
  return [REASON_PAGES, FORMAT_PAGES].flatMap((directory) => {
    const folder = join(root, directory);
    const pages = existsSync(folder) ? readdirSync(folder).map((name) => `${directory}/${name}`) : [];
    return pages.filter((path) => !written.has(path));
  });
}

let stale = 0;
const files = await outputs();
for (const path of leftPages(new Set(files.keys()))) {
  if (check) {
    stale++;
    console.error(`${path} is the page of no code and no format; run "npm run generate" and commit it.`);
  } else {
    rmSync(join(root, path));
    console.log(`deleted ${path}`);
  }
}
for (const [path, content] of files) {
  const options = (await resolveConfig(join(root, 'package.json'))) ?? {};
  const file = join(root, path);
  const text = await format(content, { ...options, filepath: file });
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (check) {
    stale++;
    console.error(`${path} is not up to date; run "npm run generate" and commit it.`);
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${path}`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
