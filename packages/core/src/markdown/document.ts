import type { Root } from 'mdast';
import { once } from '../base/memo.js';
import type { Finding } from '../model/finding.js';
import type { Leftover } from '../model/plan.js';
import { boundMarkdown } from './bounds.js';
import { outlineOf, type Section } from './outline.js';
import { cutLines, prepareText } from './prepare.js';
import { linesOf, readLines, type SourceLine } from './source-lines.js';
import { parseMarkdown } from './syntax-tree.js';
import { blankInside, blankRanges, withdrawnIn } from './withdrawn.js';
import { UNSEEN } from '../base/plain-text.js';

/** What a kind of document does to its text before it is read. Lines and columns stay. */
export interface DocumentShape {
  /** Undoes what went wrong with the whole document. */
  readonly repair?: (text: string) => { readonly text: string; readonly findings: readonly Finding[] };
  /** Leaves out what need not be parsed; offsets of nodes are then those of the shorter text. */
  readonly skip?: (text: string, lines: () => readonly SourceLine[]) => string;
}

/** A document parsed, within the bounds. */
export interface Parsed {
  /** What was parsed, with what it hides in spaces. */
  readonly text: string;
  readonly root: Root;
  readonly outline: readonly Section[];
  /** What was left out because of the bounds. */
  readonly findings: readonly Finding[];
}

/** A document that every reader and every edit starts from. Its positions are those of the text as given. */
export interface OpenDocument {
  readonly ok: true;
  /**
   * What the document states, line by line: without conflicts, without what exceeds the bounds of a line, and without
   * what it strikes out or hides (see `withdrawnIn`). Computed when first asked for.
   */
  readonly lines: readonly SourceLine[];
  /** The same lines with what is between tildes: a source tree strikes out what is to be deleted. */
  readonly written: readonly SourceLine[];
  /** What was found before parsing. */
  readonly findings: readonly Finding[];
  /** The markers of a merge conflict. */
  readonly conflicts: readonly Leftover[];
  /** The document's Markdown, parsed when first asked for and once; null when it is nested too deeply. */
  parse(): Parsed | null;
}

/** A document that holds nothing to be read. */
export interface ClosedDocument {
  readonly ok: false;
  readonly problem: 'binary' | 'too-large';
  readonly findings: readonly Finding[];
}

/** Opens a document of any kind. Never throws, and neither does what it returns. */
export function openDocument(text: string, shape: DocumentShape = {}): OpenDocument | ClosedDocument {
  const prepared = prepareText(text);
  if (prepared.unreadable !== null) {
    return { ok: false, problem: prepared.unreadable, findings: prepared.findings };
  }
  const repaired = shape.repair?.(prepared.text) ?? { text: prepared.text, findings: [] };
  const bounded = cutLines(repaired.text);
  const withdrawn = withdrawnIn(bounded.text);
  const visible = blankRanges(bounded.text, withdrawn.blocks);
  const shown = blankInside(visible, withdrawn.inline);
  const written = once(() => readLines(shown));
  const lines = once(() =>
    withdrawn.struck.length === 0 ? written() : readLines(blankInside(shown, withdrawn.struck)),
  );
  return {
    ok: true,
    get lines() {
      return lines();
    },
    get written() {
      return written();
    },
    findings: [...prepared.findings, ...repaired.findings, ...bounded.findings],
    conflicts: prepared.leftovers,
    parse: once(() => {
      const parsed = blankInside(visible, withdrawn.inline, UNSEEN);
      return parseBounded(shape.skip?.(parsed, lines) ?? parsed);
    }),
  };
}

function parseBounded(text: string): Parsed | null {
  const bounded = boundMarkdown(text);
  // What the bounds cut off at the end still counts as lines of the document.
  const whole = bounded.text.padEnd(text.length, ' ').replaceAll(UNSEEN, ' ');
  try {
    const root = parseMarkdown(bounded.text);
    const outline = once(() => outlineOf(root, linesOf(text).length));
    return {
      text: whole,
      root,
      get outline() {
        return outline();
      },
      findings: bounded.findings,
    };
  } catch (error) {
    // The parser recurses: what the bounds let through can still be too deep for its stack.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
