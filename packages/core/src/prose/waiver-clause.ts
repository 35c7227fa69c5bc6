/**
 * Clauses that let a rule be broken with a reason: "without documented justification", "(or documented waivers)". A row of
 * Complexity Tracking is that reason, so that the rule itself stands.
 */
const CLAUSES: readonly RegExp[] = [
  /[,;]? (?:without|with no|unless|except with|absent) (?:(?:an?|explicit|explicitly|documented|written|recorded|approved|clear|strong|prior|it is|they are|there is|is) ){0,4}(?:justification|justified|documented|rationale|approval|approved|waived|waivers?|waiver is documented|reason|adr)(?: (?:in|by|with) [^,;.()]{1,60})?(?=[,;.()]|$)/giu,
  / ?[(（](?:or|unless|oder|ou|o|除非)[^()（）]{1,100}[)）]/giu,
  /[,;]? or (?:(?:documented|justified|approved|explicit) ){1,2}(?:waivers?|exceptions?)[^,;.()]{0,60}(?=[,;.()]|$)/giu,
  /[,;]? (?:ohne|sans|sin|sem|senza) (?:(?:dokumentierte|ausdrückliche|schriftliche|explizite|une) ){0,2}(?:begründung|justification|justificación|justificativa|justificação|giustificazione)(?: (?:documentée|explicite|écrite|documentada|explícita|escrita|documentata|esplicita|scritta)){0,2}/giu,
  /[，,]?(?:除非有?|没有|无)(?:充分|书面|明确|合理|正当)?(?:的)?(?:理由|说明|论证)(?:的情况下)?|正当な理由(?:なく|がない限り)|정당한 (?:사유|이유) 없이/gu,
];
/** Only such words make a bracket a waiver and not another rule. */
const WAIVES =
  /waiver|exception|justif|document|approv|begründ|ausnahme|dérog|excepci|exceç|eccezion|理由|说明|例外/iu;

/** What only stresses that a rule has no exception. */
const STRESS =
  /[,;—–-]? ?(?:with no exceptions?|no exceptions?(?: allowed| permitted)?|without exceptions?|ohne ausnahmen?|sans exceptions?|sin excepci(?:ón|ones)|sem exceç(?:ão|ões)|senza eccezioni|无例外|没有例外|例外なく|예외 없이)(?=[,;.。]|$)/giu;

/** A sentence without the clause that lets it be broken with a reason, which a waiver is. */
export function withoutWaiverClause(text: string): string {
  let rest = text.replace(STRESS, '');
  for (const clause of CLAUSES)
    rest = rest.replace(clause, (found) =>
      WAIVES.test(found) || /reason|rationale|adr|사유|이유/iu.test(found) ? '' : found,
    );
  // "No function may exceed" forbids as "must not" does.
  return rest.replace(/^(\W{0,3}no (?:[\p{L}-]{1,30} ){1,4})may\b/iu, '$1must');
}
