import { listed, plural } from '@plangate/core/graph';
import type { ToolKind } from '../../../tools/tool.js';
import { endToEndTarget } from './fit.js';
import type { Survey, SurveyedProject } from './survey.js';

const KINDS: readonly (readonly [ToolKind, string])[] = [
  ['tests', 'tests'],
  ['lint', 'lint'],
  ['types', 'types'],
];

/** What was found in a workspace, and what the new constitution makes of it, one line each; none for an empty workspace. */
export function describeSurvey({ projects, tests, specsRoots }: Survey): readonly string[] {
  if (projects.length === 0) return [];
  const lines = [`Found ${plural(projects.length, 'project')}:`];
  for (const [kind, title] of KINDS) {
    const tools = toolsOf(kind, projects);
    lines.push(`  ${title}: ${tools.length === 0 ? 'no tool that is known here' : tools.join(', ')}`);
  }
  if (tests !== null) {
    const place = tests.kind === 'suites' ? 'tests/contract, tests/integration and tests/unit' : tests.glob;
    lines.push(`  test files: ${place}`);
  }
  const endToEnd = projects.filter(({ isEndToEnd }) => isEndToEnd);
  if (endToEnd.length > 0)
    lines.push(`  end-to-end projects, which have no unit tests and no coverage: ${namesOf(endToEnd)}`);
  const target = endToEndTarget(projects);
  if (target !== null) {
    const tested = projects.filter(({ endToEndTargets }) => endToEndTargets.includes(target));
    lines.push(`  end-to-end tests, by the target ${target}: ${namesOf(tested)}`);
  }
  const untested = projects.filter((project) => !project.isEndToEnd && project.tests.length === 0);
  if (untested.length > 0) lines.push(`  no test file is in ${namesOf(untested)}`);
  if (specsRoots.length > 0) lines.push(`  features are also in ${specsRoots.join(', ')}`);
  return lines;
}

/** The commands that lead from here to verdicts. */
export function nextCommands({ projects }: Survey): readonly string[] {
  if (projects.length === 0)
    return ['Next: `nx g @plangate/nx:plan "<what you build>"` plans a feature with its code.'];
  return [
    'Next:',
    '  nx g @plangate/nx:evidence    makes the tools above write the reports that gates read; it shows what it changes',
    '  nx run-many -t gate           judges every project',
    '  nx g @plangate/nx:baseline    records what is violated today, so that only new violations fail',
  ];
}

function toolsOf(kind: ToolKind, projects: readonly SurveyedProject[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { uses } of projects)
    for (const title of new Set(uses.filter(({ tool }) => tool.kind === kind).map(({ tool }) => tool.title)))
      counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts].map(([title, count]) => `${title} (${count})`);
}

function namesOf(projects: readonly SurveyedProject[]): string {
  return listed(projects.map(({ name }) => name));
}
