import { earlierReports } from '../../../src/executors/report/history.js';
import { fsWorkspaceFiles } from '../../../src/workspace/fs-files.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const COUNTS = { pass: 3, fail: 1, waived: 0, pending: 2, skipped: 0 };
const report = (date: unknown, counts: unknown = COUNTS) =>
  JSON.stringify({ schemaVersion: 1, date, counts });

function read(files: Record<string, string>, path = 'history') {
  const root = temporaryDirectory();
  writeFiles(root, files);
  const { entries, unreadable } = earlierReports(path, fsWorkspaceFiles(root));
  return { dates: entries.map(({ date }) => date), unreadable, entries };
}

describe('earlier reports', () => {
  it('are the files of a directory, the oldest first', () => {
    const { dates, unreadable, entries } = read({
      'history/b.json': report('2026-06-01'),
      'history/a.json': report('2026-06-02'),
      'history/c.json': report('2026-06-01'),
      'history/readme.md': 'text',
    });
    expect([dates, unreadable]).toEqual([['2026-06-01', '2026-06-01', '2026-06-02'], []]);
    expect(entries[0]?.counts).toEqual(COUNTS);
  });

  it('may be one file', () => {
    expect(read({ 'last.json': report('2026-06-01') }, 'last.json').dates).toEqual(['2026-06-01']);
  });

  it('are none before the first one is kept', () => {
    expect(read({}, 'history')).toMatchObject({ dates: [], unreadable: [] });
  });

  it('are the last 60 by name', () => {
    const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
    const files = Array.from(
      { length: 70 },
      (_, at) => [`history/${day(at)}.json`, report(day(at))] as const,
    );
    const { dates } = read(Object.fromEntries(files));
    expect([dates.length, dates[0]]).toEqual([60, day(10)]);
  });

  it.each([
    ['cut off', report('2026-06-01').slice(0, 20)],
    ['nothing', 'null'],
    ['without a date', report(3)],
    ['of another date', report('last week')],
    ['of a day that does not exist', report('2026-02-31')],
    ['of a month that does not exist', report('2026-13-01')],
    ['without counts', JSON.stringify({ date: '2026-06-01' })],
    ['with a count less', report('2026-06-01', { pass: 1 })],
    ['with a count that is not a number', report('2026-06-01', { ...COUNTS, fail: '1' })],
    ['with a count below nothing', report('2026-06-01', { ...COUNTS, fail: -1 })],
  ])('are named where a file is %s', (_, text) => {
    expect(read({ 'history/a.json': text })).toMatchObject({ dates: [], unreadable: ['history/a.json'] });
  });
});
