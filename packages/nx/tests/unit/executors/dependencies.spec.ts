import { GraphDependencies } from '../../../src/executors/gate/dependencies.js';
import type { GateRun } from '../../../src/executors/gate/types.js';
import { fsWorkspaceFiles } from '../../../src/workspace/fs-files.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const nodes = {
  pay: { data: { root: 'packages/pay' } },
  web: { data: { root: 'packages/web' } },
  '@acme/ui': { data: { root: 'libs/ui' } },
  root: { data: { root: '.' } },
};
const MANIFEST = { 'packages/pay/package.json': '{}' };
const file = null;

type Edges = NonNullable<GateRun['edges']>;

function read(
  project: string,
  edges: Edges | undefined,
  more: { files?: Record<string, string>; nxJson?: NonNullable<GateRun['nxJson']> } = {},
) {
  const root = temporaryDirectory();
  writeFiles(root, more.files ?? MANIFEST);
  const { nxJson = {} } = more;
  const files = fsWorkspaceFiles(root);
  return new GraphDependencies({ root, nodes, files, nxJson, ...(edges === undefined ? {} : { edges }) }).of(
    project,
  );
}
const of = (...targets: string[]) => read('pay', { pay: targets.map((target) => ({ target })) });

describe('what a project depends on', () => {
  it('are projects with their roots, each once and without itself', () => {
    expect(of('root', '@acme/ui', 'pay', '@acme/ui')).toEqual([
      { name: '@acme/ui', root: 'libs/ui', file },
      { name: 'root', root: '.', file },
    ]);
  });

  it('are packages without their version, each once', () => {
    expect(of('npm:react@17.0.0', 'npm:react', 'npm:@acme/ui@1.0.0', 'cargo:serde')).toEqual([
      { name: 'cargo:serde', root: null, file },
      { name: 'npm:@acme/ui', root: null, file },
      { name: 'npm:react', root: null, file },
    ]);
    expect(of('constructor')).toEqual([{ name: 'constructor', root: null, file }]);
  });

  it('is nothing where the graph says so, and unknown where it says nothing', () => {
    expect(of()).toEqual([]);
    expect(read('pay', {})).toBeUndefined();
    expect(read('pay', undefined)).toBeUndefined();
    expect(read('constructor', {})).toBeUndefined();
  });

  const packageJson = (more: object) => ({ 'package.json': JSON.stringify(more) });
  const js = (configured: Record<string, unknown>) => ({ pluginsConfig: { '@nx/js': configured } });
  it.each<[string, Parameters<typeof read>[2], boolean]>([
    ['has no package.json and nobody reads imports', { files: {} }, false],
    ['has a package.json', { files: MANIFEST }, true],
    ['lies in a workspace with @nx/js', { files: packageJson({ devDependencies: { '@nx/js': '*' } }) }, true],
    [
      'lies in a workspace with @nx/react',
      { files: packageJson({ dependencies: { '@nx/react': '*' } }) },
      true,
    ],
    [
      'lies in a workspace with other packages',
      { files: packageJson({ dependencies: { react: '*' } }) },
      false,
    ],
    ['lies in a workspace with a broken package.json', { files: { 'package.json': '{' } }, false],
    ['lies in a workspace with an empty package.json', { files: { 'package.json': 'null' } }, false],
    ['lies in a workspace whose nx.json configures it', { files: {}, nxJson: js({}) }, true],
    [
      'lies in a workspace whose nx.json turns it off',
      {
        files: packageJson({ devDependencies: { '@nx/js': '*' } }),
        nxJson: js({ analyzeSourceFiles: false }),
      },
      false,
    ],
  ])('is known or not when the project %s', (_, more, known) => {
    expect(read('pay', { pay: [] }, more)).toEqual(known ? [] : undefined);
  });

  it('is known where another plugin reads sources, which edges written by hand do not show', () => {
    const edges = (type: string): Edges => ({ pay: [], web: [{ target: 'pay', type }] });
    expect(read('pay', edges('static'), { files: {} })).toEqual([]);
    expect(read('pay', edges('implicit'), { files: {} })).toBeUndefined();
    const webIsPackage = { files: { 'packages/web/package.json': '{}' } };
    expect(read('pay', edges('static'), webIsPackage)).toBeUndefined();
  });

  const MAP = '.nx/workspace-data/file-map.json';
  const mapOf = (deps: unknown) => ({
    ...MANIFEST,
    [MAP]: JSON.stringify({
      fileMap: {
        projectFileMap: { pay: [{ file: 'packages/pay/README.md' }, { file: 'packages/pay/a.ts', deps }] },
      },
    }),
  });
  it.each<[string, Record<string, string>, string | null]>([
    ['a name', mapOf(['web']), 'packages/pay/a.ts'],
    ['a name with its type', mapOf(['root', ['web', 'dynamic']]), 'packages/pay/a.ts'],
    ['a source, a name and its type', mapOf([['pay', 'web', 'static']]), 'packages/pay/a.ts'],
    ['other names', mapOf(['root', 7, []]), null],
    ['no list', mapOf('web'), null],
    ['a broken map', { ...MANIFEST, [MAP]: '{' }, null],
    ['a map of another shape', { ...MANIFEST, [MAP]: '{"fileMap":{"projectFileMap":{"pay":7}}}' }, null],
  ])('comes with the file that imports it, as Nx keeps it (%s)', (_, files, expected) => {
    expect(read('pay', { pay: [{ target: 'web' }] }, { files })).toEqual([
      { name: 'web', root: 'packages/web', file: expected },
    ]);
  });
});
