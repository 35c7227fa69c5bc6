import fc from 'fast-check';
import type { TableCell } from 'mdast';
import { cutRow, cutRows } from '../../../src/markdown/table-row.js';
import { parseMarkdown } from '../../../src/markdown/syntax-tree.js';
import { joinRow } from '../../../src/editing/table.js';

/** Where the text of a cell is, the bar before it left out. */
function columnsOf({ position }: TableCell): [number, number] {
  return [position?.start.column ?? 1, (position?.end.column ?? 1) - 1];
}

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

  it('cuts where the Markdown parser does', () => {
    const part = fc.constantFrom('|', '\\', '\\|', ' ', 'a', '`', '*', '<b>', '&amp;');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const row = `|${parts.join('')}|x`;
        const [table] = parseMarkdown(`|x|\n|-|\n${row}`).children;
        const parsed = table?.type === 'table' ? table.children[1]?.children : undefined;
        const texts = parsed?.map((cell) => row.slice(...columnsOf(cell)));
        expect(cutRow(row).cells).toEqual(texts);
      }),
    );
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
