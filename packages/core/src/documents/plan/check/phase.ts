import { withLanguages, wordsOfLanguages } from '../../../languages/languages.js';
import { normaliseLabel } from '../../../base/plain-text.js';

export type CheckPhase = 'pre' | 'post';

const POST = withLanguages(
  /post[- ]?(?:design|phase|implementation|research|plan|clarif)|re-?(?:check|evaluat|verif|validat|assess|review|visit|confirm)|after (?:phase 1|design)|(?:phase 1|design)[- ](?:re-?check|validation|complete)|nach (?:dem )?(?:phase 1|design|entwurf)|erneute prüfung|nachprüfung|après (?:la )?(?:phase 1|conception)|post-conception|revérification|réévaluation|tras (?:el )?diseño|post-?diseño|re-?evaluación|re-?verificación|revisión posterior|pós-?(?:design|projeto|fase)|re-?avaliação|re-?verificação|após (?:o )?(?:design|projeto)|post-?progettazione|dopo (?:la )?(?:progettazione|fase 1)|ri-?verifica|rivalutazione|设计后|设计阶段后|阶段 ?1 ?后|复[核查检评]|再(?:评估|检查|次检查)|設計後|再(?:チェック|確認|評価|検査)|設計完了後|설계 ?(?:이?후|후)|재(?:검토|확인|평가|점검)|nach (?:dem |der )?(?:technischen )?(?:design|recherche|forschung|planung)|(?:après|post) (?:la |le )?(?:recherche|phase 1|conception|design)|revue après|(?:tras|después de(?:l)?|luego de(?:l)?) (?:el |la )?(?:diseño|investigación|fase 1)|post-?diseño|(?:após|depois d[aeo]) (?:o |a )?(?:desenho|pesquisa|design|projeto|fase 1)|pós-?desenho|dopo (?:la |il |lo )?(?:progettazione|ricerca|design|fase 1)|(?:phase|阶段|階段|フェーズ|단계|페이즈) ?1 ?(?:设计|設計|설계)?(?:之|完成)?(?:後|后|이후|후)|第?[1一] ?(?:阶段|階段)(?:设计|設計)?(?:之|完成)?[后後]|(?:设计|設計)(?:完成)?之?[后後]|설계 ?완료 ?후/,
  (words) => words.after,
);
const PRE = withLanguages(
  /pre[- ]?(?:design|phase|research|implementation|plan|check)|initial|before (?:phase 0|research|design)|vor (?:phase 0|dem design|entwurf)|erstprüfung|initiale|avant (?:la )?(?:phase 0|recherche|conception)|antes d[aeo]|pré-?(?:design|projeto)|inicial|iniziale|prima (?:di|del)|设计前|初始|研究前|設計前|初期|初回|설계 ?전|초기|vor (?:der |dem )?(?:recherche|forschung|research|planung|phase 0|design|entwurf)|avant (?:la |le )?(?:phase 0|recherche|conception|design)|previo a|prima (?:della|del|di)|(?:phase|阶段|階段|フェーズ|단계|페이즈) ?0 ?(?:研究|调研|調研|調査|리서치|연구)?(?:开始|開始)?(?:之|以)?(?:前|이전|전)|第?[0零] ?(?:阶段|階段)之?前|(?:研究|调研|調査|设计|設計)(?:开始|開始)?之?前|연구 ?전|리서치 ?전|사전/,
  (words) => words.before,
);

/** The phase that a heading, a label or a column names; null when it names none. Both words: the later one counts. */
export function phaseOf(text: string): CheckPhase | null {
  const key = normaliseLabel(text);
  const post = POST.test(key);
  const pre = PRE.test(key);
  if (post && pre) return /^pre|^initial/.test(key) && !/^pre-?\/?post/.test(key) ? 'pre' : 'post';
  if (post) return 'post';
  return pre ? 'pre' : null;
}

const RESULT =
  /^(?:(?:initial|overall|final|constitution|gate|gates|check|post-design|pre-design|phase \d|initial|post-phase \d|combined|total|compliance)[\s/]+){0,3}(?:(?:gate|gates|constitution(?: check)?|check|compliance)\s+)?(?:result|results|status|verdict|outcome|conclusion|summary|decision|assessment|evaluation|gates?|overall|re-?check|re-?evaluation|validation|check)(?:\s*[(（].*[)）])?$|^(?:ergebnis|gesamtergebnis|fazit|gate-ergebnis|résultat|conclusion|verdict|bilan|resultado|resultado final|conclusión|veredicto|conclusão|veredito|esito|risultato|conclusione|verdetto|结论|結論|结果|結果|总结|总体结论|评估结果|门禁结果|判定|総合判定|总评|결과|결론|판정|종합)(?:\s*[(（].*[)）])?$/;

const RESULTS = new Set(wordsOfLanguages((words) => words.results));

/** Whether a label stands before a result over the whole check. */
export function isResultLabel(text: string): boolean {
  const key = normaliseLabel(text);
  return RESULT.test(key) || RESULTS.has(key.replace(/\s*[(（].*[)）]$/, ''));
}
