import { createProjectGraphAsync, logger, readProjectConfiguration, type Tree } from '@nx/devkit';
import { highestNumber, numeralLike, type WorkspaceFiles } from '@plangate/core';
import { readConstitution } from '@plangate/core/documents';
import type { NarrowGate } from '@plangate/core/editing';
import type { GraphNodes } from '../../executors/gate/types.js';
import { applyFilePlan } from '../../scaffolding/apply.js';
import { renderLayerConstitution, type ConstitutionFit } from '../../scaffolding/default-constitution.js';
import { filePlan, type FilePlan } from '../../scaffolding/file-plan.js';
import { treeWorkspaceFiles } from '../../workspace/index.js';
import { defaultConstitution, describeConstitution } from '../shared/constitution.js';
import { constitutionsOf } from '../shared/constitutions-over.js';
import { fitOf } from '../shared/fitting/fit.js';
import { surveyWorkspace } from '../shared/fitting/survey.js';
import { parseOptions } from '../shared/options.js';
import { pluginOptions } from '../shared/plugin-options.js';
import { knownNodes, toolProjects } from '../shared/tool-projects.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { checkDirectory, fromWorkingDirectory } from '../shared/directory.js';
import { amend } from './amend.js';
import type { Pack } from './preview/candidate.js';
import { previewConstitution } from './preview/preview.js';
import { constitutionFile } from './document.js';
import { principleOf } from './principle.js';
import { publishablePlan } from './publishable.js';
import { schema, type CheckedOptions, type ConstitutionOptions } from './schema.js';
import { projectNarrower } from './narrow-projects.js';

/** What a caller from code may set besides the options. */
export interface ConstitutionHost {
  /** The day of an amendment; default today. */
  readonly now?: () => Date;
  /** The nodes of the project graph; default: the workspace's own. */
  readonly nodes?: () => Promise<GraphNodes>;
  /** Packs a version of a package for a preview; default `npm pack`. */
  readonly pack?: Pack;
}

/**
 * Creates the constitution of the workspace or of a project if there is none, and amends it: `principle` and `text` add
 * a principle, and `bind` writes the gates that were read from prose as blocks. An existing constitution keeps every line that the
 * amendment does not concern, and a second run changes nothing. What was read and done is printed at once, so that a dry run
 * shows it too.
 * @throws Error that says what is wrong with the options or the constitution, before anything is written
 */
export async function constitutionGenerator(
  tree: Tree,
  options: ConstitutionOptions = {},
  host: ConstitutionHost = {},
): Promise<void> {
  const checked = parseOptions(schema, options, '@plangate/nx:constitution');
  const { project, skipFormat } = checked;
  if (checked.preview !== undefined) {
    await preview(tree, checked, host);
    return;
  }
  const today = (host.now ?? (() => new Date()))().toISOString().slice(0, 10);
  if (checked.publishable !== undefined) {
    await publish(tree, checked, today);
    return;
  }
  const root = project === undefined ? '.' : readProjectConfiguration(tree, project).root;
  const bind = checked.bind
    ? projectNarrower(await (host.nodes ?? graphNodes)(), pluginOptions(tree).targets)
    : null;
  const files = treeWorkspaceFiles(tree);
  const fit = (): ConstitutionFit =>
    fitOf(surveyWorkspace(toolProjects(tree, files, knownNodes(tree)), files));
  const { extends: configured } = pluginOptions(tree);
  const constitutions = constitutionsOf({ root: tree.root, files, extends: configured });
  const numbersAbove = highestNumber(constitutions.principlesOver(root));
  const request = {
    root,
    project: project ?? '',
    principle: principleOf(checked),
    numbersAbove,
    bind,
    today,
    fit,
  };
  const plan = constitutionPlan(files, request);
  for (const { text } of plan.notes) logger.info(text);
  if (plan.files.length === 0) return;
  // Formatting would change lines that people wrote, so only a new document is formatted.
  const isNew = plan.files.every(({ edits }) => edits !== true);
  await applyFilePlan(tree, plan, { skipFormat: skipFormat || !isNew });
}

/** @throws GeneratorProblem when it is asked for together with an amendment */
async function publish(tree: Tree, options: CheckedOptions, today: string): Promise<void> {
  const { publishable = '', bind, principle, text, project, skipFormat } = options;
  if (bind || [principle, text, project].some((value) => value !== undefined)) {
    throw new GeneratorProblem(
      '--publishable makes a package of its own, so no option that amends works with it.',
      'Amend its constitution.md once it is there.',
    );
  }
  const files = treeWorkspaceFiles(tree);
  const directory = checkDirectory(fromWorkingDirectory(publishable, tree), '--publishable', files);
  const plan = publishablePlan(tree, files, { directory, today });
  for (const { text: note } of plan.notes) logger.info(note);
  if (plan.files.length > 0) await applyFilePlan(tree, plan, { skipFormat });
}

/** @throws GeneratorProblem when it is asked for together with an amendment */
async function preview(tree: Tree, options: CheckedOptions, host: ConstitutionHost): Promise<void> {
  const { preview: wanted = '', bind, principle, text, project, publishable } = options;
  if (bind || [principle, text, project, publishable].some((value) => value !== undefined)) {
    throw new GeneratorProblem(
      '--preview writes nothing, so no other option works with it.',
      'Preview what you have amended in a file of its own.',
    );
  }
  const files = treeWorkspaceFiles(tree);
  const { extends: configured } = pluginOptions(tree);
  const path = fromWorkingDirectory(wanted, tree);
  const nodes = await (host.nodes ?? graphNodes)();
  const roots = Object.values(nodes).map(({ data }) => data.root);
  const constitutions = constitutionsOf({ root: tree.root, files, extends: configured });
  const lines = await previewConstitution({
    wanted: ['file', 'dir'].includes(files.kind(path) ?? '') ? path : wanted,
    place: { root: tree.root, files, nodes },
    packages: constitutions.extendedPackages(...roots),
    extends: configured,
    pack: host.pack,
  });
  for (const line of lines) logger.info(line);
}

async function graphNodes(): Promise<GraphNodes> {
  return (await createProjectGraphAsync({ exitOnError: false })).nodes;
}

interface ConstitutionRequest {
  /** The directory whose constitution is meant; `.` for the workspace. */
  readonly root: string;
  /** Name of the project, for the title of its own constitution. */
  readonly project: string;
  readonly principle: { readonly name: string; readonly text: string } | null;
  /** The highest number of a principle over the directory, of its own and of what is extended. */
  readonly numbersAbove: number;
  /** How gates read from prose are bound; null: they are not. */
  readonly bind: NarrowGate | null;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** How a new constitution fits the existing projects. */
  readonly fit: () => ConstitutionFit;
}

function constitutionPlan(files: WorkspaceFiles, request: ConstitutionRequest): FilePlan {
  const { root, principle, numbersAbove, bind, today, fit } = request;
  const file = constitutionFile(files, root);
  const isNew = file.text === null;
  const isLayer = root !== '.';
  const begun = { ...request, path: file.path };
  const before = file.text ?? (isLayer ? newLayer(begun) : defaultConstitution(files, today, fit()));
  const added = isNew && isLayer ? null : principle;
  const after = amend(before, { path: file.path, principle: added, bind, numbersAbove, today, isNew });
  const lines = describeConstitution(readConstitution(after.stated), file.path);
  const notes = [...lines, ...after.notes].map(
    (text) => ({ level: 'info', text, paths: [file.path] }) as const,
  );
  const written = { path: file.path, content: after.text, reason: 'constitution', edits: !isNew } as const;
  return filePlan({
    files: after.text === file.text ? [] : [written],
    inputs: isNew ? [] : [file.path],
    notes,
  });
}

function newLayer({
  path,
  project,
  principle,
  numbersAbove,
  today,
}: ConstitutionRequest & { readonly path: string }): string {
  if (principle === null) {
    throw new GeneratorProblem(
      `${path} does not exist. The project has to meet the workspace's constitution anyway, so its own begins with a principle that goes beyond it.`,
      'Name its first principle with --principle and --text.',
    );
  }
  const number = numeralLike('I', numbersAbove + 1);
  return renderLayerConstitution({ projectName: project, principle: { number, ...principle }, date: today });
}

export default constitutionGenerator;
