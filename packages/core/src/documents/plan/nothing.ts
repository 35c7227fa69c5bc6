import { alternatives } from '../../languages/languages.js';

/** Words that say that there is nothing, per language. */
const NOTHING = [
  // English
  'none|no|n\\/?a|n\\.\\s?a\\.|nil|nothing|not applicable|not required|not needed',
  'no (?:constitution(?:al)? |complexity |known )?(?:violations?|deviations?|exceptions?|issues?)\\b.*',
  'none (?:identified|required|needed|found|so far|at this time|expected|anticipated|detected|known|planned)\\b.*',
  'nothing (?:to (?:report|justify|track|declare))\\b.*|no additional .*|no justification .*|no entries.*',
  // German
  'keine|keiner|entfällt|nichts|n\\.\\s?v\\.|nicht (?:zutreffend|erforderlich|nötig|anwendbar)|kein verst(?:oß|oss).*',
  'keine verst(?:öße|oesse).*|keine (?:abweichung|verletzung|ausnahme).*|keine (?:bekannt|erforderlich|nötig|vorhanden).*',
  // French
  'aucune?|néant|sans objet|rien|non (?:applicable|requis|nécessaire)|aucune? (?:violation|entorse|infraction|écart|dérogation|déviation|exception).*|rien à .*|pas de (?:violation|dérogation).*',
  // Spanish
  'ningun[oa]s?|no aplica|no aplicable|nada|sin (?:violaci|desviaci|incumplimiento|excepci).*|ningun[oa]? ?(?:violación|desviación|incumplimiento|excepción)?.*|no hay (?:violaci|desviaci).*',
  // Portuguese
  'nenhuma?|não se aplica|não aplicável|nada|sem (?:violaç|desvio|exceç).*|nenhuma? (?:violação|desvio|exceção).*|não há (?:violaç|desvio).*',
  // Italian
  'nessun[oa]?|non applicabile|niente|nulla|nessun[oa]? (?:violazione|deviazione|eccezione).*|non ci sono violazioni.*',
  // Chinese
  '[无無]|[没沒]有|不适用|不適用|暂无|暫無|不涉及|[无無]需.*|[无無](?:违[反规规宪背]|違[反規]|偏离|例外|已知).*|[没沒]有(?:违[反规]|違反|偏离).*|暂无.*',
  // Japanese
  'な(?:し|い)|無し|該当(?:なし|無し)|違反(?:なし|無し|は(?:ない|ありません)).*|特に(?:なし|無し)|不要|逸脱なし.*',
  // Korean
  '없음|없습니다|해당 ?(?:사항 ?)?없음|위반 ?(?:사항 ?)?없음.*|해당되지 않음|예외 없음',
  alternatives((words) => words.nothing),
].join('|');
const WHOLE = new RegExp(
  `^[\\s(（*_\`—–\\-✅✔✓☑.>]*\\u{FE0F}?\\s*(?:${NOTHING})?[\\s.。!)）*_\`—–-]*$`,
  'iu',
);

/** Whether a cell says that there is nothing, or says nothing at all. */
export function isNothing(text: string): boolean {
  return WHOLE.test(text.slice(0, 300));
}
