import { createHash } from 'node:crypto';
import type { CreateDependenciesContext } from '@nx/devkit';

type FileMap = CreateDependenciesContext['fileMap'];

/** All files that Nx knows, in one value: as long as it stays, no task has another hash because of a file. */
export function digestOfFiles({ nonProjectFiles, projectFileMap }: FileMap): string {
  const digest = createHash('sha1');
  for (const { file, hash } of nonProjectFiles) digest.update(`${file}\0${hash}\n`);
  for (const [project, files] of Object.entries(projectFileMap)) {
    digest.update(`${project}\n`);
    for (const { file, hash } of files) digest.update(`${file}\0${hash}\n`);
  }
  return digest.digest('base64url');
}

/** The paths of all files that Nx knows, in one value: what gates look for by its name is there or not as long as it stays. */
export function digestOfPaths({ nonProjectFiles, projectFileMap }: FileMap): string {
  const all = [nonProjectFiles, ...Object.values(projectFileMap)].flatMap((files) =>
    files.map(({ file }) => file),
  );
  return createHash('sha256').update(all.sort().join('\0')).digest('base64url');
}

/** What of the environment goes into the hashes of some targets, as far as their configuration says. */
export interface HashedEnvironment {
  /** Names of variables, sorted. */
  readonly variables: readonly string[];
  /** Whether a command or another thing that cannot be foreseen goes in, too. */
  readonly unforeseeable: boolean;
}

/** Finds `{ "env": … }` and `{ "runtime": … }` anywhere in configuration: among inputs, named inputs and defaults. */
export function hashedEnvironment(configuration: readonly unknown[]): HashedEnvironment {
  const variables = new Set<string>();
  let unforeseeable = false;
  const pending = [...configuration];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'env' && typeof inner === 'string') variables.add(inner);
      else if (key === 'runtime') unforeseeable = true;
      else if (typeof inner === 'object' && inner !== null) pending.push(inner);
    }
  }
  return { variables: [...variables].sort(), unforeseeable };
}

/**
 * What the results of a run are made from: the files and the variables. Null when more may go in than can be told.
 */
export function madeFrom(
  state: { readonly files: string; readonly environment: HashedEnvironment } | null,
  run: { readonly plain: boolean },
): string | null {
  if (state === null || !run.plain || state.environment.unforeseeable) return null;
  const values = state.environment.variables.map((name) => `${name}=${process.env[name] ?? ''}`);
  return createHash('sha1')
    .update([state.files, process.version, process.platform, process.arch, ...values].join('\n'))
    .digest('base64url');
}
