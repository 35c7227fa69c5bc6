import type { Nodes } from 'mdast';
import {
  readEvidence,
  type GateVerdict,
  type ProjectVerdict,
  type WorkspaceReport,
} from '../../../src/index.js';
import { parseMarkdown } from '../../../src/markdown/syntax-tree.js';
import { githubReport } from '../../../src/reports/github/report.js';
import { gitlabReport } from '../../../src/reports/gitlab/report.js';
import { junitReport } from '../../../src/reports/junit/report.js';
import { markdownText } from '../../../src/reports/markdown/markdown-text.js';
import { renderMarkdown } from '../../../src/reports/markdown/render.js';
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

describe('limits of the places that show a report', () => {
  it.each([200, 5_000, 65_536])('keep Markdown below %d characters, and say what is left out', (limit) => {
    const text = renderMarkdown(many(2_000, { message: 'x'.repeat(300) }), limit);
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text).toMatch(/\d+ more findings/);
  });

  it('let GitHub show ten annotations of each level', () => {
    const [errors, warnings] = [many(40), many(11, { status: 'evaluated' })];
    const verdicts = [...errors.verdicts, ...warnings.verdicts];
    const lines = githubReport.render({ ...errors, verdicts }, {}).output.split('\n');
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(10);
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
