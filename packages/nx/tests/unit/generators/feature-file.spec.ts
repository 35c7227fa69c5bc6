import fc from 'fast-check';
import { writeFeatureFile } from '../../../src/generators/shared/feature-file.js';

const NEW = 'specs/002-b';

type MemberParts = [string, string, string, fc.JsonValue, number, string];

describe('writeFeatureFile', () => {
  it.each([
    [null, '{"feature_directory":"specs/002-b"}\n'],
    ['{"feature_directory":"specs/001-a"}\n', '{"feature_directory":"specs/002-b"}\n'],
    ['{\r\n\t"owner": "ann", // no\r\n}', null],
    [
      '{\r\n\t"owner": {"feature_directory": "x"},\r\n\t"feature_directory" :  "specs/001-a" ,\r\n\t"n": [1]\r\n}',
      '{\r\n\t"owner": {"feature_directory": "x"},\r\n\t"feature_directory" :  "specs/002-b" ,\r\n\t"n": [1]\r\n}',
    ],
    ['\ufeff{\n  "a": 1\n}\n', '\ufeff{\n  "feature_directory": "specs/002-b",\n  "a": 1\n}\n'],
    ['{}', '{"feature_directory": "specs/002-b"}'],
    ['{ "feature_directory": {"a": [1, 2]}, "b": "c" }', '{ "feature_directory": "specs/002-b", "b": "c" }'],
    [
      '{"a":"feature_directory","feature_directory":null}',
      '{"a":"feature_directory","feature_directory":"specs/002-b"}',
    ],
    [
      '{"feature_directory":"x","feature_directory":"y"}',
      '{"feature_directory":"x","feature_directory":"specs/002-b"}',
    ],
    ['[]', null],
    ['', null],
    ['{"a": 1,}', null],
    ['{"a": 1} // no', null],
    ['{"feature\\u005fdirectory": 1}', '{"feature\\u005fdirectory": "specs/002-b"}'],
    ['{\n}', '{"feature_directory": "specs/002-b"\n}'],
    [`{"a": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`, null],
  ])('of %j is %j', (text, written) => {
    expect(writeFeatureFile(text, NEW)).toBe(written);
  });

  it('changes nothing where the directory stands already', () => {
    const text = ' { "feature_directory" : "specs/002-b" } ';
    expect(writeFeatureFile(text, NEW)).toBe(text);
  });

  it('keeps every other byte', () => {
    const space = fc.constantFrom('', ' ', '\t', '\n', '\r\n  ');
    const member = fc.tuple(space, fc.string(), space, fc.jsonValue(), fc.constantFrom(0, 2), space);
    const written = ([before, name, colon, value, indent, after]: MemberParts): string =>
      `${before}${JSON.stringify(name)}${colon}:${JSON.stringify(value, null, indent)}${after}`;
    fc.assert(
      fc.property(fc.array(member), fc.array(member), space, (left, right, own) => {
        const others = [left, right].map((members) => members.map(written));
        const text = (value: string): string =>
          `{${[...(others[0] ?? []), `${own}"feature_directory":${value}`, ...(others[1] ?? [])].join(',')}}`;
        fc.pre(![...left, ...right].some(([, name]) => name === 'feature_directory'));
        expect(writeFeatureFile(text('"specs/001-a"'), NEW)).toBe(text(`"${NEW}"`));
      }),
    );
  });

  it('keeps every other key of any object, in its order', () => {
    const key = fc.oneof(fc.constant('feature_directory'), fc.string());
    fc.assert(
      fc.property(fc.dictionary(key, fc.jsonValue()), fc.constantFrom(0, 2, '\t'), (object, indent) => {
        const before = JSON.parse(JSON.stringify(object)) as Record<string, unknown>;
        const written = writeFeatureFile(JSON.stringify(before, null, indent), NEW) ?? '';
        const after = JSON.parse(written) as Record<string, unknown>;
        expect(after).toEqual({ ...before, feature_directory: NEW });
        const others = (one: object): string[] =>
          Object.keys(one).filter((name) => name !== 'feature_directory');
        expect(others(after)).toEqual(others(before));
      }),
    );
  });
});
