import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { duplicateKey } from '../base/duplicate-key.js';
import { nestsDeeply } from '../base/yaml-nesting.js';
import { jsonFault } from '../evidence/reading/json-fault.js';
import { TextPosition } from '../evidence/reading/text-position.js';
import type { ContractFault } from '../model/contract.js';
import type { Position } from '../model/position.js';

/** How much of a document is looked at; more is a fault. */
const LIMITS = { depth: 100, nodes: 200_000, items: 5_000, aliases: 100 } as const;

/** The way to a value: keys of mappings and indices of lists. */
export type DataPath = readonly (string | number)[];

/** A YAML or JSON text as data. */
export interface DataDocument {
  readonly value: unknown;
  /** Where the key or item at the end of a path is; the nearest one above it where the path does not exist. */
  positionOf(path: DataPath): Position;
}

export type DataReading =
  | { readonly ok: true; readonly document: DataDocument }
  | { readonly ok: false; readonly fault: ContractFault };

/** Reads one document of YAML or JSON within bounds. Tags mean nothing; nothing is run. Never throws. */
export function readData(text: string, syntax: 'json' | 'yaml'): DataReading {
  try {
    return syntax === 'json' ? readJson(text) : readYaml(text);
  } catch (error) {
    // Deep nesting exhausts the stack of the parser.
    if (error instanceof RangeError) return refused('it is nested too deeply');
    throw error;
  }
}

function refused(problem: string, position: Position | null = null): DataReading {
  return { ok: false, fault: { problem, position } };
}

function readJson(text: string): DataReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const at = jsonFault(text);
    return refused('it is not JSON', at === null ? null : positionAt(text, at));
  }
  const twice = duplicateKey(text);
  if (twice !== null) {
    return refused(`it has the key "${twice.key.slice(0, 100)}" twice`, positionAt(text, twice.offset));
  }
  const problem = beyondLimits(value);
  if (problem !== null) return refused(problem);
  // The places of a JSON text are those of the same text read as YAML, which few runs have to know.
  let located: ReturnType<typeof locator> | undefined;
  const positionOf = (path: DataPath): Position => (located ??= locator(...parsed(text)))(path);
  return { ok: true, document: { value, positionOf } };
}

function positionAt(text: string, offset: number): Position {
  return new TextPosition().ahead(text, offset);
}

function readYaml(text: string): DataReading {
  if (nestsDeeply(text)) return refused('it is nested too deeply');
  const [document, lines] = parsed(text);
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    const what = error.message.split('\n')[0] ?? '';
    return refused(`it is not YAML: ${what.slice(0, 200)}`, {
      line: Math.max(1, line),
      column: Math.max(1, col),
    });
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: LIMITS.aliases });
  } catch (failure) {
    if (failure instanceof ReferenceError) return refused('its aliases stand for too much');
    throw failure;
  }
  const problem = beyondLimits(value);
  if (problem !== null) return refused(problem);
  return { ok: true, document: { value, positionOf: locator(document, lines) } };
}

function parsed(text: string): [Document, LineCounter] {
  const lineCounter = new LineCounter();
  const options = {
    lineCounter,
    prettyErrors: false,
    schema: 'core',
    merge: false,
    logLevel: 'error',
  } as const;
  return [parseDocument(text, options), lineCounter];
}

/** Which bound a value breaks, or which key it must not have; null when it may be looked at. */
function beyondLimits(root: unknown): string | null {
  let nodes = 0;
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > LIMITS.depth) return 'it is nested too deeply';
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value) && value.length > LIMITS.items)
        return `a list has more than ${LIMITS.items} items`;
      if (Object.hasOwn(value, '__proto__')) return 'it has the key "__proto__"';
      const inside: unknown[] = Object.values(value);
      nodes += inside.length;
      if (nodes > LIMITS.nodes) return `it has more than ${LIMITS.nodes} values`;
      for (const one of inside) next.push(one);
    }
    level = next;
  }
  return null;
}

function locator(document: Document, lines: LineCounter): (path: DataPath) => Position {
  return (path) => {
    let node: unknown = document.contents;
    let offset = offsetOf(node) ?? 0;
    for (const step of path) {
      const target: unknown = isAlias(node) ? node.resolve(document) : node;
      let found: unknown;
      if (isMap(target)) {
        const pair = target.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
        if (pair === undefined) break;
        offset = offsetOf(pair.key) ?? offset;
        found = pair.value;
      } else if (isSeq(target)) {
        found = target.items[Number(step)];
        if (found === undefined) break;
        offset = offsetOf(found) ?? offset;
      } else break;
      node = found;
    }
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
}

function offsetOf(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  return Array.isArray(node.range) && typeof node.range[0] === 'number' ? node.range[0] : null;
}
