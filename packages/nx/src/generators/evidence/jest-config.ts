import type * as TypeScript from 'typescript';

/** The compiler of the workspace; only its parser is used. */
export type Compiler = typeof TypeScript;

/** The reporter that writes Jest's results beside the coverage reports. */
export const JEST_REPORTER = '@plangate/nx/jest-reporter';

/** `complete`: what is missing is added. `extend`: only what the file itself sets is extended. */
export type EditMode = 'complete' | 'extend';

/** The text after the edit (the same text when nothing was missing), or why it cannot be edited safely. */
export type ConfigEdit =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

interface Wanted {
  readonly key: string;
  /** Source of the property when the key is missing. */
  readonly source: string;
  /** The array element that must be there when the key is set; null for a flag. */
  readonly element: string | null;
}

const WANTED: readonly Wanted[] = [
  { key: 'collectCoverage', source: 'collectCoverage: true', element: null },
  {
    key: 'coverageReporters',
    source: "coverageReporters: ['html', 'json-summary']",
    element: 'json-summary',
  },
  { key: 'reporters', source: `reporters: ['default', '${JEST_REPORTER}']`, element: JEST_REPORTER },
];

/**
 * Makes a Jest configuration or preset write coverage and results. Only the lines that must change are changed; a file whose
 * export does not lead to an object literal is not changed, and the result says why.
 */
export function addJestEvidence(text: string, mode: EditMode, ts: Compiler): ConfigEdit {
  const source = ts.createSourceFile('jest.config.ts', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const config = findConfig(source, ts);
  if (!config) {
    return { ok: false, problem: 'it exports no object literal' };
  }
  const insertions: { position: number; text: string; removed: number }[] = [];
  const missing: string[] = [];
  for (const wanted of WANTED) {
    const property = propertyOf(config, wanted.key, ts);
    if (!property) {
      if (mode === 'complete') {
        missing.push(wanted.source);
      }
      continue;
    }
    const edit = extend(property, wanted, ts);
    if (typeof edit === 'string') {
      return { ok: false, problem: edit };
    }
    if (edit) {
      insertions.push(edit);
    }
  }
  if (missing.length > 0) {
    insertions.push(append(config, missing));
  }
  let result = text;
  for (const { position, text: added, removed } of insertions.sort((a, b) => b.position - a.position)) {
    result = result.slice(0, position) + added + result.slice(position + removed);
  }
  return { ok: true, text: result };
}

/** The path a configuration gives as `preset`, or null. */
export function presetOf(text: string, ts: Compiler): string | null {
  const source = ts.createSourceFile('jest.config.ts', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const config = findConfig(source, ts);
  const preset = config && propertyOf(config, 'preset', ts);
  return preset && ts.isStringLiteralLike(preset.initializer) ? preset.initializer.text : null;
}

function append(config: TypeScript.ObjectLiteralExpression, sources: string[]) {
  const last = config.properties.at(-1);
  const position = last ? last.getEnd() : config.getStart() + 1;
  const comma = last && !config.properties.hasTrailingComma ? ',' : '';
  const trailing = config.properties.hasTrailingComma ? ',' : '';
  const lines = sources.map((line) => `\n  ${line}`).join(',');
  return { position, removed: 0, text: `${comma}${trailing}${lines}${last ? '' : ',\n'}` };
}

function extend(property: TypeScript.PropertyAssignment, wanted: Wanted, ts: Compiler) {
  const value = property.initializer;
  if (wanted.element === null) {
    return value.kind === ts.SyntaxKind.FalseKeyword
      ? { position: value.getStart(), removed: value.getWidth(), text: 'true' }
      : null;
  }
  if (!ts.isArrayLiteralExpression(value)) {
    return `its ${wanted.key} is not an array literal`;
  }
  const present = value.elements.some((element) => {
    const name = ts.isArrayLiteralExpression(element) ? element.elements[0] : element;
    return name !== undefined && ts.isStringLiteralLike(name) && name.text === wanted.element;
  });
  if (present) {
    return null;
  }
  const last = value.elements.at(-1);
  const position = last ? last.getEnd() : value.getStart() + 1;
  return { position, removed: 0, text: `${last ? ', ' : ''}'${wanted.element}'` };
}

function propertyOf(config: TypeScript.ObjectLiteralExpression, key: string, ts: Compiler) {
  return config.properties.find(
    (property): property is TypeScript.PropertyAssignment =>
      ts.isPropertyAssignment(property) &&
      (ts.isIdentifier(property.name) || ts.isStringLiteralLike(property.name)) &&
      property.name.text === key,
  );
}

/** The object literal behind `module.exports = …` or `export default …`. */
function findConfig(source: TypeScript.SourceFile, ts: Compiler): TypeScript.ObjectLiteralExpression | null {
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
    } else if (ts.isArrowFunction(current) && !ts.isBlock(current.body)) {
      current = current.body;
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
