import type { CheckVerdict } from '../../../model/plan.js';
import { wordsOfLanguages } from '../../../languages/languages.js';
import { list } from '../../../base/plain-text.js';

/** What a word or a mark can state. */
export type StatedWord = Exclude<CheckVerdict, 'unknown'>;
type Stated = StatedWord;

const MARKS: Readonly<Record<Stated, string>> = {
  pass: '✅☑✔✓🟢👍○◯◎⭕💚',
  fail: '❌✗✘✖🔴⛔🚫❎🛑',
  partial: '⚠🟡🟠△🔶',
  na: '➖⚪⏭',
  pending: '⏳🔄⏸☐⬜🔲🕐⌛❓🚧',
};

/** Marks that state a verdict. */
export const VERDICT_MARKS: Readonly<Record<string, Stated>> = Object.fromEntries(
  (Object.keys(MARKS) as Stated[]).flatMap((verdict) =>
    [...MARKS[verdict]].map((mark) => [mark, verdict] as const),
  ),
);

/** Words that state a verdict where a status stands, in lower case, per language. */
const WORDS: Readonly<Record<Stated, Readonly<Record<string, readonly string[]>>>> = {
  pass: {
    en: list`
      passed, passes, passing, pass, fully compliant, compliant, complies, complied, ok,
      okay, yes, aligned, aligns, satisfied, satisfies, met, meets, conforms, conformant, conforming,
      adhered, adheres, followed, fulfilled, honored, honoured, respected, upheld, no violations,
      no violation, no conflict, no conflicts, no issues, no issue, no concerns, no deviation,
      no deviations, holds, green, approved, clear, compatible, achieved, in compliance, in line
    `,
    de: list`
      bestanden, erfüllt, konform, eingehalten, ja, in ordnung, keine verletzung, kein verstoß,
      keine verstöße, keine verletzungen, keine abweichung, keine abweichungen, gewahrt, entspricht, besteht,
      erfüllt das prinzip, passt, i. o., i.o., eingehalten
    `,
    fr: list`
      conforme, respecté, respectée, respecte, validé, validée, satisfait, satisfaite, oui, réussi,
      réussie, passe, passé, aucune violation, rempli, remplie, ok, en conformité, aucun écart, ras, r.a.s.,
      vérifié, vérifiée
    `,
    es: list`
      cumple, cumplido, cumplida, aprobado, aprobada, aprueba, conforme, sí, pasa,
      superado, superada, satisfecho, satisface, correcto, sin violaciones, sin violación, sin conflictos,
      alineado, alineada, respetado, respetada, respeta, conforme, se cumple, se respeta, verificado
    `,
    pt: list`
      atende, atendido, atendida, aprovado, aprovada, conforme, cumprido, cumprida, cumpre, sim, passa,
      passou, satisfeito, satisfeita, satisfaz, em conformidade, sem violações, sem violação, alinhado, alinhada,
      respeitado, respeitada, respeita, adequado, verificado
    `,
    it: list`
      superato, superata, conforme, rispettato, rispettata, rispetta, soddisfatto, soddisfatta, sì,
      approvato, approvata, passa, passato, nessuna violazione, allineato, allineata, in conformità, verificato,
      adempiuto, rispettati, soddisfatti
    `,
    zh: list`通过, 通過, 合规, 符合, 满足, 遵守, 遵循, 达标, 是, 无违反, 无违规, 无冲突, 一致, 已满足, 已遵守, 合格, 合規, 滿足, 兼容, 达成, 合乎, 相符, 遵從, 一致性通过, 通过检查, 无偏离, 无问题`,
    ja: list`合格, 適合, 準拠, 遵守, 満たす, 満たしている, はい, 問題なし, 違反なし, パス, 合致, 達成, クリア, 良好, 厳守, 満足, 順守, 充足, 適合済み, 準拠済み, 違反無し, 問題無し, 逸脱なし`,
    ko: list`통과, 준수, 충족, 적합, 예, 합격, 위반 없음, 위반없음, 만족, 부합, 문제 없음, 이상 없음, 지켜짐, 달성, 양호`,
  },
  fail: {
    en: list`
      failed, fails, failing, fail, violation, violated, violates, non-compliant, noncompliant,
      not compliant, not met, not satisfied, not aligned, not passed, does not comply, does not meet, no,
      blocked, breach, breached, rejected, red, conflict, unmet, unsatisfied, in violation, not in compliance,
      nonconformant, ng, does not hold, do not hold, does not pass, does not satisfy, not upheld
    `,
    de: list`
      nicht bestanden, nicht erfüllt, nicht konform, nicht eingehalten, verletzt, verletzung, verstoß,
      durchgefallen, nein, fehlgeschlagen, n. i. o., n.i.o., unerfüllt, verstößt, nicht gewahrt
    `,
    fr: list`
      non conforme, non respecté, non respectée, non satisfait, échec, échoué, échoue, violation, non,
      violé, violée, pas conforme, non rempli, ko, enfreint, enfreinte, manquement
    `,
    es: list`
      no cumple, no cumplido, incumple, incumplimiento, incumplido, violación, falla, fallo, fallido,
      no conforme, rechazado, rechazada, no aprobado, no, vulnera, infringe, violado, violada
    `,
    pt: list`
      não atende, não atendido, não conforme, não cumprido, não cumpre, violação, viola, falha, falhou,
      reprovado, reprovada, não, violado, violada, descumprido, descumpre, infringe
    `,
    it: list`
      non conforme, non rispettato, non rispettata, non soddisfatto, non superato, violazione, violato,
      fallito, fallita, non approvato, no, viola, violata
    `,
    zh: list`不通过, 未通过, 不合规, 不符合, 不满足, 未满足, 违反, 违规, 否, 失败, 冲突, 不通過, 違反, 不合格, 不滿足, 违背, 不达标, 未达标, 有违反, 有冲突, 不合規`,
    ja: list`不合格, 違反, 不適合, 非準拠, 未達, いいえ, 未準拠, 失敗, 逸脱, 未適合, 未充足, 未遵守, 違反あり, 不可, 未達成`,
    ko: list`실패, 위반, 미준수, 불합격, 미충족, 부적합, 아니오, 아니요, 불통과, 위배, 미달, 위반 있음, 미통과`,
  },
  partial: {
    en: list`
      partially, partial, conditional pass, conditional, conditionally, justified deviation, justified,
      justified exception, deferred, waived, waiver, exception, deviation, documented deviation,
      out of scope, mostly, mixed, warning, warn, caution, needs attention, attention, minor deviation,
      accepted deviation, acceptable deviation, risk, at risk, yellow, limited, exception granted,
      exception approved, exempt, exempted, with exceptions, with exception, needs work, needs improvement,
      in part, accepted risk
    `,
    de: list`
      teilweise, teils, bedingt, begründete abweichung, abweichung, ausnahme, eingeschränkt,
      mit einschränkung, mit einschränkungen, mit ausnahme, mit ausnahmen, mit vorbehalt, unter vorbehalt,
      zurückgestellt, gerechtfertigt, begründet, bedingt erfüllt
    `,
    fr: list`
      partiellement, partiel, partielle, conditionnel, sous réserve, dérogation, écart justifié, écart,
      justifié, justifiée, reporté, différé, avec réserve, avec réserves, exception, en partie, exempté
    `,
    es: list`
      parcialmente, parcial, condicional, con reservas, desviación justificada, desviación, justificado,
      justificada, excepción, aplazado, diferido, con excepciones, con excepción, en parte, exento
    `,
    pt: list`
      parcialmente, parcial, condicional, com ressalvas, com ressalva, desvio justificado, desvio,
      justificado, justificada, exceção, adiado, com exceções, com exceção, em parte, com reservas, isento
    `,
    it: list`
      parzialmente, parziale, condizionato, condizionale, con riserva, con riserve,
      deviazione giustificata, deviazione, giustificato, giustificata, eccezione, rinviato, con eccezioni,
      con eccezione, in parte, esente
    `,
    zh: list`部分, 有条件, 条件通过, 基本符合, 基本满足, 例外, 豁免, 偏离, 已说明理由, 有正当理由, 部分通过, 延后, 推迟, 待改进`,
    ja: list`一部, 部分, 条件付き, 条件付, 例外, 正当化, 要注意, 要検討, 注意, 延期, 逸脱あり, 概ね`,
    ko: list`부분, 조건부, 일부, 예외, 정당화, 보류 가능, 주의, 연기`,
  },
  na: {
    en: list`
      not applicable, n/a, n.a., na, n / a, does not apply, not relevant, not affected, unaffected,
      not involved, irrelevant, not in scope
    `,
    de: list`
      nicht anwendbar, nicht zutreffend, nicht relevant, nicht betroffen, entfällt, trifft nicht zu,
      k. a., n. z.
    `,
    fr: list`
      non applicable, sans objet, non concerné, non concernée, ne s’applique pas, ne s'applique pas,
      s.o., s/o, n/a, pas concerné, non pertinent
    `,
    es: list`no aplica, no aplicable, n/a, no procede, no corresponde, no relevante, no afectado`,
    pt: list`não se aplica, não aplicável, n/a, não relevante, não afetado, não aplica`,
    it: list`non applicabile, non si applica, n/a, non pertinente, non rilevante, non interessato`,
    zh: list`不适用, 不涉及, 无关, 不相关, 無關, 不適用, 未涉及, 无影响, 不影响`,
    ja: list`該当なし, 対象外, 適用外, 非該当, 該当しない, 影響なし, 適用なし`,
    ko: list`해당 없음, 해당없음, 적용 안 됨, 비적용, 무관, 해당사항 없음, 적용 대상 아님, 해당 사항 없음`,
  },
  pending: {
    en: list`
      pending, tbd, to be determined, to be confirmed, to be verified, to do, todo, in progress, open,
      not started, not yet, unverified, needs review, under review, needs clarification, planned,
      will comply, will be verified, will verify, will be, to verify, unknown, unclear, awaiting,
      needs verification, to check, not evaluated, not assessed, not checked, not verified, not reviewed,
      not tested, not done, incomplete, to be done, to be decided, awaiting review
    `,
    de: list`
      offen, ausstehend, steht aus, zu prüfen, zu klären, in arbeit, noch offen, noch nicht, geplant,
      unklar, wird geprüft, nicht geprüft, ungeprüft, nicht bewertet, zu bestätigen, in prüfung, ausständig
    `,
    fr: list`
      en attente, à vérifier, à confirmer, à déterminer, en cours, à faire, non vérifié, à définir,
      prévu, prévue, ouvert, ouverte, non évalué, non évaluée, à évaluer, à clarifier, à valider
    `,
    es: list`
      pendiente, por verificar, por confirmar, por determinar, en curso, en progreso, por definir,
      a verificar, planificado, abierto, no evaluado, no evaluada, sin evaluar, sin verificar, por evaluar,
      por revisar, en revisión, no verificado
    `,
    pt: list`
      pendente, a verificar, a confirmar, a determinar, em andamento, em progresso, a definir,
      por verificar, planejado, aberto, não avaliado, não avaliada, a avaliar, não verificado, em análise,
      em revisão, por avaliar, pendentes
    `,
    it: list`
      in attesa, da verificare, da confermare, da determinare, in corso, in sospeso, da definire,
      pianificato, aperto, pendente, non valutato, non valutata, da valutare, non verificato, da chiarire,
      in revisione
    `,
    zh: list`待定, 待确认, 待验证, 待处理, 进行中, 未开始, 待复核, 待检查, 未确定, 待評估, 待评估, 未评估, 未验证, 未检查, 待审核, 待審核, 待办, 未评审, 待完成, 待補充, 待补充`,
    ja: list`未定, 保留, 未確認, 未着手, 進行中, 確認中, 要確認, 要明確化, 予定, 検証待ち, 未検証, 確認待ち, 未評価, 検討中, 未完了, 対応中, 未対応, 評価待ち, 要検証`,
    ko: list`보류, 미정, 대기, 진행 중, 진행중, 확인 필요, 검토 중, 미확인, 검증 예정, 예정, 대기 중, 미평가, 미검증, 미완료, 평가 예정, 검토 필요, 미검토`,
  },
};

/** Every verdict word with what it states. A word of two languages states the same in both. */
export const VERDICT_WORDS: ReadonlyMap<string, Stated> = new Map(
  (['pass', 'na', 'pending', 'partial', 'fail'] as const).flatMap((verdict) =>
    [...Object.values(WORDS[verdict]).flat(), ...wordsOfLanguages((words) => words.verdicts[verdict])].map(
      (word) => [word, verdict] as const,
    ),
  ),
);

/** Words that also begin ordinary sentences; they state a verdict only where nothing but punctuation follows. */
export const WEAK_WORDS: ReadonlySet<string> = new Set([
  ...list`
    no, yes, ok, okay, ng, ko, ras, in part, in line, passt, exempt, incomplete, vulnera, infringe, verificado, verificato, vérifié,
    adequado, en parte, em parte, in parte, begründet, meets, met, meets, open, clear, red, green, yellow, risk, limited, mixed, exception,
    attention, conflict, violation, will be, planned, unknown, compatible, followed,
    mostly, conditional, blocked, approved, no violations, no violation, no conflict, no conflicts, na,
    ja, nein, offen, geplant, abweichung, ausnahme, oui, non, passe, écart, ouvert, prévu, sí, pasa,
    falla, fallo, abierto, sim, não, passa, aberto, sì, aperto, viola, falha, correcto,
    是, 否, 一致, 部分, 冲突, 例外, 遵循, 一部, 注意, 予定, はい, いいえ, 예, 일부, 예정, 주의, 예외, 부분, 不可, 満足, 兼容, 미달, 양호
  `,
  ...wordsOfLanguages((words) => words.weak),
]);
