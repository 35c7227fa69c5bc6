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
    const count = (name: Framework): number =>
      entries.filter((text) => FRAMEWORKS[name].started.test(text)).length;
    const [most, second] = [...names].sort((a, b) => count(b) - count(a));
    if (most === undefined) return null;
    if (count(most) > 0) return second !== undefined && count(second) === count(most) ? null : most;
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
  const count = (name: string): number =>
    projects.filter(({ root }) => {
      const present = files.list(root);
      return scriptNames(`${name}.config`).some((config) => present.includes(config));
    }).length;
  const [most] = [...names].sort((a, b) => count(b) - count(a));
  return most ?? 'none';
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
