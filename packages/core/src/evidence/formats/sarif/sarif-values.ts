import type { LintMessage } from '../../kinds/lint/lint-evidence.js';
import { asList, asName, asObject, isCount, own, type JsonObject } from '../../reading/values.js';

export type SarifLevel = LintMessage['severity'] | 'none';

/** A level as SARIF writes it; undefined if there is none, or another word. */
export function levelOf(object: JsonObject | null): SarifLevel | undefined {
  const level = own(object, 'level');
  return level === 'error' || level === 'warning' || level === 'note' || level === 'none' ? level : undefined;
}

/** Whether a result is suppressed: there are suppressions, and none of them is rejected or under review. */
export function isSuppressed(result: JsonObject): boolean {
  const suppressions = asList(own(result, 'suppressions'));
  if (suppressions === null || suppressions.length === 0) return false;
  return suppressions.every((suppression) => {
    const status = own(asObject(suppression), 'status');
    return asObject(suppression) !== null && (status === undefined || status === 'accepted');
  });
}

/** Where a report says something is: an address, perhaps below a base, or the number of an artifact. */
export interface ArtifactReference {
  readonly uri: string | null;
  readonly base: string | null;
  readonly index: number | null;
}

/** Reads an `artifactLocation`; null when there is none. */
export function artifactReference(value: unknown): ArtifactReference | null {
  const location = asObject(value);
  if (location === null) return null;
  const uri = own(location, 'uri');
  const index = own(location, 'index');
  return {
    uri: typeof uri === 'string' && uri !== '' && uri.length <= 4_096 ? uri : null,
    base: asName(own(location, 'uriBaseId')),
    index: isCount(index) ? index : null,
  };
}

/** The physical location of the first place that a result or a notification names. */
export function firstPlace(object: JsonObject): JsonObject | null {
  return asObject(own(asObject(asList(own(object, 'locations'))?.[0] ?? null), 'physicalLocation'));
}

/** The text of a SARIF message. */
export function messageText(object: JsonObject): string {
  const message = asObject(own(object, 'message'));
  return asName(own(message, 'text')) ?? asName(own(message, 'markdown')) ?? '';
}

/** A path from the address of a file: `file://` and percent signs resolved; another scheme stays as it is. */
export function pathOfUri(uri: string): string {
  const path = uri.replace(/^file:(?:\/\/[^/]*)?/i, '');
  return decoded(/^\/[a-z]:\//i.test(path) && path !== uri ? path.slice(1) : path);
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
