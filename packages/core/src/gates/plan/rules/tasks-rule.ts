import { needsNoFile, removesFiles } from '../../../features/task-words.js';
import { expectedLayout } from '../../../layout/expected.js';
import { projectsOfFeature } from '../../../features/touched-projects.js';
import { taskPath, taskPaths } from '../../../features/task-paths.js';
import { memoize } from '../../../base/memo.js';
import { ancestorsOf, joinPath, nameOf } from '../../../base/paths.js';
import type { Feature } from '../../../model/workspace.js';
import { isFeatureDocument } from '../../../layout/declared-roots.js';
import type { PlanTask } from '../../../model/documents.js';
import { locate } from '../../../model/position.js';
import { outcome, type RuleOutcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';
import { projectRoots } from '../../../features/project-roots.js';
import type { PlanSubject } from '../plan-subject.js';
import { placeNow } from '../../planned-path.js';

/**
 * The files that ticked tasks name exist. Only what is plainly a file of this workspace counts: it has an extension, its top
 * folder is there, no open task still names it, no plan deletes it, the task itself removes or moves nothing and says of itself
 * neither that it is done only where needed nor that it was left, and it is in
 * none of the roots that a task list may leave out. Paths of the tree are the business of the rule on the tree. A finished
 * feature is asked for them too, unless a plan or a ticked task took them away.
 */
export const tasksRule: PlanRule = {
  name: 'tasks',
  afterwards: true,
  judge: (subject) => {
    const { ticked, open } = taskPaths(subject.feature);
    const missing = [...ticked].filter(([path, task]) => !open.has(path) && isMissing(path, task, subject));
    return missing.map(([path, task]) => movedFile(path, task, subject) ?? missingFile(path, task, subject));
  },
};

/** Where the file of a feature that is history is now; null where nobody can say. */
function movedFile(
  path: string,
  task: PlanTask,
  { feature, context, history }: PlanSubject,
): RuleOutcome | null {
  const to = history ? placeNow({ path, kind: 'file' }, feature, context) : null;
  if (to === null) return null;
  const args = { path, to, feature: nameOf(feature.directory) };
  return outcome({ reason: 'layout-path-moved', args }, locate(feature.tasks.file, task.position));
}

function missingFile(path: string, task: PlanTask, { feature }: PlanSubject): RuleOutcome {
  const name = task.id ?? 'A task';
  return outcome(
    { reason: 'task-file-missing', args: { task: name, path } },
    locate(feature.tasks.file, task.position),
    { expected: `${path} is there`, actual: `${path} is missing` },
  );
}

function isMissing(path: string, task: PlanTask, subject: PlanSubject): boolean {
  if (!/[^/.][^/]*\.[A-Za-z][A-Za-z0-9]{0,9}$/.test(path) || !path.includes('/')) return false;
  if (GENERATED.test(path) || isFeatureDocument(path) || isRemoved(path, subject)) return false;
  if (needsNoFile(task.text)) return false;
  const { kind, feature, context } = subject;
  if (sourcesOf(path).some((source) => kind(source) === 'file')) return false;
  const [top = ''] = path.split('/', 1);
  if (kind(path) !== null || kind(top) !== 'dir') return false;
  const { paths, wasDeleted } = expectedLayout(context.state.features);
  const all = [feature.directory, ...projectsOfFeature(feature, projectRoots(context.state))];
  const candidates = [path, ...all.map((root) => joinPath(root, path))];
  if (candidates.some((other) => paths.has(other) || wasDeleted(other) || kind(other) !== null)) return false;
  return !projectRoots(context.state).some((root) => kind(joinPath(root, path)) !== null);
}

/** Whether a ticked task of this feature or of another one takes the file away, or the directory that holds it. */
function isRemoved(path: string, { context }: PlanSubject): boolean {
  const removed = removedPaths(context.state.features);
  return [path, ...ancestorsOf(path)].some((place) => removed.has(place));
}

const removedPaths = memoize((features: readonly Feature[]): ReadonlySet<string> => {
  const tasks = features.flatMap(({ tasks: loaded }) => (loaded.ok ? loaded.document.tasks : []));
  const removing = tasks.filter(({ done, text }) => done && removesFiles(text));
  return new Set(removing.flatMap(({ paths }) => paths.flatMap((written) => taskPath(written) ?? [])));
});

/** What tools write and git ignores. */
const GENERATED = /(?:^|\/)(?:dist|build|out|coverage|target|tmp|test-output|\.nx|\.next|bin|obj)\//;

/** TypeScript imports `card.ts` as `card.js`, and tasks name it as the code does. */
function sourcesOf(path: string): readonly string[] {
  const source = path.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
  return source === path ? [] : [source, `${source}x`];
}
