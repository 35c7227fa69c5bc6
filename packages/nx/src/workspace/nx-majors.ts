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
 * The inputs that a test target of Jest has besides those that a project names for it. From Nx 23 on `...` stands for what
 * was inferred; before, naming inputs replaces them all, so they are said again.
 */
export function inferredTestInputs(nxVersion: string): unknown[] {
  return majorOf(nxVersion) >= 23
    ? ['...']
    : ['default', '^production', '{workspaceRoot}/jest.preset.js', { externalDependencies: ['jest'] }];
}

/** `23` of `23.2.1`. */
export function majorOf(nxVersion: string): number {
  return Number.parseInt(nxVersion, 10);
}
