import { gzipSync } from 'node:zlib';
import type { Nodes } from 'mdast';
import {
  readEvidence,
  type GateVerdict,
  type ProjectVerdict,
  type WorkspaceReport,
} from '../../../src/index.js';
import { parseMarkdown } from '../../../src/markdown/syntax-tree.js';
import { azureReport } from '../../../src/reports/azure/report.js';
import { csvReport } from '../../../src/reports/csv/report.js';
import { githubReport } from '../../../src/reports/github/report.js';
import { gitlabReport } from '../../../src/reports/gitlab/report.js';
import { junitReport } from '../../../src/reports/junit/report.js';
import { markdownText } from '../../../src/reports/markdown/markdown-text.js';
import { renderMarkdown } from '../../../src/reports/markdown/render.js';
import { openmetricsReport } from '../../../src/reports/openmetrics/report.js';
import { sarifReport } from '../../../src/reports/sarif/report.js';
import { workspace } from '../evidence/workspace.js';

const HOSTILE = [
  '<script>alert(1)</script>',
  '</td></table><img src=x onerror=alert(1)>',
  '<!-- x --> <details>',
  '[text](https://evil.example "t") ![](x)',
  'https://evil.example www.evil.example',
  'ada@example.org @ada @org/team #12 org/repo#3',
  '`code` ``` ~~~ | a | b |',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '12) item',
  '===',
  '---',
  '# title',
  '> quote',
  '- [ ] task',
  '[x]: https://evil.example',
  '&lt;b&gt; &#60;b&#62;',
  '\\<b\\> \\\\<b>',
  '~~gone~~ **bold** _i_ __b__',
  '[^1] [^1]: footnote',
  'two\n\nparagraphs',
];

const GATE: GateVerdict = {
  id: 'II.tests',
  principle: 'II. Testing',
  kind: 'tests',
  status: 'enforced',
  verdict: 'fail',
  reason: 'tests-failed',
  message: 'A test failed.',
  fix: 'Mend it.',
  help: 'docs/reference/reasons/tests-failed.md',
  advice: null,
  expected: null,
  actual: null,
  location: { file: 'packages/pay/a.spec.ts', line: 3, column: 1 },
  evidence: [],
  waiver: null,
};

function many(count: number, change: Partial<GateVerdict> = {}): WorkspaceReport {
  const verdicts = Array.from({ length: count }, (_, at): ProjectVerdict => {
    const name = `project-${at}`;
    return {
      schemaVersion: 2,
      project: name,
      root: name,
      verdict: 'fail',
      gates: [{ ...GATE, ...change, actual: `${at}` }],
    };
  });
  return { verdicts, missing: [], unreadable: [], today: '2026-06-15' };
}

/** The types of all nodes below a node; an empty comment is the mark that keeps references apart. */
function typesIn(node: Nodes): string[] {
  if (node.type === 'html' && node.value === '<!-- -->') return [];
  return [node.type, ...('children' in node ? node.children.flatMap(typesIn) : [])];
}

describe('text of documents in Markdown', () => {
  it.each(HOSTILE)('is text and nothing else: %j', (text) => {
    for (const place of [markdownText(text), `- ${markdownText(text)}`]) {
      const types = new Set(typesIn(parseMarkdown(place)));
      for (const structure of place.startsWith('- ') ? ['list', 'listItem'] : []) types.delete(structure);
      expect([...types].sort()).toEqual(['paragraph', 'root', 'text']);
    }
  });

  it.each(HOSTILE)('stays in its cell: %j', (text) => {
    const [table] = parseMarkdown(`| a | b |\n| --- | --- |\n| ${markdownText(text)} | end |\n`).children;
    const row = table?.type === 'table' ? table.children[1] : undefined;
    expect(row?.children).toHaveLength(2);
  });

  it.each(['@ada', 'https://evil.example', 'www.evil.example', '#12'])('is no reference: %s', (text) => {
    expect(markdownText(text)).toContain('<!-- -->');
    expect(markdownText(text)).not.toContain(text);
  });
});

/** Text that cannot be packed well, the same for the same number. */
function noise(seed: number): string {
  let state = seed * 2_654_435_761 + 1;
  return Array.from({ length: 1_900 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(48 + ((state >>> 16) % 75));
  }).join('');
}

describe('limits of the places that show a report', () => {
  it.each([200, 5_000, 65_536])('keep Markdown below %d characters, and say what is left out', (limit) => {
    const text = renderMarkdown(many(2_000, { message: 'x'.repeat(300) }), limit);
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text).toMatch(/\d+ more findings/);
  });

  it.each([
    ['azure', azureReport, '##vso[task.logissue type=error;', '##vso[task.logissue type=warning;'],
    ['github', githubReport, '::error ', '::warning '],
  ])('are those of annotations in %s, the last of which counts the others', (_, format, error, warning) => {
    const [errors, warnings] = [many(40), many(11, { status: 'evaluated' })];
    const verdicts = [...errors.verdicts, ...warnings.verdicts];
    const lines = format.render({ ...errors, verdicts }, {}).output.split('\n');
    const [of, ofWarnings] = [error, warning].map((start) => lines.filter((line) => line.startsWith(start)));
    expect([of?.length, ofWarnings?.length]).toEqual([10, 10]);
    expect([of?.at(-1), ofWarnings?.at(-1)]).toEqual([
      expect.stringContaining('31 more'),
      expect.stringContaining('2 more'),
    ]);
  });

  it('keep SARIF below the size that GitHub accepts, whatever its results and rules say', () => {
    const gates = Array.from({ length: 6_000 }, (_, at): GateVerdict => {
      const reason = `reason-${at}` as GateVerdict['reason'];
      return { ...GATE, reason, message: noise(at), help: noise(at + 10_000) };
    });
    const verdicts = many(1).verdicts.map((verdict) => ({ ...verdict, gates }));
    const missing = Array.from({ length: 3_000 }, (_, at) => noise(at + 20_000));
    const [file] = sarifReport.render({ ...many(0), verdicts, missing }, {}).files;
    const size = gzipSync(file?.text ?? '').length;
    expect(size).toBeLessThan(10_000_000);
    expect(size).toBeGreaterThan(5_000_000);
    expect(file?.text).toMatch(/\d+ more findings are left out/);
    expect(file?.text).toMatch(/2900 more were not judged/);
  });

  it('have a result at a place in SARIF, where neither it nor its project has one', () => {
    const [project, root] = [many(1, { location: null }), many(1, { location: null })];
    const verdicts = [
      ...project.verdicts,
      ...root.verdicts.map((verdict) => ({ ...verdict, project: 'root', root: '.' })),
    ];
    const [file] = sarifReport.render({ ...project, verdicts }, {}).files;
    expect(file?.text.match(/"uri": ".*"/g)).toEqual(['"uri": "project-0"', '"uri": "nx.json"']);
  });

  it('keep the results of SARIF at the number that GitHub accepts, and say how many are left out', () => {
    const report = many(1);
    const gates = Array.from({ length: 25_003 }, () => GATE);
    const verdicts = report.verdicts.map((verdict) => ({ ...verdict, gates }));
    const [file] = sarifReport.render({ ...report, verdicts }, {}).files;
    const { runs } = JSON.parse(file?.text ?? '') as {
      runs: {
        results: unknown[];
        invocations: { toolExecutionNotifications: { message: { text: string } }[] }[];
      }[];
    };
    expect(runs[0]?.results).toHaveLength(25_000);
    expect(runs[0]?.invocations[0]?.toolExecutionNotifications[0]?.message.text).toMatch(/^3 more/);
  });
});

/** What a formula, a logging command, a label and a record could be ended or begun by. */
const MARKS = [
  '=1+1',
  ' =1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '＝1',
  'a;b]c%0Ad%3Be',
  'a"b,c\r\nd',
  '\\"\n',
];

/** The records of a CSV file, as RFC 4180 has them. */
function recordsOf(text: string): string[][] {
  return text
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
}

/** A logging command, read as the agent of Azure Pipelines reads it. */
function commandOf(line: string): { properties: Record<string, string>; message: string } {
  const end = line.indexOf(']');
  const decoded = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%5D', ']')
      .replaceAll('%3B', ';')
      .replaceAll('%AZP25', '%');
  const pairs = line.slice(line.indexOf(' ') + 1, end).split(';');
  const properties = pairs.filter(Boolean).map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), decoded(pair.slice(at + 1))];
  });
  return { properties: Object.fromEntries(properties), message: decoded(line.slice(end + 1)) };
}

describe('text of documents', () => {
  it.each(MARKS)('is a cell of CSV that no spreadsheet calculates: %j', (text) => {
    const [file] = csvReport.render(many(1, { message: text, fix: text }), {}).files;
    const [head = [], row = []] = recordsOf(file?.text ?? '');
    expect([head, row].map(({ length }) => length)).toEqual([17, 17]);
    const cell = row[head.indexOf('message')] ?? '';
    expect(cell).not.toMatch(/^\s*[=+\-@＝]/u);
    expect(cell.replace(/^'/, '').trim()).toBe(text.replace(/\s+/g, ' ').trim());
  });

  it.each(MARKS)('is data of a logging command of Azure Pipelines: %j', (text) => {
    const location = { file: text, line: 3, column: 1 };
    const { output } = azureReport.render(many(1, { message: text, fix: null, location }), {});
    expect(output).not.toContain('\n');
    const { properties, message } = commandOf(output);
    const plain = text.replace(/\s+/g, ' ');
    expect(properties).toEqual({
      type: 'error',
      sourcepath: plain,
      linenumber: '3',
      columnnumber: '1',
      code: GATE.reason,
    });
    expect(message.trimEnd()).toBe(`project-0, II.tests: ${plain}`.trimEnd());
  });

  it.each(MARKS)('is the value of a label in OpenMetrics: %j', (text) => {
    const [file] = openmetricsReport.render(many(1, { kind: text }), {}).files;
    const lines = (file?.text ?? '').split('\n').filter((line) => line.startsWith('plangate_gates'));
    expect(lines).toHaveLength(1);
    const value = /kind="((?:[^"\\\n]|\\["\\n])*)",status/.exec(lines[0] ?? '')?.[1];
    expect(value?.replace(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark))).toBe(text);
  });
});

describe('a report read as evidence by ourselves', () => {
  const read = (path: string, text: string, kind: 'tests' | 'lint') =>
    readEvidence(workspace({ [path]: text }), path, kind);

  it('is JUnit with a failed test for each failing gate', () => {
    const [file] = junitReport.render(many(3), {}).files;
    expect(read('junit.xml', file?.text ?? '', 'tests')).toMatchObject({ ok: true, format: 'junit' });
  });

  it('is SARIF with an error for each failing gate', () => {
    const [file] = sarifReport.render(many(3), {}).files;
    expect(read('report.sarif', file?.text ?? '', 'lint')).toMatchObject({ ok: true, format: 'sarif' });
  });

  it('is Code Quality with an entry for each failing gate', () => {
    const [file] = gitlabReport.render(many(3), {}).files;
    const quality = read('gl-code-quality-report.json', file?.text ?? '', 'lint');
    expect(quality).toMatchObject({ ok: true, format: 'gitlab-code-quality' });
  });
});
