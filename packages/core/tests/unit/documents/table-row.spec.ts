import fc from 'fast-check';
import { cutRow, cutRows } from '../../../src/markdown/table-row.js';
import { joinRow } from '../../../src/editing/table.js';

describe('cutRow', () => {
  it.each<[string, string, string[], string]>([
    ['| a | b |', '|', [' a ', ' b '], '|'],
    ['a | b', '', ['a ', ' b'], ''],
    ['|a|b', '|', ['a', 'b'], ''],
    ['> | a |  ', '> |', [' a '], '|  '],
    ['| a \\| b | `c|d` |', '|', [' a \\| b ', ' `c', 'd` '], '|'],
    ['| a \\\\| b |', '|', [' a \\\\', ' b '], '|'],
    ['| a \\|', '|', [' a \\|'], ''],
    ['| a |  |', '|', [' a ', '  '], '|'],
    ['||', '|', [''], '|'],
    ['|', '|', [''], ''],
    ['', '', [''], ''],
    ['no table', '', ['no table'], ''],
    ['    | a | <!-- b | c --> |', '    |', [' a ', ' <!-- b ', ' c --> '], '|'],
    ['|---|:-:|', '|', ['---', ':-:'], '|'],
    ['- a | b', '', ['- a ', ' b'], ''],
  ])('cuts %j', (line, lead, cells, tail) => {
    expect(cutRow(line)).toEqual({ lead, cells, tail });
  });

  it('loses nothing of any line, and cuts many lines as each alone', () => {
    const line = fc
      .array(fc.constantFrom('|', '\\', ' ', '>', '`', '*', 'a', 'é', '<', '[', ']', '-', ':', '\t', '😀'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const rows = cutRows(lines);
        expect(rows.map(joinRow)).toEqual(lines);
        expect(rows).toEqual(lines.map(cutRow));
      }),
    );
  });
});
