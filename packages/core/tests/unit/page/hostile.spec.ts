/** @jest-environment jsdom */
import { REPORT_FORMATS, type GateVerdict, type WorkspaceReport } from '../../../src/index.js';
import { start } from '../../../src/reports/html/page/start.js';
import { FULL, gate, settled } from './reports.js';

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '</noscript></title></style><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onfocus=alert(1) autofocus x='",
  'javascript:alert(1)',
  '&lt;img src=x onerror=alert(1)&gt;',
  '__proto__',
  '<iframe srcdoc="<script>alert(1)</script>">',
];

/** A report with the same text in every place that a document, a file or a person fills. */
function hostile(text: string): WorkspaceReport {
  const location = { file: text, line: 1, column: 1 };
  const bad: Partial<GateVerdict> = {
    id: text,
    principle: text,
    kind: text,
    message: text,
    fix: text,
    help: text,
    advice: text,
    expected: text,
    actual: text,
    location,
    evidence: [text],
    package: { name: text, version: null },
    notes: [{ reason: 'tests-passed', message: text }],
    waiver: { location, why: text, until: '2026-06-16' },
  };
  const tests = [{ project: text, file: text, name: text, passed: true }];
  return {
    verdicts: FULL.verdicts.map((verdict, at) => ({
      ...verdict,
      project: `${text}${at}`,
      root: text,
      ...(verdict.phase === undefined ? {} : { phase: { ...verdict.phase, message: text } }),
      requirements: [{ id: text, text, location, state: 'tested', tests }],
      gates: [gate({ ...bad, verdict: 'fail' }), gate({ ...bad, verdict: 'waived' })],
    })),
    missing: [text],
    unreadable: [{ file: text, why: text }],
    today: '2026-06-15',
    factsOf: () => ({ kind: 'project', tags: [text, 'b'], owners: [text, 'c'] }),
    base: {
      ref: text,
      changes: [{ project: `${text}0`, gate: text, change: 'new', before: 0, after: 1 }],
      unknown: [{ project: text, why: text }],
      carried: [text],
    },
    history: [{ date: text, counts: { pass: 1, fail: 0, waived: 0, pending: 0, skipped: 0 } }],
  };
}

/** Every element with the names of its attributes; ids and values do not matter. */
function shapeOf(page: Document): string[] {
  return [...page.querySelectorAll('*')].map(({ localName, attributes }) =>
    [localName, ...[...attributes].map(({ name }) => name)].join(' '),
  );
}

async function parse(report: WorkspaceReport): Promise<Document> {
  const [file] = (await REPORT_FORMATS.html()).render(report, {}).files;
  return new DOMParser().parseFromString(file?.text ?? '', 'text/html');
}

/** The page with its script run and every result opened. */
async function shown(report: WorkspaceReport): Promise<Document> {
  const page = await parse(report);
  history.replaceState(null, '', '/');
  document.documentElement.replaceWith(document.adoptNode(page.documentElement));
  start();
  dispatchEvent(new Event('beforeprint'));
  return document;
}

afterAll(settled);

describe('hostile text in every field', () => {
  it.each(HOSTILE)('makes no element and no attribute of the page: %j', async (text) => {
    const [plain, bad] = [await parse(hostile('plain')), await parse(hostile(text))];
    expect(shapeOf(bad)).toEqual(shapeOf(plain));
    expect(JSON.parse(bad.getElementById('data')?.textContent ?? '')).toMatchObject({ cut: false });
  });

  it.each(HOSTILE)('makes none while the page shows it: %j', async (text) => {
    const plain = shapeOf(await shown(hostile('plain')));
    expect(shapeOf(await shown(hostile(text)))).toEqual(plain);
    expect(plain.join('\n')).not.toMatch(/ (?:on\w+|style|src|srcdoc)\b/);
    const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links.every((link) => link?.startsWith('#'))).toBe(true);
  });
});
