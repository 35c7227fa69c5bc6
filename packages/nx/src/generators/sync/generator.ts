import { installPackagesTask, logger, readNxJson, type GeneratorCallback, type Tree } from '@nx/devkit';
import { differences, type Creation, type DocumentEdit, type ToldDifference } from '@plangate/core';
import type { GraphNodes } from '../../executors/gate/types.js';
import { loadGateWorkspace } from '../../executors/gate/workspace.js';
import { resolvePluginOptions } from '../../options/plugin.js';
import { gitPast } from '../../workspace/git-past.js';
import { hashedFiles } from '../../workspace/hashed-files.js';
import { ignoreRules } from '../../workspace/ignore-rules.js';
import { encodeText } from '../../workspace/text.js';
import { treeWorkspaceFiles } from '../../workspace/tree-files.js';
import { pluginEntry } from '../shared/plugin-entry.js';
import { graphNodes } from './graph-nodes.js';
import type { SyncOptions } from './schema.js';
import { describeFiles, describeTold, type SyncOutcome } from './summary.js';

/** What `nx sync` and `nx sync:check` take from a sync generator. */
export interface SyncResult {
  readonly callback?: GeneratorCallback;
  /** Shown by both; the check fails where there is one, and changes. */
  readonly outOfSyncMessage: string;
}

/** What a caller from code may set besides the options. */
export interface SyncHost {
  /** The nodes of the project graph; default: those that Nx has just read. */
  readonly nodes?: () => GraphNodes | Promise<GraphNodes>;
}

/**
 * Makes trees follow plans, and documents follow what the workspace knows for certain. Nx calls it without options as a sync
 * generator, and with options as a generator. What a person has to decide changes nothing in the Tree, so it fails no check: it is
 * told beside the changes, or printed if there are no changes.
 * @returns as a sync generator: what is out of sync, or nothing; as a generator: what installs packages
 */
export function syncGenerator(
  tree: Tree,
  options?: undefined,
  host?: SyncHost,
): Promise<SyncResult | undefined>;
export function syncGenerator(tree: Tree, options: SyncOptions, host?: SyncHost): Promise<GeneratorCallback>;
export async function syncGenerator(
  tree: Tree,
  options?: SyncOptions,
  host: SyncHost = {},
): Promise<SyncResult | GeneratorCallback | undefined> {
  const skipFormat = options === undefined ? false : await checkedSkipFormat(options);
  const { dependenciesChanged, ...outcome } = await synchronise(tree, { skipFormat, ...host });
  const [files, told] = [describeFiles(outcome), describeTold(outcome)];
  const callback = (): void => {
    if (dependenciesChanged) installPackagesTask(tree, true);
  };
  if (options !== undefined) {
    for (const line of [...files, ...told]) logger.info(line);
    if (files.length + told.length === 0) logger.info('Trees, plans and documents agree.');
    return callback;
  }
  if (files.length > 0) return { callback, outOfSyncMessage: [...files, ...told].join('\n') };
  // Nx shows nothing of a generator that changes nothing.
  for (const line of told) logger.warn(line);
  return undefined;
}

async function checkedSkipFormat(options: SyncOptions): Promise<boolean> {
  const [{ parseOptions }, { schema }] = await Promise.all([
    import('../shared/options.js'),
    import('./schema.js'),
  ]);
  return parseOptions(schema, options, '@plangate/nx:sync').skipFormat;
}

async function synchronise(
  tree: Tree,
  { skipFormat, nodes = () => graphNodes(tree) }: SyncHost & { readonly skipFormat: boolean },
): Promise<SyncOutcome & { readonly dependenciesChanged: boolean }> {
  const disk = treeWorkspaceFiles(tree);
  const visible = hashedFiles(disk, ignoreRules(tree.root));
  const { specsRoots, extends: configured } = await resolvePluginOptions(pluginEntry(readNxJson(tree)));
  const { state } = await loadGateWorkspace(
    tree.root,
    { disk, visible },
    { nodes: await nodes(), specsRoots, extends: configured },
  );
  const past = gitPast({ root: tree.root, files: visible, projects: state.projects });
  const found = await differences({ state, files: visible, past });
  const due = found.filter((one): one is Creation => one.kind === 'create');
  const edits = found.filter((one): one is DocumentEdit => one.kind === 'edit');
  const told = found.filter((one): one is ToldDifference => one.kind === 'told');
  // Creating and editing load parsers and generators, which a workspace that agrees need not wait for.
  const created =
    due.length === 0 ? NOTHING : await (await import('./create-due.js')).createDue(tree, due, { skipFormat });
  const edited =
    edits.length === 0 ? null : (await import('./edit-documents.js')).editDocuments(visible, edits);
  for (const [path, text] of edited?.texts ?? []) tree.write(path, encodeText(text, tree.read(path)));
  return {
    files: [...created.files, ...(edited?.done ?? [])],
    told: [...told, ...created.told, ...(edited?.told ?? [])],
    dependenciesChanged: created.dependenciesChanged,
  };
}

const NOTHING = { files: [], told: [], dependenciesChanged: false } as const;

export default syncGenerator;
