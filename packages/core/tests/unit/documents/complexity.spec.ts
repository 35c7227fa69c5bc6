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
