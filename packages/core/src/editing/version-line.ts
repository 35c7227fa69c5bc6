import { anyOf } from '../languages/words.js';
import type { KnownGates } from '../documents/constitution/known-gates.js';
import { readConstitution } from '../documents/constitution/read-constitution.js';
import { withoutPlaces } from './compare.js';
import { openConstitution, type OpenConstitution } from './constitution.js';
import { applyEdits, type Edited, type LineEdit } from './lines.js';
import { failed } from './problem.js';

/** Which part of a semantic version rises. */
export type VersionBump = 'major' | 'minor' | 'patch';

/** An amendment of a constitution. */
export interface Amendment {
  readonly bump: VersionBump;
  /** YYYY-MM-DD, the form that Spec Kit asks for whatever was there. */
  readonly date: string;
}

/** The version of a constitution before and after an amendment. */
export interface AmendedVersion {
  readonly from: string;
  readonly version: string;
  /** Whether the constitution says when it was last amended, and that date was set. */
  readonly dated: boolean;
}

/**
 * Raises the version that a constitution gives itself and sets the day of its last amendment beside it, in whatever
 * language it is labelled. A constitution without such a day gets none; one whose version is not a semantic version, or a
 * placeholder, is refused.
 * @param known the kinds of gates that the constitution is read with
 */
export function amendVersion(
  text: string,
  { bump, date }: Amendment,
  known: KnownGates,
): Edited<AmendedVersion> {
  const open = openConstitution(text, known);
  if (!open.ok) return open;
  const { version } = open.document;
  if (version === null) return failed('place-missing', { subject: 'version' });
  const next = raised(version.text, bump);
  if (next === null)
    return failed('value-unsupported', { subject: version.text, line: version.position.line });
  const start = version.position.column - 1;
  const own: Change = { line: version.position.line, start, end: start + version.text.length, value: next };
  const dated = dateNear(open, version.position.line);
  const changes = dated === null ? [own] : [own, { ...dated, value: date }];
  const edited = applyEdits(text, editsOf(open.lines, changes));
  if (!edited.ok) return edited;
  const after = readConstitution(edited.text, known);
  const expected = { ...open.document, version: { ...version, text: next } };
  if (withoutPlaces(after) !== withoutPlaces(expected)) return failed('not-read-back', { subject: next });
  return { ...edited, from: version.text, version: next, dated: dated !== null };
}

/** Versions of two parts stay so where they can: 1.3 becomes 1.4 or 2.0, and 1.3.1 for a patch. */
function raised(version: string, bump: VersionBump): string | null {
  const match = /^(v?)(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?$/i.exec(version);
  if (match === null) return null;
  const [, lead = '', major = '0', minor, patch] = match;
  const parts =
    bump === 'major'
      ? [Number(major) + 1, ...[minor, patch].filter((part) => part !== undefined).map(() => 0)]
      : bump === 'minor'
        ? [Number(major), Number(minor ?? 0) + 1, ...(patch === undefined ? [] : [0])]
        : [Number(major), Number(minor ?? 0), Number(patch ?? 0) + 1];
  return lead + parts.join('.');
}

interface Change {
  readonly line: number;
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const LABELS = anyOf(({ constitution }) => constitution.amended);
const MONTH = '\\p{L}{3,12}\\.?';
const DATE =
  `\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{4}\\s?[年년]\\s?\\d{1,2}\\s?[月월]\\s?\\d{1,2}\\s?[日일]|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|` +
  `${MONTH} \\d{1,2},? \\d{4}|\\d{1,2}\\.? (?:de )?${MONTH} (?:de )?\\d{4}|\\[[A-Z][A-Z_]{2,40}\\]`;
const LAST_AMENDED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${LABELS})[*_ \\t]{0,6}[:：|][*_ \\t|]{0,6}(${DATE})(?![\\p{L}\\p{N}-])`,
  'iu',
);
/** Lines before and after the version in which its date may be. */
const NEAR = 5;
const MAX_LINE = 1000;

/** The day of the last amendment nearest to the version; the version's own line first, then those below. */
function dateNear({ source, lines }: OpenConstitution, version: number): Omit<Change, 'value'> | null {
  const prose = source.prose.split(/\r\n|\n|\r/);
  const order = Array.from({ length: NEAR }, (_, distance) => [
    version + distance,
    version - distance,
  ]).flat();
  for (const line of order) {
    const text = prose[line - 1] ?? '';
    if (line < 1 || line > lines.length || text.length > MAX_LINE) continue;
    const match = LAST_AMENDED.exec(text);
    if (match === null) continue;
    const end = match.index + match[0].length;
    return { line, start: end - (match[1] ?? '').length, end };
  }
  return null;
}

function editsOf(lines: readonly string[], changes: readonly Change[]): LineEdit[] {
  return [...new Set(changes.map(({ line }) => line))].map((line) => {
    const text = changes
      .filter((change) => change.line === line)
      .sort((one, other) => other.start - one.start)
      .reduce(
        (written, { start, end, value }) => written.slice(0, start) + value + written.slice(end),
        lines[line - 1] ?? '',
      );
    return { from: line, to: line, lines: [text] };
  });
}
