// @ts-check
// Packs both packages and asks publint and arethetypeswrong whether they can be used as published.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PACKAGES, repositoryRoot } from '../process/paths.mjs';
import { npm, run } from '../process/run.mjs';
import { packPackages, STAGES } from './pack.mjs';

const root = repositoryRoot(import.meta.dirname);
const problems = PACKAGES.flatMap(missingFiles);
for (const tarball of await packPackages(root)) {
  const file = relative(root, tarball);
  problems.push(...(await ask('publint/src/cli.js', ['run', file, '--strict'])));
  // Both packages are ESM only, which Nx has loaded since Node can require it.
  problems.push(
    ...(await ask('@arethetypeswrong/cli/dist/index.js', [file, '--profile', 'esm-only', '--no-color'])),
  );
}
problems.push(...(await unpackedTemplates()));
for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/**
 * @param {string} name of the package's folder
 * @returns {string[]}
 */
function missingFiles(name) {
  const folder = join(root, 'packages', name);
  /** @type {{ files: string[] }} */
  const { files } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return files
    .filter(
      (path) => !path.startsWith('!') && !existsSync(join(folder, path)) && !existsSync(join(root, path)),
    )
    .map((path) => `packages/${name}/package.json lists ${path} in files, which does not exist`);
}

/**
 * Templates and structures are found on disk when a generator runs, so no import misses one that was not packed. To be
 * called after packing.
 * @returns {Promise<string[]>}
 */
async function unpackedTemplates() {
  const folder = join(root, 'packages/nx');
  const { output } = await npm(['pack', '--dry-run', '--json', '--silent'], {
    cwd: join(root, STAGES, 'nx'),
  });
  /** @type {{ files: { path: string }[] }[]} */
  const [packed] = JSON.parse(output);
  const paths = new Set(packed?.files.map(({ path }) => path));
  return ['files', 'structures', 'src/scaffolding/stacks']
    .flatMap((below) =>
      readdirSync(join(folder, below), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.ts'))
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
    )
    .filter((path) => !paths.has(path))
    .map((path) => `packages/nx/${path} is not in the package`);
}

/**
 * @param {string} tool its command line, below node_modules
 * @param {readonly string[]} args
 * @returns {Promise<string[]>} what it printed, when it found something wrong
 */
async function ask(tool, args) {
  const { code, output } = await run(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
  });
  return code === 0 ? [] : [`${tool} ${args.join(' ')}\n${output.trimEnd()}`];
}
