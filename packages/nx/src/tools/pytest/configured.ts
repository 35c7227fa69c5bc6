import { posix } from 'node:path';
import type { WorkspaceFiles } from '@plangate/core';
import { joinPath, parentOf } from '@plangate/core/graph';
import { optionsOf, wordsOf } from '../arguments.js';
import { configOf } from '../config-files.js';
import type { EvidenceSubject } from '../evidence.js';
import { readPytestConfig, readPytestToml } from './addopts.js';
import { shellWords } from './shell-words.js';
import { pytestTool } from './tool.js';

/** The configuration that a call of pytest finds in its project, or why it cannot be known. */
export type Configured =
  | {
      readonly ok: true;
      /** Whether the call reads the configuration of its project; false: it names another one. */
      readonly isRead: boolean;
      /** The file that configures it, relative to the workspace root; null if there is none. */
      readonly path: string | null;
      /** The words of its `addopts`. */
      readonly words: readonly string[];
      /** Where pyproject.toml places the XML of coverage.py; null: not said. */
      readonly coverage: string | null;
    }
  | {
      readonly ok: false;
      /** A sentence. */
      readonly problem: string;
    };

const NONE = { ok: true, isRead: true, path: null, words: [], coverage: null } as const;
const MANIFEST = 'pyproject.toml';
/** Files that pytest prefers to pyproject.toml; the others come behind it. */
const PREFERRED: readonly string[] = pytestTool.configs[0].names;

/** Finds the configuration in the order of pytest. */
export function configuredFor(subject: EvidenceSubject): Configured {
  const { use, project, files } = subject;
  if (isOverruled(wordsOf(subject))) return { ...NONE, isRead: false };
  const other = use.config;
  if (other !== null && PREFERRED.includes(posix.basename(other))) return inOwnFile(other, files);
  const path = joinPath(project.root, MANIFEST);
  const manifest = files.kind(path) === 'file' ? files.read(path) : null;
  const read = manifest?.ok === true ? readPytestConfig(manifest.text) : null;
  if (read?.ok === false) return unread(path, read.problem);
  const isElsewhere = files.kind(joinPath(project.root, '.coveragerc')) === 'file';
  const coverage = isElsewhere ? null : (read?.coverage ?? null);
  if (read?.configures === true) return { ...NONE, path, words: read.words, coverage };
  const lower = other === null || posix.basename(other) === MANIFEST ? NONE : inOwnFile(other, files);
  return lower.ok ? { ...lower, coverage } : lower;
}

/** Whether a call names another configuration, or other `addopts`. */
function isOverruled(words: readonly string[]): boolean {
  const overrides = optionsOf(words, '-o', '--override-ini').some((value) => value.startsWith('addopts'));
  return overrides || optionsOf(words, '-c', '--config-file', '-oaddopts').length > 0;
}

/** Whether a directory above configures pytest, which a configuration in this one would replace. */
export function isConfiguredAbove(root: string, files: WorkspaceFiles): boolean {
  const above = root === '.' ? null : (parentOf(root) ?? '.');
  if (above === null) return false;
  const manifest = files.read(joinPath(above, MANIFEST));
  const read = manifest.ok ? readPytestConfig(manifest.text) : null;
  const isHere =
    configOf(pytestTool, above, files) !== null || read?.ok === false || read?.configures === true;
  return isHere || isConfiguredAbove(above, files);
}

/** `addopts` of a file besides pyproject.toml: lines as in pytest.ini, or TOML. */
function inOwnFile(path: string, files: WorkspaceFiles): Configured {
  const config = files.read(path);
  if (!config.ok) return { ...NONE, path };
  if (path.endsWith('.toml')) {
    const read = readPytestToml(config.text);
    return read.ok ? { ...NONE, path, words: read.words } : unread(path, read.problem);
  }
  const given = /^[ \t]*addopts[ \t]*=(.*(?:\r?\n[ \t]+\S.*)*)/m.exec(config.text)?.[1];
  return { ...NONE, path, words: shellWords(given ?? '') ?? [] };
}

function unread(path: string, problem: string): Configured {
  return { ok: false, problem: `${path} is not edited: ${problem}. Correct it, then run this again.` };
}
