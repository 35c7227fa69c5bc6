import { judgeProject, type GateDeclaration } from '../../../src/index.js';
import { CHECKOUT, constitution, contextWith, gate, layer, ledger, principle, row, said } from './support.js';

type Rules = Record<string, unknown>;

/** The principles under which the gates in force stand, and whether a weakening was found, under two or three constitutions. */
function under(layers: readonly (Rules | GateDeclaration)[], waived = false) {
  const roots = ['.', 'packages', CHECKOUT.root];
  const names = ['Outer', 'Middle', 'Inner'];
  const used = layers.length === 2 ? [0, 2] : [0, 1, 2];
  const constitutions = layers.map((rules, at) => {
    const declared = 'position' in rules ? (rules as GateDeclaration) : gate('II.x', rules);
    const which = used[at] ?? 0;
    return layer(roots[which] ?? '', constitution([principle('II', names[which] ?? '', [declared])]));
  });
  const waivers = waived ? { waivers: ledger(row('II.x @ checkout')) } : {};
  const verdict = judgeProject(CHECKOUT, contextWith([], {}, { state: { constitutions, ...waivers } }));
  const gates = verdict.gates.filter(({ reason }) => reason !== 'constitution-weakened');
  return {
    verdict,
    weakened: verdict.gates.some(({ reason }) => reason === 'constitution-weakened'),
    inForce: gates.map(({ principle: label, status }) => `${label ?? ''} ${status}`),
  };
}

const tests = (suites: unknown, more: Rules = {}): Rules => ({ kind: 'tests', suites, ...more });
const security = (rules: Rules): Rules => ({ kind: 'security', ...rules });
const ignored = (more: Rules = {}): Rules => ({
  ...{ id: 'CVE-2021-44906', reason: 'The arguments are our own.', until: '2026-12-31' },
  ...more,
});
const boundaries = (rules: Rules): Rules => ({ kind: 'boundaries', ...rules });

describe('an inner gate in another spelling of the same', () => {
  it.each<[string, Rules, Rules]>([
    ['a name and its directory', tests(['unit']), tests({ unit: 'tests/unit' })],
    ['a directory and its name', tests({ unit: './tests/unit/' }), tests(['unit'])],
    ['all that is in the directory', tests({ unit: 'tests/unit/**' }), tests(['unit'])],
    ['another name of the suite', tests(['unit']), tests({ fast: 'tests/unit' })],
    ['the default suites', { kind: 'tests' }, tests(['unit', 'contract', 'integration'])],
    ['the default target', { kind: 'lint' }, { kind: 'lint', target: 'lint' }],
    ['another unit', { kind: 'performance', max: '1s' }, { kind: 'performance', max: '1000ms' }],
    [
      'braces',
      { kind: 'size', max: { lines: 9 }, files: ['src/*.{ts,tsx}'] },
      { kind: 'size', max: { lines: 9 }, files: ['src/*.tsx', './src/*.ts'] },
    ],
    ['all rules', { kind: 'lint' }, { kind: 'lint', rules: ['**'] }],
    ['another word for a severity', security({ severity: 'moderate' }), security({ severity: 'medium' })],
    [
      'another reason',
      security({ ignore: [ignored()] }),
      security({ ignore: [ignored({ reason: 'It is ours.' })] }),
    ],
    ['a star for all rules', { kind: 'lint' }, { kind: 'lint', rules: ['*'] }],
    ['all files', { kind: 'size', max: { lines: 9 } }, { kind: 'size', max: { lines: 9 }, files: ['**/*'] }],
    ['another order of what is denied', boundaries({ deny: ['a', 'b'] }), boundaries({ deny: ['b', 'a'] })],
    [
      'another order of what is taken back',
      boundaries({ allow: ['tag:a', '!x', '!y'] }),
      boundaries({ allow: ['tag:a', '!y', '!x'] }),
    ],
    [
      'slashes',
      { kind: 'layout', directories: ['src/', 'tests'] },
      { kind: 'layout', directories: ['tests', './src'] },
    ],
  ])('stands for both: %s', (_, outer, inner) => {
    expect(under([outer, inner])).toMatchObject({ weakened: false, inForce: ['II. Inner enforced'] });
  });
});

describe('an inner gate that asks for less', () => {
  it.each<[string, Rules, Rules]>([
    ['a graver severity alone', security({}), security({ severity: 'critical' })],
    ['more vulnerabilities', security({}), security({ max: 1 })],
    ['a vulnerability that is ignored', security({}), security({ ignore: [ignored()] })],
    [
      'a vulnerability that is ignored for longer, beside one that is not any more',
      security({ ignore: [ignored(), ignored({ id: 'CVE-2020-7598' })] }),
      security({ ignore: [ignored({ id: 'cve-2021-44906', until: '2027-01-31' })] }),
    ],
    ['a suite in another place', tests(['unit']), tests({ unit: 'unit' })],
    ['a suite of a whole directory', tests(['unit']), tests({ unit: 'tests' })],
    [
      'the default suites elsewhere',
      { kind: 'tests' },
      tests({ unit: 'unit', integration: 'integration', contract: 'contract' }),
    ],
    [
      'taking back what is denied',
      boundaries({ deny: ['tag:db'] }),
      boundaries({ deny: ['tag:db', '!legacy'] }),
    ],
    [
      'taking back a package',
      boundaries({ deny: ['npm:left*'] }),
      boundaries({ deny: ['npm:left*', '!npm:left-pad'] }),
    ],
    [
      'a negation less of what is allowed',
      boundaries({ allow: ['tag:db', '!legacy'] }),
      boundaries({ allow: ['tag:db'] }),
    ],
    ['every package', boundaries({ allow: ['pay', 'npm:zod'] }), boundaries({ allow: ['pay'] })],
    ['one package more', boundaries({ allow: ['npm:zod'] }), boundaries({ allow: ['npm:zod', 'npm:ms'] })],
    [
      'fewer projects by negation',
      boundaries({ from: ['tag:shop'], deny: ['a'] }),
      boundaries({ from: ['tag:shop', '!checkout'], deny: ['a'] }),
    ],
    [
      'all projects but some',
      boundaries({ from: ['!docs'], deny: ['a'] }),
      boundaries({ from: ['!docs', '!checkout'], deny: ['a'] }),
    ],
    ['some rules of all', { kind: 'lint', rules: ['**'] }, { kind: 'lint', rules: ['no-*'] }],
    ['an exception', { kind: 'size', max: { lines: 9 } }, { kind: 'size', max: { lines: 9 }, except: ['a'] }],
    [
      'a metric that may be 0',
      { kind: 'coverage', min: { lines: 9, branches: 0 } },
      { kind: 'coverage', min: { lines: 9 } },
    ],
    ['no entries', { kind: 'size', max: { lines: 9, entries: 9 } }, { kind: 'size', max: { lines: 9 } }],
  ])('is a fault: %s', (_, outer, inner) => {
    const { weakened, inForce, verdict } = under([outer, inner]);
    expect({ weakened, verdict: verdict.verdict }).toEqual({ weakened: true, verdict: 'fail' });
    expect(inForce[0]).toBe('II. Outer enforced');
  });

  it('stays in force for what it asks besides', () => {
    const outer = { kind: 'coverage', min: { lines: 90 } };
    const inner = { kind: 'coverage', min: { lines: 80, branches: 80 } };
    expect(under([outer, inner])).toMatchObject({
      weakened: true,
      inForce: ['II. Outer enforced', 'II. Inner enforced'],
    });
    expect(under([outer, inner], true).inForce).toEqual(['II. Inner enforced']);
  });
});

describe('an inner gate that cannot be compared', () => {
  it.each<[string, Rules, Rules]>([
    [
      'another order of negations',
      boundaries({ allow: ['tag:db', '!legacy'] }),
      boundaries({ allow: ['!legacy', 'tag:db'] }),
    ],
    ['other projects that are denied', boundaries({ deny: ['a', 'b'] }), boundaries({ deny: ['a', 'c'] })],
    ['paths instead of plans', { kind: 'layout' }, { kind: 'layout', files: ['package.json'] }],
    ['plans instead of paths', { kind: 'layout', files: ['package.json'] }, { kind: 'layout' }],
    ['other rules', { kind: 'lint', rules: ['no-*'] }, { kind: 'lint', rules: ['no-var'] }],
    ['globs of suites', tests({ unit: 'src/**/*.spec.ts' }), tests({ unit: 'src/**/*.test.ts' })],
    ['a part of a suite', tests(['unit']), tests({ core: 'tests/unit/core' })],
    ['another metric', { kind: 'performance', max: '1s' }, { kind: 'performance', max: '9s', metric: 'lcp' }],
    ['another target', { kind: 'lint' }, { kind: 'lint', target: 'eslint' }],
  ])('leaves both in force: %s', (_, outer, inner) => {
    const { weakened, inForce } = under([outer, inner]);
    expect({ weakened, inForce }).toEqual({
      weakened: false,
      inForce: ['II. Outer enforced', 'II. Inner enforced'],
    });
  });
});

describe('status, origin and content', () => {
  const evaluated = { status: 'evaluated' };

  it('keeps an enforced inner gate of less beside an evaluated outer one', () => {
    const { weakened, inForce } = under([tests(['unit', 'e2e'], evaluated), tests(['unit'])]);
    expect({ weakened, inForce }).toEqual({
      weakened: false,
      inForce: ['II. Outer evaluated', 'II. Inner enforced'],
    });
  });

  it('keeps an enforced outer gate beside an evaluated inner one of more, which is a fault', () => {
    const { weakened, inForce } = under([tests(['unit']), tests(['unit', 'e2e'], evaluated)]);
    expect({ weakened, inForce }).toEqual({
      weakened: true,
      inForce: ['II. Outer enforced', 'II. Inner evaluated'],
    });
  });

  it('does not let a sentence stand for a block, which asks for its evidence everywhere', () => {
    const words = { ...gate('II.x', { kind: 'performance', max: '1s' }), origin: 'words' as const };
    const { verdict, weakened } = under([{ kind: 'performance', max: '1s' }, words]);
    expect(weakened).toBe(false);
    expect(said(verdict, 'II.x')).toEqual(['fail target-missing']);
  });

  it('lets nobody weaken what is disabled', () => {
    const off = { status: 'disabled' };
    expect(under([tests(['unit', 'e2e'], off), tests(['unit'], off)])).toMatchObject({ weakened: false });
  });
});

describe('three constitutions', () => {
  const min = (lines: number, more: Rules = {}): Rules => ({ kind: 'coverage', min: { lines }, ...more });

  it('holds the innermost against all outer ones', () => {
    const { weakened, inForce } = under([min(80), min(90), min(85)]);
    expect({ weakened, inForce }).toEqual({ weakened: true, inForce: ['II. Middle enforced'] });
  });

  it('holds it against each of two that are both in force', () => {
    const outer = tests(['unit', 'e2e'], { status: 'evaluated' });
    expect(under([outer, tests(['unit']), tests(['unit', 'e2e'])]).inForce).toEqual(['II. Inner enforced']);
    expect(under([outer, tests(['unit']), tests(['e2e'])])).toMatchObject({
      weakened: true,
      inForce: ['II. Outer evaluated', 'II. Middle enforced', 'II. Inner enforced'],
    });
  });

  it('spends a waiver once', () => {
    const { verdict } = under([min(90), min(80), min(70)], true);
    expect(verdict.gates.map(({ reason, verdict: word }) => `${word} ${reason}`)).toEqual([
      'waived constitution-weakened',
      'waived constitution-weakened',
      'fail evidence-missing',
    ]);
  });
});
