/**
 * The same text in storage of its own. A part of a larger text keeps all of that text in memory, so what outlives
 * the chunk it was read from is copied.
 */
export function detach(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
