import type * as TypeScript from 'typescript';
import { propertyOf, type Compiler, type Insertion } from './script-source.js';

/** Why a part of a configuration cannot be edited; `orProblem` turns it into an answer. */
export class NotUnderstood extends Error {}

/** What an edit returns, or why it was given up. */
export function orProblem<Result>(
  edit: () => Result,
): Result | { readonly ok: false; readonly problem: string } {
  try {
    return edit();
  } catch (error) {
    if (error instanceof NotUnderstood) return { ok: false, problem: error.message };
    throw error;
  }
}

/** Collects what is missing in object literals. Positions are those of the text as it is. */
export class ObjectEditor {
  private readonly replaced: Insertion[] = [];
  private readonly added = new Map<TypeScript.ObjectLiteralExpression, string[]>();

  constructor(readonly ts: Compiler) {}

  /** The object literal that a property is set to; null where it is not set. */
  objectAt(
    object: TypeScript.ObjectLiteralExpression,
    key: string,
  ): TypeScript.ObjectLiteralExpression | null {
    const value = this.valueAt(object, key);
    if (value === null) return null;
    if (!this.ts.isObjectLiteralExpression(value)) {
      throw new NotUnderstood(`its "${key}" is not an object literal`);
    }
    if (value.properties.some((property) => !this.ts.isPropertyAssignment(property))) {
      throw new NotUnderstood(`its "${key}" is put together from other values`);
    }
    return value;
  }

  /** The text that a property is set to; null where it is not set. */
  textAt(object: TypeScript.ObjectLiteralExpression | null, key: string): string | null {
    const value = object && this.valueAt(object, key);
    if (value === null) return null;
    if (!this.ts.isStringLiteralLike(value)) throw new NotUnderstood(`its "${key}" is not a plain text`);
    return value.text;
  }

  /** Sets a property to true. */
  flag(object: TypeScript.ObjectLiteralExpression, key: string): void {
    const value = this.valueAt(object, key);
    if (value === null) this.add(object, `${key}: true`);
    else if (value.kind === this.ts.SyntaxKind.FalseKeyword) this.replace(value, 'true');
    else if (value.kind !== this.ts.SyntaxKind.TrueKeyword) {
      throw new NotUnderstood(`its "${key}" is neither true nor false`);
    }
  }

  /** Adds the first of each group of wanted elements to a list that has none of the group; a new list begins with `first`. */
  element(
    object: TypeScript.ObjectLiteralExpression,
    key: string,
    {
      first,
      wanted,
    }: { readonly first: string; readonly wanted: readonly (readonly [string, ...string[]])[] },
  ): void {
    const value = this.valueAt(object, key);
    const missingIn = (present: readonly string[]): string =>
      wanted
        .filter((group) => !group.some((name) => present.includes(name)))
        .map(([name]) => quoted(name))
        .join(', ');
    if (value === null) {
      this.add(object, `${key}: [${quoted(first)}, ${missingIn([])}]`);
      return;
    }
    if (this.ts.isStringLiteralLike(value)) {
      const added = missingIn([value.text]);
      if (added !== '') this.replace(value, `[${value.getText()}, ${added}]`);
      return;
    }
    if (!this.ts.isArrayLiteralExpression(value)) throw new NotUnderstood(`its "${key}" is not a list`);
    const added = missingIn(value.elements.map((element) => this.nameOf(element)));
    if (added === '') return;
    const last = value.elements.at(-1);
    const position = last ? last.getEnd() : value.getStart() + 1;
    this.replaced.push({ position, removed: 0, text: `${last ? ', ' : ''}${added}` });
  }

  /** Whether a list, or a single text in its place, has an element, alone or with options behind it. */
  lists(object: TypeScript.ObjectLiteralExpression, key: string, wanted: string): boolean {
    const value = this.valueAt(object, key);
    if (value === null) return false;
    if (this.ts.isStringLiteralLike(value)) return value.text === wanted;
    return (
      this.ts.isArrayLiteralExpression(value) &&
      value.elements.some((element) => this.nameOf(element) === wanted)
    );
  }

  /** How many changes were collected. */
  get changes(): number {
    return this.replaced.length + [...this.added.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Adds a property behind the last one. */
  add(object: TypeScript.ObjectLiteralExpression, source: string): void {
    this.added.set(object, [...(this.added.get(object) ?? []), source]);
  }

  insertions(): readonly Insertion[] {
    return [...this.replaced, ...[...this.added].map(([object, sources]) => behindLast(object, sources))];
  }

  private nameOf(element: TypeScript.Expression): string {
    const name = this.ts.isArrayLiteralExpression(element) ? element.elements[0] : element;
    return name !== undefined && this.ts.isStringLiteralLike(name) ? name.text : '';
  }

  private replace(value: TypeScript.Expression, text: string): void {
    this.replaced.push({ position: value.getStart(), removed: value.getWidth(), text });
  }

  private valueAt(object: TypeScript.ObjectLiteralExpression, key: string): TypeScript.Expression | null {
    const value = propertyOf(object, key, this.ts)?.initializer;
    return value === undefined ? null : this.asserted(value);
  }

  /** A value without `as const` and the like. */
  private asserted(value: TypeScript.Expression): TypeScript.Expression {
    return this.ts.isAsExpression(value) || this.ts.isSatisfiesExpression(value) ? value.expression : value;
  }
}

/** Properties in the form of those that it already has: each on its line, or all on one. */
function behindLast(object: TypeScript.ObjectLiteralExpression, sources: readonly string[]): Insertion {
  const { properties } = object;
  const last = properties.at(-1);
  if (last === undefined) {
    return { position: object.getStart() + 1, removed: 0, text: ` ${sources.join(', ')} ` };
  }
  const text = object.getSourceFile().text;
  const line = text.lastIndexOf('\n', last.getStart()) + 1;
  const onLines = line > object.getStart();
  const indent = text.slice(line, line + text.slice(line).search(/\S/));
  const lead = onLines ? `\n${indent}` : ' ';
  // Behind a trailing comma, and with one where there was one.
  const { hasTrailingComma } = properties;
  const position = hasTrailingComma ? properties.end : last.getEnd();
  const joined = sources.map((source) => `${lead}${source}`).join(',');
  return { position, removed: 0, text: hasTrailingComma ? `${joined},` : `,${joined}` };
}

export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
