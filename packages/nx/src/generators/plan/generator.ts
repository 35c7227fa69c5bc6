import { installPackagesTask, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { sanitize } from '@plangate/core';
import { applyFilePlan } from '../../scaffolding/apply.js';
import { activeFeature } from '../shared/active.js';
import { asWritten } from '../shared/as-written.js';
import { isDryRun } from '../shared/dry-run.js';
import { withFeature } from '../shared/feature.js';
import { parseOptions } from '../shared/options.js';
import { stackProjects } from '../shared/stack-projects.js';
import { openWorkspace } from '../shared/workspace.js';
import { featurePlan } from './feature-plan.js';
import { describePackages, describeRun } from './report.js';
import { schema, type PlanOptions } from './schema.js';

/** What a caller from code may set besides the options. */
export interface PlanHost {
  /** The day the documents are dated; default today. */
  readonly now?: () => Date;
}

/**
 * Writes the documents of a feature that are missing, and creates what the tree in its plan.md declares. Nothing that
 * exists is overwritten; a second run changes nothing.
 * @returns a callback that installs packages if dependencies changed, and lists what was kept
 * @throws Error that says what is wrong with the options, the feature or its plan, before anything is written
 */
export async function planGenerator(
  tree: Tree,
  options: PlanOptions,
  host: PlanHost = {},
): Promise<GeneratorCallback> {
  const checked = asWritten(parseOptions(schema, options, '@plangate/nx:plan'), process.argv);
  const { specsDir, shortName, skipFormat } = checked;
  const workspace = openWorkspace(tree);
  const asked = String(checked.feature ?? '').trim();
  const wanted = asked === '' ? activeFeature(workspace, specsDir) : asked;
  return withFeature(workspace, wanted, {
    request: { specsDir, shortName, naming: 'title', now: host.now },
    action: async (feature) => {
      const today = (host.now ?? (() => new Date()))().toISOString().slice(0, 10);
      const projects = stackProjects(tree, workspace.files);
      const plan = featurePlan(workspace, { feature, checked, today, projects });
      const applied = await applyFilePlan(tree, plan, { skipFormat });
      // Nx leaves out the callback of a dry run.
      if (isDryRun()) describePackages(applied).forEach((line) => logger.info(line));
      return () => {
        for (const line of describePackages(applied)) logger.info(line);
        if (applied.dependenciesChanged) installPackagesTask(tree, true);
        for (const line of describeRun(plan, applied)) logger.info(line);
        logger.info(`Feature ${sanitize(feature.directory)} is planned. Judge it with: nx run-many -t gate`);
        for (const { text } of plan.notes.filter(({ level }) => level === 'warning')) logger.warn(text);
      };
    },
  });
}

export default planGenerator;
