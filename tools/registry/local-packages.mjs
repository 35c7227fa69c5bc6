// @ts-check
import { packPackages } from '../pack/pack.mjs';
import { endChildren } from '../process/run.mjs';
import { startRegistry } from './registry.mjs';

/**
 * Packs both packages, starts a registry and publishes them to it. Whatever ends this process, the registry and
 * what it started end too.
 * @param {string} root of this repository
 * @returns {Promise<import('./registry.mjs').Registry>}
 */
export async function publishLocally(root) {
  const tarballs = await packPackages(root);
  const registry = await startRegistry(root);
  const interrupted = (/** @type {NodeJS.Signals} */ signal) => {
    endChildren();
    void registry.stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const stop = async () => {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await registry.stop();
  };
  try {
    await registry.publish(tarballs);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...registry, stop };
}
