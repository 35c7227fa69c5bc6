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

/** What is told of a document, the pieces of one text together. */
function eventsOf(pieces: readonly string[]): string[] {
  const events: string[] = [];
  let isText = false;
  const tell = (event: string) => {
    events.push(event);
    isText = false;
  };
  readXml(
    { head: '', held: false, pieces: () => pieces },
    {
      open: (name, attributes, depth) => tell(JSON.stringify([name, [...attributes], depth])),
      close: (name, depth) => tell(`/${name} ${depth}`),
      text: (all, from, to) => {
        const before = isText ? (events.pop() ?? '') : '';
        tell(before + all.slice(from, to));
        isText = true;
      },
    },
  );
  return events;
}

describe('readXml', () => {
  it('reads line ends and tabs of an attribute as spaces, unless they are written as entities', () => {
    expect(attributesOf('<a b="1\r\n2\n3\t4&#10;5"/>')).toEqual({ b: '1 2 3 4\n5' });
  });

  it('reads the same wherever a document is cut in two, and one character at a time', () => {
    const text =
      '\ufeff<?xml version="1.0"??>\n<!DOCTYPE r PUBLIC \'a">\' "b\'>">\n<!-- > -- ]]> --->' +
      `<r a='"' b="'" c = "&lt;&#x1F600;>" ><a-b/><a x="1"/><a x="2" y=""/><ab y="" x="3"  />` +
      '<![CDATA[</r>]]]]]>t&amp;😀<a\n>u</a\t></r><!---->\n';
    const whole = eventsOf([text]);
    expect(whole).toHaveLength(14);
    for (let at = 0; at <= text.length; at += 1)
      expect(eventsOf([text.slice(0, at), text.slice(at)])).toEqual(whole);
    expect(eventsOf(text.split(''))).toEqual(whole);
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
