import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../tools/process/paths.mjs';
import { publishLocally } from '../../tools/registry/local-packages.mjs';
import { FLAVOURS, wantedFlavours } from './flavours.ts';
import { installPackageManager } from './package-managers.ts';
import { addPlugin, createBare, planFeature, sharedFolders } from './shared.ts';

/** What the teardown needs; Jest runs both in one process. */
export interface Run {
  readonly stop: () => Promise<void>;
}
const runs = globalThis as { plangateRun?: Run };

/**
 * Once per run: packs and publishes the packages and builds the shared workspaces, two at a time.
 * `PLANGATE_E2E_FOLDER` names a folder to keep bare workspaces in between runs, for work on the tests.
 */
export default async function setUp(): Promise<void> {
  const kept = process.env.PLANGATE_E2E_FOLDER;
  if (kept) mkdirSync(kept, { recursive: true });
  const base = kept ?? mkdtempSync(join(tmpdir(), 'plangate-e2e-'));
  const registry = await publishLocally(repositoryRoot(__dirname));
  const removal = () => {
    for (const part of ['ready', 'planned', 'copies'])
      rmSync(join(base, part), { recursive: true, force: true });
    if (!kept) rmSync(base, { recursive: true, force: true, maxRetries: 3 });
  };
  removal();
  mkdirSync(base, { recursive: true });
  runs.plangateRun = {
    stop: async () => {
      await registry.stop();
      if (!process.env.PLANGATE_E2E_KEEP) removal();
    },
  };
  process.env.PLANGATE_E2E_BASE = base;
  process.env.PLANGATE_E2E_REGISTRY = registry.url;
  // Yarn and Corepack take nothing from what npm is configured with.
  for (const name of ['YARN_NPM_REGISTRY_SERVER', 'COREPACK_NPM_REGISTRY'])
    process.env[name] = registry.upstream.replace(/\/$/, '');
  try {
    await buildWorkspaces(base, registry.url);
  } catch (error) {
    await runs.plangateRun.stop();
    throw error;
  }
}

async function buildWorkspaces(base: string, registry: string): Promise<void> {
  const folders = sharedFolders(base);
  const queue = wantedFlavours();
  const work = async (): Promise<void> => {
    for (let flavour = queue.shift(); flavour !== undefined; flavour = queue.shift()) {
      const start = performance.now();
      await installPackageManager(folders, FLAVOURS[flavour].packageManager);
      await createBare(folders, flavour);
      await addPlugin(folders, flavour, registry);
      await planFeature(folders, flavour);
      console.log(`workspace ${flavour}: ${Math.round((performance.now() - start) / 1000)} s`);
    }
  };
  await Promise.all([work(), work()]);
}
