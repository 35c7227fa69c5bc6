/**
 * Remembers what was computed of an object for as long as the object lives. A workspace's state never changes
 * once loaded, so what needs all features or all projects is computed once and not once per project.
 */
export function memoize<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}
