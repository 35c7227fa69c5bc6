/** The names that a configuration written in JavaScript or TypeScript can have. */
export function scriptNames(name: string): readonly string[] {
  return ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `${name}.${extension}`);
}
