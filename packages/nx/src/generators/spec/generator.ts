import { logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { applyFilePlan } from '../../scaffolding/apply.js';
import { filePlan, joinPlans, type FilePlan } from '../../scaffolding/file-plan.js';
import { filesAfter } from '../../scaffolding/overlay.js';
import { defaultStack } from '../../scaffolding/stacks/choose.js';
import { entityValues } from '../../scaffolding/templates/files.js';
import { renderSpec } from '../plan/spec-document.js';
import { readEntities } from '../shared/entities.js';
import { withFeature, type TargetFeature } from '../shared/feature.js';
import { markdownCode, markdownText } from '../shared/markdown.js';
import { parseOptions } from '../shared/options.js';
import { rememberFeature } from '../shared/speckit.js';
import { openWorkspace, type GeneratorWorkspace } from '../shared/workspace.js';
import { constitutionsOf } from '../shared/constitutions-over.js';
import { schema, type CheckedSpecOptions, type SpecOptions } from './schema.js';

/** What a caller from code may set besides the options. */
export interface SpecHost {
  /** The day the document is dated; default today. */
  readonly now?: () => Date;
}

/**
 * Writes spec.md of a feature. An unknown description is a new feature with the next number; an existing spec.md
 * is kept.
 * @throws Error that says what is wrong with the options or the feature, before anything is written
 */
export async function specGenerator(
  tree: Tree,
  options: SpecOptions,
  host: SpecHost = {},
): Promise<GeneratorCallback> {
  const checked = parseOptions(schema, options, '@plangate/nx:spec');
  const { specsDir, shortName, skipFormat } = checked;
  const workspace = openWorkspace(tree);
  return withFeature(workspace, String(checked.description), {
    request: { specsDir, shortName, naming: 'description', now: host.now },
    action: async (feature) => {
      const today = (host.now ?? (() => new Date()))().toISOString().slice(0, 10);
      const plan = specPlan(workspace, feature, { checked, today });
      const [kept] = plan.kept;
      if (kept !== undefined) return () => logger.info(`Kept as it is: ${kept}`);
      await applyFilePlan(tree, plan, { skipFormat });
      return () => {
        for (const { text } of plan.notes) logger.warn(text);
        logger.info(`Plan it with: nx g plan ${feature.name}`);
      };
    },
  });
}

function specPlan(
  workspace: GeneratorWorkspace,
  feature: TargetFeature,
  { checked, today }: { checked: CheckedSpecOptions; today: string },
): FilePlan {
  const { files } = workspace;
  const entities = readEntities(checked.entities, feature.title, defaultStack());
  const path = `${feature.directory}/spec.md`;
  if (files.kind(path) !== null) return filePlan({ kept: [path] });
  const title = markdownText(feature.title);
  const content = renderSpec(constitutionsOf(workspace).withTemplates(feature.directory), feature, {
    entities: entityValues(entities),
    skeleton: false,
    title,
    input: title.replaceAll('"', "'"),
    branch: markdownCode(feature.branch),
    date: today,
  });
  const document = filePlan({ files: [{ path, content, reason: 'document' }] });
  return joinPlans(document, rememberFeature(filesAfter(files, document), feature.directory));
}

export default specGenerator;
