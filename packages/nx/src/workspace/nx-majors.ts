import type { TaskGraph } from '@nx/devkit';

/** What differs between the majors of Nx that we support is read in this file and nowhere else. */

/** The ids of the tasks that a task waits for. Nx 24 writes them as `{ id }`, those before as text. */
export function dependencyIds(graph: TaskGraph | undefined, taskId: string): string[] {
  const dependencies: readonly unknown[] = graph?.dependencies[taskId] ?? [];
  return dependencies.flatMap((dependency) => idOf(dependency) ?? []);
}

function idOf(dependency: unknown): string | null {
  if (typeof dependency === 'string') return dependency;
  const isObject = typeof dependency === 'object' && dependency !== null && 'id' in dependency;
  return isObject && typeof dependency.id === 'string' ? dependency.id : null;
}

/**
 * The inputs that a test target has besides those that a project names for it. From Nx 23 on `...` stands for what
 * was inferred; before, naming inputs replaces them all, so they are said again.
 * @param runner `vitest` or `jest`
 */
export function inferredTestInputs(nxVersion: string, runner: string): unknown[] {
  if (majorOf(nxVersion) >= 23) return ['...'];
  const own = runner === 'vitest' ? [{ env: 'CI' }] : ['{workspaceRoot}/jest.preset.js'];
  return ['default', '^production', ...own, { externalDependencies: [runner] }];
}

/** Whether outputs may say `...` for those that are inferred: from Nx 23 on. */
export function knowsSpread(nxVersion: string): boolean {
  return majorOf(nxVersion) >= 23;
}

/** Whether defaults of targets may be limited to what one plugin infers, and to some projects: from Nx 23.1 on. */
export function filtersDefaults(nxVersion: string): boolean {
  const [major = 0, minor = 0] = nxVersion.split('.').map((part) => Number.parseInt(part, 10));
  return major > 23 || (major === 23 && minor >= 1);
}

/** `23` of `23.2.1`. */
export function majorOf(nxVersion: string): number {
  return Number.parseInt(nxVersion, 10);
}

/**
 * Chooses the version of packages of Nx, which are released together, for a workspace: the one of its Nx if that was
 * published, else the newest of its major, else the newest of the major before. By what `@nx/devkit` of each major asks for,
 * packages of one major run with Nx of the next.
 * @param nxVersion the version of the package `nx`
 * @param published the versions of each package; only what all of them have counts
 * @returns null if no version fits
 */
export function fittingVersion(nxVersion: string, published: readonly (readonly string[])[]): string | null {
  const [first = [], ...others] = published;
  const common = first.filter((version) => others.every((versions) => versions.includes(version)));
  if (common.includes(nxVersion)) return nxVersion;
  const major = majorOf(nxVersion);
  const stable = common.filter((version) => /^\d+\.\d+\.\d+$/.test(version)).sort(compareVersions);
  const newest = (wanted: number): string | undefined =>
    stable.filter((version) => majorOf(version) === wanted).at(-1);
  return newest(major) ?? newest(major - 1) ?? null;
}

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
