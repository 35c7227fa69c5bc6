import { parseJsonObject } from './read-json.js';

/** Where Spec Kit stores the active feature, below its root. */
export const FEATURE_FILE = 'feature.json';

const KEY = 'feature_directory';

/** The directory that a feature.json names, as it is written there; null when it names none. */
export function readFeatureFile(text: string): string | null {
  const value = parseJsonObject(text)?.[KEY];
  return typeof value === 'string' && value !== '' ? value : null;
}
