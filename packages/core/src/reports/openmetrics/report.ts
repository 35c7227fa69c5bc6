import { VERDICTS } from '../../model/verdict.js';
import { exitCodeOf, type ReportFormat, type WorkspaceReport } from '../define-report.js';
import { countVerdicts, endingWaivers, NOTICE_DAYS } from '../summary.js';

/** For Prometheus and others: how many projects, gates and waivers there are, as OpenMetrics text 1.0. */
export const openmetricsReport: ReportFormat = {
  title: 'OpenMetrics',
  render: (report) => ({
    output: '',
    files: [{ path: 'report.openmetrics.txt', text: renderOpenMetrics(report) }],
    exitCode: exitCodeOf(report),
  }),
};

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

/** The counts of a report as OpenMetrics text. */
export function renderOpenMetrics(report: WorkspaceReport): string {
  const counts = countVerdicts(report.verdicts);
  const verdicts = VERDICTS.map((verdict): Sample => [{ verdict }, counts[verdict]]);
  const missing: Sample = [{}, report.missing.length + report.unreadable.length];
  const ending: Sample = [{}, endingWaivers(report).length];
  return [
    gauge('plangate_verdicts', 'Projects and features by verdict.', verdicts),
    gauge('plangate_not_judged', 'Projects, features and files without a verdict that can be read.', [
      missing,
    ]),
    gauge('plangate_gates', 'Decisions of gates by kind, status and verdict.', gatesOf(report)),
    gauge('plangate_waivers_ending', `Waivers that end within ${NOTICE_DAYS} days.`, [ending]),
    '# EOF\n',
  ].join('');
}

function gatesOf({ verdicts }: WorkspaceReport): Sample[] {
  const counts = new Map<string, { labels: Labels; count: number }>();
  for (const { kind, status, verdict } of verdicts.flatMap(({ gates }) => gates)) {
    const key = JSON.stringify([kind, status, verdict]);
    const entry = counts.get(key) ?? { labels: { kind, status, verdict }, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return sorted.map(([, { labels, count }]): Sample => [labels, count]);
}

function gauge(name: string, help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => `${name}${labelled(labels)} ${value}\n`);
  return `# TYPE ${name} gauge\n# HELP ${name} ${help}\n${lines.join('')}`;
}

function labelled(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
