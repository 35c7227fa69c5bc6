import { getProjects, installPackagesTask, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { sanitize } from '@plangate/core';
import { applyFilePlan } from '../../scaffolding/apply.js';
import { filePlan, joinPlans, type FilePlan } from '../../scaffolding/file-plan.js';
import { filesAfter } from '../../scaffolding/overlay.js';
import { structuresOf } from '../../scaffolding/structures/catalogue.js';
import { treeWorkspaceFiles } from '../../workspace/index.js';
import { activeFeature } from '../shared/active.js';
import { withFeature, type TargetFeature } from '../shared/feature.js';
import { parseOptions } from '../shared/options.js';
import { rememberFeature } from '../shared/speckit.js';
import { chooseSource, chooseStack } from './choice.js';
import { documentsBesidePlan, plannedDocuments } from './documents.js';
import { describeRun } from './report.js';
import { readDeclaredTree, scaffoldPlan } from './scaffold.js';
import { schema, type CheckedPlanOptions, type PlanOptions } from './schema.js';

/** What a caller from code may set besides the options. */
export interface PlanHost {
  /** The day the documents are dated; default today. */
  readonly now?: () => Date;
}

/**
 * Writes the documents of a feature that are missing, and creates what the tree in its plan.md declares. Nothing that
 * exists is overwritten; a second run changes nothing.
 * @returns installs packages if dependencies changed, and tells what was kept
 * @throws Error that says what is wrong with the options, the feature or its plan, before anything is written
 */
export async function planGenerator(
  tree: Tree,
  options: PlanOptions,
  host: PlanHost = {},
): Promise<GeneratorCallback> {
  const checked = parseOptions(schema, options, '@plangate/nx:plan');
  const { specsDir, shortName, skipFormat } = checked;
  const asked = String(checked.feature ?? '').trim();
  const wanted = asked === '' ? activeFeature(tree, specsDir) : asked;
  return withFeature(tree, wanted, {
    request: { specsDir, shortName, naming: 'title', now: host.now },
    action: async (feature) => {
      const today = (host.now ?? (() => new Date()))().toISOString().slice(0, 10);
      const plan = featurePlan(tree, { feature, checked, today });
      const applied = await applyFilePlan(tree, plan, { skipFormat });
      return () => {
        if (applied.dependenciesChanged) installPackagesTask(tree, true);
        for (const line of describeRun(plan, applied)) logger.info(line);
        logger.info(`Feature ${sanitize(feature.directory)} is planned. Judge it with: nx run-many -t gate`);
        for (const { text } of plan.notes.filter(({ level }) => level === 'warning')) logger.warn(text);
      };
    },
  });
}

interface Request {
  readonly feature: TargetFeature;
  readonly checked: CheckedPlanOptions;
  readonly today: string;
}

/** All that a run is going to do; nothing is written yet. */
function featurePlan(tree: Tree, { feature, checked, today }: Request): FilePlan {
  const files = treeWorkspaceFiles(tree);
  const stack = chooseStack(checked.language).open(files);
  const subject = { files, feature, stack, structures: structuresOf(files), today };
  const isPlanned = files.kind(`${feature.directory}/plan.md`) !== null;
  const documents = isPlanned
    ? documentsBesidePlan(subject, readDeclaredTree(tree.root, files, feature.directory))
    : plannedDocuments(subject, { choice: chooseSource(subject, checked), options: checked });
  const planned = filesAfter(files, documents);
  const declared = readDeclaredTree(tree.root, planned, feature.directory);
  const projectRoots = [...getProjects(tree).values()].map(({ root }) => root);
  const unused = isPlanned ? optionsOfNewPlans(checked) : [];
  return joinPlans(
    unusedOptions(unused),
    documents,
    scaffoldPlan({ ...subject, files: planned, projectRoots }, declared),
    feature.isNew ? rememberFeature(planned, feature.directory) : filePlan({}),
  );
}

function unusedOptions(unused: readonly string[]): FilePlan {
  const text = 'Not used, because plan.md exists and its tree decides';
  return filePlan({ notes: unused.length === 0 ? [] : [{ level: 'info', text, paths: unused }] });
}

/** The options that shape a new plan and were given; where plan.md exists, its own words decide. */
function optionsOfNewPlans(given: CheckedPlanOptions): string[] {
  const usual: Record<string, unknown> = schema.parse({ feature: given.feature });
  const always = ['feature', 'specsDir', 'skipFormat'];
  return Object.entries(given)
    .filter(([name, value]) => !always.includes(name) && value !== usual[name])
    .map(([name]) => `--${name}`);
}

export default planGenerator;
