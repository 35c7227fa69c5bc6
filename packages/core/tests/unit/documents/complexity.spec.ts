import { readPlan } from '../../../src/documents/plan/read-plan.js';

function violationsIn(header: string, row: string, heading = '## Complexity Tracking'): string[] {
  const rule = header.replace(/[^|]+/g, ' --- ');
  const text = `# Implementation Plan: Cards\n\n${heading}\n\n| ${header} |\n| ${rule} |\n| ${row} |\n`;
  return readPlan(text).complexity.rows.map(
    ({ violation, why, alternative }) => `${violation}; ${why}; ${alternative}`,
  );
}

describe('Complexity Tracking', () => {
  it.each([
    ['## Komplexitätsverfolgung', 'Verstoß | Warum nötig | Einfachere Alternative verworfen weil'],
    ['## Suivi de la complexité', 'Violation | Pourquoi nécessaire | Alternative plus simple rejetée car'],
    [
      '## Seguimiento de Complejidad',
      'Violación | Por qué se necesita | Alternativa más simple rechazada porque',
    ],
    [
      '## Rastreamento de Complexidade',
      'Violação | Por que é necessária | Alternativa mais simples rejeitada porque',
    ],
    [
      '## Tracciamento della complessità',
      'Violazione | Perché necessaria | Alternativa più semplice scartata perché',
    ],
    ['## 复杂度跟踪', '违反项 | 为什么需要 | 拒绝更简单方案的原因'],
    ['## 複雑さの追跡', '違反 | 必要な理由 | 却下した単純な代替案'],
    ['## 복잡도 추적', '위반 사항 | 필요한 이유 | 더 단순한 대안을 거부한 이유'],
    ['## Complexity Tracking', 'Complexity | Why Needed | Simpler Alternative Rejected Because'],
  ])('below %s', (heading, header) => {
    expect(violationsIn(header, 'A fourth project | Speed | Too slow', heading)).toEqual([
      'A fourth project; Speed; Too slow',
    ]);
  });

  it.each(['Decision | Rationale', 'Aspect | Decision | Rationale', 'Item | Effort | Notes'])(
    'is no table of %s',
    (header) => {
      expect(violationsIn(header, 'A | B | C')).toEqual([]);
    },
  );

  it.each(
    'Keine;Keine Verstöße;Entfällt;n.v.;Aucune;Aucune violation;Rien;Néant;Non applicable;Ninguna;Ninguno;Ninguna violación;Sin violaciones;Nenhuma;Nenhuma violação;Não aplicável;Nessuna;Nessuna violazione;无;无违反;无违规;暂无;不涉及;なし;違反なし;該当なし;特になし;없음;위반 없음;해당 없음;해당사항 없음;None;none.;*None*;(none);_None identified_;✅ None;N/A;N.A.;—;-;Nothing to report;No violations;No constitutional violations identified'.split(
      ';',
    ),
  )('has no row where the cell says %s', (cell) => {
    expect(
      violationsIn('Violation | Why Needed | Simpler Alternative Rejected Because', `${cell} | - | -`),
    ).toEqual([]);
  });
});

describe('a row without reasons', () => {
  const template = 'Violation | Why Needed | Simpler Alternative Rejected Because';

  it.each([
    'II.coverage',
    'ii.size',
    'III.security @ pay',
    'testing.coverage @ pay',
    'Article 2: Tests first',
    '第二条 测试',
    'II',
    'I / II',
    'Principle IV',
  ])('is a waiver where it names a gate or a principle: %s', (cell) => {
    expect(violationsIn(template, `${cell} | none | N/A`)).toEqual([`${cell}; none; N/A`]);
  });

  it.each(['Node.js', 'index.ts', 'A second store', '2 stores'])(
    'is no row where it names neither: %s',
    (cell) => {
      expect(violationsIn(template, `${cell} | none | N/A`)).toEqual([]);
    },
  );
});

describe('the end of a waiver, and columns beside those of the template', () => {
  function rowOf(header: string, cell: string) {
    const text = `# Implementation Plan: Cards\n\n## Complexity Tracking\n\n| Violation | Why Needed | Simpler Alternative Rejected Because | ${header} |\n|---|---|---|---|\n| II.lint | No emulator yet | A mock tests itself | ${cell} |\n`;
    const [row] = readPlan(text).complexity.rows;
    return { until: row?.until ?? null, unread: row?.unread ?? [] };
  }

  it.each(
    'Until;Ends;End date;Deadline;Due;Due Date;Sunset;Expires on;Valid through;Review by;Fix by;Waived until;Bis;Gültig bis;Frist;Fällig am;Befristet bis;Échéance;Hasta;Vence;Scadenza;Prazo;Tot;Termin;Срок;期限;截止日期;기한'.split(
      ';',
    ),
  )('is read below "%s"', (header) => {
    expect(rowOf(header, '2020-01-01')).toEqual({ until: '2020-01-01', unread: [] });
  });

  it.each(['~~2020-01-01~~', '<!-- 2020-01-01 -->', '![2020-01-01](x)', '<del>2030-01-01</del>'])(
    'is not empty where its text is hidden: %s',
    (cell) => {
      expect(rowOf('Until', cell).until).not.toBeNull();
    },
  );

  it.each(['', '-', '—'])('is not set by "%s"', (cell) => {
    expect(rowOf('Until', cell)).toEqual({ until: null, unread: [] });
  });

  it.each([
    ['Project', 'pay'],
    ['Holds While', 'the emulator is missing'],
    ['Applies To', 'pay'],
    ['Notes', 'gone on 2030-01-01'],
    ['Date', '01.02.2030'],
  ])('may be in the column "%s", which is not understood', (header, cell) => {
    expect(rowOf(header, cell)).toEqual({ until: null, unread: [header] });
  });

  it.each([
    ['Owner', 'the card team'],
    ['Status', 'accepted'],
    ['Ticket', 'SHOP-12'],
    ['Project', ''],
  ])('is not looked for in the column "%s" with "%s"', (header, cell) => {
    expect(rowOf(header, cell)).toEqual({ until: null, unread: [] });
  });

  it.each(['II.lint ~~@ pay~~', 'II.lint <!-- @ pay -->', 'II.lint ![@ pay](x)'])(
    'is not widened by a scope that does not show: %s',
    (violation) => {
      const text = `# Implementation Plan: Cards\n\n## Complexity Tracking\n\n| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n| ${violation} | No emulator yet | A mock tests itself |\n`;
      expect(readPlan(text).complexity.rows).toMatchObject([{ violation: 'II.lint', unread: ['Violation'] }]);
    },
  );
});
