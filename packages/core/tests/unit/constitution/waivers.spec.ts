import { readWaivers } from '../../../src/documents/waivers.js';

describe('readWaivers', () => {
  it('reads rows with their columns in any order and language', () => {
    const text = [
      '# Waivers',
      '',
      '| Violation | Why Needed | Simpler Alternative Rejected Because | Until |',
      '|---|---|---|---|',
      '| II.coverage @ legacy | It is old | Tests cost more than the removal | 2027-01-01 |',
      '| I.lint | | | |',
      '',
      '| Bis | Verstoß | Begründung | Einfachere Alternative verworfen, weil |',
      '|---|---|---|---|',
      '| | III.types | Grund | Zu teuer |',
      '',
    ].join('\r\n');
    expect(readWaivers(text)).toEqual({
      rows: [
        {
          violation: 'II.coverage @ legacy',
          why: 'It is old',
          alternative: 'Tests cost more than the removal',
          until: '2027-01-01',
          position: { line: 5, column: 1 },
        },
        { violation: 'I.lint', why: '', alternative: '', until: null, position: { line: 6, column: 1 } },
        {
          violation: 'III.types',
          why: 'Grund',
          alternative: 'Zu teuer',
          until: null,
          position: { line: 10, column: expect.any(Number) as number },
        },
      ],
      findings: [],
    });
  });

  it('takes a table without a violation for a mistake, at its line', () => {
    expect(readWaivers('| Gate | Reason |\n|---|---|\n| I.lint | x |\n')).toEqual({
      rows: [],
      findings: [
        {
          reason: 'waiver-table-unknown',
          args: { columns: 'Gate | Reason' },
          position: { line: 1, column: 1 },
        },
      ],
    });
  });

  it('reads no row where nothing is waived', () => {
    const table = '| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n';
    for (const text of [
      '',
      '# Waivers\n\nNone.\n',
      table,
      `${table}| None | — | — |\n`,
      `${table}| — | n/a | |\n`,
    ]) {
      expect(readWaivers(text)).toEqual({ rows: [], findings: [] });
    }
  });

  it.each([
    ['binary', 'a\u0000b', null],
    ['too long', 'x\n'.repeat(200_000), null],
    ['a conflict', 'a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n', { line: 2, column: 1 }],
  ])('does not read %s', (_, text, position) => {
    const { rows, findings } = readWaivers(text);
    expect(rows).toEqual([]);
    expect(findings).toMatchObject([{ reason: 'waivers-unreadable', position }]);
  });
});
