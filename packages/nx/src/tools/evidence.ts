import type { WorkspaceFiles } from '@plangate/core';
import type { Compiler } from './editing/script-source.js';
import type { ToolProject, ToolTarget, ToolUse } from './tool.js';

/** A use of a tool that a target runs, and what is known around it. */
export interface EvidenceSubject {
  readonly project: ToolProject;
  readonly use: ToolUse & { readonly target: string };
  /** The target as Nx resolves it. */
  readonly target: ToolTarget;
  /** With the edits so far. */
  readonly files: WorkspaceFiles;
  /** The compiler of the workspace, loaded when it is first needed; only its parser is used. */
  readonly compiler: () => Compiler;
  /** Whether a gate over the project judges the lines that a change touches; reports need lines then, besides totals. */
  readonly needsLines: boolean;
}

/** What a target needs besides what it has. */
export interface TargetPatch {
  /** Options to set. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Outputs to add, with the tokens of Nx. */
  readonly outputs?: readonly string[];
  /** Targets of the project that have to run before. */
  readonly dependsOn?: readonly string[];
}

/** What to do so that a target writes evidence. Nothing is changed by computing it. */
export interface EvidenceStep {
  /** What gates can read of what the target writes now ("JUnit, coverage"); null: nothing. */
  readonly writes: string | null;
  /** The new text of files, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly target?: TargetPatch;
  /** The new text of the line that runs the tool: a script or a command. */
  readonly line?: string;
  /** What could not be done, why, and what to add by hand. Sentences. */
  readonly byHand?: readonly string[];
}

/** Computes what a tool needs for its evidence. */
export type EvidenceOf = (subject: EvidenceSubject) => EvidenceStep;

/** Where reports go that have no place of their own, relative to the project; git ignores it in workspaces that Nx makes. */
export const REPORTS = 'test-output';
