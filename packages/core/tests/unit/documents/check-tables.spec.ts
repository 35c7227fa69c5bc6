import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { rowsOf } from './helpers.js';

function table(header: string, ...rows: readonly string[]): string {
  const rule = header.replace(/[^|]+/g, ' --- ');
  return [header, rule, ...rows].map((row) => `| ${row} |`).join('\n');
}

function rowsIn(body: string, heading = '## Constitution Check'): string[] {
  return rowsOf(readPlan(`# Implementation Plan: Saved Cards\n\n${heading}\n\n${body}\n`));
}

type Case = readonly [name: string, heading: string, table: string, expected: readonly string[]];

const LANGUAGES: readonly Case[] = [
  [
    'German',
    '## Verfassungsprüfung',
    table(
      'Prinzip | Status | Anmerkung',
      'I. Bibliothek zuerst | erfüllt | eigenes Paket',
      'II. Test zuerst | nicht erfüllt | kommt später',
      'III. Einfachheit | teilweise erfüllt | ein Dienst zu viel',
      'IV. Dokumentation | entfällt | -',
      'V. Sicherheit | offen | -',
      'VI. Leistung | nicht geprüft | -',
    ),
    ['I pass', 'II fail', 'III partial', 'IV na', 'V pending', 'VI pending'],
  ],
  [
    'French',
    '## Vérification de la constitution',
    table(
      'Principe | Conformité | Remarques',
      'I. Tests d’abord | Conforme | paquet séparé',
      'II. Simplicité | Non conforme | deux services',
      'III. Documentation | Partiellement conforme | un guide manque',
      'IV. Sécurité | Sans objet | -',
      'V. Performance | À vérifier | -',
      'VI. Journaux | Pas respecté | -',
    ),
    ['I pass', 'II fail', 'III partial', 'IV na', 'V pending', 'VI fail'],
  ],
  [
    'Spanish',
    '## Verificación de la Constitución',
    table(
      'Principio | ¿Cumple? | Notas',
      'I. Pruebas primero | Cumple | paquete propio',
      'II. Simplicidad | No cumple | dos servicios',
      'III. Documentos | Cumple parcialmente | falta una guía',
      'IV. Seguridad | No aplica | -',
      'V. Rendimiento | Pendiente | -',
    ),
    ['I pass', 'II fail', 'III partial', 'IV na', 'V pending'],
  ],
  [
    'Portuguese',
    '## Verificação da Constituição',
    table(
      'Princípio | Situação | Notas',
      'I. Testes | Atende | pacote próprio',
      'II. Simplicidade | Não atende | dois serviços',
      'III. Documentos | Atende parcialmente | falta um guia',
      'IV. Segurança | Não se aplica | -',
      'V. Desempenho | Pendente | -',
    ),
    ['I pass', 'II fail', 'III partial', 'IV na', 'V pending'],
  ],
  [
    'Italian',
    '## Controllo della costituzione',
    table(
      'Principio | Esito | Note',
      'I. Test | Rispettato | pacchetto proprio',
      'II. Semplicità | Non rispettato | due servizi',
      'III. Documenti | Rispettato parzialmente | manca una guida',
      'IV. Sicurezza | Non applicabile | -',
      'V. Prestazioni | Da verificare | -',
    ),
    ['I pass', 'II fail', 'III partial', 'IV na', 'V pending'],
  ],
  [
    'Chinese',
    '## 章程检查',
    table(
      '原则 | 状态 | 说明',
      'I. 测试先行 | 符合 | 独立包',
      'II. 简单 | 不符合 | 两个服务',
      'III. 文档 | 部分符合 | 缺一份指南',
      'IV. 安全 | 不适用 | -',
      'V. 性能 | 待确认 | -',
      'VI. 日志 | 未通过 | -',
      'VII. 版本 | 完全符合 | -',
    ),
    ['I pass', 'II fail', 'III partial', 'IV na', 'V pending', 'VI fail', 'VII pass'],
  ],
  [
    'Japanese',
    '## 憲章チェック',
    table(
      '原則 | 判定 | 備考',
      '原則1: テスト優先 | 適合 | 別パッケージ',
      '原則2: 簡潔 | 不適合 | 二つのサービス',
      'III. 文書 | 一部適合 | -',
      'IV. 安全 | 該当なし | -',
      'V. 性能 | 未確認 | -',
      'VI. 監視 | OK | -',
      'VII. 版 | NG | -',
      'VIII. 互換 | 準拠していない | -',
    ),
    ['1 pass', '2 fail', 'III partial', 'IV na', 'V pending', 'VI pass', 'VII fail', 'VIII fail'],
  ],
  [
    'Korean',
    '## 헌법 검토',
    table(
      '원칙 | 상태 | 비고',
      '제1조 테스트 우선 | 준수 | 별도 패키지',
      '제2조 단순성 | 미준수 | -',
      'III. 문서 | 부분 준수 | -',
      'IV. 보안 | 해당 없음 | -',
      'V. 성능 | 확인 필요 | -',
      'VI. 감시 | 준수하지 않음 | -',
      'VII. 호환 | 준수함 | -',
    ),
    ['1 pass', '2 fail', 'III partial', 'IV na', 'V pending', 'VI fail', 'VII pass'],
  ],
];

describe('a table of principles', () => {
  it.each(LANGUAGES)('in %s', (_name, heading, body, expected) => {
    const found = rowsIn(body, heading).map((row) => row.split(' | ').slice(1, 3).join(' '));
    expect(found).toEqual(expected);
  });

  it.each([
    ['✔', 'pass'],
    ['☑', 'pass'],
    ['✔️ OK', 'pass'],
    ['🟢', 'pass'],
    ['✖', 'fail'],
    ['🔴', 'fail'],
    ['🟡', 'partial'],
    ['⏳', 'pending'],
    ['➖', 'na'],
    ['[x]', 'pass'],
    ['[X] done', 'pass'],
    ['[ ]', 'pending'],
    ['Fully met', 'pass'],
    ['Met', 'pass'],
    ['Not met', 'fail'],
    ['Not yet met', 'pending'],
    ['Mostly met', 'partial'],
    ['Not fully compliant', 'partial'],
    ['Compliant with exceptions', 'partial'],
    ['PASS with one recorded deviation', 'partial'],
    ['PASS with no deviations', 'pass'],
    ['Exception granted', 'partial'],
    ['Does not comply', 'fail'],
    ['NON-COMPLIANT', 'fail'],
    ['Not evaluated', 'pending'],
    ['No issues', 'pass'],
    ['⚠️ PENDING', 'partial'],
    ['✅ PASS (pending tests)', 'pass'],
    ['PASS only if the guide is written', 'unknown'],
    ['PASS once the guide is written', 'unknown'],
    ['N/A until phase 2', 'na'],
    ['~~FAIL~~ PASS', 'pass'],
    ['PASS<br>by design', 'pass'],
    ['×', 'fail'],
    ['Not violated', 'pass'],
    ['Nicht verletzt', 'pass'],
    ['未违反', 'pass'],
    ['違反していない', 'pass'],
    ['위반하지 않음', 'pass'],
  ])('reads the status %s', (status, verdict) => {
    const body = table('Principle | Status', 'I. Layers | PASS', `II. Tests | ${status}`);
    expect(rowsIn(body)).toEqual(['I. Layers | I | pass | pre', `II. Tests | II | ${verdict} | pre`]);
  });

  it('reads answers with a remark in a column that asks', () => {
    const body = table(
      'Principle | Compliant? | Notes',
      'I. Layers | Yes, all of them | x',
      'II. Tests | No, see below | y',
      'III. Docs | Yes - by design | z',
    );
    expect(rowsIn(body)).toEqual([
      'I. Layers | I | pass | pre',
      'II. Tests | II | fail | pre',
      'III. Docs | III | pass | pre',
    ]);
  });

  it('reads a column that asks for violations the other way round', () => {
    const body = table(
      'Principle | Violation?',
      'I. Layers | No',
      'II. Tests | Yes',
      'III. Docs | None',
      'IV. Speed | N/A',
    );
    expect(rowsIn(body).map((row) => row.split(' | ')[2])).toEqual(['pass', 'fail', 'pass', 'na']);
  });

  it('reads which of the columns that are verdicts is ticked', () => {
    const body = table(
      'Principle | Pass | Fail | N/A',
      'I. Layers | ✓ | | ',
      'II. Tests | | ✓ | ',
      'III. Docs | [ ] | [ ] | [x]',
      'IV. Speed | | | ',
      'V. Size | x | x | ',
    );
    const verdicts = rowsIn(body).map((row) => row.split(' | ')[2]);
    expect(verdicts).toEqual(['pass', 'fail', 'na', 'unknown', 'fail']);
  });

  it('takes the worst of columns for single projects', () => {
    const body = table(
      'Principle | api | web',
      'I. Layers | ✅ | ✅',
      'II. Tests | ✅ | ❌',
      'III. Docs | ✅ | N/A',
    );
    expect(rowsIn(body).map((row) => row.split(' | ')[2])).toEqual(['pass', 'fail', 'pass']);
  });

  it('takes the worst of two status columns of one phase', () => {
    const body = table('Principle | API status | Web status', 'I. Layers | PASS | FAIL');
    expect(rowsIn(body)).toEqual(['I. Layers | I | fail | pre']);
  });

  it.each([
    ['Verdict | Principle | Why', 'PASS | I. Layers | ok'],
    ['Done | Principle', '[x] | I. Layers'],
    ['Principle | Gate | Status | Notes', 'I. Layers | Not applicable | PASS | no change'],
  ])('finds the status among the columns %s', (header, row) => {
    expect(rowsIn(table(header, row))).toEqual(['I. Layers | I | pass | pre']);
  });

  it.each([
    ['Principle | Pre-Design | Post-Design', 'I. Layers | ⚠️ | ✅'],
    ['Principle | Initial | Re-check', 'I. Layers | Partial | Pass'],
    ['Prinzip | Vor Phase 0 | Nach Phase 1', 'I. Layers | teilweise | erfüllt'],
    ['Principle | Before | After', 'I. Layers | Partial | Pass'],
    ['Principle | Phase 0 | Phase 1', 'I. Layers | Partial | Pass'],
    ['原则 | 设计前 | 设计后', 'I. Layers | 部分符合 | 符合'],
  ])('keeps the phases of the columns %s apart', (header, row) => {
    expect(rowsIn(table(header, row))).toEqual([
      'I. Layers | I | partial | pre',
      'I. Layers | I | pass | post',
    ]);
  });

  it('names the row by its first column where another quotes the constitution', () => {
    const body = table('Item | Constitution | This feature | Status', 'Language | Rust | Rust | ✅ Aligned');
    expect(rowsIn(body)).toEqual(['Language | - | pass | pre']);
  });

  it.each([
    ['Art. 3 Simplicity', '3'],
    ['Article IV: Docs', 'IV'],
    ['Principio III: Docs', 'III'],
    ['Artikel 2 – Docs', '2'],
    ['(1) Docs', '1'],
    ['2) Docs', '2'],
    ['§5 Docs', '5'],
    ['第3条 文档', '3'],
    ['원칙 4: 문서', '4'],
    ['.NET Standards', '-'],
  ])('keeps the name and the number of %s', (name, number) => {
    expect(rowsIn(table('Principle | Status', `${name} | PASS`))).toEqual([
      `${name} | ${number} | pass | pre`,
    ]);
  });

  it('speaks for the heading above it', () => {
    const body = `### ✅ Constitutional Compliance\n\n${table('Principle | Compliance', '**I. Layers** | ✅ PASS', '**II. Tests** | ❌ FAIL')}`;
    expect(rowsIn(body)).toEqual(['I. Layers | I | pass | pre', 'II. Tests | II | fail | pre']);
  });

  it.each([
    '## 3. Constitution Check',
    '## ⚖️ Constitution Check',
    '## III. Constitution Check ✅',
    '##Constitution Check',
  ])('stands below %s', (heading) => {
    expect(rowsIn(table('Principle | Status', 'I. Layers | PASS'), heading)).toEqual([
      'I. Layers | I | pass | pre',
    ]);
  });
});
