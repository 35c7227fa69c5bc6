import type { GateOutcome, ReasonGiven } from '../gates/define-gate.js';
import type { Principle } from '../model/constitution.js';
import type { Location } from '../model/position.js';
import { locate } from '../model/position.js';
import type { Finding } from '../model/finding.js';
import type { WaiversDocument } from '../model/documents.js';
import { REASONS } from '../reasons/reasons.js';
import type { ReadLayer } from './layers.js';
import { CONSTITUTION_PATH } from '../model/places.js';
import { layersOver, readLayer } from './layers.js';
import type { ConstitutionLayer, Loaded, WorkspaceState } from '../model/workspace.js';
import type { Judgement } from '../judging/gate-verdict.js';

/** The constitutions over a subject: those that can be read, and what is wrong with any of them. */
export interface Governance {
  readonly layers: readonly ReadLayer[];
  /** The principles of all of them, outermost first. */
  readonly principles: readonly Principle[];
  readonly faults: readonly Judgement[];
}

/**
 * The constitutions over a project's root, or over a feature's directory and the projects that its layout touches. That there is none, that one cannot be read and that one holds an error are failures of
 * every subject it governs: what it would have asked for is not known.
 */
export function governanceOf(paths: readonly string[], state: WorkspaceState): Governance {
  const layers = [...new Set(paths.flatMap((path) => layersOver(path, state.constitutions)))];
  const present = layers.filter(({ constitution }) => constitution.ok || constitution.problem !== 'missing');
  const read = present.flatMap((layer) => readLayer(layer) ?? []);
  const faults = present.length === 0 ? [missing(layers)] : present.flatMap(faultsOf);
  const lawless = read.length > 0 && read.every(({ document }) => document.principles.length === 0);
  const told = faults.some(({ outcome }) => outcome.reason === 'constitution-without-principles');
  const principles = principlesOf(read);
  return {
    layers: read,
    principles,
    faults: lawless && !told ? [...faults, ...read.slice(0, 1).map(withoutPrinciples)] : faults,
  };
}

/** One array per constitution where there is only one, so that what is computed of it is computed once. */
function principlesOf(layers: readonly ReadLayer[]): readonly Principle[] {
  const [only, ...others] = layers;
  return only !== undefined && others.length === 0
    ? only.document.principles
    : layers.flatMap(({ document }) => document.principles);
}

function missing([layer]: readonly ConstitutionLayer[]): Judgement {
  const file = layer?.constitution.file ?? CONSTITUTION_PATH;
  return fault('constitution', { reason: 'constitution-missing', args: { file } }, locate(file, null));
}

function faultsOf({ constitution }: ConstitutionLayer): Judgement[] {
  const { file } = constitution;
  if (constitution.ok)
    return constitution.document.findings.flatMap((finding) => errorOf('constitution', finding, file));
  const args = { problem: constitution.problem };
  return [fault('constitution', { reason: 'constitution-unreadable', args }, locate(file, null))];
}

function withoutPrinciples({ file }: ReadLayer): Judgement {
  const given: ReasonGiven = { reason: 'constitution-without-principles', args: undefined };
  return fault('constitution', given, locate(file, null));
}

/** What is wrong with the workspace's own ledger, `.specify/memory/waivers.md`; a workspace may have none. */
export function waiverFaults(waivers: Loaded<WaiversDocument>): readonly Judgement[] {
  const { file } = waivers;
  if (waivers.ok) return waivers.document.findings.flatMap((finding) => errorOf('waivers', finding, file));
  if (waivers.problem === 'missing') return [];
  const given: ReasonGiven = { reason: 'waivers-unreadable', args: { problem: waivers.problem } };
  return [fault('waivers', given, locate(file, null))];
}

function errorOf(id: 'constitution' | 'waivers', finding: Finding, file: string): Judgement[] {
  return REASONS[finding.reason].severity === 'error'
    ? [fault(id, finding, locate(file, finding.position))]
    : [];
}

/** An entry that belongs to no gate: nothing waives it. */
function fault(id: 'constitution' | 'waivers', given: ReasonGiven, location: Location): Judgement {
  const { reason, args } = given;
  const outcome = { reason, args, verdict: 'fail', expected: null, actual: null, location, evidence: [] };
  // Spreading the two fields keeps the pair of code and arguments, which TypeScript cannot see.
  return { ...UNGATED, id, kind: id, outcome: outcome as GateOutcome };
}

const UNGATED = { principle: null, status: 'enforced', advice: null, waivable: false } as const;
