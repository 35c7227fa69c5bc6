import { part, withoutMarkup } from '../base/plain-text.js';
import { anyOf, pattern } from '../languages/words.js';
import type { SourceLine } from '../markdown/source-lines.js';

/** A phase of a task list: before all stories, for one story, or behind all of them. */
export type PhaseKind = 'setup' | 'foundational' | 'story' | 'polish';

/** What a heading of a task list is about. */
export interface ListHeading {
  /** 1 to 6. */
  readonly depth: number;
  /** Null for a section that is not a phase. */
  readonly kind: PhaseKind | 'dependencies' | null;
  /** The number of the story that it names; null when it names none. */
  readonly story: number | null;
}

const HEADING = /^ {0,3}(#{1,6})\s+(\S.{0,400})/;
/** "Phase 3:", "阶段 1：", "Step 2 -". */
const PHASE_LEAD = /^(?:[\p{L}]+\s*)?(?:\d{1,3}(?:\.\d{1,3}){0,2}|[NXM])(?![\p{L}\p{N}])\s*[:：.)–—-]*\s*/u;
/** A user story with its number, or with the place of one: "User Story 1", "User Story [N]", "US2". */
export const STORY_NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}])((?:${anyOf(({ stories }) => stories.story)})\\s*[-#]?\\s*)(\\d{1,3}|\\[?[NX]\\]?)(?![\\p{L}\\p{N}])`,
  'iu',
);
const KINDS = [
  ['setup', pattern(({ stories }) => stories.setup, 'i')],
  ['foundational', pattern(({ stories }) => stories.foundational, 'i')],
  ['polish', pattern(({ stories }) => stories.polish, 'i')],
] as const;
const DEPENDENCIES = new RegExp(`^(?:${anyOf(({ stories }) => stories.dependencies)})`, 'iu');
const TESTS = pattern(({ stories }) => stories.tests, 'i');
const IMPLEMENTATION = pattern(({ stories }) => stories.implementation, 'i');

/** Reads a line as a heading of a task list; null for a line that is not a heading. */
export function listHeading(line: string): ListHeading | null {
  const heading = HEADING.exec(line);
  if (heading === null) return null;
  const depth = part(heading, 1).length;
  const words = withoutMarkup(part(heading, 2));
  const named = STORY_NAMED.exec(words);
  const bare = words.replace(PHASE_LEAD, '');
  // "Tests for User Story 1" is a part of the phase, and not the phase.
  const leads = named !== null && (named.index === 0 || bare.startsWith(words.slice(named.index)));
  if (leads) return { depth, kind: 'story', story: /\d/.test(part(named, 2)) ? Number(named[2]) : null };
  if (DEPENDENCIES.test(bare)) return { depth, kind: 'dependencies', story: null };
  const title = bare.replace(/(?<!\s)\s*[(（].*$/u, '');
  const found = depth > 1 ? KINDS.find(([, words]) => words.test(title)) : undefined;
  return { depth, kind: found?.[0] ?? null, story: null };
}

/** The part of a phase that a heading below the phase's own begins; null where it says neither. */
export function groupOf(line: string): 'tests' | 'implementation' | null {
  const words = withoutMarkup(part(HEADING.exec(line), 2));
  if (words === '') return null;
  const [tests, sources] = [words.search(TESTS), words.search(IMPLEMENTATION)];
  if (tests >= 0 && (sources < 0 || tests < sources)) return 'tests';
  return sources >= 0 ? 'implementation' : null;
}

/** A heading of a task list with what is below it: a phase, or a part of one. */
export interface ListSpan {
  readonly kind: ListHeading['kind'];
  readonly story: number | null;
  /** What a part of a phase holds; null for the phase itself, and where the part does not say. */
  readonly group: 'tests' | 'implementation' | null;
  /** Lines count from 1; the last is the one before the next heading. */
  readonly first: number;
  readonly last: number;
}

/** The sections of a task list. A heading below that of a phase begins another phase only if it names a story. */
export function listSpans(lines: readonly SourceLine[]): ListSpan[] {
  const spans: ListSpan[] = [];
  let phase: ListHeading = { kind: null, story: null, depth: 7 };
  const headings = lines.flatMap(({ text, number, code, comment }) => {
    const heading = code || comment ? null : listHeading(text);
    return heading === null ? [] : [{ heading, text, first: number }];
  });
  for (const [at, { heading, text, first }] of headings.entries()) {
    const isPart = heading.depth > phase.depth && phase.kind !== null && heading.kind !== 'story';
    if (!isPart) phase = heading;
    const last = (headings[at + 1]?.first ?? lines.length + 1) - 1;
    spans.push({ kind: phase.kind, story: phase.story, group: isPart ? groupOf(text) : null, first, last });
  }
  return spans;
}

const LABEL = /\[US-?(\d{1,3})\]/i;

/** By line, from 1, the label of the story that tasks on some lines are for: their own (`[US1]`), else that of their phase. */
export function storiesByLine(
  lines: readonly SourceLine[],
  tasks: readonly number[],
): ReadonlyMap<number, number> {
  const spans = listSpans(lines);
  const stories = new Map<number, number>();
  let at = 0;
  for (const line of tasks) {
    while (at < spans.length && (spans[at]?.last ?? 0) < line) at += 1;
    const span = spans[at];
    const own = LABEL.exec(lines[line - 1]?.text ?? '')?.[1];
    const label = own === undefined && span !== undefined && span.first <= line ? span.story : own;
    if (label !== null && label !== undefined) stories.set(line, Number(label));
  }
  return stories;
}
