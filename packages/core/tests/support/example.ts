import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { ContractReader } from '../../src/entries/contracts.js';
import {
  contractPlaces,
  type GateCanary,
  judgeFeature,
  judgeProject,
  loadWorkspaceState,
  PHASES,
  projectRoots,
  projectsOfFeature,
  type JudgeContext,
  type LineChange,
  type Project,
  type ProjectVerdict,
  type ReadResult,
  type StructureLayout,
  tryFeatureGates,
  tryProjectGates,
} from '../../src/index.js';
import { bytesInMemory } from './bytes-in-memory.js';
import { documentReader } from './document-reader.js';

const CONSTITUTION = '.specify/memory/constitution.md';
const EVIDENCE_TARGETS = {
  tests: 'test',
  coverage: 'test',
  lint: 'lint',
  types: 'typecheck',
  performance: 'performance',
  security: 'security',
};

/** The project graph of a case as Nx has it: as much of each node as gates look at. */
const nodesSchema = z.record(
  z.string(),
  z.object({
    data: z.object({
      root: z.string(),
      tags: z.array(z.string()).default([]),
      targets: z.record(z.string(), z.object({ outputs: z.array(z.string()).default([]) })).default({}),
    }),
  }),
);

/** What `example.json` and `case.json` have in common. */
const common = {
  project: z.string().default('checkout'),
  nodes: nodesSchema.optional(),
  edges: z
    .record(z.string(), z.array(z.object({ target: z.string(), type: z.string().optional() })))
    .optional(),
  /** Targets of the project that ran before the gate. */
  succeeded: z.array(z.string()).default([]),
  failed: z.array(z.string()).default([]),
  /** By target, the words that it was run with. */
  words: z.record(z.string(), z.array(z.string())).default({}),
  today: z.iso.date().default('2026-06-15'),
  expected: z.enum(['pass', 'fail', 'waived', 'pending', 'skipped']),
  /** The codes of the entries of the gate that the case is about, sorted, each once. */
  reasons: z.array(z.string()).optional(),
  /** The id of that gate; without it the codes of all entries are compared. */
  gate: z.string().optional(),
};
const phase = z.enum(PHASES).optional();

/** A structure as a host hands it in. */
const structureSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    name: z.string(),
    ok: z.literal(true),
    parts: z.array(
      z.strictObject({
        root: z.string(),
        directories: z.array(z.string()),
        files: z.array(z.string()).default([]),
        forbid: z.array(z.string()).default([]),
      }),
    ),
  }),
  z.strictObject({ name: z.string(), ok: z.literal(false), problem: z.string() }),
]);

const exampleSchema = z.strictObject({
  title: z.string().min(1),
  ...common,
  reasons: z.array(z.string()).min(1),
  phase,
  /** Why reports at these paths are not the work of the run that is judged. */
  reports: z.record(z.string(), z.enum(['committed', 'unrecorded', 'replaced', 'outdated'])).default({}),
  /** Files that would be taken for the repository's own if they lay in the folder, such as ledgers. */
  files: z.record(z.string(), z.string()).default({}),
  /** The structures that a gate can name. */
  structures: z.array(structureSchema).default([]),
  /** Contracts that the present change alters, by path, as they were; null: they are new. `unknown`: git cannot tell. */
  before: z.union([z.record(z.string(), z.string().nullable()), z.literal('unknown')]).optional(),
  /** What files were in the base of the present change, by path; null: they were not there. `unknown`: nobody keeps its findings. */
  base: z.union([z.record(z.string(), z.string().nullable()), z.literal('unknown')]).optional(),
  /** By the path of a file that the present change renamed, its path in the base. */
  renamed: z.record(z.string(), z.string()).default({}),
  /** By path, the lines that the present change adds or alters, as first line and number of lines. `unknown`: git cannot tell. */
  changed: z
    .union([
      z.record(
        z.string(),
        z.union([z.array(z.tuple([z.number(), z.number()])), z.literal('all'), z.literal('generated')]),
      ),
      z.literal('unknown'),
    ])
    .optional(),
});
const NO_STRUCTURES: StructureLayout[] = [];
const NO_RENAMES: z.infer<typeof exampleSchema>['renamed'] = {};
const NO_REPORTS: z.infer<typeof exampleSchema>['reports'] = {};
const caseSchema = z
  .object({ note: z.string().nullish(), options: z.object({ phase }).default({}), ...common })
  .transform(({ note, options, ...rest }) => ({
    title: note ?? '',
    phase: options.phase,
    files: {},
    reports: NO_REPORTS,
    structures: NO_STRUCTURES,
    before: undefined as z.infer<typeof exampleSchema>['before'],
    changed: undefined as z.infer<typeof exampleSchema>['changed'],
    base: undefined as z.infer<typeof exampleSchema>['base'],
    renamed: NO_RENAMES,
    ...rest,
  }));

/** A small workspace and the verdict that it must get. */
export interface Example extends z.infer<typeof caseSchema> {
  readonly name: string;
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads a folder with `example.json`, `constitution.md` and `workspace/`, or one with `case.json` and the whole
 * workspace in `ws/`.
 */
export function loadExample(folder: string): Example {
  const name = basename(folder);
  if (existsSync(join(folder, 'case.json'))) {
    return {
      name,
      ...caseSchema.parse(json(join(folder, 'case.json'))),
      contents: filesBelow(join(folder, 'ws')),
    };
  }
  const example = exampleSchema.parse(json(join(folder, 'example.json')));
  const contents = new Map(filesBelow(join(folder, 'workspace')));
  contents.set(CONSTITUTION, readFileSync(join(folder, 'constitution.md')));
  for (const [path, text] of Object.entries(example.files))
    contents.set(path, new TextEncoder().encode(text));
  return {
    name,
    ...example,
    phase: example.phase,
    before: example.before,
    changed: example.changed,
    base: example.base,
    contents,
  };
}

/**
 * The same workspace under a constitution with one gate.
 * @param gate the fields of its block, on one line
 * @param edits what is taken out of files, by path
 */
export function withGate(
  example: Example,
  gate: string,
  edits: Readonly<Record<string, RegExp>> = {},
): Example {
  const contents = new Map(example.contents);
  const block = `\`\`\`yaml gate\n- { ${gate} }\n\`\`\``;
  const constitution = `# Shop Constitution\n\n## Core Principles\n\n### I. Tried\n\nIt MUST hold.\n\n${block}\n`;
  contents.set(CONSTITUTION, new TextEncoder().encode(constitution));
  for (const [path, pattern] of Object.entries(edits)) {
    const text = new TextDecoder().decode(contents.get(path));
    contents.set(path, new TextEncoder().encode(text.replace(pattern, '')));
  }
  return { ...example, contents };
}

/** Judges the project or the feature that a case is about, from text to verdict. */
export async function judgeExample(example: Example, onRead?: OnRead): Promise<ProjectVerdict> {
  const { context, feature, project } = await subjectOf(example, onRead);
  return feature === undefined ? judgeProject(project(), context) : judgeFeature(feature, context);
}

/** Tries whether the gates of the project or the feature that a case is about judge. */
export async function canaryExample(example: Example, onRead?: OnRead): Promise<readonly GateCanary[]> {
  const { context, feature, project } = await subjectOf(example, onRead);
  return feature === undefined ? tryProjectGates(project(), context) : tryFeatureGates(feature, context);
}

/** Is told of each file that is read. */
type OnRead = (path: string) => void;

/** What a case is about, from text, and what judging it needs. */
async function subjectOf(example: Example, onRead: OnRead = () => undefined) {
  const bytes = bytesInMemory(example.contents);
  const files = {
    ...bytes,
    read: (path: string, maxBytes?: number) => {
      onRead(path);
      return bytes.read(path, maxBytes);
    },
    chunks: (path: string) => {
      onRead(path);
      return bytes.chunks(path);
    },
  };
  const nodes = example.nodes ?? nodesSchema.parse(json(join(__dirname, 'default-nodes.json')));
  const projects = Object.entries(nodes).map(([name, { data }]) => ({
    name,
    root: data.root,
    tags: data.tags,
  }));
  const paths = [...example.contents.keys()];
  const state = await loadWorkspaceState(documentReader(files), files, {
    paths,
    specsRoots: ['specs'],
    projects: projects.filter(({ root }) => !root.startsWith('specs/')),
  });
  const context: JudgeContext = {
    state: { ...state, structures: example.structures, outputsElsewhere: outputsElsewhere(nodes) },
    files,
    targets: EVIDENCE_TARGETS,
    succeeded: new Set(example.succeeded),
    failed: new Set(example.failed),
    wordsOf: (target) => example.words[target] ?? null,
    reportFault: (_, path) => example.reports[path] ?? null,
    today: example.today,
    changedLines: () => lineChange(example),
    digest,
    ...(await baseOf(example)),
    phase: example.phase ?? null,
  };
  const feature = state.features.find(({ name }) => name === example.project);
  const project = (): Project => projectOf(example.project, nodes, example.edges);
  if (feature !== undefined) {
    const roots = projectsOfFeature(feature, projectRoots(context.state));
    const touched = Object.keys(nodes)
      .map((name) => ({ project: projectOf(name, nodes, example.edges), context }))
      .filter((one) => roots.includes(one.project.root));
    return { feature, project, context: { ...context, touched } };
  }
  return { feature, project, context: { ...context, ...(await contractsOf(example, project(), context)) } };
}

/** The contracts that concern a project, and what they were, as a host hands them in. */
async function contractsOf(
  { before }: Example,
  project: Project,
  { state, files }: JudgeContext,
): Promise<Pick<JudgeContext, 'contracts' | 'contractChange'>> {
  const reader = new ContractReader();
  const places = contractPlaces(project, { state, files });
  const read = async (then: Readonly<Record<string, string | null>>) => {
    const textAt = (path: string, maxBytes: number): ReadResult => {
      const text = then[path];
      return text === undefined || text === null ? files.read(path, maxBytes) : { ok: true, text };
    };
    const found = await Promise.all(
      places.map(({ directory, paths }) => {
        const deleted = Object.keys(then).filter((path) => path.startsWith(`${directory}/`));
        const all = [...new Set([...paths, ...deleted])].filter((path) => then[path] !== null).sort();
        return reader.read({ directory, paths: all, read: textAt });
      }),
    );
    return new Map(found.flat().map((file) => [file.path, file]));
  };
  const contracts = await read({});
  if (before === undefined) return { contracts };
  const contractChange =
    before === 'unknown' ? { known: false as const } : { known: true as const, before: await read(before) };
  return { contracts, contractChange };
}

/** The lines that the present change touches, as a host hands them in. */
function lineChange({ changed }: Example): LineChange {
  if (changed === undefined || changed === 'unknown') return { known: false, why: 'the example says so' };
  const paths = Object.entries(changed);
  const files = paths.flatMap(([path, lines]) =>
    lines === 'generated'
      ? []
      : [[path, lines === 'all' ? lines : lines.map(([from, count]) => ({ from, count }))] as const],
  );
  const generated = paths.flatMap(([path, lines]) => (lines === 'generated' ? [path] : []));
  return { known: true, since: 'the base', files: new Map(files), generated };
}

/** The findings of the base, as a host hands them in: those of the verdict on it. */
async function baseOf(example: Example): Promise<Pick<JudgeContext, 'baseFindings'>> {
  const { base, contents, renamed } = example;
  if (base === undefined) return {};
  if (base === 'unknown') return { baseFindings: () => ({ known: false, why: 'the example says so' }) };
  const before = new Map(contents);
  for (const [path, text] of Object.entries(base)) {
    if (text === null) before.delete(path);
    else before.set(path, new TextEncoder().encode(text));
  }
  const { gates } = await judgeExample({ ...example, base: 'unknown', contents: before });
  const found = gates.flatMap(({ findings }) => Object.entries(findings?.fingerprints ?? {}));
  const renames = new Map(Object.entries(renamed));
  return { baseFindings: () => ({ known: true, fingerprints: new Map(found), renamed: renames }) };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** The codes of a verdict that a case is about, sorted, each once. */
export function reasonsIn({ gates }: ProjectVerdict, gate: string | undefined): string[] {
  const entries = gates.filter(({ id }) => gate === undefined || id === gate);
  const codes = entries.flatMap(({ reason, notes = [] }) => [reason, ...notes.map((note) => note.reason)]);
  return [...new Set(codes)].sort();
}

/** As a host has them: outputs outside their own project, by place. */
function outputsElsewhere(nodes: z.infer<typeof nodesSchema>): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const name of Object.keys(nodes)) {
    const { root, targets } = projectOf(name, nodes, undefined);
    const outputs = new Set(Object.values(targets).flatMap((target) => target.outputs));
    for (const output of outputs) {
      const inside = root !== '.' && `${output}/`.startsWith(`${root}/`);
      if (!inside && !output.startsWith('!')) places.set(output, [...(places.get(output) ?? []), root]);
    }
  }
  return places;
}

function projectOf(name: string, nodes: z.infer<typeof nodesSchema>, edges: Example['edges']): Project {
  const data = nodes[name]?.data;
  if (data === undefined) throw new Error(`${name} is neither a project nor a feature of the example`);
  const resolve = (output: string) =>
    output.replace('{projectRoot}', data.root).replace(/^(!?)\{workspaceRoot\}\//, '$1');
  const targets = Object.fromEntries(
    Object.entries(data.targets).map(([target, { outputs }]) => [target, { outputs: outputs.map(resolve) }]),
  );
  const project = { name, root: data.root, tags: data.tags, targets };
  const own = edges?.[name];
  if (own === undefined) return project;
  const dependencies = own.map(({ target }) => ({
    name: target,
    root: nodes[target]?.data.root ?? null,
    file: null,
  }));
  return { ...project, dependencies };
}

function filesBelow(folder: string): ReadonlyMap<string, Uint8Array> {
  if (!existsSync(folder)) return new Map();
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    found.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)];
    }),
  );
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
