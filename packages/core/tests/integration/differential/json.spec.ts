import fc from 'fast-check';
import { JsonSplitter } from '../../../src/evidence/reading/json-splitter.js';
import type { JsonPath } from '../../../src/evidence/reading/json-members.js';
import { ReportProblem } from '../../../src/evidence/reading/read-problem.js';
import { cutPlaces, damaged, damageWith, inPieces } from './support.js';

/*
 * Our splitter of JSON against `JSON.parse`. They agree on every text: both read it to the same value, or both refuse
 * it. Two differences are intended: a bound on depth (200 levels), which no text here reaches, and an object with a key twice,
 * of which `JSON.parse` takes the last value.
 */

const REFUSED = Symbol('refused');
type Container = Record<string, unknown> | unknown[];

/** Puts together what the splitter takes apart. */
class Whole {
  value: unknown = undefined;

  put(path: JsonPath, value: unknown): void {
    const last = path.at(-1);
    if (last === undefined) {
      this.value = value;
      return;
    }
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], this.value);
    // As JSON.parse does: an own property, whatever its name, and the last of two counts.
    Object.defineProperty(parent as Container, last, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
}

function split(pieces: readonly string[], depth: number): unknown {
  const whole = new Whole();
  const splitter = new JsonSplitter({
    splits: (path) => path.length < depth,
    begin: (path, container) => whole.put(path, container === 'array' ? [] : {}),
    member: (path, value) => whole.put(path, value),
  });
  return refusedOr(() => {
    for (const piece of pieces) splitter.write(piece);
    splitter.end();
    return whole.value;
  });
}

function refusedOr(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof ReportProblem || error instanceof SyntaxError) return REFUSED;
    throw error;
  }
}

/** A parsed value, unless its text has more keys than it. */
function unambiguous(text: string, parsed: unknown): unknown {
  const written = text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '').split(':').length - 1;
  return written === keysOf(parsed) ? parsed : REFUSED;
}

function keysOf(json: unknown): number {
  if (typeof json !== 'object' || json === null) return 0;
  const inner = Object.values(json).reduce<number>((sum, one) => sum + keysOf(one), 0);
  return Array.isArray(json) ? inner : inner + Object.keys(json).length;
}

/** Values as reports have them, and as nobody would write them. */
const value = fc.jsonValue({ maxDepth: 4, depthSize: 'medium' });
const space = fc.constantFrom('', ' ', '\n', '\r\n', '\t', '  ');
const written = fc
  .tuple(value, fc.constantFrom<number | string>(0, 1, 2, '\t'), space, space)
  .map(([json, indent, before, after]) => before + JSON.stringify(json, null, indent) + after);
const odd = fc.constantFrom(
  ...['{', '}', '[', ']', ',', ':', '"', '\\', '\\u00', '-', '0', '1e', '.5', 'true', 'nul', ' ', '\u00a0'],
  ...['\u0000', '\ufeff', '\ud800', '{"a":1,"a":2}', '{"__proto__":{"a":1}}', '/**/', "'"],
);

describe('JsonSplitter', () => {
  it('reads what JSON.parse reads, however it is split and cut into pieces', () => {
    fc.assert(
      fc.property(written, fc.nat(4), cutPlaces, (text, depth, cuts) => {
        expect(split(inPieces(text, cuts), depth)).toEqual(JSON.parse(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuses what JSON.parse refuses, and a key that an object has twice', () => {
    fc.assert(
      fc.property(written, damageWith(odd), fc.nat(4), cutPlaces, (sound, damage, depth, cuts) => {
        const text = damaged(sound, damage);
        const expected = refusedOr(() => unambiguous(text, JSON.parse(text)));
        expect(split(inPieces(text, cuts), depth)).toEqual(expected);
      }),
      { numRuns: 2_500 },
    );
  });
});
