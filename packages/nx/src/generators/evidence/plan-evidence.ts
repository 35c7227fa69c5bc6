import type { WorkspaceFiles } from '@plangate/core';
import { joinPath } from '@plangate/core/graph';
import { detectTools } from '../../tools/detect.js';
import type { EvidenceStep, TargetPatch } from '../../tools/evidence.js';
import { EVIDENCE } from '../../tools/evidence-of.js';
import type { Compiler } from '../../tools/editing/script-source.js';
import type { Tool, ToolProject, ToolTarget, ToolUse } from '../../tools/tool.js';
import type { ToolName } from '../../tools/tools.js';
import type { PluginEntry } from '../../tools/infer-targets.js';
import { EditedFiles } from './edited-files.js';
import { addOffer, type AddedOffer, type Offer } from './offers.js';
import { placePatches, type PlacedPatch, type PatchedTarget } from './place-patches.js';
import { defaultPlace, ownPlace, replaceCommand, setAt, type CommandEdit } from './target-places.js';

/** A target of a project with its tool: what it writes, and what is changed so that it writes evidence. */
export interface EvidenceRow {
  readonly project: string;
  /** Null where a configuration shows the tool, but no target runs it. */
  readonly target: string | null;
  readonly tool: Pick<Tool, 'title'>;
  /** What gates can read of what it writes now; null: nothing. */
  readonly writes: string | null;
  /** The files that change for it. */
  readonly changes: readonly string[];
  /** What is left to a person: sentences. */
  readonly byHand: readonly string[];
}

/** All that is to be done, and for whom. */
export interface EvidencePlan {
  readonly rows: readonly EvidenceRow[];
  /** New texts of files, by path. */
  readonly edits: ReadonlyMap<string, string>;
  /** Projects in which no tool was recognised. */
  readonly without: readonly string[];
}

/** What an evidence plan is made from. */
export interface EvidenceRequest {
  /** The projects to change. */
  readonly selected: readonly ToolProject[];
  /** Every project of the workspace. */
  readonly all: readonly ToolProject[];
  readonly files: WorkspaceFiles;
  readonly compiler: () => Compiler;
  /** Names of the targets that gates read, by kind of gate, where the options of the plugin say. */
  readonly targets: Readonly<Partial<Record<string, string>>>;
  /** Tools for which targets are to be added. */
  readonly add: readonly Offer[];
  /** The plugins of nx.json, in their order. */
  readonly plugins: readonly PluginEntry[];
  readonly nxVersion: string;
  /** Whether a gate over a project judges the lines that a change touches. */
  readonly needsLines: (project: ToolProject) => boolean;
}

type TargetUse = ToolUse & { readonly target: string };

/** Computes what makes the targets of projects write evidence, without writing anything. */
export function planEvidence(request: EvidenceRequest): EvidencePlan {
  const files = new EditedFiles(request.files);
  const planned = request.selected.map((project) => planProject(project, request, files));
  const placed = placePatches(
    planned.flatMap(({ targets }) => targets),
    request,
    files,
  );
  const added = request.selected.flatMap((project) =>
    request.add.map((offer) => addOffer(offer, project, { files, targets: request.targets })),
  );
  return {
    rows: [
      ...planned.flatMap(({ project, steps, unused }) => [
        ...steps.map((step) => rowOf(project, step, placed)),
        ...unused.map((use) => unusedRow(project, use)),
      ]),
      ...added.map(offerRow),
    ],
    edits: files.edits,
    without: planned.flatMap(({ project, steps, unused }) =>
      steps.length + unused.length === 0 ? [project.name] : [],
    ),
  };
}

interface PlannedStep {
  readonly use: TargetUse;
  readonly step: EvidenceStep;
  /** Files that were changed for it so far; `target` is still to be placed. */
  readonly changes: readonly string[];
}

interface PlannedProject {
  readonly project: ToolProject;
  readonly steps: readonly PlannedStep[];
  readonly targets: readonly PatchedTarget[];
  readonly unused: readonly ToolUse[];
}

function planProject(project: ToolProject, request: EvidenceRequest, files: EditedFiles): PlannedProject {
  const uses = detectTools(project, files);
  const steps: PlannedStep[] = [];
  let current = project;
  for (const { tool, target } of uses) {
    // A line that was changed for another tool has other positions.
    const use = detectTools(current, files).find(
      (one): one is TargetUse => one.tool === tool && one.target === target && one.target !== null,
    );
    const evidence = EVIDENCE[tool.name as ToolName];
    if (use === undefined || !isRelevant(use, request)) continue;
    const found = evidence({
      project: current,
      use,
      target: targetOf(current, use),
      files,
      compiler: request.compiler,
      needsLines: request.needsLines(project),
    });
    const applied = applyLine(current, { use, step: found }, files);
    for (const [path, text] of Object.entries(found.files ?? {})) files.edit(path, text);
    current = applied.project;
    steps.push({ use, step: applied.step, changes: [...Object.keys(found.files ?? {}), ...applied.changes] });
  }
  return {
    project,
    steps,
    targets: steps.map(({ use, step }) => patchedTarget(project, use, step)),
    unused: uses.filter((use) => use.target === null && isMissed(use, uses)),
  };
}

function patchedTarget(project: ToolProject, use: TargetUse, step: EvidenceStep): PatchedTarget {
  return { project, use, target: targetOf(project, use), patch: step.target ?? null };
}

function targetOf({ targets }: ToolProject, { target }: TargetUse): ToolTarget {
  return targets[target] ?? {};
}

/** Compilers build in most targets that call them. */
function isRelevant({ tool, target, line }: TargetUse, { targets }: EvidenceRequest): boolean {
  if (tool.name !== 'tsc') return true;
  const words: readonly string[] = line?.call.words ?? [];
  return (
    target === (targets.types ?? 'typecheck') ||
    words.includes('--noEmit') ||
    words.includes('--emitDeclarationOnly')
  );
}

/** Whether a tool that is configured only is one that the project would need a target for. */
function isMissed({ tool }: ToolUse, uses: readonly ToolUse[]): boolean {
  if (tool.kind !== 'tests' && tool.kind !== 'lint') return false;
  return !uses.some((use) => use.target !== null && use.tool.kind === tool.kind);
}

/** Writes the new line of a step where the old one stands; a line that is nowhere is left to a person. */
function applyLine(
  project: ToolProject,
  { use, step }: { readonly use: TargetUse; readonly step: EvidenceStep },
  files: EditedFiles,
): { readonly project: ToolProject; readonly step: EvidenceStep; readonly changes: readonly string[] } {
  const { line: text } = step;
  if (text === undefined || use.line === null) return { project, step, changes: [] };
  const { script, text: before } = use.line;
  if (script !== null) {
    const file = joinPath(project.root, 'package.json');
    setAt({ file, path: ['scripts', script] }, text, files);
    return {
      project: { ...project, scripts: { ...project.scripts, [script]: text } },
      step,
      changes: [file],
    };
  }
  const edit = { from: before, to: text, project };
  const places = [ownPlace(project, use.target, files), defaultPlace(use.target, null, files)];
  for (const place of places) {
    if (place !== null && replaceCommand(place, edit, files)) {
      return {
        project: withCommand(project, use.target, edit),
        step,
        changes: [place.file],
      };
    }
  }
  const byHand = [...(step.byHand ?? []), `Change the command of the target ${use.target} to: ${text}`];
  return { project, step: { ...step, byHand }, changes: [] };
}

/** The project as it is once a command of a target is another one. */
function withCommand(
  project: ToolProject,
  name: string,
  { from, to }: Pick<CommandEdit, 'from' | 'to'>,
): ToolProject {
  const replaced = (value: unknown): unknown => {
    if (value === from) return to;
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one)]));
  };
  const target = replaced(project.targets[name]) as ToolTarget;
  return { ...project, targets: { ...project.targets, [name]: target } };
}

function rowOf(
  { name }: ToolProject,
  { use, step, changes }: PlannedStep,
  placed: ReadonlyMap<TargetPatch, PlacedPatch>,
): EvidenceRow {
  const patched = step.target === undefined ? undefined : placed.get(step.target);
  const { byHand = [], writes } = step;
  return {
    project: name,
    target: use.target,
    tool: use.tool,
    writes,
    changes: [...new Set([...changes, ...(patched === undefined ? [] : [patched.file])])],
    byHand,
  };
}

function offerRow({ project, target, title, file, byHand }: AddedOffer): EvidenceRow {
  const changes = file === null ? [] : [file];
  return { project, target, tool: { title }, writes: null, changes, byHand };
}

function unusedRow({ name }: ToolProject, { tool, config }: ToolUse): EvidenceRow {
  const byHand = [
    `${config ?? tool.title} configures ${tool.title}, but no target of ${name} runs it. Add a target, or the plugin of Nx for ` +
      `${tool.title}, then run this again.`,
  ];
  return { project: name, target: null, tool, writes: null, changes: [], byHand };
}
