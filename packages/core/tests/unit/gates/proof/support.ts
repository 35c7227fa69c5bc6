import type { JudgeContext, Project } from '../../../../src/index.js';
import { judgeProject } from '../../../../src/index.js';
import { CHECKOUT, contextWith, gate } from '../../judging/support.js';

export const ROOT = 'packages/checkout';
export const IN_PROJECT = `${ROOT}/`;
export const TEST = "it('works', () => {});\n";

/** One workspace with its reports, and the reason that the gate must give. */
export interface Trial {
  readonly name: string;
  /** Files by their path in the project; those with `/` before it are of the workspace. */
  readonly disk: Readonly<Record<string, string>>;
  /** Reports by their path in the directory of coverage. */
  readonly reports: Readonly<Record<string, string>>;
  readonly rules?: Readonly<Record<string, unknown>>;
  /** Rules of a gate of kind tests that is in force too. */
  readonly suites?: Readonly<Record<string, unknown>>;
  readonly words?: readonly string[];
  readonly project?: Project;
  readonly context?: Partial<JudgeContext>;
  readonly says: string;
}

export function judge({ disk, reports, rules, suites, words: said, project = CHECKOUT, context }: Trial) {
  const files = Object.fromEntries([
    ...Object.entries(disk).map(([path, text]) => [
      path.startsWith('/') ? path.slice(1) : IN_PROJECT + path,
      text,
    ]),
    ...Object.entries(reports).map(([path, text]) => [`${ROOT}/coverage/${path}`, text]),
  ]) as Record<string, string>;
  const gates = [
    gate('II.proof', { kind: 'proof', ...rules }),
    ...(suites === undefined ? [] : [gate('II.tests', { kind: 'tests', ...suites }, 20)]),
  ];
  const wordsOf = said === undefined ? {} : { wordsOf: () => said };
  const more = { ...wordsOf, ...context, state: { projects: [project] } };
  const verdict = judgeProject(project, contextWith(gates, files, more));
  const entry = verdict.gates.find(({ id }) => id === 'II.proof');
  if (entry === undefined) throw new Error('the gate is not in force');
  return entry;
}

/** A JUnit report with one test for each file, which passes unless something is said in it. */
export function junit(files: readonly string[], inside: Readonly<Record<string, string>> = {}): string {
  const suites = files.map(
    (file) =>
      `<testsuite name="${file}" tests="1"><testcase name="works" classname="works" file="${file}">${inside[file] ?? ''}</testcase></testsuite>`,
  );
  return `<?xml version="1.0"?><testsuites>${suites.join('')}</testsuites>`;
}

/** The same of tools that name classes, packages or modules. */
export function junitOf(names: readonly string[]): string {
  const cases = names.map((name) => `<testcase name="works" classname="${name}"/>`);
  return `<?xml version="1.0"?><testsuite name="all" tests="${names.length}">${cases.join('')}</testsuite>`;
}

/** The JSON of Jest and Vitest: by file, how each of its tests ended. */
export function jestJson(files: Readonly<Record<string, readonly string[]>>): string {
  const all = Object.values(files).flat();
  const count = (status: string) => all.filter((one) => one === status).length;
  return JSON.stringify({
    success: true,
    numTotalTests: all.length,
    numPassedTests: count('passed'),
    numFailedTests: 0,
    numPendingTests: count('pending') + count('skipped'),
    numTodoTests: 0,
    testResults: Object.entries(files).map(([name, statuses]) => ({
      name,
      status: 'passed',
      message: '',
      assertionResults: statuses.map((status, at) => ({
        status,
        title: `t${at}`,
        fullName: `t${at}`,
        ancestorTitles: [],
      })),
    })),
  });
}

export function playwrightJson(files: readonly string[]): string {
  return JSON.stringify({
    config: { rootDir: '/ci/shop/packages/checkout/e2e' },
    suites: files.map((file) => ({
      title: file,
      file,
      specs: [
        {
          title: 'works',
          ok: true,
          file,
          tests: [{ status: 'expected', expectedStatus: 'passed', results: [{ status: 'passed' }] }],
        },
      ],
    })),
    errors: [],
    stats: { expected: files.length, unexpected: 0, skipped: 0, flaky: 0 },
  });
}

export function lcov(files: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(files)
    .map(([file, lines]) => `TN:\nSF:${file}\n${lines.map((line) => `DA:${line}\n`).join('')}end_of_record\n`)
    .join('');
}

export const A = { 'tests/unit/a.spec.ts': TEST };
export const AB = { ...A, 'tests/unit/b.spec.ts': TEST };
export const CODE = 'export const one = 1;\nexport const two = 2;\n';
export const B_SOURCES = { 'src/card.ts': CODE, 'src/money.ts': CODE };
export const LCOV_OF_BOTH = lcov({ 'src/card.ts': ['1,1', '2,1'], 'src/money.ts': ['1,1', '2,1'] });
export const LCOV_OF_CARD = lcov({ 'src/card.ts': ['1,1', '2,1'] });
export const JUNIT_A = { 'junit.xml': junit(['tests/unit/a.spec.ts']) };
