import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as factories from '../../src/generators/factories.js';
import * as surface from '../../src/index.js';

const root = join(__dirname, '../..');
const json = <Shape>(path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Shape;
interface Entry {
  readonly factory?: string;
  readonly implementation?: string;
  readonly batchImplementation?: string;
  readonly preferBatch?: boolean;
  readonly schema: string;
  readonly description: string;
  readonly aliases?: readonly string[];
}
const { generators } = json<{ generators: Record<string, Entry> }>('generators.json');
const { executors } = json<{ executors: Record<string, Entry> }>('executors.json');
const manifest = json<{
  exports: Record<string, string | { default: string }>;
  files: string[];
  type: string;
}>('package.json');
/** Options that only other tools set, as in the packages of Nx. */
const INTERNAL = ['skipFormat', 'keepExistingVersions', 'updatePackageScripts', 'ci'];
/** The source that is compiled to a path of `dist`. */
const source = (path: string) => `${path.replace('./dist/', 'src/').replace(/(?:\.js|#\w+)$/u, '')}.ts`;

describe('what Nx finds in the package', () => {
  it('are these generators and executors', () => {
    expect(Object.keys(generators)).toEqual([
      'init',
      'preset',
      'constitution',
      'spec',
      'plan',
      'structure',
      'conform',
      'tasks',
      'sync',
      'evidence',
      'feature',
      'status',
      'baseline',
      'canary',
    ]);
    expect(generators.spec?.aliases).toEqual(['specify']);
    expect(Object.keys(executors)).toEqual(['gate', 'report']);
    expect(executors.gate?.preferBatch).toBe(true);
  });

  it.each([...Object.entries(generators), ...Object.entries(executors)])(
    'has the code, the schema and a description of %s',
    (_name, entry) => {
      for (const path of [entry.factory, entry.implementation, entry.batchImplementation]) {
        expect(path === undefined || existsSync(join(root, source(path)))).toBe(true);
      }
      expect(json<{ type: string }>(entry.schema).type).toBe('object');
      expect(entry.description).toMatch(/\.$/u);
    },
  );

  it('loads each generator by its name from one file, which needs no package of Nx', () => {
    expect(Object.values(generators).map(({ factory }) => factory)).toEqual(
      Object.keys(generators).map((name) => `./dist/generators/factories#${name}`),
    );
    expect(Object.keys(factories).sort()).toEqual(Object.keys(generators).sort());
  });

  it('refuses options of generators that do not exist, before a generator runs', () => {
    // create-nx-workspace hands over all of its own options to a preset.
    for (const { schema } of Object.values(generators).filter((one) => one !== generators.preset)) {
      expect(json<{ additionalProperties: boolean }>(schema).additionalProperties).toBe(false);
    }
  });
});

interface Option {
  readonly type?: string;
  readonly anyOf?: readonly { readonly type?: string }[];
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly 'x-priority'?: string;
  readonly 'x-dropdown'?: string;
  readonly 'x-prompt'?: unknown;
}
interface OptionSchema {
  readonly title: string;
  readonly properties: Readonly<Record<string, Option>>;
  readonly required?: readonly string[];
  readonly examples?: readonly { readonly command: string; readonly description: string }[];
}
const OPTIONS = [...Object.entries(generators), ...Object.entries(executors)].flatMap(([owner, { schema }]) =>
  Object.entries(json<OptionSchema>(schema).properties).map(([name, option]) => ({ owner, name, option })),
);

describe('what --help and Nx Console show of options', () => {
  it.each(OPTIONS)('is the type, the meaning and the rank of $owner --$name', ({ name, option }) => {
    expect(option.description).toMatch(/\w/);
    expect([undefined, 'important', 'internal']).toContain(option['x-priority']);
    expect(option['x-priority'] === 'internal').toBe(INTERNAL.includes(name));
    // An option that may be given without a value has several.
    expect(option.type ?? option.anyOf?.map(({ type }) => type)).toEqual(
      name === 'renumber' ? ['boolean', 'integer', 'string'] : expect.any(String),
    );
    if (option.default !== undefined) expect(option.enum ?? [option.default]).toContain(option.default);
    if (name === 'project') expect(option['x-dropdown']).toBe('projects');
  });

  it('are lists where all values are known, and examples where a workspace may add its own', () => {
    const of = (owner: string, name: string) =>
      OPTIONS.find((one) => one.owner === owner && one.name === name)?.option;
    expect(of('plan', 'language')?.enum).toEqual(['python', 'typescript']);
    for (const owner of ['plan', 'conform'])
      expect(of(owner, 'structure')).toMatchObject({
        examples: expect.arrayContaining(['library', 'web']) as unknown,
      });
    expect(of('plan', 'structure')?.enum).toBeUndefined();
    expect(of('canary', 'gates')?.examples).toContain('coverage');
  });

  it.each(Object.entries(generators))(
    'is a way to call %s, and a question for what it needs',
    (_, { schema }) => {
      const { title, properties, required = [], examples = [] } = json<OptionSchema>(schema);
      expect(title).not.toBe('');
      expect(examples.length).toBeGreaterThan(0);
      for (const { command, description } of examples) expect([command, description]).not.toContain('');
      for (const name of required)
        expect([name, typeof properties[name]?.['x-prompt']]).toEqual([name, 'string']);
    },
  );
});

describe('what others may call from code', () => {
  it('are the generators', () => {
    expect(Object.keys(surface).sort()).toEqual([
      'baselineGenerator',
      'canaryGenerator',
      'conformGenerator',
      'constitutionGenerator',
      'evidenceGenerator',
      'featureGenerator',
      'initGenerator',
      'planGenerator',
      'presetGenerator',
      'specGenerator',
      'statusGenerator',
      'structureGenerator',
      'syncGenerator',
      'tasksGenerator',
    ]);
  });
});

describe('the package', () => {
  it('is ESM and exports what others may import', () => {
    expect(manifest.type).toBe('module');
    expect(Object.keys(manifest.exports)).toEqual([
      '.',
      './plugin',
      './jest-reporter',
      './generators.json',
      './executors.json',
      './package.json',
    ]);
  });

  it('has the source of every export', () => {
    for (const target of Object.values(manifest.exports)) {
      const path = typeof target === 'string' ? target : target.default;
      expect(existsSync(join(root, path.startsWith('./dist/') ? source(path) : path))).toBe(true);
    }
  });
});
