import { formatFiles, installPackagesTask, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { resolveFeature } from '../shared/feature.js';
import { parseOptions } from '../shared/options.js';
import { chooseSource, chooseStack } from './choice.js';
import { writeMissingDocuments, writePlannedFeature } from './documents.js';
import { describeRun } from './report.js';
import { readDeclaredTree, scaffold } from './scaffold.js';
import { schema, type CheckedPlanOptions, type PlanOptions } from './schema.js';
import { readWorkspace } from './workspace.js';

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
  const workspace = readWorkspace(tree);
  const feature = resolveFeature(tree, String(checked.feature), checked.specsDir);
  const today = (host.now ?? (() => new Date()))().toISOString().slice(0, 10);
  const stack = chooseStack(checked.language);
  const subject = { feature, workspace, stack, today };
  const isPlanned = tree.exists(`${feature.directory}/plan.md`);
  const unused = isPlanned ? optionsOfNewPlans(checked) : [];
  const documents = isPlanned
    ? writeMissingDocuments(tree, subject)
    : writePlannedFeature(tree, subject, { choice: chooseSource(tree, checked, subject), options: checked });
  const declared = readDeclaredTree(tree, feature.directory);
  const made = await scaffold(tree, { ...subject, declared });
  if (!checked.skipFormat) {
    await formatFiles(tree);
  }
  return () => {
    if (made.dependenciesChanged) {
      installPackagesTask(tree, true);
    }
    for (const line of describeRun(feature, { ...documents, unused }, made)) {
      logger.info(line);
    }
  };
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
