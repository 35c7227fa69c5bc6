import { decideLayout } from '../../../src/gates/layout/gate.js';
import { judgeProject, selectAll, type GateDeclaration } from '../../../src/index.js';
import type { GateOf } from '../../../src/model/gate.js';
import { CHECKOUT, contextWith, gate, only } from '../judging/support.js';
import { at, contextOf, filesOf, projectOf, stateOf } from '../support/builders.js';

/** Gates as a host may make them without the schema, which refuses such globs. */
const MANY = `{${Array.from({ length: 64 }, (_, index) => `x${index}`).join(',')},secret}`;

function judge(valid: Record<string, unknown>, refused: object, files: Record<string, string> = {}) {
  const declared = gate('I.x', valid);
  const made = { ...declared, rules: { ...declared.rules, ...refused } } as GateDeclaration;
  const dependencies = [{ name: 'npm:secret', root: null, file: null }];
  return only(judgeProject({ ...CHECKOUT, dependencies }, contextWith([made], files)));
}

function layout(rules: Partial<GateOf<'layout'>['rules']>, there: readonly string[]) {
  const declared: GateOf<'layout'> = {
    id: 'I.layout',
    rules: { kind: 'layout', projects: [], status: 'enforced', ...rules },
    origin: 'block',
    quote: '',
    position: at(4),
  };
  const project = { ...projectOf('packages/pay'), targets: {} };
  return decideLayout(declared, {
    project,
    context: contextOf(stateOf([]), filesOf(there), {}),
  });
}

describe('a glob that is refused', () => {
  it('counts every finding of a linter', () => {
    const error = { ruleId: 'no-var', severity: 2, message: 'No var.', line: 1, column: 1 };
    const report = JSON.stringify([
      {
        filePath: '/ci/packages/checkout/src/a.ts',
        messages: [error],
        suppressedMessages: [],
        errorCount: 1,
        fatalErrorCount: 0,
        warningCount: 0,
        fixableErrorCount: 0,
        fixableWarningCount: 0,
      },
    ]);
    const files = { 'packages/checkout/src/a.ts': '', 'packages/checkout/reports/lint/eslint.json': report };
    expect(judge({ kind: 'lint' }, { rules: [MANY] }, files)).toMatchObject({ verdict: 'fail' });
  });

  it.each([
    ['deny', { deny: [`npm:${MANY}`] }],
    ['deny', { deny: [MANY] }],
    ['deny', { deny: ['npm:other', `!npm:${MANY}`] }],
    ['allow', { allow: [`!npm:${MANY}`] }],
    ['from', { from: [MANY], deny: ['npm:secret'] }],
  ])('fails a boundary that has it in %s', (_, refused) => {
    const entry = judge({ kind: 'boundaries', deny: ['npm:none'] }, refused);
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'gate-glob-refused' });
  });

  it.each([
    ['forbid', { forbid: ['none', `${MANY}.txt`] }],
    ['files', { files: [`${MANY}.txt`] }],
    ['directories', { directories: [MANY] }],
  ])('fails a layout that has it in %s', (_, rules) => {
    const outcome = layout(rules, ['packages/pay/secret.txt', 'packages/pay/secret/a.ts']);
    expect(outcome).toMatchObject({ verdict: 'fail', reason: 'gate-glob-refused' });
  });

  it('selects every project, and takes none away', () => {
    const projects = [projectOf('a'), projectOf('b')];
    expect(selectAll([MANY], projects).size).toBe(2);
    expect(selectAll([`tag:${MANY}`], projects).size).toBe(2);
    expect(selectAll([`!${MANY}`], projects).size).toBe(2);
    expect(selectAll(['*', `!directory:${MANY}`], projects).size).toBe(2);
  });

  it('finds no tests of a suite', () => {
    const report =
      '<testsuites><testsuite><testcase name="t" file="packages/checkout/tests/a.ts"/></testsuite></testsuites>';
    const files = { 'packages/checkout/tests/a.ts': '', 'packages/checkout/reports/junit.xml': report };
    expect(judge({ kind: 'tests' }, { suites: { a: `tests/${MANY}` } }, files).verdict).toBe('fail');
  });
});
