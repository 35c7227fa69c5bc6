import type { Finding } from '../model/finding.js';
import { CertainCode } from './certain-code.js';
import { EditableLines } from './editable-lines.js';
import { readLines } from './source-lines.js';

/** Lines outside code that are parsed as Markdown, each up to half a millisecond; the longest real plan has 400. */
export const MAX_MARKDOWN_LINES = 3_000;
/**
 * Steps of one block (the lines between two blank ones). The parser looks back from each mark over the marks before it,
 * and from some over all of the block, so the steps grow with the square. The densest block of 1,800 real documents
 * needs a quarter of this.
 */
const MAX_BLOCK_STEPS = 4_000_000;
/** Steps of all blocks together. */
const MAX_STEPS = 2 * MAX_BLOCK_STEPS;
/** Marks of any kind in a document: each is a token, and tokens are what linear time is made of. */
const MAX_TOKENS = 40_000;
/** Levels of indentation, summed over the lines: the parser walks down all of them in each line. */
const MAX_LEVELS = 40_000;
/** A character that is only passed over, in steps. */
const CHARACTER = 1 / 8;
/** Characters of a block whose square is one step: who reads a paragraph may look back over all of it at each line. */
const CHARACTERS_SQUARED = 4_096;

/** What may open or close a bracket, emphasis, code, HTML or an entity; `_` inside a word does nothing. */
const MARK = /[[\]*`<&!~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
const TOKEN = /[!-/:-@[-`{-~]/g;

/** Lines that belong together, with what they cost a parser. */
interface Block {
  readonly first: number;
  readonly last: number;
  readonly steps: number;
  readonly tokens: number;
  /** The parser also reads each space of a blank line once for each level that may go on behind it. */
  levels: number;
}

/**
 * Blanks what a Markdown parser would need too long for, so that parsing ends in time whatever the text holds: the
 * lines behind the bound, and each block that exceeds its own bound or what is left of the document's. At most one
 * finding for each of the two. Every position stays as it was.
 */
export function boundMarkdown(text: string): {
  readonly text: string;
  readonly findings: readonly Finding[];
} {
  if (surelyFits(text)) return { text, findings: [] };
  const edited = new EditableLines(text);
  const findings = [...cutLines(text, edited), ...blankDenseBlocks(edited)];
  return findings.length === 0 ? { text, findings } : { text: edited.toString(), findings };
}

/** Whether a text would be within all bounds even if it were one block; true of nearly all that people write. */
function surelyFits(text: string): boolean {
  if (text.length > MAX_TOKENS) return false;
  const lines = text.match(/[\r\n]/g)?.length ?? 0;
  const marks = text.match(/[[\]*_`<&!~]/g)?.length ?? 0;
  const underlines = text.match(UNDERLINES)?.length ?? 0;
  return (
    lines < MAX_MARKDOWN_LINES &&
    stepsOf(marks, text.length) <= MAX_BLOCK_STEPS &&
    text.length + underlines * UNDERLINE_TOKENS <= MAX_TOKENS
  );
}

/** Lines that underline a heading. The parser works on each as much as on so many tokens. */
const UNDERLINES = /^[ \t>]{0,24}(?:=+|-+)[ \t]*$/gm;
const UNDERLINE = new RegExp(UNDERLINES.source);
const UNDERLINE_TOKENS = 32;

function stepsOf(marks: number, length: number): number {
  return Math.round(marks * (marks + length * CHARACTER) + length ** 2 / CHARACTERS_SQUARED);
}

function cutLines(text: string, edited: EditableLines): Finding[] {
  if (edited.texts.length <= MAX_MARKDOWN_LINES) return [];
  const first = readLines(text).filter((line) => !line.code && line.text !== '')[MAX_MARKDOWN_LINES]?.number;
  if (first === undefined) return [];
  edited.texts.length = first - 1;
  const args = { limit: MAX_MARKDOWN_LINES, code: false };
  return [{ reason: 'document-too-long', args, position: { line: first, column: 1 } }];
}

function blankDenseBlocks(edited: EditableLines): Finding[] {
  const left = { steps: MAX_STEPS, tokens: MAX_TOKENS, levels: MAX_LEVELS };
  const dense: Block[] = [];
  for (const block of blocksOf(edited.texts)) {
    const fits =
      block.steps <= Math.min(MAX_BLOCK_STEPS, left.steps) &&
      block.tokens <= left.tokens &&
      block.levels <= left.levels;
    if (fits) {
      left.steps -= block.steps;
      left.tokens -= block.tokens;
      left.levels -= block.levels;
    } else {
      dense.push(block);
      for (let at = block.first; at <= block.last; at += 1) edited.blank(at);
    }
  }
  const [first] = dense;
  if (first === undefined) return [];
  const position = { line: first.first + 1, column: 1 };
  return [{ reason: 'markdown-too-dense', args: { blocks: dense.length }, position }];
}

/** The blocks of text between blank lines and code, with what the blank lines behind them cost. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  const code = new CertainCode();
  let first: number | null = null;
  let depth = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    const line = lines[at] ?? '';
    const blank = /^[ \t]*$/.test(line);
    const ends = code.next(line) || blank;
    if (!ends) first ??= at;
    else if (first !== null) {
      blocks.push(blockOf(lines, first, at - 1));
      depth = Math.ceil((/^[\s>*+\d.)-]*/.exec(lines[at - 1] ?? '')?.[0].length ?? 0) / 2);
      first = null;
    }
    const last = blocks[blocks.length - 1];
    if (blank && last) last.levels += line.length * depth * CHARACTER;
  }
  return blocks;
}

function blockOf(lines: readonly string[], first: number, last: number): Block {
  let [marks, tokens, length, levels] = [0, 0, 0, 0];
  for (let at = first; at <= last; at += 1) {
    const line = lines[at] ?? '';
    marks += line.match(MARK)?.length ?? 0;
    tokens += (line.match(TOKEN)?.length ?? 0) + (UNDERLINE.test(line) ? UNDERLINE_TOKENS : 0);
    levels += Math.floor((line.length - line.trimStart().length) / 2);
    length += line.length;
  }
  return { first, last, steps: stepsOf(marks, length), tokens, levels };
}
