import { parse } from 'yaml';
import type { WorkspaceFiles } from '../base/workspace-files.js';
import { isObject, readJsonObject } from './read-json.js';
import { specKitPath } from './speckit-root.js';

/** Bytes of a manifest; and how many presets and extensions are looked at. */
const MAX_MANIFEST = 256 * 1024;
const MAX_LAYERS = 200;
/** Characters that a template may grow to, however often its layers wrap each other. */
const MAX_TEMPLATE = 4 * 1024 * 1024;

/** The template of a workspace, or why its layers do not make one. */
export type ResolvedTemplate =
  | {
      readonly ok: true;
      readonly text: string;
      /** The layers it is made from, the base first. */ readonly files: readonly string[];
    }
  | { readonly ok: false; readonly problem: 'none' }
  | {
      readonly ok: false;
      /**
       * `unreadable`: a manifest or a layer cannot be read; `no-base`: layers add to a template that does not exist;
       * `wrap`: a layer that wraps does not say where; `strategy`: a strategy that Spec Kit does not know; `too-large`.
       */
      readonly problem: 'unreadable' | 'no-base' | 'wrap' | 'strategy' | 'too-large';
      readonly file: string;
    };

interface Layer {
  readonly file: string;
  readonly strategy: string;
}

type Failure = Extract<ResolvedTemplate, { readonly file: string }>;

/**
 * A template of Spec Kit as a workspace has it: overrides, presets by priority, extensions, then its own, the first that
 * replaces being the base to which those before it add.
 * @param root directory whose `.specify/` counts
 * @param name such as `plan-template`
 */
export function resolveTemplate(files: WorkspaceFiles, root: string, name: string): ResolvedTemplate {
  const layers: Layer[] = [];
  for (const layer of layersOf(files, root, name)) {
    if ('problem' in layer) return layer;
    layers.push(layer);
    if (layer.strategy === 'replace') return compose(files, layers);
  }
  return layers[0] === undefined ? { ok: false, problem: 'none' } : failure('no-base', layers[0].file);
}

/** In order of precedence. A generator: a manifest is read only if no layer before it replaces. */
function* layersOf(files: WorkspaceFiles, root: string, name: string): Generator<Layer | Failure> {
  const own = [`templates/overrides/${name}.md`];
  yield* present(
    files,
    own.map((path) => specKitPath(root, path)),
  );
  for (const preset of presetsByPriority(files, specKitPath(root, 'presets'))) {
    const layer = presetLayer(files, preset, name);
    if (layer !== null) yield layer;
  }
  const extensions = enabledExtensions(files, specKitPath(root, 'extensions'));
  yield* present(
    files,
    extensions.map((extension) => `${extension}/templates/${name}.md`),
  );
  yield* present(files, [specKitPath(root, `templates/${name}.md`)]);
}

function present(files: WorkspaceFiles, paths: readonly string[]): Layer[] {
  return paths.filter((path) => files.kind(path) === 'file').map((file) => ({ file, strategy: 'replace' }));
}

/** By the registry; if it cannot be read, every existing preset counts, by name. */
function presetsByPriority(files: WorkspaceFiles, folder: string): string[] {
  const registry = readJsonObject(files, `${folder}/.registry`)?.presets;
  if (!isObject(registry)) return foldersIn(files, folder).map((name) => `${folder}/${name}`);
  return Object.entries(registry)
    .slice(0, MAX_LAYERS)
    .flatMap(([id, entry]) =>
      isObject(entry) && entry.enabled !== false ? [{ id, at: priorityOf(entry) }] : [],
    )
    .filter(({ id }) => /^[a-z0-9-]+$/i.test(id))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => `${folder}/${id}`);
}

function enabledExtensions(files: WorkspaceFiles, folder: string): string[] {
  const registry = readJsonObject(files, `${folder}/.registry`)?.extensions;
  const entries = isObject(registry) ? registry : {};
  return foldersIn(files, folder)
    .map((name) => ({ name, entry: Object.hasOwn(entries, name) ? entries[name] : undefined }))
    .filter(({ entry }) => !isObject(entry) || entry.enabled !== false)
    .map(({ name, entry }) => ({ name, at: isObject(entry) ? priorityOf(entry) : DEFAULT_PRIORITY }))
    .sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1))
    .map(({ name }) => `${folder}/${name}`);
}

const DEFAULT_PRIORITY = 10;

function priorityOf(entry: Readonly<Record<string, unknown>>): number {
  return typeof entry.priority === 'number' && Number.isFinite(entry.priority)
    ? entry.priority
    : DEFAULT_PRIORITY;
}

function foldersIn(files: WorkspaceFiles, folder: string): string[] {
  return files
    .list(folder)
    .filter((name) => name.endsWith('/') && !name.startsWith('.'))
    .slice(0, MAX_LAYERS)
    .map((name) => name.slice(0, -1));
}

/** What a manifest says about a template counts, even if that file does not exist; otherwise the usual place counts. */
function presetLayer(files: WorkspaceFiles, preset: string, name: string): Layer | Failure | null {
  const manifest = `${preset}/preset.yml`;
  const usual = present(files, [`${preset}/templates/${name}.md`])[0] ?? null;
  if (files.kind(manifest) !== 'file') return usual;
  const templates = templatesOf(files, manifest);
  if (templates === null) return failure('unreadable', manifest);
  const entry = templates.find(
    (one) => isObject(one) && one.name === name && (one.type ?? 'template') === 'template',
  );
  if (!isObject(entry)) return usual;
  const path = typeof entry.file === 'string' ? entry.file : '';
  if (path === '' || path.startsWith('/') || path.split(/[\\/]/).includes('..')) return null;
  const file = `${preset}/${path}`;
  if (files.kind(file) !== 'file') return null;
  return { file, strategy: typeof entry.strategy === 'string' ? entry.strategy.toLowerCase() : 'replace' };
}

/** Null when the manifest cannot be read as one. */
function templatesOf(files: WorkspaceFiles, manifest: string): readonly unknown[] | null {
  const text = files.read(manifest, MAX_MANIFEST);
  if (!text.ok) return null;
  try {
    const value: unknown = parse(text.text, { maxAliasCount: 100 }) ?? {};
    const provides = isObject(value) ? (value.provides ?? {}) : null;
    const templates = isObject(provides) ? (provides.templates ?? []) : null;
    return Array.isArray(templates) ? templates : null;
  } catch {
    return null;
  }
}

/** The last layer replaces, those before it add to it from the inside out. */
function compose(files: WorkspaceFiles, layers: readonly Layer[]): ResolvedTemplate {
  let text = '';
  for (const { file, strategy } of [...layers].reverse()) {
    const read = files.read(file);
    if (!read.ok) return failure('unreadable', file);
    const added = apply(strategy, read.text, text);
    if (typeof added !== 'string') return failure(added.problem, file);
    if (added.length > MAX_TEMPLATE) return failure('too-large', file);
    text = added;
  }
  return { ok: true, text, files: layers.map(({ file }) => file).reverse() };
}

const CORE = '{CORE_TEMPLATE}';

function apply(
  strategy: string,
  layer: string,
  base: string,
): string | { problem: 'wrap' | 'strategy' | 'too-large' } {
  if (strategy === 'replace') return layer;
  if (strategy === 'prepend') return `${layer}\n\n${base}`;
  if (strategy === 'append') return `${base}\n\n${layer}`;
  if (strategy !== 'wrap') return { problem: 'strategy' };
  const parts = layer.split(CORE);
  if (parts.length === 1) return { problem: 'wrap' };
  return parts.length * base.length > MAX_TEMPLATE ? { problem: 'too-large' } : parts.join(base);
}

function failure(problem: Failure['problem'], file: string): Failure {
  return { ok: false, problem, file };
}
