import { judgeProject, type ConstitutionLayer, type GateDeclaration } from '../../../src/index.js';
import {
  CHECKOUT,
  constitution,
  contextWith,
  gate,
  layer,
  ledger,
  only,
  principle,
  row,
  said,
} from './support.js';

const BUILD = gate('II.target', { kind: 'target', name: 'build' });
const RAN = { succeeded: new Set(['build', 'lint']) };
const performance = (max: string | number, more: Record<string, unknown> = {}) =>
  gate('II.x', { kind: 'performance', max, ...more });
const boundaries = (rules: Record<string, unknown>) => gate('II.x', { kind: 'boundaries', ...rules });
const FILE = '.specify/memory/constitution.md';

function judgeUnder(
  constitutions: readonly ConstitutionLayer[],
  more: Parameters<typeof contextWith>[2] = {},
) {
  return judgeProject(
    CHECKOUT,
    contextWith([], {}, { ...RAN, ...more, state: { ...more.state, constitutions } }),
  );
}

describe('a project without a constitution that can be used', () => {
  it.each([
    ['missing', 'constitution-missing'],
    ['binary', 'constitution-unreadable'],
    ['outside', 'constitution-unreadable'],
  ] as const)('fails when it is %s', (problem, reason) => {
    const verdict = judgeUnder([{ root: '.', constitution: { file: FILE, ok: false, problem } }]);
    expect(verdict.verdict).toBe('fail');
    expect(only(verdict)).toMatchObject({ reason, location: { file: FILE, line: 1, column: 1 } });
  });

  it('fails when there is no layer at all', () => {
    expect(only(judgeUnder([])).reason).toBe('constitution-missing');
  });

  it('says how to get one', () => {
    expect(only(judgeUnder([])).fix).toContain('nx g @plangate/nx:init');
  });

  it('fails when it has no principles', () => {
    const verdict = judgeUnder([layer('.', constitution([]))]);
    expect(only(verdict)).toMatchObject({ verdict: 'fail', reason: 'constitution-without-principles' });
  });

  it('fails for errors in it beside what its gates say, and no waiver helps', () => {
    const position = { line: 14, column: 9 };
    const args = { kind: 'covrage', nearest: 'coverage' };
    const document = constitution(
      [principle('II', 'Testing', [BUILD])],
      [{ reason: 'gate-kind-unknown', args, position }],
    );
    const verdict = judgeUnder([layer('.', document)], { state: { waivers: ledger(row('constitution')) } });
    expect(verdict.verdict).toBe('fail');
    expect(verdict.gates.map(({ verdict: word }) => word)).toEqual(['fail', 'fail', 'pass']);
    expect(verdict.gates[0]).toMatchObject({
      reason: 'gate-kind-unknown',
      location: { file: FILE, ...position },
    });
  });

  it('is governed by its own when only the workspace has none', () => {
    const root: ConstitutionLayer = {
      root: '.',
      constitution: { file: FILE, ok: false, problem: 'missing' },
    };
    const own = layer(CHECKOUT.root, constitution([principle('II', 'Testing', [BUILD])]));
    expect(judgeUnder([root, own]).verdict).toBe('pass');
  });
});

describe('a project for which nothing is judged', () => {
  it('is skipped when features attest every principle', () => {
    const verdict = judgeUnder([layer('.', constitution([principle('I', 'Simplicity')]))]);
    expect(verdict.verdict).toBe('skipped');
    expect(only(verdict)).toMatchObject({ verdict: 'skipped', reason: 'no-project-gates' });
  });

  it('is skipped when every gate is disabled', () => {
    const disabled = gate('II.lint', { kind: 'lint', status: 'disabled' });
    const verdict = judgeUnder([layer('.', constitution([principle('II', 'Testing', [disabled])]))]);
    expect(only(verdict)).toMatchObject({ verdict: 'skipped', reason: 'gates-disabled' });
  });

  it('is skipped when no gate selects it', () => {
    const other = gate('II.lint', { kind: 'lint', projects: ['pay'] });
    const projects = [CHECKOUT, { name: 'pay', root: 'packages/pay', tags: [] }];
    const document = constitution([principle('II', 'Testing', [other])]);
    const verdict = judgeUnder([layer('.', document)], { state: { projects } });
    expect(verdict.verdict).toBe('skipped');
    expect(only(verdict)).toMatchObject({ verdict: 'skipped', reason: 'project-not-selected' });
  });
});

describe('a gate whose matchers select nothing', () => {
  it('fails at its place in the constitution', () => {
    const typo = gate('II.lint', { kind: 'lint', projects: ['chekout'] }, 17);
    const verdict = judgeUnder([layer('.', constitution([principle('II', 'Testing', [typo, BUILD])]))]);
    expect(verdict.verdict).toBe('fail');
    expect(verdict.gates[0]).toMatchObject({
      id: 'II.lint',
      reason: 'gate-selects-no-project',
      location: { file: FILE, line: 17, column: 3 },
    });
    expect(verdict.gates[0]?.message).toContain('"checkout"');
  });

  it('is left out when a sentence names the projects', () => {
    const stated = {
      ...gate('II.target', { kind: 'target', name: 'e2e', projects: ['shop'] }),
      origin: 'words' as const,
    };
    const verdict = judgeUnder([layer('.', constitution([principle('II', 'Testing', [stated])]))]);
    expect(only(verdict)).toMatchObject({ verdict: 'skipped', reason: 'project-not-selected' });
  });

  it('fails when it selects only projects that its constitution does not govern', () => {
    const lost = gate('II.lint', { kind: 'lint', projects: ['pay'] });
    const projects = [CHECKOUT, { name: 'pay', root: 'packages/pay', tags: [] }];
    const own = layer(CHECKOUT.root, constitution([principle('II', 'Testing', [lost])]));
    expect(judgeUnder([own], { state: { projects } }).gates[0]?.reason).toBe('gate-selects-no-project');
  });
});

describe('the message of a gate block', () => {
  it('is the advice of the entry when the gate fails, and only then', () => {
    const told = gate('II.target', { kind: 'target', name: 'build', message: 'Ask the platform team.' });
    const layers = [layer('.', constitution([principle('II', 'Testing', [told])]))];
    expect(only(judgeUnder(layers)).advice).toBeNull();
    const failing = only(judgeUnder(layers, { succeeded: new Set<string>() }));
    expect(failing.advice).toBe('Ask the platform team.');
    expect(failing.message).not.toContain('platform team');
  });
});

describe('the status of a gate', () => {
  const lint = (status: string) => gate('II.lint', { kind: 'lint', status });
  const failing = { failed: new Set(['lint']), succeeded: new Set(['build']) };
  const under = (gates: readonly GateDeclaration[]) =>
    judgeUnder([layer('.', constitution([principle('II', 'Testing', gates)]))], failing);

  it('evaluated: reports the failure without failing the project', () => {
    const verdict = under([lint('evaluated'), BUILD]);
    expect(verdict.verdict).toBe('pass');
    expect(said(verdict, 'II.lint')).toEqual(['fail lint-failed']);
  });

  it('evaluated alone: proves nothing, so the project is skipped', () => {
    expect(under([lint('evaluated')]).verdict).toBe('skipped');
  });

  it('disabled: leaves the gate out', () => {
    expect(said(under([lint('disabled'), BUILD]), 'II.lint')).toEqual([]);
  });
});

describe('constitutions over each other', () => {
  const workspace = (...gates: GateDeclaration[]) =>
    layer('.', constitution([principle('II', 'Testing', gates)]));
  const own = (...gates: GateDeclaration[]) =>
    layer(CHECKOUT.root, constitution([principle('I', 'Ours', gates)]));
  const coverage = (lines: number, more: Record<string, unknown> = {}) =>
    gate('II.coverage', { kind: 'coverage', min: { lines }, ...more });

  it('adds the gates of the deeper one', () => {
    const verdict = judgeUnder([workspace(BUILD), own(gate('I.lint', { kind: 'lint' }))]);
    expect(verdict.gates.map(({ id }) => id)).toEqual(['II.target', 'I.lint']);
  });

  it('does not concern projects beside it', () => {
    const elsewhere = layer(
      'packages/check',
      constitution([principle('I', 'Ours', [gate('I.lint', { kind: 'lint' })])]),
    );
    expect(judgeUnder([workspace(BUILD), elsewhere]).gates.map(({ id }) => id)).toEqual(['II.target']);
  });

  it('lets a deeper one tighten: the stricter gate stands for both', () => {
    const entry = only(judgeUnder([workspace(coverage(80)), own(coverage(90))]));
    expect(entry).toMatchObject({ id: 'II.coverage', principle: 'I. Ours', reason: 'evidence-missing' });
  });

  it.each([
    ['the same suites', gate('II.x', { kind: 'tests', min: 2 }), gate('II.x', { kind: 'tests', min: 2 })],
    [
      'one suite more by glob',
      gate('II.x', { kind: 'tests', suites: { api: 'api/**' } }),
      gate('II.x', { kind: 'tests', suites: { api: 'api/**', ui: 'ui/**' } }),
    ],
    [
      'fewer warnings',
      gate('II.x', { kind: 'lint', max: { warnings: 3 } }),
      gate('II.x', { kind: 'lint', max: { warnings: 1 } }),
    ],
    ['the same target', BUILD, BUILD],
    ['all rules', gate('II.x', { kind: 'types', rules: ['no-*'] }), gate('II.x', { kind: 'types' })],
    [
      'more rules',
      gate('II.x', { kind: 'types', rules: ['no-*'] }),
      gate('II.x', { kind: 'types', rules: ['no-*', 'max-*'] }),
    ],
    [
      'more directories',
      gate('II.x', { kind: 'layout', directories: ['src'] }),
      gate('II.x', { kind: 'layout', directories: ['src', 'tests'] }),
    ],
    ['enforcement', coverage(80, { status: 'evaluated' }), coverage(80)],
    ['a shorter time', performance('1s'), performance('900ms')],
    ['a higher percentile', performance('1s'), performance('1s', { percentile: 99 })],
    ['more that is denied', boundaries({ deny: ['a'] }), boundaries({ deny: ['a', 'checkout'] })],
    ['less that is allowed', boundaries({ allow: ['a', 'b'] }), boundaries({ allow: ['a'] })],
    ['more projects', boundaries({ from: ['a'], deny: ['b'] }), boundaries({ deny: ['b'] })],
  ])('takes the deeper gate with %s in the place of the outer', (_, outer, inner) => {
    expect(only(judgeUnder([workspace(outer), own(inner)])).principle).toBe('I. Ours');
  });

  it.each([
    ['a lower minimum', coverage(80), coverage(70)],
    ['a longer time', performance('900ms'), performance('1s')],
    ['a lower percentile', performance('1s', { percentile: 99 }), performance('1s')],
    ['less that is denied', boundaries({ deny: ['a', 'b'] }), boundaries({ allow: ['a'], deny: ['a'] })],
    ['more that is allowed', boundaries({ allow: ['a'] }), boundaries({ allow: ['a', 'b'] })],
    ['no list of what is allowed', boundaries({ allow: ['a'] }), boundaries({ deny: ['a'] })],
    ['fewer projects', boundaries({ deny: ['a'] }), boundaries({ from: ['checkout'], deny: ['a'] })],
    [
      'fewer projects of a list',
      boundaries({ from: ['a', 'checkout'], deny: ['a'] }),
      boundaries({ from: ['checkout'], deny: ['a'] }),
    ],
    [
      'a metric less',
      gate('II.coverage', { kind: 'coverage', min: { lines: 80, branches: 80 } }),
      coverage(80),
    ],
    ['a weaker status', coverage(80), coverage(80, { status: 'evaluated' })],
    ['being disabled', coverage(80), coverage(80, { status: 'disabled' })],
    ['fewer suites', gate('II.x', { kind: 'tests' }), gate('II.x', { kind: 'tests', suites: ['unit'] })],
    ['fewer tests', gate('II.x', { kind: 'tests', min: 3 }), gate('II.x', { kind: 'tests' })],
    ['skipped tests', gate('II.x', { kind: 'tests' }), gate('II.x', { kind: 'tests', skipped: 'allow' })],
    [
      'flaky tests',
      gate('II.x', { kind: 'tests', flaky: 'deny' }),
      gate('II.x', { kind: 'tests', flaky: { max: 1 } }),
    ],
    [
      'more flaky tests',
      gate('II.x', { kind: 'tests', flaky: { max: 1 } }),
      gate('II.x', { kind: 'tests', flaky: { max: 2 } }),
    ],
    [
      'any number of flaky tests',
      gate('II.x', { kind: 'tests', flaky: { max: 1 } }),
      gate('II.x', { kind: 'tests' }),
    ],
    ['more errors', gate('II.x', { kind: 'lint' }), gate('II.x', { kind: 'lint', max: { errors: 3 } })],
    [
      'unlimited warnings',
      gate('II.x', { kind: 'lint', max: { warnings: 3 } }),
      gate('II.x', { kind: 'lint' }),
    ],
    ['fewer rules', gate('II.x', { kind: 'types' }), gate('II.x', { kind: 'types', rules: ['no-*'] })],
    [
      'fewer directories',
      gate('II.x', { kind: 'layout', directories: ['src', 'tests'] }),
      gate('II.x', { kind: 'layout', directories: ['src'] }),
    ],
    [
      'no structure',
      gate('II.x', { kind: 'layout', structure: 'single' }),
      gate('II.x', { kind: 'layout', files: ['a'] }),
    ],
  ])('fails a deeper one that weakens a gate by %s, and keeps the outer gate', (_, outer, inner) => {
    const verdict = judgeUnder([workspace(outer), own(inner)]);
    expect(verdict.verdict).toBe('fail');
    const [weakened, kept] = verdict.gates;
    expect(weakened).toMatchObject({ reason: 'constitution-weakened', status: 'enforced' });
    expect(weakened?.location?.file).toBe('packages/checkout/.specify/memory/constitution.md');
    expect(kept?.principle).toBe('II. Testing');
  });

  it('lets a waiver weaken a gate, and nothing beyond that', () => {
    const waivers = ledger(row('II.target @ checkout'));
    const evaluated = gate('II.target', { kind: 'target', name: 'build', status: 'evaluated' });
    const verdict = judgeUnder([workspace(BUILD), own(evaluated)], {
      state: { waivers },
      failed: new Set(['build']),
    });
    expect(verdict.gates).toMatchObject([
      { reason: 'constitution-weakened', verdict: 'waived' },
      { reason: 'target-failed', verdict: 'fail', status: 'evaluated', waiver: null },
    ]);
  });

  it('judges gates of one id that are about different targets both', () => {
    const verdict = judgeUnder([workspace(BUILD), own(gate('II.target', { kind: 'target', name: 'lint' }))]);
    expect(said(verdict, 'II.target')).toEqual(['pass target-succeeded', 'pass target-succeeded']);
  });
});

describe('gates of performance', () => {
  it.each([
    ['metrics', performance('1s'), performance('2s', { metric: 'lcp' })],
    ['units', performance('1s'), performance(2)],
  ])('of one id and different %s are judged both', (_, outer, inner) => {
    const first = layer('.', constitution([principle('II', 'Speed', [outer])]));
    const second = layer('packages/checkout', constitution([principle('I', 'Ours', [inner])]));
    const verdict = judgeProject(
      CHECKOUT,
      contextWith([], {}, { state: { constitutions: [first, second] } }),
    );
    expect(said(verdict, 'II.x')).toEqual(['fail target-missing', 'fail target-missing']);
  });
});

describe('matchers of a gate that match nothing', () => {
  const projects = [CHECKOUT, { name: '@shop/pay', root: 'packages/pay', tags: ['scope:shop'] }];
  const under = (...matchers: string[]) => {
    const one = gate('II.target', { kind: 'target', name: 'build', projects: matchers });
    return judgeProject(CHECKOUT, contextWith([one], {}, { ...RAN, state: { projects } }));
  };

  it.each([
    ['a mistyped name', ['checkout', 'payy'], 'pay'],
    ['a mistyped tag', ['checkout', 'tag:scope:shpo'], 'tag:scope:shop'],
  ])('are a fault where one is %s, and name the nearest', (_, matchers, nearest) => {
    const verdict = under(...matchers);
    expect(verdict.verdict).toBe('fail');
    expect(said(verdict, 'II.target')).toEqual(['fail gate-project-unknown', 'pass target-succeeded']);
    expect(verdict.gates[0]?.message).toContain(nearest);
  });

  it.each([
    ['a glob', ['checkout', 'apps/*']],
    ['what is taken away', ['!*-e2e']],
    ['a name like no other', ['checkout', 'warehouse']],
    ['a name like one that is selected', ['*', 'chekout']],
  ])('are told where one is %s', (_, matchers) => {
    const verdict = under(...matchers);
    expect(verdict.verdict).toBe('pass');
    expect(said(verdict, 'II.target')).toEqual(['skipped gate-matcher-unmatched', 'pass target-succeeded']);
  });

  it('are not told where all match', () => {
    expect(said(under('checkout', '!pay'), 'II.target')).toEqual(['pass target-succeeded']);
  });
});
