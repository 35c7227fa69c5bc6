import type { GateVerdict, ProjectVerdict } from '../../model/verdict.js';
import { exitCodeOf, type ReportFormat, type WorkspaceReport } from '../define-report.js';
import { notJudged } from '../summary.js';
import { attribute, xmlText } from './xml.js';

/** Gates as test cases: a suite for each project or feature, for every CI system that shows test results. */
export const junitReport: ReportFormat = {
  title: 'JUnit',
  render: (report) => ({
    output: '',
    files: [{ path: 'report.junit.xml', text: renderJunit(report) }],
    exitCode: exitCodeOf(report),
  }),
};

/** The report as JUnit XML; what was not judged is a suite of its own with an error for each. */
export function renderJunit(report: WorkspaceReport): string {
  const suites = report.verdicts.map(suiteOf);
  const faults = notJudged(report);
  if (faults.length > 0) {
    const cases = faults.map(({ name, text }) =>
      testCase('not judged', name, problem('error', { type: 'not-judged', text })),
    );
    suites.push(suite({ name: 'not judged', cases, failures: 0, errors: faults.length, skipped: 0 }));
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function suiteOf({ project, gates }: ProjectVerdict): string {
  const seen = new Map<string, number>();
  const cases = gates.map((gate) => testCase(project, nameOf(gate, seen), outcomeOf(gate)));
  const skipped = gates.filter((gate) => gate.verdict !== 'pass' && !isFailure(gate)).length;
  return suite({ name: project, cases, failures: gates.filter(isFailure).length, errors: 0, skipped });
}

interface Suite {
  readonly name: string;
  readonly cases: readonly string[];
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function suite({ name, cases, failures, errors, skipped }: Suite): string {
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
  return `  <testsuite ${attribute('name', name)} ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

function testCase(className: string, name: string, content: string): string {
  const start = `    <testcase ${attribute('classname', className)} ${attribute('name', name)}`;
  return content === '' ? `${start}/>\n` : `${start}>\n${content}    </testcase>\n`;
}

/** Entries of one gate are told apart by their number: the same name twice is one test for most readers. */
function nameOf({ id, reason }: GateVerdict, seen: Map<string, number>): string {
  const name = `${id} ${reason}`;
  const nth = (seen.get(name) ?? 0) + 1;
  seen.set(name, nth);
  return nth === 1 ? name : `${name} (${nth})`;
}

function isFailure({ verdict, status }: GateVerdict): boolean {
  return verdict === 'fail' && status === 'enforced';
}

function outcomeOf(gate: GateVerdict): string {
  if (gate.verdict === 'pass') return '';
  if (isFailure(gate))
    return problem('failure', { type: gate.reason, text: gate.message, more: detailsOf(gate) });
  const word = gate.verdict === 'fail' ? 'evaluated only' : gate.verdict;
  return `      <skipped ${attribute('message', `${word}: ${gate.waiver?.why ?? gate.message}`)}/>\n`;
}

interface Problem {
  readonly type: string;
  readonly text: string;
  readonly more?: string;
}

function problem(element: 'failure' | 'error', { type, text, more = '' }: Problem): string {
  return `      <${element} ${attribute('type', type)} ${attribute('message', text)}>${xmlText(more)}</${element}>\n`;
}

function detailsOf({ principle, location, expected, actual, advice, fix, help }: GateVerdict): string {
  const details = [
    ['principle', principle],
    ['where', location === null ? null : `${location.file}:${location.line}:${location.column}`],
    ['expected', expected],
    ['actual', actual],
    ['advice', advice],
    ['fix', fix],
    ['help', help],
  ] as const;
  return details
    .flatMap(([label, text]) => (text === null ? [] : [`${label}: ${text.replace(/\s+/g, ' ')}`]))
    .join('\n');
}
