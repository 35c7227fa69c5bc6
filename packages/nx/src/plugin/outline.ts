import { statSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ConstitutionLayer,
  Extension,
  GateTargets,
  OwnRootEvidence,
  PlanDocument,
  WorkspaceFiles,
} from '@plangate/core';
import { DOCUMENT_READERS_VERSION, withoutOwnRoot } from '@plangate/core/graph';
import { OUTLINES_VERSION } from '../version.js';
import { cachedReader, type CachedReader } from '../workspace/cached-reader.js';
import { contentKey, openDocumentCache, type DocumentCache } from '../workspace/document-cache.js';
import { fsWorkspaceFiles } from '../workspace/fs-files.js';
import { ownRootEvidence } from '../workspace/own-root.js';

/** What the project graph needs of a plan; some hundred bytes instead of its whole model. */
export interface PlanOutline {
  /** What the document really is; null when there is none that can be read. */
  readonly nature: PlanDocument['nature'] | null;
  /** The files of its source tree, as far as their paths are safe. */
  readonly files: readonly string[];
  /** Its directories that are drawn for their own sake. */
  readonly directories: readonly string[];
  /** Its directories that are drawn to hold others. */
  readonly holders: readonly string[];
  /** Every date its Complexity Tracking has, as YYYY-MM-DD. */
  readonly dates: readonly string[];
}

/** What the project graph needs of a constitution. */
export interface ConstitutionOutline {
  /** What it says that it extends. */
  readonly extends: readonly Extension[];
  /** The targets its gates wait for in a project that all of them judge. */
  readonly targets: readonly string[];
  /** Whether a gate chooses projects by names or tags. */
  readonly chooses: boolean;
  /** Whether a gate looks at what projects depend on. */
  readonly dependencies: boolean;
  /** Whether a gate looks at which lines the present change touches. */
  readonly changes: boolean;
  /** Whether a gate looks at which findings the base of the present change has. */
  readonly base: boolean;
  /** Whether a gate names a structure. */
  readonly structures: boolean;
  /** Where its gates look for contract tests, below each project; empty where none looks at contracts. */
  readonly contractSuites: readonly string[];
  /** Whether a gate of features reads what the tests of projects prove. */
  readonly readsTests: boolean;
  /** The targets that run tests, by its gates of tests and by default. */
  readonly testTargets: readonly string[];
}

const NO_PLAN: PlanOutline = { nature: null, files: [], directories: [], holders: [], dates: [] };
const NO_CONSTITUTION: ConstitutionOutline = {
  extends: [],
  targets: [],
  chooses: false,
  dependencies: false,
  changes: false,
  base: false,
  structures: false,
  contractSuites: [],
  readsTests: false,
  testTargets: [],
};

/**
 * What the plugin reads of documents while the graph is built. A document that cannot be read is an empty one here: its
 * gate says what is wrong with it, and the graph is there for everything else.
 */
export interface GraphDocuments {
  /** All that is on disk, installed packages included. */
  readonly files: WorkspaceFiles;
  plan(file: string): Promise<PlanOutline>;
  constitution(file: string, targets: GateTargets): Promise<ConstitutionOutline>;
  /** A constitution as the core judges by it. */
  layer(root: string, file: string): Promise<ConstitutionLayer>;
  /** The `packages` of a pnpm-workspace.yaml. */
  pnpmPackages(text: string): Promise<readonly string[]>;
  /** Keeps what was read for the next run. */
  save(): void;
}

/** Plans by absolute path, for as long as the file is the same: one process reads them for nodes and for edges. */
const seen = new Map<string, { readonly stamp: string; readonly outline: PlanOutline }>();

/**
 * Opens the documents of a workspace for the graph.
 * @param workspaceRoot absolute path
 * @param dataDirectory absolute path of Plangate's own directory
 */
export function openGraphDocuments(workspaceRoot: string, dataDirectory: string): GraphDocuments {
  const files = fsWorkspaceFiles(workspaceRoot);
  const cache = openDocumentCache(
    join(dataDirectory, `graph-${DOCUMENT_READERS_VERSION}-${OUTLINES_VERSION}.ndjson`),
  );
  const reader = cachedReader(files, dataDirectory);
  const evidence = ownRootEvidence(workspaceRoot, files);
  // What a tree's root is depends on these besides the plan itself.
  const place = JSON.stringify([evidence.names, files.list('.')]);
  const host: Host = { cache, reader, evidence, place };

  return {
    files,
    async plan(file) {
      const absolute = `${workspaceRoot}/${file}`;
      const stamp = stampOf(absolute, place);
      const before = seen.get(absolute);
      if (stamp !== null && before?.stamp === stamp) return before.outline;
      const text = files.read(file);
      const outline = text.ok ? await outlinePlan(file, text.text, host).catch(() => NO_PLAN) : NO_PLAN;
      if (stamp !== null) seen.set(absolute, { stamp, outline });
      return outline;
    },
    async constitution(file, targets) {
      const text = files.read(file);
      if (!text.ok) return NO_CONSTITUTION;
      return outlineConstitution(file, { text: text.text, targets }, host).catch(() => NO_CONSTITUTION);
    },
    layer: async (root, file) => ({ root, constitution: await reader.constitution(file) }),
    pnpmPackages: (text) => pnpmPackages(text, cache),
    save() {
      cache.save();
      reader.save();
    },
  };
}

interface Host {
  readonly cache: DocumentCache;
  readonly reader: CachedReader;
  readonly evidence: OwnRootEvidence;
  readonly place: string;
}

/** The moment and size of a file, and its place; null where they are unknown. */
function stampOf(file: string, place: string): string | null {
  try {
    const { mtimeMs, size } = statSync(file);
    return `${mtimeMs}:${size}:${place}`;
  } catch {
    return null;
  }
}

async function outlinePlan(file: string, text: string, host: Host): Promise<PlanOutline> {
  const { cache, reader, evidence, place } = host;
  const key = contentKey('feature', `${place}\n${text}`);
  const known = cache.get(key);
  if (known !== undefined) return known as PlanOutline;
  const plan = await reader.plan(file);
  if (!plan.ok) return NO_PLAN;
  const outline = await summarizePlan(withoutOwnRoot(plan.document, evidence));
  cache.set(key, outline);
  return outline;
}

async function summarizePlan(plan: PlanDocument): Promise<PlanOutline> {
  const { checkLayout } = await import('@plangate/core');
  const files = new Set<string>();
  const directories = new Set<string>();
  const holders = new Set<string>();
  // A template or a foreign document in the place of a plan declares nothing.
  const entries = plan.nature === 'plan' ? checkLayout(plan.layout).entries : [];
  for (const { path, kind, hasChildren } of entries) {
    (kind === 'file' ? files : hasChildren ? holders : directories).add(path);
  }
  const dates = new Set(plan.complexity.rows.flatMap((row) => datesIn(row.until ?? '')));
  return {
    nature: plan.nature,
    files: [...files],
    directories: [...directories],
    holders: [...holders],
    dates: [...dates],
  };
}

/** The dates in a text, as YYYY-MM-DD. */
export function datesIn(text: string): string[] {
  return text.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? [];
}

async function outlineConstitution(
  file: string,
  { text, targets }: { text: string; targets: GateTargets },
  { cache, reader }: Host,
): Promise<ConstitutionOutline> {
  const key = contentKey('constitution', `${JSON.stringify(targets)}\n${text}`);
  const known = cache.get(key);
  if (known !== undefined) return known as ConstitutionOutline;
  const constitution = await reader.constitution(file);
  if (!constitution.ok) return NO_CONSTITUTION;
  const {
    contractSuites,
    defaultTargetOf,
    evidenceTargets,
    namesStructure,
    needsBase,
    needsChange,
    needsGraph,
    readsTests,
    targetOf,
  } = await import('@plangate/core');
  const gates = constitution.document.principles.flatMap((principle) => principle.gates);
  const ofTests = gates.filter(({ rules }) => rules.kind === 'tests' && rules.status !== 'disabled');
  const testTargets = [...ofTests.map((gate) => targetOf(gate, targets)), defaultTargetOf('tests', targets)];
  const outline = {
    extends: constitution.document.extends ?? [],
    targets: evidenceTargets({ name: '', root: '.', tags: [] }, [{ root: '.', constitution }], targets),
    chooses: gates.some(({ rules }) => rules.projects.length > 0),
    dependencies: gates.some(needsGraph),
    changes: gates.some(needsChange),
    base: gates.some(needsBase),
    structures: namesStructure([{ root: '.', constitution }]),
    contractSuites: contractSuites([{ root: '.', constitution }]),
    readsTests: gates.some(readsTests),
    testTargets: [...new Set(testTargets.filter((target) => target !== null))],
  };
  cache.set(key, outline);
  return outline;
}

async function pnpmPackages(text: string, cache: DocumentCache): Promise<readonly string[]> {
  const key = contentKey('pnpm', text);
  const known = cache.get(key);
  if (Array.isArray(known)) return known.filter((item) => typeof item === 'string');
  const { parse } = await import('yaml');
  const value: unknown = parse(text);
  const packages: unknown =
    typeof value === 'object' && value !== null && 'packages' in value ? value.packages : undefined;
  const globs = Array.isArray(packages) ? packages.filter((item) => typeof item === 'string') : [];
  cache.set(key, globs);
  return globs;
}
