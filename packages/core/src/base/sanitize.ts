/** Longest text of a document that a message repeats. */
const MAX_TEXT = 2000;

const TERMINAL_SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]P^_X]|[\u009d\u0090\u009e\u009f\u0098])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** What nearly every text is; the other expressions need not look at it. */
const PLAIN = /^[ -~]*$/;
/** Characters that turn the direction of text or are not seen: what is read would not be what is written. */
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text from documents, reports and paths as it may be shown: no terminal sequence, no control or direction
 * character, line ends as spaces, and no longer than 2,000 characters.
 */
export function sanitize(text: string): string {
  if (text.length <= MAX_TEXT && PLAIN.test(text)) return text;
  const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return cut
    .replace(TERMINAL_SEQUENCES, '')
    .replace(CONTROLS, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATES, '\ufffd');
}
