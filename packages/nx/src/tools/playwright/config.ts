import type * as TypeScript from 'typescript';
import { NotUnderstood, ObjectEditor, orProblem } from '../editing/object-editor.js';
import {
  findConfig,
  propertyOf,
  withInsertions,
  type Compiler,
  type ConfigEdit,
  type Insertion,
} from '../editing/script-source.js';

/** Where the report goes, relative to the configuration. Gates recognise the format by the name. */
const REPORT = 'test-output/playwright/playwright.json';
const REPORTER = `['json', { outputFile: '${REPORT}' }]`;

/** What a configuration that cannot be edited needs, for the person who edits it. */
export const PLAYWRIGHT_BY_HAND = `${REPORTER} among the lists in "reporter"`;

/** The edit, and where the report is after it, relative to the configuration. */
export type PlaywrightEdit =
  | (Extract<ConfigEdit, { ok: true }> & { readonly results: string })
  | Extract<ConfigEdit, { ok: false }>;

/**
 * Makes a configuration of Playwright write its results as JSON beside what its reporters do already. Those of the preset of Nx are kept:
 * the preset is called once, and its reporters are listed before ours.
 */
export function addPlaywrightEvidence(text: string, ts: Compiler): PlaywrightEdit {
  return orProblem((): PlaywrightEdit => {
    const config = findConfig(text, ts);
    if (config === null) throw new NotUnderstood('it exports no object literal');
    const property = propertyOf(config, 'reporter', ts);
    const spread = config.properties.findLast((one) => ts.isSpreadAssignment(one));
    if (property !== undefined) {
      if (spread !== undefined && spread.pos > property.pos)
        throw new NotUnderstood('a spread follows its "reporter"');
      return extended(text, property.initializer, ts);
    }
    if (spread !== undefined) return besidePreset(text, { config, spread }, ts);
    const editor = new ObjectEditor(ts);
    editor.add(config, `reporter: [['list'], ${REPORTER}]`);
    return { ok: true, text: withInsertions(text, editor.insertions()), results: REPORT };
  });
}

/** Reporters that the configuration lists itself. */
function extended(text: string, value: TypeScript.Expression, ts: Compiler): PlaywrightEdit {
  if (ts.isStringLiteralLike(value)) {
    const insertion = {
      position: value.getStart(),
      removed: value.getWidth(),
      text: `[[${value.getText()}], ${REPORTER}]`,
    };
    return { ok: true, text: withInsertions(text, [insertion]), results: REPORT };
  }
  if (!ts.isArrayLiteralExpression(value)) throw new NotUnderstood('its "reporter" is not a list');
  for (const element of value.elements) {
    const results = writtenBy(element, ts);
    if (results !== null) return { ok: true, text, results };
  }
  const last = value.elements.at(-1);
  const position = last ? last.getEnd() : value.getStart() + 1;
  const insertion = { position, removed: 0, text: `${last ? ', ' : ''}${REPORTER}` };
  return { ok: true, text: withInsertions(text, [insertion]), results: REPORT };
}

/** The file that an element of the list writes in a format that gates read; null where it writes none. */
function writtenBy(element: TypeScript.Expression, ts: Compiler): string | null {
  if (!ts.isArrayLiteralExpression(element)) return null;
  const [name, options] = element.elements;
  if (name === undefined || !ts.isStringLiteralLike(name) || !['json', 'junit'].includes(name.text))
    return null;
  if (options === undefined || !ts.isObjectLiteralExpression(options)) return null;
  const file = propertyOf(options, 'outputFile', ts)?.initializer;
  return file !== undefined && ts.isStringLiteralLike(file) ? file.text : null;
}

interface PresetSpread {
  readonly config: TypeScript.ObjectLiteralExpression;
  readonly spread: TypeScript.SpreadAssignment;
}

/** The preset of Nx gets a name, because its reporters are needed too. */
function besidePreset(text: string, { config, spread }: PresetSpread, ts: Compiler): PlaywrightEdit {
  const { expression } = spread;
  const isPreset =
    ts.isCallExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === 'nxE2EPreset';
  if (!isPreset) throw new NotUnderstood('a spread may set its "reporter"');
  const name = /\bnxPreset\b/.test(text) ? 'nxE2EPresetOptions' : 'nxPreset';
  const reporters = `reporter: [...(Array.isArray(${name}.reporter) ? ${name}.reporter : []), ${REPORTER}],`;
  const insertions: Insertion[] = [
    {
      position: behindStatementBefore(config),
      removed: 0,
      text: `\n\nconst ${name} = ${expression.getText()};`,
    },
    { position: expression.getStart(), removed: expression.getWidth(), text: name },
    { position: spread.getEnd(), removed: 0, text: `,\n  ${reporters.slice(0, -1)}` },
  ];
  return { ok: true, text: withInsertions(text, insertions), results: REPORT };
}

/** The end of the statement before the one that holds a node. */
function behindStatementBefore(node: TypeScript.Node): number {
  const { statements } = node.getSourceFile();
  const index = statements.findIndex((statement) => statement.pos <= node.pos && node.end <= statement.end);
  const before = statements[index - 1];
  if (before === undefined) throw new NotUnderstood('nothing is imported before it');
  return before.getEnd();
}
