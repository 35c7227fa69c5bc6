import { createProjectGraphAsync, logger, NX_VERSION, readNxJson, type Tree } from '@nx/devkit';
import { needsChange } from '@plangate/core';
import ignore from 'ignore';
import { REPORTS } from '../../tools/evidence.js';
import { workspaceCompiler } from '../../scaffolding/fetched-package.js';
import { treeWorkspaceFiles } from '../../workspace/tree-files.js';
import { constitutionsOf } from '../shared/constitutions-over.js';
import { confirmIfPossible } from '../shared/confirm-if-possible.js';
import { matchersOf } from '../shared/project-files.js';
import { parseOptions } from '../shared/options.js';
import { pluginOptions } from '../shared/plugin-options.js';
import { toolProjects, type ToolNodes } from '../shared/tool-projects.js';
import { formatEdited, type EditedText } from './format-edited.js';
import { planEvidence, type EvidencePlan } from './plan-evidence.js';
import { schema, type EvidenceOptions } from './schema.js';
import { selectProjects } from '../shared/select-projects.js';
import { openWorkspace } from '../shared/workspace.js';
import { tableOf } from './table.js';

/** What a caller from code may set besides the options. */
export interface EvidenceHost {
  /** The nodes of the project graph; default: the workspace's own. */
  readonly nodes?: () => Promise<ToolNodes>;
  /** Whether the changes are to be made; default: a terminal is asked, everything else is a yes. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** The version of Nx; default: the one that runs. */
  readonly nxVersion?: string;
}

/**
 * Makes the targets of projects write the evidence that their gates read: shared presets and configurations are edited once,
 * options of targets go into the defaults of nx.json where all projects need the same. It prints what it will change, and asks.
 * What it cannot edit safely stays as it is, and the lines to add by hand are printed.
 * @throws GeneratorProblem if a matcher of projects matches nothing
 */
export async function evidenceGenerator(
  tree: Tree,
  options: EvidenceOptions = {},
  { nodes = graphNodes, confirm: agrees = confirmIfPossible, nxVersion = NX_VERSION }: EvidenceHost = {},
): Promise<void> {
  const { projects: matchers, add, skipFormat } = parseOptions(schema, options, '@plangate/nx:evidence');
  const files = treeWorkspaceFiles(tree);
  const all = toolProjects(tree, files, await nodes());
  const constitutions = constitutionsOf(openWorkspace(tree));
  const plan = planEvidence({
    selected: selectProjects(matchersOf(matchers), all),
    all,
    files,
    compiler: () => workspaceCompiler(),
    targets: pluginOptions(tree).targets,
    add,
    plugins: readNxJson(tree)?.plugins ?? [],
    nxVersion,
    needsLines: ({ root }) => constitutions.principlesOver(root).some(({ gates }) => gates.some(needsChange)),
  });
  tell(plan);
  const edits = [...withIgnoredReports(tree, plan.edits)].map(([path, after]) => ({
    path,
    before: tree.read(path, 'utf-8'),
    after,
  }));
  if (edits.length === 0 || !(await agrees('Make these changes?'))) return;
  for (const { path, after } of await formattedEdits(tree, edits, skipFormat)) tree.write(path, after);
}

function tell(plan: EvidencePlan): void {
  if (plan.rows.length > 0) logger.info(`${tableOf(plan).join('\n')}\n`);
  for (const { project, byHand } of plan.rows) {
    for (const sentence of byHand) logger.warn(`${project}: ${sentence}`);
  }
  if (plan.without.length > 0) {
    logger.info(
      `No tool that is known here was found in ${plan.without.join(', ')}. Make their targets write reports, and list the ` +
        'directory of the reports in the "outputs" of each target.',
    );
  }
  if (plan.edits.size === 0) logger.info('Nothing has to be changed.');
}

/** The edits, and a line of .gitignore where reports would go to a directory that git sees. */
function withIgnoredReports(tree: Tree, edits: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const writesThere = [...edits.values()].some((text) => text.includes(`${REPORTS}/`));
  const rules = tree.read('.gitignore', 'utf-8') ?? '';
  if (!writesThere || ignore().add(rules).ignores(`project/${REPORTS}/`)) return edits;
  const lead = rules === '' || rules.endsWith('\n') ? rules : `${rules}\n`;
  return new Map([...edits, ['.gitignore', `${lead}${REPORTS}\n`]]);
}

async function formattedEdits(
  tree: Tree,
  edits: readonly EditedText[],
  skipFormat: boolean,
): Promise<readonly EditedText[]> {
  return skipFormat ? edits : formatEdited(tree.root, edits);
}

/** Without a graph, the files that the plugins of nx.json look for show what they infer. */
async function graphNodes(): Promise<ToolNodes> {
  try {
    const { nodes } = await createProjectGraphAsync({ exitOnError: false });
    return nodes;
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    logger.warn(
      `Nx has no project graph (${reason}), so nx.json and the files of each project have to show the targets.`,
    );
    return {};
  }
}

export default evidenceGenerator;
