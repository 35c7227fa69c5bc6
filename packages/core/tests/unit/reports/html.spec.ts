import { createHash } from 'node:crypto';
import {
  REPORT_FORMATS,
  type GateVerdict,
  type ProjectVerdict,
  type WorkspaceReport,
} from '../../../src/index.js';
import { pageData } from '../../../src/reports/html/collect.js';
import { scriptData } from '../../../src/reports/html/html-text.js';
import { SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH } from '../../../src/reports/html/page-assets.js';
import { RESULT_STATES } from '../../../src/reports/html/page-data.js';
import { Strings } from '../../../src/reports/html/strings.js';

const GATE: GateVerdict = {
  id: 'II.tests',
  principle: 'II. Testing',
  kind: 'tests',
  status: 'enforced',
  verdict: 'fail',
  reason: 'tests-failed',
  message: 'A test failed.',
  fix: 'Fix it.',
  help: 'docs/reference/reasons/tests-failed.md',
  advice: null,
  expected: null,
  actual: null,
  location: { file: 'packages/pay/a.spec.ts', line: 3, column: 1 },
  evidence: [],
  waiver: null,
};

function reportOf(gates: readonly GateVerdict[], more: Partial<WorkspaceReport> = {}): WorkspaceReport {
  const verdict: ProjectVerdict = {
    schemaVersion: 2,
    project: 'pay',
    root: 'packages/pay',
    verdict: 'fail',
    gates,
  };
  return { verdicts: [verdict], missing: [], unreadable: [], today: '2026-06-15', ...more };
}

async function pageOf(report: WorkspaceReport): Promise<string> {
  return (await REPORT_FORMATS.html()).render(report, {}).files[0]?.text ?? '';
}

describe('the policy of the page', () => {
  const ALLOWED = ["base-uri 'none'", "default-src 'none'", "form-action 'none'"];

  it('allows the script and the style that the page has, by their digests, and nothing else', async () => {
    const page = await pageOf(reportOf([GATE]));
    const [script = [], style = []] = [elements(page, 'script'), elements(page, 'style')];
    expect([script, style]).toEqual([[SCRIPT], [STYLE]]);
    const digests = { 'script-src': digest(script[0]), 'style-src': digest(style[0]) };
    const byDigest = Object.entries(digests).map(([name, value]) => `${name} '${value}'`);
    expect(policiesOf(page).map((policy) => policy.split('; ').sort())).toEqual([
      [...ALLOWED, ...byDigest].sort(),
    ]);
    expect([SCRIPT_HASH, STYLE_HASH]).toEqual(Object.values(digests));
  });

  /** What the elements hold that run or apply: those without attributes. */
  const elements = (page: string, tag: string) =>
    [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, text = '']) => text);
  const policiesOf = (page: string) =>
    [...page.matchAll(/Content-Security-Policy" content="([^"]*)"/g)].map(([, policy = '']) => policy);
  const digest = (text = '') => `sha256-${createHash('sha256').update(text).digest('base64')}`;

  it('comes before all that it is about', async () => {
    const page = await pageOf(reportOf([GATE]));
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.search(/<(?:style|script|title)/));
  });
});

describe('where no script runs', () => {
  const rowsOf = (page: string) =>
    (/<noscript>(.*?)<\/noscript>/s.exec(page)?.[1] ?? '').split('<th scope="row">').length - 1;

  it('the page shows failures, and says how many it leaves out', async () => {
    expect(rowsOf(await pageOf(reportOf([GATE, { ...GATE, fix: null, location: null }])))).toBe(2);
    expect(rowsOf(await pageOf(reportOf([{ ...GATE, verdict: 'pass' }])))).toBe(0);
    const many = await pageOf(reportOf(Array.from({ length: 507 }, () => GATE)));
    expect([rowsOf(many), many.includes('7 more failures')]).toEqual([500, true]);
  });

  it('the page names what was not judged, and folds a long list', async () => {
    const missing = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`);
    expect(await pageOf(reportOf([GATE], { missing: missing(30) }))).not.toContain('<summary>');
    const long = await pageOf(reportOf([GATE], { missing: missing(40) }));
    expect([long.includes('<summary>10 more</summary>'), long.match(/has no verdict/g)?.length]).toEqual([
      true,
      40,
    ]);
  });
});

describe('the data of the page', () => {
  it.each(['</script><script>', '<!--<script>', '\u2028\u2029', ']]>', '&lt;'])(
    'is the same JSON and nothing of HTML: %j',
    (text) => {
      const data = scriptData({ text });
      expect(data).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(data)).toEqual({ text });
    },
  );

  it('has each text once', () => {
    const { strings, results } = pageData(reportOf(Array.from({ length: 50 }, () => GATE)));
    expect(new Set(strings).size).toBe(strings.length);
    expect(new Set(results.message)).toEqual(new Set([strings.indexOf('A test failed.')]));
  });

  it('leaves out texts beyond its limit, and says so', () => {
    const strings = new Strings(20);
    const { cut } = pageData(reportOf([GATE]), strings);
    expect(cut).toBe(true);
    expect(strings.list.join('').length).toBeLessThanOrEqual(21);
    expect(pageData(reportOf([GATE])).cut).toBe(false);
  });

  it.each([
    ['enforced', 'fail', 'fail'],
    ['evaluated', 'fail', 'warning'],
    ['evaluated', 'pass', 'pass'],
    ['enforced', 'waived', 'waived'],
  ] as const)('shows a gate that is %s and says %s as %s', (status, verdict, state) => {
    const { results } = pageData(reportOf([{ ...GATE, status, verdict }]));
    expect(results.state).toEqual([RESULT_STATES.indexOf(state)]);
  });

  it('sends a reader to a file of the project where a finding has no place', () => {
    const anchorOf = () => 'packages/pay/package.json';
    const places = ({ verdict }: Pick<GateVerdict, 'verdict'>) => {
      const { strings, results } = pageData(reportOf([{ ...GATE, verdict, location: null }], { anchorOf }));
      return results.place.map((at) => strings[at]);
    };
    expect(places({ verdict: 'fail' })).toEqual(['packages/pay/package.json']);
    expect(places({ verdict: 'pass' })).toEqual(['']);
  });

  it('has a waiver once for all gates that it lets stand', () => {
    const waiver = { location: { file: 'w.md', line: 1, column: 1 }, why: 'x', until: null };
    const waived: GateVerdict = { ...GATE, verdict: 'waived', waiver };
    const other = { ...waived, waiver: { ...waiver, why: 'y' } };
    expect(pageData(reportOf([waived, waived, other])).results.waiver).toEqual([0, 0, 1]);
  });

  it('ends its history with this report', () => {
    const counts = { pass: 1, fail: 0, waived: 0, pending: 0, skipped: 0 };
    const { history, strings } = pageData(reportOf([GATE], { history: [{ date: '2026-06-01', counts }] }));
    expect(history.map(({ date, counts: by }) => [strings[date], by])).toEqual([
      ['2026-06-01', [1, 0, 0, 0, 0]],
      ['2026-06-15', [0, 1, 0, 0, 0]],
    ]);
    expect(pageData(reportOf([GATE])).history).toEqual([]);
  });
});
