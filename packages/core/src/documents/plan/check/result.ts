import type { CheckResult, CheckVerdict } from '../../../model/plan.js';
import { withLanguages } from '../../../languages/languages.js';
import type { NamedLine } from './named.js';
import { phaseOf, type CheckPhase } from './phase.js';
import { verdictAtStart } from './verdict.js';

/** Characters of a closing line that are read. */
const MAX_TEXT = 400;

/** "All gates", "every principle", "7/7": who the sentence speaks of. */
const ALL = new RegExp(
  [
    '\\b(?:all|every|each)\\b(?:\\s+[\\w-]+){0,3}?\\s+(?:gates?|principles?|checks?|articles?|requirements?|rules?|criteria|standards|constraints)\\b',
    '^[^\\p{L}]*(?:all(?:\\s+still)?|everything(?:\\s+is)?)\\s+(?:clear|pass(?:ed|es|ing)?|ok|green|compliant|met|satisfied)\\b',
    '\\b(\\d{1,2})\\s*(?:\\/|of|von|sur|de|di)\\s*\\1(?!\\d)',
    '\\balle\\s+(?:[\\p{L}\\d-]+\\s+)?(?:gates?|prinzipien|grundsätze|regeln|artikel|punkte|anforderungen|prüfungen|kriterien|vorgaben)\\b',
    '\\btou(?:te)?s\\s+les\\s+(?:\\d+\\s+)?(?:principes|gates|règles|articles|exigences|critères|contrôles|portes|points)\\b',
    '\\btod[oa]s\\s+(?:l?[oa]s)\\s+(?:\\d+\\s+)?(?:principios|princípios|gates|reglas|regras|artículos|artigos|puertas|portões|criterios|critérios|requisitos|verifica\\p{L}+)\\b',
    '\\btutt[ie]\\s+(?:i|gli|le)\\s+(?:\\d+\\s+)?(?:principi|gates?|regole|articoli|requisiti|criteri|controlli)\\b',
    '(?:全部?|所有|各)的?\\s*\\d*\\s*(?:[项項条條个個]|つの)?\\s*(?:原[则則]|[门門]禁|检查项?|條款|条款|ゲート|項目|憲章|宪[章法])',
    '(?:全部?|均已?|全て|すべて|全)\\s*(?:通[过過]|合规|符合|满足|PASS|合格|適合|クリア)',
    '(?:すべて|全て)の?\\s*(?:原則|ゲート|項目)',
    '(?:모든|전체)\\s*(?:\\d+개?\\s*)?(?:원칙|게이트|항목|기준)|모두\\s*(?:통과|준수|충족)',
  ].join('|'),
  'iu',
);
/** What the sentence says of them. */
const HOLDS =
  /\b(?:pass(?:ed|es|ing)?|satisfied|met|respected|clear|green|ok|compliant|comply|upheld|hold|aligne?d?|aligns|conforms?|complies|adheres?|fulfilled)\b|erfüllt|eingehalten|bestanden|konform|respect[ée]|conforme|satisfait|cumpl|respetad|atendid|satisfeit|respeitad|aprovad|rispettat|soddisfatt|superat|通[过過]|合规|符合|满足|達成|合格|適合|準拠|遵守|クリア|통과|준수|충족/iu;
const NO_VIOLATIONS =
  /\bno (?:constitution(?:al)? |principle |known )?(?:violations?|deviations?)\b|keine (?:verst|verletz|abweich)\p{L}*|aucune (?:violation|déviation)|aucun écart|(?:ninguna|sin) violaci\p{L}*|(?:nenhuma|sem) violaç\p{L}*|nessuna violazione|[无無](?:违[反规宪]|違反)|零[违違][反规]|[没沒]有违[反规]|違反は?(?:なし|ありません|無し)|위반 ?(?:사항 ?)?없\p{L}*/giu;
/** A duty, a hope, a condition or a denial is no statement that something holds. */
const NOT_STATED =
  /\b(?:must|should|shall|will|would|needs?|has to|have to|can|cannot|may|not|never|if|once|when|until|before|or|allowed|permitted|acceptable|tolerated|expected|anticipated|critical|mandatory|blocking|non-negotiable|major|most|muss|müssen|soll|sollen|wird|werden|nicht|wenn|sobald|doit|doivent|devra|ne|pas|si|debe|deben|deberá|no|cuando|deve|devem|não|quando|devono|non|s[ei](?!\s+(?:cumpl|respet|satisf|atend|aprueb|rispett|supera)))\b|必[须須]|应[当该]?|(?<![无無不])需要?|如果|未|不|必須|必要|べき|ない|해야|필요|않|못|예정/iu;
const EXCEPT = withLanguages(
  /\b(?:except|exceptions?|but|however|nuances?|deviations?|violations?|other than|apart from|aside from|excluding|pending|partial(?:ly)?|fail(?:ed|s|ure|ures)?|außer|ausnahmen?|bis auf|aber|teilweise|offen|sauf|mais|excepté|partiel\p{L}*|salvo|excepto|pero|menos|parcial\p{L}*|exceto|mas|tranne|eccetto|ma|parzial\p{L}*)\b|[⚠❌✗✘✖🔴🟡⏳]|除|但|ただし|部分|一部|例外|제외|단,|일부|예외/iu,
  (words) => words.except,
);
const CONDITION =
  /\b(?:if|unless|once|provided|assuming|until|wenn|falls|sofern|sobald|à condition|siempre que|desde que|purché)\b|如果|场合|場合|경우/iu;
/** "No new violations": no statement over all, and no exception either. */
const NO_OTHER =
  /\b(?:no|zero|without|introduces no) (?:[\w-]+ ){0,3}(?:violations?|deviations?|exceptions?|nuances?|failures?)\b/giu;
const WITHOUT_EXCEPTION =
  /with(?:out| no) (?:any )?(?:exceptions?|deviations?|violations?)|ohne ausnahmen?|sans exception|sin excepci\p{L}*|sem exceç\p{L}*|senza eccezion\p{L}*|例外なし|无例外|예외 ?없\p{L}*/giu;
const NOT_ALL =
  /^[^\p{L}]*(?:not (?:all|every)|nicht alle|pas tou(?:te)?s|no tod[oa]s|nem tod[oa]s|non tutt[ei]|并非|不是所有|すべてでは)/iu;

/** Whether a closing text itself says that every principle holds. */
export function speaksOfAll(text: string): boolean {
  return sayAll(text) === 'all';
}

/** `all`: every principle holds; `most`: it says so and takes something back; null: it speaks of no such thing. */
function sayAll(text: string): 'all' | 'most' | null {
  const plain = text.slice(0, MAX_TEXT).replace(WITHOUT_EXCEPTION, ' ');
  if (NOT_ALL.test(plain)) return 'most';
  const none = deniesViolations(plain);
  const rest = plain.replace(NO_VIOLATIONS, ' ').replace(NO_OTHER, ' ');
  const stated = sentencesOf(rest).some(
    (sentence) => ALL.test(sentence) && HOLDS.test(sentence) && !NOT_STATED.test(sentence),
  );
  if (!none && !stated) return null;
  return EXCEPT.test(rest) ? 'most' : 'all';
}

function deniesViolations(text: string): boolean {
  return sentencesOf(text)
    .filter((sentence) => !CONDITION.test(sentence))
    .flatMap((sentence) => sentence.split(/[,，、]/))
    .some((clause) => {
      const rest = clause.replace(NO_VIOLATIONS, ' ');
      return rest !== clause && !NOT_STATED.test(rest);
    });
}

/** "All gates — PASS" is one sentence. */
const DASH_BEFORE_ANSWER =
  /\s*[—–]\s*(?=(?:pass|ok|erfüllt|bestanden|conforme|cumpl|superat|合格|通过|통과))/giu;

function sentencesOf(text: string): string[] {
  return text.replace(DASH_BEFORE_ANSWER, ' ').split(/[.。!！;；\n]+(?=\s|$|[^\x20-\x7e])|[—–]|\s-\s/u);
}

/** "All gates pass." and "No constitution violations." as sentences of their own; null for any other text. */
function closingVerdict(text: string): CheckVerdict | null {
  const said = sayAll(text);
  if (said === null) return null;
  return said === 'all' ? 'pass' : 'partial';
}

/** How a sentence over the whole check begins, without a label. */
const CLOSING_START =
  /^[\s>*_✅✓✔☑]*(?:all\b|no (?:constitution|violation|deviation|principle)|every\b|alle\b|keine (?:verst|verletz|abweich)|tou(?:te)?s\b|aucun|tod[oa]s\b|ningun|sin violac|nenhum|sem violaç|tutt[ei]\b|nessun|全|所有|无违|無違|すべて|違反|모든|위반|모두)/iu;

/** A line without a label that speaks of the whole check in its first sentence; null for any other line. */
export function closingSentence(text: string): Pick<CheckResult, 'verdict' | 'all'> | null {
  const verdict = CLOSING_START.test(text) ? closingVerdict(firstSentence(text)) : null;
  return verdict && { verdict, all: verdict === 'pass' && speaksOfAll(text) };
}

function firstSentence(text: string): string {
  return /^.{1,300}?[.。!](?=\s|$|[*_])/s.exec(text)?.[0] ?? text.slice(0, 300);
}

const LEAD =
  /^[\s*_]*(?:(?:the\s+)?(?:gates?|gate check|constitution(?: check)?|checks?|all|alle|tout|todo|tutto|全|全部|전체)(?:\s+(?:are|is|still|remain|remains))*\s+|(\d{1,2})\s*\/\s*\1\s+)(?=\S)/iu;

/** The verdict that a text behind a result label states. */
function verdictOfResult(text: string): CheckVerdict | null {
  const said = sayAll(text);
  if (said === 'most' && verdictAtStart(text)?.verdict !== 'fail') return 'partial';
  const first = verdictAtStart(text) ?? verdictAtStart(text.replace(LEAD, ''));
  return first?.verdict ?? (said === 'all' ? 'pass' : null);
}

/** "Re-check required after Phase 1: No" is no result. */
const ABOUT_RECHECK =
  /\b(?:required|needed|necessary|erforderlich|nötig|requise?|nécessaire|requerid[oa]|necesari[oa]|necessári[oa]|richiest[oa]|due)\b|需要|必要|필요/iu;

/** The result that a line behind a label states over the whole check; null when it states none. */
export function resultOf(
  named: NamedLine,
  phase: CheckPhase,
  position: CheckResult['position'],
): CheckResult | null {
  if (ABOUT_RECHECK.test(named.name)) return null;
  const verdict =
    (named.onlyVerdict ? null : verdictOfResult(named.rest)) ?? named.verdict ?? closingVerdict(named.rest);
  if (verdict === null) return null;
  const whole = named.onlyVerdict ? `${named.name}. ${named.rest}` : named.rest;
  const all = verdict !== 'partial' && (speaksOfAll(whole) || countsAll(whole));
  return { verdict, phase: phaseOf(named.name) ?? phase, all, position };
}

/** "ALL PASS", "7/7 PASS": the short forms. */
function countsAll(text: string): boolean {
  return (
    /^[\s*_✅✓✔]*(?:all|(\d{1,2})\s*\/\s*\1)\s+(?:pass(?:ed)?|ok|green|clear)\b|\bpass(?:ed)?\b[\s,:(（—–-]{1,4}(\d{1,2})\s*\/\s*\2(?!\d)/iu.test(
      text,
    ) && !EXCEPT.test(text.replace(NO_VIOLATIONS, ' '))
  );
}
