import type { LintMessage } from '../../kinds/lint/lint-evidence.js';
import { asList, asName, asObject, isCount, own, type JsonObject } from '../../reading/values.js';

export type SarifLevel = LintMessage['severity'] | 'none';

const LEVELS: readonly SarifLevel[] = ['none', 'note', 'warning', 'error'];

/** The level that an object states; undefined where it states none. A word that SARIF does not have is an error. */
export function levelOf(object: JsonObject | null): SarifLevel | undefined {
  const level = own(object, 'level');
  if (level === undefined || level === null) return undefined;
  return LEVELS.find((known) => known === level) ?? 'error';
}

/** The gravest of levels; undefined if there is none. */
export function gravest(levels: readonly SarifLevel[]): SarifLevel | undefined {
  return LEVELS.findLast((level) => levels.includes(level));
}

/** What SARIF calls a result that is decided and no failure. */
const HARMLESS: readonly unknown[] = ['pass', 'informational', 'notApplicable'];

/**
 * What the kind of a result says: a failure with the level that it has; nothing to report; or undecided (`open`, `review`, or a
 * word that SARIF does not have), which nobody may take for clean.
 */
export function kindOf(result: JsonObject): 'fail' | 'harmless' | 'undecided' {
  const kind = own(result, 'kind');
  if (kind === undefined || kind === null || kind === 'fail') return 'fail';
  return HARMLESS.includes(kind) ? 'harmless' : 'undecided';
}

/** The CVSS score that a result or a rule states, as GitHub and CodeQL write it; undefined where it states none. */
export function scoreOf(object: JsonObject): unknown {
  return own(asObject(own(object, 'properties')), 'security-severity');
}

const SUPPRESSION_KINDS: readonly unknown[] = ['inSource', 'external'];

/**
 * Whether a result is suppressed: there are suppressions, each says where it is written, and none of them is rejected, under
 * review or of another status.
 */
export function isSuppressed(result: JsonObject): boolean {
  const suppressions = asList(own(result, 'suppressions'));
  if (suppressions === null || suppressions.length === 0) return false;
  return suppressions.map(asObject).every((suppression) => {
    const status = own(suppression, 'status');
    return (
      SUPPRESSION_KINDS.includes(own(suppression, 'kind')) && (status === undefined || status === 'accepted')
    );
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

const MAX_PLACES = 100;

/** The physical locations that a result or a notification names, the first hundred. */
export function placesOf(object: JsonObject): readonly JsonObject[] {
  const locations = asList(own(object, 'locations')) ?? [];
  return locations.slice(0, MAX_PLACES).flatMap((location) => {
    const physical = asObject(own(asObject(location), 'physicalLocation'));
    return physical === null ? [] : [physical];
  });
}

/** The text of a SARIF message. */
export function messageText(object: JsonObject): string {
  const message = asObject(own(object, 'message'));
  return asName(own(message, 'text')) ?? asName(own(message, 'markdown')) ?? '';
}
