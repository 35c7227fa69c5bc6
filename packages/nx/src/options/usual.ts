/**
 * Whether options say nothing but the defaults. Most do, and then the schema, which takes long to load, is not needed.
 * @param defaults by option; an option that is not in it is never usual
 */
export function isUsual(given: unknown, defaults: object): boolean {
  if (given === undefined || given === null) return true;
  if (typeof given !== 'object' || Array.isArray(given)) return false;
  const known = new Map(Object.entries(defaults));
  return Object.entries(given).every(
    ([name, value]) => known.has(name) && JSON.stringify(value) === JSON.stringify(known.get(name)),
  );
}
