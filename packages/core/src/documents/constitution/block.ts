import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { nestsDeeply } from '../../base/yaml-nesting.js';
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import type { Finding } from '../../model/finding.js';
import type { Position } from '../../model/position.js';
import type { GateFence } from './fences.js';
import type { BlockReading } from './block-reading.js';
import { checkGate } from './fields.js';
import type { KnownGates } from './known-gates.js';

const MAX_BLOCK_LENGTH = 32 * 1024;
const MAX_ITEMS = 200;
const MAX_PROBLEMS = 20;
const MAX_ALIASES = 10;

/** Reads one gate block. Every problem of every gate in it is a finding at its own place. Never throws. */
export function readBlock(fence: GateFence, known: KnownGates): BlockReading {
  if (!fence.whole) {
    return failed(invalid('a line of it is too long, or a merge conflict is in it', fence.position));
  }
  if (fence.text.trim() === '')
    return failed({ reason: 'gate-block-empty', args: undefined, position: fence.position });
  if (!fence.closed) return failed(invalid('it is not closed', fence.position));
  if (fence.text.length > MAX_BLOCK_LENGTH) {
    return failed(invalid(`it is longer than ${String(MAX_BLOCK_LENGTH / 1024)} KiB`, fence.position));
  }
  if (nestsDeeply(fence.text)) return failed(invalid('it is nested too deeply', fence.position));
  try {
    return readYaml(fence, known);
  } catch (error) {
    // yaml throws a ReferenceError for too many aliases, and a RangeError when nesting exhausts the stack.
    if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
    return failed(invalid('it is nested too deeply or uses too many aliases', fence.position));
  }
}

function readYaml(fence: GateFence, known: KnownGates): BlockReading {
  const lines = new LineCounter();
  const document = parseDocument(fence.text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    merge: false,
  });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return fence.locate(Math.max(1, line), Math.max(1, col));
  };
  // One mistake can cause an error in every line after it.
  const problems = [...document.errors, ...document.warnings].slice(0, MAX_PROBLEMS);
  if (problems.length > 0) {
    return {
      gates: [],
      findings: problems.map(({ message, pos }) => invalid(yamlProblem(message), at(pos[0]))),
    };
  }
  if (countAliases(document) > MAX_ALIASES)
    return failed(invalid('it uses too many aliases', fence.position));
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    return failed({ reason: 'gate-block-empty', args: undefined, position: fence.position });
  }
  const items: readonly unknown[] = isSeq(contents) ? contents.items : [contents];
  if (items.length === 0)
    return failed({ reason: 'gate-block-empty', args: undefined, position: fence.position });
  if (items.length > MAX_ITEMS)
    return failed(invalid(`it has more than ${String(MAX_ITEMS)} gates`, fence.position));
  return joined(items.map((item) => readItem(item, { document, at, fence, known })));
}

interface Context {
  readonly document: Document;
  readonly fence: GateFence;
  readonly known: KnownGates;
  at(offset: number): Position;
}

function readItem(item: unknown, context: Context): BlockReading {
  const node = isAlias(item) ? item.resolve(context.document) : item;
  const position = startOfNode(item, context) ?? context.fence.position;
  if (!isMap(node)) return failed(invalid('expected a mapping that begins with "kind:"', position));
  const value: unknown = node.toJS(context.document, { maxAliasCount: MAX_ALIASES });
  const block = {
    value: isRecord(value) ? value : {},
    position,
    keyPosition: (path: readonly PropertyKey[]) => placeOf(node, path, { ...context, key: true }) ?? position,
    valuePosition: (path: readonly PropertyKey[]) =>
      placeOf(node, path, { ...context, key: false }) ?? position,
  };
  return checkGate(block, context.known);
}

/** Follows a path through maps and lists as far as it goes. */
function placeOf(
  map: YAMLMap,
  path: readonly PropertyKey[],
  context: Context & { key: boolean },
): Position | null {
  let node: Node | null = map;
  let place: Position | null = null;
  for (const [index, step] of path.entries()) {
    const target: Node | null = isAlias(node) ? (node.resolve(context.document) ?? null) : node;
    const last = index === path.length - 1;
    if (isMap(target)) {
      const pair: Pair | undefined = target.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (pair === undefined) return place;
      place = startOfNode(last && context.key ? pair.key : (pair.value ?? pair.key), context) ?? place;
      node = isNode(pair.value) ? pair.value : null;
    } else if (isSeq(target) && typeof step === 'number') {
      const item: unknown = target.items[step];
      place = startOfNode(item, context) ?? place;
      node = isNode(item) ? item : null;
    } else return place;
  }
  return place;
}

function startOfNode(node: unknown, context: Pick<Context, 'at'>): Position | null {
  return isNode(node) && node.range ? context.at(node.range[0]) : null;
}

function countAliases(document: Document): number {
  let count = 0;
  visit(document, {
    Alias: () => {
      count += 1;
      return count > MAX_ALIASES ? visit.BREAK : undefined;
    },
  });
  return count;
}

/** The first line of the parser's message, which is enough for people. */
function yamlProblem(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/[.:]$/, '').slice(0, 200);
}

function joined(readings: readonly BlockReading[]): BlockReading {
  return {
    gates: readings.flatMap(({ gates }) => gates),
    findings: readings.flatMap(({ findings }) => findings),
  };
}

function failed(finding: Finding): BlockReading {
  return { gates: [], findings: [finding] };
}

function invalid(problem: string, position: Position): Finding {
  return { reason: 'gate-block-invalid', args: { problem }, position };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
