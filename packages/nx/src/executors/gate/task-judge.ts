import {
  featureStatus,
  findFeatureViolations,
  findProjectViolations,
  judgeFeature,
  judgeProject,
  projectRoots,
  projectsOfFeature,
  readsTests,
  renderJson,
  renderStatus,
  renderTerminal,
  sanitize,
  testsOfRun,
  tryFeatureGates,
  tryProjectGates,
  type BaseFindings,
  type GateCanary,
  type GateDeclaration,
  type Feature,
  type FeatureStatus,
  type JudgeContext,
  type LineChange,
  type Project,
  type ProjectVerdict,
  type SubjectViolations,
  type TestsOfRun,
  type WorkspaceFiles,
  type WorkspaceState,
} from '@plangate/core';
import { DEFAULT_OPTIONS } from '../../options/defaults.js';
import { fsWorkspaceFiles } from '../../workspace/fs-files.js';
import { joinPath } from '@plangate/core/graph';
import { confinePath } from '../../workspace/paths.js';
import { OptionsError } from '../../options/error.js';
import { resolveGateOptions, type ResolvedGateOptions } from './options.js';
import { today } from './today.js';
import type { GateResult, GateRun, GateTask, TargetOutcome } from './types.js';
import { removeVerdict, verdictFileName, writeVerdict, type VerdictPlace } from './verdict-file.js';
import { readChange, type Change } from '../../workspace/change-base.js';
import { readChangedLines } from '../../workspace/changed-lines.js';
import { finishedBefore, type History } from './finished-before.js';
import { EarlierRuns, type EarlierOutcome } from './earlier-runs.js';
import { hashedFiles } from '../../workspace/hashed-files.js';
import { ignoreRules } from '../../workspace/ignore-rules.js';
import { findingsVariable } from '../../plugin/inputs.js';
import { asHashed, digestOf, readBaseFindings } from '../../runs/base-findings.js';
import { plangateDataDirectory } from '../../workspace/cache-directory.js';
import { readRunState } from '../../runs/run-state.js';
import { GateContracts } from './contracts.js';
import { GraphDependencies } from './dependencies.js';
import { wordsOfTarget } from '../../workspace/target-words.js';
import { loadGateWorkspace, projectOf, type GateWorkspace } from './workspace.js';

interface Decided {
  readonly verdict: ProjectVerdict;
  readonly status: readonly string[];
}

/** Judges the gates of one run, or looks at what they would judge; what tasks have in common is read once. */
export class TaskJudge {
  readonly #run: GateRun;
  /** All that is on disk. */
  readonly #files: WorkspaceFiles;
  /** What of it Nx sees, and hashes. */
  readonly #visible: WorkspaceFiles;
  readonly #earlier: EarlierRuns;
  readonly #dependencies: GraphDependencies;
  readonly #contracts: GateContracts;
  readonly #today: string;
  #unhashed: ReadonlySet<string> | undefined;
  /** The documents by the options that say where they are; nearly always one entry. */
  readonly #workspaces = new Map<string, Promise<GateWorkspace>>();

  /** What the present change does, and which features were finished before it, by the places of features. */
  readonly #changes = new Map<string, Change>();
  #lines: LineChange | undefined;
  #findings: ((project: string) => BaseFindings) | undefined;
  readonly #finished = new Map<string, Promise<History | undefined>>();

  constructor(run: GateRun) {
    this.#run = run;
    this.#today = run.today ?? today();
    this.#files = run.files ?? fsWorkspaceFiles(run.root);
    this.#visible = hashedFiles(this.#files, ignoreRules(run.root));
    this.#earlier = new EarlierRuns({
      root: run.root,
      visible: this.#visible,
      nodes: run.nodes,
      projects: run.tasks.flatMap(({ project, touched }) => [project, ...(touched?.keys() ?? [])]),
    });
    this.#dependencies = new GraphDependencies({ ...run, files: this.#files });
    this.#contracts = new GateContracts({ root: run.root, files: this.#visible });
  }

  async judge(task: GateTask): Promise<GateResult['result']> {
    let place = this.#placeOf(task, outputOf(task.options));
    try {
      const options = await resolveGateOptions(task.options);
      place = this.#placeOf(task, options.output);
      this.#refuseUnhashed(task.project);
      const { verdict, status } = await this.#decide(task, options);
      const written = writeVerdict(place, renderJson(verdict));
      if (!written.ok) return failure(written.why);
      const tried = options.canary ? await this.#canaryLines(task, verdict) : [];
      const shown = [...status, renderTerminal(verdict), ...tried].join('\n');
      return { success: verdict.verdict !== 'fail', terminalOutput: ended(shown) };
    } catch (error) {
      removeVerdict(place);
      return failure(messageOf(error, task.project));
    }
  }

  /** A verdict that does not match what it was made from must not enter the cache. */
  #refuseUnhashed(project: string): void {
    this.#unhashed ??= new Set(readRunState(plangateDataDirectory(this.#run.root))?.unhashed ?? []);
    if (!this.#unhashed.has(project)) return;
    throw new OptionsError(
      '"@plangate/nx:gate"',
      `the "inputs" of this target of ${project} replace those that the plugin infers, so Nx would take old verdicts from its cache. ` +
        'Remove "inputs" from the target in the configuration of the project and in "targetDefaults" of nx.json.',
    );
  }

  async verdict(task: GateTask): Promise<ProjectVerdict> {
    const { context, feature, project } = await this.#subjectOf(task, await resolveGateOptions(task.options));
    return feature === undefined ? judgeProject(project, context) : judgeFeature(feature, context);
  }

  async find(task: GateTask): Promise<SubjectViolations> {
    const { context, feature, project } = await this.#subjectOf(task, await resolveGateOptions(task.options));
    return feature === undefined
      ? findProjectViolations(project, context)
      : findFeatureViolations(feature, context);
  }

  async canaries(task: GateTask, wanted: (gate: GateDeclaration) => boolean): Promise<readonly GateCanary[]> {
    const { context, feature, project } = await this.#subjectOf(task, await resolveGateOptions(task.options));
    return feature === undefined
      ? tryProjectGates(project, context, wanted)
      : tryFeatureGates(feature, context, wanted);
  }

  /** What became of the gates of a task when what they judge was changed. The verdict is written by then and stays, whatever happens. */
  async #canaryLines(task: GateTask, { phase }: ProjectVerdict): Promise<readonly string[]> {
    try {
      const [{ describeCanaries }, { summarize }] = await Promise.all([
        import('./canary-report.js'),
        import('./canary-summary.js'),
      ]);
      const rows = summarize(await this.canaries(task, () => true));
      const subjects = phase === undefined ? { projects: 1, features: 0 } : { projects: 0, features: 1 };
      return ['', ...describeCanaries(rows, subjects)];
    } catch (error) {
      return ['', sanitize(`The gates of ${task.project} could not be tried: ${whatOf(error)}.`)];
    }
  }

  async tests(task: GateTask): Promise<TestsOfRun> {
    const { context, project } = await this.#subjectOf(task, await resolveGateOptions(task.options));
    return testsOfRun(project, context);
  }

  async status(task: GateTask): Promise<FeatureStatus | null> {
    const { context, feature } = await this.#subjectOf(task, await resolveGateOptions(task.options));
    return feature === undefined ? null : featureStatus(feature, context);
  }

  /** The verdict, and the lines that say where a feature is. */
  async #decide(task: GateTask, options: ResolvedGateOptions): Promise<Decided> {
    const { context, feature, project } = await this.#subjectOf(task, options);
    if (feature !== undefined) {
      const status = [renderStatus(featureStatus(feature, context))];
      return { verdict: judgeFeature(feature, context), status };
    }
    const verdict = judgeProject(project, context);
    if (!verdict.gates.some(({ reason }) => WITHOUT_REPORT.includes(reason))) return { verdict, status: [] };
    const adviseEvidence = await this.#adviceFor(task.project);
    return { verdict: judgeProject(project, { ...context, adviseEvidence }), status: [] };
  }

  /** What a target needs is read from its tools and their configurations, which only matters where a report is missing. */
  async #adviceFor(name: string): Promise<NonNullable<JudgeContext['adviseEvidence']>> {
    const { evidenceAdvisor } = await import('./evidence-advice.js');
    return evidenceAdvisor(name, { root: this.#run.root, files: this.#files, nodes: this.#run.nodes });
  }

  async #subjectOf(task: GateTask, options: ResolvedGateOptions) {
    const { nodes } = this.#run;
    const workspace = await this.#workspace(options);
    const feature = workspace.featureAt(nodes[task.project]?.data.root ?? '.');
    const known = new Map(task.outcomes.map(({ target, outputs }) => [target, outputs]));
    const project = projectOf(task.project, nodes, known);
    const outputs = (target: string): readonly string[] => project.targets[target]?.outputs ?? [];
    const earlier = this.#earlier.of({ project: task.project, targets: task.leftOut ?? [], outputs });
    const judged = this.#contextOf({ task, earlier }, options, workspace);
    const context = {
      ...judged,
      changedLines: () => this.#linesOf(options.specsRoots),
      baseFindings: () => this.#findingsOf(project.root, options.specsRoots),
      digest: digestOf,
      ...(await this.#historyFor(options.specsRoots, feature !== undefined)),
      ...(feature === undefined
        ? await this.#contractsOf(project, options.specsRoots, workspace)
        : this.#touchedBy(feature, { task, options, workspace })),
    };
    const dependencies = this.#dependencies.of(task.project);
    return { context, feature, project: dependencies === undefined ? project : { ...project, dependencies } };
  }

  /** The projects that a feature touches, each with what became of its targets, where a gate asks what their tests prove. */
  #touchedBy(
    feature: Feature,
    { task, options, workspace }: { task: GateTask; options: ResolvedGateOptions; workspace: GateWorkspace },
  ): Pick<JudgeContext, 'touched'> {
    const { state } = workspace;
    if (!readsTestsOfProjects(state)) return {};
    const roots = new Set(projectsOfFeature(feature, projectRoots(state)));
    const touched = state.projects
      .filter(({ root }) => roots.has(root))
      .map(({ name }) => {
        const outcomes = task.touched?.get(name) ?? [];
        const known = new Map(outcomes.map(({ target, outputs }) => [target, outputs]));
        const project = projectOf(name, this.#run.nodes, known);
        const leftOut = Object.keys(project.targets).filter((target) => !known.has(target));
        const outputs = (target: string): readonly string[] => project.targets[target]?.outputs ?? [];
        const earlier = this.#earlier.of({ project: name, targets: leftOut, outputs });
        const { heldUp: _, ...rest } = task;
        const own = { ...rest, project: name, outcomes, leftOut };
        return { project, context: this.#contextOf({ task: own, earlier }, options, workspace) };
      });
    return { touched };
  }

  #contextOf(
    { task, earlier }: { task: GateTask; earlier: EarlierOutcome },
    options: ResolvedGateOptions,
    { state }: GateWorkspace,
  ): JudgeContext {
    const outcomes = [...task.outcomes, ...earlier.outcomes];
    return {
      state,
      files: this.#visible,
      disk: this.#files,
      targets: options.targets,
      succeeded: targetsThat(outcomes, true),
      failed: targetsThat(outcomes, false),
      heldUpBy: (target) => task.heldUp?.get(target) ?? null,
      reportFault: earlier.reportFault,
      wordsOf: (target) => this.#wordsOf(task.project, target, outcomes),
      today: this.#today,
      phase: options.phase,
    };
  }

  /** The words that a target was run with; null where the project has no such target. */
  #wordsOf(project: string, target: string, outcomes: readonly TargetOutcome[]): readonly string[] | null {
    const configured = this.#run.nodes[project]?.data.targets ?? {};
    const command = Object.hasOwn(configured, target) ? configured[target] : undefined;
    if (command === undefined) return null;
    return wordsOfTarget(command, outcomes.find((outcome) => outcome.target === target) ?? {});
  }

  #workspace(options: ResolvedGateOptions): Promise<GateWorkspace> {
    const { specsRoots } = options;
    const key = JSON.stringify([specsRoots, options.extends]);
    let workspace = this.#workspaces.get(key);
    if (workspace === undefined) {
      const { root, nodes } = this.#run;
      const files = { disk: this.#files, visible: this.#visible };
      workspace = loadGateWorkspace(root, files, { nodes, specsRoots, extends: options.extends });
      this.#workspaces.set(key, workspace);
    }
    return workspace;
  }

  #contractsOf(
    project: Project,
    specsRoots: readonly string[],
    { state }: GateWorkspace,
  ): Promise<Partial<JudgeContext>> {
    return this.#contracts.of(project, state, () => this.#changeOf(specsRoots));
  }

  #linesOf(specsRoots: readonly string[]): LineChange {
    this.#lines ??= readChangedLines(this.#run.root, this.#changeOf(specsRoots).base);
    return this.#lines;
  }

  #findingsOf(project: string, specsRoots: readonly string[]): BaseFindings {
    this.#findings ??= readBaseFindings(this.#run.root, this.#changeOf(specsRoots).base);
    return asHashed(this.#findings(project), project, process.env[findingsVariable(project)]);
  }

  #changeOf(specsRoots: readonly string[]): Change {
    const key = specsRoots.join('\n');
    const change = this.#changes.get(key) ?? readChange(this.#run.root, specsRoots);
    this.#changes.set(key, change);
    return change;
  }

  /** What version control says of the past: of features whether they were finished, and of all which directories were there. */
  async #historyFor(specsRoots: readonly string[], ofFeature: boolean): Promise<Partial<JudgeContext>> {
    const { root } = this.#run;
    const key = specsRoots.join('\n');
    const change = (): Change => this.#changeOf(specsRoots);
    const wasThere = (directory: string): boolean => change().thinned.has(directory);
    if (!ofFeature) return { wasThere };
    const finished = this.#finished.get(key) ?? finishedBefore(root, change());
    this.#finished.set(key, finished);
    const history = await finished;
    return history === undefined ? { wasThere } : { wasThere, finishedBefore: history };
  }

  #placeOf(task: GateTask, output: string): VerdictPlace {
    return {
      root: this.#run.root,
      files: this.#files,
      path: joinPath(output, verdictFileName(task.project)),
    };
  }
}

/** Whether a gate of features asks what the tests of projects prove. */
function readsTestsOfProjects({ constitutions }: WorkspaceState): boolean {
  return constitutions.some(
    ({ constitution }) =>
      constitution.ok && constitution.document.principles.some(({ gates }) => gates.some(readsTests)),
  );
}

/** The reasons of gates whose fix depends on the tool of the target. */
const WITHOUT_REPORT: readonly string[] = ['evidence-missing', 'evidence-no-outputs'];

/** Where the verdict of an earlier run would be, even if the options of this one are wrong. */
function outputOf(options: unknown): string {
  const output =
    typeof options === 'object' && options !== null && 'output' in options ? options.output : undefined;
  return (typeof output === 'string' ? confinePath(output) : null) ?? DEFAULT_OPTIONS.output;
}

function targetsThat(outcomes: readonly TargetOutcome[], succeeded: boolean): ReadonlySet<string> {
  return new Set(outcomes.filter((outcome) => outcome.succeeded === succeeded).map(({ target }) => target));
}

function failure(why: string): GateResult['result'] {
  return { success: false, terminalOutput: ended(sanitize(why)) };
}

function messageOf(error: unknown, project: string): string {
  if (error instanceof OptionsError) return error.message;
  return `The gate of ${project} could not be judged: ${whatOf(error)}. This is a bug in Plangate; please report it.`;
}

function whatOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
