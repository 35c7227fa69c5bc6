import { starterText, titleOf } from '../starter-text.js';
import { NO_IDENTIFIER } from './reserved.js';

/** A file of a project, as the content for a new one needs to know it. */
export interface StarterContext {
  /** Paths of the source files (no tests) that the project will have, relative to its root, with `/`. */
  readonly sources: readonly string[];
  /** What relative imports end in: `.js` where modules are resolved as Node.js does, otherwise empty. */
  readonly importEnding: '.js' | '';
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
 * The content of a file that a plan declares and that nobody has written yet: the least that builds,
 * type-checks and lints. For a test, a real test of the source beside it.
 * @param path relative to the project's root, with `/`
 */
export function starterContent(path: string, context: StarterContext): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (TEST.test(name)) {
    return SOURCE.test(name) ? testContent(path, context) : testOfNothing(name);
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
    return sourceContent(path, context);
  }
  if (SCRIPT.test(name)) {
    return name.endsWith('.cjs') ? 'module.exports = {};\n' : 'export {};\n';
  }
  return starterText(name);
}

function sourceContent(path: string, context: StarterContext): string {
  const exported = exportedName(path, context.sources);
  return `/** ${titleOf(path.slice(path.lastIndexOf('/') + 1))}: planned, to be written. */\nexport const ${exported} = {\n  name: '${baseName(path)}',\n} as const;\n`;
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
  return others
    .map(
      (source) =>
        `export { ${exportedName(source, context.sources)} } from '${importPath(path, source, context)}';\n`,
    )
    .join('');
}

function testContent(path: string, context: StarterContext): string {
  const source = sourceOf(path, context.sources);
  if (source === null) {
    return testOfNothing(path.slice(path.lastIndexOf('/') + 1));
  }
  const exported = exportedName(source, context.sources);
  return (
    `import { ${exported} } from '${importPath(path, source, context)}';\n\n` +
    `describe('${exported}', () => {\n  it('has the name that the plan gives it', () => {\n` +
    `    expect(${exported}.name).toBe('${baseName(source)}');\n  });\n});\n`
  );
}

/** For a test without a source to test: it says so, and stays visible as work to do. */
function testOfNothing(name: string): string {
  return `describe('${baseName(name)}', () => {\n  it.todo('test what the plan says');\n});\n`;
}

/** The source that a test is about: one with the same name, one whose name is part of its name, or else the first. */
function sourceOf(test: string, sources: readonly string[]): string | null {
  const wanted = baseName(test);
  const candidates = sources.filter((source) => !/(?:^|\/)index\.[cm]?tsx?$/.test(source));
  return (
    candidates.find((source) => baseName(source) === wanted) ??
    candidates.find((source) => wanted.includes(baseName(source))) ??
    candidates[0] ??
    null
  );
}

/** `card` for src/models/card.ts; `modelsCard` where another source of the project has the same name. */
function exportedName(path: string, sources: readonly string[]): string {
  const name = identifier(baseName(path));
  const same = sources.filter((source) => identifier(baseName(source)) === name);
  if (same.length < 2) {
    return NO_IDENTIFIER.test(name) ? `${name}_` : name;
  }
  return identifier(path.replace(/\.[^./]+$/, '').replace(/^src\//, ''));
}

function identifier(text: string): string {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const [first = 'part', ...rest] = words;
  const joined = [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join('');
  return /^\p{ID_Start}\p{ID_Continue}*$/u.test(joined)
    ? joined
    : `part${joined.replace(/[^\p{ID_Continue}]/gu, '')}`;
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
  const target = path.replace(/\.([cm]?)tsx?$/, (_, variant: string) =>
    context.importEnding === '' ? '' : `.${variant}js`,
  );
  return target.replaceAll("'", "\\'");
}
