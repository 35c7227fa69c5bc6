import { addDependenciesToPackageJson, logger, type Tree } from '@nx/devkit';
import type { PlannedProject } from '../../../file-plan.js';

const CONFIGS = ['cts', 'ts', 'cjs', 'js', 'mts', 'mjs'].map((ending) => `jest.config.${ending}`);

/** What the configuration of every new project names. */
const REPORTER: Readonly<Record<string, string>> = { 'jest-junit': '^16.0.0' };

/** The line of every Jest configuration that Nx writes, whatever else is in it. */
const COVERAGE_LINE = /^([ \t]*)coverageDirectory:[ \t]*(['"`])([^'"`\n]+)\2,?[ \t]*$/m;

/**
 * Makes each run of the tests measure coverage and write evidence into the coverage directory. It is an output of the
 * test target that Nx infers, so a cache hit restores the evidence too.
 */
export function configureJest(tree: Tree, { root, hasTests }: PlannedProject): void {
  const path = CONFIGS.map((name) => `${root}/${name}`).find((name) => tree.exists(name));
  const text = path === undefined ? null : tree.read(path, 'utf-8');
  const line = text === null ? null : COVERAGE_LINE.exec(text);
  if (path === undefined || text === null || line === null) {
    logger.warn(
      `${root} has no Jest configuration with a coverageDirectory: its tests write no evidence yet.`,
    );
    return;
  }
  const [whole, indent = '', , directory = ''] = line;
  const properties = [
    `coverageDirectory: '${directory}'`,
    'collectCoverage: true',
    "collectCoverageFrom: ['src/**/*.{ts,tsx}', '!**/*.{spec,test}.{ts,tsx}', '!**/*.d.ts']",
    "coverageReporters: ['text-summary', 'json-summary', 'json']",
    ...(hasTests ? [] : ['passWithNoTests: true']),
    reporters(directory, indent),
  ];
  // If the file has nothing to suppress, ESLint warns about the directive that Nx writes at its top.
  const plain = text.replace(/^\/\* eslint-disable \*\/\n/, '');
  const content = plain.replace(whole, () =>
    properties.map((property) => `${indent}${property},`).join('\n'),
  );
  const target = withoutTypes(path, content);
  if (target !== path) {
    tree.delete(path);
  }
  tree.write(target, content);
  mapCoverage(tree, root);
  addDependenciesToPackageJson(tree, {}, { ...REPORTER }, 'package.json', true);
}

/**
 * Makes coverage count the lines of the sources. A map that swc passes beside the code reaches Istanbul as text, which it cannot
 * follow, so that its reports have the lines of what swc built; one inside the code is followed.
 */
function mapCoverage(tree: Tree, root: string): void {
  const path = `${root}/.spec.swcrc`;
  const text = tree.exists(path) ? tree.read(path, 'utf-8') : null;
  if (text !== null) tree.write(path, text.replace(/("sourceMaps"\s*:\s*)true\b/, '$1"inline"'));
}

/**
 * Plain CommonJS needs no compiler: with TypeScript 6, reading `jest.config.cts` fails on the options that Nx 23 gives
 * ts-node for it (`moduleResolution=node10`), and on `require` without types of Node.js.
 */
function withoutTypes(path: string, content: string): string {
  const isPlain = /^module\.exports = /m.test(content) && !/^(?:import|export) /m.test(content);
  return isPlain && path.endsWith('.cts') ? `${path.slice(0, -'.cts'.length)}.cjs` : path;
}

function reporters(directory: string, indent: string): string {
  const options = [
    `outputDirectory: '<rootDir>/${directory}'`,
    "outputName: 'junit.xml'",
    "addFileAttribute: 'true'",
    // Otherwise a file that fails before its first test would be missing from the report.
    "reportTestSuiteErrors: 'true'",
  ].join(', ');
  return `reporters: [\n${indent}${indent}'default',\n${indent}${indent}['jest-junit', { ${options} }],\n${indent}]`;
}
