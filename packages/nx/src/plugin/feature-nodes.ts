import {
  deepestRoot,
  discoverFeatures,
  joinPath,
  REJECTED_WHY,
  rejectedByContent,
  type RejectedDirectory,
  sanitize,
} from '@plangate/core/graph';
import { directoryOf } from '../workspace/paths.js';
import type { GraphDocuments, PlanOutline } from './outline.js';

/** A feature as the project graph sees it. */
export interface FeatureNode {
  /** Its directory, relative to the workspace root: the root of its node. */
  readonly directory: string;
  readonly name: string;
  /** A file of it that Nx gave us, to say where the node comes from. */
  readonly file: string;
  readonly outline: PlanOutline;
  /** Roots of the projects that its layout touches. */
  readonly roots: readonly string[];
}

/**
 * Reads which features there are, and which projects they touch. What a plan.md really is comes with its outline, which is
 * cached by content, so that a directory with nothing but a template or a foreign plan makes no node.
 */
export async function readFeatureNodes(
  files: readonly string[],
  specsRoots: readonly string[],
  host: { documents: GraphDocuments; roots: ReadonlySet<string> },
): Promise<FeatureNode[]> {
  const markdown = files.filter((file) => file.endsWith('.md'));
  const sources = new Map<string, string>();
  for (const file of markdown) if (!sources.has(directoryOf(file))) sources.set(directoryOf(file), file);
  const nodes: FeatureNode[] = [];
  const known = new Set(markdown);
  const { features, rejected } = discoverFeatures(markdown, { specsRoots: [...specsRoots] });
  const refused = [...rejected];
  for (const { directory, name } of features) {
    const plan = joinPath(directory, 'plan.md');
    const outline = await host.documents.plan(plan);
    const why = rejectedByContent(outline.nature, known.has(joinPath(directory, 'spec.md')));
    if (why !== null) refused.push({ directory, why });
    else {
      const file = sources.get(directory) ?? plan;
      nodes.push({ directory, name, file, outline, roots: rootsOf(outline, host.roots) });
    }
  }
  tellRejected(refused);
  return nodes;
}

/** With `--verbose`, says why a directory that could be a feature is not one. */
function tellRejected(rejected: readonly RejectedDirectory[]): void {
  if (process.env.NX_VERBOSE_LOGGING !== 'true') return;
  for (const { directory, why } of rejected)
    console.warn(`plangate: ${sanitize(directory)} is not a feature: ${REJECTED_WHY[why]} (${why})`);
}

/**
 * The roots of the projects that a plan touches, as `projectsOfFeature` of the core has them: each path counts for the
 * deepest root above it, and a directory that only holds others counts where it is itself a root.
 */
export function rootsOf(outline: PlanOutline, roots: ReadonlySet<string>): string[] {
  const touched = new Set<string>(outline.holders.filter((directory) => roots.has(directory)));
  for (const path of [...outline.directories, ...outline.files]) {
    const root = deepestRoot(path, roots);
    if (root !== null) touched.add(root);
  }
  return [...touched].sort();
}

/**
 * Gives every feature a name that no project has: two projects of one name break the workspace. The name that the
 * feature wants comes first, then one of its whole directory, then numbers.
 */
export function nameFeatures(features: readonly FeatureNode[], taken: ReadonlySet<string>): FeatureNode[] {
  const used = new Set(taken);
  return features.map((feature) => {
    const whole = `spec-${feature.directory.replaceAll('/', '-')}`;
    let name = [feature.name, whole].find((candidate) => !used.has(candidate));
    for (let count = 2; name === undefined; count++) {
      if (!used.has(`${whole}-${count}`)) name = `${whole}-${count}`;
    }
    used.add(name);
    return { ...feature, name };
  });
}
