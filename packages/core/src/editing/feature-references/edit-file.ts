import { nameOf, parentOf } from '../../base/paths.js';
import type { Range } from '../../markdown/withdrawn.js';
import { markdownPlaces, rangeAt, type MarkdownPlaces } from './markdown-places.js';
import { findMentions, type Mention } from './mentions.js';
import type {
  FileReferences,
  LeftKind,
  LeftMention,
  ReferenceReason,
  ReferringFile,
  Replacement,
} from './model.js';
import { depthGained, newSegment, spellings, type FeatureMove } from './move.js';
import { outwardLinks } from './outward-links.js';
import { drawnAbove, literalsBefore } from './parts-written-apart.js';
import { leadsTo, partsLeadTo, type PathOrigin } from './resolve.js';

/** Files of Nx and of Plangate in which a string that is the name of a node is nothing else. */
const HAS_NODES = /(?:^|\/)(?:nx|project|package|\.specify\/baseline)\.json$/;
const IS_CODE = /\.(?:[cm]?[jt]sx?|py|go|rs|java|kts?|cs|rb|php|dart|swift|scala)$/;
const IS_MARKDOWN = /\.(?:md|markdown)$/i;

/**
 * The references of one file to a feature that moves. Only what leads to the feature for certain is changed: a path that is read
 * from the file or a directory above it, and the name where a field, a ledger or a gate means the feature by it.
 * @returns null for Markdown that cannot be read
 */
export function fileReferences(file: ReferringFile, move: FeatureMove): FileReferences | null {
  const nodes = [...(move.nodes?.keys() ?? []), ...(move.lostNodes ?? [])];
  const mentions = findMentions(file.text, spellings(move.from), nodes);
  const isOwn = file.path.startsWith(`${move.from}/`);
  const isMarkdown = IS_MARKDOWN.test(file.path);
  const turns = isMarkdown && isOwn && depthGained(move) !== 0;
  const hasBranch = isOwn && isMarkdown && move.branch !== undefined;
  if (mentions.length === 0 && !turns && !hasBranch) return { replacements: [], left: [] };
  const places = isMarkdown ? markdownPlaces(file.text) : null;
  if (isMarkdown && places === null) return null;
  const reader = new ReferenceReader({ ...file, isOwn }, move, places);
  for (const mention of mentions) reader.read(mention);
  if (turns && places !== null) reader.replacements.push(...outwardLinks(file, move, places.links));
  return { replacements: reader.replacements, left: reader.left };
}

class ReferenceReader {
  readonly replacements: Replacement[] = [];
  readonly left: LeftMention[] = [];
  private readonly segment: string | null;
  private readonly origin: PathOrigin;
  private readonly templated: Range | null;

  constructor(
    private readonly file: ReferringFile & { readonly isOwn: boolean },
    private readonly move: FeatureMove,
    private readonly places: MarkdownPlaces | null,
  ) {
    this.segment = newSegment(move);
    this.origin = { files: file.files, directory: parentOf(file.path) ?? '.', isLink: false };
    this.templated = this.replaceTemplated();
  }

  /** A template of branches may write number and slug apart, so the branch is replaced as a whole where it is there. */
  private replaceTemplated(): Range | null {
    const { branch } = this.move;
    const field = this.places?.branch ?? null;
    if (!this.file.isOwn || field === null || branch === undefined || branch.from === branch.to) return null;
    const at = this.file.text.slice(...field).indexOf(branch.from);
    const start = field[0] + at;
    if (at === -1 || /[\p{L}\p{N}_-]/u.test(this.file.text.charAt(start + branch.from.length))) return null;
    const end = start + branch.from.length;
    this.replacements.push({ start, end, text: branch.to, reason: 'branch' });
    return [start, end];
  }

  read(mention: Mention): void {
    if (this.templated !== null && rangeAt(mention.start, [this.templated]) !== null) return;
    if (mention.kind === 'node') this.readNode(mention);
    else if (mention.inAddress) this.leave(mention, 'address');
    else if (this.isPath(mention)) this.readPath(mention);
    else this.readName(mention);
  }

  private readPath(mention: Mention): void {
    // A feature that goes into an archive takes along what its own documents say of it by relative paths.
    const staysRight =
      this.file.isOwn && depthGained(this.move) !== 0 && /^\.{1,2}[\\/]/.test(mention.before);
    if (this.segment === null) this.leave(mention, 'path');
    else if (!staysRight) this.replace(mention, this.segment, this.isLink(mention) ? 'link' : 'path');
  }

  private isPath(mention: Mention): boolean {
    const { before, holds } = mention;
    const { from } = this.move;
    if (this.isLink(mention)) return leadsTo(before, from, { ...this.origin, isLink: true });
    if (before !== '' || holds) {
      if (leadsTo(before, from, this.origin)) return true;
    }
    if (before !== '') return false;
    const block = this.rangeOf(mention, this.places?.code);
    const apart = IS_CODE.test(this.file.path)
      ? literalsBefore(this.file.text, mention)
      : block === null
        ? []
        : drawnAbove(this.file.text, mention, block);
    return partsLeadTo(apart, from, this.origin);
  }

  private readName(mention: Mention): void {
    const name = this.move.to === null ? null : nameOf(this.move.to);
    const reason = this.meaningOf(mention);
    const isWhole = mention.before === '' || reason === 'branch';
    if (name === null || reason === null || !isWhole) this.leave(mention, 'name');
    else this.replace(mention, name, reason);
  }

  /** What the place of a mention says that it means; null in prose. */
  private meaningOf(mention: Mention): 'branch' | 'ledger' | 'gate' | null {
    const { branch = null, ledgers, gates } = this.places ?? {};
    if (this.file.isOwn && branch !== null && rangeAt(mention.start, [branch]) !== null) return 'branch';
    if (this.rangeOf(mention, ledgers) !== null) return 'ledger';
    return this.rangeOf(mention, gates) === null ? null : 'gate';
  }

  private readNode(mention: Mention): void {
    const after = this.move.nodes?.get(mention.text);
    const means = this.meaningOf(mention) ?? (HAS_NODES.test(this.file.path) ? 'node' : null);
    if (after === undefined || means === null || means === 'branch') this.leave(mention, 'node');
    else this.replacements.push({ start: mention.start, end: mention.end, text: after, reason: means });
  }

  private isLink(mention: Mention): boolean {
    return this.rangeOf(mention, this.places?.links) !== null;
  }

  private rangeOf({ start }: Mention, ranges: readonly Range[] = []): Range | null {
    return rangeAt(start, ranges);
  }

  private replace({ start, end, text }: Mention, name: string, reason: ReferenceReason): void {
    const isEscaped = text !== nameOf(this.move.from);
    this.replacements.push({ start, end, text: isEscaped ? encodeURI(name) : name, reason });
  }

  private leave({ start }: Mention, kind: LeftKind): void {
    this.left.push({ offset: start, kind });
  }
}
