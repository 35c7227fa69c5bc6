import { formatFiles, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { renderSpec } from '../plan/spec-document.js';
import { readEntities } from '../shared/entities.js';
import { withFeature, type TargetFeature } from '../shared/feature.js';
import { markdownCode, markdownText } from '../shared/markdown.js';
import { parseOptions } from '../shared/options.js';
import { rememberFeature } from '../shared/speckit.js';
import { schema, type CheckedSpecOptions, type SpecOptions } from './schema.js';

/** What a caller from code may set besides the options. */
export interface SpecHost {
  /** The day the document is dated; default today. */
  readonly now?: () => Date;
}

/**
 * Writes spec.md of a feature. An unknown description is a new feature with the next number; a spec.md that is there
 * is kept.
 * @throws Error that says what is wrong with the options or the feature, before anything is written
 */
export async function specGenerator(
  tree: Tree,
  options: SpecOptions,
  host: SpecHost = {},
): Promise<GeneratorCallback> {
  const checked = parseOptions(schema, options, '@plangate/nx:spec');
  const { specsDir, shortName } = checked;
  return withFeature(tree, String(checked.description), {
    request: { specsDir, shortName, naming: 'description', now: host.now },
    action: (feature) => writeSpec(tree, feature, { checked, now: host.now ?? (() => new Date()) }),
  });
}

async function writeSpec(
  tree: Tree,
  feature: TargetFeature,
  { checked, now }: { checked: CheckedSpecOptions; now: () => Date },
): Promise<GeneratorCallback> {
  const entities = readEntities(checked.entities, feature.title);
  const path = `${feature.directory}/spec.md`;
  if (tree.exists(path)) {
    return () => logger.info(`Kept as it is: ${path}`);
  }
  const title = markdownText(feature.title);
  const content = renderSpec(tree, feature, {
    entities,
    skeleton: false,
    title,
    input: title.replaceAll('"', "'"),
    branch: markdownCode(feature.branch),
    date: now().toISOString().slice(0, 10),
  });
  tree.write(path, content);
  if (!checked.skipFormat) {
    await formatFiles(tree);
  }
  const notice = rememberFeature(tree, feature.directory);
  return () => {
    if (notice !== null) logger.warn(notice);
    logger.info(`Plan it with: nx g plan ${feature.name}`);
  };
}

export default specGenerator;
