import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directoryOf } from '../workspace/paths.js';
import { packagePattern } from './package-globs.js';

/** A project of the workspace as Nx will infer it. */
export interface ProjectRoot {
  /** `.` for the root project. */
  readonly root: string;
  /** The configuration file that makes it a project, relative to the workspace root. */
  readonly file: string;
  /** Whether a package.json is beside its project.json. */
  readonly hasManifest: boolean;
}

/** The patterns of a package manager's workspaces, as paths of package.json files. */
interface PackagePatterns {
  readonly positive: readonly string[];
  readonly negative: readonly string[];
}

/** Reads the `packages` of pnpm-workspace.yaml. */
export type ReadPnpmPackages = (text: string) => Promise<readonly string[]>;

/**
 * The roots that Nx itself makes projects of: every project.json, and each package.json that is beside one or that
 * the package manager's workspaces include. A target given to any other root would be a project without a name,
 * and one such project breaks the whole workspace. The rules are those of nx/src/plugins/package-json.
 */
export async function findProjectRoots(
  files: readonly string[],
  workspaceRoot: string,
  readPnpmPackages: ReadPnpmPackages,
): Promise<ProjectRoot[]> {
  const roots = new Map<string, ProjectRoot>();
  const packages = files.filter((file) => nameOf(file) === 'package.json');
  const manifests = new Set(packages.map(directoryOf));
  for (const file of files) {
    if (nameOf(file) !== 'project.json') continue;
    const root = directoryOf(file);
    roots.set(root, { root, file, hasManifest: manifests.has(root) });
  }
  const included =
    packages.length === 0 ? () => false : await packageMatcher(packages, workspaceRoot, readPnpmPackages);
  for (const file of packages) {
    const root = directoryOf(file);
    if (!roots.has(root) && included(file)) roots.set(root, { root, file, hasManifest: false });
  }
  return [...roots.values()];
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

async function packageMatcher(
  packages: readonly string[],
  workspaceRoot: string,
  readPnpmPackages: ReadPnpmPackages,
): Promise<(file: string) => boolean> {
  if (process.env.NX_INFER_ALL_PACKAGE_JSONS === 'true' && !packages.includes('package.json'))
    return () => true;
  const patterns = await packagePatterns(workspaceRoot, readPnpmPackages);
  const exact = new Set(patterns.positive);
  const positive = patterns.positive.map(packagePattern);
  const negative = patterns.negative.map(packagePattern);
  return (file) =>
    (exact.has(file) || positive.some((matches) => matches(file))) &&
    !negative.some((matches) => matches(file));
}

async function packagePatterns(
  workspaceRoot: string,
  readPnpmPackages: ReadPnpmPackages,
): Promise<PackagePatterns> {
  const manifest = readJson(join(workspaceRoot, 'package.json'));
  // Nx takes no workspaces at all from a root that it cannot read.
  if (manifest === null) return { positive: [], negative: [] };
  const declared = manifest.workspaces;
  const globs = [
    ...strings(isRecord(declared) ? declared.packages : declared),
    ...(await pnpmPackages(workspaceRoot, readPnpmPackages)),
    ...lernaPackages(workspaceRoot),
  ].map(packageFile);
  // The root is a project when its package.json has an `nx` property.
  if (manifest.nx) globs.push('package.json');
  const negative = globs.filter((glob) => glob.startsWith('!')).map((glob) => packageFile(glob.slice(1)));
  const positive = globs.filter((glob) => !glob.startsWith('!'));
  const onlyNegative = positive.length === 0 || (positive.length === 1 && positive[0] === 'package.json');
  if (negative.length > 0 && onlyNegative) positive.push('**/package.json');
  return { positive, negative };
}

function packageFile(glob: string): string {
  const file = glob.endsWith('/package.json') || glob === 'package.json' ? glob : `${glob}/package.json`;
  return file
    .replaceAll('\\', '/')
    .replaceAll(/\/{2,}/g, '/')
    .replaceAll(/(^!?|\/)(?:\.\/)+/g, '$1');
}

async function pnpmPackages(workspaceRoot: string, read: ReadPnpmPackages): Promise<readonly string[]> {
  try {
    const file = join(workspaceRoot, 'pnpm-workspace.yaml');
    return existsSync(file) ? await read(readFileSync(file, 'utf8')) : [];
  } catch {
    return [];
  }
}

function lernaPackages(workspaceRoot: string): readonly string[] {
  const file = join(workspaceRoot, 'lerna.json');
  if (!existsSync(file)) return [];
  const packages = strings(readJson(file)?.packages);
  return packages.length > 0 ? packages : ['packages/*'];
}

/** A JSON file as an object; null if it is missing or holds something else. */
export function readJson(file: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** The texts of a list; empty for any other value. */
export function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
