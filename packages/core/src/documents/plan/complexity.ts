import type { Table, TableRow } from 'mdast';
import type { Finding } from '../../model/finding.js';
import type { ComplexityRow, Leftover } from '../../model/plan.js';
import { withLanguages } from '../../languages/languages.js';
import { plainText, startOf } from '../../markdown/syntax-tree.js';
import type { Section } from '../../markdown/outline.js';
import { cut, normaliseLabel, part } from '../../base/plain-text.js';
import { isPlaceholder } from '../../markdown/placeholders.js';
import { isNothing } from './nothing.js';

type Column = 'violation' | 'why' | 'alternative' | 'until';

/** Table headers by column, on keys of `normaliseLabel`. */
const HEADERS: Readonly<Record<Column, RegExp>> = {
  violation: withLanguages(
    /violation|violate[sd]|deviation|departure|exception|waive[rd]|verstoß|verstoss|abweichung|verletzung|écart|dérogation|violación|desviación|incumplimiento|violação|desvio|violazione|deviazione|違反|逸脱|违反|违规|違規|违背|偏离|위반|예외/,
    (words) => words.violation,
  ),
  why: withLanguages(
    /why|reason|needed|justification|rationale|grund|warum|nötig|notwendig|begründung|pourquoi|raison|justification|por qué|motivo|razón|justificación|por ?qu[eê]|necess|razão|justificativa|perché|motiv|ragione|giustificazione|理由|原因|必要|为什么|为何|이유|필요|사유/,
    (words) => words.why,
  ),
  alternative: withLanguages(
    /alternativ|simpler|rejected|einfacher|verworfen|plus simple|rejet|más simple|descartad|rechazad|mais simples|rejeitad|più semplic|scartat|rifiutat|替代|更简单|拒绝|代替|単純|却下|대안|기각|거부/,
    (words) => words.alternative,
  ),
  until:
    /^(?:until|expires?|expiry|valid until|review by|bis|gültig bis|jusqu['’]au?|expire|hasta|até|fino al?|scadenza|期限|截止|有效期|まで|有効期限|기한|까지|만료)/,
};

/** A violation cell that names a gate or a principle is a waiver, however little its other cells say. */
const NAMES_GATE =
  /^[`*]*(?:principle|article|gate|grundsatz|prinzip|principe|principio|princípio|原则|原則|원칙)?\s*(?:[IVX]{1,5}|\d{1,2})(?:[.:)]|\s*$|\.\w)|^[`*]*[\w-]+\.(?:coverage|tests|lint|types|security|performance|layout|boundaries|contracts|target|plan|attestation)\b/i;

/** The rows of Complexity Tracking that describe a violation. */
export function readComplexity(sections: readonly Section[]): {
  rows: ComplexityRow[];
  leftovers: Leftover[];
  findings: Finding[];
} {
  const rows: ComplexityRow[] = [];
  const leftovers: Leftover[] = [];
  const findings: Finding[] = [];
  for (const table of sections.flatMap((section) =>
    section.content.filter((node) => node.type === 'table'),
  )) {
    const read = readComplexityTable(table);
    if (!read) {
      const header = table.children[0] ? cells(table.children[0]).join(' | ') : '';
      findings.push({
        reason: 'complexity-table-not-understood',
        args: { header: cut(header) },
        position: startOf(table),
      });
      continue;
    }
    for (const row of read) {
      if (isPlaceholder(row.violation)) {
        leftovers.push({ kind: 'placeholder', text: cut(row.violation), position: row.position });
      } else if (!isNone(row) && !isHeaderAgain(row)) {
        rows.push(row);
      }
    }
  }
  return { rows, leftovers, findings };
}

/** Every row of a table whose header is that of Complexity Tracking; null for any other table. */
export function readComplexityTable(table: Table): ComplexityRow[] | null {
  const [head, ...body] = table.children;
  if (!head) return null;
  const columns = columnsOf(cells(head));
  if (columns.violation === -1) return null;
  return body.map((row) => {
    const texts = cells(row);
    const at = (index: number): string => (index === -1 ? '' : part(texts, index));
    const violation = at(columns.violation);
    const until = at(columns.until);
    return {
      violation,
      why: at(columns.why),
      alternative: at(columns.alternative),
      until: until === '' || /^[—–-]+$/.test(until) ? null : until,
      position: startOf(row.children[columns.violation] ?? row),
    };
  });
}

function cells(row: TableRow): string[] {
  return row.children.map((cell) => plainText(cell));
}

function columnsOf(header: readonly string[]): Record<Column, number> {
  const keys = header.map(normaliseLabel);
  const named = keys.findIndex((key) => HEADERS.violation.test(key) && !HEADERS.alternative.test(key));
  const violation = named === -1 && isFormOfTemplate(keys) ? 0 : named;
  const other = (column: Column, taken: readonly number[]): number =>
    keys.findIndex((key, at) => !taken.includes(at) && HEADERS[column].test(key));
  const until = other('until', [violation]);
  const alternative = other('alternative', [violation, until]);
  return { violation, until, alternative, why: other('why', [violation, until, alternative]) };
}

/** Other words for what is out of the ordinary, before the two further columns of the template. */
function isFormOfTemplate([first = '', ...others]: readonly string[]): boolean {
  return (
    /^(?:added |accepted )?(?:complexity|item|element|issue|concern|pattern|component|addition)s?$|^komplexität$|^complexité$|^complejidad$|^complexidade$|^complessità$|^复杂[度性]项?$|^複雑[さ性]$|^複雜[度性]$|^복잡(?:성|도)$/.test(
      first,
    ) &&
    others.some((key) => HEADERS.why.test(key) && !HEADERS.alternative.test(key)) &&
    others.some((key) => HEADERS.alternative.test(key))
  );
}

/** A header that an edit left as a row. */
function isHeaderAgain(row: ComplexityRow): boolean {
  const [first, second] = [normaliseLabel(row.violation), normaliseLabel(row.why)];
  return (
    /^(?:violation|(?:why )?needed)$/.test(first) &&
    /^(?:why needed|simpler alternative rejected because)$/.test(second)
  );
}

function isNone(row: ComplexityRow): boolean {
  if (isNothing(row.violation)) return true;
  if (NAMES_GATE.test(row.violation)) return false;
  return row.why !== '' && !/^[—–-]+$/.test(row.why) && isNothing(row.why);
}
