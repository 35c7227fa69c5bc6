// @ts-check
// Texts that nobody writes, one for each construct that makes parsers of Markdown slow.

/** @typedef {(length: number) => string} Hostile */

/**
 * A unit repeated on one line after the other: `width` characters to a line, and no blank line.
 * @param {string} unit
 * @param {number} [width]
 * @returns {Hostile}
 */
const lines =
  (unit, width = 80) =>
  (length) => {
    const line = `${unit.repeat(Math.max(1, Math.floor(width / unit.length)))}\n`;
    return line.repeat(Math.ceil(length / line.length));
  };

/**
 * @param {string} unit
 * @returns {Hostile}
 */
const repeated = (unit) => (length) => unit.repeat(Math.ceil(length / unit.length));

/**
 * @param {(index: number) => string} unit
 * @returns {Hostile}
 */
const counted = (unit) => (length) => {
  const parts = [];
  for (let index = 0, size = 0; size < length; index += 1) {
    const part = unit(index);
    parts.push(part);
    size += part.length;
  }
  return parts.join('');
};

/** @type {Readonly<Record<string, Hostile>>} */
export const HOSTILE = {
  'emphasis, opened then closed': (length) => lines('**a ')(length / 2) + lines('a** ')(length / 2),
  'emphasis in small paragraphs': repeated(`${'**a '.repeat(10)}\n${'a** '.repeat(10)}\n\n`),
  'emphasis, only opened': lines('*a _b '),
  'stars and underscores': lines('*_'),
  'struck text': lines('a~~b '),
  'open brackets': lines('['),
  'open images': lines('!['),
  'nested brackets': (length) => lines('[')(length / 2) + lines(']')(length / 2),
  'links without an end': lines('[a]('),
  links: lines('[a](b) '),
  'closed brackets': lines('[a] '),
  'runs of backticks': counted((index) => `${'`'.repeat((index % 400) + 1)} a\n`),
  code: lines('`a` '),
  backslashes: lines('\\'),
  entities: lines('&amp; '),
  'half entities': lines('&a;'),
  'entities in an address': (length) => `www.a.b/${lines('&a;', 9_000)(length)}`,
  tags: lines('a <b> '),
  'comments in text': lines('a <!-- '),
  'instructions in text': lines('a <? '),
  'sections of CDATA': lines('a <![CDATA[ '),
  'blocks of HTML': repeated('<div>\n\n'),
  comments: repeated('<!-- a -->\n'),
  'open comments': repeated('<!-- a\n'),
  addresses: lines('http://a.b '),
  'addresses of mail': lines('a@b.c '),
  'long names': lines('a.b-c_', 9_000),
  definitions: counted((index) => `[a${index}]: /u\n`),
  'definitions in use': (length) =>
    counted((index) => `[a${index}]: /u\n\n`)(length / 2) + counted((index) => `[a${index}]\n\n`)(length / 2),
  'definitions without an end': repeated('[a]: b "\n'),
  footnotes: counted((index) => `[^a${index}]: u\n\n`),
  'footnotes in use': (length) => `[^a]: u\n\n${lines('[^a] ')(length)}`,
  headings: repeated('# a\n'),
  'headings of level 3': repeated('### I. A\n'),
  'underlined headings': repeated('a\n=\n\n'),
  'one underlined heading': (length) => `${lines('a')(length)}===\n`,
  rules: repeated('---\n\n'),
  'columns of a table': (length) => `|${'a|'.repeat(length / 4)}\n|${'-|'.repeat(length / 4)}\n`,
  'columns within bounds': repeated(`|${'a|'.repeat(4_000)}\n|${'-|'.repeat(4_000)}\n\n`),
  'rows of a table': (length) => `|a|b|\n|-|-|\n${repeated('|a|b|\n')(length)}`,
  tables: repeated('|a|\n|-|\n\n'),
  'list items': repeated('- a\n'),
  'list items apart': repeated('- a\n\n'),
  tasks: repeated('- [ ] T001 a/b.ts\n'),
  'numbered items': repeated('1. a\n'),
  'items each deeper': counted((index) => `${'  '.repeat(index)}- a\n`),
  'items deeper and back': counted((index) => `${'  '.repeat(index % 100)}- a\n`),
  'quotes each deeper': counted((index) => `${'>'.repeat(index + 1)} a\n`),
  'quotes of bounded depth': repeated(`${'>'.repeat(20)} a\n`),
  'quoted lists': repeated('> - a\n> b\n'),
  'code blocks': repeated('```\na\n```\n'),
  'one code block': (length) => `\`\`\`text\n${repeated('├── a\n')(length)}\`\`\`\n`,
  'code blocks in HTML': (length) => `<div>\n\`\`\`\n\n${lines('**a a** ')(length)}`,
  'indented code': repeated('    a\n'),
  words: lines('a '),
  paragraphs: repeated('a\n\n'),
  'blank lines': repeated('\n'),
  'carriage returns': repeated('\r'),
  'both line ends': repeated('a\r\n'),
  'lone surrogates': lines('\uD800 '),
  'NUL at the end': (length) => `${repeated('a\n')(length - 1)}\0`,
  frontmatter: (length) => `---\n${repeated('a: b\n')(length)}---\n`,
  'struck tags': lines('<del>a '),
  'struck tags apart': repeated('<del>\n\na\n\n'),
  'struck tags closed': (length) =>
    repeated('<div hidden>\n\n')(length / 2) + repeated('</div>\n\n')(length / 2),
  tildes: lines('~~a '),
  'wide blank lines behind a list': (length) =>
    `${counted((index) => `${'  '.repeat(index)}- a\n`)(8_000)}${repeated(`${' '.repeat(250)}\n`)(length)}`,
  'rows of a check': (length) =>
    `| Principle | Status |\n|---|---|\n${repeated('| I. A | PASS |\n')(length)}`,
  spaces: repeated(' '),
  tabs: repeated('\t'),
  'one word': repeated('a'),
  emoji: repeated('😀'),
  'marks of a conflict': repeated('<<<<<<< a\n=======\n>>>>>>> b\n'),
  placeholders: lines('[FEATURE NAME] '),
  'bold labels': repeated('**a**: b\n'),
  'paths in code': lines('`a/b.ts` '),
  'paths in text': lines('a/b/c.ts', 9_000),
  'branches of a tree': counted((index) => `${'│   '.repeat(index % 90)}├── a\n`),
};
