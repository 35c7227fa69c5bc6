import { readConstitution } from '../../../src/entries/documents.js';

const GATE = '- kind: tests';

/** Where blocks are found that are not read as gates, in a constitution with one principle that holds the text. */
function lostIn(text: string): number[] {
  const { findings } = readConstitution(`# C\n\n## Core Principles\n\n### I. One\n\nWords.\n\n${text}\n`);
  return findings
    .filter(({ reason }) => reason === 'gate-block-unread')
    .map(({ position }) => position?.line ?? 0);
}

const fenced = (info: string, body = GATE) => `\`\`\`${info}\n${body}\n\`\`\``;

describe('a block that looks like a gate block and is none', () => {
  it.each([
    ['a colon', fenced('yaml:gate')],
    ['a dash', fenced('yaml-gate')],
    ['an attribute', fenced('yaml {.gate}')],
    ['a title', fenced('yaml title="gate"')],
    ['a Cyrillic letter', fenced('yaml gаte')],
    ['no tag', fenced('yaml')],
    ['no language', fenced('')],
    ['JSON', fenced('json', '[{ "kind": "tests" }]')],
    ['kind behind another field', fenced('yaml', '- id: x\n  kind: lint')],
    ['its key in another case', fenced('yaml', '- Kind: tests')],
    ['an anchor', fenced('yaml', '- kind: &k tests')],
    ['a tag of YAML', fenced('yaml', '- kind: !!str tests')],
    ['a folded value', fenced('yaml', '- kind: >-\n    tests')],
    ['preformatted HTML', `<pre><code class="language-yaml">\n${GATE}\n</code></pre>`],
    ['one gate without a list', fenced('yml', 'kind: coverage\nmin: { lines: 90 }')],
    ['a kind that is still to come', fenced('yaml', '- kind: security')],
    ['a language of code', fenced('ts', '- kind: tests')],
    ['a mistake in its kind', fenced('yaml-gate', '- kid: tests')],
    ['indentation instead of a fence', `    ${GATE}`],
    ['no fence', GATE],
    ['a comment', `<!--\n${fenced('yaml gate')}\n-->`],
    ['a comment without its tag', `<!--\n${fenced('yaml')}\n-->`],
    ['HTML', `<details>\n${fenced('yaml gate')}\n</details>`],
    ['another fence', `\`\`\`\`md\n${fenced('yaml gate')}\n\`\`\`\``],
    ['a quotation', `> ${fenced('yaml').replaceAll('\n', '\n> ')}`],
    ['a list', `- Tests:\n\n  ${fenced('yaml').replaceAll('\n', '\n  ')}`],
  ])('is told: %s', (_, text) => {
    expect(lostIn(text)).toHaveLength(1);
  });

  it('is told outside of every principle, at its place', () => {
    expect(lostIn(`## Governance\n\n${fenced('yaml')}`)).toEqual([11]);
    expect(lostIn(`<!-- a\n\n${fenced('yaml gate')} -->`)).toEqual([11]);
  });

  it.each([
    ['a gate block', fenced('yaml gate')],
    ['a zero-width space in the tag of other data', fenced('yaml', 'a: 1')],
    ['code', fenced('ts', "const gate = { kind: 'tests' };")],
    ['data of other tools', fenced('yaml', 'apiVersion: v1\nkind: Deployment')],
    ['data with a longer word', fenced('yaml', '- kind: tests-of-load')],
    ['a script with a word in its title', fenced('bash title="quality-gate.sh"', 'npm test')],
    ['a sentence', 'A gate has a field `kind: tests`. The kind: tests or lint.'],
    ['a comment without a block', '<!-- Added a gate of kind: tests -->'],
  ])('is not seen in %s', (_, text) => {
    expect(lostIn(text)).toEqual([]);
  });

  it('is seen with a character that shows nothing', () => {
    const zeroWidth = String.fromCodePoint(0x200b);
    expect(lostIn(fenced(`yaml gate${zeroWidth}`))).toEqual([9]);
  });

  it('is told in a part that is not parsed', () => {
    const sides = `<<<<<<< ours\nWords.\n=======\n${fenced('yaml gate')}\n>>>>>>> theirs`;
    expect(lostIn(sides)).toEqual([12]);
  });
});
