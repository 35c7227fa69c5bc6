import { ReportProblem } from '../../../src/evidence/reading/read-problem.js';
import { readXml, type XmlAttributes } from '../../../src/evidence/reading/xml.js';

function attributesOf(text: string, ...more: readonly string[]): Record<string, string> {
  const all: Record<string, string> = {};
  readXml(
    { head: '', held: false, pieces: () => [text, ...more] },
    { open: (_, attributes) => Object.assign(all, Object.fromEntries(attributes)), close: () => undefined },
  );
  return all;
}

describe('readXml', () => {
  it('reads line ends and tabs of an attribute as spaces, unless they are written as entities', () => {
    expect(attributesOf('<a b="1\r\n2\n3\t4&#10;5"/>')).toEqual({ b: '1 2 3 4\n5' });
  });

  it('takes only the white space of XML for white space', () => {
    expect(attributesOf('<a b\ufeff="1" c\u00a0="2"/>')).toEqual({ 'b\ufeff': '1', 'c\u00a0': '2' });
    expect(() => attributesOf('<a/>\u00a0')).toThrow(ReportProblem);
    expect(() => attributesOf('<a b="1"\u00a0c="2"/>')).toThrow(ReportProblem);
  });

  it.each([
    ['12', 12],
    ['&#49;&#x32;', 12],
    ['&#49;2', 12],
    ['0', 0],
    ['', null],
    ['1.5', null],
    [' 1', null],
    ['1&#10;', null],
    ['-1', null],
    ['999999999999999', 999_999_999_999_999],
    ['1000000000000000', null],
  ])('counts by what %j means, not by how it is written', (written, count) => {
    const counts: (number | null)[] = [];
    const open = (_: string, attributes: XmlAttributes) => counts.push(attributes.count('n'));
    readXml(
      { head: '', held: true, pieces: () => [`<a m="7" n="${written}"/>`] },
      { open, close: () => undefined },
    );
    expect(counts).toEqual([count]);
  });

  it('passes over a byte order mark at the beginning alone', () => {
    expect(attributesOf('', '\ufeff<a ', 'b="1"/>')).toEqual({ b: '1' });
    expect(() => attributesOf('<a/>', '\ufeff')).toThrow(ReportProblem);
  });
});
