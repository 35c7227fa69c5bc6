import type { EntryExtension, ExtendedEntry } from '../stack.js';

/**
 * Adds exports of new sources behind an entry; nothing else of it changes. Where a new source exports a name that another source
 * of the project has, `export *` from both would not compile: that is left to a person.
 */
export function extendEntry({ text, wanted, added, others }: EntryExtension): ExtendedEntry {
  const lines = wanted.split('\n').filter((line) => {
    const module = moduleOf(line);
    return module !== null && !exportsFrom(text, module);
  });
  const known = new Set(others.flatMap(exportedNames));
  if (lines.length > 0 && added.flatMap(exportedNames).some((name) => known.has(name))) {
    return { ok: false, lines };
  }
  const lead = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return { ok: true, text: lines.length === 0 ? text : `${lead}${lines.join('\n')}\n` };
}

/** The module of a line that exports from one, without what it ends in. */
function moduleOf(line: string): string | null {
  return /^export \* from '(\.\/[^']+?)(?:\.[jt]s)?';$/.exec(line)?.[1] ?? null;
}

function exportsFrom(text: string, module: string): boolean {
  return ['', '.js', '.ts'].some((ending) =>
    ["'", '"'].some((quote) => text.includes(`from ${quote}${module}${ending}${quote}`)),
  );
}

const DECLARED =
  /^export\s+(?:declare\s+)?(?:default\s+)?(?:abstract\s+)?(?:async\s+)?(?:const|let|var|function\*?|class|type|interface|enum|namespace)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gmu;
const LISTED = /^export\s+(?:type\s+)?\{([^{}]*)\}/gm;

/** The names that a source exports. */
export function exportedNames(source: string): string[] {
  const declared = [...source.matchAll(DECLARED)].map(([, name = '']) => name);
  const listed = [...source.matchAll(LISTED)].flatMap(([, names = '']) => names.split(',').map(lastWord));
  return [...declared, ...listed].filter((name) => name !== '');
}

function lastWord(item: string): string {
  return item.trim().split(/\s+/).at(-1) ?? '';
}
