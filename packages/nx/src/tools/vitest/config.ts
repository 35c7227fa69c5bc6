import type * as TypeScript from 'typescript';
import {
  findConfig,
  propertyOf,
  withInsertions,
  type Compiler,
  type ConfigEdit,
  type Insertion,
} from '../editing/script-source.js';

/** The directory of Vitest's coverage where a configuration names none, relative to its root. */
const DEFAULT_DIRECTORY = './coverage';

/** What is to be written besides test results. */
export interface VitestEvidence {
  /** Whether a provider of coverage is installed; without one Vitest refuses to run with coverage. */
  readonly coverage: boolean;
}

/** The edit, and where the reports are after it, relative to the root of Vitest: the directory of coverage, and the JUnit file. */
export type VitestEdit =
  | (Extract<ConfigEdit, { ok: true }> & { readonly directory: string; readonly junit: string })
  | Extract<ConfigEdit, { ok: false }>;

/** What a configuration that cannot be edited needs, for the person who edits it. */
export const VITEST_BY_HAND =
  "reporters: ['default', 'junit'], outputFile: { junit: './coverage/junit.xml' }, " +
  "coverage: { enabled: true, reporter: ['text', 'json-summary'], reportOnFailure: true }";

/** Why a part of the configuration cannot be edited. Caught in this file. */
class NotUnderstood extends Error {}

/**
 * Makes a configuration of Vitest write JUnit and coverage into its directory of coverage, which Nx infers as an output.
 * Only what is missing is added. A configuration that is merged, spread or computed is not changed, and the result says why.
 */
export function addVitestEvidence(text: string, wanted: VitestEvidence, ts: Compiler): VitestEdit {
  try {
    const editor = new ObjectEditor(ts);
    const test = editor.testOf(findConfig(text, ts));
    const coverage = editor.objectAt(test, 'coverage');
    const directory = editor.textAt(coverage, 'reportsDirectory') ?? DEFAULT_DIRECTORY;
    const report = `${directory.replace(/\/+$/, '')}/junit.xml`;
    editor.element(test, 'reporters', { first: 'default', wanted: ['junit'] });
    const outputFile = editor.objectAt(test, 'outputFile');
    const junit = editor.textAt(outputFile, 'junit');
    if (outputFile === null) editor.add(test, `outputFile: { junit: ${quoted(report)} }`);
    else if (junit === null) editor.add(outputFile, `junit: ${quoted(report)}`);
    if (wanted.coverage) writeCoverage(editor, test, coverage);
    return { ok: true, text: withInsertions(text, editor.insertions()), directory, junit: junit ?? report };
  } catch (error) {
    if (error instanceof NotUnderstood) return { ok: false, problem: error.message };
    throw error;
  }
}

function writeCoverage(
  editor: ObjectEditor,
  test: TypeScript.ObjectLiteralExpression,
  coverage: TypeScript.ObjectLiteralExpression | null,
): void {
  if (coverage === null) {
    editor.add(
      test,
      "coverage: { enabled: true, reporter: ['text', 'json-summary'], reportOnFailure: true }",
    );
    return;
  }
  editor.flag(coverage, 'enabled');
  editor.element(coverage, 'reporter', { first: 'text', wanted: ['json-summary', 'json'] });
  editor.flag(coverage, 'reportOnFailure');
}

/** Collects what is missing in object literals. Positions are those of the text as it is. */
class ObjectEditor {
  private readonly replaced: Insertion[] = [];
  private readonly added = new Map<TypeScript.ObjectLiteralExpression, string[]>();

  constructor(private readonly ts: Compiler) {}

  /** The object of `test`, which nothing behind it may replace. */
  testOf(config: TypeScript.ObjectLiteralExpression | null): TypeScript.ObjectLiteralExpression {
    if (config === null) throw new NotUnderstood('it exports no object literal');
    const test = this.objectAt(config, 'test');
    if (test === null) throw new NotUnderstood('it has no "test"');
    const spread = config.properties.findLast((property) => this.ts.isSpreadAssignment(property));
    if (spread !== undefined && spread.pos > test.pos) throw new NotUnderstood('a spread follows its "test"');
    return test;
  }

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

  /** Adds the first of the wanted elements to a list that has none of them; a new list begins with `first`. */
  element(
    object: TypeScript.ObjectLiteralExpression,
    key: string,
    { first, wanted }: { readonly first: string; readonly wanted: readonly [string, ...string[]] },
  ): void {
    const value = this.valueAt(object, key);
    const added = quoted(wanted[0]);
    if (value === null) {
      this.add(object, `${key}: [${quoted(first)}, ${added}]`);
      return;
    }
    if (this.ts.isStringLiteralLike(value)) {
      if (!wanted.includes(value.text)) this.replace(value, `[${value.getText()}, ${added}]`);
      return;
    }
    if (!this.ts.isArrayLiteralExpression(value)) throw new NotUnderstood(`its "${key}" is not a list`);
    if (value.elements.some((element) => wanted.includes(this.nameOf(element)))) return;
    const last = value.elements.at(-1);
    const position = last ? last.getEnd() : value.getStart() + 1;
    this.replaced.push({ position, removed: 0, text: `${last ? ', ' : ''}${added}` });
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
  const indent = /^\s*/.exec(text.slice(line))?.[0] ?? '';
  const lead = onLines ? `\n${indent}` : ' ';
  // Behind a trailing comma, and with one where there was one.
  const { hasTrailingComma } = properties;
  const position = hasTrailingComma ? properties.end : last.getEnd();
  const joined = sources.map((source) => `${lead}${source}`).join(',');
  return { position, removed: 0, text: hasTrailingComma ? `${joined},` : `,${joined}` };
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
