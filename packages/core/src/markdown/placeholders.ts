import { alternatives, withLanguages } from '../languages/languages.js';

/** "For example" at the start of a template's own example, in the languages of the known templates. */
const EXAMPLE = new RegExp(
  String.raw`(?:^|[\s,，、:：(（])(?:e\.\s?g\.|for example|z\.\s?b\.|p\.\s?ex\.|par ex|p\.\s?ej\.|por ej|por ex|ad es\.|es\.:|例えば|例如|例\s?[:：]|如\s?[:：]|예\s?[:：]|예를 들어|예시\s?[:：]|${alternatives((words) => words.example)})`,
  'iu',
);

/** What stands in the brackets of the templates of Spec Kit, on lower case. Both plan, spec and tasks. */
const KNOWN = [
  /^#{2,4}(?:-[\w-]{1,40})?$/,
  /^(?:feature|feature name|feature-name|date|link|title|brief title|name|yyyy-mm-dd)$/i,
  /^(?:機能名|日付|リンク|功能名称|功能名|日期|链接|기능명?|기능 이름|날짜|링크|funktion|datum|fonctionnalité|lien|fecha|enlace|funcionalidad|funcionalidade|data|funzionalità|collegamento)$/i,
  new RegExp(`^(?:${alternatives((words) => words.placeholder)})$`, 'iu'),
  /^spec-\[?[a-z0-9]*桁\]?$/i,
  /^(?:###|nnn|xxx)[-_]?(?:feature|feature-name|name|slug)?$/i,
  /^gates determined based on/i,
  /^extract from feature spec/i,
  /^document the selected structure/i,
  /^single\/web\/mobile\b/i,
  /^remove if unused/i,
  /^same as backend above/i,
  /^platform-specific structure/i,
  /^(?:current need|specific problem|why \d+ projects insufficient|why direct db access insufficient)$/i,
  /^(?:if applicable|domain-specific)\b/i,
  /^(?:describe this user journey|explain the value and why|describe how this can be tested)/i,
  /^(?:initial state|action|expected outcome|boundary condition|error scenario)$/i,
  /^(?:what it represents|add more user stories|brief description of what this story)/i,
  /^(?:entity|endpoint|service|entity\d|category) ?\d?$/i,
  /^(?:憲章ファイルに基づ|機能仕様から抽出|選択した構造を|未使用なら削除|上記のbackend|プラットフォーム固有の構造|現在のニーズ|特定の問題)/,
  /^(?:根据宪[章法]|基于宪[章法]|从功能规[范格]|记录所选|当前需求|具体问题)/,
  /^(?:헌[법장] 파일|기능 명세에서|선택한 구조)/,
];

/** A bracketed name in capitals with an underscore: `[PROJECT_NAME]`. */
const CAPITALS = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** Whether the text between two brackets is a placeholder of a template. */
export function isPlaceholderText(inside: string): boolean {
  const text = inside.trim();
  if (text === '' || text.length > 600) return false;
  return CAPITALS.test(text) || EXAMPLE.test(text.slice(0, 60)) || KNOWN.some((known) => known.test(text));
}

/** Whether a whole value is one placeholder: `[DATE]`, `[###-feature-name]`, `[e.g., Python 3.11 or …]`. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim().replace(/^`(.*)`$/, '$1');
  if (/^###-[\w-]{1,60}$/.test(text)) return true;
  if (!text.startsWith('[') || !text.endsWith(']')) return false;
  const inside = text.slice(1, -1);
  return isPlaceholderText(inside) || OPEN.test(inside);
}

const OPEN = withLanguages(
  /needs[ -]clarification|要明確化|要確認事項|明確化が必要|需要?澄清|待澄清|待[釐厘]清|需要確認|需要确认|待確認|待明确|需要?明确|명확화 ?필요|klärung(?:sbedarf)? (?:nötig|erforderlich|notwendig|ausstehend)|zu klären|klärungsbedarf|à clarifier|à préciser|nécessite (?:une )?clarification|clarification (?:nécessaire|requise)|(?:necesita|requiere|pendiente de) (?:una )?aclaración|aclaración necesaria|por aclarar|necessita (?:de )?(?:esclarecimento|clarificação|chiariment[oi])|(?:precisa de|requer) esclarecimento|esclarecimento necessário|a esclarecer|da chiarire|chiarimento necessario|richiede chiariment/i,
  (words) => words.open,
);
const OPEN_EVERYWHERE = new RegExp(OPEN.source, `g${OPEN.flags}`);

/** Where a text says that something is still to be clarified: in brackets, or as a label or a value of its own. */
export function openClarifications(text: string): { readonly index: number; readonly text: string }[] {
  if (!OPEN.test(text)) return [];
  const found: { index: number; text: string }[] = [];
  for (const match of text.matchAll(OPEN_EVERYWHERE)) {
    const before = text.slice(Math.max(0, match.index - 400), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    const bracketed = before.lastIndexOf('[') > before.lastIndexOf(']');
    if (bracketed || standsAlone(before, after)) found.push({ index: match.index, text: match[0] });
  }
  return found;
}

/**
 * "**Storage**: NEEDS CLARIFICATION", "NEEDS CLARIFICATION: which database?". A sentence that only speaks of such
 * places ("filled without …", "for each …", "all … resolved") opens nothing.
 */
function standsAlone(before: string, after: string): boolean {
  const begins = /(?:^|[:：|(（—–-])[\s*_`"'“]*$/.test(before) || /^[\s#>*+_-]*$/.test(before);
  const ends = /^[\s*_`"'”]*(?:$|[:：(（|)）.,。，;；—–]|-\s)/.test(after);
  return begins && ends;
}
