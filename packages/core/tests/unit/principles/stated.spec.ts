import { isAttested } from '../../../src/principles/attested.js';
import { statedGates } from '../../../src/index.js';
import { readConstitution } from '../../../src/entries/documents.js';

const TEXT = [
  '# Anchor Constitution',
  '',
  '## Core Principles',
  '',
  '### I. Measured',
  '',
  'Coverage MUST be at least 80%.',
  '',
  '### II. Short',
  '',
  'All code MUST pass linting. Functions MUST NOT exceed 40 lines.',
  '',
  '### III. Bound',
  '',
  '```yaml gate',
  '- kind: target',
  '  name: build',
  '- kind: lint',
  '  status: evaluated',
  '```',
  '',
  '### IV. Plain',
  '',
  'Be plain.',
  '',
  '### V. Green',
  '',
  '`npm run verify` MUST pass.',
  '',
].join('\n');

describe('statedGates', () => {
  it('lists each gate with its line and where it was read, and what plans attest', () => {
    const stated = statedGates(readConstitution(TEXT));
    expect(stated.map(({ gate, quote, line, from }) => [gate?.id ?? null, quote, line, from])).toEqual([
      ['I.coverage', 'Coverage MUST be at least 80%.', 7, 'words'],
      ['II.lint', 'All code MUST pass linting.', 11, 'words'],
      ['II.lint-2', 'Functions MUST NOT exceed 40 lines.', 11, 'words'],
      [null, 'II. Short', 9, 'attested'],
      ['III.target', '```yaml gate', 16, 'block'],
      ['III.lint', '```yaml gate', 18, 'block'],
      [null, 'IV. Plain', 22, 'attested'],
      ['V.target', '`npm run verify` MUST pass.', 28, 'words'],
      [null, 'V. Green', 26, 'attested'],
    ]);
  });

  it('keeps the principle of each entry', () => {
    const document = readConstitution(TEXT);
    for (const { principle, from, gate } of statedGates(document)) {
      expect(document.principles).toContain(principle);
      expect(from === 'attested').toBe(gate === null);
    }
  });

  it('finds nothing in a constitution without principles', () => {
    expect(statedGates(readConstitution('# Anchor\n'))).toEqual([]);
  });
});

describe('isAttested', () => {
  it.each([
    ['Coverage MUST be at least 80%.', false],
    ['TypeScript strict mode MUST be enabled.', false],
    ['Functions MUST NOT exceed 40 lines.', true],
    ['p95 latency MUST be under 200ms.', true],
    ['`libs/ui` MUST NOT import `apps/web`.', true],
    ['`make verify` MUST pass.', true],
    ['Be plain.', true],
  ])('says of "%s" %p', (text, attested) => {
    const [principle] = readConstitution(`## Core Principles\n\n### I. One\n\n${text}\n`).principles;
    expect(principle === undefined ? null : isAttested(principle)).toBe(attested);
  });
});
