import { parseTOML, type AST } from 'toml-eslint-parser';
import { NotUnderstood } from './object-editor.js';
import type { Insertion } from './script-source.js';

export type TomlPath = readonly (string | number)[];
export type TomlValue = AST.TOMLContentNode;

/** A key with its value, wherever it is written: below a header, with dots, or in an inline table. */
interface Entry {
  readonly path: TomlPath;
  readonly node: AST.TOMLKeyValue;
}

/** Longer files are not read: those that people write are far shorter. In characters. */
const MAX_LENGTH = 200_000;

/** A TOML text with the places of its values. Edits are insertions into the text, so that its comments and its form stay. */
export class TomlFile {
  private readonly entries: readonly Entry[];
  private readonly headers: readonly AST.TOMLTable[];
  private readonly program: AST.TOMLProgram;

  /** @throws NotUnderstood if the text is not TOML 1.0 */
  constructor(readonly text: string) {
    this.program = parsed(text);
    const [{ body }] = this.program.body;
    this.headers = body.filter((node) => node.type === 'TOMLTable');
    this.entries = body.flatMap((node) =>
      node.type === 'TOMLTable'
        ? node.body.flatMap((entry) => entriesOf(entry, node.resolvedKey))
        : entriesOf(node, []),
    );
  }

  /** The line break that the text uses. */
  get eol(): string {
    return this.text.includes('\r\n') ? '\r\n' : '\n';
  }

  valueAt(path: TomlPath): TomlValue | null {
    return this.entries.find((entry) => isAt(entry.path, path))?.node.value ?? null;
  }

  /** The paths of all keys below a table, and of the headers of tables below it; its own header is not one of them. */
  below(table: TomlPath): readonly TomlPath[] {
    const paths = [...this.entries.map(({ path }) => path), ...this.headers.map((node) => node.resolvedKey)];
    return paths.filter((path) => path.length > table.length && isAt(path.slice(0, table.length), table));
  }

  /** Every comment, and every value with its path, save the value at a path: what an edit of that value has to leave alone. */
  besides(path: TomlPath): readonly string[] {
    const values = this.entries.filter(
      (entry) => entry.node.value.type !== 'TOMLInlineTable' && !isAt(entry.path, path),
    );
    return [
      ...this.program.comments.map(({ value }) => value),
      ...values.map((entry) => `${JSON.stringify(entry.path)} = ${this.source(entry.node.value)}`),
    ];
  }

  source({ range: [start, end] }: { readonly range: AST.Range }): string {
    return this.text.slice(start, end);
  }

  /** Elements behind the last one of a list, in its form: each on its line, or all on one. */
  behindLast(array: AST.TOMLArray, sources: readonly string[]): Insertion {
    const last = array.elements.at(-1);
    if (last === undefined) return inserted(array.range[0] + 1, sources.join(', '));
    const [start, end] = last.range;
    const lead = this.text.slice(this.lineStart(start), start);
    const next = this.program.tokens.find((token) => token.range[0] >= end);
    const hasComma = next?.value === ',';
    const behind = hasComma ? next.range[1] : end;
    const lineEnd = this.lineEnd(behind);
    const rest = this.text.slice(behind, lineEnd);
    if (lead.trim() !== '' || !/^[ \t]*(?:#.*)?$/.test(rest)) {
      return inserted(end, sources.map((source) => `, ${source}`).join(''));
    }
    const lines = sources.map((source) => `${this.eol}${lead}${source}`).join(',');
    const comma = hasComma ? this.text.slice(end, behind) : ',';
    const text = `${comma}${rest}${lines}${hasComma ? ',' : ''}`;
    return { position: end, removed: lineEnd - end, text };
  }

  /** A new key of a table: behind its last one and written as that is, else below its header, which is made if there is none. */
  newEntry(table: TomlPath, entry: string): Insertion {
    const siblings = this.entries.filter(({ path }) => isAt(path.slice(0, -1), table));
    const last = siblings.at(-1)?.node;
    if (last !== undefined) {
      const { keys, range } = last.key;
      const dotted = this.text.slice(range[0], keys.at(-1)?.range[0]);
      return last.parent.type === 'TOMLInlineTable'
        ? inserted(last.range[1], `, ${dotted}${entry}`)
        : this.lineBelow(last, `${dotted}${entry}`);
    }
    const header = this.headers.find((node) => isAt(node.resolvedKey, table));
    if (header !== undefined) return this.lineBelow(header.key, entry);
    const inline = this.valueAt(table);
    if (inline !== null) return inserted(inline.range[0] + 1, ` ${entry} `);
    const { text, eol } = this;
    const gap = text === '' ? '' : text.endsWith('\n') ? eol : `${eol}${eol}`;
    return inserted(text.length, `${gap}[${table.join('.')}]${eol}${entry}${eol}`);
  }

  private lineBelow({ range: [start, end] }: { readonly range: AST.Range }, source: string): Insertion {
    const indent = /^[ \t]*/.exec(this.text.slice(this.lineStart(start), start))?.[0] ?? '';
    return inserted(this.lineEnd(end), `${this.eol}${indent}${source}`);
  }

  private lineStart(position: number): number {
    return this.text.slice(0, position).lastIndexOf('\n') + 1;
  }

  private lineEnd(position: number): number {
    const found = this.text.indexOf('\n', position);
    if (found < 0) return this.text.length;
    return this.text[found - 1] === '\r' ? found - 1 : found;
  }
}

/** A string of TOML, in the quotes of another one where that is possible. */
export function tomlString(value: string, like: string): string {
  return like.startsWith("'") && /^[ -&(-~]*$/.test(value) ? `'${value}'` : JSON.stringify(value);
}

function inserted(position: number, text: string): Insertion {
  return { position, removed: 0, text };
}

function parsed(text: string): AST.TOMLProgram {
  if (text.length > MAX_LENGTH) throw new NotUnderstood('it is too long');
  try {
    return parseTOML(text, { tomlVersion: '1.0' });
  } catch (error) {
    // Besides its own errors, the parser runs out of stack where values are nested too deeply.
    const { message, lineNumber } = error as Error & { readonly lineNumber?: number };
    throw new NotUnderstood(`it is not valid TOML (${lineNumber ? `line ${lineNumber}: ` : ''}${message})`);
  }
}

function entriesOf(node: AST.TOMLKeyValue, parent: TomlPath): readonly Entry[] {
  const path = [...parent, ...node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))];
  const { value } = node;
  const inside = value.type === 'TOMLInlineTable' ? value.body.flatMap((one) => entriesOf(one, path)) : [];
  return [{ path, node }, ...inside];
}

function isAt(path: TomlPath, other: TomlPath): boolean {
  return path.length === other.length && path.every((part, index) => part === other[index]);
}
