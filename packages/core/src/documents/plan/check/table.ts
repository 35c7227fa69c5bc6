import type { Table, TableRow } from 'mdast';
import type { CheckRow, CheckVerdict } from '../../../model/plan.js';
import { plainText, startOf } from '../../markdown.js';
import { cut, normaliseLabel, part } from '../../text.js';
import { phaseOf, type CheckPhase } from './phase.js';
import { isOnlyNumber, numberOf, principleName } from './principle.js';
import { verdictAtStart, type StatedVerdict } from './verdict.js';

const PRINCIPLE =
  /principle|^gates?\b|^rules?\b|article|requirement|^check|constitution|criteri|standard|constraint|area|invariant|policy|prinzip|grundsatz|regel|anforderung|principe|règle|exigence|principio|regla|requisito|princípio|regra|regola|原則|原则|条款|条目|规则|要求|門禁|门禁|检查项|項目|项目|憲章|宪章|ルール|チェック|원칙|항목|규칙|조항|요구/;
const STATUS =
  /status|verdict|^pass|result|assessment|complian|complies|^gate\??$|^ok\??$|evaluation|outcome|^met\??$|satisf|conform|^check$|^state$|bewertung|ergebnis|erfüllt|konform|statut|résultat|verdict|évaluation|respect|estado|resultado|cumpl|evaluación|situação|atend|avaliação|conformidade|stato|esito|rispett|valutazione|conformità|状态|狀態|结论|結論|评估|评价|判定|是否|结果|状態|結果|評価|準拠|適合|合否|상태|판정|결과|평가|준수|통과|충족/;
const NUMBER = /^(?:#|no\.?|nr\.?|n[º°]\.?|num(?:ber|éro|ero)?|id|art\.?|序号|编号|番号|번호|№)$/;
const NAME =
  /principle|name|title|rule|gate|requirement|prinzip|grundsatz|principe|principio|princípio|原則|原则|名称|원칙|이름/;

interface Columns {
  readonly principle: number;
  readonly number: number;
  readonly name: number;
  /** Columns in which no verdict stands, whatever they begin with. */
  readonly skipped: readonly number[];
  /** The columns that hold verdicts, with the phase they speak of. */
  readonly status: readonly { readonly index: number; readonly phase: CheckPhase }[];
}

/** The rows of a table of principles or gates; null when the table is about something else. */
export function readCheckTable(table: Table, phase: CheckPhase): CheckRow[] | null {
  const [head, ...body] = table.children;
  if (!head || body.length === 0) return null;
  const cells = body.map((row) => row.children.map((cell) => plainText(cell)));
  const header = head.children.map((cell) => normaliseLabel(plainText(cell)));
  const columns = columnsOf(header, cells, phase);
  if (!columns) return null;
  return body.flatMap((row) => rowsOf(row, columns, phase));
}

function columnsOf(header: readonly string[], cells: readonly string[][], phase: CheckPhase): Columns | null {
  const number = header.findIndex((key) => NUMBER.test(key));
  const named = header.findIndex(
    (key, at) => at !== number && PRINCIPLE.test(key) && !isVerdictColumn(cells, at, 0.5),
  );
  const status = statusColumns({ header, cells }, phase, [number, named]);
  const numerals = cells.filter((row) => numberOf(part(row, 0)) !== null).length * 2 >= cells.length;
  if (named === -1 && status.length === 0 && !numerals) return null;
  if (status.length === 0 && !(named === 0 || number === 0 || numerals)) return null;
  const free = header.findIndex((_, at) => at !== number && !status.some((column) => column.index === at));
  const principle = named === -1 ? free : named;
  const name = header.findIndex(
    (key, at) => at > principle && NAME.test(key) && !status.some((column) => column.index === at),
  );
  const skipped = header.flatMap((key, at) => (APPLIES.test(key) ? [at] : []));
  return principle === -1 ? null : { principle, number, name, skipped, status };
}

function isVerdictColumn(cells: readonly string[][], at: number, share: number): boolean {
  const stated = cells.filter((row) => statesVerdict(part(row, at))).length;
  return stated > 0 && stated >= cells.length * share;
}

/** Weak words ("No — unaffected") state a verdict only where they are the whole cell. */
function statesVerdict(text: string): boolean {
  const stated = verdictAtStart(text);
  return stated !== null && (!stated.weak || stated.rest.replace(/[\s\p{P}]/gu, '') === '');
}

/** Columns that say whether a principle applies at all, which is no verdict. */
const APPLIES =
  /^appl(?:ies|icab)|relevan|^scope|^impact|^affected|betrifft|anwendbar|applicable|aplica|适用|該当|해당/;

/** The status columns: by header where it holds verdicts, else the column in which most cells begin with one. */
function statusColumns(
  table: { readonly header: readonly string[]; readonly cells: readonly string[][] },
  phase: CheckPhase,
  taken: readonly number[],
): Columns['status'] {
  const { header, cells } = table;
  const candidates = header
    .map((key, index) => ({ key, index, phase: phaseOf(key) ?? phase }))
    .filter(({ key, index }) => !taken.includes(index) && !APPLIES.test(key));
  const byHeader = candidates.filter(
    ({ key, index }) => STATUS.test(key) && isVerdictColumn(cells, index, 0.01),
  );
  const phased = candidates.filter(
    ({ key, index }) => phaseOf(key) !== null && isVerdictColumn(cells, index, 0.5),
  );
  if (phased.some((column) => column.phase === 'post') && phased.length > 1) return phased;
  const pair = byHeader.find((column) => column.phase !== phase);
  const first = byHeader.find((column) => column !== pair) ?? byHeader[0];
  if (first) return pair && pair !== first ? [first, pair] : [first];
  const byContent = candidates.filter(({ index }) => isVerdictColumn(cells, index, 0.5));
  return byContent.slice(0, 1);
}

function rowsOf(row: TableRow, columns: Columns, phase: CheckPhase): CheckRow[] {
  const texts = row.children.map((cell) => plainText(cell));
  const written = part(texts, columns.principle);
  const second = isOnlyNumber(written) && columns.name !== -1 ? part(texts, columns.name) : '';
  const principle = principleName(second === '' ? written : `${written.replace(/\.$/, '')}. ${second}`);
  if (principle === '' || /^[.…\s]+$/.test(principle)) return [];
  const ownNumber = columns.number === -1 ? '' : part(texts, columns.number).trim();
  const number = numberOf(principle) ?? (isOnlyNumber(ownNumber) ? numberOf(ownNumber) : null);
  const used = [columns.principle, columns.number, ...columns.status.map((column) => column.index)];
  const note = cut(texts.filter((text, at) => !used.includes(at) && text !== '').join(' | '), 500);
  const position = startOf(row.children[columns.principle] ?? row);
  const make = (verdict: CheckVerdict, of: CheckPhase): CheckRow => ({
    principle,
    number,
    verdict,
    phase: of,
    note,
    position,
  });
  if (columns.status.length === 0) return [make(fallbackVerdict(texts, columns), phase)];
  return columns.status
    .filter((column) => columns.status.length === 1 || part(texts, column.index) !== '')
    .map((column) =>
      make(cellVerdict(part(texts, column.index)) ?? fallbackVerdict(texts, columns), column.phase),
    );
}

function cellVerdict(text: string): CheckVerdict | null {
  if (/^[\s—–-]+$/.test(text) && text.trim() !== '') return 'na';
  return verdictAtStart(text)?.verdict ?? verdictInStatus(text);
}

/** A status cell such as "4/5 PASS" or "Status: PASS" that begins with something else. */
function verdictInStatus(text: string): CheckVerdict | null {
  return text.length > 40
    ? null
    : (verdictAtStart(text.replace(/^[^:：]{0,20}[:：]\s*/, ''))?.verdict ?? null);
}

/** The verdict at the start of another cell; words count there only in capitals or as a sentence of their own. */
function fallbackVerdict(texts: readonly string[], columns: Columns): CheckVerdict {
  for (const [at, text] of texts.entries()) {
    if (
      at === columns.principle ||
      at === columns.number ||
      columns.skipped.includes(at) ||
      columns.status.some((column) => column.index === at)
    )
      continue;
    const stated = verdictAtStart(text);
    if (stated && !stated.weak && isEmphatic(stated, text)) return stated.verdict;
  }
  const trailing = /[✅❌⚠]/u.exec(`${part(texts, columns.principle)} ${part(texts, columns.name)}`);
  return trailing ? (verdictAtStart(trailing[0])?.verdict ?? 'unknown') : 'unknown';
}

function isEmphatic(stated: StatedVerdict, text: string): boolean {
  if (stated.byMark) return true;
  const word = text.slice(0, text.length - stated.rest.length);
  return /[A-Z]{2}|\//.test(word) || /^[\s*_]*(?:$|[.:;,，。；：—–(（]|-\s)/.test(stated.rest);
}
