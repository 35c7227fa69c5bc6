import { z } from 'zod';
import type { KnownGates } from '../../../src/documents/constitution/known-gates.js';
import { readConstitution } from '../../../src/documents/constitution/read-constitution.js';
import { bindGates } from '../../../src/editing/bind-gates.js';
import type { GateRules } from '../../../src/model/gate.js';

/** A kind that this package does not have: the readers know only what they are passed. */
const schema = z.strictObject({
  kind: z.literal('licences'),
  projects: z.array(z.string()).default([]),
  status: z.literal('enforced').default('enforced'),
  forbid: z.array(z.string()).min(1),
});
const KNOWN: KnownGates = {
  schemas: { licences: { schema: schema as unknown as z.ZodType<GateRules>, aliases: { deny: 'forbid' } } },
  commonAliases: { license: 'licences' },
  phrases: [
    {
      name: 'licences',
      describes: 'Forbidden licences',
      examples: [],
      counterexamples: [],
      read: ({ text }) =>
        text.includes('copyleft') ? [{ kind: 'licences', forbid: ['GPL-3.0'] } as unknown as GateRules] : [],
    },
  ],
  doubtful: new Set(['licences']),
  describe: ({ rules }) => `a gate of kind ${rules.kind}`,
};

const principle = (...lines: string[]): string =>
  ['## Core Principles', '', '### I. One', '', ...lines, ''].join('\n');
const block = (...lines: string[]): string => principle('```yaml gate', ...lines, '```');

describe('a constitution is read with the kinds that the caller passes', () => {
  it('takes the schema of a block from the table', () => {
    const { principles, findings } = readConstitution(block('kind: licences', 'forbid: [AGPL-3.0]'), KNOWN);
    expect(findings).toEqual([]);
    expect(principles[0]?.gates).toMatchObject([
      { id: 'I.licences', rules: { kind: 'licences', projects: [], forbid: ['AGPL-3.0'] } },
    ]);
  });

  it.each([
    ['a kind of this package', ['kind: coverage', 'min: { lines: 80 }'], 'gate-kind-unknown', null],
    ['another name for the kind', ['kind: license', 'forbid: [x]'], 'gate-kind-unknown', 'licences'],
    [
      'another name for a field',
      ['kind: licences', 'forbid: [x]', 'deny: [y]'],
      'gate-field-unknown',
      'forbid',
    ],
  ])('refuses %s', (_, lines, reason, nearest) => {
    const [finding] = readConstitution(block(...lines), KNOWN).findings;
    expect(finding).toMatchObject({ reason, args: { nearest } });
  });

  it('takes phrases from the table, and no others', () => {
    const text = principle('No copyleft code may be shipped.', '', 'Line coverage must be at least 80%.');
    expect(readConstitution(text, KNOWN).principles[0]?.gates).toMatchObject([
      { rules: { kind: 'licences' }, origin: 'words', doubtful: true },
    ]);
  });

  it('writes a block with the fields that are not defaults of its schema', () => {
    const edited = bindGates(principle('No copyleft code may be shipped.'), {
      ...KNOWN,
      doubtful: new Set(),
    });
    expect(edited.ok && edited.text).toContain('```yaml gate\n- kind: licences\n  forbid: [GPL-3.0]\n```');
  });
});
