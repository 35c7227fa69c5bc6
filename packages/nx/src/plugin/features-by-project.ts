import type { FeatureNode } from './feature-nodes.js';

export interface RelatedFeatures {
  /** The features that touch a project, by its root. */
  readonly byRoot: ReadonlyMap<string, readonly FeatureNode[]>;
  /** A feature and every other that may say something of the same paths. */
  of(feature: FeatureNode): readonly FeatureNode[];
}

/** The places in which features can meet. */
interface Places {
  /** The two first names of each path: projects are not enough, because a plan may declare a directory above several. */
  readonly near: readonly string[];
  /** The first names. Everything is in `packages/`, so alone they say nothing. */
  readonly top: readonly string[];
  /** First names that are themselves what the plan draws, and not only what holds it. */
  readonly whole: readonly string[];
}

/**
 * Which features have projects or places in common. The state of a path is what the latest feature says of it, so each
 * of them is part of what the others are judged by.
 */
export function relatedFeatures(features: readonly FeatureNode[]): RelatedFeatures {
  const byRoot = new Map<string, FeatureNode[]>();
  const near = new Map<string, FeatureNode[]>();
  const top = new Map<string, FeatureNode[]>();
  const whole = new Map<string, FeatureNode[]>();
  const places = new Map(features.map((feature) => [feature, placesOf(feature)]));
  for (const [feature, at] of places) {
    for (const root of feature.roots) append(byRoot, root, feature);
    for (const place of at.near) append(near, place, feature);
    for (const place of at.top) append(top, place, feature);
    for (const place of at.whole) append(whole, place, feature);
  }
  return {
    byRoot,
    of(feature) {
      const at = places.get(feature) ?? placesOf(feature);
      const met = [
        ...at.near.flatMap((place) => near.get(place) ?? []),
        ...at.top.flatMap((place) => whole.get(place) ?? []),
        ...at.whole.flatMap((place) => top.get(place) ?? []),
      ];
      return [...new Set([feature, ...met])];
    },
  };
}

function placesOf({ outline }: FeatureNode): Places {
  const near = new Set<string>();
  const top = new Set<string>();
  const add = (path: string): void => {
    const first = path.indexOf('/');
    const second = first < 0 ? -1 : path.indexOf('/', first + 1);
    near.add(second < 0 ? path : path.slice(0, second));
    top.add(first < 0 ? path : path.slice(0, first));
  };
  outline.files.forEach(add);
  const deep = (path: string): boolean => path.includes('/');
  outline.directories.filter(deep).forEach(add);
  outline.holders.filter(deep).forEach(add);
  const whole = outline.directories.filter((path) => !deep(path));
  return { near: [...near], top: [...new Set([...top, ...whole])], whole };
}

function append(map: Map<string, FeatureNode[]>, key: string, feature: FeatureNode): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [feature]);
  else known.push(feature);
}
