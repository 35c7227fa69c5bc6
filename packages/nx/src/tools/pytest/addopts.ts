import type { AST } from 'toml-eslint-parser';
import { NotUnderstood, orProblem } from '../editing/object-editor.js';
import { withInsertions, type ConfigEdit, type Insertion } from '../editing/script-source.js';
import { TomlFile, tomlString, type TomlPath } from '../editing/toml-file.js';
import { shellWords } from './shell-words.js';

/** What a pyproject.toml says of pytest, or why it cannot be read. */
export type PytestConfig =
  | {
      readonly ok: true;
      /** Whether it configures pytest at all. */
      readonly configures: boolean;
      /** The words of `addopts`. */
      readonly words: readonly string[];
      /** Where coverage.py writes XML that no option places; null: not said. */
      readonly coverage: string | null;
    }
  | { readonly ok: false; readonly problem: string };

const INI = ['tool', 'pytest', 'ini_options'];
/** The table of pytest 9, whose values have types: `addopts` is a list there. */
const NATIVE = ['tool', 'pytest'];
const KEY = 'addopts';
const PATH = [...INI, KEY];
/** Words that mean themselves in a TOML string that pytest splits as a shell does. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** Reads the configuration of pytest in a pyproject.toml. */
export function readPytestConfig(text: string): PytestConfig {
  return orProblem((): PytestConfig => {
    const file = new TomlFile(text);
    const table = tableOf(file);
    const output = file.valueAt(['tool', 'coverage', 'xml', 'output']);
    return {
      ok: true,
      configures: table !== null,
      words: table === null ? [] : wordsIn(file, [...table, KEY]),
      coverage: output !== null && isText(output) ? output.value : null,
    };
  });
}

/** Reads the `addopts` of a pytest.toml, which pytest 9 has. */
export function readPytestToml(
  text: string,
): Extract<ConfigEdit, { ok: false }> | { readonly ok: true; readonly words: readonly string[] } {
  return orProblem(() => ({ ok: true as const, words: wordsIn(new TomlFile(text), ['pytest', KEY]) }));
}

/**
 * Adds words to the `addopts` of a pyproject.toml, in the form that it has; a list is made if there is none, and the table too.
 * The edit is read back: unless `addopts` alone has changed, and by these words alone, there is no edit.
 */
export function addAddopts(text: string, added: readonly string[]): ConfigEdit {
  return orProblem((): ConfigEdit => {
    const before = new TomlFile(text);
    if (tableOf(before) === NATIVE) throw new NotUnderstood('only pytest 9 reads its "tool.pytest"');
    const words = [...wordsIn(before, PATH), ...added];
    const edited = withInsertions(text, [insertion(before, added)]);
    if (!isEdit(before, edited, words)) {
      throw new NotUnderstood(`its "${KEY}" is written in a form that cannot be edited`);
    }
    return { ok: true, text: edited };
  });
}

/** Whether a text is the one before with these words of `addopts`, and nothing else differs. */
function isEdit(before: TomlFile, edited: string, words: readonly string[]): boolean {
  const read = orProblem(() => {
    const after = new TomlFile(edited);
    return { ok: isSame(wordsIn(after, PATH), words) && isSame(after.besides(PATH), before.besides(PATH)) };
  });
  return read.ok;
}

function insertion(file: TomlFile, added: readonly string[]): Insertion {
  const value = file.valueAt(PATH);
  if (value === null) {
    return file.newEntry(INI, `${KEY} = [${added.map((word) => tomlString(word, '"')).join(', ')}]`);
  }
  if (value.type === 'TOMLArray') {
    const last = value.elements.at(-1);
    const like = last === undefined ? '"' : file.source(last);
    return file.behindLast(
      value,
      added.map((word) => tomlString(word, like)),
    );
  }
  if (!isText(value) || !added.every((word) => PLAIN.test(word))) {
    throw new NotUnderstood(`the options do not fit into its "${KEY}"`);
  }
  return insideText(file, value, added);
}

/** Words behind the last one in a string, each on its line where that one is on a line of its own. */
function insideText(file: TomlFile, node: AST.TOMLStringValue, added: readonly string[]): Insertion {
  const quotes = node.multiline ? 3 : 1;
  const from = node.range[0] + quotes;
  const kept = file.text.slice(from, node.range[1] - quotes).trimEnd();
  const line = kept.lastIndexOf('\n') + 1;
  const indent = /^[ \t]*/.exec(kept.slice(line))?.[0] ?? '';
  const lead = line > 0 ? `${file.eol}${indent}` : ' ';
  const text = added.map((word) => `${lead}${word}`).join('');
  return { position: from + kept.length, removed: 0, text: kept === '' ? text.trimStart() : text };
}

/** The table that configures pytest; null if there is none. Beside `ini_options`, other keys of `tool.pytest` are ignored or refused. */
function tableOf(file: TomlFile): TomlPath | null {
  const below = file.below(NATIVE);
  if (below.length === 0) return null;
  return below.some((path) => path[NATIVE.length] === INI.at(-1)) ? INI : NATIVE;
}

/** The words of `addopts`: those of a list, or of a text that `ini_options` may hold instead. */
function wordsIn(file: TomlFile, path: TomlPath): readonly string[] {
  const value = file.valueAt(path);
  if (value === null) return [];
  const words: readonly (string | null)[] | null =
    value.type === 'TOMLArray' ? value.elements.map(textOf) : splitText(value, path);
  if (!words?.every((word) => word !== null)) {
    throw new NotUnderstood(`its "${KEY}" is not a list of options`);
  }
  return words;
}

function splitText(value: AST.TOMLContentNode, path: TomlPath): readonly string[] | null {
  const text = path.length === PATH.length ? textOf(value) : null;
  return text === null ? null : shellWords(text);
}

function textOf(value: AST.TOMLContentNode): string | null {
  return isText(value) ? value.value : null;
}

function isText(value: AST.TOMLContentNode): value is AST.TOMLStringValue {
  return value.type === 'TOMLValue' && value.kind === 'string';
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
