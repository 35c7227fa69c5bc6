import { describeGate, principleLabel } from '@plangate/core';
import { readConstitution } from '@plangate/core/documents';
import {
  renderDefaultConstitution,
  type ConstitutionTools,
} from '../../../src/scaffolding/default-constitution.js';
import { STACKS } from '../../../src/scaffolding/stacks/index.js';

describe.each<{ name: string; tools: ConstitutionTools | undefined }>([
  { name: 'no language', tools: undefined },
  ...STACKS.map(({ name, constitution }) => ({ name, tools: constitution })),
])('renderDefaultConstitution for $name', ({ tools }) => {
  const text = renderDefaultConstitution({ projectName: 'Corner Shop', tools, date: '2026-05-04' });
  const document = readConstitution(text);

  it('reads back as five principles with exactly the gates that can be judged', () => {
    expect(
      document.principles.map((principle) => [
        principleLabel(principle),
        principle.gates.map(({ id, origin, ...gate }) => [id, origin, describeGate({ id, origin, ...gate })]),
      ]),
    ).toEqual([
      [
        'I. Code Quality Standards',
        [
          ['I.lint', 'block', 'lint: errors <= 0'],
          ['I.types', 'block', 'types: errors <= 0'],
          ['I.layout', 'block', 'layout: what the plans declare'],
        ],
      ],
      [
        'II. Comprehensive Testing Requirements',
        [
          ['II.tests', 'block', 'tests: contract, integration, unit ran and passed'],
          ['II.coverage', 'block', 'coverage: lines >= 90 %, branches >= 90 %'],
          ['II.proof', 'block', 'proof: reports mention all test files and count all sources'],
        ],
      ],
      [
        'III. User Experience Consistency',
        [
          [
            'III.contracts',
            'block',
            'contracts: contracts can be read; each has a test in tests/contract/; errors have one schema',
          ],
          ['III.attestation', 'block', 'attestation: every plan states its verdict'],
        ],
      ],
      ['IV. Performance Optimization', []],
      ['V. Security by Design', []],
    ]);
  });

  it('is complete: title, version, nothing left open, nothing wrong', () => {
    expect(document.title?.text).toBe('Corner Shop Constitution');
    expect(document.version?.text).toBe('1.0.0');
    expect(document.leftovers).toEqual([]);
    expect(document.findings).toEqual([]);
    expect(text).toContain('**Ratified**: 2026-05-04 | **Last Amended**: 2026-05-04');
    expect(text).toContain(tools?.style ?? 'common style guide');
  });

  it('states the same gates without its blocks, as far as words can', () => {
    const words = readConstitution(text.replace(/```yaml gate[^]*?```\n/g, ''));
    const kinds = words.principles.map(({ gates }) =>
      [...new Set(gates.map(({ rules }) => rules.kind))].sort(),
    );
    expect(kinds).toEqual([['lint', 'types'], ['coverage', 'tests'], [], [], []]);
  });
});

it('writes any name as one line of title', () => {
  const named = (projectName: string): string | undefined =>
    readConstitution(renderDefaultConstitution({ projectName, date: '2026-05-04' })).title?.text;
  expect(named('@acme/[shop]\n## x')).toBe('@acme/ shop x Constitution');
  expect(named(' \u001b ')).toBe('Workspace Constitution');
});
