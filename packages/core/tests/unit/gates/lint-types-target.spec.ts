import { judgeProject, type JudgeContext } from '../../../src/index.js';
import { CHECKOUT, contextWith, gate, only } from '../judging/support.js';

const REPORT = 'packages/checkout/reports/lint/eslint.json';
const SOURCE = 'packages/checkout/src/card.ts';

interface Message {
  readonly ruleId: string | null;
  readonly severity: 1 | 2;
  readonly fatal?: boolean;
}

function eslint(...messages: readonly Message[]): string {
  const at = { line: 7, column: 4, message: 'Unexpected any.' };
  return JSON.stringify([
    {
      filePath: `/ci/shop/${SOURCE}`,
      messages: messages.map((message) => ({ ...at, ...message })),
      suppressedMessages: [],
      errorCount: messages.filter(({ severity }) => severity === 2).length,
      fatalErrorCount: messages.filter(({ fatal }) => fatal === true).length,
      warningCount: messages.filter(({ severity }) => severity === 1).length,
      fixableErrorCount: 0,
      fixableWarningCount: 0,
    },
  ]);
}

const ERROR: Message = { ruleId: '@typescript-eslint/no-explicit-any', severity: 2 };
const WARNING: Message = { ruleId: 'no-console', severity: 1 };

function judge(
  rules: Record<string, unknown>,
  report: string | null,
  more: Partial<Omit<JudgeContext, 'state'>> = {},
) {
  const files = { [SOURCE]: '', ...(report === null ? {} : { [REPORT]: report }) };
  const { kind } = rules;
  return only(judgeProject(CHECKOUT, contextWith([gate(`I.${String(kind)}`, rules)], files, more)));
}

const RAN = { succeeded: new Set(['lint', 'typecheck', 'build']) };
const BROKE = { failed: new Set(['lint', 'typecheck', 'build']) };

describe('the lint gate', () => {
  it('is proven by the success of its target when it asks for no errors only', () => {
    expect(judge({ kind: 'lint' }, null, RAN)).toMatchObject({ verdict: 'pass', reason: 'target-succeeded' });
  });

  it('fails when the target failed and wrote no report', () => {
    expect(judge({ kind: 'lint' }, null, BROKE)).toMatchObject({ verdict: 'fail', reason: 'lint-failed' });
  });

  it('fails when the target did not run', () => {
    const entry = judge({ kind: 'lint' }, null);
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'target-not-run' });
    expect(entry.fix).toContain('nx run checkout:lint');
  });

  it('believes neither a success that the report denies nor a report that the failure denies', () => {
    expect(judge({ kind: 'lint' }, eslint(ERROR), RAN).reason).toBe('lint-failed');
    expect(judge({ kind: 'lint' }, eslint(WARNING), BROKE).reason).toBe('target-failed-despite-report');
  });

  it('lets errors within the maximum, or of other rules, explain the failure of the target', () => {
    expect(judge({ kind: 'lint', max: { errors: 1 } }, eslint(ERROR), BROKE).verdict).toBe('pass');
    expect(judge({ kind: 'lint', rules: ['no-*'] }, eslint(ERROR), BROKE).verdict).toBe('pass');
  });

  it('allows no maximum to cover a file that could not be parsed', () => {
    const broken: Message = { ruleId: null, severity: 2, fatal: true };
    expect(judge({ kind: 'lint', max: { errors: 9 } }, eslint(broken)).reason).toBe('findings-incomplete');
  });

  it('counts every rule once matching costs too much', () => {
    const globs = Array.from({ length: 60 }, (_, at) => `${'*a'.repeat(200)}${at}`);
    const long = (at: number): Message => ({ ruleId: `${'a'.repeat(900)}${at}x`, severity: 2 });
    const report = eslint(...Array.from({ length: 40 }, (_, at) => long(at)));
    expect(judge({ kind: 'lint', rules: globs }, report).reason).toBe('lint-failed');
  });

  it('says what and where the first error is', () => {
    const entry = judge({ kind: 'lint' }, eslint(WARNING, ERROR));
    expect(entry).toMatchObject({
      reason: 'lint-failed',
      expected: 'errors <= 0',
      actual: 'errors 1, warnings 1',
      location: { file: SOURCE, line: 7, column: 4 },
      evidence: [REPORT],
    });
    expect(entry.message).toContain('"Unexpected any" (@typescript-eslint/no-explicit-any)');
  });

  it('holds warnings against their maximum', () => {
    const rules = { kind: 'lint', max: { warnings: 1 } };
    expect(judge(rules, eslint(WARNING)).verdict).toBe('pass');
    expect(judge(rules, eslint(WARNING, WARNING))).toMatchObject({
      verdict: 'fail',
      reason: 'warnings-above-maximum',
      location: { file: SOURCE, line: 7 },
    });
  });

  it('needs a report for what success does not prove', () => {
    expect(judge({ kind: 'lint', max: { warnings: 0 } }, null, RAN).reason).toBe('evidence-missing');
    expect(judge({ kind: 'lint', rules: ['no-*'] }, null, RAN).reason).toBe('evidence-missing');
  });

  it('counts only the rules it names', () => {
    const rules = { kind: 'lint', rules: ['no-*'], max: { warnings: 0 } };
    expect(judge(rules, eslint(ERROR)).verdict).toBe('pass');
    expect(judge(rules, eslint(ERROR, WARNING)).reason).toBe('warnings-above-maximum');
    expect(judge({ kind: 'lint', rules: ['@typescript-eslint/*'] }, eslint(ERROR)).reason).toBe(
      'lint-failed',
    );
  });

  it('counts a file that cannot be parsed whatever rules it names', () => {
    const broken: Message = { ruleId: null, severity: 2, fatal: true };
    expect(judge({ kind: 'lint', rules: ['no-*'] }, eslint(broken)).reason).toBe('lint-failed');
  });

  it('fails for a broken report even when the target succeeded', () => {
    expect(judge({ kind: 'lint' }, '[{"filePath":', RAN)).toMatchObject({
      verdict: 'fail',
      reason: 'evidence-unreadable',
      location: { file: REPORT },
    });
  });
});

describe('outputs that are too large to search', () => {
  const files = Object.fromEntries(
    Array.from({ length: 20_100 }, (_, at) => [`packages/checkout/dist/${at}.js`, '']),
  );
  const project = { ...CHECKOUT, targets: { typecheck: { outputs: ['packages/checkout/dist'] } } };
  const judgeLarge = (more: Partial<Omit<JudgeContext, 'state'>>) =>
    only(judgeProject(project, contextWith([gate('I.types', { kind: 'types' })], files, more)));

  it('do not take away what success proves', () => {
    expect(judgeLarge(RAN).verdict).toBe('pass');
  });

  it('are the reason when nothing else proves anything', () => {
    expect(judgeLarge({}).reason).toBe('evidence-search-limited');
  });
});

describe('the types gate', () => {
  it('is proven by the success of its target', () => {
    expect(judge({ kind: 'types' }, null, RAN).verdict).toBe('pass');
    expect(judge({ kind: 'types' }, null, BROKE).reason).toBe('types-failed');
    expect(judge({ kind: 'types' }, null).reason).toBe('target-not-run');
  });
});

describe('a target that a failed task kept from running', () => {
  const HELD_UP = { heldUpBy: () => 'web:build' };
  const held = { verdict: 'fail', reason: 'target-not-run' };

  it('is said to have been, with that task', () => {
    const found = judge({ kind: 'types' }, null, HELD_UP);
    expect(found).toMatchObject(held);
    expect(found.fix).toContain('nx run web:build');
  });

  it('needs no report to be set up', () => {
    expect(judge({ kind: 'coverage', min: { lines: 90 } }, null, HELD_UP)).toMatchObject(held);
  });
});

describe('the target gate', () => {
  it('follows the exit status', () => {
    const rules = { kind: 'target', name: 'build' };
    expect(judge(rules, null, RAN)).toMatchObject({ verdict: 'pass', reason: 'target-succeeded' });
    expect(judge(rules, null, BROKE)).toMatchObject({ verdict: 'fail', reason: 'target-failed' });
    expect(judge(rules, null)).toMatchObject({ verdict: 'fail', reason: 'target-not-run' });
  });

  it('fails when both outcomes are reported', () => {
    expect(judge({ kind: 'target', name: 'build' }, null, { ...RAN, ...BROKE }).verdict).toBe('fail');
  });

  it('leaves out a project without the target when the command stands in words', () => {
    const stated = (name: string) => ({
      ...gate('I.target', { kind: 'target', name }),
      origin: 'words' as const,
    });
    const judged = (name: string, more: typeof RAN | typeof BROKE) =>
      only(judgeProject(CHECKOUT, contextWith([stated(name)], {}, more)));
    expect(judged('verify', RAN)).toMatchObject({ verdict: 'skipped', reason: 'target-not-had' });
    expect(judged('build', RAN)).toMatchObject({ verdict: 'pass' });
    expect(judged('build', BROKE)).toMatchObject({ verdict: 'fail', reason: 'target-failed' });
  });

  it('names the nearest target of a project that lacks it', () => {
    const entry = judge({ kind: 'target', name: 'biuld' }, null);
    expect(entry.reason).toBe('target-missing');
    expect(entry.message).toContain('"build"');
  });
});
