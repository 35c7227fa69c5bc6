import type * as TypeScript from 'typescript';
import { addedForLines, LINE_REPORTERS } from '../coverage-reporters.js';
import {
  findConfig,
  propertyOf,
  withInsertions,
  type Compiler,
  type ConfigEdit,
  type Insertion,
} from '../editing/script-source.js';

/** The reporter that writes Jest's results beside the coverage reports. */
export const JEST_REPORTER = '@plangate/nx/jest-reporter';

/** `complete`: what is missing is added. `extend`: only what the file itself sets is extended. */
export type EditMode = 'complete' | 'extend';

interface Wanted {
  readonly key: string;
  /** Source of the property when the key is missing. */
  readonly source: string;
  /** Of each of these lists, one element must be there when the key is set; the first one is added. Null for a flag. */
  readonly elements: readonly (readonly [string, ...string[]])[] | null;
}

/** What is to be done to a configuration. */
export interface JestWanted {
  readonly mode: EditMode;
  /** Whether its coverage has to say which lines ran. */
  readonly needsLines: boolean;
}

function wantedOf(needsLines: boolean): readonly Wanted[] {
  const reporters = ['html', 'json-summary', ...addedForLines(needsLines)].map((name) => `'${name}'`);
  return [
    { key: 'collectCoverage', source: 'collectCoverage: true', elements: null },
    {
      key: 'coverageReporters',
      source: `coverageReporters: [${reporters.join(', ')}]`,
      elements: [['json-summary'], ...(needsLines ? [LINE_REPORTERS] : [])],
    },
    { key: 'reporters', source: `reporters: ['default', '${JEST_REPORTER}']`, elements: [[JEST_REPORTER]] },
  ];
}

/**
 * Makes a Jest configuration or preset write coverage and results. Only the lines that must change are changed; a file whose
 * export does not lead to an object literal is not changed, and the result says why.
 */
export function addJestEvidence(text: string, { mode, needsLines }: JestWanted, ts: Compiler): ConfigEdit {
  const config = findConfig(text, ts);
  if (!config) {
    return { ok: false, problem: 'it exports no object literal' };
  }
  const insertions: Insertion[] = [];
  const missing: string[] = [];
  for (const wanted of wantedOf(needsLines)) {
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
  return { ok: true, text: withInsertions(text, insertions) };
}

/** The path a configuration gives as `preset`, or null. */
export function presetOf(text: string, ts: Compiler): string | null {
  return textOf(text, 'preset', ts);
}

/** The directory of coverage that a configuration names, or null. */
export function coverageDirectoryOf(text: string, ts: Compiler): string | null {
  return textOf(text, 'coverageDirectory', ts);
}

function textOf(text: string, key: string, ts: Compiler): string | null {
  const config = findConfig(text, ts);
  const property = config && propertyOf(config, key, ts);
  return property && ts.isStringLiteralLike(property.initializer) ? property.initializer.text : null;
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
  if (wanted.elements === null) {
    return value.kind === ts.SyntaxKind.FalseKeyword
      ? { position: value.getStart(), removed: value.getWidth(), text: 'true' }
      : null;
  }
  if (!ts.isArrayLiteralExpression(value)) {
    return `its ${wanted.key} is not an array literal`;
  }
  const present = value.elements.map((element) => {
    const name = ts.isArrayLiteralExpression(element) ? element.elements[0] : element;
    return name !== undefined && ts.isStringLiteralLike(name) ? name.text : '';
  });
  const added = wanted.elements
    .filter((names) => !names.some((name) => present.includes(name)))
    .map(([name]) => `'${name}'`);
  if (added.length === 0) {
    return null;
  }
  const last = value.elements.at(-1);
  const position = last ? last.getEnd() : value.getStart() + 1;
  return { position, removed: 0, text: `${last ? ', ' : ''}${added.join(', ')}` };
}
