/** A tag of HTML that may withdraw what is between it and its end. */
export interface Tag {
  readonly name: string;
  readonly closes: boolean;
  /** Whether nobody sees what it holds, or sees it struck. */
  readonly withdraws: boolean;
  /** Whether it stands inside text, as `<span>` does, so that it alone begins no block. */
  readonly isOfText: boolean;
}

const WITHDRAWING = new Set(['del', 's', 'strike', 'template', 'script', 'style']);
const OF_TEXT = new Set(
  'a b bdi bdo big cite code data del em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
);
const WITHOUT_END = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
const TAG = /^<(\/?)([a-z][a-z0-9-]*)([^]*?)(\/?)>$/i;
const STYLE = /\bstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const UNSEEN = /(?:display\s*:\s*none|visibility\s*:\s*hidden|\bline-through\b)/i;

/** Reads a tag; null for one that has no end, so that it holds nothing. */
export function withdrawingTag(written: string): Tag | null {
  const match = TAG.exec(written);
  const name = match?.[2]?.toLowerCase();
  if (!match || name === undefined || WITHOUT_END.has(name) || match[4] === '/') return null;
  return {
    name,
    closes: match[1] === '/',
    withdraws: WITHDRAWING.has(name) || isHidden(match[3] ?? ''),
    isOfText: OF_TEXT.has(name),
  };
}

function isHidden(attributes: string): boolean {
  if (attributes === '') return false;
  const style = STYLE.exec(attributes);
  const names = attributes.replace(/"[^"]*"|'[^']*'/g, '""');
  return /(?:^|\s|")hidden(?:[\s=]|$)/i.test(names) || UNSEEN.test(style?.[1] ?? style?.[2] ?? '');
}
