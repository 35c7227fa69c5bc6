import { renderTemplate, TemplateProblem } from '../../../../src/scaffolding/templates/template.js';

const values = {
  name: 'pay',
  entities: [
    { kebab: 'card', isLast: false },
    { kebab: 'gift-card', isLast: true },
  ],
  flag: true,
  none: null,
  markup: `<a href="x">&'</a>`,
};

function lineOf(text: string): number | null {
  try {
    renderTemplate(text, values);
  } catch (error) {
    if (error instanceof TemplateProblem) return error.line;
    throw error;
  }
  return null;
}

describe('a template', () => {
  it.each([
    ['plain text', 'plain text'],
    ['<%= name %>!', 'pay!'],
    ['<%- markup %>', `<a href="x">&'</a>`],
    ['<%= markup %>', '&lt;a href=&#34;x&#34;&gt;&amp;&#39;&lt;/a&gt;'],
    ['<%# a note %>x', 'x'],
    ['<%% name %>', '<% name %>'],
    ['<% if (flag) { %>a<% } else { %>b<% } %>', 'a'],
    ['<% if (!flag) { %>a<% } else if (name === "pay") { %>b<% } else { %>c<% } %>', 'b'],
    [
      '<% for (const one of entities) { %><%= one.kebab %><% if (!one.isLast) { %>, <% } %><% } %>',
      'card, gift-card',
    ],
    ['<% for (const one of entities) { -%>\n- <%= one.kebab %>\n<% } -%>\nend', '- card\n- gift-card\nend'],
    ['a\n  <%_ if (flag) { _%>  \nb\n<% } %>', 'a\nb\n'],
    ['<%= entities.length %> <%= name.length %> <%= entities[1].kebab %>', '2 3 gift-card'],
    [`<%= flag && entities.length > 1 ? 'many' : 'one' %>`, 'many'],
    [`<%= none || 'nothing' %>`, 'nothing'],
    ['<%= (flag) %><%= !!flag %>', 'truetrue'],
    ['${name} `x`', '${name} `x`'],
  ])('%j is rendered as EJS would', (text, expected) => {
    expect(renderTemplate(text, values)).toBe(expected);
  });

  it.each([
    ['a name that is not there', 'a\n<%= nam %>', 2],
    ['a member that is not there', '\n\n<%= entities[0].kebob %>', 3],
    ['an item that is not there', '<%= entities[9] %>', 1],
    ['what an object inherits', '<%= name.constructor %>', 1],
    ['what every object inherits', '<%= entities[0].toString %>', 1],
    ['a call', '<%= name.toUpperCase() %>', 1],
    ['a statement', '<% process.exit(1) %>', 1],
    ['an assignment', '<% const x = 1 %>', 1],
    ['a loop of another kind', '<% while (true) { %><% } %>', 1],
    ['a list as text', '<%= entities %>', 1],
    ['nothing as text', '<%= none %>', 1],
    ['a loop over no list', 'x\n<% for (const a of name) { %><% } %>', 2],
    ['a block without an end', '\n<% if (flag) { %>', 2],
    ['an end without a block', 'a\n\n<% } %>', 3],
    ['an else without an if', '<% } else { %>', 1],
    ['a tag without an end', 'a\n<%= name', 2],
    ['an expression without an end', '<%= name === %>', 1],
    ['a bracket without an end', '<%= (name %>', 1],
    ['too many words', '<%= name name %>', 1],
  ])('%s is refused in its line', (_title, text, line) => {
    expect(lineOf(text)).toBe(line);
  });

  it('ends in bounds, however loops are nested', () => {
    const many = { list: Array.from({ length: 100 }, () => 'x') };
    const nested = `${'<% for (const a of list) { %>'.repeat(6)}a${'<% } %>'.repeat(6)}`;
    expect(() => renderTemplate(nested, many)).toThrow(TemplateProblem);
    const deep = `${'<% if (flag) { %>'.repeat(30)}${'<% } %>'.repeat(30)}`;
    expect(() => renderTemplate(deep, values)).toThrow(TemplateProblem);
    expect(() => renderTemplate(`<%= ${'('.repeat(200)}name${')'.repeat(200)} %>`, values)).toThrow(
      TemplateProblem,
    );
    expect(() => renderTemplate(`<%= ${'!'.repeat(2000)}name %>`, values)).toThrow(TemplateProblem);
  });
});
