import type {
  CheckRow,
  ComplexityRow,
  ConstitutionDocument,
  ConstitutionLayer,
  Feature,
  GateDeclaration,
  GateVerdict,
  JudgeContext,
  PlanDocument,
  Principle,
  Project,
  ProjectVerdict,
  ReadResult,
  TasksDocument,
  WaiversDocument,
  WorkspaceFiles,
  WorkspaceState,
} from '../../../src/index.js';
import { gateBlock } from '../../../src/entries/extend.js';

/** A workspace in memory: file contents by path. */
export function memoryFiles(contents: Readonly<Record<string, string>>): WorkspaceFiles {
  const paths = Object.keys(contents);
  const isDir = (path: string) => path === '.' || paths.some((other) => other.startsWith(`${path}/`));
  return {
    read: (path): ReadResult => {
      const text = contents[path];
      if (text !== undefined) return { ok: true, text };
      return { ok: false, problem: isDir(path) ? 'directory' : 'missing' };
    },
    chunks: (path) => [new TextEncoder().encode(contents[path] ?? '')],
    kind: (path) => (contents[path] !== undefined ? 'file' : isDir(path) ? 'dir' : null),
    list: (directory) => {
      const prefix = directory === '.' ? '' : `${directory}/`;
      const below = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
      return [...new Set(below.map((rest) => rest.replace(/\/.*/, '/')))].sort();
    },
  };
}

export function gate(id: string, rules: Record<string, unknown>, line = 10): GateDeclaration {
  const parsed = gateBlock.parse(rules);
  return {
    id,
    rules: parsed,
    origin: 'block',
    quote: `- kind: ${parsed.kind}`,
    position: { line, column: 3 },
  };
}

export function principle(
  number: string | null,
  name: string,
  gates: readonly GateDeclaration[] = [],
): Principle {
  return { number, name, nonNegotiable: false, position: { line: 5, column: 1 }, gates };
}

export function constitution(
  principles: readonly Principle[],
  findings: ConstitutionDocument['findings'] = [],
): ConstitutionDocument {
  return { title: null, version: null, principles, leftovers: [], findings };
}

export function layer(root: string, document: ConstitutionDocument): ConstitutionLayer {
  const directory = root === '.' ? '' : `${root}/`;
  const file = `${directory}.specify/memory/constitution.md`;
  return { root, constitution: { file, ok: true, document } };
}

export const CHECKOUT: Project = {
  name: 'checkout',
  root: 'packages/checkout',
  tags: ['scope:shop'],
  targets: {
    build: { outputs: ['packages/checkout/dist'] },
    lint: { outputs: ['packages/checkout/reports/lint'] },
    test: { outputs: ['packages/checkout/coverage'] },
    typecheck: { outputs: [] },
  },
};

/** A context whose constitution has one principle, II, with the given gates. */
export function contextWith(
  gates: readonly GateDeclaration[],
  files: Readonly<Record<string, string>> = {},
  more: Partial<Omit<JudgeContext, 'state'>> & { readonly state?: Partial<WorkspaceState> } = {},
): JudgeContext {
  const { state, ...rest } = more;
  return {
    files: memoryFiles(files),
    targets: {
      tests: 'test',
      coverage: 'test',
      lint: 'lint',
      types: 'typecheck',
      performance: 'performance',
    },
    succeeded: new Set(),
    failed: new Set(),
    today: '2026-06-15',
    phase: null,
    ...rest,
    state: {
      constitutions: [layer('.', constitution([principle('II', 'Testing', gates)]))],
      features: [],
      waivers: { file: '.specify/memory/waivers.md', ok: false, problem: 'missing' },
      baseline: { file: '.specify/baseline.json', ok: false, problem: 'missing' },
      projects: [CHECKOUT],
      ...state,
    },
  };
}

export function row(violation: string, more: Partial<ComplexityRow> = {}): ComplexityRow {
  return {
    violation,
    why: 'The payment provider offers no sandbox yet',
    alternative: 'A fake would not show its time-outs',
    until: null,
    position: { line: 80, column: 1 },
    ...more,
  };
}

export function ledger(...rows: readonly ComplexityRow[]): WorkspaceState['waivers'] {
  const document: WaiversDocument = { rows, findings: [] };
  return { file: '.specify/memory/waivers.md', ok: true, document };
}

export interface FeatureParts {
  readonly directory?: string;
  readonly rows?: readonly CheckRow[];
  readonly results?: PlanDocument['constitutionCheck']['results'];
  readonly complexity?: readonly ComplexityRow[];
  /** Directories that the layout declares. */
  readonly touches?: readonly string[];
  readonly tasks?: readonly boolean[];
}

/** A feature with a plan; whether the plan keeps the rules of plans is no matter here. */
export function feature(parts: FeatureParts = {}): Feature {
  const { directory = 'specs/001-cards', tasks } = parts;
  const name = `spec-${directory.slice(directory.lastIndexOf('/') + 1)}`;
  const missing = (file: string) =>
    ({ file: `${directory}/${file}`, ok: false, problem: 'missing' }) as const;
  return {
    directory,
    name,
    number: 1,
    plan: { file: `${directory}/plan.md`, ok: true, document: plan(parts) },
    spec: missing('spec.md'),
    tasks:
      tasks === undefined
        ? missing('tasks.md')
        : { file: `${directory}/tasks.md`, ok: true, document: taskList(tasks) },
    companions: [],
    contracts: [],
  };
}

function plan({ rows = [], results = [], complexity = [], touches = [] }: FeatureParts): PlanDocument {
  const at = { line: 20, column: 1 };
  return {
    nature: 'plan',
    natureReason: '',
    title: null,
    header: { branch: null, date: null, spec: null, input: null },
    sections: {
      summary: at,
      'technical-context': at,
      'constitution-check': at,
      'project-structure': at,
      'complexity-tracking': at,
    },
    technicalContext: { fields: [] },
    constitutionCheck: { rows, results },
    layout: touches.map((path) => ({ path, kind: 'dir', status: 'existing', comment: null, position: at })),
    layoutPosition: at,
    structureDecision: null,
    complexity: { rows: complexity },
    leftovers: [],
    findings: [],
  };
}

function taskList(done: readonly boolean[]): TasksDocument {
  const tasks = done.map((ticked, index) => ({
    id: `T00${index + 1}`,
    done: ticked,
    text: 'Do it',
    paths: [],
    position: { line: index + 3, column: 1 },
  }));
  return { tasks, leftovers: [], findings: [] };
}

export function checkRow(
  written: string,
  verdict: CheckRow['verdict'],
  phase: CheckRow['phase'] = 'pre',
): CheckRow {
  const number = /^([IVX]+)\./.exec(written)?.[1] ?? null;
  return { principle: written, number, verdict, phase, note: '', position: { line: 31, column: 1 } };
}

/** The entries of one gate, as "verdict reason". */
export function said(verdict: ProjectVerdict, id: string): string[] {
  return verdict.gates.filter((entry) => entry.id === id).map(words);
}

export function words({ verdict, reason }: GateVerdict): string {
  return `${verdict} ${reason}`;
}

export function only(verdict: ProjectVerdict): GateVerdict {
  const [entry, ...others] = verdict.gates;
  if (entry === undefined || others.length > 0)
    throw new Error(`expected one entry, found ${verdict.gates.length}`);
  return entry;
}
