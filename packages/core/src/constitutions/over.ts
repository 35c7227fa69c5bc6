import type { Principle } from '../model/constitution.js';
import type { JudgedEntry } from '../model/outcome.js';
import { locate } from '../model/position.js';
import { CONSTITUTION_PATH } from '../model/places.js';
import type { ConstitutionLayer, WorkspaceState } from '../model/workspace.js';
import { documentFault } from '../reasons/document-fault.js';
import { given } from '../reasons/given.js';
import type { ReadLayer } from './layers.js';
import { layersOver, readLayer } from './layers.js';

/** The constitutions over a subject: those that can be read, and what is wrong with any of them. */
export interface ConstitutionsOver {
  readonly layers: readonly ReadLayer[];
  /** The principles of all of them, outermost first. */
  readonly principles: readonly Principle[];
  readonly faults: readonly JudgedEntry[];
}

/**
 * The constitutions over a project's root, or over a feature's directory and the projects that its layout touches. A missing,
 * unreadable or invalid constitution fails every project and feature under it, because its gates are unknown.
 */
export function constitutionsOver(paths: readonly string[], state: WorkspaceState): ConstitutionsOver {
  const layers = [...new Set(paths.flatMap((path) => layersOver(path, state.constitutions)))];
  const present = layers.filter(({ constitution }) => constitution.ok || constitution.problem !== 'missing');
  const read = present.flatMap((layer) => readLayer(layer) ?? []);
  const faults = present.length === 0 ? [missing(layers)] : present.flatMap(faultsOf);
  const withoutAny = read.length > 0 && read.every(({ document }) => document.principles.length === 0);
  const reported = faults.some(({ outcome }) => outcome.reason === 'constitution-without-principles');
  const principles = principlesOf(read);
  return {
    layers: read,
    principles,
    faults: withoutAny && !reported ? [...faults, ...read.slice(0, 1).map(withoutPrinciples)] : faults,
  };
}

/** One array per constitution where there is only one, so that what is computed of it is computed once. */
function principlesOf(layers: readonly ReadLayer[]): readonly Principle[] {
  const [only, ...others] = layers;
  return only !== undefined && others.length === 0
    ? only.document.principles
    : layers.flatMap(({ document }) => document.principles);
}

function missing([layer]: readonly ConstitutionLayer[]): JudgedEntry {
  const file = layer?.constitution.file ?? CONSTITUTION_PATH;
  return documentFault('constitution', given('constitution-missing', { file }), locate(file, null));
}

/** What the reader found wrong. Whoever judges leaves out what only informs. */
function faultsOf({ constitution }: ConstitutionLayer): JudgedEntry[] {
  const { file } = constitution;
  if (constitution.ok) {
    return constitution.document.findings.map((finding) =>
      documentFault('constitution', finding, locate(file, finding.position)),
    );
  }
  const { problem } = constitution;
  return [documentFault('constitution', given('constitution-unreadable', { problem }), locate(file, null))];
}

function withoutPrinciples({ file }: ReadLayer): JudgedEntry {
  return documentFault(
    'constitution',
    given('constitution-without-principles', undefined),
    locate(file, null),
  );
}
