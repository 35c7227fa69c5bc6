const ODD = /[\u00AD\u200B-\u200F\u2060\uFEFF]|[^\S \n]|\S_\S|\s\s/;
const WITHOUT_WIDTH = /[\u00AD\u200B-\u200F\u2060\uFEFF]/;

/**
 * A text as its words are spelled, so that phrases are found however they are spaced: no characters without width, one
 * plain space for spaces and underscores in a row between words.
 */
export function spelled(written: string): {
  readonly text: string;
  /** Where a character of the text is in what was written. */
  readonly placeOf: (index: number) => number;
} {
  if (!ODD.test(written)) return { text: written, placeOf: (index) => index };
  const places: number[] = [];
  let text = '';
  for (let at = 0; at < written.length; at += 1) {
    const character = written.charAt(at);
    if (WITHOUT_WIDTH.test(character)) continue;
    const isGap = /\s/.test(character) || (character === '_' && isBetweenWords(written, at));
    if (isGap && text.endsWith(' ')) continue;
    text += isGap ? ' ' : character;
    places.push(at);
  }
  return { text, placeOf: (index) => places[index] ?? written.length };
}

function isBetweenWords(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(text.charAt(at + 1));
}
