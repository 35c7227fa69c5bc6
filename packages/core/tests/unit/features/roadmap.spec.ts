import { readRoadmap } from '../../../src/features/roadmap.js';

const HEADER = '| ID | Sub-feature | Status | Sub-spec |\n| --- | --- | --- | --- |\n';
const read = (...rows: string[]) =>
  readRoadmap(`# Roadmap\n\n${HEADER}${rows.join('\n')}\n`).map(({ id, directory, done }) => [
    id,
    directory,
    done,
  ]);

describe('a roadmap', () => {
  it.each([
    ['| R1 | Cards | done | specs/002-cards/ |', ['R1', 'specs/002-cards', true]],
    ['| R2 | Cards | ✅ Done | `specs/002-cards` |', ['R2', 'specs/002-cards', true]],
    ['| R3 | Cards | in-progress | [spec](specs/002-cards/spec.md) |', ['R3', 'specs/002-cards', false]],
    ['| R4 | Cards | not done | ./specs/002-cards/ |', ['R4', 'specs/002-cards', false]],
  ])('has the entry of %j', (row, entry) => {
    expect(read(row)).toEqual([entry]);
  });

  it.each([
    '| R1 | Cards | planned | — |',
    '| R1 | Cards | done | ../other |',
    '| R1 | Cards | done | two words |',
  ])('has none of %j', (row) => {
    expect(read(row)).toEqual([]);
  });

  it('has none in a table of other columns, and keeps its places', () => {
    expect(readRoadmap('| A | B |\n| - | - |\n| done | specs/001-a |\n')).toEqual([]);
    expect(readRoadmap(`${HEADER}| R1 | a | done | specs/001-a |\n`)[0]?.position).toEqual({
      line: 3,
      column: 1,
    });
  });
});

describe('a roadmap in another language', () => {
  it.each([
    ['Status', 'Spezifikation', 'fertig', 'offen'],
    ['Estado', 'Especificación', 'completada', 'en curso'],
    ['Statut', 'Spécification', 'Terminée', 'en cours'],
    ['状态', '规格', '✅ 已完成', '进行中'],
    ['状態', '仕様', '完了', '未完了'],
    ['상태', '명세', '완료', '진행 중'],
    ['Статус', 'Спецификация', 'готово', 'в работе'],
  ])('is read by its columns %s and %s', (status, spec, done, open) => {
    const rows = [`| ID | ${status} | ${spec} |`, '|---|---|---|'];
    const read = readRoadmap(
      [...rows, `| A | ${done} | \`specs/002-b/\` |`, `| B | ${open} | specs/003-c |`].join('\n'),
    );
    expect(read.map(({ directory, done: isDone }) => [directory, isDone])).toEqual([
      ['specs/002-b', true],
      ['specs/003-c', false],
    ]);
  });
});
