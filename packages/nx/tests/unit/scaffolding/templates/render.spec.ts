import { entityNames } from '../../../../src/scaffolding/entities.js';
import {
  entityValues,
  renderedPaths,
  TemplateFileProblem,
  type TemplateFile,
} from '../../../../src/scaffolding/templates/files.js';
import { renderFiles } from '../../../../src/scaffolding/templates/render.js';

const FILE = '.specify/structures/kiosk/app/a.txt.ejs';
const values = {
  name: 'pay',
  markup: `<a href="x">&'</a>`,
  entities: entityValues([entityNames('Card'), entityNames('GiftCard')]),
};

function template(text: string, path = 'a.txt', isTemplate = true): TemplateFile {
  return { path, file: FILE, text, isTemplate };
}

function rendered(text: string): string | undefined {
  return renderFiles([template(text)], values)[0]?.content;
}

/** What is wrong with a template: its file and line, and the rest. */
function faultOf(text: string): { place: string; what: string } | null {
  try {
    rendered(text);
  } catch (error) {
    if (!(error instanceof TemplateFileProblem)) throw error;
    const [place = '', ...words] = error.message.split(' ');
    return { place, what: words.join(' ') };
  }
  return null;
}

describe('a template', () => {
  it.each([
    ['plain text', 'plain text\n'],
    ['<%= name %>!', 'pay!\n'],
    ['<%- markup %>', `<a href="x">&'</a>\n`],
    ['<%= markup %>', '&lt;a href=&#34;x&#34;&gt;&amp;&#39;&lt;/a&gt;\n'],
    ['<%# a note %>x', 'x\n'],
    ['<%% name %>', '<% name %>\n'],
    ['<%= entity.kebab %> <%= entity.isFirst %>', 'card true\n'],
    [
      '<% for (const one of entities) { -%>\n- <%= one.kebab %>\n<% } -%>\nend\n\n\n',
      '- card\n- gift-card\nend\n',
    ],
    ['<% const one = name.toUpperCase(); -%>\n<%= one %>', 'PAY\n'],
    ['${name} `x`', '${name} `x`\n'],
  ])('%j is rendered by EJS, and ends with one line end', (text, expected) => {
    expect(rendered(text)).toBe(expected);
  });

  it('makes a file for each entity that its path names, and copies what is no template', () => {
    const files = [
      template('<%= entity.pascal %>', 'src/__entity__.ts'),
      template('<%= entity.snake %>', 'tests/test___entity_snake__.py'),
      template('<%= name %>\n\n', 'notes.txt', false),
    ];
    expect(renderFiles(files, values)).toEqual([
      { path: 'src/card.ts', content: 'Card\n' },
      { path: 'src/gift-card.ts', content: 'GiftCard\n' },
      { path: 'tests/test_card.py', content: 'card\n' },
      { path: 'tests/test_gift_card.py', content: 'gift_card\n' },
      { path: 'notes.txt', content: '<%= name %>\n\n' },
    ]);
    expect(renderedPaths(files, values.entities)).toEqual([
      'src/card.ts',
      'src/gift-card.ts',
      'tests/test_card.py',
      'tests/test_gift_card.py',
      'notes.txt',
    ]);
  });

  it.each([
    ['a name that is not there', 'a\n<%= nam %>', 2, /"nam".*"name"/],
    ['a member of nothing', '\n\n<%= entities[9].kebab %>', 3, /undefined/],
    ['an error that it throws', 'a\n\n<% throw new Error("no screens") %>', 3, /^no screens$/],
    ['a text that it throws', 'a\n<% throw "no screens" %>', 2, /^no screens$/],
    ['an expression without an end', 'a\n\n<%= name === %>\nb\n', 3, /Unexpected/],
    ['two names in a row', '<%= name name %>\nb\n', 1, /./],
    ['a condition without an end', 'a\nb <% if (name { %>\nc\n<% } %>', 2, /./],
    ['a block without an end', '\n<% if (name) { %>\na', 3, /braces/],
    ['an end without a block', 'a\n\n<% } %>', 3, /braces/],
    ['a tag without an end', 'a\n<%= name\nb', 2, /"%>" is missing/],
    ['a tag in a tag', 'a\n<%= name\n<%= name %>', 2, /"%>" is missing/],
  ])('with %s is refused with its file and line', (_title, text, line, what) => {
    expect(faultOf(text)).toEqual({ place: `${FILE}:${line}`, what: expect.stringMatching(what) as unknown });
  });

  it.each(['package.json', '/etc/hostname', '../../../../package.json', './a.txt.ejs'])(
    'includes no file: %s',
    (path) => {
      const fault = faultOf(`a\n<%- include(${JSON.stringify(path)}, {}) %>`);
      expect(fault).toEqual({ place: `${FILE}:2`, what: expect.stringContaining('include') as unknown });
    },
  );
});
