import type { PlanSection } from '../../model/plan.js';
import { withLanguages } from '../../languages/languages.js';
import type { Section } from '../../markdown/outline.js';

/** The words by which a heading is known as a section, on keys of `normaliseLabel`; English first, then others. */
const SECTION_WORDS: Readonly<Record<PlanSection, RegExp>> = {
  summary: withLanguages(
    /^(?:executive )?(?:summary|overview)|^(?:zusammenfassung|überblick|kurzfassung|résumé|sommaire|synthèse|resumen|resumo|sommario|riepilogo|sintesi)|^(?:摘要|概述|概要|总结|概览|總結|要約|サマリー|요약|개요)/,
    (words) => words.headings.summary,
  ),
  'technical-context': withLanguages(
    /technical (?:context|details|background)|technischer? (?:kontext|rahmen|hintergrund|details)|contexte technique|cadre technique|contexto t[ée]cnico|contesto tecnico|detalles técnicos|detalhes técnicos|dettagli tecnici|détails techniques|技术(?:背景|上下文|环境|语境|栈)|技術(?:コンテキスト|的?背景|的?文脈|スタック|環境|上下文)|기술(?:적)? ?(?:컨텍스트|맥락|배경|환경|스택)/,
    (words) => words.headings['technical-context'],
  ),
  'constitution-check': withLanguages(
    /constitution|(?:charter|principles?|guardrails?) (?:check|compliance)|verfassung|grundsatzprüfung|constituci[oó]n|constituiç|costituzion|憲章|宪章|章程|宪法|憲法|原则(?:检查|合规|审查|校验|核对)|原則(?:チェック|檢查|確認|検証)|헌법|헌장|원칙 ?(?:검토|점검|확인)/,
    (words) => words.headings['constitution-check'],
  ),
  'project-structure': withLanguages(
    /(?:project|repository) structure|projektstruktur|structure (?:du|de) projet|estructura del? proyecto|estrutura do projeto|struttura del (?:progetto|repository)|estructura del repositorio|estrutura do repositório|structure du dépôt|repository-struktur|(?:项目|工程|專案|项目目录)结构|專案結構|プロジェクト(?:構造|構成)|프로젝트 ?구조/,
    (words) => words.headings['project-structure'],
  ),
  'complexity-tracking': withLanguages(
    /complexity (?:tracking|justification)|^complexity$|komplexität|suivi (?:de (?:la )?)?complexité|complejidad|complexidade|complessità|complexit[éy] (?:justif|suivi)|复杂[度性]|複雜[度性]|複雑[さ性]|복잡(?:성|도)/,
    (words) => words.headings['complexity-tracking'],
  ),
};

/** Headings of trees in plans that have no Project Structure section. */
const LOOSE_STRUCTURE = withLanguages(
  /^(?:source (?:code|tree)|(?:file|code|directory|folder|repo|repository|package|workspace|source) (?:structure|layout|tree)|(?:affected|changed|key) (?:files|code)|files to (?:modify|change|create|touch)|file changes|structure|quellcode|dateistruktur|verzeichnisstruktur|code source|arborescence|código fuente|estructura de (?:archivos|directorios)|código[- ]fonte|estrutura de (?:arquivos|diretórios)|codice sorgente|struttura dei file|源代码|源码|目录结构|文件结构|代码结构|ソースコード|ディレクトリ構成|ディレクトリ構造|ファイル構成|소스 ?코드|디렉토리 구조|파일 구조)/,
  (words) => words.tree,
);

/** Sub-headings of Project Structure over the feature's own documents. */
const DOCUMENTATION = withLanguages(
  /^(?:documentation|docs|documents|dokumentation|dokumente|documentación|documentação|documentazione|feature documents?|spec(?:ification)? (?:files|documents|artifacts))(?:\b|$)|文档|文件（本|ドキュメント|문서/,
  (words) => words.documents,
);

/** Whether a heading opens the given section; for the check, level 1 never does: titles may hold the word. */
export function opensSection(section: Section, name: PlanSection): boolean {
  return section.depth >= 2 && keyOpensSection(section.key, name);
}

/** The same for a title alone, as `normaliseLabel` gives it. */
export function keyOpensSection(key: string, name: PlanSection): boolean {
  return SECTION_WORDS[name].test(key);
}

/** Whether a title alone stands over a source tree. */
export function keyOpensTree(key: string): boolean {
  return LOOSE_STRUCTURE.test(key);
}

/** Whether a heading stands over a source tree of a plan without Project Structure. */
export function opensLooseStructure(section: Section): boolean {
  return section.depth >= 2 && LOOSE_STRUCTURE.test(section.key);
}

/** Whether a sub-heading of Project Structure stands over the documentation tree. */
export function isDocumentation(section: Section): boolean {
  return DOCUMENTATION.test(section.key);
}

/** The shallowest and then first section of a name; null when there is none. */
export function findSection(outline: readonly Section[], name: PlanSection): Section | null {
  const found = outline.filter((section) => opensSection(section, name));
  const depth = Math.min(...found.map((section) => section.depth));
  return found.find((section) => section.depth === depth) ?? null;
}
