import { readPlan } from '../../../src/documents/plan/read-plan.js';
import type { PlanDocument } from '../../../src/model/plan.js';
import { fieldsOf } from './helpers.js';

const NAMES = [
  'Language/Version',
  'Primary Dependencies',
  'Storage',
  'Testing',
  'Target Platform',
  'Project Type',
  'Performance Goals',
  'Constraints',
  'Scale/Scope',
];
const VALUES = [...'abcdefghi'];
const ALL = NAMES.map((name, at) => `${name} = ${VALUES[at] ?? ''}`);

function fieldsIn(body: string, heading = '## Technical Context'): string[] {
  return fieldsOf(readPlan(`# Implementation Plan: Saved Cards\n\n${heading}\n\n${body}\n`));
}

const LABELS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'German',
    '## Technischer Kontext',
    [
      'Sprache / Version',
      'Hauptabhängigkeiten',
      'Speicherung',
      'Testen',
      'Zielplattform',
      'Projekt-Typ',
      'Performance-Ziele',
      'Randbedingungen',
      'Größenordnung/Umfang',
    ],
  ],
  [
    'French',
    '## Contexte technique',
    [
      'Langage/Version',
      'Dépendances principales',
      'Stockage',
      'Tests',
      'Plateforme cible',
      'Type de projet',
      'Objectifs de performance',
      'Contraintes',
      'Échelle/Portée',
    ],
  ],
  [
    'Spanish',
    '## Contexto técnico',
    [
      'Lenguaje/Versión',
      'Dependencias principales',
      'Almacenamiento',
      'Pruebas',
      'Plataforma objetivo',
      'Tipo de proyecto',
      'Objetivos de rendimiento',
      'Restricciones',
      'Escala/Alcance',
    ],
  ],
  [
    'Portuguese',
    '## Contexto Técnico',
    [
      'Linguagem/Versão',
      'Dependências principais',
      'Armazenamento',
      'Testes',
      'Plataforma-alvo',
      'Tipo de projeto',
      'Metas de desempenho',
      'Restrições',
      'Escala/Escopo',
    ],
  ],
  [
    'Italian',
    '## Contesto Tecnico',
    [
      'Linguaggio/Versione',
      'Dipendenze principali',
      'Archiviazione',
      'Test',
      'Piattaforma di destinazione',
      'Tipo di progetto',
      'Obiettivi di prestazione',
      'Vincoli',
      'Scala/Ambito',
    ],
  ],
  [
    'Chinese',
    '## 技术上下文',
    ['语言/版本', '关键依赖', '存储', '测试', '目标平台', '项目类型', '性能指标', '约束', '规模/范围'],
  ],
  [
    'traditional Chinese',
    '## 技術背景',
    ['語言/版本', '主要依賴', '儲存', '測試', '目標平台', '專案類型', '效能目標', '限制', '規模/範圍'],
  ],
  [
    'Japanese',
    '## 技術コンテキスト',
    [
      '言語/バージョン',
      '主要依存関係',
      'ストレージ',
      'テスト',
      '対象プラットフォーム',
      'プロジェクトタイプ',
      'パフォーマンス目標',
      '制約',
      'スケール/スコープ',
    ],
  ],
  [
    'Korean',
    '## 기술 컨텍스트',
    [
      '언어/버전',
      '주요 의존성',
      '저장소',
      '테스트',
      '대상 플랫폼',
      '프로젝트 유형',
      '성능 목표',
      '제약 조건',
      '규모/범위',
    ],
  ],
];

const FORMS: readonly (readonly [string, (name: string, value: string) => string])[] = [
  ['bold labels', (name, value) => `**${name}**: ${value}`],
  ['the colon within the bold', (name, value) => `**${name}:** ${value}`],
  ['italic labels', (name, value) => `*${name}*: ${value}`],
  ['labels as code', (name, value) => `\`${name}\`: ${value}`],
  ['a dash for the colon', (name, value) => `**${name}** – ${value}`],
  ['plain bullets', (name, value) => `- ${name}: ${value}`],
  ['headings', (name, value) => `### ${name}\n\n${value}\n`],
  ['definitions', (name, value) => `${name}\n: ${value}\n`],
  ['the value on the next line', (name, value) => `**${name}**\n${value}\n`],
];

describe('Technical Context', () => {
  it.each(LABELS)('has its nine fields in %s', (_language, heading, labels) => {
    expect(
      fieldsIn(labels.map((label, at) => `**${label}**: ${VALUES[at] ?? ''}`).join('\n'), heading),
    ).toEqual(ALL);
  });

  it.each(FORMS)('has its nine fields as %s', (_form, line) => {
    expect(fieldsIn(NAMES.map((name, at) => line(name, VALUES[at] ?? '')).join('\n'))).toEqual(ALL);
  });

  it('has its nine fields as a table', () => {
    const rows = NAMES.map((name, at) => `| **${name}** | ${VALUES[at] ?? ''} |`);
    expect(fieldsIn(['| Feld | Wert |', '|---|---|', ...rows].join('\n'))).toEqual(ALL);
    expect(fieldsIn(rows.join('\n'))).toEqual(ALL);
  });

  it('takes the header of another table for no field', () => {
    expect(fieldsIn('| Project Type | Tags used |\n|---|---|\n| app | x |\n| library | y |')).toEqual([]);
  });

  it('ends the value of a list item at the item beside it', () => {
    expect(fieldsIn('- Language: Go 1.24\n- Wire format: protobuf\n- Storage: none kept')).toEqual([
      'Language/Version = Go 1.24',
      'Storage = none kept',
    ]);
  });

  it('leaves out labels that are none of the nine', () => {
    expect(fieldsIn('**Language/Version**: Go\n**Framework**: Chi\n**Storage**: files')).toEqual([
      'Language/Version = Go',
      'Storage = files',
    ]);
  });

  it.each([
    'KLÄRUNG ERFORDERLICH',
    '[ZU KLÄREN: welche?]',
    '[À PRÉCISER]',
    'REQUIERE ACLARACIÓN',
    '[ESCLARECIMENTO NECESSÁRIO]',
    '[DA CHIARIRE]',
    '待澄清',
    '要明確化',
    '명확화 필요',
  ])('is open where it says %s', (value) => {
    const { fields } = readPlan(`## Technical Context\n\n**Storage**: ${value}\n`).technicalContext;
    expect(fields.map(({ open }) => open)).toEqual([true]);
  });
});

type Header = readonly [name: string, text: string, expected: readonly (string | null)[]];

const HEADERS: readonly Header[] = [
  [
    'German',
    '# Umsetzungsplan: Karten\n\n**Zweig**: `001-k` | **Datum**: 17.10.2025 | **Spezifikation**: [spec.md](./spec.md)',
    ['Karten', '001-k', '17.10.2025', 'spec.md'],
  ],
  [
    'French',
    '# Plan d’implémentation : Cartes\n\n**Branche** : `001-c` | **Date** : 17 octobre 2025 | **Spécification** : [spec.md](spec.md)',
    ['Cartes', '001-c', '17 octobre 2025', 'spec.md'],
  ],
  [
    'Portuguese',
    '# Plano de Implementação: Cartões\n\n**Ramo**: `001-c` | **Data**: 17/10/2025 | **Especificação**: [spec.md](spec.md)',
    ['Cartões', '001-c', '17/10/2025', 'spec.md'],
  ],
  [
    'Chinese',
    '# 实施计划：卡片\n\n**分支**：`001-c` | **日期**：2025年11月29日 | **规范**：[spec.md](spec.md)',
    ['卡片', '001-c', '2025年11月29日', 'spec.md'],
  ],
  [
    'Japanese with a remark in the title',
    '# 実装計画（改訂版）: カード\n\n**ブランチ**: `001-c` | **日付**: 2025/11/29 | **仕様**: [spec.md](spec.md)',
    ['カード', '001-c', '2025/11/29', 'spec.md'],
  ],
  [
    'Korean',
    '# 구현 계획: 카드\n\n**브랜치**: `001-c` | **날짜**: 2025. 11. 29. | **명세**: [spec.md](spec.md)',
    ['카드', '001-c', '2025. 11. 29.', 'spec.md'],
  ],
  [
    'a date in words',
    '# Implementation Plan: Cards\n\n**Branch**: `001-c` | **Date**: October 17, 2025 | **Spec**: [spec.md](spec.md)',
    ['Cards', '001-c', 'October 17, 2025', 'spec.md'],
  ],
  [
    'a table with labels in the first column',
    '# Implementation Plan: Cards\n\n| Field | Value |\n|---|---|\n| Branch | `001-c` |\n| Date | 2025-01-01 |\n| Spec | [spec.md](spec.md) |',
    ['Cards', '001-c', '2025-01-01', 'spec.md'],
  ],
  [
    'rows without the line of dashes of a table',
    '# Implementation Plan: Cards\n\n| **Branch** | `001-c` |\n| **Date** | 2025-01-01 |\n| **Spec** | [spec.md](spec.md)',
    ['Cards', '001-c', '2025-01-01', 'spec.md'],
  ],
  [
    'a table with an escaped bar in a cell',
    '# Implementation Plan: Cards\n\n| Field | Value |\n|---|---|\n| Branch | `001-c` (was a\\|b) |\n| Date | 2025-01-01 |',
    ['Cards', '001-c', '2025-01-01', null],
  ],
  [
    'a table with labels as its header',
    '# Implementation Plan: Cards\n\n| Branch | Date | Spec |\n|---|---|---|\n| `001-c` | 2025-01-01 | [spec.md](spec.md) |',
    ['Cards', '001-c', '2025-01-01', 'spec.md'],
  ],
  [
    'front matter',
    '---\nbranch: 001-c\ndate: "2025-01-01"\nspec: ./spec.md\n---\n\n# Implementation Plan: Cards',
    ['Cards', '001-c', '2025-01-01', './spec.md'],
  ],
  [
    'a heading without a space',
    '#Implementation Plan: Cards\n\n**Branch**: `001-c`',
    ['Cards', '001-c', null, null],
  ],
  [
    'a symbol before the title',
    '# 🚀 Implementation Plan: Cards\n\n**Branch**: `001-c`',
    ['Cards', '001-c', null, null],
  ],
  [
    'what the template left',
    '# Implementation Plan: [FEATURE]\n\n**Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]',
    [null, null, null, null],
  ],
  [
    'letters for a value to come',
    '# Implementation Plan: Cards\n\n**Branch**: TBD | **Date**: YYYY-MM-DD | **Spec**: TBD',
    ['Cards', null, null, null],
  ],
];

describe('a header', () => {
  const headerOf = ({ title, header }: PlanDocument): (string | null)[] =>
    [title, header.branch, header.date, header.spec].map((text) => text?.text ?? null);

  it.each(HEADERS)('%s', (_name, text, expected) => {
    expect(headerOf(readPlan(`${text}\n\n## Summary\n\nCards.\n`))).toEqual(expected);
  });

  it('keeps the lines of what stands below front matter and below a heading without a space', () => {
    const plan = readPlan(
      '---\nbranch: 001-c\n---\n\n# Implementation Plan: Cards\n\n##Technical Context\n\n**Storage**: files\n',
    );
    expect(plan.title?.position.line).toBe(5);
    expect(plan.sections['technical-context']?.line).toBe(7);
    expect(plan.technicalContext.fields[0]?.position.line).toBe(9);
  });

  it('takes an issue number and a tag for no heading', () => {
    const plan = readPlan(
      '# Implementation Plan: Cards\n\n#42 is fixed by this.\n\n#cards\n\n## Summary\n\nCards.\n',
    );
    expect(plan.title?.text).toBe('Cards');
    expect(plan.sections.summary?.line).toBe(7);
  });
});
