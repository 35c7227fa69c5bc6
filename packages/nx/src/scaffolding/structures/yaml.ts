import { isMap, isScalar, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { Position } from '@plangate/core';
import { nestsDeeply } from '@plangate/core/graph';

/** A YAML text as data, with the places of its keys and values. */
export interface YamlReading {
  readonly value: unknown;
  /** Where the key or the value at a path is; if the path does not exist, the nearest one above it. */
  placeOf(path: readonly PropertyKey[], what: 'key' | 'value'): Position;
}

/** What is wrong with a YAML text. */
export interface YamlFault {
  readonly message: string;
  readonly position: Position;
}

const START: Position = { line: 1, column: 1 };
const MAX_FAULTS = 20;

/** Reads a YAML text of one document; aliases and tags are refused. Never throws. */
export function readYaml(
  text: string,
): { ok: true; reading: YamlReading } | { ok: false; faults: readonly YamlFault[] } {
  if (nestsDeeply(text))
    return { ok: false, faults: [{ message: 'it is nested too deeply', position: START }] };
  try {
    return read(text);
  } catch (error) {
    // Deep nesting exhausts the stack of the parser.
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, faults: [{ message: 'it is nested too deeply', position: START }] };
  }
}

function read(text: string): ReturnType<typeof readYaml> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    merge: false,
  });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults = [...document.errors, ...document.warnings]
    .slice(0, MAX_FAULTS)
    .map(({ message, pos }) => ({ message: `YAML: ${message.split('\n')[0] ?? ''}`, position: at(pos[0]) }));
  const alias = firstAlias(document);
  if (alias !== null) faults.push({ message: 'aliases (*name) are not allowed', position: at(alias) });
  if (faults.length > 0) return { ok: false, faults };
  const value: unknown = document.toJS();
  return { ok: true, reading: { value, placeOf: (path, what) => placeOf(document, path, { what, at }) } };
}

function firstAlias(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Alias(_key, node) {
      found = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

function placeOf(
  document: Document,
  path: readonly PropertyKey[],
  { what, at }: { what: 'key' | 'value'; at: (offset: number) => Position },
): Position {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === name)
      : undefined;
    const node: unknown =
      pair !== undefined
        ? what === 'key' || pair.value === null
          ? pair.key
          : pair.value
        : document.getIn(path.slice(0, length), true);
    const start = isNodeWithRange(node) ? node.range?.[0] : undefined;
    if (start !== undefined) return at(start);
  }
  return START;
}

function isNodeWithRange(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'range' in node;
}
