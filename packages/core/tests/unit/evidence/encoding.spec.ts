import { openReport } from '../../../src/evidence/reading/source.js';
import { inPieces, workspace } from './workspace.js';

/** The text of a file as a report is read, in pieces of the given size. */
function textOf(bytes: Uint8Array, size: number): string {
  const files = workspace({ 'a.xml': bytes }, size);
  return [...openReport(inPieces(files), 'a.xml').pieces()].join('').replace(/^\uFEFF/, '');
}

const TEXT = '<r a="Prüfung größer 😀"/>';
const LATIN = '<?xml version="1.0" encoding="ISO-8859-1"?><r a="Prüfung größer"/>';
const littleEndian = Buffer.from(TEXT, 'utf16le');
const bigEndian = Buffer.from(littleEndian).swap16();
const mark = (bytes: readonly number[], text: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(bytes), text]);

describe('the encoding of a report', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(TEXT), TEXT],
    ['UTF-8 with a mark', mark([0xef, 0xbb, 0xbf], Buffer.from(TEXT)), TEXT],
    ['UTF-16 with a mark', mark([0xff, 0xfe], littleEndian), TEXT],
    ['UTF-16 without a mark', littleEndian, TEXT],
    ['big-endian UTF-16 with a mark', mark([0xfe, 0xff], bigEndian), TEXT],
    ['big-endian UTF-16 without a mark', bigEndian, TEXT],
    ['Latin-1, which its declaration says', Buffer.from(LATIN, 'latin1'), LATIN],
    [
      'UTF-8 that calls itself UTF-16',
      Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${TEXT}`),
      `<?xml version="1.0" encoding="utf-16"?>${TEXT}`,
    ],
  ])('is %s, in pieces of any size', (_, bytes, text) => {
    for (const size of [1, 2, 3, 7, 4096]) expect(textOf(bytes, size)).toBe(text);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['half a character of UTF-16', mark([0xff, 0xfe], littleEndian.subarray(0, -1)), /UTF-8/],
    ['half a character of big-endian UTF-16', bigEndian.subarray(0, -1), /UTF-8/],
    ['Latin-1 that is not declared', Buffer.from(TEXT, 'latin1'), /UTF-8/],
    ['UTF-32', mark([0xff, 0xfe, 0, 0], Buffer.from(TEXT)), /UTF-32/],
    [
      'another encoding',
      mark([], Buffer.from('<?xml version="1.0" encoding="EUC-JP"?><r a="\xc6"/>', 'latin1')),
      /EUC-JP/,
    ],
  ])('is refused for %s', (_, bytes, problem) => {
    for (const size of [1, 5, 4096]) expect(() => textOf(bytes, size)).toThrow(problem);
  });
});
