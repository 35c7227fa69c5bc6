import type { z } from 'zod';
import { readTemplates, TemplateFileProblem } from '../templates/files.js';
import { hintFor, unusedFolders, wrongNames, wrongPaths, type PlaceOf } from './checks.js';
import { StructureProblem, type StructureFault } from './structure-problem.js';
import { structureSchema, type StructureFile } from './schema.js';
import type { StructureProject, StructureSource } from './structure.js';
import { readYaml, type YamlReading } from './yaml.js';

/** One structure as its own folder has it, before what it extends is added. */
export interface ReadStructure {
  readonly file: StructureFile;
  readonly projects: readonly StructureProject[];
  /** The place of a key or a value of its file, for faults that only a comparison with other structures shows. */
  placeOf(path: readonly string[]): string;
}

const MAX_BYTES = 64 * 1024;

const READ_PROBLEMS = {
  missing: 'is missing',
  directory: 'is a directory',
  'too-large': 'is larger than 64 KiB',
  binary: 'is not UTF-8 text',
  ignored: 'is ignored by git or Nx',
  outside: 'is a link that leads outside the workspace',
  unreadable: 'cannot be read',
} as const;

/**
 * Reads the folder of one structure: `structure.yaml` and the templates that it names.
 * @throws StructureProblem with every fault and its place
 */
export function readStructure(source: StructureSource): ReadStructure {
  const shown = `${source.shown}/structure.yaml`;
  const text = source.files.read(`${source.folder}/structure.yaml`, MAX_BYTES);
  if (!text.ok) {
    throw new StructureProblem(source.name, [{ place: shown, what: `${READ_PROBLEMS[text.problem]}.` }]);
  }
  const yaml = readYaml(text.text);
  if (!yaml.ok) {
    const faults = yaml.faults.map(({ message, position }) => fault(shown, position, message));
    throw new StructureProblem(source.name, faults);
  }
  const { reading } = yaml;
  const checked = structureSchema.safeParse(reading.value, { reportInput: true });
  if (!checked.success) {
    const faults = checked.error.issues.flatMap((issue) => faultsOf(issue, reading, shown));
    throw new StructureProblem(source.name, faults);
  }
  const place = (path: readonly string[], what: 'key' | 'value' = 'value'): string =>
    placed(shown, reading.placeOf(path, what));
  const faults = [
    ...wrongNames(checked.data, place),
    ...wrongPaths(checked.data, place),
    ...unusedFolders(source, checked.data),
  ];
  if (faults.length > 0) throw new StructureProblem(source.name, faults);
  return { file: checked.data, projects: projectsOf(source, checked.data, place), placeOf: place };
}

function placed(file: string, { line, column }: { line: number; column: number }): string {
  return `${file}:${line}:${column}`;
}

function fault(file: string, position: { line: number; column: number }, what: string): StructureFault {
  return {
    place: placed(file, position),
    what: what.endsWith('.') || what.endsWith('?') ? what : `${what}.`,
  };
}

function faultsOf(issue: z.core.$ZodIssue, reading: YamlReading, file: string): StructureFault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(
      (path.length === 0 ? structureSchema : structureSchema.shape.projects.unwrap().valueType).shape,
    );
    return issue.keys.map((key) => {
      const position = reading.placeOf([...path, key], 'key');
      return fault(file, position, `"${key.slice(0, 60)}" is not a field here.${hintFor(key, known)}`);
    });
  }
  const position = reading.placeOf(path, 'value');
  const name = path.length === 0 ? 'structure.yaml' : path.map(String).join('.');
  if (issue.code === 'invalid_type') {
    const missing = issue.input === undefined;
    return [
      fault(
        file,
        position,
        missing ? `"${name}" is missing` : `${name}: expected ${NOUNS[issue.expected] ?? issue.expected}`,
      ),
    ];
  }
  return [fault(file, position, `${name}: ${issue.message}`)];
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'fields with values',
  record: 'names with values',
};

/** What the usual suites are for. */
const SUITE_COMMENTS: Readonly<Record<string, string>> = {
  contract: 'against the files of contracts/',
  integration: 'from end to end',
  unit: 'one part at a time',
};

function projectsOf(
  source: StructureSource,
  { projects }: StructureFile,
  place: PlaceOf,
): StructureProject[] {
  return Object.entries(projects).map(([root, project]) => {
    const { directories, optional, takes, suites, files, ...rest } = project;
    const tests = suites.map((suite) => [`tests/${suite}`, SUITE_COMMENTS[suite] ?? null] as const);
    return {
      root,
      directories: new Map([...tests, ...Object.entries(directories)]),
      optional: new Map(Object.entries(optional)),
      takes: new Map(Object.entries(takes)),
      templates: files === undefined ? [] : templatesOf(source, files, place(['projects', root, 'files'])),
      ...rest,
    };
  });
}

function templatesOf(source: StructureSource, files: string, place: string) {
  const folder = `${source.folder}/${files}`;
  const kind = source.files.kind(folder);
  if (kind !== 'dir') {
    const why =
      kind === 'outside'
        ? 'is a link that leads outside the workspace'
        : kind === null
          ? 'does not exist'
          : 'is a file';
    throw new StructureProblem(source.name, [
      { place, what: `${source.shown}/${files} ${why}; expected a folder of templates.` },
    ]);
  }
  try {
    return readTemplates(source.files, folder, `${source.shown}/${files}`);
  } catch (error) {
    if (!(error instanceof TemplateFileProblem)) throw error;
    throw new StructureProblem(source.name, [{ place, what: error.message }]);
  }
}
