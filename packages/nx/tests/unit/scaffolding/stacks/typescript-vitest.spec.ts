import type * as devkit from '@nx/devkit';
import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { configureVitest } from '../../../../src/scaffolding/stacks/typescript/project/vitest.js';

const warn = jest.fn();

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<typeof devkit>('@nx/devkit'),
  ensurePackage: (name: string): unknown => jest.requireActual(name),
  logger: { warn: (line: string): void => void warn(line) },
}));

beforeEach(() => warn.mockClear());

const ROOT = 'packages/cards';
const CONFIG = `${ROOT}/vitest.config.mts`;

/** The configuration that Nx writes, with its reports in a directory, or where Vitest has them. */
function written(directory?: string, more = ''): string {
  const reports = directory === undefined ? '' : `      reportsDirectory: '${directory}',\n`;
  return `export default {\n  test: {\n${more}    coverage: {\n${reports}      provider: 'v8',\n    },\n  },\n};\n`;
}

function configured(files: Readonly<Record<string, string>>, hasTests = true): Tree {
  const tree = createTreeWithEmptyWorkspace();
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  configureVitest(tree, {
    root: ROOT,
    stack: 'typescript',
    hasTests,
    paths: [],
    skeleton: [],
    feature: 'specs/001-cards',
    tools: {},
  });
  return tree;
}

const configOf = (tree: Tree): string => tree.read(CONFIG, 'utf-8') ?? '';
const ignored = (tree: Tree): string | null => tree.read('.gitignore', 'utf-8');

describe('a new project tested with Vitest', () => {
  it.each([
    ['with tests', true, '', 0],
    ['without tests', false, '', 1],
    ['without tests, as its configuration says', false, '    passWithNoTests: true,\n', 1],
  ])('measures all sources, and passes without tests only if it has none: %s', (_, hasTests, more, times) => {
    const text = configOf(configured({ [CONFIG]: written('./test-output/vitest/coverage', more) }, hasTests));
    expect(text.split('passWithNoTests: true').length - 1).toBe(times);
    expect(text).toContain("include: ['src/**/*.{ts,tsx,vue}'],");
    expect(text).toContain('./test-output/vitest/coverage/junit.xml');
    expect(warn).not.toHaveBeenCalled();
  });

  it.each([
    ['no file yet', {}, './test-output/vitest/coverage', 'test-output\n'],
    ['an empty file', { '.gitignore': '' }, './test-output/vitest/coverage', 'test-output\n'],
    ['other lines', { '.gitignore': 'dist\n' }, './test-output/vitest/coverage', 'dist\ntest-output\n'],
    ['a last line without end', { '.gitignore': 'dist' }, undefined, `dist\n/${ROOT}/coverage\n`],
    ['the usual directory', { '.gitignore': 'test-output' }, './test-output/vitest/coverage', 'test-output'],
    ['every directory of coverage', { '.gitignore': 'coverage/\n' }, undefined, 'coverage/\n'],
    ['the root alone', { '.gitignore': '/coverage\n' }, undefined, `/coverage\n/${ROOT}/coverage\n`],
  ])('has reports that git ignores, once: %s', (_, files, directory, expected) => {
    expect(ignored(configured({ ...files, [CONFIG]: written(directory) }))).toBe(expected);
  });

  it.each<[string, Record<string, string>]>([
    ['that is not there', {}],
    ['that is computed', { [CONFIG]: 'export default makeConfig();\n' }],
  ])('keeps a configuration %s, and a person is told', (_, files) => {
    const tree = configured(files);
    expect(tree.read(CONFIG, 'utf-8')).toBe(files[CONFIG] ?? null);
    expect(ignored(tree)).toBeNull();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining(ROOT));
  });
});
