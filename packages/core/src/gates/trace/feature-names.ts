import { listIn } from '../../base/list-in.js';
import { memoize } from '../../base/memo.js';
import { nameOf } from '../../base/paths.js';
import { slugOfDirectory } from '../../features/naming.js';
import type { Feature } from '../../model/workspace.js';

/** A name that tells a feature. */
interface FeatureName {
  readonly feature: Feature;
  /** The name of the directory, and not only what comes after its number. */
  readonly isWhole: boolean;
  /** In lower case between dashes; of several names that a text has, the longest counts. */
  readonly text: string;
  readonly length: number;
}

/** Words in lower case between dashes, with one at each end, so that a name is found as whole words. */
export function comparable(text: string): string {
  return `-${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')}-`;
}

/** The names of all features, found in a text in time that does not grow with their number. */
class FeatureNames {
  readonly byNumber = new Map<number, FeatureName[]>();
  readonly #byFirstWord = new Map<string, FeatureName[]>();

  constructor(features: readonly Feature[]) {
    for (const feature of features) {
      const whole = comparable(nameOf(feature.directory));
      const name = { feature, isWhole: true, text: whole, length: whole.length };
      this.#add(name);
      if (feature.number !== null) listIn(this.byNumber, feature.number, name);
      const slug = slugOfDirectory(feature.directory);
      // One word may mean anything.
      if (slug.includes('-'))
        this.#add({ feature, isWhole: false, text: comparable(slug), length: slug.length + 2 });
    }
  }

  #add(name: FeatureName): void {
    listIn(this.#byFirstWord, firstWord(name.text, 0), name);
  }

  /** The names that a comparable text has. */
  in(text: string): FeatureName[] {
    const found: FeatureName[] = [];
    for (let at = 0; at >= 0 && at < text.length - 1; at = text.indexOf('-', at + 1))
      for (const name of this.#byFirstWord.get(firstWord(text, at)) ?? [])
        if (text.startsWith(name.text, at)) found.push(name);
    return found;
  }
}

/** The word behind the dash at a place. */
function firstWord(text: string, dash: number): string {
  return text.slice(dash + 1, text.indexOf('-', dash + 1));
}

/** Names of the features of a workspace, put in order once. */
export const featureNames = memoize((features: readonly Feature[]) => new FeatureNames(features));
