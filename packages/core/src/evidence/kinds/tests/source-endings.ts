const SOURCE_ENDING =
  /\.(?:[cm]?[jt]sx?|vue|svelte|py|rb|go|java|kt|kts|scala|cs|fs|php|rs|swift|dart|feature)$/i;

/** Whether a text ends as the name of a source file does. */
export function isSourceFile(name: string): boolean {
  return SOURCE_ENDING.test(name);
}
