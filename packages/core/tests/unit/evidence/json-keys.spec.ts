import { readJson } from '../../../src/evidence/reading/json.js';

/** Reads a document whole and in pieces, with its first level split, as the formats do. */
function members(text: string, size?: number): readonly unknown[] {
  const found: unknown[] = [];
  const pieces =
    size === undefined
      ? [text]
      : Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
          text.slice(at * size, (at + 1) * size),
        );
  readJson(
    { head: '', held: size === undefined, pieces: () => pieces },
    { splits: (path) => path.length === 0, member: (path, value) => found.push([...path, value]) },
  );
  return found;
}

const SIZES = [undefined, 1, 3, 1000];

describe('a key that an object has twice', () => {
  it.each([
    ['at the top', '{"a":1,"a":2}', '"a"'],
    ['in an inner object', '{"x":[{"a":1,"b":{"c":1,"d":2,"c":3}}]}', '"c"'],
    ['written in another way', String.raw`{"x":{"ab":1,"\u0061b":2}}`, '"ab"'],
    ['named as a part of every object', '{"x":{"__proto__":1,"__proto__":2}}', '"__proto__"'],
    ['after texts that look like keys', String.raw`{"x":{"a":"\"a\": 1, \\","a":"b"}}`, '"a"'],
  ])('ends the reading: %s', (_, text, key) => {
    for (const size of SIZES)
      expect(() => members(text, size)).toThrow(`an object of it has the key ${key} twice`);
  });

  it.each([
    ['the same key in two objects', '{"x":[{"a":1},{"a":2}],"y":{"a":3}}'],
    ['texts that look like keys', String.raw`{"x":["a\":","a\\",": \"a\" :"],"y":{"a":"\"a\":"}}`],
    ['keys of numbers and of no text', '{"x":{"1":0,"":0," ":0,"01":0}}'],
  ])('is not %s', (_, text) => {
    for (const size of SIZES) {
      const read = Object.fromEntries(members(text, size) as [string, unknown][]);
      expect(read).toEqual(JSON.parse(text));
    }
  });
});
