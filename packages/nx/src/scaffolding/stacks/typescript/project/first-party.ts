import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NX_VERSION, workspaceRoot } from '@nx/devkit';
import { fittingVersion } from '../../../../workspace/nx-majors.js';
import { packageManagerOf } from '../../../../workspace/package-manager.js';
import { fetchedPackage } from '../../../fetched-package.js';
import { GeneratorProblem } from '../../../problem.js';

/** How packages of Nx are found and fetched. */
export interface FirstPartyHost {
  /** The version of the workspace's Nx. */
  readonly nxVersion: string;
  /** The version that the workspace has; null if it has none. */
  readonly installed: (packageName: string) => string | null;
  /** The versions in the registry. */
  readonly versionsOf: (packageName: string) => readonly string[];
  /** Loads a package, and fetches it first if need be into a folder for temporary files. */
  readonly ensure: (packageName: string, version: string) => unknown;
}

/** The packages of Nx that are needed, and the module of the first one that is loaded. */
export interface NeededPackages {
  readonly packages: readonly string[];
  readonly module: string;
}

/**
 * A module of the first of some packages of Nx, with the others that it will need. Those that the workspace has are used; the others are fetched in the newest
 * version that matches its Nx. Packages of Nx require each other in their own version, and not every release of Nx has all of
 * them. So one version is chosen for all missing packages, and each is fetched before another one requires it.
 * @throws GeneratorProblem naming what is missing, if no version fits or a package cannot be fetched
 */
export function loadFirstParty(
  { packages, module }: NeededPackages,
  host: FirstPartyHost = workspaceHost(),
): unknown {
  const missing = packages.filter((name) => host.installed(name) === null);
  const version = missing.length === 0 ? host.nxVersion : chooseVersion(missing, host);
  for (const name of packages) fetchPackage(name, version, host);
  // All packages are there by now, so their modules are found.
  return fetchPackage(module, version, host);
}

function chooseVersion(missing: readonly string[], host: FirstPartyHost): string {
  const wanted = host.installed('@nx/js') ?? host.nxVersion;
  const version = fittingVersion(wanted, missing.map(host.versionsOf));
  if (version !== null) return version;
  throw new GeneratorProblem(
    `A project needs ${missing.join(', ')}, which the workspace does not have, and the registry has no version of ` +
      `${missing.length === 1 ? 'it' : 'all of them'} that works with Nx ${host.nxVersion}. Nothing was written.`,
    `Add ${missing.join(' ')} to the devDependencies in a version of your choice, and run the command again.`,
  );
}

function fetchPackage(name: string, version: string, host: FirstPartyHost): unknown {
  try {
    return host.ensure(name, version);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new GeneratorProblem(
      `A project needs ${name}, and ${name}@${version} could not be loaded: ${why}. Nothing was written.`,
      `Add ${name} to the devDependencies, and run the command again.`,
    );
  }
}

function workspaceHost(): FirstPartyHost {
  const require = createRequire(join(workspaceRoot, 'package.json'));
  return {
    nxVersion: NX_VERSION,
    installed: (name) => {
      try {
        return (require(`${name}/package.json`) as { version: string }).version;
      } catch {
        return null;
      }
    },
    versionsOf: packageManagerOf(workspaceRoot).versionsOf,
    ensure: (name, version) => fetchedPackage(name, version),
  };
}
