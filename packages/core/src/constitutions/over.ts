import type { Principle } from '../model/constitution.js';
import type { JudgedEntry } from '../model/outcome.js';
import type { PackageIdentity } from '../model/package-identity.js';
import { locate } from '../model/position.js';
import { CONSTITUTION_PATH } from '../model/places.js';
import type { ConstitutionLayer, WorkspaceState } from '../model/workspace.js';
import type { ReadProblem } from '../base/workspace-files.js';
import type { ReasonGiven } from '../model/reason.js';
import { documentFault } from '../reasons/document-fault.js';
import { given } from '../reasons/given.js';
import type { ReadLayer } from './layers.js';
import { layersOverAll, readLayer } from './layers.js';

/** The constitutions over a subject: those that can be read, and what is wrong with any of them. */
export interface ConstitutionsOver {
  readonly layers: readonly ReadLayer[];
  /** The principles of all of them, outermost first. */
  readonly principles: readonly Principle[];
  readonly faults: readonly JudgedEntry[];
  /** The packages that some of them are read from, outermost first. */
  readonly packages: readonly PackageIdentity[];
}

/**
 * The constitutions over a project's root, or over a feature's directory and the projects that its layout touches. A missing,
 * unreadable or invalid constitution fails every project and feature under it, because its gates are unknown.
 */
export function constitutionsOver(paths: readonly string[], state: WorkspaceState): ConstitutionsOver {
  const layers = layersOverAll(paths, state.constitutions);
  const present = layers.filter(({ constitution }) => constitution.ok || constitution.problem !== 'missing');
  const read = present.flatMap((layer) => readLayer(layer) ?? []);
  const faults = [
    ...(present.length === 0 ? [missing(layers)] : present.flatMap(faultsOf)),
    ...layers.flatMap(extensionFaults),
  ];
  const withoutAny = read.length > 0 && read.every(({ document }) => document.principles.length === 0);
  const reported = faults.some(({ outcome }) => outcome.reason === 'constitution-without-principles');
  const principles = principlesOf(read);
  return {
    layers: read,
    principles,
    faults: withoutAny && !reported ? [...faults, ...read.slice(0, 1).map(withoutPrinciples)] : faults,
    packages: packagesOf(present),
  };
}

function packagesOf(layers: readonly ConstitutionLayer[]): readonly PackageIdentity[] {
  const named = layers.flatMap(({ package: one }) => (one === undefined ? [] : [one]));
  return [...new Map(named.map((one) => [JSON.stringify([one.name, one.version]), one])).values()];
}

/** Each at its entry in the document that extends what cannot be found. */
function extensionFaults({ faults = [] }: ConstitutionLayer): JudgedEntry[] {
  return faults.map(({ file, finding }) =>
    documentFault('constitution', finding, locate(file, finding.position)),
  );
}

/** The principles of the constitutions over some paths, outermost first, as far as they can be read. */
export function principlesOver(
  paths: readonly string[],
  constitutions: readonly ConstitutionLayer[],
): readonly Principle[] {
  return principlesOf(layersOverAll(paths, constitutions).flatMap((layer) => readLayer(layer) ?? []));
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
function faultsOf({ constitution, package: owner }: ConstitutionLayer): JudgedEntry[] {
  const { file } = constitution;
  const entries = constitution.ok
    ? constitution.document.findings.map((finding) =>
        documentFault('constitution', finding, locate(file, finding.position)),
      )
    : [documentFault('constitution', unreadable(constitution), locate(file, null))];
  return owner === undefined ? entries : entries.map((entry) => ({ ...entry, package: owner }));
}

function unreadable({ problem }: { problem: ReadProblem }): ReasonGiven {
  return given('constitution-unreadable', { problem });
}

function withoutPrinciples({ file }: ReadLayer): JudgedEntry {
  return documentFault(
    'constitution',
    given('constitution-without-principles', undefined),
    locate(file, null),
  );
}
