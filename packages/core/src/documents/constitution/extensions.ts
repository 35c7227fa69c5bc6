import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import { nestsDeeply } from '../../base/yaml-nesting.js';
import { extensionTarget } from '../../base/extension-target.js';
import type { Extension } from '../../model/constitution.js';
import type { Finding } from '../../model/finding.js';
import type { Position } from '../../model/position.js';
import type { Source } from '../../markdown/constitution-source.js';
import { EXTENDS_LINE } from '../../markdown/frontmatter.js';
import { linesOf } from '../../markdown/source-lines.js';

/** Constitutions that one may extend. */
const MAX_EXTENSIONS = 20;
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/;

/** What a constitution extends, and what is wrong with how it says so. */
export interface ExtensionsRead {
  readonly extends: readonly Extension[];
  readonly findings: readonly Finding[];
}

const NONE: ExtensionsRead = { extends: [], findings: [] };

/**
 * Reads `extends` of the front matter. An entry that names nothing is a finding, and so is one that stands where it is not read:
 * the gates that it means must not be missed in silence.
 */
export function readExtensions({ frontmatter, prose }: Source): ExtensionsRead {
  if (frontmatter === null) return { extends: [], findings: unread(linesOf(prose)) };
  return frontmatter.lines.some((line) => EXTENDS_LINE.test(line)) ? fromYaml(frontmatter) : NONE;
}

/** Lines that look like the entry, before the first heading or directly below a rule. */
function unread(lines: readonly string[]): Finding[] {
  const heading = lines.findIndex((line) => HEADING.test(line));
  const end = heading === -1 ? lines.length : heading;
  const at = lines.findIndex(
    (line, index) => EXTENDS_LINE.test(line) && (index < end || lines[index - 1]?.trimEnd() === '---'),
  );
  if (at === -1) return [];
  const problem =
    'it is not in front matter: a block between two lines "---" at the beginning, one field in each line';
  return [invalid(problem, { line: at + 1, column: 1 })];
}

function fromYaml({ line: start, lines }: NonNullable<Source['frontmatter']>): ExtensionsRead {
  const yaml = lines.join('\n');
  const first = { line: start + lines.findIndex((line) => EXTENDS_LINE.test(line)), column: 1 };
  if (nestsDeeply(yaml)) return failed('the front matter is nested too deeply', first);
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    prettyErrors: false,
    schema: 'core',
    merge: false,
  });
  const at = (node: unknown): Position => {
    const { range } = node as Partial<Pick<Node, 'range'>>;
    const { line, col } = counter.linePos(range?.[0] ?? 0);
    return range ? { line: Math.max(1, line) + start - 1, column: Math.max(1, col) } : first;
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = counter.linePos(error.pos[0]);
    const problem = `the front matter is not valid YAML: ${error.message.split('\n')[0]?.replace(/[.:]$/, '').slice(0, 200) ?? ''}`;
    return failed(problem, { line: line + start - 1, column: col });
  }
  const { contents } = document;
  // Nested in another field it says nothing of this document.
  const pair = isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && key.value === 'extends')
    : undefined;
  if (pair === undefined) return isMap(contents) ? NONE : failed('the front matter is not a mapping', first);
  const items: readonly unknown[] = isSeq(pair.value) ? pair.value.items : [pair.value];
  if (items.length > MAX_EXTENSIONS)
    return failed(`it has more than ${String(MAX_EXTENSIONS)} entries`, first);
  return joined(items.map((item) => readItem(item, at(item ?? pair.key))));
}

function readItem(item: unknown, position: Position): ExtensionsRead {
  if (!isScalar(item) || typeof item.value !== 'string')
    return failed('each entry must be the name of a package or a path', position);
  const written = item.value.trim();
  const target = extensionTarget(written);
  return typeof target === 'string'
    ? failed(target, position)
    : { extends: [{ written, position }], findings: [] };
}

function joined(parts: readonly ExtensionsRead[]): ExtensionsRead {
  return {
    extends: parts.flatMap((part) => part.extends),
    findings: parts.flatMap(({ findings }) => findings),
  };
}

function failed(problem: string, position: Position): ExtensionsRead {
  return { extends: [], findings: [invalid(problem, position)] };
}

function invalid(problem: string, position: Position): Finding {
  return { reason: 'extends-invalid', args: { problem }, position };
}
