import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const PACKAGE = join(__dirname, '../../..');

/** One run as Nx makes it: a tree over the disk, the generator, and then what it has made is written. */
const RUN = `
  import { createRequire } from 'node:module';
  import { pathToFileURL } from 'node:url';
  const [entry, root, description] = process.argv.slice(1);
  const require = createRequire(entry);
  const { FsTree, flushChanges } = require('nx/src/generators/tree');
  const { specGenerator } = await import(pathToFileURL(entry).href);
  const tree = new FsTree(root, false);
  await specGenerator(tree, { description, skipFormat: true });
  flushChanges(root, tree.listChanges());
`;

function run(root: string, description: string): Promise<number | null> {
  const entry = join(PACKAGE, 'dist/generators/spec/generator.js');
  const child = spawn(process.execPath, ['--input-type=module', '-e', RUN, entry, root, description], {
    cwd: root,
    env: { ...process.env, NX_DRY_RUN: 'false', NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' },
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.on('exit', resolve));
}

it.each([
  ['of their own', ['Alpha cards', 'Bravo cards', 'Charlie cards', 'Delta cards']],
  [
    'that have one name',
    [
      'Guests share boards here',
      'Guests share boards now',
      'Guests share boards soon',
      'Guests share boards later',
    ],
  ],
])(
  'gives a number of its own to each of the runs that start at one moment, with titles %s',
  async (_, titles) => {
    const root = temporaryDirectory();
    writeFiles(root, { 'nx.json': '{}', 'package.json': '{}', 'specs/001-there/spec.md': '# There\n' });
    expect(await Promise.all(titles.map((title) => run(root, title)))).toEqual([0, 0, 0, 0]);
    const names = readdirSync(join(root, 'specs'));
    expect(names.map((name) => name.slice(0, 3))).toEqual(['001', '002', '003', '004', '005']);
    for (const name of names) expect(readdirSync(join(root, 'specs', name))).toEqual(['spec.md']);
    expect(readdirSync(join(root, '.nx/workspace-data/plangate'))).toEqual([]);
  },
  120_000,
);
