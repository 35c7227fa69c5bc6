import type { Code, Nodes } from 'mdast';
import type { Finding } from '../../../model/finding.js';
import type { LayoutEntry, Leftover } from '../../../model/plan.js';
import type { Position } from '../../../model/position.js';
import type { Section } from '../../../markdown/outline.js';
import type { SourceLine } from '../../../markdown/source-lines.js';
import { cut, part } from '../../../base/plain-text.js';
import { isDocumentation, opensLooseStructure } from '../section-names.js';
import { chooseParts, isOptionLabel, labelOf, partsOf, type Part, type PartLabel } from './alternatives.js';
import { TreeReader } from './build.js';
import { isTree, withoutChangeColumn, type Block } from './block.js';
import { hasBranch, readDrawing } from './drawing.js';
import { listingsOf } from './listing.js';
import { legendIn } from './marks.js';

/** What of a plan decides which of its trees is the source tree. */
export interface PlanText {
  readonly outline: readonly Section[];
  readonly lines: readonly SourceLine[];
  /** The text of the Structure Decision; null if there is none. */
  readonly decision: string | null;
}

export interface TreeResult {
  readonly layout: LayoutEntry[];
  readonly position: Position | null;
  readonly leftovers: Leftover[];
  readonly findings: Finding[];
  /** Names in the tree of the feature's own documents; null where none is drawn. */
  readonly documents: string[] | null;
}

/** The source tree of a plan: every tree of Project Structure that is not the feature's own documentation. */
export function readTree(structure: readonly Section[], { outline, lines, decision }: PlanText): TreeResult {
  const parts = partsIn(structure, outline, lines);
  const chosen = chooseParts(parts, decision);
  const legend = legendIn(structure.flatMap((section) => proseOf(section, lines)));
  const reader = new TreeReader(legend);
  for (const one of chosen.read)
    reader.read(one.block.lines, one.block.quoted, chosen.isOpen(one) ? 'open' : null);
  const former = new TreeReader(legend);
  for (const { block } of chosen.former) former.read(block.lines, block.quoted);
  const layout = withoutFeatureDocuments(withDeleted(reader.entries(), former.entries()));
  const first = chosen.read[0]?.block.lines[0];
  const position = layout.length === 0 || !first ? null : { line: first.number, column: 1 };
  const leftovers = parts.flatMap(({ block }) => optionLabels(block.lines));
  const unread = parts.flatMap(({ block }) => (block.unread ?? []).map(notUnderstood));
  const findings = [...chosen.findings, ...reader.findings, ...unread];
  return { layout, position, leftovers, findings, documents: documentsOf(structure, lines) };
}

/** What the trees of the feature's own documents name, by the last name of each path. */
function documentsOf(structure: readonly Section[], lines: readonly SourceLine[]): string[] | null {
  const blocks = structure.flatMap((section) => {
    const documentation = section.depth > 2 && isDocumentation(section);
    const drawn = section.content.flatMap((node) => blocksIn(node, lines));
    return drawn.filter((block) => isTree(block) && isDocumentTree(block, documentation));
  });
  if (blocks.length === 0) return null;
  const reader = new TreeReader();
  for (const { lines: drawn, quoted } of blocks) reader.read(drawn, quoted);
  return reader.names();
}

function notUnderstood({ text, number }: SourceLine): Finding {
  const column = text.length - text.trimStart().length + 1;
  const args = { text: cut(text.trim()) };
  return { reason: 'tree-line-not-understood', args, position: { line: number, column } };
}

/** Where a plan has no drawn tree in Project Structure, its lists and tables of files serve, then trees elsewhere. */
function partsIn(
  structure: readonly Section[],
  outline: readonly Section[],
  lines: readonly SourceLine[],
): Part[] {
  const drawn = labelledParts(structure, lines);
  if (drawn.length > 0) return drawn;
  const listed = structure.filter(isSource).flatMap((section) => listingsOf(section, lines));
  if (listed.length > 0) return listed.map((block) => ({ block, label: null }));
  const loose = outline.filter((section) => !structure.includes(section) && opensLooseStructure(section));
  const elsewhere = labelledParts(loose, lines);
  if (elsewhere.length > 0) return elsewhere;
  return loose.flatMap((section) => listingsOf(section, lines)).map((block) => ({ block, label: null }));
}

/** The trees of some sections, each with what its heading or the line above it says. */
function labelledParts(sections: readonly Section[], lines: readonly SourceLine[]): Part[] {
  const above: { depth: number; label: PartLabel | null }[] = [];
  return sections.flatMap((section) => {
    while ((above[above.length - 1]?.depth ?? 0) >= section.depth && above.length > 0) above.pop();
    const outer = above[above.length - 1]?.label ?? null;
    const heading = labelOf(section.title, section.position.line) ?? outer;
    above.push({ depth: section.depth, label: heading });
    let label = heading;
    return section.content.flatMap((node) => {
      if (node.type === 'paragraph') label = leadOf(node, lines, label) ?? heading;
      return treesIn(section, node, lines).flatMap((block) => partsOf(block, label));
    });
  });
}

/** What a paragraph says of the trees below it; a paragraph that leads to something else ends what was said. */
function leadOf(node: Nodes, lines: readonly SourceLine[], said: PartLabel | null): PartLabel | null {
  const line = lines[(node.position?.end.line ?? 1) - 1];
  if (!line) return said;
  return labelOf(line.text, line.number) ?? (/[:：]\**\s*$/.test(line.text) ? null : said);
}

/** The tree before the change also shows what is to be removed. */
function withDeleted(entries: readonly LayoutEntry[], former: readonly LayoutEntry[]): LayoutEntry[] {
  const known = new Set(entries.map(({ path }) => path));
  return [...entries, ...former.filter(({ path, status }) => status === 'deleted' && !known.has(path))];
}

function isSource(section: Section): boolean {
  return section.depth <= 2 || !isDocumentation(section);
}

/** What a section says outside its blocks of code. */
function proseOf(section: Section, lines: readonly SourceLine[]): SourceLine[] {
  return lines.slice(section.firstLine - 1, section.lastLine).filter((line) => !line.code && !line.comment);
}

function treesIn(section: Section, node: Nodes, lines: readonly SourceLine[]): Block[] {
  const documentation = section.depth > 2 && isDocumentation(section);
  return blocksIn(node, lines).filter((block) => isTree(block) && !isDocumentTree(block, documentation));
}

const MAX_NESTING = 8;

/** The code blocks and drawn paragraphs of a node. */
function blocksIn(node: Nodes, lines: readonly SourceLine[], inside = { quoted: false, depth: 0 }): Block[] {
  const { quoted, depth } = inside;
  const start = node.position?.start.line ?? 1;
  const end = node.position?.end.line ?? 1;
  if (node.type === 'code') {
    const fenced = lines[start - 1]?.code === true;
    const block = fenced ? lines.slice(start, closing(lines, end)) : lines.slice(start - 1, end);
    return mayBeTree(node) ? [{ lines: withoutChangeColumn(block, node.lang === 'diff'), quoted }] : [];
  }
  if (node.type === 'paragraph') {
    const block = lines.slice(start - 1, end);
    return block.some((line) => hasBranch(line.text)) ? [{ lines: block, quoted }] : [];
  }
  if (!('children' in node) || depth >= MAX_NESTING) return [];
  const below = { quoted: quoted || node.type === 'blockquote', depth: depth + 1 };
  return node.children.flatMap((child) => blocksIn(child, lines, below));
}

/** The last line of a fenced block is its closing fence, unless the document ended before. */
function closing(lines: readonly SourceLine[], end: number): number {
  return /^[\s>]*(?:`{3,}|~{3,})\s*$/.test(lines[end - 1]?.text ?? '') ? end - 1 : end;
}

const LANGUAGES = new Set(
  'text txt plain plaintext tree filetree files directory dir ascii bash sh shell console none md markdown diff'.split(
    ' ',
  ),
);

function mayBeTree(node: Code): boolean {
  return !node.lang || LANGUAGES.has(node.lang.toLowerCase());
}

const FEATURE_DOCUMENT =
  /^(?:\.\/)?(?:\.specify\/|\.doit\/)?(?:[\w.-]+\/)?(?:specs|kitty-specs)\/(?:\[###[^\]]*\]|\d{2,}-[^/]*|SPEC-[^/]+|\d{8}-\d{6}-[^/]*|feature)(?:\/|$)/i;

/** Drops the feature's own documents, which some plans draw in the same tree. Single documents that change stay. */
function withoutFeatureDocuments(entries: readonly LayoutEntry[]): LayoutEntry[] {
  const features = new Set(
    entries.flatMap((entry) => {
      const directory = /^(.*)\/(?:plan|spec|research)\.md$/.exec(entry.path)?.[1];
      return directory !== undefined && FEATURE_DOCUMENT.test(`${directory}/`) ? [directory] : [];
    }),
  );
  if (features.size === 0) return [...entries];
  const roots = [...features];
  return entries.filter(
    (entry) =>
      !roots.some(
        (root) =>
          entry.path === root ||
          entry.path.startsWith(`${root}/`) ||
          (/(?:^|\/)specs$/.test(entry.path) && root.startsWith(`${entry.path}/`)),
      ),
  );
}

/** The same at the end of any path, such as one of somebody's machine. */
const FEATURE_FOLDER =
  /(?:^|[\\/])(?:specs?|features|speckit)[\\/](?:\d{2,}-[^\s\\/]+|SPEC-[^\s\\/]+)[\\/]?$/i;

/** What the first lines of a block say, without comments. */
function firstTexts(block: Block, count: number): string[] {
  const texts: string[] = [];
  for (const line of block.lines) {
    if (texts.length >= count) break;
    const text = readDrawing(line, block.quoted)?.text ?? '';
    if (text !== '' && !/^(?:#|\/\/)/.test(text)) texts.push(text);
  }
  return texts;
}

/** The Documentation tree of the template, under its own heading or known by what it holds. */
function isDocumentTree(block: Block, documentation: boolean): boolean {
  const texts = firstTexts(block, 12);
  const root = part(texts, 0).split(/\s/)[0] ?? '';
  const featureRoot =
    FEATURE_DOCUMENT.test(root) || FEATURE_FOLDER.test(root) || /^\.?\/?(?:\.specify\/)?specs\/\S/.test(root);
  const holdsPlan = texts.some((text) => /^(?:plan|spec|research)\.md\b/.test(text));
  const otherRoots = block.lines
    .slice(1)
    .some(
      (line) =>
        /^[\w.@]/.test(line.text) &&
        !FEATURE_DOCUMENT.test(line.text) &&
        !/^(?:specs|\.specify)/.test(line.text),
    );
  return documentation
    ? featureRoot || holdsPlan
    : (featureRoot || /^\.?\/?specs\//.test(root)) && holdsPlan && !otherRoots;
}

/** A comment in a tree, and in it what follows the template's own "[REMOVE IF UNUSED]". */
const COMMENT = /^\s*(?:#|\/\/)\s*(?:[[【][^\]】]{1,60}[\]】]\s*)?(\S[^\n]{0,120})/;

/** Labels such as "# Option 1: Single project (DEFAULT)" inside a tree. */
function optionLabels(lines: readonly SourceLine[]): Leftover[] {
  return lines.flatMap((line) => {
    const label = COMMENT.exec(line.text)?.[1];
    if (!label || !isOptionLabel(label)) return [];
    const position = { line: line.number, column: line.text.indexOf('#') + 1 || 1 };
    return [{ kind: 'option-label' as const, text: cut(label.trim()), position }];
  });
}
