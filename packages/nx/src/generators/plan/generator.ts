import { formatFiles, installPackagesTask, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { activeFeature } from '../shared/active.js';
import { withFeature, type TargetFeature } from '../shared/feature.js';
import { parseOptions } from '../shared/options.js';
import { rememberFeature } from '../shared/speckit.js';
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
  const { specsDir, shortName } = checked;
  const asked = String(checked.feature ?? '').trim();
  const wanted = asked === '' ? activeFeature(tree, specsDir) : asked;
  return withFeature(tree, wanted, {
    request: { specsDir, shortName, naming: 'title', now: host.now },
    action: (feature) => planFeature(tree, feature, { checked, now: host.now ?? (() => new Date()) }),
  });
}

async function planFeature(
  tree: Tree,
  feature: TargetFeature,
  { checked, now }: { checked: CheckedPlanOptions; now: () => Date },
): Promise<GeneratorCallback> {
  const today = now().toISOString().slice(0, 10);
  const subject = { feature, workspace: readWorkspace(tree), stack: chooseStack(checked.language), today };
  const isPlanned = tree.exists(`${feature.directory}/plan.md`);
  const unused = isPlanned ? optionsOfNewPlans(checked) : [];
  const choice = isPlanned ? null : chooseSource(tree, checked, subject);
  const documents =
    choice === null
      ? writeMissingDocuments(tree, subject)
      : writePlannedFeature(tree, subject, { choice, options: checked });
  const declared = readDeclaredTree(tree, feature.directory);
  const made = await scaffold(tree, { ...subject, declared });
  if (!checked.skipFormat) {
    await formatFiles(tree);
  }
  const notice = feature.isNew ? rememberFeature(tree, feature.directory) : null;
  return () => {
    if (made.dependenciesChanged) {
      installPackagesTask(tree, true);
    }
    for (const line of describeRun(feature, { ...documents, unused, notes: choice?.notes ?? [] }, made)) {
      logger.info(line);
    }
    if (notice !== null) logger.warn(notice);
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
