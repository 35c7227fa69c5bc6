import { createProjectGraphAsync, formatFiles, logger, readNxJson, type Tree } from '@nx/devkit';
import { readProblem, renderBaseline, updateBaseline, type BaselineViolations } from '@plangate/core';
import { readBaseline } from '@plangate/core/documents';
import type { GraphEdges, GraphNodes } from '../../executors/gate/types.js';
import { BASELINE_PATH } from '@plangate/core/graph';
import { treeWorkspaceFiles } from '../../workspace/tree-files.js';
import { parseOptions } from '../shared/options.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { describeUpdate } from './report.js';
import { schema, type BaselineOptions } from './schema.js';
import { findViolations } from './violations.js';

/** What a caller from code may set besides the options. */
export interface BaselineHost {
  /** The project graph; default: the workspace's own. Without edges, what projects depend on is not known. */
  readonly graph?: () => Promise<{ readonly nodes: GraphNodes; readonly dependencies?: GraphEdges }>;
}

/**
 * Records in `.specify/baseline.json` what the gates fail by now, so that only new violations fail. In a workspace
 * that has the file, entries that no longer occur are removed, better values replace worse ones, and only
 * `grow` adds entries. It reads the existing reports and runs nothing. It prints at once, so that a dry run shows the result too.
 * @throws GeneratorProblem if the file exists and cannot be read, or if no project has a gate
 */
export async function baselineGenerator(
  tree: Tree,
  options: BaselineOptions = {},
  { graph = projectGraph }: BaselineHost = {},
): Promise<void> {
  const { grow, unproven, skipFormat } = parseOptions(schema, options, '@plangate/nx:baseline');
  const before = readPresent(tree);
  const { nodes, dependencies } = await graph();
  const nxJson = readNxJson(tree);
  const found = await findViolations({
    root: tree.root,
    files: treeWorkspaceFiles(tree),
    nodes,
    ...(dependencies === undefined ? {} : { edges: dependencies }),
    ...(nxJson === null ? {} : { nxJson }),
  });
  if (found.length === 0) {
    throw new GeneratorProblem('No project has a gate.', 'Add the plugin first: `nx g @plangate/nx:init`.');
  }
  const update = updateBaseline(before, found, { grow, unproven });
  const changes = [update.added, update.removed, update.tightened];
  if (changes.some((entries) => entries.length > 0)) {
    tree.write(BASELINE_PATH, renderBaseline(update.violations));
    if (!skipFormat) await formatFiles(tree);
  }
  for (const line of describeUpdate(update, found, { isFirst: before === null, unproven })) logger.info(line);
}

function readPresent(tree: Tree): BaselineViolations | null {
  const file = treeWorkspaceFiles(tree).read(BASELINE_PATH);
  if (!file.ok && file.problem === 'missing') return null;
  const problem = file.ok ? null : file.problem;
  const document = file.ok ? readBaseline(file.text) : null;
  const [finding] = document?.findings ?? [];
  if (document !== null && finding === undefined) return document.violations;
  const place = finding?.position ? `:${finding.position.line}:${finding.position.column}` : '';
  const why =
    finding?.reason === 'baseline-malformed' ? finding.args.problem : readProblem(problem ?? 'unreadable');
  throw new GeneratorProblem(
    `${BASELINE_PATH}${place} cannot be read: ${why}.`,
    'Restore it from version control, or delete it to record everything anew.',
  );
}

function projectGraph() {
  return createProjectGraphAsync({ exitOnError: false });
}

export default baselineGenerator;
