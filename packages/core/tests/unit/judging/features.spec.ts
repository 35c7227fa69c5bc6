import { judgeFeature, type Feature, type JudgeContext, type Phase } from '../../../src/index.js';
import {
  CHECKOUT,
  checkRow,
  constitution,
  contextWith,
  feature,
  gate,
  layer,
  principle,
  row,
  said,
  type FeatureParts,
} from './support.js';

const SIMPLICITY = principle('I', 'Simplicity');
const TESTING = principle('II', 'Testing', [gate('II.tests', { kind: 'tests' })]);

function context(one: Feature, phase: Phase | null, principles = [SIMPLICITY, TESTING]): JudgeContext {
  const state = { constitutions: [layer('.', constitution(principles))], features: [one] };
  return contextWith([], {}, { phase, state });
}

function attestation(parts: FeatureParts, phase: Phase | null = 'design'): string[] {
  const one = feature(parts);
  return said(judgeFeature(one, context(one, phase)), 'I.attestation');
}

describe('the attestation of a principle', () => {
  it.each([
    ['pass', ['pass attested']],
    ['na', ['pass attested']],
    ['fail', ['fail attestation-failed']],
    ['partial', ['fail attestation-failed']],
    ['pending', ['fail principle-without-verdict']],
    ['unknown', ['fail principle-without-verdict']],
  ] as const)('with the verdict %s comes to %j after the design', (verdict, expected) => {
    expect(attestation({ rows: [checkRow('I. Simplicity', verdict)] })).toEqual(expected);
  });

  it('is asked for beside a limit in words, which may prove nothing, and not beside a block', () => {
    const limit = gate('I.lint', { kind: 'lint', status: 'evaluated', rules: ['max-lines'] });
    const asked = (origin: 'words' | 'block') => {
      const one = feature({ rows: [checkRow('I. Simplicity', 'pass')] });
      const principles = [principle('I', 'Simplicity', [{ ...limit, origin }])];
      return said(judgeFeature(one, context(one, 'design', principles)), 'I.attestation');
    };
    expect(asked('words')).toEqual(['pass attested']);
    expect(asked('block')).toEqual([]);
  });

  it('waits during research', () => {
    expect(attestation({}, 'research')).toEqual(['pending principle-pending']);
    expect(attestation({ rows: [checkRow('I. Simplicity', 'pending')] }, 'research')).toEqual([
      'pending principle-pending',
    ]);
    expect(attestation({ rows: [checkRow('I. Simplicity', 'fail')] }, 'research')).toEqual([
      'fail attestation-failed',
    ]);
  });

  it('is missing after the design, and the plan rules do not say so again', () => {
    const one = feature();
    const verdict = judgeFeature(one, context(one, 'design'));
    const missing = verdict.gates.filter(({ reason }) => reason === 'principle-without-verdict');
    expect(missing.map(({ id, principle: label }) => [id, label])).toEqual([
      ['plan', 'II. Testing'],
      ['I.attestation', 'I. Simplicity'],
    ]);
  });

  it('takes the check after the design, once there is one', () => {
    const rows = [checkRow('I. Simplicity', 'pass', 'pre'), checkRow('I. Simplicity', 'fail', 'post')];
    expect(attestation({ rows })).toEqual(['fail attestation-failed']);
    const open = [checkRow('I. Simplicity', 'pass', 'pre'), checkRow('I. Simplicity', 'pending', 'post')];
    expect(attestation({ rows: open }, 'research')).toEqual(['pass attested']);
    expect(attestation({ rows: open }, 'design')).toEqual(['fail principle-without-verdict']);
  });

  it('takes the worst of rows that disagree', () => {
    const rows = [checkRow('I. Simplicity', 'pass'), checkRow('I. Simplicity', 'partial')];
    expect(attestation({ rows })).toEqual(['fail attestation-failed']);
  });

  it('is settled by a closing line only when that speaks of all', () => {
    const closing = (all: boolean) =>
      [{ verdict: 'pass', phase: 'pre', all, numbers: [], position: { line: 40, column: 1 } }] as const;
    expect(attestation({ results: closing(true) })).toEqual(['pass attested']);
    expect(attestation({ results: closing(false) })).toEqual(['fail principle-without-verdict']);
  });

  it('is waived by a justified row of its plan', () => {
    const rows = [checkRow('I. Simplicity', 'fail')];
    expect(attestation({ rows, complexity: [row('I. Simplicity')] })).toEqual(['waived attestation-failed']);
    expect(attestation({ rows, complexity: [row('I.attestation')] })).toEqual(['waived attestation-failed']);
    expect(attestation({ rows, complexity: [row('I. Simplicity', { why: 'n/a' })] })).toEqual([
      'fail attestation-failed',
    ]);
  });

  it('calls a row stale that waives what the plan says is kept', () => {
    const rows = [checkRow('I. Simplicity', 'pass')];
    const parts = { rows, complexity: [row('I. Simplicity')] };
    expect(attestation(parts)).toEqual(['pass attested', 'fail waiver-stale']);
  });

  it('is history in a finished feature', () => {
    const rows = [checkRow('II. Layers', 'pass')];
    expect(attestation({ rows, tasks: [true, true] }, null)).toEqual(['skipped feature-finished']);
  });

  it('is no history in a finished feature whose own word is less than a pass, or that has none', () => {
    const rows = [checkRow('I. Simplicity', 'partial')];
    expect(attestation({ rows, tasks: [true] }, null)).toEqual(['fail attestation-failed']);
    expect(attestation({ tasks: [true] }, null)).toEqual(['fail principle-without-verdict']);
  });

  it('is named after a principle without a number, in any script', () => {
    const one = feature({ rows: [checkRow('Érintett titok', 'pass')] });
    const verdict = judgeFeature(
      one,
      context(one, 'design', [principle(null, 'Érintett titok'), principle(null, '!!')]),
    );
    expect(said(verdict, 'érintett-titok.attestation')).toEqual(['pass attested']);
    expect(said(verdict, 'principle.attestation')).toEqual(['fail principle-without-verdict']);
  });

  it('can be asked for by a gate of its own, in whatever status', () => {
    const asked = principle('I', 'Simplicity', [
      gate('I.word', { kind: 'attestation', status: 'evaluated' }),
    ]);
    const one = feature({ rows: [checkRow('I. Simplicity', 'fail')] });
    const verdict = judgeFeature(one, context(one, 'design', [asked]));
    expect(verdict.gates.find(({ id }) => id === 'I.word')).toMatchObject({
      status: 'evaluated',
      verdict: 'fail',
    });
    expect(said(verdict, 'plan')).toContain('fail violation-without-waiver');
  });

  it('of a plan that cannot be read is not there', () => {
    const one: Feature = {
      ...feature(),
      plan: { file: 'specs/001-cards/plan.md', ok: false, problem: 'missing' },
    };
    expect(said(judgeFeature(one, context(one, 'design')), 'I.attestation')).toEqual([
      'fail principle-without-verdict',
    ]);
  });

  it('says what and where', () => {
    const one = feature({ rows: [checkRow('I. Simplicity', 'fail')] });
    const verdict = judgeFeature(one, context(one, null));
    expect(verdict).toMatchObject({ project: 'spec-001-cards', root: 'specs/001-cards' });
    const entry = verdict.gates.find(({ id }) => id === 'I.attestation');
    expect(entry).toMatchObject({
      kind: 'attestation',
      actual: 'FAIL',
      location: { file: 'specs/001-cards/plan.md', line: 31, column: 1 },
    });
  });
});

describe('the plan gate of a feature', () => {
  const plan = (status: string) => gate('I.plan', { kind: 'plan', status });
  const broken: Feature = {
    ...feature(),
    plan: { file: 'specs/001-cards/plan.md', ok: false, problem: 'binary' },
  };
  const under = (principles: (typeof SIMPLICITY)[], one = broken) =>
    judgeFeature(one, context(one, null, principles));

  it('is there though no constitution names it', () => {
    const verdict = under([TESTING]);
    expect(verdict.verdict).toBe('fail');
    expect(verdict.gates).toMatchObject([
      { id: 'plan', kind: 'plan', principle: null, reason: 'plan-document-unreadable' },
    ]);
  });

  it('takes the id and the status that the constitution gives it', () => {
    expect(under([principle('I', 'Plans', [plan('enforced')])]).gates).toMatchObject([
      { id: 'I.plan', verdict: 'fail' },
    ]);
    expect(under([principle('I', 'Plans', [plan('evaluated')])])).toMatchObject({
      verdict: 'skipped',
      gates: [{ id: 'I.plan', status: 'evaluated', verdict: 'fail' }],
    });
    expect(under([principle('I', 'Plans', [plan('disabled')])])).toMatchObject({
      verdict: 'skipped',
      gates: [{ reason: 'gates-disabled' }],
    });
  });

  it('cannot be switched off by a deeper constitution', () => {
    const one: Feature = { ...broken, directory: 'apps/web/specs/001-cards' };
    const constitutions = [
      layer('.', constitution([TESTING])),
      layer('apps/web', constitution([principle('I', 'Plans', [plan('disabled')])])),
    ];
    const verdict = judgeFeature(one, contextWith([], {}, { state: { constitutions, features: [one] } }));
    expect(said(verdict, 'plan')).toEqual(['fail plan-document-unreadable']);
  });

  it('is not waived by a row that names it', () => {
    const one = feature({ complexity: [row('plan'), row('I.plan')] });
    const verdict = judgeFeature(one, context(one, 'design', [principle('I', 'Plans', [plan('enforced')])]));
    expect(verdict.gates.some(({ verdict: word }) => word === 'waived')).toBe(false);
  });

  it('passes with one entry when the plan keeps all rules', () => {
    const one = feature({ tasks: [true] });
    const verdict = judgeFeature(one, context(one, null, [TESTING]));
    expect(said(verdict, 'plan')).toEqual(['pass plan-passed']);
    expect(verdict.verdict).toBe('pass');
  });

  it('is raised by a deeper constitution', () => {
    const one: Feature = { ...broken, directory: 'apps/web/specs/001-cards' };
    const constitutions = [
      layer('.', constitution([principle('I', 'Plans', [plan('evaluated')])])),
      layer('apps/web', constitution([principle('V', 'Plans', [gate('V.plan', { kind: 'plan' })])])),
    ];
    const verdict = judgeFeature(one, contextWith([], {}, { state: { constitutions, features: [one] } }));
    expect(verdict.gates.map(({ id, status }) => [id, status])).toEqual([['V.plan', 'enforced']]);
  });

  it('selects features by their names, directories and tag', () => {
    const selecting = (matcher: string) =>
      principle('I', 'Plans', [gate('I.plan', { kind: 'plan', projects: [matcher] })]);
    const idOf = (matcher: string) =>
      under([selecting(matcher)]).gates.map(({ id, reason }) => `${id} ${reason}`);
    for (const matcher of ['spec-001-cards', 'specs/*', 'tag:type:feature']) {
      expect(idOf(matcher)).toEqual(['I.plan plan-document-unreadable']);
    }
    expect(idOf('spec-999')).toEqual(['I.plan gate-selects-no-project', 'plan plan-document-unreadable']);
  });

  it('gives every finding an entry with its own place', () => {
    const one = feature();
    const entries = judgeFeature(one, context(one, 'design', [TESTING])).gates.filter(
      ({ id }) => id === 'plan',
    );
    expect(entries.length).toBeGreaterThan(2);
    expect(new Set(entries.map(({ reason }) => reason)).size).toBeGreaterThan(2);
    expect(entries.every(({ location }) => location !== null)).toBe(true);
  });

  it('fails without a constitution', () => {
    const one = feature();
    const verdict = judgeFeature(one, contextWith([], {}, { state: { constitutions: [], features: [one] } }));
    expect(said(verdict, 'constitution')).toEqual(['fail constitution-missing']);
  });
});

describe('a feature that plans for a project with its own constitution', () => {
  it('attests that one too', () => {
    const one = feature({ touches: ['packages/checkout/src'] });
    const constitutions = [
      layer('.', constitution([TESTING])),
      layer(CHECKOUT.root, constitution([principle('IV', 'Card data')])),
    ];
    const verdict = judgeFeature(
      one,
      contextWith([], {}, { phase: 'design', state: { constitutions, features: [one] } }),
    );
    expect(said(verdict, 'IV.attestation')).toEqual(['fail principle-without-verdict']);
  });

  it('keeps attestations of one number and two names apart', () => {
    const one = feature({ rows: [checkRow('I. Simplicity', 'pass')], touches: ['packages/checkout/src'] });
    const constitutions = [
      layer('.', constitution([SIMPLICITY])),
      layer(CHECKOUT.root, constitution([principle('I', 'Card data')])),
    ];
    const verdict = judgeFeature(
      one,
      contextWith([], {}, { phase: 'design', state: { constitutions, features: [one] } }),
    );
    expect(said(verdict, 'I.attestation')).toEqual(['pass attested', 'fail principle-without-verdict']);
  });
});
