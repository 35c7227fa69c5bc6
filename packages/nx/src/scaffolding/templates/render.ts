import { Script } from 'node:vm';
import { didYouMean, nearest } from '@plangate/core';
import ejs, { type Rethrow } from 'ejs';
import { placesOf, TemplateFileProblem, type EntityValues, type TemplateFile } from './files.js';

/** What a set of templates is rendered with. */
export interface RenderValues {
  /** As `entityValues` makes them; files with `__entity__` in their name are made once for each. */
  readonly entities: readonly EntityValues[];
  readonly [name: string]: unknown;
}

/** A file that templates make. */
export interface RenderedFile {
  /** Relative to where the set of templates is put, with `/`. */
  readonly path: string;
  readonly content: string;
}

/** Where files go that their templates put elsewhere, and the values that depend on it. */
export interface Placing {
  /** The path that is written, for the one of a template. */
  readonly pathFor: (path: string) => string;
  readonly valuesAt: (path: string) => Readonly<Record<string, unknown>>;
}

/**
 * Renders a set of templates with EJS, which runs the code in them. Only a generator that a person started may call this;
 * a gate must not.
 * @throws TemplateFileProblem with file and line
 */
export function renderFiles(
  templates: readonly TemplateFile[],
  values: RenderValues,
  placing: Placing = { pathFor: (path) => path, valuesAt: () => ({}) },
): RenderedFile[] {
  return templates.flatMap((template) => {
    const places = placesOf(template, values.entities).map(({ path, entity }) => ({
      path: placing.pathFor(path),
      entity,
    }));
    if (!template.isTemplate) return places.map(({ path }) => ({ path, content: template.text }));
    const render = compile(template);
    return places.map(({ path, entity }) => ({
      path,
      content: render({ ...values, ...placing.valuesAt(path), entity }),
    }));
  });
}

type Render = (values: Readonly<Record<string, unknown>>) => string;

/** A file ends with one line end, whatever a loop or a condition at its end produced. */
function compile({ file, text }: TemplateFile): Render {
  const template = new ejs.Template(text, { filename: file, client: true, compileDebug: true });
  const render = compiled(() => template.compile());
  if (!render.ok) {
    const { line, what } = faultOf(text, template.source, render.error);
    throw new TemplateFileProblem(`${file}:${line} ${what}`);
  }
  return (values) => {
    const rethrow: Rethrow = (...[error, , , line]) => {
      throw new TemplateFileProblem(`${file}:${line} ${reasonOf(error, Object.keys(values))}`);
    };
    return `${render.value(values, ejs.escapeXML, refuseInclude, rethrow).trimEnd()}\n`;
  };
}

function compiled<Value>(work: () => Value): { ok: true; value: Value } | { ok: false; error: unknown } {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, error };
  }
}

/** All templates are read, from their own folder, before any is rendered; EJS itself opens no file. */
function refuseInclude(path: string): never {
  throw new Error(
    `include(${JSON.stringify(path)}) is not possible: a template cannot include another file. Write its text here.`,
  );
}

function reasonOf(error: unknown, known: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const name = /^([\w$]+) is not defined$/.exec(message)?.[1];
  if (name === undefined) return message;
  const hint = didYouMean(nearest(name, known)) || ` Known here: ${known.join(', ')}.`;
  return `"${name}" is not known.${hint}`;
}

interface Fault {
  readonly line: number;
  readonly what: string;
}

const BRACES = 'The braces of the tags do not match: a block is not closed, or a "}" closes no block.';

/**
 * What is wrong with a template whose code cannot be parsed. EJS does not say where, so the code that it made is parsed again:
 * Node.js names the line of the code, and the code names the line of the template.
 */
function faultOf(text: string, source: string, error: unknown): Fault {
  const open = lineOfOpenTag(text);
  if (open !== null) return { line: open, what: 'This tag is not closed: "%>" is missing.' };
  const lines = ['(function () {', ...source.trimEnd().split('\n'), '}', ')'];
  const at = faultyLine(lines.join('\n'));
  const marks = lines
    .slice(0, at)
    .join('\n')
    .matchAll(/^ {4}; __line = (\d+)$/gm);
  const line = Number([...marks].at(-1)?.[1] ?? 1);
  // The parser gets to the end of the code (`return`, `}` and `)`) only if braces do not match.
  if (at > lines.length - 3) return { line, what: BRACES };
  const message = error instanceof Error ? error.message : String(error);
  return { line, what: `${message.split('\n')[0]?.replace(/ in .* while compiling ejs$/, '') ?? ''}.` };
}

/** The line, from 1, in which some code cannot be parsed; 0 if it can. The code is not run. */
function faultyLine(code: string): number {
  const parsed = compiled(() => new Script(code, { filename: 'template' }));
  const stack = parsed.ok ? '' : String((parsed.error as { stack?: unknown }).stack);
  return Number(/^template:(\d+)/.exec(stack)?.[1] ?? 0);
}

/** The line of the first tag that is not closed before the next one. */
function lineOfOpenTag(text: string): number | null {
  const marks = [...text.matchAll(/<%%|%%>|<%|%>/g)].filter(([mark]) => mark === '<%' || mark === '%>');
  const open = marks.find(([mark], index) => mark === '<%' && marks[index + 1]?.[0] !== '%>');
  return open === undefined ? null : text.slice(0, open.index).split('\n').length;
}
