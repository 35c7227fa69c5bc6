import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');
/** What `package.json` exports, with the source of each entry. */
const ENTRIES = {
  '.': 'src/index.ts',
  './documents': 'src/entries/documents.ts',
  './editing': 'src/entries/editing.ts',
  './contracts': 'src/entries/contracts.ts',
  './graph': 'src/entries/graph.ts',
  './extend': 'src/entries/extend.ts',
  './reports': 'src/entries/reports.ts',
} as const;
/** The names of each entry. A change here is a change of what others may rely on. */
const PINNED = JSON.parse(readFileSync(join(__dirname, 'surface.json'), 'utf8')) as Readonly<
  Record<string, { values: string[]; types: string[] }>
>;

interface Exported {
  readonly name: string;
  readonly isValue: boolean;
  readonly documented: boolean;
}

function exportsOf(entry: string): readonly Exported[] {
  const source = program.getSourceFile(join(ROOT, entry));
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} is not a module`);
  return checker.getExportsOfModule(module).map((exported) => {
    const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
    const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
    return {
      name: exported.name,
      isValue: (symbol.flags & ts.SymbolFlags.Value) !== 0,
      documented: symbol.getDocumentationComment(checker).length > 0,
    };
  });
}

const program = ts.createProgram(
  Object.values(ENTRIES).map((entry) => join(ROOT, entry)),
  { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true, noEmit: true, types: [] },
);
const checker = program.getTypeChecker();

describe.each(Object.entries(ENTRIES))('the entry %s', (name, entry) => {
  const exported = exportsOf(entry);

  it('exports these names and no other', () => {
    const named = (isValue: boolean): string[] =>
      exported
        .filter((one) => one.isValue === isValue)
        .map((one) => one.name)
        .sort();
    expect({ values: named(true), types: named(false) }).toEqual(PINNED[name]);
  });

  it('documents each of them', () => {
    expect(exported.filter(({ documented }) => !documented).map((one) => one.name)).toEqual([]);
  });
});
