import {
  REPORT_FORMATS,
  type GateVerdict,
  type ProjectVerdict,
  type WorkspaceReport,
} from '../../../src/index.js';
import { renderRunSummary } from '../../../src/entries/reports.js';
import { findingsOf } from '../../../src/reports/findings.js';
import { groupedFindings } from '../../../src/reports/groups.js';

const TYPO = 'The gate names the kind "lind", which is not known.';
const GATE: GateVerdict = {
  id: 'I.gate',
  principle: 'I. Quality',
  kind: 'constitution',
  status: 'enforced',
  verdict: 'fail',
  reason: 'gate-kind-unknown',
  message: TYPO,
  fix: 'Write "lint".',
  help: 'docs/reference/reasons/gate-kind-unknown.md',
  advice: null,
  expected: null,
  actual: null,
  location: { file: '.specify/memory/constitution.md', line: 7, column: 1 },
  evidence: [],
  waiver: null,
};
const own = (project: string): Partial<GateVerdict> => ({
  location: null,
  message: `There is no report of ${project} in packages/${project}/reports.`,
});

function project(name: string, ...gates: Partial<GateVerdict>[]): ProjectVerdict {
  const all = gates.map((gate) => ({ ...GATE, ...gate }));
  const verdict = all.some((gate) => gate.verdict === 'fail' && gate.status === 'enforced') ? 'fail' : 'pass';
  return { schemaVersion: 2, project: name, root: `packages/${name}`, verdict, gates: all };
}

function report(...verdicts: ProjectVerdict[]): WorkspaceReport {
  return { verdicts, missing: [], unreadable: [], today: '2026-06-15' };
}

const groups = (...verdicts: ProjectVerdict[]) =>
  groupedFindings(findingsOf(report(...verdicts))).map(({ projects, findings }) => [
    projects.join(' '),
    findings.length,
  ]);
const times = (text: string, part: string): number => text.split(part).length - 1;

describe('what several projects have in common', () => {
  it('is one, with its projects', () => {
    expect(groups(project('pay', {}), project('web', {}), project('api', {}))).toEqual([['pay web api', 3]]);
  });

  it('is one where texts differ in the name and the root of the project', () => {
    expect(groups(project('pay', own('pay')), project('web', own('web')))).toEqual([['pay web', 2]]);
  });

  it('is one where a project has it twice', () => {
    expect(groups(project('pay', {}, {}))).toEqual([['pay', 2]]);
  });

  it.each<[string, Partial<GateVerdict>]>([
    ['gate', { id: 'II.gate' }],
    ['reason', { reason: 'gate-field-unknown' }],
    ['place', { location: { file: '.specify/memory/constitution.md', line: 8, column: 1 } }],
    ['message', { message: `${TYPO} Really.` }],
    ['level', { status: 'evaluated' }],
    ['fix', { fix: 'Write "types".' }],
    ['number', { actual: 'lines 80 %' }],
    ['package', { package: { name: '@acme/constitution', version: '1.0.0' } }],
  ])('is not one where the %s differs', (_, other) => {
    expect(groups(project('pay', {}), project('web', other))).toHaveLength(2);
  });

  it('is not found in parts of other names', () => {
    const a = project('pay', { message: 'payments and @acme/pay-x are missing.' });
    const b = project('web', { message: 'webments and @acme/web-x are missing.' });
    expect(groups(a, b)).toHaveLength(2);
  });
});

describe('a fault of the constitution over many projects', () => {
  const many = Array.from({ length: 212 }, (_, at) =>
    project(`p${at}`, {}, { ...own(`p${at}`), id: `I.${at}` }),
  );

  it.each(['terminal', 'markdown'] as const)('is said once in %s, with its count', async (format) => {
    const rendered = (await REPORT_FORMATS[format]()).render(report(...many), {});
    const text = rendered.output + rendered.files.map((file) => file.text).join('');
    const message = format === 'terminal' ? TYPO : 'which is not known';
    expect(times(text, message)).toBe(1);
    expect(text).toContain('p4');
    expect(text).toContain('207 more');
  });

  it('is one annotation of GitHub', async () => {
    const { output } = (await REPORT_FORMATS.github()).render(report(...many), {});
    expect(times(output, TYPO)).toBe(1);
    expect(output).toContain('p0 and 211 more');
  });

  it('is the only thing that the terminal does not repeat for a project', async () => {
    const { output } = (await REPORT_FORMATS.terminal()).render(report(...many), {});
    expect(output).toContain('There is no report of p7 in packages/p7/reports.');
    expect(output).toContain('p7 fail: gate-kind-unknown (I.gate)');
  });
});

describe('the end of a run', () => {
  const passing = (name: string) => project(name, { verdict: 'pass', reason: 'target-succeeded', fix: null });
  const at = { milliseconds: 12_345 };

  it('has the failing projects first, in thirty rows, and counts the others', () => {
    const verdicts = [...Array.from({ length: 40 }, (_, n) => passing(`p${n}`)), project('z', {})];
    const lines = renderRunSummary(report(...verdicts), at).split('\n');
    expect(lines[0]).toContain('fail. 41 verdicts in 12.3 s: 40 pass, 1 fail');
    const header = lines.findIndex((line) => line.startsWith('  verdict'));
    expect(lines[header + 1]).toMatch(/^ {2}✗ fail +z /);
    expect(lines[header + 30]).toMatch(/^ {2}✓ pass +p28 /);
    expect(lines[header + 31]).toBe('  and 11 more: 11 pass');
  });

  it('says what fails once, with its place and its fix', () => {
    const text = renderRunSummary(report(project('pay', {}), project('web', {}, { message: 'Other.' })), at);
    expect(times(text, TYPO)).toBe(1);
    expect(text).toContain('in pay, web (2 projects) at .specify/memory/constitution.md:7:1');
    expect(times(text, 'fix: ')).toBe(1);
  });

  it('counts what is more than it lists', () => {
    const gates = Array.from({ length: 25 }, (_, n) => ({ id: `I.${n}` }));
    expect(renderRunSummary(report(project('pay', ...gates)), at)).toContain('and 5 more findings');
  });

  it('says what was not judged, what ends soon, and what the host has to add', () => {
    const waiver = {
      location: { file: 'specs/1/plan.md', line: 3, column: 1 },
      why: 'Later',
      until: '2026-06-20',
    };
    const verdicts = [
      project('pay', { verdict: 'waived', waiver, fix: null }),
      project('web', { status: 'evaluated' }),
    ];
    const text = renderRunSummary(
      { ...report(...verdicts), missing: ['api'], notInRun: ['docs', 'e2e'] },
      { ...at, notes: ['It is in report.json.'] },
    );
    for (const part of [
      'not judged: api',
      'waived until 2026-06-20',
      '2 projects',
      '1 finding',
      'report.json',
    ])
      expect(text).toContain(part);
    expect(text.startsWith('✗')).toBe(true);
  });

  it('has columns for eight principles, and counts the others', () => {
    const gates = Array.from({ length: 10 }, (_, n) => ({
      id: `${n}`,
      principle: `${n}. ${'Long '.repeat(8)}`,
    }));
    const text = renderRunSummary(report(project('pay', ...gates)), at);
    expect(text).toContain('and 2 more principles');
    expect(text).not.toContain('Long Long Long Long Long');
  });

  it('passes no control sequence and no command of a CI system on', () => {
    const text = '\u001b[31m\n::error::x ##vso[task.complete]';
    const hostile = project(text, { id: text, principle: text, message: text, fix: text });
    const shown = renderRunSummary({ ...report(hostile), missing: [text] }, { ...at, notes: [text] });
    expect(shown).not.toContain('\u001b');
    expect(shown).not.toContain('##vso[');
    expect(shown.split('\n').some((line) => line.trimStart().startsWith('::'))).toBe(false);
  });
});
