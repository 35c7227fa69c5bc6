import { verdictOf, type WorkspaceReport } from '../define-report.js';
import { findingsOf, type Finding } from '../findings.js';
import { headline, notJudged } from '../summary.js';
import { pageData, placeOf } from './collect.js';
import { htmlText, scriptData } from './html-text.js';
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from './page-assets.js';

/** Failures that are shown where no script runs. */
const MAX_WITHOUT_SCRIPT = 500;
/** More names than these of what was not judged are folded. */
const MAX_NOT_JUDGED = 30;
const SYMBOLS = { pass: '✓', fail: '✗', waived: '~', pending: '…', skipped: '–' } as const;

/** Nothing is loaded and nothing runs but what this package wrote: the digests are those of the two elements of the page. */
const POLICY = [
  "default-src 'none'",
  `script-src '${SCRIPT_HASH}'`,
  `style-src '${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The page: what has to be read without scripts as HTML, the rest as data that the script shows. */
export function renderPage(report: WorkspaceReport): string {
  const verdict = verdictOf(report);
  const told = htmlText(headline(report));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Plangate: ${verdict}, ${told}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top">
<p class="brand">Plangate</p>
<h1><span class="badge big ${verdict}"><span aria-hidden="true">${SYMBOLS[verdict]}</span> ${verdict}</span></h1>
<p class="told">${told}</p>
<p class="date">${htmlText(report.today)}</p>
</header>
<main id="main" tabindex="-1">
${notJudgedSection(report)}<div id="report"></div>
<noscript>${withoutScript(findingsOf(report))}</noscript>
</main>
<script type="application/json" id="data">${scriptData(pageData(report))}</script>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function notJudgedSection(report: WorkspaceReport): string {
  const all = notJudged(report).map(({ text }) => `<li>${htmlText(text)}</li>`);
  if (all.length === 0) return '';
  const [shown, folded] = [all.slice(0, MAX_NOT_JUDGED), all.slice(MAX_NOT_JUDGED)];
  const more =
    folded.length === 0
      ? ''
      : `<details><summary>${folded.length} more</summary><ul>${folded.join('')}</ul></details>`;
  return `<section class="not-judged" aria-labelledby="not-judged">
<h2 id="not-judged">Not judged (${all.length})</h2>
<p>What was not judged fails the report.</p>
<ul>${shown.join('')}</ul>${more}
</section>
`;
}

function withoutScript(findings: readonly Finding[]): string {
  const failing = findings.filter(({ level }) => level === 'error');
  const rows = failing.slice(0, MAX_WITHOUT_SCRIPT).map(({ subject, gate, place }) => {
    const cells = [gate.id, gate.message, placeOf(place), gate.fix ?? ''].map(
      (text) => `<td>${htmlText(text)}</td>`,
    );
    return `<tr><th scope="row">${htmlText(subject.project)}</th>${cells.join('')}</tr>`;
  });
  const left = failing.length - rows.length;
  const more = left === 0 ? '' : `<p>${left} more failures are shown where scripts may run.</p>`;
  if (rows.length === 0) return '<p>No gate fails. All results are shown where scripts may run.</p>';
  const head = ['Project', 'Gate', 'What is wrong', 'Where', 'Fix'].map(
    (name) => `<th scope="col">${name}</th>`,
  );
  return `<table><caption>Failing gates</caption><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>${more}`;
}
