import { parseJson } from '@nx/devkit';
import type { WorkspaceFiles } from '@plangate/core';
import { joinPath } from '@plangate/core/graph';
import { scriptNames } from '../../../../tools/script-extensions.js';
import type { WorkspaceProject } from '../../stack.js';
import { FRAMEWORK_NAMES, FRAMEWORKS, type Framework } from '../frameworks/index.js';
import type { FrameworkDeclaration, Side } from '../frameworks/framework.js';

/** Where applications begin. */
const ENTRIES = [
  'src/main.ts',
  'src/main.tsx',
  'src/main.js',
  'src/main.jsx',
  'src/index.tsx',
  'src/index.jsx',
];

/**
 * The framework of most applications, for each side: by what their entries import; where there is no such application, by the one
 * framework whose generators have defaults in nx.json. Null where nothing or several decide.
 */
export function usualFrameworks(
  projects: readonly WorkspaceProject[],
  files: WorkspaceFiles,
): Readonly<Record<Side, Framework | null>> {
  const entries = projects.map(({ root }) =>
    ENTRIES.map((path) => textOf(joinPath(root, path), files)).join('\n'),
  );
  const configured = Object.keys(generatorDefaults(files)).map((name) => name.split(':')[0]);
  const of = (side: Side): Framework | null => {
    const names = FRAMEWORK_NAMES.filter((name) => FRAMEWORKS[name].side === side);
    const [most, second] = counted(
      names,
      (name) => entries.filter((text) => FRAMEWORKS[name].started.test(text)).length,
    );
    if (most === undefined) return null;
    if (most.count > 0) return second?.count === most.count ? null : most.name;
    const [only, another] = names.filter((name) => configured.includes(FRAMEWORKS[name].plugin));
    return another === undefined ? (only ?? null) : null;
  };
  return { client: of('client'), server: of('server') };
}

/**
 * What bundles new projects of a framework: the default of its generators in nx.json, else what most projects are configured for,
 * else its own default. `none` for a framework that takes no such option.
 */
export function usualBundler(
  { plugin, bundlers }: Pick<FrameworkDeclaration, 'plugin' | 'bundlers'>,
  projects: readonly WorkspaceProject[],
  files: WorkspaceFiles,
): string {
  const names = Object.keys(bundlers);
  const defaults = Object.entries(generatorDefaults(files))
    .filter(([name]) => name.split(':')[0] === plugin)
    .flatMap(([, options]) => [options, ...Object.values(asRecord(options))]);
  const preset = defaults
    .map((options) => asRecord(options).bundler)
    .find((value) => names.includes(value as string));
  if (typeof preset === 'string') return preset;
  const directories = names.length < 2 ? [] : projects.map(({ root }) => new Set(files.list(root)));
  const [most] = counted(names, (name) => {
    const configs = scriptNames(`${name}.config`);
    return directories.filter((present) => configs.some((config) => present.has(config))).length;
  });
  return most?.name ?? 'none';
}

/** Names with how often each counts, the most frequent first; each is counted once. */
function counted<Name extends string>(
  names: readonly Name[],
  count: (name: Name) => number,
): { readonly name: Name; readonly count: number }[] {
  return names.map((name) => ({ name, count: count(name) })).sort((a, b) => b.count - a.count);
}

/** The defaults of generators in nx.json, by `<package>:<generator>` or by `<package>` with an object for each generator. */
function generatorDefaults(files: WorkspaceFiles): Readonly<Record<string, unknown>> {
  try {
    return asRecord(asRecord(parseJson(textOf('nx.json', files) || '{}')).generators);
  } catch {
    return {};
  }
}

function textOf(path: string, files: WorkspaceFiles): string {
  const text = files.read(path);
  return text.ok ? text.text : '';
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
