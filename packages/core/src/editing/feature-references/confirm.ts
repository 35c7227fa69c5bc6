import { escapePattern } from '../../base/escape-pattern.js';
import { readCompanion } from '../../documents/companion.js';
import { readPlan } from '../../documents/plan/read-plan.js';
import { readTasks } from '../../documents/tasks.js';
import { readWaivers } from '../../documents/waivers.js';
import { withoutPlaces } from '../compare.js';
import { nameOf } from '../../base/paths.js';
import { markdownPlaces } from './markdown-places.js';
import { newSegment, spellings, type FeatureMove } from './move.js';

/**
 * Whether an edited text says what it said before, but for the names that were to change. Markdown is read by the reader of
 * its kind, JSON as JSON; other texts have no structure that a name could change.
 */
export function saysTheSame(
  path: string,
  [before, after]: readonly [string, string],
  move: FeatureMove,
): boolean {
  const neutral = neutralizer(move);
  const [one, other] = [before, after].map((text) => neutral(modelOf(path, text)));
  return one === other;
}

function modelOf(path: string, text: string): string {
  if (path.endsWith('.json')) return jsonModel(text);
  if (!/\.(?:md|markdown)$/i.test(path)) return text;
  return withoutPlaces([markdownPlaces(text)?.shape, readerOf(path)(text)]);
}

/** JSON with comments, which is not read, is compared as text. */
function jsonModel(text: string): string {
  try {
    return withoutPlaces(JSON.parse(text));
  } catch {
    return text;
  }
}

function readerOf(path: string): (text: string) => unknown {
  switch (nameOf(path)) {
    case 'plan.md':
      return readPlan;
    case 'tasks.md':
      return readTasks;
    case 'waivers.md':
      return readWaivers;
    default:
      return readCompanion;
  }
}

/** Puts one mark in the place of every name that a move replaces or writes. */
function neutralizer(move: FeatureMove): (text: string) => string {
  const { from, to, branch, nodes = new Map<string, string>() } = move;
  const segment = newSegment(move) ?? '';
  const names = [
    ...spellings(from),
    ...(to === null ? [] : spellings(to)),
    segment,
    encodeURI(segment),
    ...(branch === undefined ? [] : [branch.from, branch.to]),
    ...[...nodes].flat(),
  ].filter((name) => name !== '');
  const longestFirst = [...new Set(names)].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(longestFirst.map(escapePattern).join('|'), 'g');
  return (text) => text.replace(/(?:\.\/)?(?:\.\.\/)+/g, '../').replace(pattern, '\u0000');
}
