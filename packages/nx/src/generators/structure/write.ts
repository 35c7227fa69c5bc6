import { stringify } from 'yaml';
import { capital, entityPattern, inCase } from '@plangate/core';
import type { PlannedFile } from '../../scaffolding/file-plan.js';
import { layerFolder, packageFolders, packageTemplates } from '../../scaffolding/package-files.js';
import type { Stack, StackInWorkspace } from '../../scaffolding/stacks/stack.js';
import { STRUCTURES_DIRECTORY, type Structures } from '../../scaffolding/structures/catalogue.js';
import type { InferredStructure } from '../../scaffolding/structures/infer.js';

/** What a new structure is made of. */
export interface NewStructure {
  readonly name: string;
  /** What its projects have in common. */
  readonly inferred: Pick<InferredStructure, 'directories' | 'optional' | 'files' | 'patterns' | 'complete'>;
  /** The projects it was read from; empty if it is one to begin with. */
  readonly from: readonly string[];
  /** Whose content new files get. */
  readonly stack: StackInWorkspace;
  /** Those that exist already, whose comments are taken over. */
  readonly structures: Structures;
}

/** A structure to begin with: models and services with unit tests. */
export function smallStructure(stack: Stack): NewStructure['inferred'] {
  const paths = packageTemplates(layerFolder(stack.name, 'library')).map(({ path }) => path);
  const patterns = paths.filter((path) => entityPattern(path).varies && !path.startsWith('tests/contract/'));
  const directories = [...new Set(patterns.map((path) => path.slice(0, path.lastIndexOf('/'))))].sort();
  return { directories, optional: [], files: [], patterns, complete: patterns };
}

const FILES = 'files';
/** The file that makes a directory a structure. */
export const STRUCTURE_FILE = 'structure.yaml';
/** A name that no text of a language has, to find where its content names the entity. */
const STAND_IN = 'zq-entity';

/** The files of a new structure. Nobody's source text is in them: each template has the least content that its language gives. */
export function structureFiles(structure: NewStructure): PlannedFile[] {
  const folder = `${STRUCTURES_DIRECTORY}/${structure.name}`;
  const layers = coveredLayers(structure);
  const covered = new Set(
    layers.flatMap((layer) =>
      packageTemplates(layerFolder(structure.stack.stack.name, layer)).map(({ path }) => path),
    ),
  );
  const templates = structure.inferred.patterns.filter((path) => !covered.has(path));
  const file = (path: string, content: string): PlannedFile => ({
    path: `${folder}/${path}`,
    content,
    reason: 'document',
  });
  return [
    file('guide.md', guideOf(structure)),
    ...templates.map((path) => file(`${FILES}/${path}.ejs`, templateText(path, structure.stack))),
    // Last: what has it is a structure, so a run that is killed before is completed by the next.
    file(STRUCTURE_FILE, yamlOf(structure, { layers, templates })),
  ];
}

/** Layers of the language all of whose files the structure has: their templates are better than a beginning. */
function coveredLayers({ inferred, stack }: NewStructure): string[] {
  const known = new Set([...inferred.patterns, ...inferred.files]);
  return packageFolders(layerFolder(stack.stack.name)).filter((layer) => {
    const templates = packageTemplates(layerFolder(stack.stack.name, layer));
    return templates.length > 0 && templates.every(({ path }) => known.has(path));
  });
}

function yamlOf(
  { name, inferred, from, stack, structures }: NewStructure,
  { layers, templates }: { layers: readonly string[]; templates: readonly string[] },
): string {
  const comments = commentsOf(structures);
  const withComments = (directories: readonly string[]) =>
    Object.fromEntries(directories.map((directory) => [directory, comments.get(directory) ?? null]));
  const suites = inferred.directories.flatMap((directory) => SUITE.exec(directory)?.[1] ?? []);
  const plain = inferred.directories.filter((directory) => !SUITE.test(directory));
  const project = {
    directories: withComments(plain),
    ...(inferred.optional.length > 0 ? { optional: withComments(inferred.optional) } : {}),
    ...(suites.length > 0 ? { suites } : {}),
    required: [...inferred.files, ...inferred.complete],
    ...(layers.length > 0 ? { layers } : {}),
    ...(templates.length > 0 ? { files: FILES } : {}),
  };
  const origin = from.length === 0 ? 'One project, to begin with' : `One project like ${from.join(', ')}`;
  const value = {
    description: origin.length > 120 ? `One project like ${String(from.length)} others` : origin,
    language: stack.stack.name,
    projects: { '.': project },
  };
  const body = stringify(value, { nullStr: '', lineWidth: 100 }).replace(/[ \t]+$/gm, '');
  return `${HEAD(name)}${body}`;
}

/** The suites that need no comment of their own. */
const SUITE = /^tests\/(contract|integration|unit)$/;

const HEAD = (
  name: string,
): string => `# yaml-language-server: $schema=../../../node_modules/@plangate/nx/schema/structure.json
# The structure "${name}": \`nx g plan --structure=${name}\` makes such a project, and \`nx g conform <project> --structure=${name}\`
# moves one to it. Besides these fields there are "forbid" (globs of what must not be there), "takes" (which files a directory takes
# when a project is moved), "dependencies" and "extends".
`;

/** What the known structures say about directories. */
function commentsOf(structures: Structures): ReadonlyMap<string, string> {
  const all = structures.names.flatMap((name) => {
    try {
      return structures.load(name).projects.flatMap(({ directories }) => [...directories]);
    } catch {
      return [];
    }
  });
  return new Map(all.flatMap(([directory, comment]) => (comment === null ? [] : [[directory, comment]])));
}

function guideOf({ name, inferred, from }: NewStructure): string {
  const origin =
    from.length === 0
      ? 'A structure to begin with. Change it until it is yours.'
      : `Read from ${from.join(', ')}. Say here when to choose it.`;
  const entity =
    inferred.patterns.length === 0
      ? []
      : ['Each entity has:', '', ...inferred.patterns.map((path) => `- \`${path}\``), ''];
  return [`# ${name}`, '', origin, '', ...entity].join('\n').replace(/\n+$/, '\n');
}

/** The least content of a file, with the names of the entity where the path has it. */
function templateText(path: string, stack: StackInWorkspace): string {
  const example = entityPattern(path).pathFor(STAND_IN);
  const tools = stack.toolsOf({ root: '.', stated: {}, drawn: [example] });
  const text = stack.starter({ path: example, tools, sources: [] }).replaceAll('<%', '<%%');
  const words = STAND_IN.replaceAll('-', ' ');
  const forms: readonly (readonly [string, string])[] = [
    [inCase(STAND_IN, 'pascal'), 'entity.pascal'],
    [inCase(STAND_IN, 'camel'), 'entity.camel'],
    [inCase(STAND_IN, 'snake'), 'entity.snake'],
    [STAND_IN, 'entity.kebab'],
    [capital(words), 'entity.pascal'],
    [words, 'entity.words'],
  ];
  return forms.reduce((result, [form, value]) => result.replaceAll(form, `<%- ${value} %>`), text);
}
