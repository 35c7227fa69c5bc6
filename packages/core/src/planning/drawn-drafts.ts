import { deepestRoot, nameOf, relativeTo } from '../base/paths.js';
import type { Draft } from './draft.js';
import { roleOf, stemOf, suiteOf, type Role } from '../evidence/roles.js';
import type { StoryWords } from './story-words.js';
import type { DrawnPath, NumberedStory, ProjectPart, TaskSources } from './task.js';
import type { PhaseKind } from '../documents/task-phases.js';
import { drawnText, inCode } from './wording.js';

/** Where a task belongs. */
type Place = Pick<Draft, 'kind' | 'story'>;

const SETUP: Place = { kind: 'setup', story: null };
const FOUNDATIONAL: Place = { kind: 'foundational', story: null };
const POLISH: Place = { kind: 'polish', story: null };

/** What the tree of the plan asks for: projects that do not exist, and each path that is to be created, changed or deleted. */
export function drawnDrafts(
  { parts, drawn, directory }: Pick<TaskSources, 'parts' | 'drawn' | 'directory'>,
  stories: readonly NumberedStory[],
  words: StoryWords,
): Draft[] {
  const places = new Places(stories, words);
  const roots = new Set(parts.map(({ root }) => root));
  const wanted = drawn.filter(({ action }) => action !== 'none');
  const paths = wanted.map((entry) => {
    const root = deepestRoot(entry.path, roots) ?? '.';
    // A directory is for what will be in it.
    const path = entry.kind === 'dir' ? `${entry.path}/-` : entry.path;
    return { entry, root, role: roleOf(relativeTo(path, root)) };
  });
  const sources = paths
    .filter(({ role }) => role !== 'test')
    .map(({ entry, root, role }) => draftOf({ entry, root, role }, places.ofSource(entry, role)));
  const tested = new Map(sources.map((draft) => [`${draft.root}\0${draft.subject ?? ''}`, draft]));
  const tests = paths
    .filter(({ role }) => role === 'test')
    .map((one) =>
      draftOf(one, places.ofTest(one.entry, tested.get(`${one.root}\0${stemOf(one.entry.path)}`))),
    );
  return [...newProjects(parts, directory), ...sources, ...tests];
}

/** `nx g plan` makes a project with all that the tree draws in it. */
function newProjects(parts: readonly ProjectPart[], directory: string): Draft[] {
  return parts
    .filter(({ exists, root }) => !exists && root !== '.')
    .map(({ root }) => ({
      ...SETUP,
      role: 'project',
      root,
      subject: null,
      text: `Create the project ${inCode(`${root}/`)} with ${inCode(`nx g plan ${nameOf(directory)}`)}`,
      files: [`${root}/`],
      origin: 'drawn',
    }));
}

interface Placed {
  readonly entry: DrawnPath;
  readonly root: string;
  readonly role: Role;
}

function draftOf({ entry, root, role }: Placed, { kind, story }: Place): Draft {
  const path = entry.kind === 'dir' ? `${entry.path}/` : entry.path;
  const suite = suiteOf(relativeTo(entry.path, root));
  return {
    kind,
    story,
    role,
    root,
    subject: entry.kind === 'dir' ? null : stemOf(entry.path),
    text: drawnText({ ...entry, path }, role, suite),
    files: [path],
    origin: 'drawn',
  };
}

/** In which phase a path belongs. */
class Places {
  readonly #stories: readonly NumberedStory[];
  readonly #words: StoryWords;

  constructor(stories: readonly NumberedStory[], words: StoryWords) {
    this.#stories = stories;
    this.#words = words;
  }

  ofSource({ path, kind, action, comment }: DrawnPath, role: Role): Place {
    if (role === 'document' || action === 'delete') return POLISH;
    if (role === 'configuration') return SETUP;
    const [first = null] = this.#stories;
    if (role === 'entry') return placeOf(first);
    const isSaid = /(?<![\p{L}\p{N}])US-?\d/u.test(comment ?? '');
    if (role === 'shared' && !isSaid) return FOUNDATIONAL;
    const story = this.#words.storyOf(path, comment);
    if (story !== null) return placeOf(story);
    // A directory without files is for whoever comes first to need it.
    return this.#stories.length > 1 && kind === 'file' ? FOUNDATIONAL : placeOf(first);
  }

  /** A test of one source is in the phase of its source; any other in the phase of the story that it is about. */
  ofTest({ path, action, comment }: DrawnPath, source: Draft | undefined): Place {
    if (action === 'delete') return POLISH;
    if (source !== undefined && source.kind !== 'setup' && source.kind !== 'polish') return source;
    return placeOf(this.#words.storyOf(path, comment) ?? this.#stories[0] ?? null);
  }
}

/** Without a story, the feature as a whole is one. */
function placeOf(story: NumberedStory | null): {
  readonly kind: PhaseKind;
  readonly story: NumberedStory | null;
} {
  return { kind: 'story', story };
}
