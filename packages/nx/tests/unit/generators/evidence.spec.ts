import {
  addProjectConfiguration,
  logger,
  readJson,
  readProjectConfiguration,
  removeProjectConfiguration,
  writeJson,
  type Tree,
} from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { evidenceGenerator } from '../../../src/generators/evidence/generator.js';
import { selectProjects } from '../../../src/generators/shared/select-projects.js';

const PRESET = "const nxPreset = require('@nx/jest/preset').default;\nmodule.exports = { ...nxPreset };\n";
const options = (projects: string) => ({ projects, skipFormat: true });
const PLUGINS = ['@nx/jest/plugin', '@nx/eslint/plugin', '@nx/vitest'];
const NO_GRAPH = { nodes: () => Promise.resolve({}) };
const content = (tree: Tree) =>
  Object.fromEntries(tree.listChanges().map((change) => [change.path, String(change.content)]));

describe('the evidence generator', () => {
  let tree: Tree;
  beforeEach(() => {
    jest.spyOn(logger, 'info').mockImplementation();
    jest.spyOn(logger, 'warn').mockImplementation();
    tree = createTreeWithEmptyWorkspace();
    writeJson(tree, 'nx.json', { plugins: PLUGINS });
    tree.write('jest.preset.js', PRESET);
    addProjectConfiguration(tree, 'pay', { root: 'libs/pay', targets: {} });
    tree.write('libs/pay/jest.config.ts', "export default { preset: '../../jest.preset.js' };\n");
    tree.write('libs/pay/eslint.config.mjs', 'export default [];\n');
  });

  it('writes the reporters once, into the preset', async () => {
    await evidenceGenerator(tree, options('pay'), NO_GRAPH);
    expect(tree.read('jest.preset.js', 'utf-8')).toContain('@plangate/nx/jest-reporter');
    expect(tree.read('libs/pay/jest.config.ts', 'utf-8')).toBe(
      "export default { preset: '../../jest.preset.js' };\n",
    );
  });

  it('makes an inferred lint target write its report inside the project and declares it as output', async () => {
    await evidenceGenerator(tree, options('pay'), NO_GRAPH);
    expect(readProjectConfiguration(tree, 'pay').targets?.lint).toEqual({
      outputs: ['...', '{projectRoot}/test-output/lint/eslint.json'],
      options: {
        format: '../../node_modules/@plangate/nx/eslint-formatter.js',
        'output-file': 'test-output/lint/eslint.json',
      },
    });
  });

  it('gives the lint executor its own options, relative to the workspace', async () => {
    addProjectConfiguration(tree, 'old', {
      root: 'libs/old',
      targets: { lint: { executor: '@nx/eslint:lint', outputs: ['{options.outputFile}'] } },
    });
    await evidenceGenerator(tree, options('old'), NO_GRAPH);
    expect(readProjectConfiguration(tree, 'old').targets?.lint).toEqual({
      executor: '@nx/eslint:lint',
      outputs: ['{options.outputFile}', '{projectRoot}/test-output/lint/eslint.json'],
      options: {
        format: './node_modules/@plangate/nx/eslint-formatter.js',
        outputFile: '{projectRoot}/test-output/lint/eslint.json',
      },
    });
  });

  it.each([
    ['.specify/memory/constitution.md', "'json-summary', 'json'"],
    ['libs/pay/.specify/memory/constitution.md', "'json-summary', 'json'"],
    ['libs/other/.specify/memory/constitution.md', "'json-summary']"],
  ])(
    'makes coverage say which lines ran where a gate of %s judges those of a change',
    async (path, wanted) => {
      tree.write(
        path,
        '# C\n\n## Core Principles\n\n### I. Tests\n\nTest.\n\n```yaml gate\n- kind: coverage\n  changed: { lines: 90 }\n```\n',
      );
      await evidenceGenerator(tree, options('pay'), NO_GRAPH);
      expect(tree.read('jest.preset.js', 'utf-8')).toContain(wanted);
    },
  );

  it('changes nothing the second time', async () => {
    await evidenceGenerator(tree, options('pay'), NO_GRAPH);
    const once = content(tree);
    await evidenceGenerator(tree, options('pay'), NO_GRAPH);
    expect(content(tree)).toEqual(once);
  });

  it('edits the configuration itself where the preset is not of the workspace', async () => {
    tree.write('libs/pay/jest.config.ts', "export default { preset: 'ts-jest' };\n");
    await evidenceGenerator(tree, options('pay'), NO_GRAPH);
    expect(tree.read('jest.preset.js', 'utf-8')).toBe(PRESET);
    expect(tree.read('libs/pay/jest.config.ts', 'utf-8')).toContain('collectCoverage: true');
  });

  it('never leaves the workspace for a preset', async () => {
    tree.write('libs/pay/jest.config.ts', "export default { preset: '../../../outside/jest.preset.js' };\n");
    await evidenceGenerator(tree, options('pay'), NO_GRAPH);
    expect(tree.listChanges().every(({ path }) => !path.startsWith('..'))).toBe(true);
    expect(tree.read('libs/pay/jest.config.ts', 'utf-8')).toContain('collectCoverage: true');
  });

  it('leaves a lint target alone that runs something else, or has its report already', async () => {
    const lint = { executor: 'nx:run-commands', options: { command: 'make lint' } };
    addProjectConfiguration(tree, 'other', { root: 'libs/other', targets: { lint } });
    await evidenceGenerator(tree, options('other'), NO_GRAPH);
    expect(readProjectConfiguration(tree, 'other').targets?.lint).toEqual(lint);
    const reporting = { options: { 'output-file': 'lint.json' } };
    addProjectConfiguration(tree, 'own', { root: 'libs/own', targets: { lint: reporting } });
    tree.write('libs/own/eslint.config.mjs', '');
    await evidenceGenerator(tree, options('own'), NO_GRAPH);
    expect(readProjectConfiguration(tree, 'own').targets?.lint).toEqual(reporting);
  });

  it('leaves a configuration alone whose shape it cannot follow', async () => {
    tree.write('libs/pay/jest.config.ts', "module.exports = require('./shared')();\n");
    tree.write('jest.preset.js', 'module.exports = make();\n');
    await evidenceGenerator(tree, options('pay'), NO_GRAPH);
    expect(tree.read('libs/pay/jest.config.ts', 'utf-8')).toBe("module.exports = require('./shared')();\n");
  });

  it('tells an unknown project and unknown options', async () => {
    await expect(evidenceGenerator(tree, options('nobody'), NO_GRAPH)).rejects.toThrow(/nobody/u);
    await expect(
      evidenceGenerator(tree, { ...options('pay'), projct: 'a' } as never, NO_GRAPH),
    ).rejects.toThrow(/projct/u);
  });

  it('works where projects are package.json files', async () => {
    tree.write('package.json', JSON.stringify({ name: 'w', workspaces: ['packages/*'] }));
    tree.write('packages/cart/package.json', JSON.stringify({ name: '@w/cart' }));
    tree.write('packages/cart/eslint.config.mjs', '');
    await evidenceGenerator(tree, options('@w/cart'), NO_GRAPH);
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
    /** A target as Nx infers it for this configuration. */
    const inferred = {
      executor: 'nx:run-commands',
      options: { command: 'vitest', cwd: 'libs/cart' },
      outputs: ['{projectRoot}/test-output/vitest/coverage'],
      metadata: { technologies: ['vitest'] },
    };
    const withGraph = (test: object = {}) => ({
      nodes: () =>
        Promise.resolve({
          cart: { data: { root: 'libs/cart', targets: { test: { ...inferred, ...test } } } },
        }),
    });

    it('edits the configuration and leaves an inferred target alone', async () => {
      vitest(undefined);
      await evidenceGenerator(tree, options('cart'), withGraph());
      expect(tree.read('libs/cart/vite.config.mts', 'utf-8')).toContain(
        'test-output/vitest/coverage/junit.xml',
      );
      expect(targetsOf('cart')).toEqual({});
    });

    it.each([
      ['a command', { executor: 'nx:run-commands', options: { command: 'vitest run' } }, undefined],
      ['other outputs', { outputs: ['{projectRoot}/out'] }, ['{projectRoot}/out']],
    ])('adds its place to the outputs of a target with %s, once', async (_title, test, outputs = []) => {
      vitest(test);
      const graph = withGraph({ outputs: undefined, metadata: undefined, ...test });
      await evidenceGenerator(tree, options('cart'), graph);
      const after = { ...test, outputs: [...outputs, '{projectRoot}/test-output/vitest/coverage'] };
      expect(targetsOf('cart').test).toEqual(after);
      const once = content(tree);
      await evidenceGenerator(tree, options('cart'), withGraph(after));
      expect(content(tree)).toEqual(once);
    });

    it('leaves outputs alone that hold the place', async () => {
      vitest({ outputs: ['{projectRoot}/test-output'] });
      await evidenceGenerator(tree, options('cart'), withGraph({ outputs: ['{projectRoot}/test-output'] }));
      expect(targetsOf('cart').test).toEqual({ outputs: ['{projectRoot}/test-output'] });
    });

    it('adds the place of a report that the configuration names itself', async () => {
      vitest(undefined, "export default { test: { outputFile: { junit: '../../reports/cart.xml' } } };\n");
      await evidenceGenerator(tree, options('cart'), withGraph({ outputs: ['{projectRoot}/coverage'] }));
      expect(targetsOf('cart').test).toEqual({
        outputs: ['...', '{workspaceRoot}/reports/cart.xml'],
      });
    });

    it('changes neither a configuration of Vite alone nor one that it cannot follow', async () => {
      for (const config of [
        'export default { plugins: [] };\n',
        'export default combine(base, { test: {} });\n',
      ]) {
        vitest({ command: 'vitest run' }, config);
        await evidenceGenerator(tree, options('cart'), NO_GRAPH);
        expect(tree.read('libs/cart/vite.config.mts', 'utf-8')).toBe(config);
        expect(targetsOf('cart')).toEqual({ test: { command: 'vitest run' } });
        removeProjectConfiguration(tree, 'cart');
      }
    });

    it('completes reporters that a script gives, since those of the configuration do not count then', async () => {
      vitest(undefined);
      writeJson(tree, 'libs/cart/package.json', {
        name: 'cart',
        scripts: { test: 'vitest run --reporter=dot && echo done' },
      });
      const test = {
        executor: 'nx:run-script',
        options: { script: 'test' },
        outputs: ['{projectRoot}/test-output'],
      };
      await evidenceGenerator(tree, options('cart'), withGraph({ metadata: {}, ...test }));
      expect(readJson<{ scripts: object }>(tree, 'libs/cart/package.json').scripts).toEqual({
        test: 'vitest run --reporter=dot --reporter=junit && echo done',
      });
    });
  });

  describe('for many projects', () => {
    const lint = {
      executor: 'nx:run-commands',
      options: { command: 'eslint .' },
      outputs: ['{options.outputFile}'],
      metadata: { technologies: ['eslint'] },
    };
    const others = (names: readonly string[], last: object = {}) => ({
      nodes: () =>
        Promise.resolve(
          Object.fromEntries(
            names.map((name, index) => {
              const root = `libs/${name}`;
              tree.write(`${root}/package.json`, JSON.stringify({ name }));
              tree.write(`${root}/eslint.config.mjs`, '');
              const target = { ...lint, options: { ...lint.options, cwd: root } };
              return [
                name,
                {
                  data: {
                    root,
                    targets: { lint: index === names.length - 1 ? { ...target, ...last } : target },
                  },
                },
              ];
            }),
          ),
        ),
    });
    const OWN = {
      options: {
        format: '../../node_modules/@plangate/nx/eslint-formatter.js',
        'output-file': 'test-output/lint/eslint.json',
      },
      outputs: ['...', '{projectRoot}/test-output/lint/eslint.json'],
    };
    /** The path of the formatter is the same in all projects of one depth. */
    const DEFAULT = { filter: { plugin: '@nx/eslint/plugin', projects: ['directory:*/*'] }, ...OWN };
    const defaults = () => readJson<{ targetDefaults?: object }>(tree, 'nx.json').targetDefaults;
    const own = (name: string) => readJson<{ nx?: object }>(tree, `libs/${name}/package.json`).nx;
    beforeEach(() => removeProjectConfiguration(tree, 'pay'));

    it('says once in nx.json what all of them need', async () => {
      await evidenceGenerator(tree, { skipFormat: true }, others(['one', 'two', 'three']));
      expect(defaults()).toEqual({ lint: [DEFAULT] });
      expect(own('one')).toBeUndefined();
    });

    it('keeps the defaults that are there, and adds to its own ones only', async () => {
      const inputs = { inputs: ['default'] };
      writeJson(tree, 'nx.json', { plugins: PLUGINS, targetDefaults: { lint: inputs } });
      await evidenceGenerator(tree, { skipFormat: true }, others(['one', 'two']));
      expect(defaults()).toEqual({ lint: [inputs, DEFAULT] });
      await evidenceGenerator(tree, { skipFormat: true }, others(['one', 'two', 'three']));
      expect(defaults()).toEqual({ lint: [inputs, DEFAULT] });
    });

    it('says it in each project where Nx has no defaults for what one plugin infers', async () => {
      const graph = { ...others(['one', 'two']), nxVersion: '22.7.12' };
      await evidenceGenerator(tree, { skipFormat: true }, graph);
      expect(defaults()).toBeUndefined();
      const outputs = ['{options.outputFile}', '{projectRoot}/test-output/lint/eslint.json'];
      expect(own('one')).toEqual({ targets: { lint: { ...OWN, outputs } } });
    });

    it('says once what all targets of an executor need, in every Nx', async () => {
      const executor = { executor: '@nx/eslint:lint', options: {}, metadata: {} };
      const names = ['one', 'two'];
      names.forEach((name) => tree.write(`libs/${name}/package.json`, JSON.stringify({ name })));
      const nodes = () =>
        Promise.resolve(
          Object.fromEntries(
            names.map((name) => [name, { data: { root: `libs/${name}`, targets: { lint: executor } } }]),
          ),
        );
      await evidenceGenerator(tree, { skipFormat: true }, { nodes, nxVersion: '22.7.12' });
      expect(defaults()).toEqual({
        '@nx/eslint:lint': {
          options: {
            format: './node_modules/@plangate/nx/eslint-formatter.js',
            outputFile: '{projectRoot}/test-output/lint/eslint.json',
          },
          outputs: ['{projectRoot}/test-output/lint/eslint.json'],
        },
      });
    });

    it('says it in each project where the default would reach one that was not asked for', async () => {
      await evidenceGenerator(tree, options('one,two'), others(['one', 'two', 'three']));
      expect(defaults()).toBeUndefined();
      expect(own('one')).toEqual({ targets: { lint: OWN } });
      expect(own('three')).toBeUndefined();
    });

    it.each([
      ['a command', { options: { command: 'biome lint' }, metadata: {} }],
      [
        'a script, which inherits what the plugin says of it',
        { executor: 'nx:run-script', options: { script: 'lint' } },
      ],
    ])('never reaches a target of the same name that runs %s', async (_title, other) => {
      await evidenceGenerator(tree, { skipFormat: true }, others(['one', 'two', 'three'], other));
      expect(defaults()).toEqual({ lint: [DEFAULT] });
      expect(JSON.stringify(own('three') ?? {})).not.toContain('eslint');
    });

    it.each([
      ['a name without its scope', 'cart', ['@a/cart']],
      ['a directory', './libs/cart-ui/', ['cart-ui']],
      ['a glob', '*-ui', ['cart-ui', '@a/pay-ui']],
      ['all but some', '!tag:ui', ['@a/cart']],
      ['several', 'cart-ui,@a/cart', ['@a/cart', 'cart-ui']],
    ])('understands %s', (_title, matchers, names) => {
      const projects = [
        { name: '@a/cart', root: 'libs/cart', tags: [] },
        { name: 'cart-ui', root: 'libs/cart-ui', tags: ['ui'] },
        { name: '@a/pay-ui', root: 'libs/pay-ui', tags: ['ui'] },
      ];
      expect(selectProjects(matchers.split(','), projects).map(({ name }) => name)).toEqual(names);
      expect(() => selectProjects(['crat-ui'], projects)).toThrow(/crat-ui/);
    });

    it('adds targets on request, and none where one has the name', async () => {
      tree.write('package-lock.json', '{}');
      const add = ['audit', 'k6'] as const;
      await evidenceGenerator(tree, { projects: 'one', add: [...add], skipFormat: true }, others(['one']));
      const { targets } = own('one') as { targets: Record<string, { command?: string; outputs?: string[] }> };
      expect(targets.security?.command).toBe(
        'plangate-report {projectRoot}/test-output/security/npm-audit.json --again="--json" -- npm audit',
      );
      expect(targets.performance?.outputs).toEqual(['{projectRoot}/test-output/performance/k6.json']);
      const graph = others(['two']);
      const nodes = async () => {
        const { two } = await graph.nodes();
        return {
          two: {
            data: { root: 'libs/two', targets: { ...two?.data.targets, security: { command: 'own' } } },
          },
        };
      };
      await evidenceGenerator(tree, { projects: 'two', add: ['audit'], skipFormat: true }, { nodes });
      expect(JSON.stringify(own('two'))).not.toContain('audit');
    });

    it('changes nothing where a person declines', async () => {
      const graph = { ...others(['one', 'two']), confirm: () => Promise.resolve(false) };
      await evidenceGenerator(tree, { skipFormat: true }, graph);
      expect(defaults()).toBeUndefined();
    });
  });
});
