import type { Code, Nodes } from 'mdast';
import type { Position } from '../../model/position.js';
import { rangeOf, type Source } from '../../markdown/constitution-source.js';

const MAX_DEPTH = 20;

/** A fenced block tagged `gate`: its text, and where each of its lines is in the constitution. */
export interface GateFence {
  readonly text: string;
  /** The opening fence. */
  readonly position: Position;
  /** The opening line as written, the quote of its gates. */
  readonly quote: string;
  readonly closed: boolean;
  /** False when lines of it were not parsed, for their length or for a merge conflict. */
  readonly whole: boolean;
  /** A place inside `text` (line and column from 1) as a place of the document. */
  locate(line: number, column: number): Position;
}

/** The gate blocks below the given nodes, in order. */
export function gateFences(nodes: readonly Nodes[], source: Source): GateFence[] {
  const found: GateFence[] = [];
  const visit = (node: Nodes, depth: number): void => {
    if (node.type === 'code') {
      if (isGateFence(node)) found.push(gateFence(node, source));
    } else if ('children' in node && depth < MAX_DEPTH) {
      for (const child of node.children) visit(child, depth + 1);
    }
  };
  for (const node of nodes) visit(node, 0);
  return found;
}

/** `yaml gate`, `yml gate`, `gate`, and any other language tagged `gate`, which then fails as YAML. */
export function isGateFence(node: Code): boolean {
  const words = `${node.lang ?? ''} ${node.meta ?? ''}`.toLowerCase().split(/[\s,{}]+/);
  return words.includes('gate') || words.includes('gates');
}

function gateFence(node: Code, source: Source): GateFence {
  const [start, end] = rangeOf(node);
  const position = source.position(start);
  const written = source.text.slice(start, end).split(/\r\n|\n|\r/);
  const values = node.value.split(/\r\n|\n|\r/);
  return {
    text: values.join('\n'),
    position,
    quote: (written[0] ?? '').trim(),
    whole: source.text.slice(start, end) === source.parsed.slice(start, end),
    closed: written.length > 1 && /^[\s>]*(?:`{3,}|~{3,})\s*$/.test(written[written.length - 1] ?? ''),
    locate: (line, column) => {
      // A block inside a list is indented in the document and not in its value.
      const indent = (written[line] ?? '').length - (values[line - 1] ?? '').length;
      return { line: position.line + line, column: Math.max(0, indent) + column };
    },
  };
}
