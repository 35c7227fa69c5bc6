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

  const HEAD = ['Violation', 'Why Needed', 'Simpler Alternative Rejected Because'];
  const tableOf = (last: string | null, ...cells: string[]): string => {
    const titles = last === null ? HEAD : [...HEAD, last];
    return [titles, titles.map(() => '---'), cells].map((row) => `| ${row.join(' | ')} |`).join('\n') + '\n';
  };
  const ROW = ['II.lint', 'It is old', 'Tests cost more'];

  it.each([
    ['Status', 'rejected'],
    ['Status', 'Fixed in #12'],
    ['Status', 'pending approval'],
    ['Status', '❌'],
    ['Status', '~~approved~~'],
    ['Decision', 'abgelehnt'],
    ['Approved', 'no'],
    ['Approved by', 'nobody yet'],
    ['Notes', 'valid until the end of 2020'],
    ['Owner', '2020-01-01'],
    ['Statut', 'rejetée'],
    ['状态', '已过期'],
  ])('does not understand a column "%s" that says %s', (title, cell) => {
    expect(readWaivers(tableOf(title, ...ROW, cell)).rows).toMatchObject([{ unread: [title] }]);
  });

  it.each([
    ['Status', 'approved'],
    ['Status', '✅'],
    ['Approved by', 'Ada'],
    ['Ticket', 'SHOP-12'],
    ['Notes', 'none'],
    ['Notes', 'the old reader was fixed by hand'],
  ])('understands a column "%s" that says %s', (title, cell) => {
    expect(readWaivers(tableOf(title, ...ROW, cell)).rows[0]).not.toHaveProperty('unread');
  });

  it.each([
    'II.lint (rejected)',
    'II.lint: waiver denied',
    'II.lint until 2020-01-01',
    'II.lint, until Q4 2020',
    'II.lint — zurückgezogen',
  ])('does not understand a violation such as "%s"', (violation) => {
    expect(readWaivers(tableOf(null, violation, ...ROW.slice(1))).rows).toMatchObject([
      { unread: ['Violation'] },
    ]);
  });

  it.each(['II.lint: closed source reader', 'II.lint — draft parser', 'II.lint (ES2020 only)'])(
    'takes the rest of "%s" for a description',
    (violation) => {
      expect(readWaivers(tableOf(null, violation, ...ROW.slice(1))).rows[0]).not.toHaveProperty('unread');
    },
  );

  it.each([
    ['## Rejected', 0],
    ['## Former waivers\n\n### Checkout', 0],
    ['## Beispiele', 0],
    ['## Expired (2024)', 0],
    ['## Active', 1],
    ['## Old\n\n## Checkout', 1],
    ['## Old readers of cards', 1],
  ])('knows whether rows below "%s" are in use', (headings, count) => {
    expect(readWaivers(`${headings}\n\n${tableOf(null, ...ROW)}`).rows).toHaveLength(count);
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
