import type { TechnicalContextFieldName } from '../../model/plan.js';
import { list, normaliseLabel } from '../text.js';

/** Labels of the nine fields by field, on keys of `fieldKey`, English first. */
const LABELS: Readonly<Record<TechnicalContextFieldName, readonly string[]>> = {
  'Language/Version': list`
    language/version, language, languages, language/versions, languages/versions, language & version,
    language and version, language version, languages/version, sprache/version, sprachen/versionen,
    sprache, programmiersprache/version, sprache und version, langage/version, langages/versions,
    langage, langue/version, lenguaje/versión, lenguaje/version, lenguaje, idioma/versión,
    linguagem/versão, linguagem/versao, linguagem, linguaggio/versione, linguaggio, 语言/版本, 编程语言/版本, 语言,
    編程語言/版本, 語言/版本, 言語/バージョン, 言語, 언어/버전, 언어
  `,
  'Primary Dependencies': list`
    primary dependencies, primary dependency, main dependencies, key dependencies, dependencies,
    hauptabhängigkeiten, primäre abhängigkeiten, wichtigste abhängigkeiten, wesentliche abhängigkeiten,
    abhängigkeiten, dépendances principales, dépendances primaires, dépendances,
    dependencias principales, dependencias primarias, dependencias, dependências principais,
    dependências primárias, dependências, dipendenze principali, dipendenze primarie, dipendenze, 主要依赖,
    核心依赖, 主要依赖项, 主要依賴, 依赖, 主要依存関係, 主要な依存関係, 主な依存関係, 依存関係, 主要依存, 주요 의존성, 주요 종속성, 의존성
  `,
  Storage: list`
    storage, data storage, speicher, speicherung, datenspeicher, datenhaltung, persistenz, stockage,
    stockage de données, almacenamiento, armazenamento, archiviazione, memorizzazione, storage dei dati,
    persistenza, 存储, 存储方案, 数据存储, 儲存, ストレージ, 保存先, データストア, 저장소, 스토리지, 데이터 저장소
  `,
  Testing: list`
    testing, tests, test, test framework, testing framework, teststrategie, testen, tester, pruebas,
    testes, teste, test e verifica, 测试, 测试框架, 測試, テスト, テスティング, 테스트, 테스팅
  `,
  'Target Platform': list`
    target platform, target platforms, platform, platforms, zielplattform, zielplattformen,
    plateforme cible, plateformes cibles, plataforma objetivo, plataforma destino, plataforma de destino,
    plataforma-alvo, plataforma alvo, piattaforma target, piattaforma di destinazione,
    piattaforma di riferimento, 目标平台, 目標平台, 対象プラットフォーム, ターゲットプラットフォーム, 対象環境, 대상 플랫폼, 타겟 플랫폼, 목표 플랫폼
  `,
  'Project Type': list`
    project type, projekttyp, projektart, type de projet, tipo de proyecto, tipo de projeto,
    tipo di progetto, 项目类型, 專案類型, プロジェクトタイプ, プロジェクト種別, プロジェクトの種類, プロジェクト種類, 프로젝트 유형, 프로젝트 타입, 프로젝트 종류
  `,
  'Performance Goals': list`
    performance goals, performance goal, performance targets, performance, performance requirements,
    leistungsziele, performanceziele, performance-ziele, objectifs de performance,
    objectifs de performances, objetivos de rendimiento, metas de rendimiento, objetivos de desempeño,
    metas de desempenho, objetivos de desempenho, metas de performance, objetivos de performance,
    obiettivi di prestazione, obiettivi di prestazioni, obiettivi prestazionali,
    obiettivi di performance, 性能目标, 效能目標, パフォーマンス目標, 性能目標, パフォーマンスゴール, 성능 목표
  `,
  Constraints: list`
    constraints, constraint, einschränkungen, randbedingungen, rahmenbedingungen, beschränkungen,
    contraintes, restricciones, limitaciones, restrições, restricoes, limitações, vincoli, 约束, 约束条件, 限制,
    限制条件, 約束, 制約, 制約条件, 制約事項, 제약 조건, 제약사항, 제약조건, 제약
  `,
  'Scale/Scope': list`
    scale/scope, scale, scope, scale & scope, scale and scope, scope/scale, umfang/skalierung,
    skalierung/umfang, größe/umfang, umfang, échelle/portée, échelle/périmètre, portée, périmètre,
    escala/alcance, escala, alcance, escala/escopo, escopo, escala/âmbito, scala/ambito, scala/portata,
    scala, dimensione/ambito, ambito, 规模/范围, 规模, 范围, 規模/範圍, スケール/スコープ, スケール, スコープ, 規模/スコープ, 規模/範囲, 規模,
    규모/범위, 규모, 범위
  `,
};
const FIELD_BY_LABEL = new Map(
  (Object.keys(LABELS) as TechnicalContextFieldName[]).flatMap((name) =>
    LABELS[name].map((label) => [label, name] as const),
  ),
);

/** The standard field that a label names, whatever its language, case and remarks; null for any other label. */
export function fieldNamed(label: string): TechnicalContextFieldName | null {
  const key = normaliseLabel(label).replace(/\s*[/／]\s*/g, '/');
  const outside = key.replace(/\s*[(（[][^()（）[\]]{0,200}[)）\]]\s*/g, ' ').trim();
  const inside = /[(（]([^()（）]{1,60})[)）]/.exec(key)?.[1]?.trim() ?? '';
  return FIELD_BY_LABEL.get(key) ?? FIELD_BY_LABEL.get(outside) ?? FIELD_BY_LABEL.get(inside) ?? null;
}
