import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinPath } from '@plangate/core/graph';
import { readJson, strings, type ProjectRoot } from './project-roots.js';

/** Name and tags of a project as far as its own files say; other plugins may still change both. */
export interface ProjectIdentity {
  readonly name: string;
  readonly root: string;
  readonly tags: readonly string[];
}

/** Reads the identity of a project from its project.json and package.json. */
export function readIdentity(project: Pick<ProjectRoot, 'root'>, workspaceRoot: string): ProjectIdentity {
  const directory = join(workspaceRoot, project.root);
  const own = readJson(join(directory, 'project.json'));
  const manifest = readJson(join(directory, 'package.json'));
  const inManifest = asRecord(manifest?.nx);
  const name = own?.name ?? inManifest?.name ?? manifest?.name;
  return {
    name: typeof name === 'string' && name !== '' ? name : baseName(project.root),
    root: project.root,
    tags: [...new Set([...strings(own?.tags), ...strings(inManifest?.tags)])],
  };
}

/** How the names of features begin. */
export const FEATURE_PREFIX = 'spec-';

/**
 * The names of projects that nodes of the plugin may not take, among those that begin as such a node is named. A file that does
 * not even hold such a beginning is not parsed; projects that are features themselves keep the names they have.
 */
export function takenNames(
  projects: readonly ProjectRoot[],
  workspaceRoot: string,
  beginnings: readonly string[],
): Set<string> {
  const taken = new Set<string>();
  if (beginnings.length === 0) return taken;
  const written = beginnings.map((beginning) => Buffer.from(`"${beginning}`));
  for (const project of projects) {
    const directory = baseName(project.root);
    if (beginnings.some((beginning) => directory.startsWith(beginning))) taken.add(directory);
    const files = project.hasManifest
      ? [project.file, joinPath(project.root, 'package.json')]
      : [project.file];
    if (!files.some((file) => mentions(`${workspaceRoot}/${file}`, written))) continue;
    taken.add(readIdentity(project, workspaceRoot).name);
  }
  return taken;
}

function mentions(file: string, texts: readonly Buffer[]): boolean {
  try {
    const content = readFileSync(file);
    return texts.some((text) => content.includes(text));
  } catch {
    return false;
  }
}

function baseName(root: string): string {
  return root.slice(root.lastIndexOf('/') + 1);
}

function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
