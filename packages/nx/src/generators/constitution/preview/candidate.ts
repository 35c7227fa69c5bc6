import { readFileSync, rmSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logger } from '@nx/devkit';
import { sanitize, type WorkspaceFiles } from '@plangate/core';
import { CONSTITUTION_PATH, extensionTarget, relativeTo, walk, type WalkBounds } from '@plangate/core/graph';
import { GeneratorProblem } from '../../../scaffolding/problem.js';
import { filesInstead } from '../../../scaffolding/overlay.js';
import { confinePath } from '../../../workspace/paths.js';
import { filesInArchive } from './archive.js';

/** A package that constitutions extend: where it is installed, and its version. */
export interface ExtendedPackage {
  readonly name: string;
  readonly version: string | null;
  readonly directory: string;
}

/** The workspace as it would be with another constitution. */
export interface Candidate {
  /** What is judged instead of what, as the end of a sentence that begins with "Judged as if". */
  readonly told: string;
  readonly files: WorkspaceFiles;
  /** What the workspace would extend besides. */
  readonly extends: readonly string[];
}

/** Packs a version of a package from the registry into a directory: the package manager's own command. */
export type Pack = (spec: string, directory: string) => void;

interface Request {
  /** What was asked for: a version, a package with its version, or a path from the workspace root. */
  readonly wanted: string;
  readonly files: WorkspaceFiles;
  /** The packages that the constitutions of the workspace extend. */
  readonly packages: readonly ExtendedPackage[];
  readonly pack: Pack;
}

const VERSION = /^[\w.+-]{1,64}$/;
const BOUNDS: WalkBounds = { maxEntries: 5_000, maxDepth: 20, skips: (name) => name === 'node_modules' };

/**
 * What `--preview` names: a document, a package in a directory or an archive, or a version of a package.
 * @throws GeneratorProblem when it is not one of these
 */
export function candidateOf(request: Request): Candidate {
  const { wanted, files } = request;
  const path = confinePath(wanted);
  const kind = path === null || path === '.' ? null : files.kind(path);
  if (path !== null && kind === 'dir') return ofDirectory(path, request);
  if (path !== null && kind === 'file')
    return /\.(?:tgz|tar\.gz)$/.test(path) ? ofArchive(path, request) : ofDocument(path, request);
  if (/^\.{0,2}\//.test(wanted) || kind === 'outside') {
    throw new GeneratorProblem(
      `--preview ${JSON.stringify(wanted.slice(0, 120))} is not a file or a directory of the workspace.`,
      'Name a constitution, a directory with a constitution.md, a packed package, or a version.',
    );
  }
  return ofVersion(request);
}

function ofDocument(path: string, { files }: Request): Candidate {
  const text = files.read(path);
  if (!text.ok) throw new GeneratorProblem(`${path} cannot be read.`, 'Name a Markdown file.');
  return {
    told: `${CONSTITUTION_PATH} were ${path}`,
    files: filesInstead(files, { single: new Map([[CONSTITUTION_PATH, text.text]]), directories: new Map() }),
    extends: [],
  };
}

function ofDirectory(path: string, request: Request): Candidate {
  const { files } = request;
  if (files.kind(`${path}/constitution.md`) !== 'file') {
    throw new GeneratorProblem(
      `${path} has no constitution.md.`,
      'Name a directory that has one, or a file.',
    );
  }
  const content = textsBelow(files, path);
  const { name } = manifestOf(content);
  const isExtended = request.packages.some((one) => one.name === name);
  if (name !== null && isExtended) return instead(name, content, request);
  return { told: `the workspace extended ${path}`, files, extends: [`./${path}`] };
}

function ofArchive(path: string, request: Request): Candidate {
  const content = filesInArchive(Buffer.concat([...request.files.chunks(path)]));
  const name = content === null ? null : manifestOf(content).name;
  if (content === null || name === null)
    throw new GeneratorProblem(`${path} is not a packed npm package.`, 'Pack one with `npm pack`.');
  return instead(name, content, request);
}

function ofVersion(request: Request): Candidate {
  const { wanted, packages, pack } = request;
  const at = wanted.lastIndexOf('@');
  const version = at > 0 ? wanted.slice(at + 1) : wanted;
  const name = at > 0 ? wanted.slice(0, at) : onlyPackage(wanted, packages);
  const target = extensionTarget(name);
  if (
    typeof target === 'string' ||
    target.kind !== 'package' ||
    target.path !== '' ||
    !VERSION.test(version)
  ) {
    throw new GeneratorProblem(
      `--preview ${JSON.stringify(wanted.slice(0, 120))} is not a path of the workspace, and not a version.`,
      'Write a version such as 2.0.0, or a package with its version, such as @acme/constitution@2.0.0.',
    );
  }
  const installed = packages.find((one) => one.name === name);
  if (installed?.version === version) {
    throw new GeneratorProblem(
      `${name} ${version} is installed, so nothing would change.`,
      'Name another version.',
    );
  }
  return instead(name, fetched(`${name}@${version}`, pack), request);
}

function onlyPackage(wanted: string, packages: readonly ExtendedPackage[]): string {
  const [only, ...others] = packages;
  if (only !== undefined && others.length === 0) return only.name;
  const names = packages.map(({ name }) => sanitize(name)).join(', ');
  throw new GeneratorProblem(
    only === undefined
      ? `--preview ${JSON.stringify(wanted.slice(0, 120))} is not a path of the workspace, and no constitution extends a package.`
      : `Constitutions extend several packages: ${names}.`,
    'Write the package with its version, such as @acme/constitution@2.0.0.',
  );
}

/** Nothing of it stays: the folder is temporary. */
function fetched(spec: string, pack: Pack): ReadonlyMap<string, string> {
  const directory = mkdtempSync(join(tmpdir(), 'plangate-preview-'));
  try {
    logger.info(`${spec} is not on disk; npm packs it from the registry into a temporary folder.`);
    pack(spec, directory);
    const archive = readdirSync(directory).find((name) => name.endsWith('.tgz'));
    const content = archive === undefined ? null : filesInArchive(readFileSync(join(directory, archive)));
    if (content !== null) return content;
    throw new GeneratorProblem(`${spec} could not be packed.`, 'Check its name and version.');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The workspace with another version of a package; one that nothing extends yet is extended. */
function instead(
  name: string,
  content: ReadonlyMap<string, string>,
  { files, packages }: Request,
): Candidate {
  const installed = packages.find((one) => one.name === name);
  const directory = installed?.directory ?? `node_modules/${name}`;
  const version = manifestOf(content).version ?? 'a version without a number';
  const before =
    installed === undefined ? '' : ` instead of ${sanitize(installed.version ?? 'one without a number')}`;
  return {
    told:
      installed === undefined
        ? `the workspace extended ${name} ${version}`
        : `${name} were ${version}${before}`,
    files: filesInstead(files, { single: new Map(), directories: new Map([[directory, content]]) }),
    extends: installed === undefined ? [name] : [],
  };
}

function manifestOf(content: ReadonlyMap<string, string>): { name: string | null; version: string | null } {
  try {
    const { name, version } = JSON.parse(content.get('package.json') ?? '{}') as Record<string, unknown>;
    const word = (value: unknown): string | null =>
      typeof value === 'string' ? sanitize(value).slice(0, 214) : null;
    const target = typeof name === 'string' ? extensionTarget(name) : '';
    const isName = typeof target !== 'string' && target.kind === 'package' && target.path === '';
    return { name: isName ? word(name) : null, version: word(version) };
  } catch {
    return { name: null, version: null };
  }
}

function textsBelow(files: WorkspaceFiles, directory: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  walk(files, { directory, bounds: BOUNDS }, (path, kind) => {
    const text = kind === 'file' ? files.read(path) : null;
    if (text?.ok === true) found.set(relativeTo(path, directory), text.text);
  });
  return found;
}
