// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userEnvironment } from '../../process/environment.mjs';
import { runLine } from '../../process/run.mjs';
import { compare, nx } from '../measure.mjs';
import { NX_VERSION } from '../workspace.mjs';

const LIBRARY = '--unitTestRunner=jest --linter=eslint --bundler=tsc --no-interactive';

/**
 * `nx g plan` against `nx g @nx/js:library`, in one workspace that has what both need installed.
 * @param {{ folder: string, registry: string, runs: number }} options `folder`: an empty one
 */
export async function measureGenerate({ folder, registry, runs }) {
  mkdirSync(folder, { recursive: true });
  const env = userEnvironment();
  const create = `npx --yes create-nx-workspace@${NX_VERSION} acme --preset=ts --nxCloud=skip --interactive=false --packageManager=npm`;
  await must(create, { cwd: folder, env });
  const workspace = join(folder, 'acme');
  writeFileSync(join(workspace, '.npmrc'), `@plangate:registry=${registry}\n`);
  await must('npx nx add @plangate/nx', { cwd: workspace, env });
  let count = 0;
  const plan = () => {
    count += 1;
    const args = [
      'g',
      'plan',
      `Saved cards ${count}`,
      `--directory=packages/plan${count}`,
      '--no-interactive',
    ];
    return nx(workspace, args);
  };
  const library = () =>
    nx(workspace, ['g', '@nx/js:library', `packages/lib${(count += 1)}`, ...LIBRARY.split(' ')]);
  // The first of each installs what later ones find.
  await plan();
  await library();
  const names = { subject: 'nx g plan', baseline: 'nx g @nx/js:library' };
  return [
    await compare({ name: 'generate', projects: 1, limit: 1.2, ...names }, runs, {
      subject: plan,
      baseline: library,
    }),
  ];
}

/**
 * @param {string} line
 * @param {import('../../process/run.mjs').RunOptions} options
 */
async function must(line, options) {
  const { code, output } = await runLine(line, options);
  if (code !== 0) throw new Error(`${line} ended with ${code}\n${output.slice(-4000)}`);
}
