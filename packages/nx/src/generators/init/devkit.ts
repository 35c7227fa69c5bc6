import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { GeneratorCallback, Tree } from '@nx/devkit';
import { fittingVersion } from '../../workspace/nx-majors.js';
import { packageManagerOf, type PackageManager } from '../../workspace/package-manager.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { parseOptions } from '../shared/options.js';
import { schema, type InitOptions } from './schema.js';

const DEVKIT = '@nx/devkit';

/** What adding a package needs from its environment; a caller from code may replace it. */
export interface DevkitHost {
  readonly nx: InstalledNx;
  readonly packageManager: PackageManager;
  /** Runs a command of Nx in the workspace and shows what it prints. */
  readonly runNx: (words: readonly string[]) => void;
}

interface InstalledNx {
  readonly version: string;
  /** Absolute path of its command. */
  readonly command: string;
}

/**
 * Adds `@nx/devkit` to a workspace that has none, in the version that matches its Nx or that package.json already has,
 * installs it and runs `init` again in a new process, because this one cannot run without it. In a dry run only
 * package.json is shown.
 * @throws GeneratorProblem if no version fits, before anything is written
 */
export function addDevkit(
  tree: Tree,
  options: InitOptions = {},
  host: DevkitHost = hostOf(tree.root),
): GeneratorCallback {
  const checked = parseOptions(schema, options, '@plangate/nx:init');
  const { nx, packageManager, runNx } = host;
  const manifest = tree.read('package.json', 'utf-8');
  const declared = manifest === null ? null : declaredIn(JSON.parse(manifest) as Manifest);
  const version =
    checked.keepExistingVersions && declared !== null
      ? declared.version
      : fittingVersion(nx.version, [packageManager.versionsOf(DEVKIT)]);
  if (version === null || manifest === null) {
    const why = version === null ? `no version for Nx ${nx.version} was found` : 'there is no package.json';
    throw new GeneratorProblem(
      `${DEVKIT} is not installed, and ${why}.`,
      `Add it in the version of Nx, ${nx.version}, and run \`nx g @plangate/nx:init\` again.`,
    );
  }
  const section = declared?.section ?? 'devDependencies';
  if (version !== declared?.version) tree.write('package.json', withVersion(manifest, section, version));
  const words = Object.entries(checked).map(([name, value]) => `--${name}=${String(value)}`);
  return () => {
    process.stdout.write(`\nInstalling ${DEVKIT} ${version}, which generators need, for Nx ${nx.version}.\n`);
    packageManager.install();
    runNx(['g', '@plangate/nx:init', '--no-interactive', ...words]);
  };
}

const SECTIONS = ['dependencies', 'devDependencies'] as const;
type Section = (typeof SECTIONS)[number];
type Manifest = Partial<Record<Section, Readonly<Record<string, string>>>>;

/** Where package.json has the devkit, although it is not installed. */
function declaredIn(manifest: Manifest): { readonly section: Section; readonly version: string } | null {
  for (const section of SECTIONS) {
    const version = manifest[section]?.[DEVKIT];
    if (version !== undefined) return { section, version };
  }
  return null;
}

function withVersion(text: string, section: Section, version: string): string {
  const manifest = JSON.parse(text) as Manifest;
  const all = Object.entries({ ...manifest[section], [DEVKIT]: version });
  const sorted = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...manifest, [section]: sorted }, null, 2)}\n`;
}

function hostOf(root: string): DevkitHost {
  const nx = installedNx(root);
  return {
    nx,
    packageManager: packageManagerOf(root),
    runNx: (words) => {
      execFileSync(process.execPath, [nx.command, ...words], { cwd: root, stdio: 'inherit' });
    },
  };
}

function installedNx(root: string): InstalledNx {
  const require = createRequire(join(root, 'package.json'));
  const path = require.resolve('nx/package.json');
  const { version, bin } = require(path) as { version: string; bin: { nx: string } };
  return { version, command: join(dirname(path), bin.nx) };
}
