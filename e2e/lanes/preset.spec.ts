import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runLine } from '../../tools/process/run.mjs';
import { expectSuccess } from '../support/expect-success.ts';
import { NX_VERSION } from '../support/flavours.ts';
import { workspaceEnvironment } from '../support/package-managers.ts';
import { sharedFolders } from '../support/shared.ts';
import { Workspace } from '../support/workspace.ts';

const { PLANGATE_E2E_BASE: base = '', PLANGATE_E2E_REGISTRY: registry = '' } = process.env;
const LINE =
  `npx --yes create-nx-workspace@${NX_VERSION} acme --preset=@plangate/nx --example --pipeline=github ` +
  '--nxCloud=skip --interactive=false --packageManager=npm';

/** npm as it is configured here, but for our own packages: there is no workspace yet that could say where they are. */
function npmConfiguration(folder: string): string {
  const own = process.env.npm_config_userconfig ?? join(homedir(), '.npmrc');
  const path = join(folder, 'npmrc');
  writeFileSync(
    path,
    `${existsSync(own) ? readFileSync(own, 'utf8') : ''}\n@plangate:registry=${registry}\n`,
  );
  return path;
}

describe('create-nx-workspace --preset=@plangate/nx', () => {
  let ws: Workspace;

  beforeAll(async () => {
    mkdirSync(join(base, 'copies'), { recursive: true });
    const parent = mkdtempSync(join(base, 'copies', 'preset-'));
    const environment = {
      ...workspaceEnvironment(sharedFolders(base), 'npm'),
      npm_config_userconfig: npmConfiguration(parent),
    };
    expectSuccess(LINE, await runLine(LINE, { cwd: parent, env: environment }));
    ws = new Workspace(join(parent, 'acme'), environment, 'npm');
  });

  it('makes a workspace of TypeScript packages with the plugin, a constitution and a pipeline', () => {
    expect(ws.json('package.json')).toMatchObject({ workspaces: ['packages/*'] });
    expect(ws.json('package.json').dependencies).not.toHaveProperty(['@plangate/nx']);
    expect(ws.json<{ plugins: unknown[] }>('nx.json').plugins).toContainEqual({
      plugin: '@plangate/nx/plugin',
      options: {},
    });
    for (const path of [
      'tsconfig.base.json',
      '.specify/memory/constitution.md',
      '.github/workflows/gates.yml',
    ])
      expect(ws.exists(path)).toBe(true);
    expect(ws.read('README.md')).toContain('npx nx run-many -t gate');
    expect(ws.changes()).toEqual([]);
  });

  it('has an example whose gates pass', async () => {
    await ws.nxOk('run-many -t gate');
    expect(ws.verdict(await ws.nameAt('packages/greetings')).verdict).toBe('pass');
  });
});
