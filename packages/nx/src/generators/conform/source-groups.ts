import { posix } from 'node:path';
import type * as TypeScript from 'typescript';
import type { Compiler } from '../../tools/editing/script-source.js';
import { directoryOf } from '../../workspace/paths.js';
import type { MovedFiles, MovesByPath } from './moved-files.js';
import type { SourceGroup } from './rewrite-imports.js';

/** Files whose imports TypeScript reads. */
export const SCRIPT = /\.[cm]?[jt]sx?$/;
/** The files of a workspace, as paths in it. */
export interface Sources {
  /** The directory of the project. */
  readonly root: string;
  /** The files of the project. */
  readonly own: readonly string[];
  /** The files of the rest. */
  readonly others: readonly string[];
}

/** The configurations that sources of a directory are compiled with, the one that says most first. */
const CONFIGS = ['tsconfig.lib.json', 'tsconfig.app.json', 'tsconfig.json', 'tsconfig.base.json'];

/**
 * The files whose imports may change, by the options that they are compiled with: all of the project, and those of the rest of the
 * workspace that name a moved file.
 */
export function sourceGroups(
  ts: Compiler,
  files: MovedFiles,
  { root, own, others, moves }: Sources & { moves: MovesByPath },
): SourceGroup[] {
  const names = [...new Set([...[...moves.keys()].flatMap(namesOf), ...aliasesOf(ts, files, root)])];
  const mentions = (path: string): boolean => {
    const text = files.read(path) ?? '';
    return names.some((name) => text.includes(name));
  };
  return grouped(ts, files, [
    ...own.filter((path) => SCRIPT.test(path)),
    ...others.filter((path) => SCRIPT.test(path) && mentions(path)),
  ]);
}

/** Files by the options that they are compiled with, as the configurations are now. */
export function grouped(ts: Compiler, files: MovedFiles, paths: readonly string[]): SourceGroup[] {
  const byConfig = new Map<string, string[]>();
  for (const path of paths) {
    const config = configOf(files, directoryOf(path));
    byConfig.set(config, [...(byConfig.get(config) ?? []), path]);
  }
  return [...byConfig].map(([config, own]) => ({ options: optionsOf(ts, files, config), paths: own }));
}

/** What an import of a file can name it by; an index by its directory. */
function namesOf(path: string): string[] {
  const stem = posix.basename(path).replace(/(?:\.d)?\.[^.]+$/, '');
  return stem === 'index' ? [posix.basename(posix.dirname(path))] : [stem];
}

/** What others import the project by: the name of its package, and aliases of what is in it. */
function aliasesOf(ts: Compiler, files: MovedFiles, root: string): string[] {
  const manifest = json<{ name?: string }>(ts, files, root === '.' ? 'package.json' : `${root}/package.json`);
  const aliases = ['tsconfig.base.json', 'tsconfig.json'].flatMap((path) => {
    const { compilerOptions = {} } = json<{ compilerOptions?: { paths?: object; baseUrl?: string } }>(
      ts,
      files,
      path,
    );
    return Object.entries(compilerOptions.paths ?? {}).flatMap(([alias, targets]) =>
      [targets]
        .flat()
        .some((target) => typeof target === 'string' && isBelow(root, compilerOptions.baseUrl, target))
        ? [alias.split('*')[0] ?? alias]
        : [],
    );
  });
  return [manifest.name ?? '', ...aliases].filter((name) => name !== '');
}

function isBelow(root: string, baseUrl = '.', target: string): boolean {
  return root === '.' || posix.join(baseUrl, target).startsWith(`${root}/`);
}

function json<Shape extends object>(ts: Compiler, files: MovedFiles, path: string): Partial<Shape> {
  const { config } = ts.readConfigFile(files.absolute(path), (name) => files.read(name)) as {
    config?: Shape;
  };
  return config ?? {};
}

function configOf(files: MovedFiles, directory: string): string {
  for (let at = directory; ; at = directoryOf(at)) {
    const found = CONFIGS.map((name) => (at === '.' ? name : `${at}/${name}`)).find((path) =>
      files.exists(path),
    );
    if (found !== undefined) return found;
    if (at === '.') return '';
  }
}

/** Only what decides where imports lead: no types of packages, and no library. */
function optionsOf(ts: Compiler, files: MovedFiles, config: string): TypeScript.CompilerOptions {
  const read = (path: string): string | undefined => files.read(path);
  const { options }: { options: TypeScript.CompilerOptions } =
    config === ''
      ? { options: {} }
      : ts.parseJsonConfigFileContent(
          ts.readConfigFile(files.absolute(config), read).config,
          {
            useCaseSensitiveFileNames: ts.sys.useCaseSensitiveFileNames,
            readDirectory: () => [],
            fileExists: (path) => files.exists(path),
            readFile: read,
          },
          files.absolute(directoryOf(config) === '.' ? '' : directoryOf(config)),
        );
  const { configFilePath: _, ...rest } = options;
  return {
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    ...rest,
    allowJs: true,
    resolveJsonModule: true,
    noLib: true,
    types: [],
    noEmit: true,
    composite: false,
    incremental: false,
  };
}
