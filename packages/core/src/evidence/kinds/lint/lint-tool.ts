import type { LintTool } from './lint-evidence.js';

/** A tool with its version, for people. */
export function toolName({ name, version }: LintTool): string {
  if (name === null || name.trim() === '') return 'a tool without a name';
  const shown = name.trim().slice(0, 80);
  return version === null ? shown : `${shown} ${version.trim().slice(0, 40)}`;
}
