import { joinPath } from '../../base/paths.js';
import type { WorkspaceFiles } from '../../base/workspace-files.js';
import { listContracts } from '../../features/load-features.js';
import { projectRoots, projectRootSet } from '../../features/project-roots.js';
import { featuresOfProject, projectsOfFeature } from '../../features/touched-projects.js';
import type { ContractFile } from '../../model/contract.js';
import type {
  ConstitutionLayer,
  Feature,
  JudgeContext,
  Project,
  WorkspaceState,
} from '../../model/workspace.js';
import { suitePattern } from './compare.js';

/** A directory of contracts that concern a project. */
export interface ContractPlace {
  /** `specs/001-cards/contracts`, `packages/pay/contracts`. */
  readonly directory: string;
  /** The files in it, of any format, sorted. */
  readonly paths: readonly string[];
  /** The feature that they are of; null for the project's own contracts. */
  readonly feature: Feature | null;
  /** The roots of all projects that they concern. */
  readonly roots: readonly string[];
}

/** A file of a contracts directory, read, with the place that it is in. */
export interface PlacedContract {
  readonly file: ContractFile;
  readonly place: ContractPlace;
}

/**
 * The contracts that concern a project: those of every feature whose layout touches it, and those in its own `contracts/`. A place
 * may have no file.
 */
export function contractPlaces(
  { root }: Pick<Project, 'root'>,
  { state, files }: { readonly state: WorkspaceState; readonly files: WorkspaceFiles },
): readonly ContractPlace[] {
  const roots = projectRoots(state);
  const planned = featuresOfProject(root, state.features, roots).map((feature) => ({
    directory: joinPath(feature.directory, 'contracts'),
    paths: feature.contracts,
    feature,
    roots: projectsOfFeature(feature, roots),
  }));
  const directory = joinPath(root, 'contracts');
  const isPlanned = planned.some((place) => place.directory === directory);
  const paths =
    isPlanned || projectRootSet(state).has(directory) || files.kind(directory) !== 'dir'
      ? []
      : listContracts(files, directory);
  return [...planned, ...(isPlanned ? [] : [{ directory, paths, feature: null, roots: [root] }])];
}

/** The contracts that concern a project, as far as the host read them. */
export function placedContracts(
  project: Pick<Project, 'root'>,
  context: JudgeContext,
): readonly PlacedContract[] {
  return contractPlaces(project, context).flatMap((place) =>
    place.paths.map((path) => ({ place, file: context.contracts?.get(path) ?? notRead(path) })),
  );
}

function notRead(path: string): ContractFile {
  return { path, kind: 'broken', faults: [{ problem: 'it was not read', position: null }] };
}

/** Without what is no contract, and what another contract refers to, which is part of that one. */
export function judgedContracts(placed: readonly PlacedContract[]): readonly PlacedContract[] {
  return placed.filter(({ file: { kind } }) => kind !== 'other' && kind !== 'part');
}

/** Whether a gate of some constitutions looks at contracts, so that the host has to read them. */
export function looksAtContracts(constitutions: readonly ConstitutionLayer[]): boolean {
  return contractSuites(constitutions).length > 0;
}

/** Where the gates of some constitutions look for contract tests, below each project; empty where none looks at contracts. */
export function contractSuites(constitutions: readonly ConstitutionLayer[]): string[] {
  return constitutions.flatMap(({ constitution }) =>
    constitution.ok
      ? constitution.document.principles.flatMap(({ gates }) =>
          gates.flatMap(({ rules }) =>
            rules.kind === 'contracts' && rules.status !== 'disabled' ? [suitePattern(rules.suite)] : [],
          ),
        )
      : [],
  );
}
