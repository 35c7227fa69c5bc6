import type * as TypeScript from 'typescript';
import { addedForLines, LINE_REPORTERS } from '../coverage-reporters.js';
import { NotUnderstood, ObjectEditor, orProblem, quoted } from '../editing/object-editor.js';
import { findConfig, withInsertions, type Compiler, type ConfigEdit } from '../editing/script-source.js';

/** The directory of Vitest's coverage where a configuration names none, relative to its root. */
const DEFAULT_DIRECTORY = './coverage';

/** What is to be written besides test results. */
export interface VitestEvidence {
  /** Whether a provider of coverage is installed; without one Vitest refuses to run with coverage. */
  readonly coverage: boolean;
  /** Whether coverage has to say which lines ran. */
  readonly needsLines?: boolean;
}

/** The edit, and where the reports are after it, relative to the root of Vitest. */
export type VitestEdit =
  | (Extract<ConfigEdit, { ok: true }> & {
      /** The directory of coverage. */
      readonly directory: string;
      /** The file of test results. */
      readonly results: string;
      /** What was written before the edit. */
      readonly had: { readonly results: boolean; readonly coverage: boolean };
    })
  | Extract<ConfigEdit, { ok: false }>;

/** What a configuration that cannot be edited needs, for the person who edits it. */
export function vitestByHand(needsLines: boolean): string {
  return `reporters: ['default', 'junit'], outputFile: { junit: './coverage/junit.xml' }, ${coverageSource(needsLines)}`;
}

function coverageSource(needsLines: boolean): string {
  const names = ['text', 'json-summary', ...addedForLines(needsLines)].map(quoted);
  return `coverage: { enabled: true, reporter: [${names.join(', ')}], reportOnFailure: true }`;
}

/**
 * Makes a configuration of Vitest write JUnit and coverage into its directory of coverage, which Nx infers as an output.
 * Only what is missing is added. A configuration that is merged, spread or computed is not changed, and the result says why.
 */
export function addVitestEvidence(text: string, wanted: VitestEvidence, ts: Compiler): VitestEdit {
  return orProblem((): VitestEdit => {
    const editor = new ObjectEditor(ts);
    const test = testOf(editor, findConfig(text, ts));
    const coverage = editor.objectAt(test, 'coverage');
    const directory = editor.textAt(coverage, 'reportsDirectory') ?? DEFAULT_DIRECTORY;
    const results = writeResults(editor, test, directory);
    const afterResults = editor.changes;
    if (wanted.coverage) writeCoverage(editor, { test, coverage, needsLines: wanted.needsLines === true });
    const had = { results: afterResults === 0, coverage: wanted.coverage && editor.changes === afterResults };
    return { ok: true, text: withInsertions(text, editor.insertions()), directory, results, had };
  });
}

/** The object of `test`, which nothing behind it may replace. */
function testOf(
  editor: ObjectEditor,
  config: TypeScript.ObjectLiteralExpression | null,
): TypeScript.ObjectLiteralExpression {
  if (config === null) throw new NotUnderstood('it exports no object literal');
  const test = editor.objectAt(config, 'test');
  if (test === null) throw new NotUnderstood('it has no "test"');
  const spread = config.properties.findLast((property) => editor.ts.isSpreadAssignment(property));
  if (spread !== undefined && spread.pos > test.pos) throw new NotUnderstood('a spread follows its "test"');
  return test;
}

/** Makes it write JUnit beside the coverage, unless it writes its results to a file already. */
function writeResults(
  editor: ObjectEditor,
  test: TypeScript.ObjectLiteralExpression,
  directory: string,
): string {
  const outputFile = editor.objectAt(test, 'outputFile');
  const json = editor.textAt(outputFile, 'json');
  if (json !== null && editor.lists(test, 'reporters', 'json')) return json;
  const junit = editor.textAt(outputFile, 'junit');
  const report = junit ?? `${directory.replace(/\/+$/, '')}/junit.xml`;
  editor.element(test, 'reporters', { first: 'default', wanted: [['junit']] });
  if (outputFile === null) editor.add(test, `outputFile: { junit: ${quoted(report)} }`);
  else if (junit === null) editor.add(outputFile, `junit: ${quoted(report)}`);
  return report;
}

function writeCoverage(
  editor: ObjectEditor,
  {
    test,
    coverage,
    needsLines,
  }: {
    readonly test: TypeScript.ObjectLiteralExpression;
    readonly coverage: TypeScript.ObjectLiteralExpression | null;
    readonly needsLines: boolean;
  },
): void {
  if (coverage === null) {
    editor.add(test, coverageSource(needsLines));
    return;
  }
  editor.flag(coverage, 'enabled');
  editor.element(coverage, 'reporter', {
    first: 'text',
    wanted: [['json-summary', 'json'], ...(needsLines ? [LINE_REPORTERS] : [])],
  });
  editor.flag(coverage, 'reportOnFailure');
}
