import { judgeProject, type Feature, type WorkspaceState } from '../../../src/index.js';
import { CHECKOUT, contextWith, feature, gate, ledger, row, said } from './support.js';

const BUILD = gate('II.target', { kind: 'target', name: 'build' });
const PAY = { name: 'pay', root: 'packages/pay', tags: [] };

interface Setting {
  readonly features?: readonly Feature[];
  readonly waivers?: WorkspaceState['waivers'];
  readonly builds?: boolean;
}

function judge({ features = [], waivers, builds = false }: Setting) {
  const state = { features, projects: [CHECKOUT, PAY], ...(waivers === undefined ? {} : { waivers }) };
  const ran = new Set(['build']);
  return judgeProject(CHECKOUT, contextWith([BUILD], {}, { state, [builds ? 'succeeded' : 'failed']: ran }));
}

function planned(violation: string, touches = ['packages/checkout/src'], more = {}): Feature {
  return feature({ complexity: [row(violation, more)], touches });
}

describe('a waiver', () => {
  it.each([
    'II.target',
    'II.target @ checkout',
    '`ii.TARGET`',
    'II. Testing',
    'Principle II (Testing): no build server yet',
  ])('in a plan that touches the project waives by "%s"', (violation) => {
    const verdict = judge({ features: [planned(violation)] });
    expect(verdict.verdict).toBe('waived');
    expect(verdict.gates[0]).toMatchObject({
      verdict: 'waived',
      reason: 'target-failed',
      waiver: { location: { file: 'specs/001-cards/plan.md', line: 80, column: 1 }, until: null },
    });
  });

  it('in the shared ledger waives for every project, or for the one it names', () => {
    expect(judge({ waivers: ledger(row('II.target')) }).verdict).toBe('waived');
    expect(judge({ waivers: ledger(row('II.target @ checkout')) }).verdict).toBe('waived');
    expect(judge({ waivers: ledger(row('II.target @ pay')) }).verdict).toBe('fail');
  });

  it('holds through its last day, and not a day longer', () => {
    const until = (day: string) => judge({ features: [planned('II.target', undefined, { until: day })] });
    expect(until('2026-06-15').gates[0]?.waiver?.until).toBe('2026-06-15');
    const late = until('2026-06-14');
    expect(late.verdict).toBe('fail');
    expect(late.gates[0]?.message).toContain('specs/001-cards/plan.md:80 does not count');
    expect(until('next summer').verdict).toBe('fail');
  });

  it('without reasons does not count, and the gate says so', () => {
    const verdict = judge({ features: [planned('II.target', undefined, { why: 'TBD' })] });
    expect(verdict.verdict).toBe('fail');
    expect(verdict.gates[0]?.message).toContain('"TBD" under "Why Needed"');
  });

  it('of another gate, principle, or part of an id does not count', () => {
    for (const violation of ['II.lint', 'III. Speed', 'II.target2', 'XII.target', 'II.target.deep']) {
      expect(judge({ features: [planned(violation)] }).verdict).toBe('fail');
    }
  });

  it('in a plan that does not touch the project does not count, and the gate says so when it was named', () => {
    const elsewhere = judge({ features: [planned('II.target @ checkout', ['packages/pay/src'])] });
    expect(elsewhere.gates[0]?.verdict).toBe('fail');
    expect(elsewhere.gates[0]?.message).toContain('does not touch the project');
    expect(judge({ features: [planned('II.target', ['packages/pay/src'])] }).gates[0]?.verdict).toBe('fail');
  });

  it('counts when another row for the same gate does not', () => {
    const rows = [row('II.target', { why: '-' }), row('II.target')];
    expect(judge({ features: [feature({ complexity: rows, touches: ['packages/checkout'] })] }).verdict).toBe(
      'waived',
    );
  });

  it('whose cell says that there is no violation is none', () => {
    expect(judge({ builds: true, waivers: ledger(row('None')) }).verdict).toBe('pass');
  });
});

describe('a stale waiver', () => {
  const stale = { verdict: 'fail', reason: 'waiver-stale', location: { line: 80 } };

  it('fails where it names the project and the gate passes', () => {
    const verdict = judge({ builds: true, waivers: ledger(row('II.target @ checkout')) });
    expect(verdict.verdict).toBe('fail');
    expect(verdict.gates[1]).toMatchObject({ ...stale, id: 'II.target', kind: 'waivers' });
  });

  it('fails in the only project that its plan touches', () => {
    expect(judge({ builds: true, features: [planned('II.target')] }).gates[1]).toMatchObject(stale);
  });

  it('names a gate that does not judge the project', () => {
    const elsewhere = gate('II.lint', { kind: 'lint', projects: ['pay'] });
    const state = { projects: [CHECKOUT, PAY], waivers: ledger(row('II.lint @ checkout')) };
    const context = contextWith([BUILD, elsewhere], {}, { state, succeeded: new Set(['build']) });
    const verdict = judgeProject(CHECKOUT, context);
    expect(said(verdict, 'II.lint')).toEqual(['skipped project-not-selected', 'fail waiver-stale']);
  });

  it('cannot be judged by one of several projects it speaks of', () => {
    const both = ['packages/checkout/src', 'packages/pay/src'];
    expect(judge({ builds: true, features: [planned('II.target', both)] }).verdict).toBe('pass');
    expect(judge({ builds: true, waivers: ledger(row('II.target')) }).verdict).toBe('pass');
  });

  it('of a whole principle is left to the rules of the plan it stands in', () => {
    expect(judge({ builds: true, features: [planned('II. Testing')] }).verdict).toBe('pass');
    expect(judge({ builds: true, waivers: ledger(row('II. Testing @ checkout')) }).gates[1]).toMatchObject(
      stale,
    );
  });

  it('is not seen in words with a dot', () => {
    expect(
      judge({ builds: true, features: [planned('Node.js instead of the shared runtime')] }).verdict,
    ).toBe('pass');
  });
});

describe('the shared ledger', () => {
  const file = '.specify/memory/waivers.md';

  it('may be missing', () => {
    expect(judge({ builds: true, waivers: { file, ok: false, problem: 'missing' } }).verdict).toBe('pass');
  });

  it('fails every project when it cannot be read', () => {
    const verdict = judge({ builds: true, waivers: { file, ok: false, problem: 'too-large' } });
    expect(said(verdict, 'waivers')).toEqual(['fail waivers-unreadable']);
  });

  it('fails every project when its table cannot be understood', () => {
    const position = { line: 4, column: 1 };
    const findings = [{ reason: 'waiver-table-unknown', args: { columns: 'A, B' }, position }] as const;
    const verdict = judge({ builds: true, waivers: { file, ok: true, document: { rows: [], findings } } });
    expect(verdict.gates[0]).toMatchObject({
      reason: 'waiver-table-unknown',
      location: { file, ...position },
    });
  });
});

describe('a row of the shared ledger that is not right', () => {
  const reasonsOf = (...rows: readonly ReturnType<typeof row>[]) =>
    judge({ builds: true, waivers: ledger(...rows) }).gates.map(({ reason }) => reason);

  it.each([
    ['a gate that does not exist', row('II.targe'), 'waiver-gate-unknown'],
    ['a gate of a principle that does not exist', row('IX.coverage @ checkout'), 'waiver-gate-unknown'],
    ['a project that does not exist', row('II.target @ chekout'), 'waiver-project-unknown'],
    ['what it leaves out', row('II.target except checkout'), 'waiver-project-unknown'],
    ['nothing', row('Hello'), 'waiver-names-nothing'],
    ['a word of the principle', row('Test doubles'), 'waiver-names-nothing'],
    ['a sentence about a gate', row('II.target is not waived'), 'waiver-not-understood'],
    ['no reason', row('II.target', { why: 'see II' }), 'waiver-without-reason'],
    ['an end that has passed', row('II.target', { until: '2026-06-14' }), 'waiver-expired'],
    ['an end that is not a date', row('II.target', { until: '26.12.2026' }), 'waiver-end-unclear'],
    [
      'a column that is not understood',
      row('II.target', { unread: ['Holds While'] }),
      'waiver-column-unknown',
    ],
  ])('is told where it says %s', (_, written, reason) => {
    expect(reasonsOf(written)).toContain(reason);
  });

  it('is told with the nearest right name', () => {
    const verdict = judge({ builds: true, waivers: ledger(row('II.targe @ chekout')) });
    expect(verdict.gates.map(({ message }) => message).join('\n')).toMatch(/"checkout"[^]*"II\.target"/);
  });

  it('is told in the project that it names only', () => {
    expect(reasonsOf(row('II.target @ pay', { why: 'xx' }))).toEqual(['target-succeeded']);
  });

  it.each([
    ['another project', 'II.target@pay'],
    ['another project in brackets', 'II.target (@ pay)'],
    ['another project in words', 'II.target only in pay'],
    ['a full-width sign', 'II.target ＠ pay'],
    ['a principle at another project', 'II. Testing@pay'],
    ['a blank in the id of a gate', 'II. target'],
    ['nothing that is wrong', 'II.target holds'],
  ])('does not reach this project with %s', (_, violation) => {
    expect(judge({ waivers: ledger(row(violation)) }).verdict).toBe('fail');
  });

  it.each(['II.target @ pay, @ checkout', 'II.target @ pay, checkout', 'II.target (pay, checkout)'])(
    'reaches each project of "%s"',
    (violation) => {
      expect(judge({ waivers: ledger(row(violation)) }).verdict).toBe('waived');
    },
  );

  it.each([{ unread: ['Holds While'] }, { until: '(hidden)' }, { until: '2030' }])(
    'waives nothing with %j',
    (more) => {
      expect(judge({ waivers: ledger(row('II.target', more)) }).verdict).toBe('fail');
    },
  );
});
