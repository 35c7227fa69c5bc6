// @ts-check
/**
 * The script and the style of the HTML report as texts with their digests. The script is the modules of its folder, in the order
 * in which they need each other, without types, imports and exports: one text, so that a page holds it without a bundler.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const IMPORT = /^import [^;]*? from '(\.[^']+)\.js';\n/gm;
const EXPORT = /^export (?=(?:async )?(?:class|const|function|let) )/gm;
const DECLARATION = /^(?:async )?(?:class|const|function\*?|let) (\w+)/gm;

/**
 * @param {string} folder of the report: the page is in its folder `page`
 * @returns {string} a module
 */
export function pageAssets(folder) {
  const script = `(() => {\n'use strict';\n${bundle(join(folder, 'page/main.ts'))}})();\n`;
  const style = readFileSync(join(folder, 'page/style.css'), 'utf8');
  if (/<\/(?:script|style)|<!--/i.test(script + style)) throw new Error('the page would end its own element');
  return `/** What runs in the page. */
export const SCRIPT = ${JSON.stringify(script)};
/** By which the policy of the page allows it. */
export const SCRIPT_HASH = '${digest(script)}';
/** How the page looks. */
export const STYLE = ${JSON.stringify(style)};
/** By which the policy of the page allows it. */
export const STYLE_HASH = '${digest(style)}';
`;
}

/** @param {string} text */
function digest(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** @param {string} entry path of a module */
function bundle(entry) {
  /** @type {Map<string, string>} text by path, those that others need first */
  const modules = new Map();
  /** @param {string} path */
  const add = (path) => {
    const text = withoutTypes(readFileSync(path, 'utf8'));
    for (const [, needed = ''] of text.matchAll(IMPORT)) {
      const file = `${join(dirname(path), needed)}.ts`;
      if (!modules.has(file)) add(file);
    }
    modules.set(
      path,
      text
        .replace(IMPORT, '')
        .replace(EXPORT, '')
        .replace(/^export \{\};\n/m, ''),
    );
  };
  add(entry);
  const all = [...modules.values()].join('');
  const names = [...all.matchAll(DECLARATION)].map(([, name]) => name);
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  if (twice.length > 0) throw new Error(`modules of the page both declare ${twice.join(', ')}`);
  return all;
}

/** @param {string} text */
function withoutTypes(text) {
  const { ES2022: target } = ts.ScriptTarget;
  const compilerOptions = {
    target,
    module: ts.ModuleKind.ESNext,
    removeComments: true,
    verbatimModuleSyntax: true,
  };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}
