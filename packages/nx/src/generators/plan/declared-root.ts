import type { PlanDocument, WorkspaceFiles } from '@plangate/core';
import type { CreatedEntry, Scaffold } from '../../scaffolding/declared-tree.js';
import { claimingStack } from '../../scaffolding/stacks/choose.js';
import type {
  ProjectTools,
  StackInWorkspace,
  StatedContext,
  WorkspaceProject,
} from '../../scaffolding/stacks/stack.js';
import { likelyStructures, type Structures } from '../../scaffolding/structures/catalogue.js';
import type { ConstitutionsOfWorkspace } from '../shared/constitutions-over.js';
import type { TargetFeature } from '../shared/feature.js';
import { suitesInForce } from './constitutions.js';
import { declaredSkeleton, type SkeletonFile } from './skeleton.js';

/** What a plan is scaffolded in. */
export interface ScaffoldSubject {
  readonly files: WorkspaceFiles;
  readonly feature: TargetFeature;
  /** The stack of the language that was asked for. */
  readonly stack: StackInWorkspace;
  readonly structures: Structures;
  readonly constitutions: ConstitutionsOfWorkspace;
  /** The existing projects. */
  readonly projects: readonly WorkspaceProject[];
}

/** A root of the tree, and what its new files will hold. This is decided before any project is created, by what exists then. */
export interface DeclaredRoot {
  readonly root: string;
  readonly stack: StackInWorkspace;
  /** Whether the plan asks for a project of this stack. */
  readonly isClaimed: boolean;
  readonly tools: ProjectTools;
  /** The files that are created in it. */
  readonly mine: readonly CreatedEntry[];
  /** By path in the project. */
  readonly skeleton: ReadonlyMap<string, SkeletonFile>;
  /** The sources that no template makes, relative to the root. */
  readonly sources: readonly string[];
  /** Existing sources without something that the skeleton needs of them, each with what it is; then there is no skeleton. */
  readonly lacking: readonly string[];
}

/** What a plan asks of one root. */
export function rootOf(
  root: string,
  { files, feature, stack: preferred, structures, constitutions, projects }: ScaffoldSubject,
  { tree, declared }: { tree: Scaffold; declared: PlanDocument },
): DeclaredRoot {
  const own = claimingStack(root, declared, preferred.stack);
  const stack = own === null || own === preferred.stack ? preferred : own.open(files, projects);
  const mine = tree.create.filter((entry) => entry.root === root && entry.kind === 'file');
  const paths = declared.layout
    .filter(({ path }) => path.startsWith(`${root}/`))
    .map(({ path }) => path.slice(root.length + 1));
  const stated = statedContext(declared);
  const tools = stack.toolsOf({ root, stated, drawn: paths });
  const project = {
    root,
    feature: feature.directory,
    declared: new Set(paths),
    suites: suitesInForce(constitutions, feature.directory, root),
    tools,
  };
  const wanted = declaredSkeleton(project, stack, {
    files,
    structures: likelyStructures(structures, stated['Project Type'] ?? ''),
  });
  const created = mine.map(({ path }) => within(root, path));
  const lacking = created.some((path) => wanted.has(path))
    ? lackingExports({ root, stack, files }, wanted)
    : [];
  // What does not fit the existing sources would break the project.
  const skeleton = lacking.length === 0 ? wanted : new Map<string, SkeletonFile>();
  const sources = created.filter((path) => stack.stack.isSource(path) && !skeleton.has(path));
  return { root, stack, isClaimed: own !== null, tools, mine, skeleton, sources, lacking };
}

/** What a plan states; a field that is open states nothing. */
function statedContext({ technicalContext }: PlanDocument): StatedContext {
  const stated = technicalContext.fields.flatMap(({ name, value, open }) =>
    open || value === null ? [] : [[name, value] as const],
  );
  return Object.fromEntries(stated);
}

/** The existing sources of a project that have the names of skeleton files and are something else. */
function lackingExports(
  { root, stack, files }: { root: string; stack: StackInWorkspace; files: WorkspaceFiles },
  skeleton: ReadonlyMap<string, SkeletonFile>,
): string[] {
  return [...skeleton].flatMap(([path, { content }]) => {
    const text = files.read(`${root}/${path}`);
    if (path === stack.entry || !stack.stack.isSource(path) || !text.ok) return [];
    const exported = new Set(stack.stack.exportedNames(text.text));
    const missing = stack.stack.exportedNames(content).filter((name) => !exported.has(name));
    return missing.length === 0 ? [] : [`${root}/${path}: ${missing.join(', ')}`];
  });
}

/** A path of a project, relative to its root. */
export function within(root: string, path: string): string {
  return root === '.' ? path : path.slice(root.length + 1);
}
