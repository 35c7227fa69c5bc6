import type { WorkspaceFiles } from '../base/workspace-files.js';

/** Bytes of a settings file of Spec Kit; a larger one is something else. */
const MAX_SETTINGS = 256 * 1024;

/** A file of settings as an object; null when it is missing, is not JSON, or holds something else. */
export function readJsonObject(
  files: WorkspaceFiles,
  path: string,
): Readonly<Record<string, unknown>> | null {
  const text = files.read(path, MAX_SETTINGS);
  return text.ok ? parseJsonObject(text.text) : null;
}

/** The object that a text holds; null when it is not JSON or something else. */
export function parseJsonObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether a value of JSON or YAML has keys. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
