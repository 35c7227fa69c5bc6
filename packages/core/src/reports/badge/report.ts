import type { Verdict } from '../../model/verdict.js';
import { exitCodeOf, verdictOf, type ReportFormat, type WorkspaceReport } from '../define-report.js';
import { countVerdicts } from '../summary.js';

/** A badge for a README: as data for an endpoint of shields.io, and as an image without any service. */
export const badgeReport: ReportFormat = {
  title: 'Badge',
  render: (report) => {
    const badge = badgeOf(report);
    return {
      output: '',
      files: [
        { path: 'badge.json', text: `${JSON.stringify(endpoint(badge), null, 2)}\n` },
        { path: 'badge.svg', text: svg(badge) },
      ],
      exitCode: exitCodeOf(report),
    };
  },
};

/** What a badge says. No text of a document is in it. */
interface Badge {
  readonly message: string;
  readonly verdict: Verdict;
}

const LABEL = 'gates';

/** By name as shields.io knows it, and as white text can be read on it. */
const COLOURS: Readonly<Record<Verdict, { readonly name: string; readonly value: string }>> = {
  pass: { name: 'brightgreen', value: '#2a7a2a' },
  fail: { name: 'red', value: '#c0392b' },
  waived: { name: 'yellow', value: '#8a6d00' },
  pending: { name: 'blue', value: '#1f6fb2' },
  skipped: { name: 'lightgrey', value: '#6b6b6b' },
};

function badgeOf(report: WorkspaceReport): Badge {
  const verdict = verdictOf(report);
  const { verdicts, missing, unreadable } = report;
  const absent = missing.length + unreadable.length;
  const all = verdicts.length + absent;
  if (all === 0) return { verdict, message: 'nothing judged' };
  if (verdict !== 'fail') return { verdict, message: verdict };
  return { verdict, message: `${countVerdicts(verdicts).fail + absent} of ${all} fail` };
}

function endpoint({ message, verdict }: Badge): object {
  const isError = verdict === 'fail' ? { isError: true } : {};
  return { schemaVersion: 1, label: LABEL, message, color: COLOURS[verdict].name, ...isError };
}

const CHARACTER_WIDTH = 7;
const PADDING = 10;
const HEIGHT = 20;

/** Whatever font is there, `textLength` keeps the words within their boxes. */
function svg({ message, verdict }: Badge): string {
  const [left, right] = [LABEL, message].map((text) => text.length * CHARACTER_WIDTH) as [number, number];
  const split = left + PADDING;
  const width = split + right + PADDING;
  const word = (text: string, at: number, length: number): string =>
    `    <text x="${at}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${text}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img" aria-label="${LABEL}: ${message}">`,
    `  <title>${LABEL}: ${message}</title>`,
    `  <rect width="${width}" height="${HEIGHT}" rx="3" fill="#444"/>`,
    `  <rect x="${split}" width="${width - split}" height="${HEIGHT}" rx="3" fill="${COLOURS[verdict].value}"/>`,
    `  <g fill="#fff" font-family="Verdana, DejaVu Sans, sans-serif" font-size="11">`,
    word(LABEL, PADDING / 2, left),
    word(message, split + PADDING / 2, right),
    `  </g>`,
    `</svg>`,
    ``,
  ].join('\n');
}
