import { readConstitution } from '../../../src/entries/documents.js';
import { readFixture } from './read.js';

function underPrinciple(...lines: string[]): ReturnType<typeof readConstitution> {
  return readConstitution(['## Core Principles', '', '### I. One', '', ...lines, ''].join('\n'));
}

describe('gate blocks', () => {
  it('reads every form of block, and lets a block stand for the words beside it', () => {
    const { principles, findings } = readFixture('gate-blocks');
    expect(findings).toEqual([]);
    const common = { projects: [], status: 'enforced' };
    expect(
      principles.map(({ gates }) =>
        gates.map(({ id, rules, origin, quote, position }) => ({ id, rules, origin, quote, position })),
      ),
    ).toEqual([
      [
        {
          id: 'I.lint',
          origin: 'block',
          quote: '```yaml gate',
          position: { line: 10, column: 3 },
          rules: {
            ...common,
            kind: 'lint',
            max: { errors: 0, warnings: 5 },
            projects: ['tag:scope:shop', '!legacy'],
          },
        },
        {
          id: 'I.types',
          origin: 'block',
          quote: '```yaml gate',
          position: { line: 13, column: 3 },
          rules: { ...common, kind: 'types', max: { errors: 0 } },
        },
        {
          id: 'I.lint-2',
          origin: 'block',
          quote: '```yaml gate',
          position: { line: 14, column: 3 },
          rules: { ...common, kind: 'lint', max: { errors: 0 }, rules: ['no-*'], status: 'evaluated' },
        },
      ],
      [
        {
          id: 'II.tests',
          origin: 'block',
          quote: '```yml gate',
          position: { line: 24, column: 5 },
          rules: {
            ...common,
            kind: 'tests',
            suites: { smoke: 'e2e/**' },
            min: 1,
            skipped: 'allow',
            flaky: 'allow',
          },
        },
        {
          id: 'most-lines',
          origin: 'block',
          quote: '```gate',
          position: { line: 30, column: 1 },
          rules: {
            ...common,
            kind: 'coverage',
            id: 'most-lines',
            min: { lines: 90.5 },
            uncounted: 'deny',
            target: 'cover',
            message: 'Write the tests first.',
          },
        },
      ],
      [
        {
          id: 'plain-names.layout',
          origin: 'block',
          quote: '~~~yaml gate',
          position: { line: 41, column: 2 },
          rules: { ...common, kind: 'layout', directories: ['src/lib'], forbid: ['**/utils'] },
        },
        {
          id: 'plain-names.target',
          origin: 'block',
          quote: '~~~yaml gate',
          position: { line: 41, column: 66 },
          rules: { ...common, kind: 'target', name: 'e2e' },
        },
      ],
    ]);
  });

  it('reports every problem of every block at its own line and column', () => {
    const { findings } = readFixture('gate-blocks-wrong');
    const told = findings.map(({ reason, args, position }) => [
      position?.line,
      position?.column,
      reason,
      args,
    ]);
    expect(told).toEqual([
      [8, 9, 'gate-kind-unknown', { kind: 'coverge', nearest: 'coverage' }],
      [9, 9, 'gate-kind-unknown', { kind: 'quota', nearest: null }],
      [
        11,
        17,
        'gate-field-invalid',
        { field: 'min.lines', expected: 'a number of at most 100', received: '190' },
      ],
      [11, 22, 'gate-field-unknown', { field: 'min.branch', kind: 'coverage', nearest: 'branches' }],
      [12, 3, 'gate-field-unknown', { field: 'treshold', kind: 'coverage', nearest: null }],
      [
        14,
        11,
        'gate-field-invalid',
        {
          field: 'suites',
          expected: 'at least 1 item',
          received: '[]',
        },
      ],
      [15, 8, 'gate-field-invalid', { field: 'min', expected: 'a number of at least 1', received: '0' }],
      [17, 18, 'gate-field-invalid', { field: 'max.errors', expected: 'a number', received: '"none"' }],
      [
        18,
        11,
        'gate-field-invalid',
        { field: 'status', expected: 'one of enforced, evaluated, disabled', received: '"off"' },
      ],
      [19, 3, 'gate-field-unknown', { field: 'kid', kind: '?', nearest: 'kind' }],
      [20, 3, 'gate-block-invalid', { problem: 'expected a mapping that begins with "kind:"' }],
      [21, 3, 'gate-field-invalid', { field: 'name', expected: 'a text', received: 'nothing' }],
      [
        23,
        8,
        'gate-field-invalid',
        { field: 'min', expected: 'at least one of lines, branches, functions, statements', received: '{}' },
      ],
      [
        25,
        17,
        'gate-field-invalid',
        {
          field: 'directories.0',
          expected: 'a path or glob below the project, with "/" and without ".."',
          received: '"../other"',
        },
      ],
      [33, 4, 'gate-block-invalid', { problem: expect.stringContaining('end with a }') as string }],
      [38, 1, 'gate-block-empty', undefined],
      [48, 7, 'gate-id-duplicate', { id: 'one', line: 45 }],
      [53, 1, 'gate-block-outside-principle', undefined],
    ]);
  });

  it('keeps ids unique, whatever the constitution writes', () => {
    const { principles } = readFixture('gate-blocks-wrong');
    expect(principles[3]?.gates.map(({ id }) => id)).toEqual(['one', 'one-2']);
    const made = underPrinciple('```yaml gate', '- kind: lint', '- kind: lint', '  id: I.lint', '```')
      .principles[0];
    expect(made?.gates.map(({ id }) => id)).toEqual(['I.lint-2', 'I.lint']);
  });

  it('leaves a principle with a wrong block without gates from its words', () => {
    const { principles, findings } = underPrinciple(
      'Coverage MUST be at least 80%.',
      '',
      '```yaml gate',
      '- kind: nothing',
      '```',
    );
    expect(principles[0]?.gates).toEqual([]);
    expect(findings).toMatchObject([
      { reason: 'gate-kind-unknown', args: { kind: 'nothing', nearest: null } },
    ]);
  });

  it('proposes the right word for what people write instead', () => {
    const { findings } = underPrinciple(
      '```yaml gate',
      '- kind: test',
      '- kind: linting',
      '- kind: lint',
      '  maximum: 3',
      '```',
    );
    expect(findings.map(({ args }) => (args as { nearest: string }).nearest)).toEqual([
      'tests',
      'lint',
      'max',
    ]);
  });

  it.each([
    ['a block that is not closed', ['```yaml gate', '- kind: lint']],
    ['a duplicated key', ['```yaml gate', '- kind: lint', '  kind: types', '```']],
    ['a tag', ['```yaml gate', '- !!js/function "x"', '```']],
    ['two documents', ['```yaml gate', '- kind: lint', '---', '- kind: types', '```']],
    ['a scalar', ['```yaml gate', 'lint', '```']],
    ['an unknown alias', ['```yaml gate', '- *nowhere', '```']],
    [
      'a block too long',
      [
        '```yaml gate',
        '# '.padEnd(9000, 'x'),
        '# '.padEnd(9000, 'x'),
        '# '.padEnd(9000, 'x'),
        '# '.padEnd(9000, 'x'),
        '- kind: lint',
        '```',
      ],
    ],
    ['too many gates', ['```yaml gate', ...Array.from({ length: 201 }, () => '- kind: lint'), '```']],
  ])('refuses %s', (_, lines) => {
    const { findings, principles } = underPrinciple(...lines);
    expect(findings.map(({ reason }) => reason)).toEqual(['gate-block-invalid']);
    expect(principles[0]?.gates).toEqual([]);
  });

  it('refuses alias bombs and deep nesting', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefg'[at] ?? ''},`.repeat(9)}]`),
    ];
    for (const lines of [bomb, [`- ${'['.repeat(9000)}`], [`- kind: ${'{a: '.repeat(2000)}`]]) {
      const { findings } = underPrinciple('```yaml gate', ...lines, '```');
      expect(findings.map(({ reason }) => reason)).toContain('gate-block-invalid');
      expect(findings.length).toBeLessThan(30);
    }
  });

  it('reads a few aliases, with the places of what is wrong in them', () => {
    const { principles, findings } = underPrinciple(
      '```yaml gate',
      '- &base { kind: lint, max: { errors: 1 } }',
      '- *base',
      '```',
    );
    expect(findings).toEqual([]);
    expect(principles[0]?.gates.map(({ rules }) => rules)).toMatchObject([
      { max: { errors: 1 } },
      { max: { errors: 1 } },
    ]);
  });

  it.each([
    ['id with a space', 'id: my gate'],
    ['id for a waiver', "id: 'a@b'"],
    ['control character', 'target: "a\\u001bb"'],
    ['absolute path', 'files: [/etc/passwd]', 'layout'],
    ['drive letter', 'files: ["C:/x"]', 'layout'],
    ['backslash', "files: ['a\\b']", 'layout'],
    ['suite that is a path', 'suites: [a/b]', 'tests'],
    ['empty suites', 'suites: {}', 'tests'],
    ['null', 'projects:'],
    ['text for a list', 'projects: all'],
    ['percent sign', 'min: { lines: 90% }', 'coverage'],
    ['fraction of an error', 'max: { errors: 0.5 }', 'lint'],
    ['very long text', `target: ${'x'.repeat(600)}`],
  ])('refuses an %s', (_, line, kind = 'lint') => {
    const { findings } = underPrinciple('```yaml gate', `- kind: ${kind}`, `  ${line}`, '```');
    expect(findings.map(({ reason, position }) => [reason, position?.line])).toEqual([
      ['gate-field-invalid', 7],
    ]);
  });

  it('stops at a bound of blocks, and says so', () => {
    const { principles, findings } = underPrinciple(
      ...Array.from({ length: 201 }, () => '```yaml gate\n- kind: lint\n```\n'),
    );
    expect(principles[0]?.gates).toHaveLength(200);
    expect(findings.map(({ reason }) => reason)).toEqual(['gate-block-invalid']);
  });

  it('finds what is wrong behind an alias', () => {
    const { findings } = underPrinciple(
      '```yaml gate',
      '- &base { kind: lint, maxx: 1 }',
      '- *base',
      '- kind: lint',
      '  max: &most { errors: 0, warning: 1 }',
      '- kind: types',
      '  max: *most',
      '```',
    );
    expect(findings.map(({ reason, position }) => [reason, position?.line, position?.column])).toEqual([
      ['gate-field-unknown', 6, 23],
      ['gate-field-unknown', 6, 23],
      ['gate-field-unknown', 9, 27],
      ['gate-field-unknown', 9, 27],
    ]);
  });

  it('reads a block as empty when nothing or only a comment is in it', () => {
    for (const lines of [
      ['```yaml gate', '```'],
      ['```yaml gate', '', '  ', '```'],
      ['```yaml gate', '# later', '```'],
      ['```yaml gate', 'null', '```'],
    ]) {
      expect(underPrinciple(...lines).findings.map(({ reason }) => reason)).toEqual(['gate-block-empty']);
    }
  });

  it.each([
    ['a kind that is no text', ['- kind: 3'], 'gate-field-invalid', { field: 'kind', received: '3' }],
    ['no kind at all', ['- min: 3'], 'gate-field-invalid', { field: 'kind', received: 'nothing' }],
    ['an empty list', ['[]'], 'gate-block-empty', undefined],
    [
      'suites of a wrong type',
      ['- { kind: tests, suites: 3 }'],
      'gate-field-invalid',
      { field: 'suites', received: '3' },
    ],
    [
      'a long text',
      [`- { kind: target, name: ${'x'.repeat(600)} }`],
      'gate-field-invalid',
      { field: 'name', expected: 'at most 512 characters' },
    ],
    [
      'an empty text',
      ["- { kind: target, name: '' }"],
      'gate-field-invalid',
      { field: 'name', expected: 'a text' },
    ],
  ])('tells %s', (_, lines, reason, args) => {
    const { findings } = underPrinciple('```yaml gate', ...lines, '```');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject(args === undefined ? { reason } : { reason, args });
  });

  it('does not read a block that was not parsed whole', () => {
    const conflict = underPrinciple(
      '```yaml gate',
      '<<<<<<< ours',
      '- kind: lint',
      '=======',
      '- kind: types',
      '>>>>>>> theirs',
      '```',
    );
    expect(conflict.principles[0]?.gates).toEqual([]);
    expect(conflict.findings.map(({ reason }) => reason)).toEqual(['gate-block-invalid']);
  });

  it('ignores plain yaml blocks, and tells those in comments', () => {
    const { principles, findings } = underPrinciple(
      '<!--',
      '```yaml gate',
      '- kind: nothing',
      '```',
      '-->',
      '',
      '```yaml',
      '- kind: nothing',
      '```',
    );
    expect(principles[0]?.gates).toEqual([]);
    expect(findings.map(({ reason }) => reason)).toEqual(['gate-block-unread']);
  });
});
