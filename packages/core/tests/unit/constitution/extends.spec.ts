import { readConstitution } from '../../../src/entries/documents.js';

const BODY = '# Acme\n\n## Core Principles\n\n### I. Small\n\nChanges are small.\n';

function read(text: string) {
  const { extends: entries = [], findings, principles, title, version } = readConstitution(text);
  return {
    entries: entries.map(({ written }) => written),
    lines: entries.map(({ position }) => position?.line),
    reasons: findings.map(({ reason }) => reason),
    principles: principles.length,
    title: title?.text,
    version: version?.text,
  };
}

describe('extends in the front matter', () => {
  it.each<[string, string, string[]]>([
    ['one text', 'extends: "@acme/constitution"', ['@acme/constitution']],
    ['a list in brackets', 'extends: ["@acme/constitution", ./base.md]', ['@acme/constitution', './base.md']],
    [
      'a list in lines',
      'extends:\n  - "@acme/constitution"\n  - acme-rules/strict',
      ['@acme/constitution', 'acme-rules/strict'],
    ],
    ['beside other fields', 'title: Acme\nextends: ../shared\nowner: platform', ['../shared']],
    ['no entry', 'extends: []', []],
    ['a field of another field', 'nested:\n  extends: x', []],
  ])('is read from %s', (_, yaml, entries) => {
    const result = read(`---\n${yaml}\n---\n\n${BODY}`);
    expect(result).toMatchObject({ entries, reasons: [], principles: 1, title: 'Acme' });
  });

  it('keeps the place of each entry, also behind the report that Spec Kit puts on top, a byte order mark and CRLF', () => {
    const text = `<!--\nSync Impact Report\nVersion change: 1.0.0 → 1.1.0\n-->\n\n---\nextends:\n  - "@acme/a"\n  - ./b\n---\n${BODY}`;
    expect(read(text)).toMatchObject({ entries: ['@acme/a', './b'], lines: [8, 9], reasons: [] });
    expect(read(`\uFEFF---\r\nextends: ./b\r\n---\r\n${BODY}`)).toMatchObject({
      entries: ['./b'],
      lines: [2],
    });
  });

  it.each([
    ['a number', 'extends: 4'],
    ['nothing', 'extends:'],
    ['a mapping', 'extends: { a: b }'],
    ['a list in a list', 'extends: [[a]]'],
    ['an alias', 'a: &x ./b\nextends: *x'],
    ['an absolute path', 'extends: /etc/constitution.md'],
    ['another drive', 'extends: "C:/constitution"'],
    ['a backslash', 'extends: ".\\\\base"'],
    ['a version', 'extends: "@acme/constitution@1.2.0"'],
    ['an address', 'extends: "https://example.org/c.md"'],
    ['a path out of the package', 'extends: "@acme/constitution/../x"'],
    ['a control character', 'extends: "./a\\u0007b"'],
    ['a long entry', `extends: "./${'a'.repeat(300)}"`],
    ['too many entries', `extends: [${'./a, '.repeat(21)}]`],
    ['broken YAML', 'extends: [a'],
    ['two fields of this name', 'extends: a\nextends: b'],
    ['deep nesting', `extends: ${'['.repeat(400)}`],
  ])('is refused where it is %s', (_, yaml) => {
    expect(read(`---\n${yaml}\n---\n\n${BODY}`)).toMatchObject({
      reasons: expect.arrayContaining(['extends-invalid']) as unknown,
      entries: [],
    });
  });

  it.each([
    ['below the title', `# Acme\n\n---\nextends: ./b\n---\n`],
    ['over several lines', `---\nextends: [\n"./b"\n]\n---\n\n${BODY}`],
    ['without rules', `extends: ./b\n\n${BODY}`],
    ['with a quoted name', `---\n"extends": ./b\n---\n\n${BODY}`],
    ['behind a paragraph', `Our rules.\n\n---\nextends: ./b\n---\n\n${BODY}`],
  ])('is missed in silence nowhere: %s', (_, text) => {
    expect(read(text).reasons).toContain('extends-invalid');
  });

  it.each([
    ['in a comment', `<!--\nextends: ./b\n-->\n\n${BODY}`],
    ['in code', `# Acme\n\n---\n\n\`\`\`yaml\nextends: ./b\n\`\`\`\n\n${BODY}`],
    ['in a sentence', `${BODY}\nThis extends: nothing.\n`],
  ])('means nothing %s', (_, text) => {
    expect(read(text)).toMatchObject({ entries: [], reasons: [] });
  });

  it('a constitution that extends another needs no principle of its own', () => {
    const head = '---\nextends: ./b\n---\n\n# Acme\n\n';
    expect(read(`${head}## Governance\n\n**Version**: 1.0.0\n`)).toMatchObject({
      reasons: [],
      version: '1.0.0',
    });
    expect(read('# Acme\n').reasons).toEqual(['constitution-without-principles']);
  });

  it('is that of the first side of a conflict, as everything else is', () => {
    const text = `---\n<<<<<<< ours\nextends: ./b\n=======\nextends: ./c\n>>>>>>> theirs\n---\n\n${BODY}`;
    expect(read(text).entries).toEqual(['./b']);
  });

  it('text between rules below a comment is still text', () => {
    const text = `<!-- report -->\n\n---\nVersion: 1.2.3\n---\n\n${BODY}`;
    expect(read(text).version).toBe('1.2.3');
  });
});
