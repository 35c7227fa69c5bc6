import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import type { HistoryEntry, WorkspaceFiles } from '@plangate/core';
import { REPORT_FORMATS, sanitize, type Report, type WorkspaceReport } from '@plangate/core/reports';
import { joinPath } from '@plangate/core/graph';
import { OptionsError } from '../../options/error.js';
import { writeAtomically } from '../../workspace/document-cache.js';
import { fsWorkspaceFiles } from '../../workspace/fs-files.js';
import { today } from '../gate/today.js';
import { keepVerdicts } from '../../runs/kept-verdicts.js';
import { ciService } from './ci.js';
import { judgedCommit, withBase } from './base.js';
import { collectVerdicts } from './collect.js';
import { subjectFacts } from './facts.js';
import { earlierReports } from './history.js';
import { resolveReportOptions, type ResolvedReportOptions } from './options.js';
import { verdictPath, type ReportNodes } from './verdict-path.js';

/** Files that show where a project is, the first that exists. */
const ANCHORS = ['project.json', 'package.json', 'pyproject.toml', 'plan.md', 'spec.md'];
/** The report that GitHub takes from a file of its own choice. */
const STEP_SUMMARY = 'step-summary.md';
/** The report that the agent of Azure Pipelines takes where a line of the log names it. */
const AZURE_SUMMARY = 'azure-summary.md';

/** Reads the verdict files of all projects and features, judges nothing, and writes the reports asked for. */
export default async function reportExecutor(
  given: unknown,
  { root, projectGraph }: Pick<ExecutorContext, 'root' | 'projectGraph'>,
): Promise<{ success: boolean }> {
  try {
    const options = await resolveReportOptions(given);
    const files = fsWorkspaceFiles(root);
    const commit = judgedCommit(root);
    const judged = {
      ...workspaceReport(projectGraph.nodes, options, files),
      ...(commit === null ? {} : { commit }),
    };
    const report = withBase(judged, options, { root, files, graph: projectGraph });
    if (report.commit !== undefined) keepVerdicts(root, report.commit, report.verdicts);
    const rendered: Report[] = [];
    for (const name of options.formats) rendered.push((await REPORT_FORMATS[name]()).render(report, {}));
    writeReports(rendered, { root, output: options.output, nodes: projectGraph.nodes, files });
    for (const { output } of rendered) if (output !== '') process.stdout.write(`${output}\n`);
    return { success: rendered.every(({ exitCode }) => exitCode === 0) };
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    process.stdout.write(`${error.message}\n`);
    return { success: false };
  }
}

function workspaceReport(
  nodes: ReportNodes,
  { verdicts, history }: ResolvedReportOptions,
  files: WorkspaceFiles,
): WorkspaceReport {
  const anchors = new Map<string, string | null>();
  const anchorOf = (project: string): string | null => {
    const known = anchors.get(project);
    if (known !== undefined) return known;
    const root = nodes[project]?.data.root ?? '.';
    const paths = ANCHORS.map((name) => joinPath(root, name));
    const anchor = paths.find((path) => files.kind(path) === 'file') ?? null;
    anchors.set(project, anchor);
    return anchor;
  };
  return {
    ...collectVerdicts(nodes, verdicts, files),
    today: today(),
    anchorOf,
    factsOf: subjectFacts(nodes, files),
    ...(history === null ? {} : { history: historyAt(history, files) }),
  };
}

/** The trend says what it is made of: a file that is not a report is named. */
function historyAt(path: string, files: WorkspaceFiles): readonly HistoryEntry[] {
  const { entries, unreadable } = earlierReports(path, files);
  for (const file of unreadable)
    process.stdout.write(`${sanitize(file)} is not an earlier report; the trend leaves it out.\n`);
  return entries;
}

interface Place {
  readonly root: string;
  readonly output: string;
  readonly nodes: ReportNodes;
  readonly files: WorkspaceFiles;
}

function writeReports(reports: readonly Report[], { root, output, nodes, files }: Place): void {
  const verdicts = new Set(Object.entries(nodes).map(([project, node]) => verdictPath(project, node)));
  if (files.kind(output) === 'outside') throw problem(`"output" leads outside the workspace, behind a link.`);
  for (const { path, text } of reports.flatMap((report) => report.files)) {
    const file = joinPath(output, path);
    if (verdicts.has(file))
      throw problem(`${file} is the verdict of a project of that name. Set "output" to another directory.`);
    if (!writeAtomically(join(root, file), text))
      throw problem(`${file} cannot be written. Make its directory writable.`);
    if (path === STEP_SUMMARY) addToStep(text);
    if (path === AZURE_SUMMARY) addToRun(join(root, file));
  }
}

/** GitHub Actions shows what a step appends to the file that it names. */
function addToStep(text: string): void {
  const { GITHUB_STEP_SUMMARY: file } = process.env;
  if (file === undefined || file === '') return;
  try {
    appendFileSync(file, text);
  } catch {
    throw problem(`the file that GITHUB_STEP_SUMMARY names cannot be written: ${sanitize(file)}`);
  }
}

/** Azure Pipelines adds a file to the summary of the run; a path with a line end in it would be another command. */
function addToRun(file: string): void {
  if (ciService() !== 'azure' || sanitize(file) !== file) return;
  process.stdout.write(`##vso[task.uploadsummary]${file.replaceAll('%', '%AZP25')}\n`);
}

function problem(text: string): OptionsError {
  return new OptionsError('"@plangate/nx:report"', text);
}
