import type * as TypeScript from 'typescript';
import { withInsertions, type Compiler } from '../../tools/editing/script-source.js';
import { directoryOf } from '../../workspace/paths.js';
import type { MovedFiles, MovesByPath } from './moved-files.js';
import { respell } from './respell.js';

/** Files that are compiled with the same options. */
export interface SourceGroup {
  readonly options: TypeScript.CompilerOptions;
  /** Paths in the workspace. */
  readonly paths: readonly string[];
}

/** An import that would no longer lead where it led, with the file that has it. */
export interface BrokenImport {
  readonly path: string;
  readonly specifier: string;
}

/** Where the imports of files lead: the file in the workspace by specifier, in their order. */
export type Links = ReadonlyMap<
  string,
  readonly { readonly specifier: string; readonly target: string | null }[]
>;

/**
 * Makes the moves in `files` and rewrites what imports moved files: the language service of TypeScript edits imports, file by file, and
 * relative paths in other strings that name a file, such as those of `jest.mock`, are written anew.
 */
export function rewriteImports(
  ts: Compiler,
  files: MovedFiles,
  { groups, moves }: { groups: readonly SourceGroup[]; moves: MovesByPath },
): void {
  for (const group of groups) respellStrings(ts, files, { group, moves });
  const services = groups.map((group) => serviceFor(ts, files, group));
  for (const [from, to] of moves) {
    for (const service of services) service.edit(from, to);
    files.move(from, to);
    for (const service of services) service.moved(from, to);
  }
  for (const service of services) service.dispose();
}

/** The imports that lead elsewhere than they did; with any of them the moves must not be written. */
export function brokenImports(
  before: readonly Links[],
  after: readonly Links[],
  moves: MovesByPath,
): BrokenImport[] {
  const moved = (path: string): string => moves.get(path) ?? path;
  const now = new Map(after.flatMap((links) => [...links]));
  return before
    .flatMap((links) => [...links])
    .flatMap(([path, links]) =>
      links.flatMap(({ specifier, target }, at) =>
        target !== null && now.get(moved(path))?.[at]?.target !== moved(target) ? [{ path, specifier }] : [],
      ),
    );
}

/** One language service over a group of files, which knows where they are by now. */
function serviceFor(ts: Compiler, files: MovedFiles, { options, paths }: SourceGroup) {
  const now = new Set(paths);
  const resolve = (specifier: string, from: string) => resolveIn(ts, files, { specifier, from, options });
  const host: TypeScript.LanguageServiceHost = {
    ...files.resolutionHost(),
    fileExists: (path) => files.exists(path),
    readFile: (path) => files.read(path),
    getCurrentDirectory: () => files.absolute(''),
    getCompilationSettings: () => options,
    getDefaultLibFileName: () => 'lib.d.ts',
    getScriptFileNames: () => [...now].map((path) => files.absolute(path)),
    getScriptVersion: (path) => files.version(path),
    getScriptSnapshot: (path) => {
      const text = files.read(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => {
        const result = resolve(text, files.relative(from));
        // What packages bring is moved by nobody, and an alias of one file stays what it is.
        return isFollowed(text, result.resolvedModule, options)
          ? result
          : { ...result, resolvedModule: undefined };
      }),
  };
  const service = ts.createLanguageService(host);
  return {
    edit(from: string, to: string): void {
      const format = ts.getDefaultFormatCodeSettings('\n');
      for (const { fileName, textChanges } of service.getEditsForFileRename(
        files.absolute(from),
        files.absolute(to),
        format,
        {},
      )) {
        const path = files.relative(fileName);
        const text = files.read(path);
        if (text === undefined || !now.has(path)) continue;
        files.write(
          path,
          withInsertions(
            text,
            textChanges.map(({ span, newText }) => ({
              position: span.start,
              removed: span.length,
              text: newText,
            })),
          ),
        );
      }
    },
    moved(from: string, to: string): void {
      if (now.delete(from)) now.add(to);
    },
    dispose: () => service.dispose(),
  };
}

function resolveIn(
  ts: Compiler,
  files: MovedFiles,
  { specifier, from, options }: { specifier: string; from: string; options: TypeScript.CompilerOptions },
) {
  return ts.resolveModuleName(specifier, files.absolute(from), options, files.resolutionHost());
}

/** Relative imports, and those by an alias with a star. */
function isFollowed(
  specifier: string,
  resolved: TypeScript.ResolvedModuleFull | undefined,
  { paths = {} }: TypeScript.CompilerOptions,
): boolean {
  if (resolved?.resolvedFileName.includes('/node_modules/')) return false;
  if (specifier.startsWith('.')) return true;
  return Object.keys(paths).some((alias) => {
    const [lead = '', tail] = alias.split('*');
    return tail !== undefined && specifier.startsWith(lead) && specifier.endsWith(tail);
  });
}

/** Where the imports of a group lead, as `files` are now. */
export function linksOf(ts: Compiler, files: MovedFiles, { options, paths }: SourceGroup): Links {
  const host = files.resolutionHost();
  return new Map(
    paths.map((path) => {
      const { importedFiles } = ts.preProcessFile(files.read(path) ?? '', true, true);
      const links = importedFiles.map(({ fileName: specifier }) => {
        const { resolvedModule } = ts.resolveModuleName(specifier, files.absolute(path), options, host);
        return { specifier, target: targetOf(files, path, { specifier, resolvedModule }) };
      });
      return [path, links];
    }),
  );
}

/** Styles and pictures are no modules, so a relative import of one leads to the file of exactly this name. */
function targetOf(
  files: MovedFiles,
  path: string,
  link: { specifier: string; resolvedModule: TypeScript.ResolvedModuleFull | undefined },
): string | null {
  if (link.resolvedModule !== undefined) return files.relative(link.resolvedModule.resolvedFileName);
  const plain = link.specifier.startsWith('.') ? joined(directoryOf(path), link.specifier) : null;
  return plain !== null && files.exists(plain) ? plain : null;
}

/** Strings that name a file relative to the one that they are in, besides imports. */
function respellStrings(
  ts: Compiler,
  files: MovedFiles,
  { group: { options, paths }, moves }: { group: SourceGroup; moves: MovesByPath },
): void {
  const moved = (path: string): string => moves.get(path) ?? path;
  for (const path of paths) {
    const text = files.read(path) ?? '';
    if (!/["'`]\.\.?\//.test(text)) continue;
    const source = ts.createSourceFile(files.absolute(path), text, ts.ScriptTarget.Latest, true);
    const edits = stringsIn(ts, source).flatMap((literal) => {
      const { resolvedModule } = resolveIn(ts, files, { specifier: literal.text, from: path, options });
      const before = targetOf(files, path, { specifier: literal.text, resolvedModule });
      if (before === null) return [];
      const [after, holder] = [moved(before), moved(path)];
      if (after === before && holder === path) return [];
      const written = respell({ written: literal.text, before, after, holder });
      if (written === literal.text) return [];
      return [{ position: literal.getStart(source) + 1, removed: literal.text.length, text: written }];
    });
    if (edits.length > 0) files.write(path, withInsertions(text, edits));
  }
}

function stringsIn(ts: Compiler, source: TypeScript.SourceFile): TypeScript.StringLiteralLike[] {
  const found: TypeScript.StringLiteralLike[] = [];
  const visit = (node: TypeScript.Node): void => {
    const isPath = ts.isStringLiteralLike(node) && /^\.\.?\//.test(node.text) && !isImported(ts, node.parent);
    // A text with an escape has another length in the source than its value.
    if (isPath && node.getText(source).length === node.text.length + 2) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether the language service takes care of a string: it is what an import names. */
function isImported(ts: Compiler, parent: TypeScript.Node): boolean {
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true;
  if (ts.isExternalModuleReference(parent) || ts.isLiteralTypeNode(parent)) return true;
  return ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword;
}

function joined(directory: string, written: string): string | null {
  const segments = directory === '.' ? [] : directory.split('/');
  for (const segment of written.split('/')) {
    if (segment === '.' || segment === '') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}
