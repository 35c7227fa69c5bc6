/** Words of the language, of its tests, and names that the generated code uses for itself; in kebab case. */
export const RESERVED: ReadonlySet<string> = new Set([]);
