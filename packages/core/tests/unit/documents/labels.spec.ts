import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { fieldsOf } from './helpers.js';

describe('what stands before a title', () => {
  it.each([
    ['Plan Técnico: Tarjetas', 'Tarjetas'],
    ['Technischer Plan: Karten', 'Karten'],
    ['Technischer Umsetzungsplan – Karten', 'Karten'],
    ['Plan technique : cartes', 'cartes'],
    ['Plano técnico: Cartões', 'Cartões'],
    ['Piano tecnico: Carte', 'Carte'],
    ["Piano d'implementazione: Carte", 'Carte'],
    ['技术方案：卡片', '卡片'],
    ['技术实施方案：卡片', '卡片'],
    ['技術計画: カード', 'カード'],
    ['실행 계획: 카드', '실행 계획: 카드'],
    ['기술 계획: 카드', '카드'],
    ['План реализации: Карты', 'Карты'],
    ['Kế hoạch Triển khai: Thẻ', 'Thẻ'],
    ['Planning: Cards', 'Planning: Cards'],
  ])('%s is dropped', (heading, title) => {
    expect(readPlan(`# ${heading}\n\n## Summary\n\nText.\n`).title?.text).toBe(title);
  });
});

describe('the label of a field', () => {
  it.each([
    ['Leistungsziel', 'Performance Goals'],
    ['Grenzen', 'Constraints'],
    ['Alcance/Escala', 'Scale/Scope'],
    ['Escopo/Escala', 'Scale/Scope'],
    ['Portée/Échelle', 'Scale/Scope'],
    ['저장소/상태 관리', 'Storage'],
    ['제한 사항', 'Constraints'],
    ['范围/规模', 'Scale/Scope'],
    ['主要相依套件', 'Primary Dependencies'],
    ['儲存層', 'Storage'],
    ['專案型態', 'Project Type'],
    ['語言／版本', 'Language/Version'],
    ['Язык и версия', 'Language/Version'],
    ['Масштаб этапа', 'Scale/Scope'],
  ])('%s is %s', (label, name) => {
    const plan = readPlan(`# Plan: X\n\n## Technical Context\n\n**${label}**: v\n`);
    expect(fieldsOf(plan)).toEqual([`${name} = v`]);
  });
});

describe('the label of a date', () => {
  it.each(['일자', '작성일자', 'Дата', 'Ngày', 'Tanggal'])('%s', (label) => {
    expect(readPlan(`# Plan: X\n\n**${label}**: 2026-01-02\n\n## Summary\n`).header.date?.text).toBe(
      '2026-01-02',
    );
  });
});

describe('the label of the structure decision', () => {
  it.each([
    '構成方針',
    '選択した構造',
    'Gewählte Struktur',
    'Structure retenue',
    'Estructura elegida',
    'Estrutura escolhida',
    'Struttura scelta',
    '结构方案',
    '구조 방침',
    'Решение по структуре',
  ])('%s', (label) => {
    const plan = readPlan(
      `# Plan: X\n\n## Project Structure\n\n**${label}**: one package \`packages/cards/\`.\n`,
    );
    expect(plan.structureDecision?.paths.map((path) => path.text)).toEqual(['packages/cards']);
  });
});
