import { readConstitution } from '../../../src/entries/documents.js';

function read(...lines: string[]): ReturnType<typeof readConstitution> {
  return readConstitution(
    ['## Core Principles', '', '### I. One', '', '```yaml gate', ...lines, '```', ''].join('\n'),
  );
}
const common = { projects: [], status: 'enforced' };

describe('performance gates', () => {
  it.each(['200ms', '1.5s', '2m', '750us', '750µs', '200 ms', 0.1, 0])(
    'take %j as the most allowed',
    (max) => {
      const { principles, findings } = read('- kind: performance', `  max: ${String(max)}`);
      expect(findings).toEqual([]);
      expect(principles[0]?.gates.map(({ id, rules }) => ({ id, rules }))).toEqual([
        {
          id: 'I.performance',
          rules: { ...common, kind: 'performance', metric: 'latency', percentile: 95, max },
        },
      ]);
    },
  );

  it.each([
    ['max: soon', 'max', '"soon"'],
    ['max: 200 hours', 'max', '"200 hours"'],
    ['max: -5ms', 'max', '"-5ms"'],
    ['max: [1]', 'max', '[1]'],
  ])('with "%s" are wrong in the field %j', (line, field, received) => {
    const { findings } = read('- kind: performance', `  ${line}`);
    expect(findings.map(({ reason, args }) => ({ reason, args }))).toEqual([
      {
        reason: 'gate-field-invalid',
        args: { field, expected: 'a time such as 200ms, 1.5s or 2m, or a number', received },
      },
    ]);
  });

  it.each([0, 100, -5, 120])('know no percentile %d', (percentile) => {
    const { findings, principles } = read('- kind: performance', '  max: 1s', `  percentile: ${percentile}`);
    expect(findings.map(({ reason }) => reason)).toEqual(['gate-field-invalid']);
    expect(principles[0]?.gates).toEqual([]);
  });
});

describe('boundaries gates', () => {
  it('say whom they are about, what is allowed and what is denied', () => {
    const { principles, findings } = read(
      '- kind: boundaries',
      '  from: [tag:layer:domain]',
      '  allow: [tag:layer:domain, "npm:zod"]',
      '  deny: [libs/ui]',
    );
    expect(findings).toEqual([]);
    expect(principles[0]?.gates[0]?.rules).toEqual({
      ...common,
      kind: 'boundaries',
      from: ['tag:layer:domain'],
      allow: ['tag:layer:domain', 'npm:zod'],
      deny: ['libs/ui'],
    });
  });

  it('need something that is allowed or denied', () => {
    const { findings } = read('- kind: boundaries', '  from: [libs/ui]');
    expect(findings.map(({ reason, args }) => ({ reason, args }))).toEqual([
      {
        reason: 'gate-field-invalid',
        args: { field: 'allow', expected: 'at least one of allow, deny', received: 'nothing' },
      },
    ]);
  });

  it('name the right word for other names of kinds and fields', () => {
    const { findings } = read(
      '- kind: imports',
      '- kind: latency',
      '- kind: boundaries',
      '  denied: [a]',
      '  allow: [b]',
    );
    expect(findings.map(({ args }) => args)).toEqual([
      { kind: 'imports', nearest: 'boundaries' },
      { kind: 'latency', nearest: 'performance' },
      { field: 'denied', kind: 'boundaries', nearest: 'deny' },
    ]);
  });
});
