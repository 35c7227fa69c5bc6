import type {
  CheckRow,
  CheckVerdict,
  CompanionDocument,
  ComplexityRow,
  ConstitutionDocument,
  ConstitutionLayer,
  EntryStatus,
  Feature,
  JudgeContext,
  LayoutEntry,
  Leftover,
  Loaded,
  PlanDocument,
  PlanTask,
  Position,
  Principle,
  ReadProblem,
  TasksDocument,
  WaiversDocument,
  WorkspaceFiles,
  WorkspaceState,
} from '../../../src/index.js';
import { featureNodeName } from '../../../src/features/naming.js';
import { featureNumber, TECHNICAL_CONTEXT_FIELDS } from '../../../src/index.js';

/** Small builders for models, so that a test shows only what it is about. */

export const at = (line: number, column = 1): Position => ({ line, column });

/** A workspace of these paths; a path that ends with `/` is a directory. `outside` paths are links that lead outside. */
export function filesOf(paths: readonly string[], outside: readonly string[] = []): WorkspaceFiles {
  const kinds = new Map<string, 'file' | 'dir'>();
  for (const path of paths) {
    const bare = path.replace(/\/$/, '');
    kinds.set(bare, path.endsWith('/') ? 'dir' : 'file');
    for (let slash = bare.lastIndexOf('/'); slash > 0; slash = bare.lastIndexOf('/', slash - 1)) {
      kinds.set(bare.slice(0, slash), 'dir');
    }
  }
  return {
    read: () => ({ ok: false, problem: 'missing' }),
    chunks: () => [],
    kind: (path) =>
      outside.some((link) => path === link || path.startsWith(`${link}/`))
        ? 'outside'
        : (kinds.get(path) ?? null),
    list: (directory) => {
      const lead = directory === '.' ? '' : `${directory}/`;
      return [...kinds]
        .filter(([path]) => path.startsWith(lead) && !path.slice(lead.length).includes('/'))
        .map(([path, kind]) => path.slice(lead.length) + (kind === 'dir' ? '/' : ''))
        .sort();
    },
  };
}

/** An entry from its drawing: `packages/pay/`, `src/a.ts`; the line is its place in the tree. */
export function entry(path: string, status: EntryStatus = 'unspecified', line = 50): LayoutEntry {
  const kind = path.endsWith('/') ? 'dir' : 'file';
  return { path: path.replace(/\/$/, ''), kind, status, comment: null, position: at(line) };
}

/** Entries without a mark, one a line. */
export function tree(...paths: readonly string[]): LayoutEntry[] {
  return paths.map((path, index) => entry(path, 'unspecified', 50 + index));
}

export function checkRow(principle: string, verdict: CheckVerdict, phase: 'pre' | 'post' = 'pre'): CheckRow {
  const number = /^([IVX]+|\d+)\b/.exec(principle)?.[1] ?? null;
  return { principle, number, verdict, phase, note: '', position: at(30) };
}

export function waiverRow(violation: string, more: Partial<ComplexityRow> = {}): ComplexityRow {
  const reasons = {
    why: 'The old client cannot be changed',
    alternative: 'A second client doubles the work',
  };
  return { violation, ...reasons, until: null, position: at(90), ...more };
}

export function leftover(kind: Leftover['kind'], text: string, line = 10): Leftover {
  return { kind, text, position: at(line) };
}

/** A plan that keeps every rule of a workspace without principles, drawing `src/` and `tests/`. */
export function planOf(more: Partial<PlanDocument> = {}): PlanDocument {
  return {
    nature: 'plan',
    natureReason: '',
    title: { text: 'Saved cards', position: at(1) },
    header: { branch: null, date: null, spec: null, input: null },
    sections: {
      summary: at(5),
      'technical-context': at(10),
      'constitution-check': at(25),
      'project-structure': at(40),
      'complexity-tracking': at(85),
    },
    technicalContext: {
      fields: TECHNICAL_CONTEXT_FIELDS.map((name, index) => ({
        name,
        label: name,
        value: 'N/A',
        open: false,
        position: at(11 + index),
      })),
    },
    constitutionCheck: { rows: [], results: [] },
    layout: tree('packages/pay/src/', 'packages/pay/tests/'),
    layoutPosition: at(48),
    structureDecision: {
      text: 'One project in packages/pay/.',
      paths: [{ text: 'packages/pay', position: at(80, 30) }],
      position: at(80),
    },
    complexity: { rows: [] },
    leftovers: [],
    findings: [],
    ...more,
  };
}

export function companionOf(more: Partial<CompanionDocument> = {}): CompanionDocument {
  return { title: null, empty: false, leftovers: [], findings: [], ...more };
}

/** Tasks from lines such as `x T001 write src/a.ts`, or `- T002 …` for one that is dropped; words with a slash are their paths. */
export function tasksOf(...lines: readonly string[]): TasksDocument {
  const tasks = lines.map((line, index): PlanTask => {
    const text = line.replace(/^[x-] /, '');
    return {
      id: /\bT\d+\b/.exec(text)?.[0] ?? null,
      done: line.startsWith('x '),
      ...(line.startsWith('- ') ? { dropped: true } : {}),
      text,
      paths: text.split(' ').filter((word) => word.includes('/')),
      position: at(index + 1),
    };
  });
  return { tasks, leftovers: [], findings: [] };
}

export const loaded = <Document>(file: string, document: Document): Loaded<Document> => ({
  file,
  ok: true,
  document,
});
export const unread = (file: string, problem: ReadProblem = 'missing'): Loaded<never> => ({
  file,
  ok: false,
  problem,
});

export interface FeatureParts {
  readonly plan?: PlanDocument | ReadProblem;
  readonly spec?: CompanionDocument | ReadProblem;
  readonly tasks?: TasksDocument | ReadProblem;
  /** By name in the directory: `research.md`. */
  readonly companions?: Readonly<Record<string, CompanionDocument | ReadProblem>>;
  readonly contracts?: readonly string[];
}

/** A feature with a plan and a specification, and what else is given. */
export function featureOf(directory: string, parts: FeatureParts = {}): Feature {
  const load = <Document>(name: string, document: Document | ReadProblem): Loaded<Document> => {
    const file = `${directory}/${name}`;
    return typeof document === 'string' ? unread(file, document as ReadProblem) : loaded(file, document);
  };
  return {
    directory,
    name: featureNodeName(directory),
    number: featureNumber(directory),
    plan: load('plan.md', parts.plan ?? planOf()),
    spec: load('spec.md', parts.spec ?? companionOf()),
    tasks: load('tasks.md', parts.tasks ?? 'missing'),
    companions: Object.entries(parts.companions ?? {}).map(([name, document]) => load(name, document)),
    contracts: (parts.contracts ?? []).map((name) => `${directory}/contracts/${name}`),
  };
}

/** The documents of a finished design. */
export const DESIGNED = {
  companions: {
    'research.md': companionOf(),
    'data-model.md': companionOf(),
    'quickstart.md': companionOf(),
  },
  contracts: ['card.json'],
} satisfies FeatureParts;

export function principleOf(number: string | null, name: string, more: Partial<Principle> = {}): Principle {
  return { number, name, nonNegotiable: false, position: at(3), gates: [], ...more };
}

export function layerOf(
  root: string,
  principles: readonly Principle[],
  more: Partial<ConstitutionDocument> = {},
): ConstitutionLayer {
  const file = `${root === '.' ? '' : `${root}/`}.specify/memory/constitution.md`;
  return {
    root,
    constitution: loaded(file, {
      title: null,
      version: null,
      principles,
      leftovers: [],
      findings: [],
      ...more,
    }),
  };
}

export function stateOf(features: readonly Feature[], more: Partial<WorkspaceState> = {}): WorkspaceState {
  const waivers: Loaded<WaiversDocument> = unread('.specify/memory/waivers.md');
  const baseline = unread('.specify/baseline.json');
  return { constitutions: [layerOf('.', [])], features, waivers, baseline, projects: [], ...more };
}

export function projectOf(root: string): WorkspaceState['projects'][number] {
  return { name: root.split('/').pop() ?? root, root, tags: [] };
}

export function contextOf(
  state: WorkspaceState,
  files: WorkspaceFiles,
  more: Partial<JudgeContext> = {},
): JudgeContext {
  return {
    state,
    files,
    targets: {
      tests: 'test',
      coverage: 'test',
      lint: 'lint',
      types: 'typecheck',
      performance: 'performance',
    },
    succeeded: new Set(),
    failed: new Set(),
    today: '2025-06-15',
    phase: null,
    ...more,
  };
}
