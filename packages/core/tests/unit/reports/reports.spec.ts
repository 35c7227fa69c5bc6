import {
  judgeProject,
  REASONS,
  REPORT_FORMATS,
  renderJson,
  renderMatrix,
  renderTerminal,
  sanitize,
  type GateVerdict,
  type ProjectVerdict,
} from '../../../src/index.js';
import { overall } from '../../../src/model/overall.js';
import { projectVerdictSchema } from '../../../src/entries/extend.js';
import { CHECKOUT, contextWith, gate, ledger, row } from '../judging/support.js';

const PASSING: GateVerdict = {
  id: 'II.tests',
  principle: 'II. Testing',
  kind: 'tests',
  status: 'enforced',
  verdict: 'pass',
  reason: 'tests-passed',
  message: '4 tests passed.',
  fix: null,
  help: 'docs/reference/reasons/tests-passed.md',
  advice: null,
  expected: null,
  actual: null,
  location: null,
  evidence: [],
  waiver: null,
};
const FAILING: GateVerdict = {
  ...PASSING,
  id: 'II.coverage',
  verdict: 'fail',
  reason: 'coverage-below-minimum',
  message: 'Line coverage is 80 %; the minimum is 90 %.',
  fix: 'Test what is not covered.',
  help: 'docs/reference/reasons/coverage-below-minimum.md',
  advice: 'Ask the platform team.',
  expected: 'lines >= 90 %',
  actual: 'lines 80 %',
  location: { file: 'packages/checkout/coverage/coverage-summary.json', line: 3, column: 9 },
};
const verdict = (...gates: GateVerdict[]): ProjectVerdict => ({
  schemaVersion: 2,
  project: 'checkout',
  root: 'packages/checkout',
  verdict: overall(gates),
  gates,
});

describe('overall', () => {
  const of = (...words: GateVerdict['verdict'][]) =>
    overall(words.map((word) => ({ status: 'enforced', verdict: word })));

  it.each([
    [['pass', 'fail', 'pending', 'waived', 'skipped'], 'fail'],
    [['pass', 'pending', 'waived'], 'pending'],
    [['pass', 'waived', 'skipped'], 'waived'],
    [['pass', 'skipped'], 'pass'],
    [['skipped'], 'skipped'],
    [[], 'fail'],
  ] as const)('of %j is %s', (words, expected) => {
    expect(of(...words)).toBe(expected);
  });
});

describe('the terminal report', () => {
  it('is one line for a project that passes', () => {
    expect(renderTerminal(verdict(PASSING, PASSING))).toBe('✓ checkout pass: 2 pass');
  });

  it('says what, where, expected and actual, and the reason last', () => {
    const lines = renderTerminal(verdict(FAILING, PASSING)).split('\n');
    expect(lines).toEqual([
      '  ✗ II.coverage fail: coverage-below-minimum',
      '    principle: II. Testing',
      '    where:     packages/checkout/coverage/coverage-summary.json:3:9',
      '    expected:  lines >= 90 %',
      '    actual:    lines 80 %',
      '    message:   Line coverage is 80 %; the minimum is 90 %.',
      '    advice:    Ask the platform team.',
      '    fix:       Test what is not covered.',
      '',
      '✗ checkout fail: coverage-below-minimum (II.coverage)',
    ]);
  });

  it('shows what is pending, waived or only evaluated before what fails', () => {
    const waiver = {
      location: { file: 'specs/1/plan.md', line: 8, column: 1 },
      why: 'No sandbox',
      until: '2027-01-01',
    };
    const report = renderTerminal(
      verdict(
        FAILING,
        { ...FAILING, id: 'a', status: 'evaluated' },
        { ...FAILING, id: 'b', verdict: 'waived', waiver },
        { ...PASSING, id: 'c', verdict: 'pending', reason: 'principle-pending' },
      ),
    );
    const titles = report.split('\n').filter((line) => /^ {2}\S/.test(line));
    expect(titles.map((line) => line.split(' ')[3])).toEqual(['a', 'b', 'c', 'II.coverage']);
    expect(report).toContain('waived at specs/1/plan.md:8: No sandbox (until 2027-01-01)');
    expect(report).toContain('a fail (evaluated only)');
  });

  it.each<[string, Partial<GateVerdict>, boolean]>([
    ['passes', {}, false],
    ['was skipped', { verdict: 'skipped' }, false],
    ['only evaluates and passes', { status: 'evaluated' }, false],
    ['only evaluates and fails', { status: 'evaluated', verdict: 'fail' }, true],
    ['only evaluates and is open', { status: 'evaluated', verdict: 'pending' }, true],
    ['has a note', { notes: [{ reason: 'tests-passed', message: 'One test is flaky.' }] }, true],
    ['is in the baseline', { reason: 'baselined' }, true],
    ['is in a stale entry of the baseline', { verdict: 'skipped', reason: 'baseline-entry-stale' }, true],
  ])(
    'beside others leaves out a project that passes, unless it has more to say: a gate %s',
    async (_, change, isShown) => {
      const one = verdict(PASSING, { ...PASSING, ...change });
      expect(one.verdict).toBe('pass');
      const verdicts = [one, { ...one, project: 'pay', gates: [PASSING] }];
      const format = await REPORT_FORMATS.terminal();
      const { output } = format.render({ verdicts, missing: [], unreadable: [], today: '2026-06-15' }, {});
      expect(output.includes(renderTerminal(one))).toBe(isShown);
    },
  );

  it('says why each gate does not apply where none does', () => {
    const skipped: GateVerdict = {
      ...PASSING,
      verdict: 'skipped',
      message: 'The feature does not touch it.',
    };
    expect(renderTerminal(verdict(skipped))).toContain('The feature does not touch it.');
    expect(renderTerminal(verdict(skipped, PASSING))).not.toContain('The feature does not touch it.');
  });

  it('lists a bounded number of failures and counts the rest', () => {
    const failing = Array.from({ length: 100 }, (_, at) => ({ ...FAILING, id: `II.tests-${String(at)}` }));
    const report = renderTerminal(verdict(...failing));
    expect(report.split('\n').length).toBeLessThan(250);
    expect(report).toContain('and 75 more');
    expect(report).toContain('and 95 more');
  });

  it('shows failures of one reason in one document once, with the places of the others', () => {
    const at = (line: number): GateVerdict => ({
      ...FAILING,
      message: `Place ${String(line)} is open.`,
      location: { file: 'specs/001-a/plan.md', line, column: 1 },
    });
    const report = renderTerminal(verdict(at(3), at(5), at(9), { ...at(1), location: null }));
    expect(report).toContain('Place 3 is open.');
    expect(report).not.toContain('Place 5 is open.');
    expect(report).toContain('also:      2 more of this reason in the same document (lines 5, 9)');
    expect(report).toContain('Place 1 is open.');
    expect(report).toContain(`4 × ${FAILING.reason} (${FAILING.id})`);
  });

  it('says in which phase a feature is judged where something is open or due', () => {
    const phase = { name: 'design', message: 'The design phase has begun.' } as const;
    const lines = (gate: GateVerdict): string[] => renderTerminal({ ...verdict(gate), phase }).split('\n');
    expect(lines(FAILING)[0]).toBe('  phase design: The design phase has begun.');
    expect(lines(PASSING)).toHaveLength(1);
  });

  it('shows a verdict without any gate as the failure it is', () => {
    expect(renderTerminal(verdict())).toBe('✗ checkout fail: no-gates');
  });

  it('counts what is only evaluated apart', () => {
    const evaluated: GateVerdict = { ...PASSING, status: 'evaluated' };
    expect(renderTerminal(verdict(PASSING, evaluated))).toBe(
      '✓ checkout pass: 1 pass, 1 pass (evaluated only)',
    );
  });

  it('leaves out what is not known', () => {
    const bare = { principle: null, expected: null, actual: null, location: null, fix: null, advice: null };
    const lines = renderTerminal(verdict({ ...FAILING, ...bare })).split('\n');
    expect(lines.slice(1, -2)).toEqual([expect.stringMatching(/^ {4}message:/)]);
  });

  it('gives a line to each of the first entries that wait, and counts the rest', () => {
    const pending: GateVerdict = {
      ...PASSING,
      verdict: 'pending',
      reason: 'principle-pending',
      message: 'Later.',
    };
    const lines = renderTerminal(
      verdict(...Array.from({ length: 40 }, (_, at) => ({ ...pending, id: `${String(at)}.tests` }))),
    ).split('\n');
    expect(lines).toHaveLength(12);
    expect(lines[0]).toBe('  … 0.tests pending: principle-pending: Later.');
    expect(lines.slice(-2)).toEqual(['  and 30 more in the verdict file', '… checkout pending: 40 pending']);
  });

  it('colours only when asked to', () => {
    expect(renderTerminal(verdict(FAILING))).not.toContain('\u001b');
    expect(renderTerminal(verdict(FAILING), { colour: true })).toContain('\u001b[31m');
  });

  it('passes no control sequence and no command of a CI system on', () => {
    const evil = '\u001b[2J\u009b31mx\n::set-output name=a::b\r##vso[task.setvariable]y\u202e';
    const report = renderTerminal(
      verdict({
        ...FAILING,
        id: evil,
        principle: evil,
        message: evil,
        fix: evil,
        advice: evil,
        actual: evil,
      }),
    );
    // eslint-disable-next-line no-control-regex -- control characters must not be there
    expect(report.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    expect(report.split('\n').some((line) => line.trimStart().startsWith('::'))).toBe(false);
    expect(report).not.toContain('##vso[');
  });
});

describe('the verdict file', () => {
  it('has its keys in one order and ends with a line end', () => {
    const { gates, ...rest } = verdict(FAILING);
    const shuffled = {
      gates: gates.map((entry) => Object.fromEntries(Object.entries(entry).reverse())),
      ...rest,
    };
    expect(renderJson(shuffled as unknown as ProjectVerdict)).toBe(renderJson(verdict(FAILING)));
    expect(renderJson(verdict(FAILING)).endsWith('}\n')).toBe(true);
  });

  it('of a real judgement is what the schema says', () => {
    const gates = [
      gate('II.tests', { kind: 'tests' }),
      gate('II.build', { kind: 'target', name: 'build' }),
      gate('II.lint', { kind: 'lint', status: 'evaluated' }),
      gate('II.types', { kind: 'types', projects: ['tag:none'] }),
    ];
    const state = { waivers: ledger(row('II.build', { until: '2026-12-31' })) };
    const judged = judgeProject(CHECKOUT, contextWith(gates, {}, { state }));
    const parsed: unknown = JSON.parse(renderJson(judged));
    expect(projectVerdictSchema.parse(parsed)).toEqual(parsed);
    expect(judged.gates.map(({ verdict: word }) => word)).toEqual(['fail', 'fail', 'waived', 'fail']);
  });
});

describe('the matrix', () => {
  it('has a row per project and a column per gate, with the worst of several entries', () => {
    const other = { ...verdict(PASSING, { ...FAILING, id: 'plan', status: 'evaluated' }), project: 'pay' };
    const lines = renderMatrix([verdict(PASSING, { ...PASSING, verdict: 'fail' }), other]).split('\n');
    expect(lines).toEqual([
      'project   verdict  II.tests  plan',
      'checkout  ✗ fail   ✗ fail    ·',
      'pay       ✓ pass   ✓ pass    (fail)',
      '',
    ]);
  });

  it('colours words without changing the columns', () => {
    const plain = renderMatrix([verdict(PASSING, FAILING)]);
    const coloured = renderMatrix([verdict(PASSING, FAILING)], { colour: true });
    // eslint-disable-next-line no-control-regex -- colours are control sequences
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
    expect(coloured).toContain('\u001b[32m✓ pass\u001b[0m');
  });
});

describe('sanitize', () => {
  it.each([
    ['a\u001b[31mb\u001b[0m', 'ab'],
    ['a\u001b]0;title\u0007b', 'ab'],
    ['a\u001b]8;;http://x\u001b\\b', 'ab'],
    ['a\r\n\tb', 'a b'],
    ['a\u0000b', 'a b'],
    ['a\u202eb\u2066c\u200bd', 'abcd'],
    ['a\ud800b', 'a\ufffdb'],
    ['日本 😀 ü', '日本 😀 ü'],
  ])('%j becomes %j', (text, expected) => {
    expect(sanitize(text)).toBe(expected);
  });

  it('cuts long texts', () => {
    expect(sanitize('x'.repeat(1_000_000)).length).toBeLessThan(2100);
  });
});

describe('the reason codes', () => {
  it('are stable words, each with a title and a known severity', () => {
    for (const [code, reason] of Object.entries(REASONS)) {
      expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(reason.title.length).toBeGreaterThan(5);
      expect(['error', 'pending', 'info']).toContain(reason.severity);
    }
  });
});
