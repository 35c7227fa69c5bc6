import type * as TypeScript from 'typescript';

/** The compiler of the workspace; only its parser is used. */
export type Compiler = typeof TypeScript;

/** The text after the edit (the same text when nothing was missing), or why it cannot be edited safely. */
export type ConfigEdit =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

/** A text that replaces `removed` characters at a position. */
export interface Insertion {
  readonly position: number;
  readonly text: string;
  readonly removed: number;
}

/** The text with all insertions, whose positions are those of the text as it was. */
export function withInsertions(text: string, insertions: readonly Insertion[]): string {
  let result = text;
  for (const { position, text: added, removed } of [...insertions].sort((a, b) => b.position - a.position)) {
    result = result.slice(0, position) + added + result.slice(position + removed);
  }
  return result;
}

/** The property that an object literal sets by this name; undefined if it does not. */
export function propertyOf(config: TypeScript.ObjectLiteralExpression, key: string, ts: Compiler) {
  return config.properties.find(
    (property): property is TypeScript.PropertyAssignment =>
      ts.isPropertyAssignment(property) &&
      (ts.isIdentifier(property.name) || ts.isStringLiteralLike(property.name)) &&
      property.name.text === key,
  );
}

/** The object literal behind `module.exports = …` or `export default …`; null if the text does not lead to one. */
export function findConfig(text: string, ts: Compiler): TypeScript.ObjectLiteralExpression | null {
  const source = ts.createSourceFile('config.ts', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  let exported: TypeScript.Expression | undefined;
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement)) {
      exported = statement.expression;
    } else if (
      ts.isExpressionStatement(statement) &&
      ts.isBinaryExpression(statement.expression) &&
      statement.expression.left.getText(source) === 'module.exports'
    ) {
      exported = statement.expression.right;
    }
  }
  return exported ? unwrap(exported, source, ts) : null;
}

function unwrap(
  expression: TypeScript.Expression,
  source: TypeScript.SourceFile,
  ts: Compiler,
): TypeScript.ObjectLiteralExpression | null {
  let current: TypeScript.Node | undefined = expression;
  // Each step goes to a smaller or an earlier node; the count only guards against a name that refers to itself.
  for (let step = 0; current && step < 20; step++) {
    if (ts.isObjectLiteralExpression(current)) {
      return current;
    }
    if (
      ts.isParenthesizedExpression(current) ||
      ts.isAsExpression(current) ||
      ts.isSatisfiesExpression(current)
    ) {
      current = current.expression;
    } else if (ts.isArrowFunction(current) || ts.isFunctionExpression(current)) {
      current = ts.isBlock(current.body) ? onlyReturn(current.body, ts) : current.body;
    } else if (ts.isCallExpression(current) && returnsItsLast(current, ts)) {
      current = current.arguments.at(-1);
    } else if (ts.isIdentifier(current)) {
      current = declarationOf(current.text, source, ts);
    } else {
      return null;
    }
  }
  return null;
}

function declarationOf(
  name: string,
  source: TypeScript.SourceFile,
  ts: Compiler,
): TypeScript.Expression | undefined {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) {
      continue;
    }
    const found = statement.declarationList.declarations.find(
      (declaration) => declaration.name.getText(source) === name,
    );
    if (found) {
      return found.initializer;
    }
  }
  return undefined;
}

/** What a function returns whose body ends in its only return. */
function onlyReturn({ statements }: TypeScript.Block, ts: Compiler): TypeScript.Expression | undefined {
  const last = statements.at(-1);
  const branches = statements.slice(0, -1).some((statement) => !ts.isVariableStatement(statement));
  return last !== undefined && ts.isReturnStatement(last) && !branches ? last.expression : undefined;
}

/** Functions of configurations that return what they are given, the last of it on top of the rest. */
const RETURNING = ['defineConfig', 'mergeConfig', 'defineProject'];

function returnsItsLast({ expression, arguments: given }: TypeScript.CallExpression, ts: Compiler): boolean {
  const isSpread = given.some((argument) => ts.isSpreadElement(argument));
  return ts.isIdentifier(expression) && RETURNING.includes(expression.text) && !isSpread;
}
