import { listIn } from '../base/list-in.js';
import { ancestorsOf, joinPath, nameOf, parentOf, relativeTo } from '../base/paths.js';
import { featureSlug } from '../features/naming.js';
import type { Draft } from './draft.js';
import { roleOf, roleOfDirectory, stemOf, suiteOf, type Role } from '../evidence/roles.js';
import type { StoryWords } from './story-words.js';
import type { DrawnPath, NumberedStory, ProjectPart, TaskSources } from './task.js';
import { escaped, inCode } from './wording.js';

/** Words of a title that the name of a test has. */
const MAX_NAME_WORDS = 5;

/**
 * What stories, entities and contracts need in directories that the tree draws without saying which files are in them: a model and
 * a service of each entity, a test of each contract, an integration test of each story; and for a story for which the tree draws no
 * source of its own, the work on the existing sources.
 * @param drawn the drafts of what the tree does draw
 */
export function neededDrafts(
  sources: TaskSources,
  stories: readonly NumberedStory[],
  { drawn, words }: { readonly drawn: readonly Draft[]; readonly words: StoryWords },
): Draft[] {
  const tree = new Tree(sources, words);
  const things = [...entityDrafts(tree, stories, words), ...contractDrafts(tree, stories, words)];
  const known = [...drawn, ...things];
  return [...things, ...stories.flatMap((story) => storyDrafts(tree, story, known))];
}

/** The directories of the tree, and which of them say what is in them. */
class Tree {
  readonly sources: TaskSources;
  /** By the root of each project, the directories below it. */
  readonly #directories = new Map<string, string[]>();
  /** The files that are drawn in each directory. */
  readonly #files = new Map<string | null, DrawnPath[]>();
  readonly #withFile: ReadonlySet<NumberedStory | null>;

  constructor(sources: TaskSources, words: StoryWords) {
    this.sources = sources;
    const { drawn, parts, isThere } = sources;
    const kept = drawn.filter(({ action }) => action !== 'delete');
    const all = kept.flatMap(({ path, kind }) =>
      kind === 'dir' ? [path, ...ancestorsOf(path)] : ancestorsOf(path),
    );
    for (const { root } of parts) this.#directories.set(root, []);
    for (const path of [...new Set(all)].sort())
      for (const root of [...ancestorsOf(path), '.']) this.#directories.get(root)?.push(path);
    const files = drawn.filter(({ kind }) => kind === 'file');
    for (const file of files) listIn(this.#files, parentOf(file.path), file);
    const there = files.filter(({ path, action }) => action === 'none' && isThere(path));
    this.#withFile = new Set(there.map(({ path, comment }) => words.storyOf(path, comment)));
  }

  /** The first directory of a project that holds something, without a file of it in the tree; null when none does. */
  openDirectory(part: ProjectPart, holds: (path: string) => boolean): string | null {
    const found = this.directory(part, holds);
    const files = this.#files.get(found) ?? [];
    return files.every(({ path }) => roleOf(relativeTo(path, part.root)) === 'entry') ? found : null;
  }

  /** The first directory of a project that holds something; null when none does. */
  directory({ root }: ProjectPart, holds: (path: string) => boolean): string | null {
    return this.#directories.get(root)?.find((path) => holds(relativeTo(path, root))) ?? null;
  }

  /** Whether the tree draws a file for an existing story. */
  hasFileOf(story: NumberedStory): boolean {
    return this.#withFile.has(story);
  }
}

function entityDrafts(tree: Tree, stories: readonly NumberedStory[], words: StoryWords): Draft[] {
  const { entities, parts, isThere } = tree.sources;
  return parts.flatMap((part) => {
    const { names, root } = part;
    if (names === null) return [];
    const wanted = (['model', 'service'] as const).flatMap((role) => {
      const directory = tree.openDirectory(
        part,
        (path) => roleOfDirectory(path) === role && OF_ENTITY[role].test(nameOf(path)),
      );
      return directory === null ? [] : [{ role, directory }];
    });
    return wanted.flatMap(({ role, directory }) =>
      entities.filter(isFileName).flatMap((entity) => {
        const thing = spaced(entity);
        const path = joinPath(directory, names.source(role === 'model' ? thing : `${thing} service`));
        if (isThere(path)) return [];
        return [thingDraft({ role, root, path, thing: entity, about: thing }, stories, words)];
      }),
    );
  });
}

/** The directories that hold a file for each entity, as a rule. */
const OF_ENTITY = { model: /^(?:models?|entit(?:y|ies))$/i, service: /^services?$/i } as const;

function contractDrafts(tree: Tree, stories: readonly NumberedStory[], words: StoryWords): Draft[] {
  const { contracts, parts, isThere } = tree.sources;
  for (const part of parts) {
    const { names, root } = part;
    const directory = names === null ? null : tree.openDirectory(part, (path) => isSuite(path, 'contract'));
    if (names === null || directory === null) continue;
    return contracts.flatMap((contract) => {
      const stem = stemOf(contract).replaceAll('-', ' ');
      const path = joinPath(directory, names.test(isFileName(stem) ? stem : 'contract'));
      if (isThere(path)) return [];
      return [thingDraft({ role: 'test', root, path, thing: contract, about: stem }, stories, words)];
    });
  }
  return [];
}

interface Thing {
  readonly role: Role;
  readonly root: string;
  readonly path: string;
  readonly thing: string;
  readonly about: string;
}

function thingDraft(
  { role, root, path, thing, about }: Thing,
  stories: readonly NumberedStory[],
  words: StoryWords,
): Draft {
  const [first = null] = stories;
  const story = words.storyOf(about, null) ?? (stories.length > 1 ? null : first);
  const isShared = story === null && stories.length > 1;
  const text =
    role === 'test'
      ? `Write the contract tests of ${inCode(thing)} in ${inCode(path)}`
      : `Create the ${escaped(thing)} ${role} in ${inCode(path)}`;
  return {
    kind: isShared ? 'foundational' : 'story',
    story,
    role,
    root,
    subject: stemOf(about.replaceAll(' ', '-')),
    text,
    files: [path],
    origin: 'thing',
  };
}

function storyDrafts(tree: Tree, story: NumberedStory, known: readonly Draft[]): Draft[] {
  const own = known.filter((draft) => draft.story === story);
  const test = integrationTest(tree, story, own);
  if (test === 'there') return [];
  if (own.some(({ role }) => role !== 'test')) return test === null ? [] : [test];
  if (test !== null) return [test, sourceWork(tree, story)];
  return tree.hasFileOf(story) ? [] : [sourceWork(tree, story)];
}

/** The test that shows a story from outside; null where the tree has no place for one, or draws one itself. */
function integrationTest(tree: Tree, story: NumberedStory, own: readonly Draft[]): Draft | 'there' | null {
  const { parts, isThere } = tree.sources;
  const isDrawn = own.some(
    ({ role, files, root }) =>
      role === 'test' &&
      files.some((path) => !path.endsWith('/') && suiteOf(relativeTo(path, root)) === 'integration'),
  );
  if (isDrawn) return null;
  for (const part of parts) {
    const { names, root } = part;
    const directory = names === null ? null : tree.directory(part, (path) => isSuite(path, 'integration'));
    if (names === null || directory === null) continue;
    const path = joinPath(directory, names.test(nameOfStory(story)));
    if (isThere(path)) return 'there';
    return {
      kind: 'story',
      story,
      role: 'test',
      root,
      subject: null,
      text: `Write the integration tests of ${scenariosOf(story)} in ${inCode(path)}`,
      files: [path],
      origin: 'story',
    };
  }
  return null;
}

function scenariosOf({ scenarios }: NumberedStory): string {
  if (scenarios === 0) return 'the story';
  return scenarios === 1 ? 'its acceptance scenario' : `its ${String(scenarios)} acceptance scenarios`;
}

/** The work on the sources of the project that a story needs, where the tree draws no file for it. */
function sourceWork(tree: Tree, story: NumberedStory): Draft {
  const [part] = tree.sources.parts;
  const source = part === undefined ? null : tree.directory(part, (path) => path === 'src');
  const directory = source ?? (part === undefined || part.root === '.' ? null : part.root);
  const place = directory === null ? '' : ` in ${inCode(`${directory}/`)}`;
  return {
    kind: 'story',
    story,
    role: 'source',
    root: part?.root ?? '.',
    subject: null,
    text: `Implement what the story needs${place}`,
    files: directory === null ? [] : [`${directory}/`],
    origin: 'story',
  };
}

function isSuite(path: string, suite: string): boolean {
  return /^(?:tests?|e2e|spec)(?:\/|$)/i.test(path) && suiteOf(nameOf(path)) === suite;
}

/** `us2 see saved cards`. */
function nameOfStory({ label, title }: NumberedStory): string {
  const slug = featureSlug(title);
  const words =
    slug.ok && isFileName(slug.slug.replaceAll('-', ' '))
      ? slug.slug.split('-').slice(0, MAX_NAME_WORDS)
      : [];
  return [`us${String(label)}`, ...words].join(' ');
}

/** Whether a name can be one of a file in every language: ASCII letters and digits. */
function isFileName(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*(?:[ _-][A-Za-z0-9]+)*$/.test(text) && text.length <= 60;
}

function spaced(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[_-]/g, ' ')
    .toLowerCase();
}
