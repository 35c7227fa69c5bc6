/** Where a text has the name of a feature's directory, or of its node, as a whole word. */
export interface Mention {
  readonly kind: 'name' | 'node';
  /** As it is written. */
  readonly text: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** What is written before it without a gap, `./specs/` of `./specs/001-pay`; empty where it begins a word. */
  readonly before: string;
  /** Whether a `/` comes next. */
  readonly holds: boolean;
  /** Whether it is part of an address such as `https://example.org/specs/001-pay`. */
  readonly inAddress: boolean;
}

/** Characters before a name that are looked at. */
const MAX_BEFORE = 500;
const RUN = /[^\s"'`<>()[\]|,;:=!?]*$/u;
const CHUNK = /[^\s"'`<>()]*$/u;
/** `**specs/001-pay**`, but not the stars of a glob: `**\/specs/001-pay`. */
const EMPHASIS = /^[*_]{1,3}(?![/*])/u;
/** Before a name: what makes it another, longer one, such as `my-001-pay`. */
const JOINS_BEFORE = /[\p{L}\p{N}\p{M}_.@%+~-]$/u;
/** Behind a name: `001-pay-later`, `001-pay.bak`, `001-pay*`; not the end of a sentence. */
const JOINS_AFTER = /^(?:[\p{L}\p{N}\p{M}_*%-]|\.[\p{L}\p{N}*])/u;

/** All mentions in a text, in their order. A name that is part of a longer one is not a mention. */
export function findMentions(
  text: string,
  names: readonly string[],
  nodes: readonly string[] = [],
): Mention[] {
  const found = [
    ...names.flatMap((name) => occurrences(text, { kind: 'name', name })),
    ...nodes.flatMap((name) => occurrences(text, { kind: 'node', name })),
  ];
  return found.sort((one, other) => one.start - other.start);
}

function occurrences(text: string, { kind, name }: { kind: Mention['kind']; name: string }): Mention[] {
  const found: Mention[] = [];
  for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length)) {
    const end = start + name.length;
    const near = text.slice(Math.max(0, start - MAX_BEFORE), start);
    const run = RUN.exec(near)?.[0] ?? '';
    const emphasis = EMPHASIS.exec(run)?.[0] ?? '';
    const before = run.slice(emphasis.length);
    const isClosed = emphasis !== '' && text.startsWith(emphasis, end);
    const after = text.slice(end, end + 3);
    if (JOINS_BEFORE.test(before) || (!isClosed && JOINS_AFTER.test(after))) continue;
    if (kind === 'node' && /[\\/]$/.test(before)) continue;
    const inAddress = (CHUNK.exec(near)?.[0] ?? '').includes('://');
    const holds = /^[\\/]/.test(text.slice(end, end + 1));
    found.push({ kind, text: name, start, end, before, holds, inAddress });
  }
  return found;
}
