import type { WorkspaceFiles } from '../base/workspace-files.js';
import { FEATURE_FILE } from './feature-file.js';
import { isObject, readJsonObject } from './read-json.js';
import { specKitPath } from './speckit-root.js';

/** What the `.specify/` of a root says about how features are numbered, named and found. */
export interface SpecKitSettings {
  readonly numbering: 'sequential' | 'timestamp';
  /**
   * Whether branches take numbers, too. They do not where a Spec Kit that names directories by themselves is installed
   * without its git extension.
   */
  readonly countsBranches: boolean;
  /** The form of branch names, `features/{app}/{number}-{slug}`; null where a branch is named as its directory. */
  readonly branchTemplate: string | null;
  /** Whether this Spec Kit keeps the active feature in feature.json. */
  readonly keepsFeatureFile: boolean;
}

/** Reads the settings; what is missing or cannot be read is as Spec Kit has it by default. */
export function readSpecKitSettings(files: WorkspaceFiles, root: string): SpecKitSettings {
  const options = readJsonObject(files, specKitPath(root, 'init-options.json'));
  const git = gitExtension(files, root);
  const numbering = options?.feature_numbering ?? git?.branch_numbering ?? options?.branch_numbering;
  return {
    numbering: numbering === 'timestamp' ? 'timestamp' : 'sequential',
    countsBranches: git !== null || options?.feature_numbering === undefined,
    branchTemplate: git === null ? null : branchTemplate(git),
    keepsFeatureFile: keepsFeatureFile(files, root, options !== null),
  };
}

const SCRIPTS = ['bash/common.sh', 'powershell/common.ps1', 'python/common.py'];

/** Old scripts do not know the file, so the installed scripts decide. */
function keepsFeatureFile(files: WorkspaceFiles, root: string, isInitialised: boolean): boolean {
  if (files.kind(specKitPath(root, FEATURE_FILE)) === 'file') return true;
  const scripts = SCRIPTS.map((script) => files.read(specKitPath(root, `scripts/${script}`)));
  const texts = scripts.flatMap((script) => (script.ok ? [script.text] : []));
  if (texts.length > 0) return texts.some((text) => text.includes(FEATURE_FILE));
  return isInitialised || files.kind(specKitPath(root, 'integration.json')) === 'file';
}

type GitConfig = Readonly<
  Record<'branch_numbering' | 'branch_template' | 'branch_prefix', string | undefined>
>;

/** The settings of Spec Kit's git extension; null where it is not installed, or is switched off. */
function gitExtension(files: WorkspaceFiles, root: string): GitConfig | null {
  if (files.kind(specKitPath(root, 'extensions/git')) !== 'dir') return null;
  const registered = readJsonObject(files, specKitPath(root, 'extensions/.registry'))?.extensions;
  const own = isObject(registered) ? registered.git : undefined;
  if (isObject(own) && own.enabled === false) return null;
  const text = files.read(specKitPath(root, 'extensions/git/git-config.yml'));
  const lines = text.ok ? text.text.split(/\r?\n/, 1000) : [];
  return {
    branch_numbering: valueOf(lines, 'branch_numbering'),
    branch_template: valueOf(lines, 'branch_template'),
    branch_prefix: valueOf(lines, 'branch_prefix'),
  };
}

/** The extension reads its file line by line, not as YAML, so we do the same. */
function valueOf(lines: readonly string[], key: string): string | undefined {
  const line = lines.find((one) => one.trimStart().startsWith(`${key}:`));
  const value = line
    ?.slice(line.indexOf(':') + 1, 500)
    .replace(/(^|\s)#.*$/, '')
    .trim()
    .replace(/^["']|["']$/g, '');
  return value === '' ? undefined : value;
}

function branchTemplate(git: GitConfig): string | null {
  const prefix = git.branch_prefix;
  const template =
    git.branch_template ?? (prefix === undefined ? null : `${prefix.replace(/\/$/, '')}/{number}-{slug}`);
  return template === null || !isUsable(template) ? null : template;
}

/** The rules of the extension: only a branch that follows them can be read back as that of a feature. */
function isUsable(template: string): boolean {
  const slug = template.indexOf('{slug}');
  const number = template.lastIndexOf('{number}');
  const last = template.slice(template.lastIndexOf('/') + 1);
  return last.startsWith('{number}-') && (slug < 0 || number < slug);
}
