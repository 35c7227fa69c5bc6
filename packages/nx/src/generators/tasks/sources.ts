import { listed } from '@plangate/core/graph';
import {
  readProblem,
  REASONS,
  sanitize,
  type Feature,
  type Finding,
  type PlanDocument,
  type ReadProblem,
  type WorkspaceFiles,
} from '@plangate/core';
import { readEntities, readStories } from '@plangate/core/documents';
import { orderStories, type DrawnPath, type NumberedStory, type TaskSources } from '@plangate/core/editing';
import { planScaffold, type Scaffold } from '../../scaffolding/declared-tree.js';
import type { PlanNote } from '../../scaffolding/file-plan.js';
import { claimingStack } from '../../scaffolding/stacks/choose.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import type { Stack } from '../../scaffolding/stacks/stack.js';

/** What tasks are made from, and what a person should know of it. */
export interface ReadSources {
  readonly sources: TaskSources;
  readonly stories: readonly NumberedStory[];
  readonly notes: readonly PlanNote[];
}

/** Where the sources are read. */
export interface SourcesPlace {
  readonly files: WorkspaceFiles;
  readonly feature: Feature;
  /** The plan, its paths relative to the workspace root. */
  readonly plan: PlanDocument;
  readonly projectRoots: readonly string[];
  /** The language of parts that do not say theirs. */
  readonly stack: Stack;
}

/** Reads what the documents of a feature and the disk say of its tasks. */
export function readSources({ files, feature, plan, projectRoots, stack }: SourcesPlace): ReadSources {
  refuseUnread(feature);
  const { directory } = feature;
  const tree = planScaffold(plan.layout, (path) => files.kind(path), projectRoots);
  const spec = textOf(files, `${directory}/spec.md`);
  const told = readStories(spec);
  const model = readEntities(textOf(files, `${directory}/data-model.md`));
  const entities = (model.length > 0 ? model : told.entities).map(({ text }) => text);
  const stories = orderStories(told.stories);
  const parts = tree.roots.map(({ root, exists }) => ({
    root,
    exists,
    names: claimingStack(root, plan, stack)?.fileNames ?? null,
  }));
  const sources: TaskSources = {
    directory,
    stories,
    entities,
    contracts: feature.contracts,
    drawn: drawnPaths(tree, plan, files),
    parts,
    hasQuickstart: files.kind(`${directory}/quickstart.md`) === 'file',
    isThere: (path) => files.kind(path) !== null,
  };
  const unread = unreadParts(feature);
  return {
    sources,
    stories,
    notes: notesOf(tree, plan, { stories: stories.length, more: told.more, unread }),
  };
}

/** @throws GeneratorProblem if a document is there and cannot be read: what it asks for would be missing without a word */
function refuseUnread({ spec, companions }: Feature): void {
  for (const loaded of [spec, ...companions]) {
    const why = loaded.ok ? loaded.document.findings.flatMap(unreadBecause)[0] : problemOf(loaded.problem);
    if (why === undefined) continue;
    throw new GeneratorProblem(`${sanitize(loaded.file)} cannot be read: ${why}`, 'Nothing was written.');
  }
}

function problemOf(problem: ReadProblem): string | undefined {
  return problem === 'missing' ? undefined : `${readProblem(problem)}.`;
}

/** What kept a reader from the whole document. */
function unreadBecause(finding: Finding): string[] {
  const { reason } = finding;
  return reason === 'document-too-large' || reason === 'document-binary' ? [messageOf(finding)] : [];
}

/** What a reader left out of a document because of its bounds. */
const READ_IN_PART: ReadonlySet<Finding['reason']> = new Set([
  'document-too-long',
  'line-too-long',
  'markdown-too-dense',
  'tree-too-large',
  'tree-too-deep',
]);

/** The parts of the sources that no task was made of, since they are beyond the bounds of their readers. */
function unreadParts({ directory, plan, spec, companions }: Feature): string[] {
  const model = companions.filter(({ file }) => file === `${directory}/data-model.md`);
  return [plan, spec, ...model].flatMap((loaded) => {
    if (!loaded.ok) return [];
    const parts = loaded.document.findings.filter(({ reason }) => READ_IN_PART.has(reason));
    return parts.map((finding) => {
      const { line, column } = finding.position ?? { line: 1, column: 1 };
      return `${sanitize(loaded.file)}:${line}:${column} ${messageOf(finding)}`;
    });
  });
}

function messageOf({ reason, args }: Finding): string {
  const told = REASONS[reason] as { message(args: unknown): string };
  return sanitize(told.message(args));
}

function textOf(files: WorkspaceFiles, path: string): string {
  const text = files.read(path);
  return text.ok ? text.text : '';
}

function drawnPaths(tree: Scaffold, plan: PlanDocument, files: WorkspaceFiles): DrawnPath[] {
  const comments = new Map(plan.layout.map(({ path, comment }) => [path, comment]));
  const drawn = (
    { path, kind }: { path: string; kind: 'file' | 'dir' },
    action: DrawnPath['action'],
  ): DrawnPath => ({ path, kind, action, comment: comments.get(path) ?? null });
  return [
    ...tree.create.map((entry) => drawn(entry, entry.kind === 'file' || entry.empty ? 'create' : 'none')),
    ...tree.kept.map((entry) =>
      drawn(entry, entry.status === 'modified' && entry.kind === 'file' ? 'change' : 'none'),
    ),
    ...tree.absent.map((entry) =>
      drawn(
        entry,
        entry.status === 'modified' && entry.kind === 'file' && entry.exempt === null ? 'change' : 'none',
      ),
    ),
    ...tree.deleted.map((entry) => drawn(entry, files.kind(entry.path) === null ? 'none' : 'delete')),
  ];
}

function notesOf(
  { findings }: Scaffold,
  { layout }: PlanDocument,
  {
    stories,
    more,
    unread,
  }: { readonly stories: number; readonly more: number; readonly unread: readonly string[] },
): PlanNote[] {
  const warning = (text: string): PlanNote => ({ level: 'warning', text, paths: [] });
  const places = [...new Set(findings.map(({ position }) => String(position?.line ?? 1)))];
  return [
    ...(places.length === 0
      ? []
      : [
          warning(
            `No task was made of what the tree of plan.md says on lines ${sanitize(listed(places))}: it is not a path that can be created.`,
          ),
        ]),
    ...(layout.length === 0 ? [warning('plan.md has no source tree, so no task names a file of it.')] : []),
    ...(stories === 0 ? [warning('spec.md has no user story, so the feature is one phase.')] : []),
    ...(more === 0 ? [] : [warning(`spec.md has more than ${stories} user stories; ${more} were left out.`)]),
    ...unread.map(warning),
  ];
}
