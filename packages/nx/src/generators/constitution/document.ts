import type { WorkspaceFiles } from '@plangate/core';
import { CONSTITUTION_PATH, joinPath } from '@plangate/core/graph';
import { GeneratorProblem } from '../../scaffolding/problem.js';

/** Where a constitution is, and what it says. */
export interface ConstitutionFile {
  readonly path: string;
  /** With its byte order mark; null if the file does not exist yet. */
  readonly text: string | null;
}

/**
 * The constitution of the workspace, or of a directory that has its own.
 * @throws GeneratorProblem when it cannot be read or written byte by byte
 */
export function constitutionFile(files: WorkspaceFiles, root: string): ConstitutionFile {
  const path = joinPath(root, CONSTITUTION_PATH);
  const kind = files.kind(path);
  if (kind === null) {
    return { path, text: null };
  }
  const bytes = kind === 'file' ? Buffer.concat([...files.chunks(path)]) : null;
  const text = bytes?.toString('utf-8') ?? null;
  if (bytes === null || text === null) {
    throw new GeneratorProblem(
      `${path} is ${kind === 'outside' ? 'a link that leads outside the workspace' : 'not a readable file'}.`,
      'Put a file in its place.',
    );
  }
  if (!Buffer.from(text, 'utf-8').equals(bytes)) {
    throw new GeneratorProblem(
      `${path} is not UTF-8 text, so an edit would change other bytes of it.`,
      'Save it as UTF-8 text first.',
    );
  }
  return { path, text };
}
