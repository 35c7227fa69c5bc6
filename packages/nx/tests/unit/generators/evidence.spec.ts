import {
  addProjectConfiguration,
  readJson,
  readProjectConfiguration,
  removeProjectConfiguration,
  writeJson,
  type Tree,
} from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { evidenceGenerator } from '../../../src/generators/evidence/generator.js';

const PRESET = "const nxPreset = require('@nx/jest/preset').default;\nmodule.exports = { ...nxPreset };\n";
const options = (project: string) => ({ project, skipFormat: true });
const content = (tree: Tree) =>
  Object.fromEntries(tree.listChanges().map((change) => [change.path, String(change.content)]));

describe('the evidence generator', () => {
  let tree: Tree;
  beforeEach(() => {
    tree = createTreeWithEmptyWorkspace();
    tree.write('jest.preset.js', PRESET);
    addProjectConfiguration(tree, 'pay', { root: 'libs/pay', targets: {} });
    tree.write('libs/pay/jest.config.ts', "export default { preset: '../../jest.preset.js' };\n");
    tree.write('libs/pay/eslint.config.mjs', 'export default [];\n');
  });

  it('writes the reporters once, into the preset', async () => {
    await evidenceGenerator(tree, options('pay'));
    expect(tree.read('jest.preset.js', 'utf-8')).toContain('@plangate/nx/jest-reporter');
    expect(tree.read('libs/pay/jest.config.ts', 'utf-8')).toBe(
      "export default { preset: '../../jest.preset.js' };\n",
    );
  });

  it('makes an inferred lint target write its report inside the project and declares it as output', async () => {
    await evidenceGenerator(tree, options('pay'));
    expect(readProjectConfiguration(tree, 'pay').targets?.lint).toEqual({
      outputs: ['{projectRoot}/test-output/lint/eslint.json'],
      options: {
        format: '../../node_modules/@plangate/nx/dist/evidence/eslint-formatter.js',
        'output-file': 'test-output/lint/eslint.json',
      },
    });
  });

  it('gives the lint executor its own options, relative to the workspace', async () => {
    addProjectConfiguration(tree, 'old', {
      root: 'libs/old',
      targets: { lint: { executor: '@nx/eslint:lint', outputs: ['{options.outputFile}'] } },
    });
    await evidenceGenerator(tree, options('old'));
    expect(readProjectConfiguration(tree, 'old').targets?.lint).toEqual({
      executor: '@nx/eslint:lint',
      outputs: ['{options.outputFile}', '{projectRoot}/test-output/lint/eslint.json'],
      options: {
        format: './node_modules/@plangate/nx/dist/evidence/eslint-formatter.js',
        outputFile: 'libs/old/test-output/lint/eslint.json',
      },
    });
  });

  it('changes nothing the second time', async () => {
    await evidenceGenerator(tree, options('pay'));
    const once = content(tree);
    await evidenceGenerator(tree, options('pay'));
    expect(content(tree)).toEqual(once);
  });

  it('edits the configuration itself where the preset is not of the workspace', async () => {
    tree.write('libs/pay/jest.config.ts', "export default { preset: 'ts-jest' };\n");
    await evidenceGenerator(tree, options('pay'));
    expect(tree.read('jest.preset.js', 'utf-8')).toBe(PRESET);
    expect(tree.read('libs/pay/jest.config.ts', 'utf-8')).toContain('collectCoverage: true');
  });

  it('never leaves the workspace for a preset', async () => {
    tree.write('libs/pay/jest.config.ts', "export default { preset: '../../../outside/jest.preset.js' };\n");
    await evidenceGenerator(tree, options('pay'));
    expect(tree.listChanges().every(({ path }) => !path.startsWith('..'))).toBe(true);
    expect(tree.read('libs/pay/jest.config.ts', 'utf-8')).toContain('collectCoverage: true');
  });

  it('leaves a lint target alone that runs something else, or has its report already', async () => {
    const lint = { executor: 'nx:run-commands', options: { command: 'biome lint' } };
    addProjectConfiguration(tree, 'other', { root: 'libs/other', targets: { lint } });
    await evidenceGenerator(tree, options('other'));
    expect(readProjectConfiguration(tree, 'other').targets?.lint).toEqual(lint);
    const reporting = { options: { 'output-file': 'lint.json' } };
    addProjectConfiguration(tree, 'own', { root: 'libs/own', targets: { lint: reporting } });
    tree.write('libs/own/eslint.config.mjs', '');
    await evidenceGenerator(tree, options('own'));
    expect(readProjectConfiguration(tree, 'own').targets?.lint).toEqual(reporting);
  });

  it('leaves a configuration alone whose shape it cannot follow', async () => {
    tree.write('libs/pay/jest.config.ts', "module.exports = require('./shared')();\n");
    tree.write('jest.preset.js', 'module.exports = make();\n');
    await evidenceGenerator(tree, options('pay'));
    expect(tree.read('libs/pay/jest.config.ts', 'utf-8')).toBe("module.exports = require('./shared')();\n");
  });

  it('tells an unknown project and unknown options', async () => {
    await expect(evidenceGenerator(tree, options('nobody'))).rejects.toThrow(/nobody/u);
    await expect(evidenceGenerator(tree, { ...options('pay'), projct: 'a' } as never)).rejects.toThrow(
      /projct/u,
    );
  });

  it('works where projects are package.json files', async () => {
    tree.write('package.json', JSON.stringify({ name: 'w', workspaces: ['packages/*'] }));
    tree.write('packages/cart/package.json', JSON.stringify({ name: '@w/cart' }));
    tree.write('packages/cart/eslint.config.mjs', '');
    await evidenceGenerator(tree, options('@w/cart'));
    expect(
      readJson<{ nx: { targets: object } }>(tree, 'packages/cart/package.json').nx.targets,
    ).toHaveProperty('lint');
  });

  describe('of Vitest', () => {
    const CONFIG =
      "export default { test: { coverage: { reportsDirectory: './test-output/vitest/coverage' } } };\n";
    const targetsOf = (name: string) => readProjectConfiguration(tree, name).targets ?? {};
    const vitest = (test: object | undefined, config = CONFIG) => {
      addProjectConfiguration(tree, 'cart', { root: 'libs/cart', targets: { ...(test && { test }) } });
      tree.write('libs/cart/vite.config.mts', config);
      writeJson(tree, 'package.json', { devDependencies: { '@vitest/coverage-v8': '*' } });
    };
    const infer = () => writeJson(tree, 'nx.json', { plugins: [{ plugin: '@nx/vitest' }] });

    it('edits the configuration and leaves an inferred target alone', async () => {
      vitest(undefined);
      infer();
      await evidenceGenerator(tree, options('cart'));
      expect(tree.read('libs/cart/vite.config.mts', 'utf-8')).toContain(
        'test-output/vitest/coverage/junit.xml',
      );
      expect(targetsOf('cart')).toEqual({});
    });

    it.each([
      ['a command', { command: 'vitest run' }, ['{projectRoot}/test-output/vitest/coverage']],
      [
        'other outputs',
        { outputs: ['{projectRoot}/out'] },
        ['{projectRoot}/out', '{projectRoot}/test-output/vitest/coverage'],
      ],
      ['outputs that hold it', { outputs: ['{projectRoot}/test-output'] }, ['{projectRoot}/test-output']],
    ])('adds its place to the outputs of a target with %s, once', async (_title, test, outputs) => {
      vitest(test);
      infer();
      await evidenceGenerator(tree, options('cart'));
      expect(targetsOf('cart').test).toEqual({ ...test, outputs });
      const once = content(tree);
      await evidenceGenerator(tree, options('cart'));
      expect(content(tree)).toEqual(once);
    });

    it('adds the place of a report that the configuration names itself', async () => {
      vitest(undefined, "export default { test: { outputFile: { junit: '../../reports/cart.xml' } } };\n");
      infer();
      await evidenceGenerator(tree, options('cart'));
      expect(targetsOf('cart').test).toEqual({
        outputs: ['{projectRoot}/coverage', '{workspaceRoot}/reports/cart.xml'],
      });
    });

    it('changes neither a configuration of Vite alone nor one that it cannot follow', async () => {
      for (const config of [
        'export default { plugins: [] };\n',
        'export default mergeConfig(base, { test: {} });\n',
      ]) {
        vitest({ command: 'vitest run' }, config);
        await evidenceGenerator(tree, options('cart'));
        expect(tree.read('libs/cart/vite.config.mts', 'utf-8')).toBe(config);
        expect(targetsOf('cart')).toEqual({ test: { command: 'vitest run' } });
        removeProjectConfiguration(tree, 'cart');
      }
    });
  });
});
