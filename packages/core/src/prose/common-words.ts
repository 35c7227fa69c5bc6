import { MUST_WORDS } from './modality.js';

/** Words that leave a rule what it is: a rule for the code of every project. One list per language. */
const NEUTRAL: Readonly<Record<string, string>> = {
  en:
    'be is are has have having keep maintain maintained maintains achieve achieved reach ensure ensured include includes ' +
    'provide stay remain enforced measured verified checked reported our its it we you they will always every each all any ' +
    'both feature features project projects package packages code codebase repository workspace monorepo change changes ' +
    'functionality implementation implementations production source automated overall total global suite suites thorough ' +
    'comprehensive thoroughly pr prs pull request requests commit commits merge merged merging release review before ' +
    'after prior ci pipeline build builds local locally at in on of for to by as across within through per entire whole ' +
    'that this strictly enabled active ' +
    'developers developer contributors contributor team teams main',
  de:
    'die der das den dem des ein eine einer eines jede jeder jedes jedem alle allen aller gesamte gesamten gesamter code ' +
    'codebasis projekt projekte projekts paket pakete funktion feature features betragen liegen bei von im in für sein ist ' +
    'sind haben wird werden eingehalten erreicht erreichen erfüllen vor merge zu mit',
  fr:
    'la le les de des du un une chaque tout toute toutes tous code projet projets paquet fonctionnalité fonctionnalités ' +
    'être est sont avoir a à pour dans atteindre maintenir maintenue rester ensemble base avant fusion',
  es:
    'la el los las de del un una cada todo toda todos todas código proyecto proyectos paquete funcionalidad ' +
    'funcionalidades ser es son tener tiene en para alcanzar mantener mantenerse estar antes fusionar base',
  pt:
    'a o os as de do da dos das um uma cada todo toda todos todas código projeto projetos pacote funcionalidade ser é são ' +
    'ter tem em para atingir manter ficar estar antes',
  it:
    'la il lo gli le di del della dei un una ogni tutto tutta tutti tutte il codice codice progetto progetti pacchetto ' +
    'funzionalità essere è sono avere ha in per raggiungere mantenere prima',
  zh: '所有 全部 整体 每个 项目 代码 功能 模块 的 为 应 须 需 需要 要 要求 达到 保持 在 并 且 单元测试 单元 测试 集成测试 生产 通过 进行 确保 具备 必要',
  ja:
    'すべての 全ての 全体の 全体 各 プロジェクト コード 機能 の は を が で に と する こと である とする です 維持 達成 満たす ' +
    '必要 確保 テスト ユニットテスト 単体テスト ソース',
  ko: '모든 전체 각 프로젝트 코드 기능 은 는 이 가 을 를 의 유지 달성 테스트 단위 단위테스트 소스 이어야 합니다 한다 해야 이다 입니다',
};

/** Phrases that are as good as "for everything", for rules that ask for something to exist. */
export const CRITICAL_FLOWS = [
  'critical flows',
  'critical paths',
  'critical user flows',
  'critical user journeys',
];

/** What all patterns know: words of duty, words between, and words that do not narrow a rule. */
export const COMMON = {
  // What follows says why, and narrows nothing.
  sep: [
    'to ensure',
    'to guarantee',
    'to prevent',
    'so that',
    'in order to',
    'because',
    'since',
    'afin de',
    'para garantizar',
  ],
  neutral: [
    ...Object.values(NEUTRAL).flatMap((words) => words.split(/\s+/)),
    'pull requests',
    'test suites',
    'user stories',
    'and above',
  ],
  article: ['the', 'a', 'an', 'die', 'der', 'das', 'la', 'le', 'el', 'il', 'o'],
  and: [
    'and',
    'with',
    'und',
    'mit',
    'et',
    'avec',
    'y',
    'e',
    'con',
    'com',
    '&',
    '以及',
    '和',
    '并且',
    '且',
    'および',
    'と',
    '및',
  ],
  must: Object.values(MUST_WORDS).flat(),
} as const;

/** A list of words and phrases written as one text with bars between them. */
export function words(list: string): string[] {
  return list.split('|');
}
