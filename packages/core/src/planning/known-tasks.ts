import { isAmongTests } from '../evidence/kinds/tests/test-files.js';
import { taskPath } from '../features/task-paths.js';
import type { SourceLine } from '../markdown/source-lines.js';
import type { TasksDocument } from '../model/documents.js';
import type { Draft } from './draft.js';
import { listSpans, type ListSpan } from '../documents/task-phases.js';
import { stemOf } from '../evidence/roles.js';

/** A task list as it is. */
export interface ListedTasks {
  readonly document: TasksDocument;
  readonly spans: readonly ListSpan[];
}

/** @param lines of the task list as its readers see them */
export function listedTasks(document: TasksDocument, lines: readonly SourceLine[]): ListedTasks {
  return { document, spans: listSpans(lines) };
}

/**
 * Which drafts a task list lacks. It has one when its tasks name the files; when the draft is of a story, an entity or a contract
 * for which the tree draws no file, also when a task is for the story or names the thing. What every feature ends with belongs to new lists.
 */
export function missingDrafts(drafts: readonly Draft[], listed: ListedTasks): Draft[] {
  const named = namedPaths(listed.document);
  const stories = new Set(listed.document.tasks.flatMap(({ story }) => story ?? []));
  // A list that is not arranged by stories may do their work anywhere.
  const isApart = stories.size === 0 && listed.document.tasks.length > 0;
  return drafts.flatMap((draft) => {
    if (draft.origin === 'ending') return [];
    if (draft.origin === 'story' && (isApart || stories.has(draft.story?.label ?? 0))) return [];
    if (draft.origin === 'thing' && draft.subject !== null && named.stems.has(stemKey(draft))) return [];
    const isNamed = draft.files.length > 0 && draft.files.every((file) => named.has(file));
    return isNamed ? [] : [draft];
  });
}

function stemKey({ subject, role }: Draft): string {
  return `${role === 'test' ? 'test' : role} ${subject ?? ''}`;
}

interface NamedPaths {
  has(path: string): boolean;
  /** What the files of tasks are about, as the keys of drafts. */
  readonly stems: ReadonlySet<string>;
}

/** The paths that the tasks of a list name: whole, from the root of their project, or in words that are not read as a path. */
function namedPaths({ tasks }: TasksDocument): NamedPaths {
  const whole = new Set<string>();
  const ends = new Set<string>();
  const stems = new Set<string>();
  for (const { paths } of tasks) {
    for (const written of paths) {
      const path = taskPath(written);
      if (path === null) continue;
      whole.add(path);
      if (path.includes('/')) ends.add(path);
      stems.add(`${isAmongTests(path) ? 'test' : 'model'} ${stemOf(path)}`);
      if (!isAmongTests(path)) stems.add(`service ${stemOf(path).replace(/-service$/, '')}`);
    }
  }
  const text = tasks.map((task) => task.text).join('\n');
  return {
    stems,
    has: (file) => {
      const path = file.replace(/\/$/, '');
      return (
        whole.has(path) ||
        endsOf(path).some((end) => ends.has(end)) ||
        (path.includes('/') && text.includes(path))
      );
    },
  };
}

/** What is behind each slash of a path, as far as a directory is left in it. */
function endsOf(path: string): string[] {
  const names = path.split('/');
  return names.slice(1, -1).map((_, at) => names.slice(at + 1).join('/'));
}
