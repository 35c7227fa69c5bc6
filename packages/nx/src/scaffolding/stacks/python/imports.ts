/** A module, and the names that are imported from it. */
export type Imported = readonly [module: string, ...names: string[]];

/** What ruff allows by default. */
const MAX_LINE = 88;

/**
 * Statements that import names from modules, in the order and in the form that ruff's own formatter gives them, however long
 * the names are. The modules are of one section: all of the project itself.
 */
export function importLines(...imported: readonly Imported[]): string {
  return [...imported]
    .sort(([a], [b]) => compareModules(a, b))
    .map(([module, ...names]) => statement(module, [...names].sort(compareNames)))
    .join('\n');
}

function statement(module: string, names: readonly string[]): string {
  const line = `from ${module} import ${names.join(', ')}`;
  if (line.length <= MAX_LINE) return line;
  return [`from ${module} import (`, ...names.map((name) => `    ${name},`), ')'].join('\n');
}

/** The farthest relative module first, then by name. */
function compareModules(a: string, b: string): number {
  return dots(b) - dots(a) || compareText(a, b);
}

function dots(module: string): number {
  return /^\.*/.exec(module)?.[0].length ?? 0;
}

/** Constants, then classes, then functions. */
function compareNames(a: string, b: string): number {
  return rank(a) - rank(b) || compareText(a, b);
}

function rank(name: string): number {
  if (name.length > 1 && name === name.toUpperCase()) return 0;
  return /^[A-Z]/.test(name) ? 1 : 2;
}

/** In lower case, and numbers in it by their value; what another text begins with comes before it. */
function compareText(a: string, b: string): number {
  const [left = [], right = []] = [a, b].map((text) => text.toLowerCase().split(/(\d+)/));
  const at = left.findIndex((part, index) => part !== right[index]);
  const [one, other] = [left[at], right[at]];
  if (one === undefined || other === undefined) return left.length - right.length;
  if (at % 2 === 1 && Number(one) !== Number(other)) return Number(one) - Number(other);
  return one < other ? -1 : 1;
}
