import type { TechnicalContextFieldName } from '../../model/plan.js';
import { wordsOfLanguages } from '../../languages/languages.js';
import { list, normaliseLabel } from '../../base/plain-text.js';

/** Labels of the nine fields by field, on keys of `fieldKey`, English first. */
const LABELS: Readonly<Record<TechnicalContextFieldName, readonly string[]>> = {
  'Language/Version': list`
    language/version, language, languages, language/versions, languages/versions, language & version,
    language and version, language version, languages/version, sprache/version, sprachen/versionen,
    sprache, programmiersprache/version, programmiersprache, sprache und version, sprachversion, technologie/version, langage/version, langages/versions,
    langage, langage et version, langue/version, langages et versions, lenguaje/versión, lenguaje/version, lenguaje, lenguaje y versión, lenguajes/versiones, lenguaje de programación, idioma/versión,
    linguagem/versão, linguagem/versao, linguagem, linguagem e versão, linguagens/versões, linguaggio/versione, linguaggio, linguaggio e versione, linguaggi/versioni, 语言/版本, 编程语言/版本, 语言,
    編程語言/版本, 語言/版本, 言語/バージョン, 言語, 使用言語, プログラミング言語, 言語・バージョン, 言語とバージョン, 编程语言, 语言与版本, 语言和版本, 프로그래밍 언어, 언어 및 버전, 언어/버전, 언어
  `,
  'Primary Dependencies': list`
    primary dependencies, primary dependency, main dependencies, key dependencies, dependencies,
    hauptabhängigkeiten, primäre abhängigkeiten, wichtigste abhängigkeiten, wesentliche abhängigkeiten,
    abhängigkeiten, primärabhängigkeiten, haupt-abhängigkeiten, kernabhängigkeiten, zentrale abhängigkeiten, dépendances principales, dépendances clés, dépendances primaires, dépendances,
    dependencias principales, dependencias primarias, dependencias, dependencias clave, dependências principais, dependências-chave,
    dependências primárias, dependências, dipendenze principali, dipendenze primarie, dipendenze, dipendenze chiave, 主要依赖,
    核心依赖, 关键依赖, 主要依赖项, 主要依賴項, 主要依賴, 主要相依套件, 主要相依性, 主要相依項目, 相依套件, 核心依賴, 主要依赖库, 依赖, 主要依存関係, 主要な依存関係, 主な依存関係, 主要ライブラリ, 主要依存ライブラリ, 主な依存ライブラリ, 依存ライブラリ, 依存関係, 主要依存, 주요 의존성, 핵심 의존성, 주 의존성, 기본 의존성, 주요 의존 라이브러리, 주요 종속성, 의존성
  `,
  Storage: list`
    storage, data storage, speicher, datenspeicherung, ablage, speicherung, datenspeicher, datenhaltung, persistenz, stockage,
    stockage/état, stockage de données, stockage des données, persistance, almacenamiento, almacenamiento de datos, persistencia, armazenamento, armazenamento de dados, persistência, archiviazione, memorizzazione, storage dei dati,
    archiviazione dati, 存储, 存储/状态, 存储与状态, 存储方式, 持久化, 儲存方式, 儲存層, 儲存方案, 資料庫儲存, 存储层, 資料儲存, 存储方案, 数据存储, 儲存, ストレージ, 永続化/状態管理, 保存先, 保存, データストア, データストレージ, データ保存, 永続化, 저장소, 저장소/상태 관리, 저장소/상태, 데이터 저장 방식, 영속성, 저장, 저장 방식, 데이터 저장, 스토리지, 데이터 저장소
  `,
  Testing: list`
    testing, tests, test, testing strategy, test strategy, testframework, test-framework, testwerkzeuge, test framework, testing framework, teststrategie, testen, tester, pruebas, testeo, estrategia de pruebas, marco de pruebas, stratégie de test, cadre de test,
    testes, teste, test e verifica, 测试, 测试方案, 测试方式, 測試策略, 测试框架, 测试工具, 测试策略, 測試, 測試框架, テスト, テスト戦略, テスト方針, テスティング, テストフレームワーク, テスト手法, 테스트, 테스트 전략, 테스팅, 테스트 프레임워크, 테스트 도구
  `,
  'Target Platform': list`
    target platform, target platforms, platform, platforms, zielplattform, zielplattformen, ziel-plattform, plattform, zielumgebung, target environment,
    plateforme cible, plateformes cibles, plateforme, environnement cible, plataforma objetivo, plataformas objetivo, plataforma, plataforma destino, plataforma de destino,
    plataforma-alvo, plataforma alvo, piattaforma target, piattaforma di destinazione,
    piattaforma di riferimento, piattaforma, piattaforma obiettivo, 目标平台, 运行平台, 目標平台, 目標環境, 目标环境, 运行环境, 対象プラットフォーム, ターゲットプラットフォーム, ターゲット環境, 動作環境, 対象環境, 대상 플랫폼, 타겟 플랫폼, 타깃 플랫폼, 대상 환경, 목표 플랫폼
  `,
  'Project Type': list`
    project type, projekttyp, projekt-typ, art des projekts, projektart, type de projet, tipo de proyecto, tipo de projeto,
    tipo di progetto, 项目类型, 工程类型, 项目形态, 项目种类, 專案類型, 專案型態, 專案種類, プロジェクトタイプ, プロジェクト種別, プロジェクト形態, プロジェクトの種類, プロジェクト種類, 프로젝트 유형, 프로젝트 타입, 프로젝트 종류
  `,
  'Performance Goals': list`
    performance goals, performance goal, performance targets, performance, performance requirements,
    leistungsziele, performanceziele, performance-ziele, leistungsanforderungen, leistungsziel, performanceziel, performance-ziel, performanz, performanzziele, leistung, objectifs de performance,
    objectifs de performances, objectif de performance, performances, objetivos de rendimiento, metas de rendimiento, objetivo de rendimiento, rendimiento, objetivos de desempeño,
    metas de desempenho, desempenho, requisitos de desempenho, objetivos de desempenho, metas de performance, objetivos de performance,
    obiettivi di prestazione, prestazioni, requisiti prestazionali, obiettivi di prestazioni, obiettivi prestazionali,
    obiettivi di performance, 性能目标, 性能指标, 性能需求, 性能, 性能要求, 效能目標, 性能目標, 效能要求, 效能指標, パフォーマンス目標, 性能目標, 性能要件, パフォーマンス要件, パフォーマンス, パフォーマンスゴール, 성능 목표, 성능 요구사항, 성능
  `,
  Constraints: list`
    constraints, constraint, einschränkungen, einschränkung, grenzen, vorgaben, restriktionen, nebenbedingungen, randbedingungen, rahmenbedingungen, beschränkungen,
    contraintes, contrainte, limites, restricciones, restricción, límites, limitaciones, restrições, restricoes, restrição, limitações, vincoli, limitazioni, 约束, 约束与限制, 限制條件, 約束條件, 约束条件, 限制,
    限制条件, 約束, 制約, 制約条件, 制約事項, 제약 조건, 제약사항, 제약 사항, 제한 사항, 제한사항, 제약조건, 제약
  `,
  'Scale/Scope': list`
    scale/scope, scale, scope, scale & scope, scale and scope, scope/scale, umfang/skalierung,
    skalierung/umfang, größe/umfang, größenordnung/umfang, umfang/größe, maßstab/umfang, skala/umfang, größenordnung, skalierung, umfang, échelle/portée, portée/échelle, périmètre/échelle, volumétrie, échelle/volumétrie, échelle/périmètre, échelle, échelle et portée, échelle et périmètre, ampleur/portée, portée, périmètre,
    escala/alcance, alcance/escala, escala y alcance, alcance y escala, escala/ámbito, ámbito, escala e escopo, escala, alcance, escala/escopo, escopo/escala, escopo e escala, escopo, escala/âmbito, scala/ambito, ambito/scala, portata, scala/portata, scala e ambito, scala/perimetro,
    scala, dimensione/ambito, ambito, 规模/范围, 范围/规模, 规模/边界, 规模与边界, 範圍/規模, 規模與範圍, 規模, 规模与范围, 规模, 规模和范围, 范围, 規模/範圍, スケール/スコープ, スケール, スコープ, 規模/スコープ, 規模/範囲, 規模・範囲, 規模,
    규모/범위, 범위/규모, 규모 및 범위, 규모와 범위, 규모, 범위
  `,
};
const FIELD_BY_LABEL = new Map(
  (Object.keys(LABELS) as TechnicalContextFieldName[]).flatMap((name) =>
    [...LABELS[name], ...wordsOfLanguages((words) => words.fields[name])].map(
      (label) => [label, name] as const,
    ),
  ),
);

/** The standard field that a label names, whatever its language, case and remarks; null for any other label. */
export function fieldNamed(label: string): TechnicalContextFieldName | null {
  const key = normaliseLabel(label).replace(/\s*[/／]\s*/g, '/');
  const outside = key.replace(/\s*[(（[][^()（）[\]]{0,200}[)）\]]\s*/g, ' ').trim();
  const inside = /[(（]([^()（）]{1,60})[)）]/.exec(key)?.[1]?.trim() ?? '';
  return (
    FIELD_BY_LABEL.get(key) ??
    FIELD_BY_LABEL.get(outside) ??
    FIELD_BY_LABEL.get(inside) ??
    fieldInTwoLanguages(outside)
  );
}

/** "Zielplattform / Target platform": both halves name the same field, or one names it and the other none. */
function fieldInTwoLanguages(key: string): TechnicalContextFieldName | null {
  const halves = key.split('/').map((half) => half.trim());
  for (let at = 1; at < halves.length; at += 1) {
    const first = FIELD_BY_LABEL.get(halves.slice(0, at).join('/'));
    const second = FIELD_BY_LABEL.get(halves.slice(at).join('/'));
    if (first !== undefined && first === second) return first;
  }
  return null;
}
