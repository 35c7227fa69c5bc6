import { clausesOf, type Clause } from '../../prose/clauses.js';
import { COMMON, words } from '../../prose/common-words.js';
import { tokenizer } from '../../prose/phrase.js';
import type { GateInput, WordPattern } from '../../prose/word-pattern.js';

/** The words for severities, rising. */
const SEVERITIES = {
  low: words('low|niedrige|niedrigen|faible|faibles|baja|bajas|低危'),
  medium: words('medium|moderate|mittlere|mittleren|moyenne|moyennes|media|medias|中危'),
  high: words('high|hohe|hohen|schwere|schweren|élevée|élevées|alta|altas|高危'),
  // Elsewhere a part of the code is critical, which the readers of scopes know.
  critical: words('severity-critical|kritische|kritischen|critique|critiques|crítica|críticas|严重|重大な'),
} as const;
const RISING = ['low', 'medium', 'high', 'critical'] as const;

const tokens = tokenizer({
  ...COMMON,
  ...SEVERITIES,
  vulnerabilities: words(
    'vulnerabilities|vulnerability|known vulnerabilities|security vulnerabilities|known security vulnerabilities|cves|cve|' +
      'known cves|security advisories|schwachstellen|bekannte schwachstellen|sicherheitslücken|bekannten sicherheitslücken|' +
      'bekannten schwachstellen|bekannte sicherheitslücken|vulnérabilité|vulnérabilités|vulnérabilité connue|vulnérabilités connues|' +
      'vulnerabilidad|vulnerabilidades|vulnerabilidades conocidas|漏洞|安全漏洞|脆弱性',
  ),
  audit: words('npm audit|pnpm audit|yarn audit|yarn npm audit|pip-audit'),
  findings: words('findings|finding|issues|issue|problems|results|befunde'),
  severity: words('severity|severities|schweregrad|gravité|gravedad'),
  zero: words('zero|no|0|without|free of|keine|ohne|aucune|aucun|sans|sin|ninguna|ningún|没有|无|ゼロ|なし'),
  not: words('not|nicht|ne|pas'),
  forbids: words('不得|不能|must not|shall not|may not|dürfen nicht|darf nicht'),
  pass: words('pass|passes|succeed|succeeds|bestehen|passer|réussir|pasar'),
  has: words(
    'have|has|contain|contains|report|reports|show|shows|haben|enthalten|avoir|contenir|tener|contener|有|存在',
  ),
  allowed: words('allowed|permitted|tolerated|accepted|erlaubt|zulässig|autorisée|permitidas|许可'),
  worse: words('or higher|or above|or worse|and above|and higher|oder höher|ou plus|o superior'),
  or: words('or|und|oder|ou|et|o|y|和|或|または'),
  beside: words(
    'dependencies|dependency|all dependencies|third-party dependencies|packages|all packages|unresolved|unpatched|open|' +
      'in dependencies|in the dependencies|in our dependencies|abhängigkeiten|in abhängigkeiten|dépendances|dependencias|依赖',
  ),
});

/** No vulnerabilities, or none of a severity. */
const securityPattern: WordPattern = {
  name: 'Security',
  describes:
    'No known vulnerabilities, or none of a severity or worse, and an audit of packages that MUST pass. Which scanner shows it is ' +
    'not said, so that projects without the target are left out and each plan attests the principle too. Scans that must be run, ' +
    'vulnerabilities of a part of the code, and times to fix them are not read.',
  examples: [
    { text: 'No high or critical vulnerabilities.', gate: security('high') },
    {
      text: 'npm audit must pass with no high severity findings.',
      gate: security('high'),
    },
    { text: '`npm audit` MUST report no critical vulnerabilities.', gate: security('critical') },
    { text: 'Dependencies MUST NOT have known vulnerabilities.', gate: security('low') },
    { text: 'Zero high/critical CVEs.', gate: security('high') },
    { text: 'No vulnerabilities of medium severity or higher are allowed.', gate: security('medium') },
    { text: '`pip-audit` MUST pass.', gate: security('low') },
    { text: 'Keine kritischen oder hohen Schwachstellen.', gate: security('high') },
    { text: 'Aucune vulnérabilité critique.', gate: security('critical') },
    { text: 'Ninguna vulnerabilidad alta o crítica.', gate: security('high') },
    { text: '依赖不得存在高危漏洞。', gate: security('high') },
  ],
  counterexamples: [
    'npm audit SHOULD pass.',
    'Dependencies MUST be scanned for vulnerabilities.',
    'Security scans MUST pass.',
    'No critical vulnerabilities in production images.',
    'Critical vulnerabilities MUST be fixed within 7 days.',
    'Vulnerabilities MUST NOT be ignored.',
    'High severity findings MUST be reviewed.',
    'New code MUST have no vulnerabilities.',
    'No high-priority issues.',
    'Run `npm audit` before each release.',
    'npm audit MUST report vulnerabilities.',
  ],
  read: readSecurity,
};

function readSecurity({
  text,
  must,
}: {
  readonly text: string;
  readonly must: boolean;
}): readonly GateInput[] {
  const plain = text.replace(/(?<![\p{L}-])critical(?![\p{L}-])/giu, 'severity-critical');
  return clausesOf(plain, tokens)
    .flatMap((clause) => severityOf(clause, must) ?? [])
    .slice(0, 1)
    .map(security);
}

/** The least severity that a clause forbids; null when it forbids none. */
function severityOf(clause: Clause, must: boolean): (typeof RISING)[number] | null {
  const named = RISING.filter((severity) => clause.has(severity));
  const what =
    clause.has('vulnerabilities') ||
    (clause.has('findings') && (clause.has('audit') || clause.has('severity')));
  // "Must not have none" demands nothing that can be told.
  const none =
    clause.has('zero') !== ((clause.has('forbids') || (clause.has('not') && must)) && clause.has('has'));
  if (what && none && (clause.has('vulnerabilities') || named.length > 0)) return named[0] ?? 'low';
  return clause.has('audit') &&
    clause.has('pass') &&
    must &&
    !what &&
    !clause.has('not') &&
    !clause.has('forbids')
    ? (named[0] ?? 'low')
    : null;
}

function security(severity: (typeof RISING)[number]): GateInput {
  return { kind: 'security', severity };
}

export const patterns: readonly WordPattern[] = [securityPattern];

/** A project may have nothing that is scanned. */
export const doubtful = true;
