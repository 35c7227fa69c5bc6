import { createHash } from 'node:crypto';
import { judgeProject, type BaseFindings, type GateVerdict, type JudgeContext } from '../../../src/index.js';
import { gateBlock } from '../../../src/entries/extend.js';
import { lintKind } from '../../../src/gates/lint/gate.js';
import { securityKind } from '../../../src/gates/security/gate.js';
import { CHECKOUT, contextWith, gate, only } from '../judging/support.js';

const SOURCE = 'packages/checkout/src/cards.ts';
const OTHER = 'packages/checkout/src/wallet.ts';
const REPORT = 'packages/checkout/reports/lint/eslint.json';

interface Message {
  readonly ruleId?: string | null;
  readonly severity?: 1 | 2;
  readonly message?: string;
  readonly line?: number;
}

function eslint(messages: readonly Message[], file = SOURCE, unlisted = 0): string {
  const all = messages.map((one) => ({
    ...{ ruleId: 'no-var', severity: 2, message: 'Unexpected var.', line: 1, column: 1 },
    ...one,
  }));
  const count = (severity: number): number => all.filter((one) => one.severity === severity).length;
  return JSON.stringify([
    {
      filePath: `/ci/shop/${file}`,
      messages: all,
      ...{ suppressedMessages: [], errorCount: count(2) + unlisted, warningCount: count(1) },
      fatalErrorCount: 0,
    },
  ]);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

interface Request {
  readonly report: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly base?: BaseFindings;
  readonly rules?: Record<string, unknown>;
  /** Whether the host has a digest. */
  readonly digests?: boolean;
  readonly more?: Partial<Omit<JudgeContext, 'state'>>;
}

function judge({
  report,
  files = { [SOURCE]: 'var a = 1;\n' },
  base,
  rules,
  digests = true,
  more,
}: Request): GateVerdict {
  const gates = [gate('I.lint', { kind: 'lint', newOnly: true, ...rules })];
  const host = digests ? { digest } : {};
  const asked = base === undefined ? host : { ...host, baseFindings: () => base };
  return only(
    judgeProject(CHECKOUT, contextWith(gates, { ...files, [REPORT]: report }, { ...asked, ...more })),
  );
}

/** What the base has, by a verdict on it. */
function baseOf(request: Request, renamed: Readonly<Record<string, string>> = {}): BaseFindings {
  const { findings } = judge(request);
  return {
    known: true,
    fingerprints: new Map(Object.entries(findings?.fingerprints ?? {})),
    renamed: new Map(Object.entries(renamed)),
  };
}

const VAR = eslint([{}]);
const OLD = { verdict: 'pass', reason: 'findings-within-maximum' };
const NEW = { verdict: 'fail', reason: 'lint-failed' };

describe('findings that the base has', () => {
  const base = baseOf({ report: VAR });

  it.each<[string, Request, object]>([
    [
      'are the same when white space of their line changes',
      { report: VAR, files: { [SOURCE]: '  var  a = 1;' } },
      OLD,
    ],
    [
      'are others when their line says something else',
      { report: VAR, files: { [SOURCE]: 'var b = 1;' } },
      NEW,
    ],
    ['are others in another file', { report: eslint([{}], OTHER), files: { [OTHER]: 'var a = 1;' } }, NEW],
    ['are others by another rule', { report: eslint([{ ruleId: 'no-let' }]) }, NEW],
    ['are others by another message', { report: eslint([{ message: 'No var.' }]) }, NEW],
    [
      'may have become errors or warnings',
      { report: eslint([{ severity: 1 }]), rules: { max: { errors: 0, warnings: 0 } } },
      OLD,
    ],
    ['leave what is not listed to count', { report: eslint([{}], SOURCE, 1) }, NEW],
    ['are as many as the base has', { report: eslint([{}, {}]), rules: { rules: ['no-*'] } }, NEW],
  ])('%s', (_, request, expected) => {
    expect(judge({ ...request, base })).toMatchObject(expected);
  });

  it('are the same whatever numbers their message has, unless these belong to a name', () => {
    const long = (message: string): string => eslint([{ message }]);
    const known = baseOf({ report: long('File has 301 lines, a1 is long.') });
    expect(judge({ report: long('File has 1,302 lines, a1 is long.'), base: known })).toMatchObject(OLD);
    expect(judge({ report: long('File has 301 lines, a2 is long.'), base: known })).toMatchObject(NEW);
  });

  it('are known to a gate that has become stricter', () => {
    const lax = baseOf({ report: VAR, rules: { rules: ['no-let'], max: { errors: 9 } } });
    expect(judge({ report: VAR, base: lax })).toMatchObject(OLD);
  });

  it('are the same where their file is nowhere', () => {
    const [own, gone] = [eslint([]), eslint([{}], 'gone.ts')].map((text) => JSON.parse(text) as object[]);
    const nowhere = { report: JSON.stringify([...(own ?? []), ...(gone ?? [])]) };
    expect(judge({ ...nowhere, base: baseOf(nowhere) })).toMatchObject(OLD);
  });

  it('are not followed from another project', () => {
    const moved = { report: eslint([{}], OTHER), files: { [OTHER]: 'var a = 1;\n' } };
    const renamed = baseOf({ report: VAR }, { [OTHER]: SOURCE });
    expect(judge({ ...moved, base: renamed })).toMatchObject(OLD);
    expect(judge({ ...moved, base: baseOf(moved, { [OTHER]: 'packages/web/src/wallet.ts' }) })).toMatchObject(
      NEW,
    );
  });

  it('explain why their target failed', () => {
    const failed = { failed: new Set(['lint']) };
    expect(judge({ report: VAR, base, more: failed })).toMatchObject(OLD);
    expect(judge({ report: eslint([]), base, more: failed }).reason).toBe('target-failed-despite-report');
  });

  it('are counted apart, and the first that is new is shown', () => {
    const report = eslint([{}, { line: 2, ruleId: 'no-eval', message: 'No eval.' }]);
    const files = { [SOURCE]: 'var a = 1;\neval(a);\n' };
    const entry = judge({ report, files, base });
    expect(entry).toMatchObject({
      ...NEW,
      expected: 'new errors <= 0',
      actual: 'errors 1 new of 2, warnings 0 new of 0',
      location: { file: SOURCE, line: 2, column: 1 },
      findings: { total: 2 },
    });
  });
});

describe('what nobody can tell from the base', () => {
  it.each<[string, Partial<Request>]>([
    ['without a host that knows one', {}],
    ['without a digest', { base: baseOf({ report: VAR }), digests: false }],
    ['without a base', { base: { known: false, why: 'nothing is kept' } }],
  ])('counts %s', (_, more) => {
    expect(judge({ report: VAR, ...more })).toMatchObject({
      verdict: 'fail',
      reason: 'findings-base-unknown',
      actual: 'errors 1, warnings 0',
    });
    expect(judge({ report: VAR, ...more, rules: { max: { errors: 1 } } }).verdict).toBe('pass');
  });

  it('counts beyond the findings that are listed', () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => at + 1);
    const files = { [SOURCE]: lines.map((line) => `var a${line};`).join('\n') };
    const report = eslint(lines.map((line) => ({ line })));
    const base = baseOf({ report, files });
    expect(base.known && base.fingerprints.size).toBe(10_000);
    expect(judge({ report, files, base })).toMatchObject({
      ...NEW,
      actual: 'errors 90000 new of 100000, warnings 0 new of 0',
    });
  });
});

describe('gates that count new findings only', () => {
  const rules = (given: Record<string, unknown>) => ({ rules: gateBlock.parse(given), principle: null });

  it.each([
    ['lint', lintKind],
    ['security', securityKind],
  ] as const)('of %s ask for less', (name, kind) => {
    const [all, fresh] = [rules({ kind: name }), rules({ kind: name, newOnly: true })];
    const compare = kind.compare.bind(kind) as (
      one: unknown,
      other: unknown,
    ) => ReturnType<typeof kind.compare>;
    expect(compare(all, fresh).weaker).toEqual(expect.any(String));
    expect(compare(fresh, all)).toMatchObject({ weaker: null, stronger: true });
    expect(compare(all, rules({ kind: name, newOnly: false }))).toMatchObject({
      weaker: null,
      stronger: false,
    });
    expect(kind.describe(fresh.rules as never)).toMatch(/^new /);
  });
});

describe('security findings that the base has', () => {
  const osv = (version: string, ids: readonly string[], file = 'package-lock.json') => ({
    source: { path: `/ci/shop/packages/checkout/${file}`, type: 'lockfile' },
    packages: [
      {
        package: { name: 'minimist', version, ecosystem: 'npm' },
        vulnerabilities: ids.map((id) => ({ id, database_specific: { severity: 'CRITICAL' } })),
        groups: ids.map((id) => ({ ids: [id], max_severity: '9.8' })),
      },
    ],
  });
  const project = { ...CHECKOUT, targets: { security: { outputs: ['packages/checkout/reports/security'] } } };
  const osvDirectory = 'packages/checkout/reports/security';
  function scan(
    results: readonly object[],
    base?: BaseFindings,
    more: Readonly<Record<string, string>> = {},
  ): GateVerdict {
    const gates = [gate('V.security', { kind: 'security', newOnly: true })];
    const files = {
      [`${osvDirectory}/osv.json`]: JSON.stringify({ results }),
      'packages/checkout/package-lock.json': '{}',
      ...more,
    };
    const asked = base === undefined ? {} : { baseFindings: () => base };
    return only(judgeProject(project, contextWith(gates, files, { digest, ...asked })));
  }
  const known = (entry: GateVerdict): BaseFindings => ({
    known: true,
    fingerprints: new Map(Object.entries(entry.findings?.fingerprints ?? {})),
    renamed: new Map(),
  });
  const base = known(scan([osv('1.2.0', ['GHSA-1'])]));

  it('are the same in another version of the package, and not twice', () => {
    expect(scan([osv('1.2.1', ['GHSA-1'])], base)).toMatchObject({
      verdict: 'pass',
      actual: 'high or worse 0 new of 1',
    });
    expect(scan([osv('1.2.0', ['GHSA-1']), osv('1.2.1', ['GHSA-1'])], base)).toMatchObject({
      verdict: 'fail',
      reason: 'security-above-maximum',
      actual: 'high or worse 1 new of 2',
    });
    expect(scan([osv('1.2.0', ['GHSA-2'])], base).verdict).toBe('fail');
    expect(scan([osv('1.2.0', ['GHSA-1'])]).reason).toBe('findings-base-unknown');
  });

  it('of code are told apart by what they say; one that says nothing counts', () => {
    const sarif = (text: string) => ({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Semgrep', rules: [] } },
          results: [
            {
              ruleId: 'sqli',
              level: 'error',
              message: { text },
              locations: [
                { physicalLocation: { artifactLocation: { uri: SOURCE }, region: { startLine: 1 } } },
              ],
            },
          ],
        },
      ],
    });
    const code = (text: string, before?: BaseFindings): GateVerdict => {
      const gates = [gate('V.security', { kind: 'security', newOnly: true })];
      const files = {
        [SOURCE]: 'query(text);\n',
        'packages/checkout/reports/security/a.sarif': JSON.stringify(sarif(text)),
      };
      const asked = before === undefined ? {} : { baseFindings: () => before };
      return only(judgeProject(project, contextWith(gates, files, { digest, ...asked })));
    };
    expect(code('SQL of a stranger', known(code('SQL of a stranger'))).verdict).toBe('pass');
    expect(code('SQL of a stranger', known(code('Another one'))).verdict).toBe('fail');
    expect(code('', known(code(''))).verdict).toBe('fail');
  });

  it('that are declared not affected do not excuse one that counts', () => {
    const vex = {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'https://acme.example/vex',
      author: 'Acme',
      timestamp: '2026-01-01T00:00:00Z',
      version: 1,
      statements: [
        {
          vulnerability: { name: 'GHSA-1' },
          products: [{ '@id': 'pkg:npm/minimist@1.2.0' }],
          status: 'not_affected',
          justification: 'vulnerable_code_not_in_execute_path',
        },
      ],
    };
    const declared = { [`${osvDirectory}/vex.json`]: JSON.stringify(vex) };
    expect(scan([osv('1.2.0', ['GHSA-1'])], base, declared)).toMatchObject({ verdict: 'pass' });
    const both = scan([osv('1.2.1', ['GHSA-1']), osv('1.2.0', ['GHSA-1'])], base, declared);
    expect(both).toMatchObject({ verdict: 'fail', actual: 'high or worse 1 new of 1' });
  });
});
