/** The number that a part of a text is, up to 15 digits; null for anything else. */
export function wholeNumber(text: string, from = 0, to = text.length): number | null {
  if (to <= from || to - from > 15) return null;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return value;
}
