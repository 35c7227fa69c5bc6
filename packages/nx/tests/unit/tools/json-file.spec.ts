import { jsonAt, withJsonAt } from '../../../src/tools/editing/json-file.js';

describe('a value in a JSON file', () => {
  it.each([
    ['tabs', '{\n\t"a": 1\n}\n', '{\n\t"a": 1,\n\t"b": {\n\t\t"c": 2\n\t}\n}\n'],
    ['four spaces', '{\n    "a": 1\n}\n', '{\n    "a": 1,\n    "b": {\n        "c": 2\n    }\n}\n'],
    [
      'the ends of lines of Windows',
      '{\r\n  "a": 1\r\n}',
      '{\r\n  "a": 1,\r\n  "b": {\r\n    "c": 2\r\n  }\r\n}',
    ],
    ['one line', '{}', '{\n  "b": {\n    "c": 2\n  }\n}'],
    ['comments', '{\n  // kept\n  "b": {}\n}', '{\n  // kept\n  "b": {\n    "c": 2\n  }\n}'],
  ])('is set in the form of what is around it: %s', (_title, before, after) => {
    const edited = withJsonAt(before, ['b', 'c'], 2);
    expect(edited).toBe(after);
    expect(withJsonAt(edited, ['b', 'c'], 2)).toBe(after);
    expect(jsonAt(edited, ['b', 'c'])).toBe(2);
  });

  it.each(['{}', '{ "b": 1 }', '{ "b": null }', '[]', ''])('is undefined in %s', (text) => {
    expect(jsonAt(text, ['b', 'c'])).toBeUndefined();
  });
});
