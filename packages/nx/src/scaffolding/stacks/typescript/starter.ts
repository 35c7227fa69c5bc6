import { starterText, titleOf } from '../starter-text.js';
import type { Conventions } from './conventions/conventions.js';
import { runnerValues } from './conventions/test-names.js';

/** A file of a project, as the content for a new one needs to know it. */
export interface StarterContext extends Pick<Conventions, 'importEnding' | 'testRunner' | 'testNames'> {
  /** Paths of the source files (no tests) that the project will have, relative to its root, with `/`. */
  readonly sources: readonly string[];
}

const SOURCE = /\.(?:[cm]?ts|tsx)$/;
const SCRIPT = /\.(?:[cm]?js|jsx)$/;
const TEST = /\.(?:spec|test)\.[cm]?[jt]sx?$/;
const CONFIG = /\.config\.[cm]?[jt]s$/;
const DECLARATION = /\.d\.[cm]?ts$/;

/** Whether a path is a source file of the stack that others can import. */
export function isImportable(path: string): boolean {
  return SOURCE.test(path) && !TEST.test(path) && !CONFIG.test(path) && !DECLARATION.test(path);
}

/** Whether a path is a test file. */
export function isTest(path: string): boolean {
  return TEST.test(path);
}

/**
 * The content of a file that a plan declares and that nobody has written yet: the least that builds, type-checks and lints.
 * It claims nothing. A source exports nothing, so there is nothing to cover, and a test is one to be written, which no gate counts
 * as passed.
 * @param path relative to the project's root, with `/`
 */
export function starterContent(path: string, context: StarterContext): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (TEST.test(name)) {
    return SOURCE.test(name) ? testContent(name, context) : todo(name);
  }
  if (CONFIG.test(name)) {
    return /\.c[jt]s$/.test(name) ? 'module.exports = {};\n' : 'export default {};\n';
  }
  if (DECLARATION.test(name)) {
    return 'export {};\n';
  }
  if (/^index\.[cm]?tsx?$/.test(name)) {
    return indexContent(path, context);
  }
  if (SOURCE.test(name)) {
    return `/** ${titleOf(name)}: planned, to be written. */\nexport {};\n`;
  }
  if (SCRIPT.test(name)) {
    return name.endsWith('.cjs') ? 'module.exports = {};\n' : 'export {};\n';
  }
  return starterText(name);
}

function indexContent(path: string, context: StarterContext): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const others = context.sources.filter(
    (source) =>
      source !== path && source.startsWith(folder) && !/(?:^|\/)(?:index|main)\.[cm]?tsx?$/.test(source),
  );
  if (others.length === 0) {
    return 'export {};\n';
  }
  return others.map((source) => `export * from '${importPath(path, source, context)}';\n`).join('');
}

function testContent(name: string, context: StarterContext): string {
  const imports = runnerValues(context).testing('describe', 'it');
  return imports === '' ? todo(name) : `${imports}\n${todo(name)}`;
}

function todo(name: string): string {
  return `describe('${baseName(name)}', () => {\n  it.todo('test what the plan says');\n});\n`;
}

function baseName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const base = name.replace(/\.(?:spec|test)(?=\.)/, '').replace(/\.[^.]+$/, '');
  return base.replace(/['\\\n\r]/g, '');
}

function importPath(from: string, to: string, context: StarterContext): string {
  const fromParts = from.split('/').slice(0, -1);
  const toParts = to.split('/');
  let shared = 0;
  while (shared < fromParts.length && fromParts[shared] === toParts[shared]) {
    shared += 1;
  }
  const up = fromParts.slice(shared).map(() => '..');
  const path = [...(up.length > 0 ? up : ['.']), ...toParts.slice(shared)].join('/');
  const target = path.replace(/\.([cm]?)tsx?$/, (own, variant: string) =>
    context.importEnding === '.js' ? `.${variant}js` : context.importEnding === '' ? '' : own,
  );
  return target.replaceAll("'", "\\'");
}
