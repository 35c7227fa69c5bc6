import fc from 'fast-check';
import { applyEdits, type LineEdit } from '../../../src/entries/editing.js';
import { linesWithEnds, untouchedLines } from './support.js';

const apply = (text: string, ...edits: LineEdit[]) => {
  const edited = applyEdits(text, edits);
  return edited.ok ? edited.text : edited.problem.code;
};

describe('applyEdits', () => {
  it.each([
    [
      'a line that replaces another takes its end',
      'a\r\nb\nc\n',
      { from: 1, to: 1, lines: ['x'] },
      'x\r\nb\nc\n',
    ],
    [
      'a new line takes the end most lines have',
      'a\r\nb\r\nc\n',
      { from: 3, to: 2, lines: ['x'] },
      'a\r\nb\r\nx\r\nc\n',
    ],
    ['a lone carriage return is an end', 'a\rb\r', { from: 2, to: 1, lines: ['x'] }, 'a\rx\rb\r'],
    ['without any end a line feed is taken', 'a', { from: 2, to: 1, lines: ['x'] }, 'a\nx'],
    ['a missing last end stays missing', 'a\r\nb', { from: 3, to: 2, lines: ['x'] }, 'a\r\nb\r\nx'],
    [
      'the last line can be replaced by several',
      'a\r\nb',
      { from: 2, to: 2, lines: ['x', 'y'] },
      'a\r\nx\r\ny',
    ],
    [
      'a byte order mark stays before the first line',
      '\uFEFFa\nb\n',
      { from: 2, to: 2, lines: ['x'] },
      '\uFEFFa\nx\n',
    ],
    ['lines can be taken out', 'a\nb\nc\n', { from: 2, to: 2, lines: [] }, 'a\nc\n'],
    ['the last line can be taken out', 'a\nb', { from: 2, to: 2, lines: [] }, 'a'],
    ['an empty line keeps two ends apart', 'a\rb\n\n', { from: 2, to: 1, lines: [''] }, 'a\r\rb\n\n'],
    ['a line before an empty one too', 'a\r\nb\r\r', { from: 2, to: 1, lines: ['x'] }, 'a\r\nx\rb\r\r'],
    ['an end of its own before an empty line', 'a\r\n\r\r', { from: 1, to: 0, lines: ['x'] }, 'x\ra\r\n\r\r'],
  ])('%s', (_name, text, edit, expected) => {
    expect(apply(text, edit)).toBe(expected);
  });

  it.each([
    ['behind the text', [{ from: 4, to: 3, lines: ['x'] }]],
    ['before the text', [{ from: 0, to: 0, lines: ['x'] }]],
    ['with its end before its start', [{ from: 3, to: 1, lines: [] }]],
    ['with a line end inside a line', [{ from: 1, to: 1, lines: ['x\ny'] }]],
    [
      'on one line twice',
      [
        { from: 1, to: 1, lines: ['x'] },
        { from: 1, to: 1, lines: ['y'] },
      ],
    ],
    [
      'that overlap',
      [
        { from: 1, to: 2, lines: ['x'] },
        { from: 2, to: 2, lines: ['y'] },
      ],
    ],
  ])('refuses edits %s', (_name, edits, text = 'a\nb') => {
    expect(apply(text, ...edits)).toBe('edits-invalid');
  });

  it('gives every text back as it was when nothing is edited', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\uFEFF', '|') }), (text) => {
        expect(apply(text)).toBe(text);
      }),
    );
  });

  it.each([
    ['\n\r', { from: 2, to: 3, lines: ['', '', ''] }],
    ['\n\n\n\r\r', { from: 4, to: 5, lines: ['', ''] }],
  ])('replaces the last lines of %j by empty ones although line ends are mixed', (text, edit) => {
    expect(linesWithEnds(apply(text, edit))).toHaveLength(
      linesWithEnds(text).length + edit.lines.length - (edit.to - edit.from + 1),
    );
  });

  it('keeps each byte of every line that no edit names', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '\t', '\n', '\r\n', '\r');
    const at = fc.record({
      at: fc.nat(20),
      size: fc.nat(2),
      lines: fc.array(fc.constantFrom('', 'new', ' x '), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), at, (text, { at: start, size, lines }) => {
        const count = linesWithEnds(text).length;
        const from = (start % count) + 1;
        const edit = { from, to: Math.min(count, from - 1 + size), lines };
        fc.pre(count - (edit.to - from + 1) + lines.length > 0);
        const edited = applyEdits(text, [edit]);
        if (!edited.ok) {
          // Two line ends come together only where lines are taken out or an empty one is written.
          expect(lines.length === 0 || lines.includes('')).toBe(true);
          return;
        }
        const kept = untouchedLines(text, edited.text, [edit]);
        // What is last after the edit has no line end.
        const body = (all: string[]) =>
          all.map((line, index) => (index === all.length - 1 ? line.replace(/[\r\n]+$/, '') : line));
        expect(body(kept.after)).toEqual(body(kept.before));
      }),
    );
  });
});
